/* pdn-tally - counts with their denominators. */
#include "cli.h"

#include "pdnet/table.h"
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

struct args {
    bool interval;
    long least;
    const char *on, *crosswalk, *pairs;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "interval",
     .kind = PDN_FLAG,
     .at = AT(interval),
     .help = "themes: Wilson's interval, as if inputs were a sample",
     .manual = "themes: Wilson's 95 % interval, as if the inputs were a sample "
               "of something."},
    {.name = "least",
     .kind = PDN_WHOLE,
     .at = AT(least),
     .value = "N",
     .max = 1e6,
     .help = "voices: means of fewer answers are hidden"},
    {.name = "on",
     .kind = PDN_STRING,
     .at = AT(on),
     .value = "DAY",
     .fallback = "as the file stands",
     .help = "actions: state as of that day, as 2023-08-01"},
    {.name = "pairs",
     .kind = PDN_FILE,
     .at = AT(pairs),
     .value = "waves-pairs.csv",
     .help = "actions: what came after, of pdn-waves --pairs",
     .manual =
         "actions: put beside each step the verdicts of the pair of groups "
         "that it is about, then and now, and the pair's change, as *pdn-waves "
         "--pairs* wrote them. It is what came after, not what came of it."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "voices, together, offers: services or municipalities renamed",
     .manual = "voices, together, offers: services or municipalities merged or "
               "renamed: old, new, year. " PDN_OPT_RENAMED},
};

static const pdn_opt_said said[] = {
    {.name = "seed", .manual = "Recorded; nothing here is drawn."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-tally themes samples/kongsvinger/inputs.csv",
    "pdn-tally stages samples/kongsvinger/stages.csv -o stages.csv",
    "pdn-tally voices samples/kongsvinger/voices.csv",
    "pdn-tally together samples/kongsvinger/together.csv",
    "pdn-tally offers < samples/kongsvinger/offers.csv",
    "pdn-tally actions --on 2023-01-01 samples/kongsvinger/actions.csv",
    ("pdn-tally actions --pairs waves-pairs.csv "
     "samples/kongsvinger/actions.csv"),
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-tally",
    .about = "counts with their denominators, and whether parts add up",
    .operands = "themes|voices|together|stages|offers|actions [FILE]",
    .min_operands = 1,
    .max_operands = 2,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_HIDES,
    .said = said,
    .notes = "themes reads a file of inputs; the others a file of their name.\n"
             "Inputs of a meeting are no sample: they get no interval.\n",
};

/* An option that says nothing about this tally is a mistake. */
static pdn_status check_words(pdn_call *call, const struct args *a)
{
    const char *kind = call->operand[0];

    if (pdn_tally_file(kind) == NULL)
        return cli__misuse(call,
                           "\"%s\": want themes, voices, together, "
                           "stages, offers or actions",
                           kind);
    if (a->interval && strcmp(kind, "themes") != 0)
        return cli__misuse(call, "--interval goes with themes");
    if (a->crosswalk != NULL && strcmp(kind, "voices") != 0 &&
        strcmp(kind, "together") != 0 && strcmp(kind, "offers") != 0)
        return cli__misuse(call, "--crosswalk goes with voices, together "
                                 "and offers");
    if (a->least > 0 && strcmp(kind, "voices") != 0)
        return cli__misuse(call, "--least goes with voices");
    if (a->pairs != NULL && strcmp(kind, "actions") != 0)
        return cli__misuse(call, "--pairs goes with actions");
    if (a->on == NULL) return PDN_OK;
    if (strcmp(kind, "actions") != 0)
        return cli__misuse(call, "--on goes with actions");
    if (!pdn_tally_is_day(a->on))
        return cli__misuse(call, "--on %s: want a day as 2023-08-01", a->on);
    return PDN_OK;
}

/* Steps without a table of pairs are about none that is known. Names live in
 * the rows' text. */
static pdn_status follow(pdn_call *call, const char *path, void **rows,
                         pdn_tally *tally)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    if (path != NULL) {
        PDN_TRY(pdn_provenance_add_file(&call->origin, path));
        PDN_TRY(pdn_rows_read(path, &pdn_waves_pairs_schema, &call->findings,
                              &tally->text, rows, &n));
    }
    PDN_TRY(
        pdn_actions_follow(tally->row, tally->rows, *rows, n, &call->findings));
out:
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_table table = {0}, links = {0};
    pdn_tally tally = {0};
    void *pairs = NULL;
    const char *kind = call->operand[0];
    const char *path = call->operands > 1 ? call->operand[1] : "-";
    pdn_about about = cli__about(NULL);
    pdn_tally_options o = {a->interval, a->on, (size_t)a->least};

    PDN_TRY(check_words(call, a));
    PDN_TRY(cli__renamed(call, pdn_tally_file(kind), path, a->crosswalk, &links,
                         &table));
    PDN_TRY(pdn_tally_make(kind, &table, &o, &call->findings, &tally));
    if (strcmp(kind, "actions") == 0)
        PDN_TRY(follow(call, a->pairs, &pairs, &tally));
    PDN_TRY(cli__write_rows(call, pdn_tally_schema(kind), tally.row, tally.rows,
                            &about));
out:
    free(pairs);
    pdn_tally_clear(&tally);
    pdn_table_clear(&links);
    pdn_table_clear(&table);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};

    return cli__run(&tool, &a, 0, run, argc, argv);
}
