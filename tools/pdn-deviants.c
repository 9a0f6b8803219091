/* pdn-deviants - who does better than expected with the same resources. */
#include "cli.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#include <math.h>
#include <string.h>

struct args {
    pdn_deviant_options of;
    const char *resources, *counter, *controls, *years, *crosswalk, *breaks;
    long nullpunkt;
    bool fit, residuals;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "resources",
     .kind = PDN_STRING,
     .at = AT(resources),
     .value = "COLUMN[,COLUMN...]",
     .help = "columns of the outcomes file that say what a unit has"},
    {.name = "indicator",
     .kind = PDN_STRING,
     .at = AT(of.indicator),
     .value = "NAME",
     .fallback = "the only one",
     .help = "the indicator that is judged",
     .manual = ". Needed where the file holds several."},
    {.name = "better",
     .kind = PDN_CHOICE,
     .at = AT(of.better),
     .choice = pdn_betters,
     .help = "which share is the better one"},
    {.name = "model",
     .kind = PDN_CHOICE,
     .at = AT(of.model),
     .choice = pdn_models,
     .help = "how the resource model is fitted",
     .manual =
         ". Robust: units far off weigh less, or nothing (Tukey's bisquare)."},
    {.name = "counter",
     .kind = PDN_STRING,
     .at = AT(counter),
     .value = "NAME[:lower|higher]",
     .help = "an indicator that must not be worse; direction as --better "
             "unless said",
     .manual = "An indicator that must not be worse, and which of its shares "
               "is better: as *--better* unless it is said."},
    {.name = "controls",
     .kind = PDN_STRING,
     .at = AT(controls),
     .value = "NAME[,NAME...]",
     .help = "indicators that no practice here can move; p is told beside them",
     .manual =
         "Indicators of the same file that no practice here can move, 5 to 10 "
         "of them. m being the mean of a unit's z on them and s2 = max(0, mean "
         "(z - m)^2 - 1), *control_z* is (z - m)/sqrt(1 + s2) and *control_p* "
         "its upper tail; the claims are then made of these: a unit that looks "
         "as good where there is nothing to find is not called. Which of their "
         "shares is better: as *--better*."},
    {.name = "nullpunkt",
     .kind = PDN_WHOLE,
     .at = AT(nullpunkt),
     .value = "YEAR",
     .min = 1,
     .max = 9999,
     .fallback = "the first",
     .help = "improvement is counted from this year"},
    {.name = "years",
     .kind = PDN_STRING,
     .at = AT(years),
     .value = "K/N",
     .help = "better in K of the last N years"},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "units merged, split or renamed: old,new,year,share",
     .manual = "Units merged, split or renamed: old, new, year, share, as "
               "*pdn-baseline*(1) reads it, for every indicator that is asked. "
               "A merged unit has of each resource the mean of its parts, each "
               "counting as its people; a renamed one and the parts of a split "
               "what the old one had."},
    {.name = "breaks",
     .kind = PDN_FILE,
     .at = AT(breaks),
     .help = "years from which an indicator is counted otherwise",
     .manual = ": indicator, year, why. Each year is compared within itself, "
               "so a break moves all alike; but where one lies after the "
               "nullpunkt, no unit is called improved."},
    {.name = "fit",
     .kind = PDN_FLAG,
     .at = AT(fit),
     .help = "write the resource model instead",
     .manual = ": term, estimate, se, z, p, phi, deviance, df."},
    {.name = "residuals",
     .kind = PDN_FLAG,
     .at = AT(residuals),
     .help = "write one row per unit and year instead",
     .manual = "Write one row per unit and judged year instead, every unit in "
               "the fit."},
    {.name = "matches",
     .kind = PDN_FLAG,
     .at = AT(of.matches),
     .help =
         "write the ordinary units to visit beside those with a claim instead",
     .manual =
         "Write instead, for each unit with a claim, the up to four ordinary "
         "units nearest in resources, one row per pair and resource: unit, "
         "matched_unit, order (1 = the nearest, the *matched_unit* of the "
         "table of units), distance, resource, value and matched_value (means "
         "of the judged years), difference (value - matched_value, in standard "
         "deviations over units and years). distance is the root of the sum of "
         "the squared differences. Units of the same group only, where one of "
         "them is ordinary. Read the differences before travelling: the "
         "nearest may still be far. Needs *--resources*."},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "studies made by chance, and draws for p_best_quarter; 0 = none",
     .manual = "Studies made by chance, and draws for p_best_quarter; 0 leaves "
               "these columns empty."},
    {.name = NULL},
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
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_READS_OUTCOMES | PDN_WRITES_CSV | PDN_HIDES |
              PDN_DRAWS,
    .said = said,
    .notes = pdn_claim_rule,
};

