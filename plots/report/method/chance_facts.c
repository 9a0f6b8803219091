/* What chance is, where the lines go, and how many tests there are. */
#include "method_facts.h"
#include "words/format_number.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include "sheet/pair_changes.h"

#include <string.h>

static const pdn_breakdown *tested(const pdn_report *r)
{
    if (r->wave == NULL) return NULL;
    return &r->wave->breakdown;
}

/* ---- the null that came to be */

static double rows_of(const pdn_breakdown *b, pdn_null null, bool within)
{
    double n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += b->pair[i].null == (unsigned)null &&
             pdn_pair_within(&b->pair[i]) == within;
    return n;
}

/* What is said of so many; nothing of none. */
static const char *if_any(double n, const char *said)
{
    return n > 0 ? said : NULL;
}

static const char *of_labels(const pdn_report *r, double between)
{
    const char *n = pdn_format_count(between), *asked = r->study->null;

    if (asked != NULL &&
        strcmp(asked, pdn_option_word_of(pdn_nulls, PDN_NULL_LABELS)) == 0)
        return pdn_say(pdn_word("%s pairs: the names of services are shuffled "
                                "among those who answered and among those who "
                                "did not, as the study asks for."),
                       n);
    return pdn_say(pdn_word("%s pairs: the names of services are shuffled "
                            "among those who answered and among those who did "
                            "not: fewer than four services have contact "
                            "with others."),
                   n);
}

const char *method__say_CHANCE(const pdn_report *r)
{
    const pdn_breakdown *b = tested(r);
    double labels = 0;

    if (b == NULL) return NULL;
    if (b->null == PDN_NULL_NONE)
        return pdn_word("Chance is not defined here: nothing is tested.");
    if (b->form == PDN_FORM_SERVICES)
        return if_any(
            rows_of(b, PDN_NULL_CONTACTS, false),
            pdn_say(
                pdn_word("%s pairs: everybody names as many services and every "
                         "service is named as often; chance decides who names "
                         "which, never the own."),
                pdn_format_count(rows_of(b, PDN_NULL_CONTACTS, false))));
    labels = rows_of(b, PDN_NULL_LABELS, false);
    const char *contacts = if_any(
        rows_of(b, PDN_NULL_CONTACTS, false),
        pdn_say(
            pdn_word(
                "%s pairs: contacts between services are dealt out anew. Each "
                "person keeps how many are reported by both, by one, and with "
                "people who did not answer; contacts inside a service stay."),
            pdn_format_count(rows_of(b, PDN_NULL_CONTACTS, false))));
    const char *within = if_any(
        rows_of(b, PDN_NULL_LABELS, true),
        pdn_say(pdn_word(
                    "%s services, contacts inside: the names of services are "
                    "shuffled among those who answered and among those who did "
                    "not."),
                pdn_format_count(rows_of(b, PDN_NULL_LABELS, true))));
    return format_number__join(
        format_number__join(contacts, if_any(labels, of_labels(r, labels))),
        within);
}

static const char *nothing(const pdn_report *r, const pdn_breakdown *b)
{
    if (b->form == PDN_FORM_SERVICES)
        return pdn_word("Nothing: people name services here, and a service "
                        "that is named is in no place. Where one's place "
                        "decides whom one works with, that is in the figures.");
    if (r->study->within != NULL)
        return pdn_word("Nothing: what the study says of it keeps nobody "
                        "apart.");
    if (b->places_mixed)
        return pdn_word("Nothing, although people of one service are in "
                        "several municipalities: the study does not ask for "
                        "it.");
    return pdn_word("Nothing: no more than one place is known, or every "
                    "service is in one place.");
}

const char *method__say_STRATA(const pdn_report *r)
{
    const pdn_breakdown *b = tested(r);

    if (b == NULL || b->null == PDN_NULL_NONE) return NULL;
    if (b->within == NULL) return nothing(r, b);
    return pdn_say(pdn_word("Only what is of the same %s changes places. Who "
                            "has none that is known is in a place of one's "
                            "own."),
                   pdn_word_of_code(b->within));
}

/* ---- the lines, each from the rule */

static const char *share(double x)
{
    return pdn_format_percent(x, 0);
}

static const char *p_of(double x)
{
    return pdn_format_number(x, 2);
}

static const char *too_little(const pdn_verdict_thresholds *t)
{
    return format_number__join(
        pdn_say(pdn_word("Missing: at most %s of what is expected, q at most "
                         "%s, and still %s short if those who did not answer "
                         "have as much contact as expected; or a duty, all "
                         "answers in, and no contact."),
                share(t->missing_ratio), p_of(t->p),
                share(t->missing_shortfall)),
        pdn_say(pdn_word("A sign of little: at most %s, q at most %s, and %s "
                         "short in the same way."),
                share(t->thin_ratio), p_of(t->thin_q),
                share(t->thin_shortfall)));
}

