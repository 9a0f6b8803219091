/* pdn-practices - what those who do better do that their peers do not. */
#include "cli.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#include <math.h>
#include <stdlib.h>

struct args {
    pdn_practice_options of;
    const char *deviants, *measures, *crosswalk;
    pdn_list only;
    bool change;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "deviants",
     .kind = PDN_FILE,
     .at = AT(deviants),
     .help = "what pdn-deviants wrote; needed, but for --change",
     .manual = "What *pdn-deviants*(1) wrote. Needed, but for *--change*."},
    {.name = "change",
     .kind = PDN_FLAG,
     .at = AT(change),
     .help = "write who took up each practice, and who gave it up, instead",
     .manual = "Write what became of each practice from one year of the file "
               "to the next instead: how many units took it up, kept it, gave "
               "it up, and which. It asks for no deviants."},
    {.name = "measures",
     .kind = PDN_FILE,
     .at = AT(measures),
     .fallback = "none",
     .help = "what pdn-measure wrote, averaged over each unit's people",
     .manual =
         "What *pdn-measure*(1) wrote, averaged over each unit's people."},
    {.name = "by",
     .kind = PDN_STRING,
     .at = AT(of.by),
     .value = "COLUMN",
     .help = "its column that names the unit",
     .manual = "The column of the measures that names the unit."},
    {.name = "only",
     .kind = PDN_MANY,
     .at = AT(only),
     .value = "MEASURE",
     .fallback = "all",
     .help = "this measure; may be given again",
     .manual = ". All is all but id, responded, rank, rank_lo, rank_hi and "
               "nominators."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "units merged or renamed: old, new, year",
     .manual = ". " PDN_OPT_RENAMED},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "random assignments where there are more than 200 000; 0 = none",
     .manual = ", and p_exact stays empty there."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-practices --deviants deviants.csv practices.csv -o table.csv",
    "pdn-practices --deviants deviants.csv --measures measures.csv "
    "--by municipality --only betweenness practices.csv",
    "pdn-practices --change practices.csv -o practices-change.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-practices",
    .about = "what those who do better do that their peers do not",
    .operands = "[practices.csv]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes =
        "Deviants: claim sustained or improved. Peers: none or one-year, but\n"
        "not those better at the price of something else (claim_unchecked).\n"
        "p_exact: Fisher's exact test; for a measure every assignment of the\n"
        "labels to units up to 200 000, else -n random ones, the graph held\n"
        "fixed. Where the least p that so few units could give (smallest_p) "
        "is\n"
        "above .05 / the number of tests, p_exact stays empty: the counts are\n"
        "what was seen. One deviant is never tested.\n"
        "lo, hi: Newcombe for shares; for measures the shifts that the\n"
        "permutation does not refuse at 5 %.\n"
        "Measures of units in one region hang together through the graph; "
        "what\n"
        "was chosen after looking is a hypothesis, not a finding.\n",
};

static pdn_status read_measures(pdn_call *call, const struct args *a,
                                pdn_table *t)
{
    pdn_status st = PDN_OK;
    pdn_want unit = {.name = a->of.by, .kind = PDN_TEXT, .required = true};

    if (a->measures == NULL) return PDN_OK;
    PDN_TRY(pdn_csv_read(a->measures, NULL, &unit, 1, &call->findings, t));
    PDN_TRY(pdn_provenance_add(&call->origin, a->measures, t->sha256));
out:
    return st;
}

static pdn_status write_change(pdn_call *call, const pdn_table *practices)
{
    pdn_status st = PDN_OK;
    pdn_practices_change c = {0};
    pdn_about about = cli__about(NULL);

    PDN_TRY(pdn_practices_change_make(practices, &call->findings, &c));
    if (c.rows == 0)
        PDN_TRY(pdn_diagnostics_add(
            &call->findings,
            (pdn_diagnostic){.file = practices->file,
                             .severity = PDN_WARNING,
                             .code = "one-wave"},
            "nothing to compare: the practices are of one year, and a change "
            "needs two"));
    PDN_TRY(cli__write_rows(call, &pdn_practices_change_schema, c.row, c.rows,
                            &about));
out:
    pdn_practices_change_clear(&c);
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    pdn_table practices = {0}, measures = {0}, links = {0};
    void *unit = NULL;
    size_t units = 0;
    pdn_practices result = {0};
    const char *path = cli__input(call);
    pdn_about about = {NULL,  (double)NAN, (double)NAN, (double)call->draws,
                       false, false};
    pdn_practice_options o = a->of;

    o.measures = a->measures != NULL ? &measures : NULL;
    o.only = a->only.item;
    o.onlys = a->only.items;
    o.draws = (size_t)call->draws;
    o.seed = (uint64_t)call->seed;
    if (call->suppress > 0) o.fewest = (double)call->suppress + 1;
    PDN_TRY(cli__refuse_shard(call, "the draws of pdn-practices follow from "
                                    "one another, and cost little: run it "
                                    "whole"));
    if (a->change && (a->deviants != NULL || a->measures != NULL))
        PDN_TRY(
            cli__misuse(call, "--change takes no --deviants or --measures"));
    if (a->deviants == NULL && !a->change)
        PDN_TRY(cli__misuse(call, "want --deviants FILE"));
    if (a->measures == NULL && a->only.items > 0)
        PDN_TRY(cli__misuse(call, "--only: want --measures too"));
    PDN_TRY(cli__renamed(call, "practices", path, a->crosswalk, &links,
                         &practices));
    if (a->change) {
        PDN_TRY(write_change(call, &practices));
        goto out;
    }
    PDN_TRY(pdn_provenance_add_file(&call->origin, a->deviants));
    PDN_TRY(pdn_rows_read(a->deviants, &pdn_deviant_schema, &call->findings,
                          &text, &unit, &units));
    PDN_TRY(read_measures(call, a, &measures));
    PDN_TRY(pdn_practices_make(&practices, unit, units, &o, &call->findings,
                               &result));
    PDN_TRY(cli__write_rows(call, &pdn_practice_schema, result.row, result.rows,
                            &about));
out:
    pdn_practices_clear(&result);
    free(unit);
    pdn_table_clear(&links);
    pdn_table_clear(&practices);
    pdn_table_clear(&measures);
    pdn_arena_clear(&text);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.of = pdn_practices_defaults()};

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
