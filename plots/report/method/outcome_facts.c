/* The outcome, its shares, and who does better than expected. */
#include "method_facts.h"
#include "words/format_number.h"

#include "pdnet/baseline.h"
#include "pdnet/deviants.h"
#include "pdnet/stats.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* ---- what is counted */

const char *method__ages(const pdn_report *r, const char *indicator)
{
    const pdn_table *t = &r->results->input[PDN_STAGE_OUTCOMES];
    const pdn_column *of = pdn_table_column(t, "indicator");
    const double *from = pdn_table_numbers(t, "age_from");
    const double *to = pdn_table_numbers(t, "age_to");
    size_t i = 0;

    while (i < t->rows && of != NULL && of->text != NULL &&
           pdn_text_compare(of->text[i], indicator) != 0)
        i++;
    if (from == NULL || to == NULL || i == t->rows ||
        pdn_state_of(from[i]) != PDN_VALUE || pdn_state_of(to[i]) != PDN_VALUE)
        return "";
    return pdn_say("%.0f–%.0f", from[i], to[i]);
}

method__span method__span_of(const pdn_report *r, const char *indicator)
{
    const pdn_baseline *b = &r->results->baseline;
    method__span s = {0};

    for (size_t i = 0; i < b->rows; i++) {
        const pdn_baseline_row *row = &b->row[i];
        if (pdn_text_compare(row->indicator, indicator) != 0) continue;
        if (s.units < .5 || row->year < s.first) s.first = row->year;
        if (s.units < .5 || row->year > s.last) {
            s.last = row->year;
            s.units = 0;
        }
        s.units += row->year >= s.last - .5;
    }
    return s;
}

const char *method__years(const method__span *s)
{
    const char *last = pdn_format_year(s->last);

    return s->first < s->last - .5
               ? pdn_say("%s–%s", pdn_format_year(s->first), last)
               : last;
}

/* One indicator: of how many units, in which years. */
static const char *indicator(const pdn_report *r, const char *name)
{
    const method__span s = method__span_of(r, name);
    const char *label = pdn_label_word(name), *ages = method__ages(r, name);

    if (s.units < .5) return NULL;
    if (*ages != '\0') ages = pdn_say(", %s %s", pdn_word("age"), ages);
    if (name == NULL || *name == '\0')
        return pdn_say("%s: %s %s, %s%s.", pdn_say_capital(pdn_say_axis(NULL)),
                       pdn_format_count(s.units),
                       pdn_unit_word((size_t)s.units), method__years(&s), ages);
    return pdn_say("%s: %s%s%s %s, %s%s.", name, label != NULL ? label : "",
                   label != NULL ? ", " : "", pdn_format_count(s.units),
                   pdn_unit_word((size_t)s.units), method__years(&s), ages);
}

/* Counts that the source hides, and those that are not there. */
static const char *lacking(const pdn_report *r)
{
    const pdn_table *t = &r->results->input[PDN_STAGE_OUTCOMES];
    const double *events = pdn_table_numbers(t, "events");
    const double *share = pdn_table_numbers(t, "share_percent");
    double hidden = 0, missing = 0;

    if (events == NULL) return NULL;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_state state = pdn_state_of(events[i]);
        hidden += state == PDN_SUPPRESSED;
        missing += state != PDN_SUPPRESSED && state != PDN_VALUE &&
                   (share == NULL || pdn_state_of(share[i]) != PDN_VALUE);
    }
    if (hidden + missing < .5)
        return pdn_word("No count is missing in the file of outcomes.");
    return pdn_say(
        pdn_word("Of %s counts in the file of outcomes, hidden at the source: "
                 "%s; missing: %s. None of them is taken for a zero."),
        pdn_format_count((double)t->rows), pdn_format_count(hidden),
        pdn_format_count(missing));
}

const char *method__say_OUTCOME(const pdn_report *r)
{
    const pdn_study *s = r->study;
    const char *shown = r->units > 0 ? r->unit[0].indicator : NULL;
    const char *text = NULL;

    if (r->results->baseline.rows == 0) return NULL;
    text = indicator(r, shown);
    if (s->screen != NULL && pdn_text_compare(s->screen, shown) != 0)
        text = format_number__join(text, indicator(r, s->screen));
    return format_number__join(text, lacking(r));
}

/* ---- shares */