static const char *of_people(const pdn_verdict_thresholds *t)
{
    return format_number__join(
        pdn_say(pdn_word("Hangs on one: at least %s pairs of people in "
                         "contact, one person in all of them (in %s of %s or "
                         "more), by chance at most %s."),
                pdn_format_count(t->one_dyads), share(t->one_share),
                pdn_format_count(t->one_many_dyads), p_of(t->p)),
        pdn_say(pdn_word("One-sided: at least %s pairs of people of which both "
                         "answered, at most %s of them reported by both, %s of "
                         "the rest by one side, q at most %s."),
                pdn_format_count(t->sides_dyads), share(t->sides_confirmed),
                share(t->sides_lean), p_of(t->p)));
}

static const char *of_named(const pdn_verdict_thresholds *t)
{
    return pdn_say(pdn_word("One-sided: at least %s of one side name the other "
                            "and at most %s the other way, %s answered on each "
                            "side, q at most %s."),
                   share(t->named_most), share(t->named_least),
                   pdn_format_count(t->named_answered), p_of(t->p));
}

static const char *of_ratings(const pdn_verdict_thresholds *t)
{
    return pdn_say(pdn_word("Strained: at least %s raters and %s ratings, the "
                            "mean not above the middle of the scale, q at most "
                            "%s, and %s of a step below what they give "
                            "others."),
                   pdn_format_count(t->strained_raters),
                   pdn_format_count(t->strained_ratings), p_of(t->p),
                   pdn_format_number(t->strained_steps, 1));
}

static const char *of_good(const pdn_verdict_thresholds *t)
{
    return pdn_say(
        pdn_word("Works: at least %s of what is expected, %s of it reported by "
                 "both, carried by at least %s, nobody with more than %s, and "
                 "both sides rate it at least %s of a step above the middle."),
        share(t->works_ratio), share(t->works_confirmed),
        pdn_format_count(t->works_carriers), share(t->works_top_share),
        pdn_format_number(t->works_steps, 1));
}

static const char *of_named_good(const pdn_verdict_thresholds *t)
{
    return pdn_say(pdn_word("Works: at least %s of either side name the other, "
                            "and both rate it at least %s of a step above the "
                            "middle."),
                   share(t->named_most), pdn_format_number(t->works_steps, 1));
}

static const char *of_plain(const pdn_verdict_thresholds *t)
{
    return pdn_say(pdn_word("As expected: at least %s of what could be "
                            "reported was seen, and %s or less of what is "
                            "expected can be ruled out."),
                   share(t->coverage), share(t->ordinary_ratio));
}

const char *method__say_RULE(const pdn_report *r)
{
    const pdn_verdict_thresholds t = pdn_verdict_thresholds_of_rule();
    const pdn_breakdown *b = tested(r);
    const char *text = NULL;

    if (b == NULL) return NULL;
    if (b->form == PDN_FORM_ORGANISATIONS)
        return pdn_word("Both report it, one does, or neither; strained where "
                        "one of the two rates it at the middle of the scale or "
                        "lower; missing only where there is a duty and both "
                        "say no.");
    const bool named = b->form == PDN_FORM_SERVICES;
    text = format_number__join(too_little(&t),
                               named ? of_named(&t) : of_people(&t));
    text = format_number__join(text, of_ratings(&t));
    text = format_number__join(text, named ? of_named_good(&t) : of_good(&t));
    text = format_number__join(text, of_plain(&t));
    return format_number__join(
        text, pdn_word("The first that holds is what is said. Lines "
                       "of p and q are custom, the others "
                       "judgement."));
}

/* ---- draws */

static const char *others(const pdn_report *r)
{
    const char *text = NULL;

    for (size_t i = 0; i < r->results->tables; i++) {
        const pdn_result_table *t = &r->results->table[i];
        const bool shown = r->options->internal || !t->of->people;
        if (!shown || t->of->schema == &pdn_breakdown_schema ||
            pdn_state_of(t->about.draws) != PDN_VALUE || t->about.draws < .5)
            continue;
        text = method__list(
            text, ", ",
            pdn_say("%s %s", t->name, pdn_format_count(t->about.draws)));
    }
    return text != NULL ? pdn_say(pdn_word("Other tables: %s."), text) : NULL;
}

static const char *asked(const pdn_report *r)
{
    const double n = r->results->draws_asked;
    const char *most = r->study->most_draws;

    if (pdn_state_of(n) == PDN_VALUE)
        return pdn_say(pdn_word("%s were asked for."), pdn_format_count(n));
    return pdn_say(
        pdn_word("No number was asked for: at least %s, then more until no "
                 "verdict turns on chance, at most %s; their seed is always "
                 "%s."),
        pdn_format_count(PDN_LEAST_DRAWS),
        most != NULL ? most : pdn_format_count(PDN_MOST_DRAWS),
        pdn_format_count(PDN_VERDICT_SEED));
}

static const char *precision(const pdn_breakdown *b)
{
    const pdn_verdict_thresholds t = pdn_verdict_thresholds_of_rule();
    const char *text =
        pdn_state_of(b->p_error_at_5) == PDN_VALUE
            ? pdn_say(pdn_word("A p of %s is known to within %s."), p_of(t.p),
                      pdn_format_number(b->p_error_at_5, 4))
            : NULL;

    if (b->undecided > 0)
        text = format_number__join(
            text,
            pdn_say(pdn_words_plural(
                        "%s pair was not settled by then: it has the weaker "
                        "verdict.",
                        "%s pairs were not settled by then: they have the "
                        "weaker verdict.",
                        b->undecided),
                    pdn_format_count((double)b->undecided)));
    return text;
}

