/* pdn-deviants - who does better than expected with the same resources. */
#include "cli.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct args {
    const char *resources, *indicator, *better, *model, *counter, *controls,
        *years, *crosswalk;
    long nullpunkt;
    bool fit, residuals, matches;
};

static const char *const directions[] = {"lower", "higher", NULL};
static const char *const models[] = {"binomial", "robust", NULL};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {0, "resources", PDN_STRING, AT(resources), "COLUMN[,COLUMN...]", 0, 0,
     NULL, "columns of the outcomes file that say what a unit has"},
    {0, "indicator", PDN_STRING, AT(indicator), "NAME", 0, 0, NULL,
     "the indicator that is judged [the only one]"},
    {0, "better", PDN_CHOICE, AT(better), "lower|higher", 0, 0, directions,
     "which share is the better one [lower]"},
    {0, "model", PDN_CHOICE, AT(model), "binomial|robust", 0, 0, models,
     "how the resource model is fitted [binomial]"},
    {0, "counter", PDN_STRING, AT(counter), "NAME[:lower|higher]", 0, 0, NULL,
     "an indicator that must not be worse; direction [as --better]"},
    {0, "controls", PDN_STRING, AT(controls), "NAME[,NAME...]", 0, 0, NULL,
     "indicators that no practice here can move; p is told beside them"},
    {0, "nullpunkt", PDN_WHOLE, AT(nullpunkt), "YEAR", 1, 9999, NULL,
     "improvement is counted from this year [the first]"},
    {0, "years", PDN_STRING, AT(years), "K/N", 0, 0, NULL,
     "better in K of the last N years [3/4]"},
    {0, "crosswalk", PDN_STRING, AT(crosswalk), "FILE", 0, 0, NULL,
     "units merged, split or renamed: old,new,year,share"},
    {0, "fit", PDN_FLAG, AT(fit), NULL, 0, 0, NULL,
     "write the resource model instead"},
    {0, "residuals", PDN_FLAG, AT(residuals), NULL, 0, 0, NULL,
     "write one row per unit and year instead"},
    {0, "matches", PDN_FLAG, AT(matches), NULL, 0, 0, NULL,
     "write the ordinary units to visit beside those with a claim instead"},
};

static const char *const examples[] = {
    "pdn-deviants --indicator utenfor-laget --resources "
    "low_income_share,upper_secondary_share,vacancy_rate --counter ufor-laget "
    "--nullpunkt 2021 samples/kongsvinger/outcomes.csv -o deviants.csv",
    "pdn-deviants --indicator utenfor-laget --resources low_income_share --fit "
    "samples/kongsvinger/outcomes.csv",
    "pdn-deviants --indicator utenfor-laget --resources low_income_share "
    "--residuals samples/kongsvinger/outcomes.csv",
    "pdn-deviants --indicator utenfor-laget --resources "
    "low_income_share,upper_secondary_share,vacancy_rate --counter ufor-laget "
    "--nullpunkt 2021 --matches samples/kongsvinger/outcomes.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-deviants",
    .about = "who does better than expected with the same resources",
    .operands = "[outcomes.csv]",
    .min_operands = 0,
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .shares = PDN_READS_CSV | PDN_READS_OUTCOMES | PDN_WRITES_CSV,
    .draws = 2000,
    .notes =
        "z: how far a unit's logit is from what the others give with the same\n"
        "resources, in standard deviations of chance and of what units differ\n"
        "by lastingly (tau2, from the others).\n"
        "sustained: z >= 1.2816 in K of N years and above 0 in the last; q of\n"
        "the years together <= .10; the shrunk ratio of the rarer outcome at\n"
        "least 10 % better; 80 % of the specifications agree (z >= 1.2816) "
        "and\n"
        "none says the contrary; the counter-indicator not worse. improved:\n"
        "both last two years and q <= .10 in a model with the unit's own\n"
        "nullpunkt, and a change that could be shown. one-year: one year with\n"
        "q <= .10. too-little-data: under three years that could show "
        "anything,\n"
        "fewer than 12 units or 5 per resource and one more. Thresholds are\n"
        "judgement.\n"
        "Four years of a ten-year age band hold mostly the same people: they\n"
        "are little more than one observation. Of made studies of 46\n"
        "units that differ lastingly by a tenth on the logit, one of them "
        "better,\n"
        "a unit of 1 100 people with 20 % fewer events is called in 7 of 100,\n"
        "with 30 % fewer in 38, with 40 % fewer in 80: only large differences\n"
        "are found. Where none is better some unit is called in 5.\n"
        "A claim makes a candidate; only its practices can make it more.\n",
};

