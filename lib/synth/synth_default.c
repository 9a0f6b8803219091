/* The recipe when none is given, made for the size that is asked for. */
#include "synth_model.h"

#include <math.h>
#include <string.h>

/* Services in order; what is planted below names them by their place here. */
static const struct {
    const char *name, *code;
    int level;
} services[] = {
    {"NAV", "NAV", 3},
    {"ungdomsskole", "USK", 1},
    {"videregående skole", "VGS", 1},
    {"oppfølgingstjenesten", "OT", 3},
    {"barnevern", "BV", 3},
    {"helsestasjon", "HS", 2},
    {"psykisk helse og rus", "PHR", 3},
    {"BUP", "BUP", 4},
    {"fastlege", "FL", 2},
    {"boligkontor", "BK", 3},
    {"politi/SLT", "SLT", 2},
    {"kultur og fritid", "KF", 1},
    {"frivillighet og arbeidsgivere", "FA", 1},
    {"kommuneledelse", "KL", 1},
};

enum { PLACES = 4, FEWEST = 9, MOST_ACTORS = 20000, SINGLE = 9 };

struct size {
    size_t actors, sectors, waves;
    bool single;      /* one sector is planted as a single post */
    const char *last; /* the last wave */
};

/* Posts of sector s. One that is planted as a single post counts once, so
 * that the others share the rest. */
static size_t posts_of(const struct size *z, size_t s)
{
    size_t n = z->single ? z->actors - 1 : z->actors;
    size_t sectors = z->single ? z->sectors - 1 : z->sectors;

    if (z->single && s == SINGLE) return n / sectors;
    if (z->single && s > SINGLE) s--;
    return n / sectors + (s < n % sectors);
}

static const char *service(size_t s, char *buffer, size_t size)
{
    if (s < PDN_COUNT(services)) return services[s].name;
    snprintf(buffer, size, "tjeneste %zu", s + 1);
    return buffer;
}

static void print_sector(FILE *f, const struct size *z, size_t s)
{
    char name[40];
    size_t n = posts_of(z, s);

    fprintf(f, "\n[sector %s]\n", service(s, name, sizeof name));
    if (s < PDN_COUNT(services))
        fprintf(f, "code = %s\nlevel = %d\n", services[s].code,
                services[s].level);
    else
        fprintf(f, "code = T%zu\nlevel = %zu\n", s + 1, 1 + s % 4);
    fputs("mandate = 0.3\npeople = ", f);
    for (size_t k = 0; k < PLACES; k++) {
        size_t turned = (k + s) % PLACES; /* the odd ones go round */
        fprintf(f, "%s%zu", k > 0 ? ", " : "",
                n / PLACES + (turned < n % PLACES));
    }
    fputc('\n', f);
}

/* Everybody has about as many contacts in a small study as in a large one. */
static double density(const struct size *z)
{
    return fmin(1.6, 170 / (double)z->actors);
}

static void print_head(FILE *f, const pdn_synth_options *o,
                       const struct size *z)
{
    static const char *const formats[] = {"utf-8", "excel", "bom"};
    static const double usual[] = {78, 71, 82};
    double thin = density(z);

    fprintf(f,
            "; A made study; pdn-synth --plant recipe.ini remakes it.\n"
            "[study]\ntitle = Laget undersøkelse\nlanguage = nb\nseed = %llu\n"
            "by = sector\nnullpunkt = 2021\n\n",
            (unsigned long long)(o->seed > 0 ? o->seed : 1));
    fprintf(f,
            "[contact]\nwithin = %s\nplace = %s\nsector = %s\n"
            "elsewhere = %s\nbarriers = kapasitet:4, kjennskap:3, "
            "forankring:2, samhandlingskompetanse:2, møteplass:2, "
            "taushetsplikt:1\n",
            pdn_number_format(fmin(0.8, 0.7 * thin)).text,
            pdn_number_format(0.36 * thin).text,
            pdn_number_format(0.12 * thin).text,
            pdn_number_format(0.02 * thin).text);
    for (size_t w = 0; w < z->waves; w++) {
        double given = w < o->responses   ? 100 * o->response[w]
                       : o->responses > 0 ? 100 * o->response[o->responses - 1]
                                          : usual[w % 3];
        fprintf(f, "\n[wave %zu]\nresponse = %s\nformat = %s\n", 2021 + w,
                pdn_number_format(given).text, formats[w % 3]);
    }
    for (size_t k = 0; k < PLACES; k++)
        fprintf(f, "\n[place Kommune %c]\ncode = %c\n", (char)('A' + k),
                (char)('A' + k));
}

static void print_outcomes(FILE *f)
{
    fputs("\n[outcomes]\nunits = 46\nfirst = 2017\nlast = 2023\n"
          "population = 900\nshare = 18.3\nindicator = utenfor-laget\n"
          "counter = ufor-laget\ndefinition = 20-29 år utenfor arbeid og "
          "skole (laget)\ncounter_definition = 20-29 år med uføretrygd "
          "(laget)\n\n"
          "[plant sustained-1]\nkind = sustained\nunit = Kommune 12\nz = 11\n"
          "population = 1600\n\n"
          "[plant sustained-2]\nkind = sustained\nunit = Kommune 27\nz = 11\n"
          "population = 1300\n\n"
          "[plant improved]\nkind = improved\nunit = Kommune 31\nz = 9\n"
          "year = 2022\npopulation = 1500\n\n"
          "[plant one-year-1]\nkind = one-year\nunit = Kommune 19\nz = 14\n"
          "year = 2022\npopulation = 1200\n\n"
          "[plant one-year-2]\nkind = one-year\nunit = Kommune 40\nz = 14\n"
          "year = 2021\npopulation = 1100\n\n"
          "[plant bad-bargain]\nkind = bad-bargain\nunit = Kommune 35\n"
          "z = 8\npopulation = 1500\n",
          f);
}

