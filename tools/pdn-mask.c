/* pdn-mask - people under pseudonyms, and who can be recognised in what is
 * left. */
#define _XOPEN_SOURCE 700 /* umask */
#include "cli.h"

#include "pdnet/pseudonyms.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct args {
    const char *key, *new_key, *table;
    pdn_mask_beside beside;
    const char *check;
    long fewest;
    pdn_survey_options of; /* the files of a survey */
    pdn_list keep, by;
    bool sort;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "key",
     .kind = PDN_FILE,
     .at = AT(key),
     .help = "the key: a file that only its owner may read",
     .manual = "The key: the bytes of the file, without one line end behind "
               "them. Refused where others may read or write the file "
               "(*chmod 600*)."},
    {.name = "new-key",
     .kind = PDN_OUTPUT,
     .at = AT(new_key),
     .help = "make a key, and use it; never in place of a file",
     .manual = "Make a key of 32 random bytes, written as 64 hex digits with "
               "mode 0600, and use it. A file that stands there is never "
               "replaced. If the masking fails the key goes too."},
    {.name = "keep",
     .kind = PDN_MANY,
     .at = AT(keep),
     .value = "COLUMN[,COLUMN]",
     .help = "further columns that stay",
     .manual = "; may be given again. What names people cannot be kept."},
    {.name = "table",
     .kind = PDN_OUTPUT,
     .at = AT(table),
     .help = "write id and pseudonym here: personal data",
     .manual = "Write which id each pseudonym stands for, for the controller. "
               "Personal data: keep it where the key is."},
    {.name = "sort",
     .kind = PDN_FLAG,
     .at = AT(sort),
     .help = "rows by pseudonym, not in the order of the list",
     .manual = "Rows by pseudonym. The order of a list may tell who is who: "
               "alphabetical by name, it does. Figures that are drawn then "
               "differ as they do by seed."},
    {.name = "check",
     .kind = PDN_OUTPUT,
     .at = AT(check),
     .help =
         "write who can be recognised in what is left; exit 1 where anybody",
     .manual =
         "Write what fewer than *--fewest* people share, and who they are: "
         "the columns *--by* together, then the number of contacts. Of the "
         "masked network; without a key, of the network as it is. Exit 1 "
         "where there is anybody; what is asked for is written all the "
         "same."},
    {.name = "by",
     .kind = PDN_MANY,
     .at = AT(by),
     .value = "COLUMN[,COLUMN]",
     .fallback = "sector,municipality,role, those there are",
     .help = "with --check: columns taken together"},
    {.name = "fewest",
     .kind = PDN_WHOLE,
     .at = AT(fewest),
     .value = "N",
     .min = 3,
     .max = 1000000,
     .help = "with --check: how many must be alike"},
    {.name = "actors",
     .kind = PDN_FILE,
     .at = AT(of.actors),
     .help = "mask the files of a survey: everybody on the list",
     .manual = "Instead of a network, mask the files of a survey into the "
               "folder *-o*. This one is needed: it says who is who."},
    {.name = "ties",
     .kind = PDN_FILE,
     .at = AT(of.ties),
     .help = "with --actors: who named whom"},
    {.name = "roster",
     .kind = PDN_FILE,
     .at = AT(of.roster),
     .help = "with --actors: one row per respondent",
     .manual = "With *--actors*: one row per respondent. People in headings "
               "are replaced; columns that ask about nobody on the list go, "
               "unless they are kept by name."},
    {.name = "roster-id",
     .kind = PDN_STRING,
     .at = AT(of.roster_id),
     .value = "COLUMN",
     .fallback = "id",
     .help = "the roster's column of who answers"},
    {.name = "roster-pattern",
     .kind = PDN_STRING,
     .at = AT(of.roster_pattern),
     .value = "REGEX",
     .help = "headings that ask about an actor, as for pdn-ingest"},
    {.name = "codebook",
     .kind = PDN_FILE,
     .at = AT(of.codebook),
     .help = "what codes in headings stand for, as for pdn-ingest"},
    {.name = "aliases",
     .kind = PDN_FILE,
     .at = AT(of.aliases),
     .help = "with --actors: other spellings of ids"},
    {.name = "corrections",
     .kind = PDN_FILE,
     .at = AT(of.corrections),
     .help = "with --actors: what people set right afterwards",
     .manual = "With *--actors*: what people set right afterwards. Who said "
               "so is withheld, but for people on the list."},
    {.name = "duties",
     .kind = PDN_FILE,
     .at = AT(beside.duties),
     .help = "with --actors: stated duties; groups keep their names"},
    {.name = "actions",
     .kind = PDN_FILE,
     .at = AT(beside.actions),
     .help = "with --actors: steps agreed on, with who does them",
     .manual = "With *--actors*: steps agreed on. Owner and invited are "
               "replaced, several of them parted by a comma, a semicolon or "
               "a plus; services of the list keep their names."},
};

