#include "format_number.h"
#include "outcome_naming.h"

#include "pdnet/core.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include <math.h>

/* "2,0": figures that are read together have as many decimals. */
static const char *tenths(double share)
{
    return pdn_format_points(share, 1);
}

/* "8" or "3,2": a share in percentage points without an idle decimal. */
static const char *points(double share)
{
    double x = 100 * share;
    return pdn_format_number(x, fabs(x - round(x)) < .05 ? 0 : 1);
}

const char *pdn_say_by_chance(double p)
{
    if (!(p > 0) || p > 1) return "";
    if (p > .4)
        return pdn_say(pdn_word("Chance alone gives such a candidate in about "
                                "%s of 10 studies."),
                       pdn_format_count(10 * p));
    return pdn_say(pdn_word("Chance alone gives such a candidate in about 1 of "
                            "%s studies."),
                   pdn_format_count(1 / p));
}

static const char *not_checked(const pdn_claim *q)
{
    if (q->counter != PDN_COUNTER_NOT_CHECKED) return "";
    return pdn_word("Whether something else got worse meanwhile is not "
                    "checked.");
}

/* Of which years, and of how many a year: years are never added up. */
static const char *candidate(const pdn_claim *q)
{
    if (!(q->to > q->from) || !(q->people > 0))
        return pdn_word("A candidate for positive deviance.");
    return pdn_say(pdn_word("A candidate for positive deviance, from %s to %s, "
                            "about %s %s a year."),
                   pdn_format_year(q->from), pdn_format_year(q->to),
                   pdn_format_count(q->people),
                   pdn_people_word(pdn_number_to_size(q->people)));
}

/* Without its figures where one of them may not be told. */
static pdn_sentence say_sustained(const pdn_claim *q)
{
    const char *headline =
        !isfinite(q->years_better + q->years + q->share + q->expected)
            ? pdn_say(pdn_word("%s does better than expected year after "
                               "year, with the same resources."),
                      pdn_say_capital(q->unit))
            : pdn_say(
                  pdn_word("%s does better than expected with the same "
                           "resources, in %s of %s years: %s%s, %s "
                           "expected."),
                  pdn_say_capital(q->unit), pdn_format_count(q->years_better),
                  pdn_format_count(q->years), pdn_format_percent(q->share, 1),
                  outcome_naming__judged(), pdn_format_percent(q->expected, 1));
    const char *detail =
        format_number__join(candidate(q), pdn_say_by_chance(q->any_by_chance));

    return (pdn_sentence){.headline = headline,
                          .detail = format_number__join(detail, not_checked(q)),
                          .sureness = PDN_CLEAR};
}

static pdn_sentence say_improved(const pdn_claim *q)
{
    const char *headline =
        !isfinite(q->gain)
            ? pdn_say(pdn_word("%s has improved more since the baseline than "
                               "others with the same starting point."),
                      pdn_say_capital(q->unit))
            : pdn_say(pdn_word("%s has improved more since the baseline than "
                               "others with the "
                               "same starting point: %s percentage points more "
                               "than expected "
                               "(uncertainty: from %s to %s)."),
                      pdn_say_capital(q->unit), tenths(q->gain),
                      tenths(q->gain_lo), tenths(q->gain_hi));
    const char *detail =
        !isfinite(q->lasted)
            ? ""
            : pdn_say(pdn_words_plural("The improvement has lasted %s year.",
                                       "The improvement has lasted %s years.",
                                       format_number__plural(q->lasted)),
                      pdn_format_count(q->lasted));

    return (pdn_sentence){.headline = headline,
                          .detail = format_number__join(detail, not_checked(q)),
                          .sureness = PDN_CLEAR};
}

/* A year that stands out, and others that were good without being enough; or
 * which year, or how many were good, may not be told. */
static pdn_sentence say_some_years(const pdn_claim *q)
{
    return (pdn_sentence){
        .headline =
            isfinite(q->years_better + q->year)
                ? pdn_say(pdn_word("%s was better than expected in %s of %s "
                                   "years, most clearly in %s, but not enough "
                                   "to be sure."),
                          pdn_say_capital(q->unit),
                          pdn_format_count(q->years_better),
                          pdn_format_count(q->years), pdn_format_year(q->year))
                : pdn_say(pdn_word("%s was better than expected in at least "
                                   "one year, but not year after year."),
                          pdn_say_capital(q->unit)),
        .detail = pdn_word("Good years may be chance; we do not call it "
                           "positive deviance."),
        .sureness = PDN_UNSURE};
}

