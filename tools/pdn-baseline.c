/* pdn-baseline - where each unit stands, and how sure that is. */
#include "cli.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct args {
    const char *indicator, *interval, *benchmark, *better, *bands, *crosswalk,
        *breaks;
    double level, rate;
    long nullpunkt;
};

static const char *const intervals[] = {"wilson", "clopper-pearson", "jeffreys",
                                        NULL};
static const char *const directions[] = {"lower", "higher", NULL};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {0, "indicator", PDN_STRING, AT(indicator), "NAME", 0, 0, NULL,
     "rows of this indicator only [every one]"},
    {0, "interval", PDN_CHOICE, AT(interval), "wilson|clopper-pearson|jeffreys",
     0, 0, intervals, "interval of a share [wilson]"},
    {0, "level", PDN_NUMBER, AT(level), "SHARE", .5, .9999, NULL,
     "level of intervals [0.95]"},
    {0, "benchmark", PDN_STRING, AT(benchmark), "all|group|VALUE", 0, 0, NULL,
     "what units are held against; VALUE is a share, 0 to 1 [all]"},
    {0, "nullpunkt", PDN_WHOLE, AT(nullpunkt), "YEAR", 1, 9999, NULL,
     "change is counted from this year [none]"},
    {0, "rate", PDN_NUMBER, AT(rate), "PER", 1, 1e9, NULL,
     "rates: events per PER people and year [none]"},
    {0, "better", PDN_CHOICE, AT(better), "lower|higher", 0, 0, directions,
     "which share is the better one [lower]"},
    {0, "bands", PDN_STRING, AT(bands), "FILE", 0, 0, NULL,
     "bands of the map: label,from_percent,to_percent"},
    {0, "crosswalk", PDN_STRING, AT(crosswalk), "FILE", 0, 0, NULL,
     "units merged, split or renamed: old,new,year,share"},
    {0, "breaks", PDN_STRING, AT(breaks), "FILE", 0, 0, NULL,
     "years from which an indicator is counted otherwise: "
     "indicator,year,why"},
};

static const char *const examples[] = {
    "pdn-baseline samples/kongsvinger/outcomes.csv -o baseline.csv",
    "pdn-baseline --nullpunkt 2021 samples/kongsvinger/outcomes.csv",
    "pdn-baseline --interval clopper-pearson --benchmark 0.183 "
    "samples/kongsvinger/outcomes.csv",
    "pdn-baseline --rate 1000 --indicator ufor-laget "
    "samples/kongsvinger/outcomes.csv",
    "pdn-baseline --excel < samples/kongsvinger/outcomes.csv > baseline.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-baseline",
    .about = "outcome shares with their uncertainty, per unit and year",
    .operands = "[outcomes.csv]",
    .min_operands = 0,
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .shares = PDN_READS_CSV | PDN_READS_OUTCOMES | PDN_WRITES_CSV,
    .draws = 10000,
    .notes =
        "Registers are complete counts: an interval does not speak of a\n"
        "sample. It says how far the figure would move by chance if the same\n"
        "risk met another cohort. Two years of a ten-year age band are mostly\n"
        "the same people; the interval of a change takes them as others.\n"
        "Shrunk shares weigh in that the spread between units is not known.\n"
        "Flags go by the exact chance of the count; the funnel's limits are\n"
        "interpolated, for drawing.\n"
        "Units of another age band, definition or period are never compared:\n"
        "rows of one indicator must be alike, else the file is refused.\n"
        "With --rate events may be cases, more than there are people. Ratios\n"
        "to an expected number of two units are comparable only where their\n"
        "ages are mixed alike.\n",
};

static pdn_status choose(pdn_call *call, const struct args *a,
                         pdn_baseline_options *o)
{
    for (int i = 0; intervals[i] != NULL; i++)
        if (strcmp(a->interval, intervals[i]) == 0) o->interval = (pdn_method)i;
    o->better = strcmp(a->better, "lower") == 0 ? PDN_LOWER_IS_BETTER
                                                : PDN_HIGHER_IS_BETTER;
    if (strcmp(a->benchmark, "all") == 0) {
        o->benchmark = PDN_AGAINST_ALL;
        return PDN_OK;
    }
    if (strcmp(a->benchmark, "group") == 0) {
        o->benchmark = PDN_AGAINST_GROUP;
        return PDN_OK;
    }
    o->benchmark = PDN_AGAINST_VALUE;
    if (!pdn_number_read(a->benchmark, strlen(a->benchmark), '.',
                         &o->benchmark_value) ||
        o->benchmark_value < 0 || o->benchmark_value > 1)
        return pdn_tool_misuse(
            call, "--benchmark %s: want all, group or a share from 0 to 1",
            a->benchmark);
    return PDN_OK;
}

struct inputs {
    pdn_table outcomes, bands, links, breaks;
    pdn_crosswalk crosswalk;
    pdn_band *band;
};

static pdn_status read_all(pdn_call *call, const struct args *a,
                           struct inputs *in, pdn_baseline_options *o)
{
    pdn_status st = PDN_OK;
    const char *path = pdn_tool_input(call);

    PDN_TRY(pdn_outcomes_read(path, &call->csv,
                              o->per > 0 ? PDN_CASES : PDN_PEOPLE,
                              &call->findings, &in->outcomes));
    PDN_TRY(pdn_provenance_add(&call->origin, path, in->outcomes.sha256));
    if (a->bands != NULL) {
        PDN_TRY(pdn_tool_table(call, "bands", a->bands, &in->bands));
        PDN_TRY(
            pdn_bands_take(&in->bands, &call->findings, &in->band, &o->bands));
        o->band = in->band;
    }
    if (a->crosswalk != NULL) {
        PDN_TRY(pdn_tool_table(call, "crosswalk", a->crosswalk, &in->links));
        in->crosswalk.table = &in->links;
        o->crosswalk = &in->crosswalk;
    }
    if (a->breaks != NULL) {
        PDN_TRY(pdn_tool_table(call, "breaks", a->breaks, &in->breaks));
        o->breaks = &in->breaks;
    }
out:
    return st;
}

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    struct inputs in = {0};
    pdn_baseline result = {0};
    pdn_about about = {NULL, (double)NAN, (double)NAN, (double)call->draws};
    pdn_baseline_options o = {
        .indicator = a->indicator,
        .level = a->level,
        .nullpunkt = (double)a->nullpunkt,
        .per = a->rate,
        .draws = (size_t)call->draws,
        .threads = (size_t)call->threads,
        .seed = (uint64_t)call->seed,
        .progress = &call->progress,
    };

    PDN_TRY(choose(call, a, &o));
    PDN_TRY(read_all(call, a, &in, &o));
    PDN_TRY(pdn_baseline_make(&in.outcomes, &o, &call->findings, &result));
    PDN_TRY(pdn_rows_write(call->output, &pdn_baseline_schema, result.row,
                           result.rows, &call->write, &about,
                           pdn_tool_origin(call)));
out:
    pdn_baseline_clear(&result);
    free(in.band);
    pdn_table_clear(&in.breaks);
    pdn_table_clear(&in.links);
    pdn_table_clear(&in.bands);
    pdn_table_clear(&in.outcomes);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.interval = "wilson",
                     .level = .95,
                     .benchmark = "all",
                     .better = "lower"};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
