/* pdn-baseline - where each unit stands, and how sure that is. */
#include "cli.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct args {
    pdn_baseline_options of;
    const char *benchmark, *bands, *crosswalk, *breaks;
    long nullpunkt;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "indicator",
     .kind = PDN_STRING,
     .at = AT(of.indicator),
     .value = "NAME",
     .fallback = "every one",
     .help = "rows of this indicator only"},
    {.name = "interval",
     .kind = PDN_CHOICE,
     .at = AT(of.interval),
     .choice = pdn_methods,
     .help = "interval of a share"},
    {.name = "level",
     .kind = PDN_NUMBER,
     .at = AT(of.level),
     .value = "SHARE",
     .min = .5,
     .max = .9999,
     .help = "level of intervals"},
    {.name = "benchmark",
     .kind = PDN_STRING,
     .at = AT(benchmark),
     .value = "VALUE",
     .choice = pdn_benchmarks,
     .help = "what units are held against; VALUE is a share, 0 to 1"},
    {.name = "nullpunkt",
     .kind = PDN_WHOLE,
     .at = AT(nullpunkt),
     .value = "YEAR",
     .min = 1,
     .max = 9999,
     .fallback = "none",
     .help = "change is counted from this year"},
    {.name = "rate",
     .kind = PDN_NUMBER,
     .at = AT(of.per),
     .value = "PER",
     .min = 1,
     .max = 1e9,
     .fallback = "none",
     .help = "rates: events per PER people and year",
     .manual = "Rates: events per PER people and year. Events may then be more "
               "than people."},
    {.name = "better",
     .kind = PDN_CHOICE,
     .at = AT(of.better),
     .choice = pdn_betters,
     .help = "which share is the better one",
     .manual = ": rank 1, and the direction of *detectable*."},
    {.name = "bands",
     .kind = PDN_FILE,
     .at = AT(bands),
     .help = "bands of the map: label,from_percent,to_percent",
     .manual =
         "The bands of a map: label, from_percent, to_percent; [from, to)."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "units merged, split or renamed: old,new,year,share",
     .manual = "Units merged, split or renamed: old, new, year, share. Rows of "
               "years before *year* are told in the new units. A merger adds "
               "counts; the parts of a split get whole numbers that add to "
               "them (largest remainder). Shares that add to less than 1 are "
               "told, and so is a row that meets no unit, with the name that "
               "is near. A suppressed number stays suppressed in the new unit, "
               "and enters the spread no more: it need not be 1 to 4."},
    {.name = "breaks",
     .kind = PDN_FILE,
     .at = AT(breaks),
     .help = "years from which an indicator is counted otherwise: "
             "indicator,year,why",
     .manual = "Years from which an indicator is counted otherwise: indicator "
               "(empty: every one), year, why. No change is counted from a "
               "year before one to a year after it, and a trend begins with "
               "the last."},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "draws for the rank columns; 0 = none",
     .manual = "Draws for the rank columns; 0 leaves them empty."},
    {.name = NULL},
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
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_READS_OUTCOMES | PDN_WRITES_CSV | PDN_HIDES |
              PDN_DRAWS,
    .said = said,
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

struct inputs {
    pdn_table outcomes, bands, links, breaks;
    pdn_crosswalk crosswalk;
    pdn_band *band;
};

static pdn_status read_all(pdn_call *call, const struct args *a,
                           struct inputs *in, pdn_baseline_options *o)
{
    pdn_status st = PDN_OK;
    const char *path = cli__input(call);

    PDN_TRY(pdn_outcomes_read(path, &call->csv,
                              o->per > 0 ? PDN_CASES : PDN_PEOPLE,
                              &call->findings, &in->outcomes));
    PDN_TRY(pdn_provenance_add(&call->origin, path, in->outcomes.sha256));
    if (a->bands != NULL) {
        PDN_TRY(cli__table(call, "bands", a->bands, &in->bands));
        PDN_TRY(
            pdn_bands_take(&in->bands, &call->findings, &in->band, &o->bands));
        o->band = in->band;
    }
    if (a->crosswalk != NULL) {
        PDN_TRY(cli__table(call, "crosswalk", a->crosswalk, &in->links));
        in->crosswalk.table = &in->links;
        o->crosswalk = &in->crosswalk;
    }
    if (a->breaks != NULL) {
        PDN_TRY(cli__table(call, "breaks", a->breaks, &in->breaks));
        o->breaks = &in->breaks;
    }
out:
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    struct inputs in = {0};
    pdn_baseline result = {0};
    pdn_about about = {NULL,  (double)NAN, (double)NAN, (double)call->draws,
                       false, false};
    pdn_baseline_options o = a->of;

    o.nullpunkt = (double)a->nullpunkt;
    CLI_DRAWS(call, &o);
    if (!pdn_benchmark_read(a->benchmark, &o))
        PDN_TRY(cli__misuse(
            call, "--benchmark %s: want all, group or a share from 0 to 1",
            a->benchmark));
    PDN_TRY(read_all(call, a, &in, &o));
    PDN_TRY(pdn_baseline_make(&in.outcomes, &o, &call->findings, &result));
    PDN_TRY(cli__write_rows(call, &pdn_baseline_schema, result.row, result.rows,
                            &about));
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
    struct args a = {.of = pdn_baseline_defaults()};
    a.benchmark = pdn_option_word_of(pdn_benchmarks, (int)a.of.benchmark);

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