static pdn_sentence say_one_year(const pdn_claim *q)
{
    if (!isfinite(q->years_better + q->year) || q->years_better > 1)
        return say_some_years(q);
    return (pdn_sentence){
        .headline =
            q->years > 1
                ? pdn_say(
                      pdn_word("%s was better than expected in %s but not in "
                               "the other %s years with figures."),
                      pdn_say_capital(q->unit), pdn_format_year(q->year),
                      pdn_format_cardinal(pdn_number_to_size(q->years) - 1))
                : pdn_say(
                      pdn_word("%s was better than expected in %s but not in "
                               "the other years."),
                      pdn_say_capital(q->unit), pdn_format_year(q->year)),
        .detail =
            pdn_word("One good year may be chance; we do not call it positive "
                     "deviance."),
        .sureness = PDN_UNSURE};
}

const char *pdn_say_needed(double needed)
{
    if (!(needed > 0))
        return pdn_say(
            pdn_word("At least twelve %s are needed, more the more resources "
                     "we allow for, with counts for three years or more."),
            pdn_unit_word(12));
    return pdn_say(pdn_word("With these resources at least %s %s are needed, "
                            "with counts for three years or more."),
                   pdn_format_count(needed),
                   pdn_unit_word(pdn_number_to_size(needed)));
}

static pdn_sentence say_too_little(const pdn_claim *q)
{
    enum { MANY = 12 }; /* from here on it is not the best of a few */
    const char *n = pdn_format_cardinal(pdn_number_to_size(q->units));

    if (q->units < 2 || q->units >= MANY)
        return (pdn_sentence){
            .headline = pdn_word("Too few figures to find positive deviance."),
            .detail = pdn_say_needed(q->needed),
            .sureness = PDN_UNSURE};
    return (pdn_sentence){
        .headline =
            pdn_say(pdn_word("%s %s are too few to find positive deviance: the "
                             "best of %s is often best only by chance."),
                    pdn_say_capital(n), pdn_unit_word(2), n),
        .detail =
            q->needed > 0
                ? pdn_say(
                      pdn_word("We need figures for at least %s %s to compare "
                               "with."),
                      pdn_format_count(q->needed), pdn_unit_word(2))
                : pdn_say(pdn_word("We need figures for more %s to compare "
                                   "with."),
                          pdn_unit_word(2)),
        .sureness = PDN_UNSURE};
}

static pdn_sentence say_none(const pdn_claim *q)
{
    bool outlier = q->claim == PDN_CLAIM_OUTLIER;

    return (pdn_sentence){
        .headline = pdn_say(
            outlier ? pdn_word("%s stands out from the others.")
                    : pdn_word("%s does about as expected with the same "
                               "resources."),
            pdn_say_capital(q->unit)),
        .detail =
            outlier
                ? pdn_word("Resources are not compared, so this is not called "
                           "positive deviance.")
                : "",
        .sureness = PDN_UNSURE};
}

/* Better, and something else worse: "the bad bargain". */
static pdn_sentence say_bargain(const pdn_claim *q)
{
    const char *who = pdn_say_capital(q->unit);
    const char *named =
        q->must_not_worsen == NULL
            ? ""
            : pdn_say(" (%s)", pdn_study_word(q->must_not_worsen));

    return (pdn_sentence){
        .headline =
            q->years_better > 1
                ? pdn_say(
                      pdn_word("%s is better than expected in %s of %s years, "
                               "but the figure that must not get worse%s "
                               "is worse than expected."),
                      who, pdn_format_count(q->years_better),
                      pdn_format_count(q->years), named)
                : pdn_say(pdn_word("%s is better than expected, but the figure "
                                   "that must not get worse%s is worse than "
                                   "expected."),
                          who, named),
        .detail = pdn_word("We do not call it positive deviance."),
        .sureness = PDN_UNSURE};
}

pdn_claim pdn_claim_of_unit(const pdn_deviant_row *row, size_t units)
{
    return (pdn_claim){
        .unit = row->unit,
        .claim = row->claim,
        .years_better = row->years_better,
        .years = row->years,
        .share = row->share,
        .expected = row->expected_share,
        .from = row->rests_from,
        .to = row->rests_to,
        .people = row->years > 0 ? row->population / row->years : 0,
        .any_by_chance = row->p_any_by_chance,
        .gain = row->gain,
        .gain_lo = row->gain_lo,
        .gain_hi = row->gain_hi,
        .lasted = row->lasted,
        .year = row->good_year,
        .units = (double)units,
        .counter = row->counter,
        .unchecked = row->claim_unchecked,
    };
}