static const pdn_opt_said said[] = {
    {.name = "output",
     .manual = "Write the network here; with *--actors* the folder for the "
               "files. New files get mode 0600."},
    {.name = "seed", .manual = "Recorded; nothing here is drawn."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-mask --new-key key network.graphml -o masked.graphml",
    "pdn-mask -o masked-2021 --key key --actors actors-2021.csv "
    "--ties ties-2021.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-mask",
    .about =
        "people under pseudonyms, and who can be recognised in what is left",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV,
    .said = said,
    .notes =
        "A pseudonym is the first 20 hex digits of HMAC-SHA-256 over the id:\n"
        "the same under one key in every wave. Pseudonyms are personal data\n"
        "as long as the key is there, and may be afterwards.\n",
};

static bool has_files(const struct args *a)
{
    return a->of.ties != NULL || a->of.roster != NULL ||
           a->of.aliases != NULL || a->of.corrections != NULL ||
           a->of.codebook != NULL || a->beside.duties != NULL ||
           a->beside.actions != NULL;
}

/* What the table of options cannot say of the key and of --check. */
static pdn_status check_key(pdn_call *call, const struct args *a)
{
    const bool key = a->key != NULL || a->new_key != NULL;

    if (a->key != NULL && a->new_key != NULL)
        return cli__misuse(call, "want one of --key and --new-key");
    if (a->new_key != NULL && strcmp(a->new_key, "-") == 0)
        return cli__misuse(call, "--new-key -: a key is not printed; want a "
                                 "file");
    if (!key && (a->check == NULL || call->output != NULL ||
                 a->of.actors != NULL || a->table != NULL))
        return cli__misuse(call, "want --key or --new-key, or --check alone");
    if (a->check == NULL && (a->by.items > 0 || cli__given(call, "fewest")))
        return cli__misuse(call, "--by and --fewest go with --check");
    if (a->check != NULL && a->of.actors != NULL)
        return cli__misuse(call, "--check is of a network, not of --actors");
    return PDN_OK;
}

/* The same of the files of a survey. */
static pdn_status check_files(pdn_call *call, const struct args *a)
{
    char why[120];

    if (a->of.actors == NULL && has_files(a))
        return cli__misuse(call,
                           "--ties, --roster, --codebook, --aliases, "
                           "--corrections, --duties and --actions go with "
                           "--actors");
    if (a->of.actors != NULL && call->operands > 0)
        return cli__misuse(call, "want a network or --actors, not both");
    if (a->of.actors != NULL && call->output == NULL)
        return cli__misuse(call, "want -o FOLDER for the files of a survey");
    if (a->of.roster == NULL &&
        (a->of.roster_id != NULL || a->of.roster_pattern != NULL))
        return cli__misuse(call, "--roster-id and --roster-pattern go with "
                                 "--roster");
    if (a->of.roster_pattern != NULL &&
        !pdn_survey_pattern_check(a->of.roster_pattern, why, sizeof why))
        return cli__misuse(call, "--roster-pattern \"%s\": %s",
                           a->of.roster_pattern, why);
    return PDN_OK;
}

/* One call under way. */
struct work {
    pdn_call *call;
    const struct args *a;
    pdn_key key;
    pdn_mask_options o;
    pdn_pseudonyms who;
    pdn_uniqueness unique;
};

/* A short key can be guessed by trying. */
static pdn_status warn_short(pdn_call *call, const pdn_key *key)
{
    enum { SHORT = 16 };

    if (key->bytes >= SHORT) return PDN_OK;
    return pdn_diagnostics_add(
        &call->findings,
        (pdn_diagnostic){.severity = PDN_WARNING, .code = "short-key"},
        "a key of %zu bytes can be guessed: --new-key makes one of 32",
        key->bytes);
}

static pdn_status take_key(struct work *w)
{
    pdn_status st = PDN_OK;

    if (w->a->new_key != NULL) return pdn_key_new(w->a->new_key, &w->key);
    if (w->a->key == NULL) return PDN_OK;
    PDN_TRY(pdn_key_read(w->a->key, &w->key));
    PDN_TRY(warn_short(w->call, &w->key));
out:
    return st;
}

/* The columns of --by; else those of the usual three that there are. */
static pdn_status columns_of(struct work *w, const pdn_network *g, pdn_list *by)
{
    static const char *const usual[] = {"sector", "municipality", "role"};
    pdn_status st = cli__parts(w->call, "by", &w->a->by, by);

    if (st != PDN_OK || by->items > 0) return st;
    PDN_NEW(by->item, PDN_COUNT(usual));
    for (size_t k = 0; k < PDN_COUNT(usual); k++)
        if (pdn_table_column(&g->actor, usual[k]) != NULL)
            by->item[by->items++] = usual[k];
out:
    return st;
}

static pdn_status check_network(struct work *w, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    pdn_list by = {0};
    pdn_unique_options o = {.fewest = (size_t)w->a->fewest};
    const pdn_about about = {.wave = pdn_network_text(g, "wave"),
                             .n = (double)g->people,
                             .answered = pdn_absent(PDN_NOT_DEFINED),
                             .draws = pdn_absent(PDN_NOT_DEFINED)};

    PDN_TRY(columns_of(w, g, &by));
    o.by = by.item;
    o.bys = by.items;
    PDN_TRY(pdn_network_unique(g, &o, &w->unique));
    PDN_TRY(pdn_rows_write(w->a->check, &pdn_unique_schema, w->unique.row,
                           w->unique.rows, &w->call->write, &about,
                           cli__origin(w->call)));
out:
    if (w->a->by.items == 0) free(by.item);
    return st;
}

static pdn_status mask_network(struct work *w)
{
    pdn_status st = PDN_OK;
    pdn_network g = {0};
    const char *path = cli__input(w->call);

    PDN_TRY(cli__network(w->call, path, &g));
    if (w->key.bytes > 0) {
        PDN_TRY(pdn_within(
            pdn_network_mask(&g, &w->key, &w->o, &w->call->findings, &w->who),
            "%s", pdn_base_name(path)));
        w->call->origin.sources = 0; /* no digest of what names people */
        PDN_TRY(pdn_graphml_write(w->call->output, &g, &w->call->origin));
    }
    if (w->a->check != NULL)
        PDN_TRY(pdn_within(check_network(w, &g), "%s", pdn_base_name(path)));
out:
    pdn_network_clear(&g);
    return st;
}

static pdn_status mask_all(struct work *w)
{
    pdn_status st = PDN_OK;
    const struct args *a = w->a;
    pdn_survey_options files = a->of;
    pdn_list keep = {0};

    PDN_TRY(cli__parts(w->call, "keep", &a->keep, &keep));
    w->o = (pdn_mask_options){keep.item, keep.items, a->sort};
    files.csv = w->call->csv;
    if (a->of.actors != NULL)
        PDN_TRY(pdn_survey_mask(&files, &a->beside, &w->key, &w->o,
                                w->call->output, &w->call->findings, &w->who));
    else
        PDN_TRY(mask_network(w));
    if (a->table != NULL)
        PDN_TRY(pdn_rows_write(a->table, &pdn_pseudonyms_schema, w->who.row,
                               w->who.rows, &w->call->write, NULL, NULL));
out:
    return st;
}

/* What would help is told with each row; here, what helps always. */
static pdn_status tell_recognised(const struct work *w)
{
    const pdn_uniqueness *u = &w->unique;

    if (u->rows == 0) return PDN_OK;
    return pdn_fail(
        PDN_EDATA,
        "%zu of %zu people can be recognised, %zu of them by what nobody "
        "shares: "
        "fewer than %ld are alike in the columns, or in how many contacts "
        "they have (%s says who and what would help: to leave out a column, "
        "as role, to put groups together, a region for a municipality). Or "
        "show groups only, not people",
        u->recognised, u->people, u->alone, w->a->fewest,
        pdn_base_name(w->a->check));
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    struct work w = {.call = call, .a = a};
    bool made = false;

    PDN_TRY(check_key(call, a));
    PDN_TRY(check_files(call, a));
    PDN_TRY(take_key(&w));
    made = a->new_key != NULL;
    PDN_TRY(mask_all(&w));
    made = false; /* what was masked needs it */
    PDN_TRY(tell_recognised(&w));
out:
    pdn_key_clear(&w.key);
    if (made) (void)unlink(a->new_key);
    pdn_pseudonyms_clear(&w.who);
    pdn_uniqueness_clear(&w.unique);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.fewest = PDN_UNIQUE_FEWEST};
    (void)umask(S_IRWXG | S_IRWXO); /* all that is made here names people */

    return cli__run(&tool, &a, 0, run, argc, argv);
}