const char *method__say_DRAWS(const pdn_report *r)
{
    const pdn_breakdown *b = tested(r);
    const char *text = NULL;

    if (b != NULL && b->null != PDN_NULL_NONE) {
        text = pdn_say(pdn_word("The table of pairs was drawn %s times."),
                       pdn_format_count((double)b->draws));
        text = format_number__join(text, asked(r));
        text = format_number__join(text, precision(b));
    }
    text = format_number__join(text, others(r));
    return format_number__join(
        text,
        pdn_say(pdn_word("Seed %llu."), (unsigned long long)r->origin->seed));
}

/* ---- families of tests */

/* How many were is hidden in part with what is hidden of the pairs. */
static bool any_ratings_tested(const pdn_breakdown *b)
{
    bool any = false;

    for (size_t i = 0; i < b->pairs && !any; i++) {
        const pdn_state q = pdn_state_of(b->pair[i].q_strained);
        any = q == PDN_VALUE || q == PDN_SUPPRESSED;
    }
    return any;
}

static double within_tested(const pdn_breakdown *b)
{
    double n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += pdn_pair_within(&b->pair[i]) && b->pair[i].assessable > 0;
    return n;
}

static const char *of_pairs(const pdn_report *r)
{
    const pdn_breakdown *b = tested(r);

    if (b == NULL) return NULL;
    return method__list(
        method__list(if_any((double)b->assessable,
                            pdn_say(pdn_word("%s pairs of services"),
                                    pdn_format_count((double)b->assessable))),
                     "; ",
                     if_any(within_tested(b),
                            pdn_say(pdn_word("%s services, contacts inside"),
                                    pdn_format_count(within_tested(b))))),
        "; ",
        any_ratings_tested(b)
            ? pdn_word("the ratings between services, each direction a test")
            : NULL);
}

/* As on the sheet: how many had no q is not told where contacts are hidden. */
static size_t tellable(const pdn_wave_pairs *p, bool *unsure)
{
    size_t n = 0;

    *unsure = false;
    for (size_t i = 0; i < p->rows; i++) {
        n += pair_changes__is_tellable(&p->row[i]);
        *unsure |= pair_changes__may_be_told(&p->row[i]);
    }
    return n;
}

static const char *of_changes(const pdn_report *r)
{
    const char *text = NULL;

    for (size_t i = 0;
         r->results->wave_pairs != NULL && i + 1 < r->results->waves; i++) {
        const pdn_wave_pairs *p = &r->results->wave_pairs[i];
        bool unsure = false;
        const size_t pairs = tellable(p, &unsure);
        if (p->tests == 0) continue;
        text = method__list(
            text, "; ",
            pdn_say(pdn_word("%s tests of change from %s to %s (%s of them of "
                             "pairs; the others of ratings and obstacles)"),
                    pair_changes__count(p->tests - p->tested + pairs, unsure),
                    r->results->wave[i].label, r->results->wave[i + 1].label,
                    pair_changes__count(pairs, unsure)));
    }
    return text;
}

static const char *of_units(const pdn_report *r)
{
    const pdn_deviants *d = &r->results->deviants;
    double units = 0, practices = 0;

    for (size_t i = 0; i < d->rows; i++)
        units += d->row[i].claim != PDN_CLAIM_TOO_LITTLE_DATA &&
                 pdn_state_of(d->row[i].q) == PDN_VALUE;
    for (size_t i = 0; i < r->results->practices.rows; i++)
        practices += pdn_state_of(r->results->practices.row[i].q) == PDN_VALUE;
    return method__list(
        units > 0
            ? pdn_say(pdn_word("%s %s against their resources"),
                      pdn_format_count(units), pdn_unit_word((size_t)units))
            : NULL,
        "; ",
        if_any(practices,
               pdn_say(pdn_words_plural("%s practice", "%s practices",
                                        (size_t)practices),
                       pdn_format_count(practices))));
}

const char *method__say_FAMILIES(const pdn_report *r)
{
    const char *text = method__list(
        method__list(of_pairs(r), "; ", of_changes(r)), "; ", of_units(r));

    if (text == NULL || *text == '\0') return NULL;
    return pdn_say(pdn_word("q is after Benjamini and Hochberg (1995), over "
                            "all tests of a kind: %s."),
                   text);
}

const char *method__say_CHANGE(const pdn_report *r)
{
    if (r->results->wave_pairs == NULL || r->results->waves < 2) return NULL;
    return pdn_say(
        pdn_word("Only reports that both surveys could see are compared: of "
                 "people who answered both times, about people on both lists. "
                 "By chance the two surveys' reports of each pair of people "
                 "change places. A change is said at q of at most %s and an "
                 "interval clear of none; verdicts are not compared. A test is "
                 "left out where so few answers changed that none could have "
                 "been said, whichever way they went (Tarone 1990)."),
        p_of(PDN_WAVES_MOST_Q));
}