pdn_sentence pdn_sentence_of_claim(const pdn_claim *q)
{
    if (q->unchecked != PDN_NO_CLAIM && q->claim == PDN_CLAIM_NONE)
        return say_bargain(q);
    switch (q->claim) {
    case PDN_CLAIM_TOO_LITTLE_DATA: return say_too_little(q);
    case PDN_CLAIM_ONE_YEAR: return say_one_year(q);
    case PDN_CLAIM_IMPROVED: return say_improved(q);
    case PDN_CLAIM_SUSTAINED: return say_sustained(q);
    case PDN_CLAIM_NONE:
    case PDN_CLAIM_OUTLIER: return say_none(q);
    case PDN_NO_CLAIM:
    case PDN_CLAIMS: break;
    }
    return (pdn_sentence){.headline = NULL};
}

const char *pdn_say_power(void)
{
    return pdn_say(pdn_word("Among a thousand %s we seldom find differences "
                            "below 40 percent, and not always larger ones."),
                   pdn_people_word(1000));
}

/* ---- changes ---- */

static const char *no_change(const pdn_baseline_row *r)
{
    const char *text = "";

    if (isfinite(r->detectable) && isfinite(r->population))
        text = pdn_say(
            pdn_word("With %s %s we cannot detect changes smaller than %s "
                     "percentage points."),
            pdn_format_count(r->population),
            pdn_people_word(format_number__plural(r->population)),
            points(r->detectable));
    return format_number__join(
        text, pdn_word("There may be a change that we cannot see."));
}

pdn_sentence pdn_sentence_of_change(const pdn_baseline_row *r,
                                    double nullpunkt_year)
{
    if (!isfinite(r->nullpunkt) || !isfinite(r->share))
        return (pdn_sentence){.headline = NULL};
    bool sure = r->change_lo > 0 || r->change_hi < 0;
    const char *then = pdn_format_percent(r->nullpunkt, 1);
    const char *now = pdn_format_percent(r->share, 1);
    const char *first = pdn_format_year(nullpunkt_year);
    const char *last = pdn_format_year(r->year);

    if (!sure)
        return (pdn_sentence){
            .headline = pdn_say(
                pdn_word("No detectable change in %s since the baseline: "
                         "%s in %s, %s in %s."),
                r->unit, then, first, now, last),
            .detail = no_change(r),
            .sureness = PDN_UNSURE};
    const char *from = tenths(fmin(fabs(r->change_lo), fabs(r->change_hi)));
    const char *to = tenths(fmax(fabs(r->change_lo), fabs(r->change_hi)));
    return (pdn_sentence){
        .headline = pdn_say(
            r->change < 0 ? pdn_word("Lower in %s since the baseline: %s "
                                     "in %s, %s in %s.")
                          : pdn_word("Higher in %s since the baseline: %s "
                                     "in %s, %s in %s."),
            r->unit, then, first, now, last),
        .detail =
            pdn_say(pdn_word("That is more than chance variation (uncertainty: "
                             "from %s to %s percentage points)."),
                    from, to),
        .sureness = PDN_CLEAR};
}

static const char *with_place(const pdn_pair_change *q)
{
    const char *where = pdn_say_where(q->pair);

    if (q->place == NULL) return where;
    return pdn_say(pdn_word("%s in %s"), where, q->place);
}

/* By how much, where that may be told. */
static const char *beyond_chance(bool more, double lo, double hi)
{
    const double from = fmin(fabs(lo), fabs(hi)), to = fmax(fabs(lo), fabs(hi));

    if (!isfinite(lo + hi))
        return pdn_word("That is more than chance variation.");
    return pdn_say(more ? pdn_word("That is more than chance variation: from "
                                   "%s to %s contacts more than all other "
                                   "contact would give (uncertainty).")
                        : pdn_word("That is more than chance variation: from "
                                   "%s to %s contacts fewer than all other "
                                   "contact would give (uncertainty)."),
                   pdn_format_count(from), pdn_format_count(to));
}

/* Of contacts whose number may not be told: they may have gone the other way,
 * for the change is one beside all other contact. */
static pdn_sentence say_hidden_change(const char *where, bool more,
                                      const char *beyond)
{
    return (pdn_sentence){
        .headline = pdn_say(
            more ? pdn_word("More collaboration %s than last time, seen "
                            "against all other contact, among those who "
                            "answered both years.")
                 : pdn_word("Less collaboration %s than last time, seen "
                            "against all other contact, among those who "
                            "answered both years."),
            where),
        .detail = beyond,
        .sureness = PDN_CLEAR};
}

