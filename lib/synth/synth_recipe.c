/* A recipe is an INI file; a table says which keys each section takes. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <assert.h>
#include <ini.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef enum { WORD, REAL, LIST } value_kind;

typedef struct {
    const char *section, *name;
    value_kind kind;
    size_t at;
    const char *plants; /* kinds of plant that take it; NULL: not a plant */
} key;

#define ANY "*"

/* clang-format off */
#define KEY(of, n, k)   {#of, #n, k, offsetof(synth__##of, n), NULL}
#define STUDY(n, k)     KEY(study, n, k)
#define CONTACT(n, k)   KEY(contact, n, k)
#define OUTCOMES(n, k)  KEY(outcomes, n, k)
#define PLACE(n, k)     KEY(place, n, k)
#define SECTOR(n, k)    KEY(sector, n, k)
#define WAVE(n, k)      KEY(wave, n, k)
#define GROUP(n, k)     KEY(group, n, k)
#define UNIT(n, k)      KEY(unit, n, k)
#define PLANT(n, k, p)  {"plant", #n, k, offsetof(synth__plant, n), p}
#define LINE(n)         {"line", #n, WORD, offsetof(synth__truth_line, n), NULL}
#define WORDED(i, name) {"outcomes", name, WORD, offsetof(synth__outcomes, word[i]), NULL}

static const key keys[] = {
    STUDY(title, WORD), STUDY(language, WORD), STUDY(by, WORD),
    STUDY(nullpunkt, WORD), STUDY(seed, REAL),
    CONTACT(within, REAL), CONTACT(place, REAL), CONTACT(region, REAL),
    CONTACT(sector, REAL), CONTACT(elsewhere, REAL), CONTACT(say, REAL),
    CONTACT(activity, REAL), CONTACT(renewal, REAL), CONTACT(turnover, REAL),
    CONTACT(quality, REAL), CONTACT(grade, REAL), CONTACT(noise, REAL),
    CONTACT(skipped, REAL), CONTACT(barrier, REAL), CONTACT(need, REAL),
    CONTACT(barriers, LIST),
    OUTCOMES(units, REAL), OUTCOMES(first, REAL), OUTCOMES(last, REAL),
    OUTCOMES(population, REAL), OUTCOMES(indicator, WORD),
    OUTCOMES(counter, WORD), OUTCOMES(published, WORD), OUTCOMES(split, WORD),
    OUTCOMES(group, WORD), OUTCOMES(definition, WORD),
    OUTCOMES(split_definition, WORD), OUTCOMES(counter_definition, WORD),
    OUTCOMES(shown, WORD), OUTCOMES(benchmark, WORD), OUTCOMES(references, WORD), OUTCOMES(share, REAL),
    WORDED(0, "label.nb"), WORDED(1, "label.nn"), WORDED(2, "label.en"),
    WORDED(3, "people_label.nb"), WORDED(4, "people_label.nn"),
    WORDED(5, "people_label.en"), WORDED(6, "unit_label.nb"),
    WORDED(7, "unit_label.nn"), WORDED(8, "unit_label.en"),
    PLACE(code, WORD), PLACE(region, REAL),
    SECTOR(code, WORD), SECTOR(role, WORD), SECTOR(level, REAL),
    SECTOR(mandate, REAL), SECTOR(brief, REAL), SECTOR(people, LIST),
    WAVE(format, WORD), WAVE(response, REAL),
    GROUP(first, WORD), GROUP(people, LIST),
    UNIT(year, REAL), UNIT(population, REAL), UNIT(events, REAL),
    UNIT(published, REAL),
    KEY(copy, file, WORD),
    PLANT(kind, WORD, ANY), PLANT(shown, LIST, ANY),
    PLANT(first, WORD, ANY), PLANT(last, WORD, ANY),
    PLANT(between, LIST, "missing hangs-on-one works"),
    PLANT(from, WORD, "strained one-sided"), PLANT(to, WORD, "strained one-sided single-post silent"),
    PLANT(person, WORD, "hangs-on-one overloaded falls-apart"),
    PLANT(dependants, LIST, "falls-apart"),
    PLANT(group, WORD, "tied-group"), PLANT(place, WORD, "falls-apart"),
    PLANT(sector, WORD, "single-post silent"),
    PLANT(unit, WORD, "sustained improved one-year bad-bargain"),
    PLANT(barrier, WORD, "strained missing"),
    PLANT(contact, REAL, "hangs-on-one one-sided overloaded works tied-group falls-apart strained single-post"),
    PLANT(elsewhere, REAL, "works one-sided strained"), PLANT(back, REAL, "one-sided"),
    PLANT(keep, REAL, "missing hangs-on-one falls-apart"),
    PLANT(say, REAL, "works hangs-on-one tied-group one-sided strained"),
    PLANT(quality, REAL, "strained works"), PLANT(other, REAL, "strained"),
    PLANT(fte, REAL, "overloaded"), PLANT(posts, REAL, "single-post"),
    PLANT(answered, REAL, "silent"),
    PLANT(z, REAL, "sustained improved one-year bad-bargain"),
    PLANT(year, REAL, "sustained improved one-year bad-bargain"),
    PLANT(years, REAL, "sustained improved one-year bad-bargain"),
    PLANT(population, REAL, "sustained improved one-year bad-bargain"),
    LINE(wave), LINE(tool), LINE(options), LINE(input), LINE(row),
    LINE(column), LINE(expected), LINE(why), LINE(later), LINE(plant),
};
/* clang-format on */