/* Which services a plant needs, and its text; %s is the last wave. */
static const struct {
    size_t needs; /* services: those of the names below */
    size_t part;  /* the shortest that one of them may be, in posts */
    size_t waves; /* the fewest waves */
    const char *text;
} plants[] = {
    {8, FEWEST, 1,
     "[plant missing]\nkind = missing\nbetween = NAV, BUP\nkeep = 0.03\n"},
    {3, FEWEST, 1,
     "[plant hangs-on-one]\nkind = hangs-on-one\n"
     "between = ungdomsskole, videregående skole\nperson = VGS-A-01\n"
     "contact = 0.95\n"},
    {5, FEWEST, 1,
     "[plant strained]\nkind = strained\nfrom = barnevern\nto = NAV\n"
     "quality = 2\nother = 4\nbarrier = taushetsplikt\ncontact = 0.8\n"},
    {6, FEWEST, 1,
     "[plant one-sided]\nkind = one-sided\nfrom = ungdomsskole\n"
     "to = helsestasjon\ncontact = 0.9\nback = 0.03\n"},
    {4, 4, 1,
     "[plant overloaded]\nkind = overloaded\nperson = OT-A-01\nfte = 0.5\n"
     "contact = 0.45\n"},
    {13, FEWEST, 1,
     "[plant works]\nkind = works\nbetween = politi/SLT, kultur og fritid, "
     "frivillighet og arbeidsgivere\ncontact = 0.8\nelsewhere = 0.03\n"
     "quality = 4.6\n"},
    {10, 4, 1,
     "[plant single-post]\nkind = single-post\nsector = boligkontor\n"
     "to = NAV\n"},
    {9, 5, 1,
     "[plant silent]\nkind = silent\nsector = fastlege\nanswered = 1\n"
     "to = NAV\nlast = 2021\n"},
    {14, FEWEST, 2,
     "[plant falls-apart]\nkind = falls-apart\nplace = Kommune D\n"
     "person = KL-D-01\ndependants = KF-D-01, FA-D-01, FA-D-02\nkeep = 0.02\n"
     "first = %s\n"},
};

static pdn_status print_plants(FILE *f, const struct size *z,
                               pdn_diagnostics *notes)
{
    for (size_t i = 0; i < PDN_COUNT(plants); i++) {
        size_t least = posts_of(z, z->sectors - 1);
        bool single = strstr(plants[i].text, "single-post") != NULL;
        if ((!single || z->single) && z->sectors >= plants[i].needs &&
            least >= plants[i].part && z->waves >= plants[i].waves) {
            const char *at = strstr(plants[i].text, "%s");
            fputc('\n', f);
            if (at == NULL)
                fputs(plants[i].text, f);
            else
                fprintf(f, "%.*s%s%s", (int)(at - plants[i].text),
                        plants[i].text, z->last, at + 2);
            continue;
        }
        const char *name = strchr(plants[i].text, ' ') + 1;
        pdn_status st = pdn_diagnostics_add(
            notes,
            (pdn_diagnostic){.severity = PDN_NOTE,
                             .code = "left-out",
                             .action = "nothing is planted there"},
            "%.*s is left out: it needs %zu services of %zu posts and %zu "
            "waves",
            (int)strcspn(name, "]"), name, plants[i].needs, plants[i].part,
            plants[i].waves);
        if (st != PDN_OK) return st;
    }
    return PDN_OK;
}

pdn_status synth__recipe_default(const pdn_synth_options *o, pdn_diagnostics *f,
                                 char **bytes, size_t *size)
{
    struct size z = {.actors = o->actors > 0 ? o->actors : 170,
                     .sectors = o->sectors > 0 ? o->sectors : 14,
                     .waves = o->waves > 0 ? o->waves : 3};
    char last[24];

    if (z.actors > MOST_ACTORS || z.sectors > 60 || z.waves > SYNTH_WAVES ||
        z.actors < 2 * z.sectors)
        return pdn_fail(PDN_EARG,
                        "%zu actors in %zu sectors and %zu waves: want at "
                        "least two in a sector, at most %d actors, 60 sectors "
                        "and %d waves",
                        z.actors, z.sectors, z.waves, MOST_ACTORS, SYNTH_WAVES);
    snprintf(last, sizeof last, "%zu", 2020 + z.waves);
    z.last = last;
    z.single = z.sectors > SINGLE && z.actors / z.sectors >= 4;

    FILE *out = open_memstream(bytes, size);
    if (out == NULL) return pdn_no_memory();
    print_head(out, o, &z);
    for (size_t s = 0; s < z.sectors; s++)
        print_sector(out, &z, s);
    pdn_status st = print_plants(out, &z, f);
    print_outcomes(out);
    if ((fclose(out) != 0 || *bytes == NULL) && st == PDN_OK)
        st = pdn_no_memory();
    return st;
}