static pdn_status take_years(pdn_call *call, const char *text,
                             pdn_deviant_options *o)
{
    if (pdn_years_read(text, o)) return PDN_OK;
    return cli__misuse(call, "--years %s: want K/N, as 3/4", text);
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
            return cli__misuse(call, "--%s %s: want names joined by commas",
                               option, text);
        name[n] = pdn_arena_text(words, at, length);
        if (name[n] == NULL) return pdn_no_memory();
        for (size_t i = 0; i < n; i++)
            if (strcmp(name[i], name[n]) == 0)
                return cli__misuse(call, "--%s %s: %s stands twice", option,
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
    return a->fit + a->residuals + a->of.matches;
}

static pdn_status write(pdn_call *call, const struct args *a,
                        const pdn_deviants *d)
{
    pdn_about about = {NULL,  (double)NAN, (double)NAN, (double)call->draws,
                       false, false};
    pdn_private_table years = {.schema = &pdn_deviant_residual_schema,
                               .row = d->residual,
                               .rows = d->residuals};

    if (a->fit)
        return cli__write_rows(call, &pdn_deviant_fit_schema, d->term, d->terms,
                               &about);
    if (a->residuals)
        return cli__write_rows(call, &pdn_deviant_residual_schema, d->residual,
                               d->residuals, &about);
    if (a->of.matches)
        return cli__write_rows(call, &pdn_deviant_match_schema, d->match,
                               d->matches, &about);
    call->with = &years;
    return cli__write_rows(call, &pdn_deviant_schema, d->row, d->rows, &about);
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_arena words = {0};
    pdn_table outcomes = {0}, links = {0}, breaks = {0};
    pdn_crosswalk crosswalk = {.table = &links};
    pdn_deviants result = {0};
    const char *path = cli__input(call);
    pdn_deviant_options o = a->of;

    o.nullpunkt = (double)a->nullpunkt;
    if (call->suppress > 0) o.fewest = (double)call->suppress + 1;
    CLI_DRAWS(call, &o);
    if (other_table(a) > 0) o.draws = 0;
    if (other_table(a) > 1)
        PDN_TRY(cli__misuse(
            call, "--fit, --residuals or --matches: only one of them"));
    if (a->of.matches && a->resources == NULL)
        PDN_TRY(cli__misuse(call, "--matches: want --resources too"));
    PDN_TRY(pdn_counter_take(a->counter, o.better, &words, &o));
    PDN_TRY(take_years(call, a->years, &o));
    PDN_TRY(take_names(call, "resources", a->resources, &words, &o.resource,
                       &o.resources));
    PDN_TRY(take_names(call, "controls", a->controls, &words, &o.control,
                       &o.controls));
    if (o.controls > PDN_MOST_CONTROLS)
        PDN_TRY(cli__misuse(call, "--controls: want at most %d",
                            (int)PDN_MOST_CONTROLS));
    PDN_TRY(pdn_outcomes_read(path, &call->csv, PDN_PEOPLE, &call->findings,
                              &outcomes));
    PDN_TRY(pdn_provenance_add(&call->origin, path, outcomes.sha256));
    if (a->crosswalk != NULL) {
        PDN_TRY(cli__table(call, "crosswalk", a->crosswalk, &links));
        o.crosswalk = &crosswalk;
    }
    if (a->breaks != NULL) {
        PDN_TRY(cli__table(call, "breaks", a->breaks, &breaks));
        o.breaks = &breaks;
    }
    PDN_TRY(pdn_deviants_make(&outcomes, &o, &call->findings, &result));
    PDN_TRY(write(call, a, &result));
out:
    pdn_deviants_clear(&result);
    pdn_table_clear(&links);
    pdn_table_clear(&breaks);
    pdn_table_clear(&outcomes);
    pdn_arena_clear(&words);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.of = pdn_deviants_defaults()};
    char years[40];

    snprintf(years, sizeof years, "%zu/%zu", a.of.good_years, a.of.years);
    a.years = years;

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