struct reader {
    synth__recipe *r;
    pdn_diagnostics *f;
    const char *file, *at, *end;
    size_t number; /* of the line */
    pdn_status st;
};

static void fault(struct reader *in, size_t line, const char *what,
                  const char *which)
{
    if (in->st == PDN_OK)
        in->st = synth__fault(in->f, in->file, line, what, which);
}

static const char *keep_text(struct reader *in, const char *s, size_t n)
{
    const char *kept = pdn_arena_text(&in->r->text, s, n);

    if (kept == NULL) in->st = pdn_no_memory();
    return kept;
}

/* One of an array of named things: found by name, or added. */
struct shelf {
    void *first;
    size_t *used, most, stride;
};

static struct shelf shelf_of(synth__recipe *r, const char *section)
{
#define SHELF(word, array, count)                                   \
    if (strcmp(section, word) == 0)                                 \
    return (struct shelf){r->array, &r->count, PDN_COUNT(r->array), \
                          sizeof *r->array}
    SHELF("place", place, places);
    SHELF("sector", sector, sectors);
    SHELF("wave", wave, waves);
    SHELF("group", group, groups);
    SHELF("unit", unit, units);
    SHELF("copy", copy, copies);
    SHELF("plant", plant, plants);
    SHELF("line", line, lines);
#undef SHELF
    return (struct shelf){0};
}

static void set_line(synth__recipe *r, const char *section, size_t i,
                     size_t line)
{
#define SET(word, array) \
    if (strcmp(section, word) == 0) r->array[i].line = line
    SET("place", place);
    SET("sector", sector);
    SET("wave", wave);
    SET("group", group);
    SET("unit", unit);
    SET("copy", copy);
    SET("plant", plant);
    SET("line", line);
#undef SET
}

static void plant_blank(synth__plant *p)
{
    double *unset[] = {&p->contact, &p->elsewhere, &p->back,  &p->keep,
                       &p->say,     &p->quality,   &p->other, &p->fte,
                       &p->posts,   &p->answered,  &p->z,     &p->year,
                       &p->years,   &p->population};

    for (size_t i = 0; i < PDN_COUNT(unset); i++)
        *unset[i] = pdn_absent(PDN_NOT_DEFINED);
}