pdn_sentence pdn_sentence_of_pair_change(const pdn_pair_change *q)
{
    bool more = fabs(q->change) > 0 ? q->change > 0 : q->after > q->before;
    bool against = more ? q->after <= q->before : q->after >= q->before;
    const char *where = with_place(q), *before = pdn_format_count(q->before);
    const char *after = pdn_format_count(q->after);

    if (!q->beyond_noise)
        return (pdn_sentence){
            .headline = pdn_say(
                pdn_word("No detectable change in the collaboration %s: "
                         "from %s to %s contacts among those who answered "
                         "both years."),
                where, before, after),
            .detail = pdn_word("There may be a change that we cannot see."),
            .sureness = PDN_UNSURE};
    const char *beyond = beyond_chance(more, q->lo, q->hi);
    if (!isfinite(q->before + q->after))
        return say_hidden_change(where, more, beyond);
    if (against)
        where = pdn_say(pdn_word("%s, seen against all other contact"), where);
    return (pdn_sentence){
        .headline = pdn_say(
            more ? pdn_word("More collaboration %s: from %s to %s contacts "
                            "among those who answered both years.")
                 : pdn_word("Less collaboration %s: from %s to %s contacts "
                            "among those who answered both years."),
            where, before, after),
        .detail = beyond,
        .sureness = PDN_CLEAR};
}

/* ---- what came after a step agreed on; never that it came of it ---- */

static const char *signed_count(double x)
{
    return pdn_say("%s%s", x > .5 ? "+" : "", pdn_format_number(x, 0));
}

static const char *step_found(const pdn_action_row *r)
{
    static const pdn_wave_change found[] = {
        [PDN_FOLLOWED_UNCLEAR] = PDN_WAVE_UNCLEAR,
        [PDN_FOLLOWED_MORE] = PDN_WAVE_MORE,
        [PDN_FOLLOWED_LESS] = PDN_WAVE_LESS,
    };
    const char *what =
        pdn_code_word(&pdn_wave_change_codes, found[r->followed]);

    if (!isfinite(r->contacts + r->contacts_lo + r->contacts_hi))
        return pdn_say(r->followed == PDN_FOLLOWED_UNCLEAR
                           ? pdn_word("From %s to %s: %s.")
                           : pdn_word("From %s to %s: %s, seen against all "
                                      "other contact."),
                       r->wave, r->change_to, what);
    return pdn_say(
        pdn_word("From %s to %s: %s. Change in contacts, seen against all "
                 "other contact: %s (uncertainty: from %s to %s)."),
        r->wave, r->change_to, what, signed_count(r->contacts),
        signed_count(r->contacts_lo), signed_count(r->contacts_hi));
}

static const char *step_change(const pdn_action_row *r)
{
    switch (r->followed) {
    case PDN_FOLLOWED_UNCLEAR:
    case PDN_FOLLOWED_MORE:
    case PDN_FOLLOWED_LESS: return step_found(r);
    case PDN_FOLLOWED_NOT_COMPARABLE:
        return pdn_say(pdn_word("From %s to %s: too few answered both times, "
                                "or too little changed, for us to tell."),
                       r->wave, r->change_to);
    case PDN_FOLLOWED_NO_ANSWERS:
        return pdn_say(pdn_word("From %s to %s: nobody of one of the two "
                                "answered both times."),
                       r->wave, r->change_to);
    case PDN_FOLLOWED_TOO_EARLY:
        return pdn_word("There has been no survey since.");
    case PDN_FOLLOWED_NO_WAVE:
        return pdn_word("The step names no wave of the study.");
    case PDN_FOLLOWED_NONE:
    case PDN_FOLLOWED_NO_PAIR:
    case PDN_FOLLOWED_HIDDEN: break;
    }
    return "";
}

static const char *step_headline(const pdn_action_row *r, bool own)
{
    pdn_pair pair;
    const char *both = NULL, *now = NULL;

    if (r->followed == PDN_FOLLOWED_HIDDEN)
        return pdn_word("A step whose pair is hidden to protect privacy.");
    if (r->group_a == NULL)
        return own && r->finding != NULL
                   ? pdn_study_word(r->finding)
                   : pdn_word("A step about no pair of services.");
    pair = pdn_pair_of(r->group_a, r->group_b);
    both = pdn_say_capital(pdn_say_both(&pair));
    now = pdn_code_word(&pdn_verdict_codes, r->verdict_now);
    if (r->verdict_now == PDN_NO_VERDICT) return pdn_say("%s.", both);
    if (r->verdict_then == PDN_NO_VERDICT ||
        r->followed == PDN_FOLLOWED_TOO_EARLY)
        return pdn_say(pdn_word("%s: %s in %s."), both, now, r->now);
    return pdn_say(pdn_word("%s: %s in %s, %s in %s."), both,
                   pdn_code_word(&pdn_verdict_codes, r->verdict_then), r->wave,
                   now, r->now);
}

pdn_sentence pdn_sentence_of_step(const pdn_action_row *row,
                                  const char *how_far, bool own)
{
    return (pdn_sentence){.headline = step_headline(row, own),
                          .detail =
                              format_number__join(how_far, step_change(row)),
                          .sureness = PDN_UNSURE};
}