static pdn_status take_years(pdn_call *call, const char *text,
                             pdn_deviant_options *o)
{
    const char *slash = strchr(text, '/');
    double k = 0, n = 0;

    if (slash == NULL || strspn(text, "0123456789/") != strlen(text) ||
        !pdn_number_read(text, (size_t)(slash - text), '.', &k) ||
        !pdn_number_read(slash + 1, strlen(slash + 1), '.', &n) || k < 1 ||
        k > n || n > 40)
        return pdn_tool_misuse(call, "--years %s: want K/N, as 3/4", text);
    o->good_years = (size_t)k;
    o->years = (size_t)n;
    return PDN_OK;
}

/* The names between the commas; their text lives in words. */
static pdn_status take_names(pdn_call *call, const char *option,
                             const char *text, pdn_arena *words,
                             const char *const **out, size_t *count)
{
    const char **name = NULL;
    size_t n = 0;

    if (text == NULL) return PDN_OK;
    name = pdn_arena_get(words, (strlen(text) + 1) * sizeof *name);
    if (name == NULL) return pdn_no_memory();
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, ",");
        if (length == 0)
            return pdn_tool_misuse(call, "--%s %s: want names joined by commas",
                                   option, text);
        name[n] = pdn_arena_text(words, at, length);
        if (name[n] == NULL) return pdn_no_memory();
        for (size_t i = 0; i < n; i++)
            if (strcmp(name[i], name[n]) == 0)
                return pdn_tool_misuse(call, "--%s %s: %s stands twice", option,
                                       text, name[n]);
        n++;
        at += length;
        if (*at == '\0') break;
    }
    *out = name;
    *count = n;
    return PDN_OK;
}

/* How many other tables are wanted in place of the units. */
static int other_table(const struct args *a)
{
    return a->fit + a->residuals + a->matches;
}

static pdn_status write(pdn_call *call, const struct args *a,
                        const pdn_deviants *d)
{
    pdn_about about = {NULL, (double)NAN, (double)NAN, (double)call->draws};

    if (a->fit)
        return pdn_rows_write(call->output, &pdn_deviant_fit_schema, d->term,
                              d->terms, &call->write, &about, &call->origin);
    if (a->residuals)
        return pdn_rows_write(call->output, &pdn_deviant_residual_schema,
                              d->residual, d->residuals, &call->write, &about,
                              &call->origin);
    if (a->matches)
        return pdn_rows_write(call->output, &pdn_deviant_match_schema, d->match,
                              d->matches, &call->write, &about, &call->origin);
    return pdn_rows_write(call->output, &pdn_deviant_schema, d->row, d->rows,
                          &call->write, &about, &call->origin);
}

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    pdn_arena words = {0};
    pdn_table outcomes = {0}, links = {0};
    pdn_crosswalk crosswalk = {.table = &links};
    pdn_deviants result = {0};
    const char *path = pdn_tool_input(call);
    pdn_deviant_options o = {
        .indicator = a->indicator,
        .better = strcmp(a->better, "lower") == 0 ? PDN_LOWER_IS_BETTER
                                                  : PDN_HIGHER_IS_BETTER,
        .robust = strcmp(a->model, "robust") == 0,
        .nullpunkt = (double)a->nullpunkt,
        .matches = a->matches,
        .draws = other_table(a) > 0 ? 0 : (size_t)call->draws,
        .threads = (size_t)call->threads,
        .seed = (uint64_t)call->seed,
        .progress = &call->progress,
    };

    if (other_table(a) > 1)
        PDN_TRY(pdn_tool_misuse(
            call, "--fit, --residuals or --matches: only one of them"));
    if (a->matches && a->resources == NULL)
        PDN_TRY(pdn_tool_misuse(call, "--matches: want --resources too"));
    PDN_TRY(pdn_counter_take(a->counter, o.better, &words, &o));
    PDN_TRY(take_years(call, a->years, &o));
    PDN_TRY(take_names(call, "resources", a->resources, &words, &o.resource,
                       &o.resources));
    PDN_TRY(take_names(call, "controls", a->controls, &words, &o.control,
                       &o.controls));
    if (o.controls > PDN_MOST_CONTROLS)
        PDN_TRY(pdn_tool_misuse(call, "--controls: want at most %d",
                                (int)PDN_MOST_CONTROLS));
    PDN_TRY(pdn_outcomes_read(path, &call->csv, PDN_PEOPLE, &call->findings,
                              &outcomes));
    PDN_TRY(pdn_provenance_add(&call->origin, path, outcomes.sha256));
    if (a->crosswalk != NULL) {
        PDN_TRY(pdn_tool_table(call, "crosswalk", a->crosswalk, &links));
        o.crosswalk = &crosswalk;
    }
    PDN_TRY(pdn_deviants_make(&outcomes, &o, &call->findings, &result));
    PDN_TRY(write(call, a, &result));
out:
    pdn_deviants_clear(&result);
    pdn_table_clear(&links);
    pdn_table_clear(&outcomes);
    pdn_arena_clear(&words);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.better = "lower", .model = "binomial", .years = "3/4"};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