/* Every named thing begins with its name. */
static char *thing(struct reader *in, const char *section, const char *name)
{
    struct shelf s = shelf_of(in->r, section);

    assert(s.used != NULL);
    for (size_t i = 0; i < *s.used; i++) {
        char *at = (char *)s.first + i * s.stride;
        if (strcmp(*(const char **)(void *)at, name) == 0) return at;
    }
    if (*s.used == s.most) {
        fault(in, in->number, "too many sections of the kind", section);
        return NULL;
    }
    size_t i = (*s.used)++;
    char *at = (char *)s.first + i * s.stride;
    *(const char **)(void *)at = keep_text(in, name, strlen(name));
    set_line(in->r, section, i, in->number);
    if (strcmp(section, "plant") == 0) plant_blank(&in->r->plant[i]);
    return at;
}

static void *target(struct reader *in, const char *section, char *kind,
                    size_t capacity)
{
    static const struct {
        const char *name;
        size_t at;
    } whole[] = {{"study", offsetof(synth__recipe, study)},
                 {"contact", offsetof(synth__recipe, contact)},
                 {"outcomes", offsetof(synth__recipe, outcomes)}};
    size_t n = strcspn(section, " ");

    if (n >= capacity) n = capacity - 1;
    memcpy(kind, section, n);
    kind[n] = '\0';
    for (size_t i = 0; i < PDN_COUNT(whole); i++)
        if (strcmp(section, whole[i].name) == 0)
            return (char *)in->r + whole[i].at;
    if (section[n] == ' ' && shelf_of(in->r, kind).first != NULL)
        return thing(in, kind, section + n + 1);
    fault(in, in->number, "unknown section", section);
    return NULL;
}

static void list_read(struct reader *in, const char *value, synth__list *out)
{
    size_t items = 1;

    for (const char *c = value; *c != '\0'; c++)
        items += *c == ',';
    out->item = pdn_arena_get(&in->r->text, items * sizeof *out->item);
    if (out->item == NULL) {
        in->st = pdn_no_memory();
        return;
    }
    out->items = 0;
    for (const char *c = value;;) {
        c += strspn(c, " \t");
        size_t n = strcspn(c, ","), word = n;
        while (word > 0 && c[word - 1] == ' ')
            word--;
        out->item[out->items++] = keep_text(in, c, word);
        if (c[n] == '\0') break;
        c += n + 1;
    }
}

static int on_pair(void *reader, const char *section, const char *name,
                   const char *value)
{
    struct reader *in = reader;
    char kind[16];
    char *to = target(in, section, kind, sizeof kind);

    if (to == NULL || in->st != PDN_OK) return 1;
    for (size_t i = 0; i < PDN_COUNT(keys); i++) {
        const key *k = &keys[i];
        if (strcmp(k->section, kind) != 0 || strcmp(k->name, name) != 0)
            continue;
        char *field = to + k->at;
        if (k->kind == WORD)
            *(const char **)(void *)field = keep_text(in, value, strlen(value));
        else if (k->kind == LIST)
            list_read(in, value, (synth__list *)(void *)field);
        else if (!pdn_number_read(value, strlen(value), '.',
                                  (double *)(void *)field))
            fault(in, in->number, "want a number, not", value);
        return 1;
    }
    fault(in, in->number, "unknown key", name);
    return 1;
}

/* fgets over the bytes, counting lines; the library cuts what is longer. */
static char *next_line(char *line, int capacity, void *reader)
{
    struct reader *in = reader;
    size_t left = (size_t)(in->end - in->at);

    if (left == 0) return NULL;
    const char *stop = memchr(in->at, '\n', left);
    size_t n = stop != NULL ? (size_t)(stop - in->at) + 1 : left;
    in->number++;
    if (n >= (size_t)capacity) {
        fault(in, in->number, "a line is longer than 190 bytes:", "");
        in->at += n;
        line[0] = '\n';
        line[1] = '\0';
        return line;
    }
    memcpy(line, in->at, n);
    line[n] = '\0';
    in->at += n;
    return line;
}