/* With as many decimals as it has, in the reader's own form. */
static const char *given_share(const char *said)
{
    enum { MOST = 4 };
    double x = 0;
    int decimals = 1;

    if (!pdn_number_read(said, strlen(said), '.', &x)) return said;
    while (decimals < MOST && fabs(x * pow(10, decimals + 2) -
                                   round(x * pow(10, decimals + 2))) > 1e-6)
        decimals++;
    return pdn_format_percent(x, decimals);
}

static const char *benchmark(const pdn_report *r)
{
    const char *said = r->study->benchmark;

    if (said == NULL ||
        strcmp(said, pdn_option_word_of(pdn_benchmarks, PDN_AGAINST_ALL)) == 0)
        return pdn_word("the share of all of them together");
    if (strcmp(said, pdn_option_word_of(pdn_benchmarks, PDN_AGAINST_GROUP)) ==
        0)
        return pdn_word("the share of each group together");
    return pdn_say(pdn_word("the share of %s that the study gives"),
                   given_share(said));
}

static const char *spread(const pdn_report *r)
{
    const char *text = pdn_say_variation(r->unit, r->units);
    const double x =
        r->units > 0 ? r->unit[0].spread : pdn_absent(PDN_NOT_DEFINED);

    if (pdn_state_of(x) != PDN_VALUE) return text;
    return format_number__join(
        text, pdn_say(pdn_word("The standard deviation of the true shares is "
                               "about %s percentage points."),
                      pdn_format_points(x, 1)));
}

const char *method__say_SHARES(const pdn_report *r)
{
    const pdn_study *s = r->study;
    double level = .95;

    if (r->results->baseline.rows == 0) return NULL;
    if (s->level != NULL)
        (void)pdn_number_read(s->level, strlen(s->level), '.', &level);
    return format_number__join(
        pdn_say(pdn_word("Intervals: %s, %s. %s are held against %s: "
                         "outside is whose count is too rare there by exact "
                         "tails and, where they differ by more than chance, "
                         "beyond the adjusted limits too. Shrunk shares and "
                         "the order allow for a spread between them that is "
                         "not known (beta-binomial, integrated over); the "
                         "order is told as a range."),
                pdn_say_capital(method__choice(
                    s->interval, pdn_option_word_of(pdn_methods, PDN_WILSON))),
                pdn_format_percent(level, 0), pdn_say_capital(pdn_unit_word(2)),
                benchmark(r)),
        spread(r));
}

/* ---- the screen */

static const char *resources(const pdn_report *r)
{
    if (r->study->resources == NULL)
        return pdn_word("No resources were given, so nobody is held against "
                        "others with the same.");
    return pdn_say(
        pdn_word("The judged years' shares are fitted on %s (%s), each "
                 "judged by a fit of the others. How much they differ "
                 "lastingly beyond that is estimated (Paule and Mandel)."),
        method__spaced(r->study->resources),
        method__choice(r->study->model,
                       pdn_option_word_of(pdn_models, PDN_BINOMIAL)));
}

static const char *years(const pdn_report *r)
{
    pdn_deviant_options o = pdn_deviants_defaults();
    const pdn_claim_thresholds t = pdn_claim_thresholds_of_rule();

    if (r->study->years != NULL) (void)pdn_years_read(r->study->years, &o);
    return pdn_say(
        pdn_word("A candidate is better by a z of %s in %s of %s "
                 "years, at q of at most %s, by %s of the rarer "
                 "outcome or more, and in %s of the ways to ask."),
        pdn_format_number(t.z, 2), pdn_format_count((double)o.good_years),
        pdn_format_count((double)o.years), pdn_format_number(t.q, 2),
        pdn_format_percent(1 - t.ratio, 0), pdn_format_percent(t.agree, 0));
}

static const char *counter(const pdn_report *r)
{
    const pdn_study *s = r->study;
    const char *text =
        s->counter != NULL
            ? pdn_say(pdn_word("It must not be worse in %s."), s->counter)
            : pdn_word("Whether something else is worse was not looked at.");

    if (s->controls == NULL) return text;
    return format_number__join(
        text, pdn_say(pdn_word("Controls that nothing here can "
                               "move: %s."),
                      method__spaced(s->controls)));
}

const char *method__say_MODEL(const pdn_report *r)
{
    const pdn_deviants *d = &r->results->deviants;

    if (d->rows == 0) return NULL;
    return format_number__join(
        format_number__join(
            resources(r),
            pdn_say_left_out(pdn_deviants_left_out(d->row, d->rows), d->rows)),
        format_number__join(years(r), counter(r)));
}