static bool is_set(const key *k, const synth__plant *p)
{
    const char *field = (const char *)p + k->at;

    if (k->kind == WORD) return *(const char *const *)(const void *)field;
    if (k->kind == LIST)
        return ((const synth__list *)(const void *)field)->items > 0;
    return !isnan(*(const double *)(const void *)field);
}

pdn_status synth__fault(pdn_diagnostics *f, const char *file, size_t line,
                        const char *what, const char *which)
{
    pdn_diagnostic at = {
        .file = file, .line = line, .severity = PDN_ERROR, .code = "recipe"};

    return pdn_diagnostics_add(f, at, "%s \"%s\"", what, which);
}

bool synth__among(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = words; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length == n && memcmp(at, word, n) == 0) return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

const char *synth__plant_odd_key(const synth__plant *p)
{
    for (size_t i = 0; i < PDN_COUNT(keys); i++)
        if (keys[i].plants != NULL && strcmp(keys[i].plants, ANY) != 0 &&
            is_set(&keys[i], p) && !synth__among(keys[i].plants, p->kind))
            return keys[i].name;
    return NULL;
}

static void count_posts(synth__recipe *r)
{
    for (size_t i = 0; i < r->sectors; i++) {
        synth__sector *s = &r->sector[i];
        for (size_t k = 0; k < s->people.items && k < SYNTH_PLACES; k++)
            (void)pdn_number_read(s->people.item[k], strlen(s->people.item[k]),
                                  '.', &s->post[k]);
    }
}

static synth__contact usual_contact(void)
{
    return (synth__contact){.within = 0.7,
                            .place = 0.3,
                            .region = 0.12,
                            .sector = 0.12,
                            .elsewhere = 0.02,
                            .say = 0.85,
                            .activity = 0.5,
                            .renewal = 0.15,
                            .turnover = 0.05,
                            .quality = 3.2,
                            .grade = 0.4,
                            .noise = 0.8,
                            .skipped = 0.03,
                            .barrier = 0.25,
                            .need = 0.02};
}

pdn_status synth__recipe_parse(const char *name, char *bytes, size_t size,
                               pdn_diagnostics *f, synth__recipe *out)
{
    struct reader in = {
        .r = out, .f = f, .file = name, .at = bytes, .end = bytes + size};
    size_t before = f->errors;

    out->contact = usual_contact();
    int bad = ini_parse_stream(next_line, &in, on_pair, &in);
    if (bad > 0)
        fault(&in, (size_t)bad, "not a section, a key or a comment", "");
    count_posts(out);
    if (in.st != PDN_OK) return in.st;
    return f->errors > before ? pdn_diagnostics_verdict(f) : PDN_OK;
}

void synth__recipe_clear(synth__recipe *r)
{
    pdn_arena_clear(&r->text);
    free(r->bytes);
    *r = (synth__recipe){0};
}

bool synth__listed(const synth__list *l, const char *word)
{
    for (size_t i = 0; i < l->items; i++)
        if (strcmp(l->item[i], word) == 0) return true;
    return false;
}

size_t synth__wave_at(const synth__recipe *r, const char *name,
                      size_t otherwise)
{
    for (size_t i = 0; name != NULL && i < r->waves; i++)
        if (strcmp(r->wave[i].name, name) == 0) return i;
    return otherwise;
}

bool synth__plant_is(const synth__plant *p, const char *kind)
{
    return strcmp(p->kind, kind) == 0;
}

const synth__plant *synth__plant_of(const synth__recipe *r, const char *unit)
{
    for (size_t i = 0; i < r->plants; i++)
        if (r->plant[i].unit != NULL && strcmp(r->plant[i].unit, unit) == 0)
            return &r->plant[i];
    return NULL;
}

bool synth__plant_at(const synth__recipe *r, const synth__plant *p, size_t wave)
{
    return wave >= synth__wave_at(r, p->first, 0) &&
           wave <= synth__wave_at(r, p->last, r->waves - 1);
}
