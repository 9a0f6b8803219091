#include "pdnet/breakdown.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Sums of floating point may miss a threshold by their last digits. */
static const double slack = 1e-9;

static const char *const codes[PDN_VERDICTS] = {
    "missing", "hangs-on-one", "one-sided", "strained",
    "thin",    "works",        "ordinary",  "unknown",
};

const char pdn_verdict_rule[] =
    "The verdict of a pair is the first of these that holds; the others that\n"
    "hold stand in `also`, reasons in `verdict_note`. T reported ties, E\n"
    "expected, c the share of possible reports that was seen, e dyads with a\n"
    "tie, C of them reported by both, O by one of two who answered. T/E,\n"
    "ratio_lo and P(least) are judged on two decimals.\n"
    "  missing       T/E <= .5 *, q_low <= .05, c (1 - T/E) >= 1/3 * (with\n"
    "                --null labels also T/expected_activity <= 2/3 *); or: a\n"
    "                stated duty, T = 0, nobody unseen on both sides, 2\n"
    "                answered on each\n"
    "  hangs-on-one  e >= 3 *, one person on all of them (80 % if e >= 6) *,\n"
    "                by chance <= .05, 2 heard from the other end *, and at\n"
    "                least even odds * that no silent person has a way round\n"
    "  one-sided     C+O >= 5 *, C/(C+O) <= 1/3 *, .8 of O from one side *,\n"
    "                also with any one respondent out; q_direction <= .05; 3\n"
    "                of that side name somebody who answered *\n"
    "  strained      3 raters and 5 ratings *, mean <= middle of the scale *,\n"
    "                q <= .05 by within-rater shuffle, half a step * below\n"
    "                their own mean; also with any one rater out\n"
    "  thin          T/E <= .75 *, q_low <= .20 *, c (1 - T/E) >= .2 *: a "
    "sign\n"
    "  works         T/E >= 1 *, c >= .5 *, C/(C+O) >= .5 with C+O >= 5 *,\n"
    "                carriers >= 3 *, top_share <= .5 *, both sides 3 raters\n"
    "                with a mean half a step above the middle *\n"
    "  ordinary      assessable, c >= .5 *, ratio_lo > .5 *: nothing unusual,\n"
    "                and not half of what was expected\n"
    "  unknown       everything else\n"
    "missing, one-sided, thin, works and ordinary need an assessable pair: 2\n"
    "answered on each side, 5 in all * (5 within a group *), draws that move\n"
    "its ties, and P(least) <= .05: as few ties as the draws ever gave would\n"
    "be surprising. Without answers from one side only hangs-on-one is said.\n"
    "An undirected network has no one-sided, strained or works.\n"
    "* a threshold of judgement; the rates of false and found verdicts for "
    "the\n"
    "rule as a whole were found by simulation.\n";

const char *pdn_verdict_code(pdn_verdict v)
{
    return v < PDN_VERDICTS ? codes[v] : codes[PDN_NOT_KNOWN];
}

/* NaN is never at most, never at least. */
static bool at_most(double x, double limit)
{
    return x <= limit + slack;
}
static bool at_least(double x, double limit)
{
    return x >= limit - slack;
}

static bool both_sides(const pdn_evidence *e, double n)
{
    return at_least(e->respondents_a, n) && at_least(e->respondents_b, n);
}

double pdn_two_decimals(double x)
{
    return floor(100 * x + .5 + slack) / 100;
}

/* People; those of a group count once within it. */
static double answered(const pdn_evidence *e)
{
    return e->respondents_a + (e->within ? 0 : e->respondents_b);
}

static bool enough_answered(const pdn_evidence *e)
{
    return both_sides(e, 2) && at_least(answered(e), 5);
}

static bool least_surprises(const pdn_evidence *e)
{
    return e->moves && at_most(pdn_two_decimals(e->p_least), .05);
}

bool pdn_assessable(const pdn_evidence *e)
{
    return enough_answered(e) && least_surprises(e);
}

bool pdn_sides_differ(double confirmed, double one_sided_ab,
                      double one_sided_ba)
{
    double o = one_sided_ab + one_sided_ba, seen = confirmed + o;

    return at_least(seen, 5) && at_most(confirmed / seen, 1.0 / 3) &&
           at_least(fmax(one_sided_ab, one_sided_ba) / o, .8);
}

bool pdn_too_few(double ratio, double coverage, double q, bool strong)
{
    const double t = pdn_two_decimals(ratio);

    return at_most(t, strong ? .5 : .75) && at_most(q, strong ? .05 : .2) &&
           at_least(coverage * (1 - t), strong ? 1.0 / 3 : .2);
}

static double ratio(const pdn_evidence *e)
{
    return e->expected > 0 ? e->ties / e->expected : (double)NAN;
}

static bool lacks_contact(const pdn_evidence *e)
{
    return pdn_assessable(e) &&
           pdn_too_few(ratio(e), e->coverage, e->q_low, true);
}

/* "These two", not "this service has few contacts with anybody". */
static bool low_activity(const pdn_evidence *e)
{
    return e->activity_known && !at_most(e->activity, 2.0 / 3);
}

/* A stated duty, and every dyad seen: a counted fact. */
static bool duty_unmet(const pdn_evidence *e)
{
    double silent_a = e->actors_a - e->respondents_a;
    double silent_b = e->actors_b - e->respondents_b;
    bool seen = e->within ? silent_a < 1.5 : silent_a * silent_b < 0.5;

    return e->duty && e->ties < 0.5 && seen && both_sides(e, 2);
}

static bool on_one(const pdn_evidence *e)
{
    double share = e->top_dyads / e->dyads;

    return at_least(e->dyads, 3) && at_least(share, e->dyads > 5.5 ? .8 : 1);
}

static bool hangs_on_one(const pdn_evidence *e)
{
    double odds =
        (e->answered_others + 1) / (e->answered_others + e->silent_others + 1);

    return on_one(e) && at_most(e->top_chance, .05) &&
           at_least(e->top_heard, 2) && at_least(odds, .5);
}

static bool one_sided(const pdn_evidence *e)
{
    double lean = e->one_sided_ab - e->one_sided_ba;
    double beyond = e->difference - e->difference_expected;

    return e->directed && !e->within && pdn_assessable(e) &&
           pdn_sides_differ(e->confirmed, e->one_sided_ab, e->one_sided_ba) &&
           e->sides_hold && at_most(e->q_direction, .05) && lean * beyond > 0 &&
           at_least(e->namers, 3);
}

static bool strained_side(const pdn_evidence *e, const pdn_strain *s)
{
    return e->directed && at_least(s->raters, 3) && at_least(s->ratings, 5) &&
           at_most(s->mean, e->middle) && at_most(s->q, .05) &&
           at_most(s->mean_without, e->middle) &&
           at_least(s->drop_without, .5 * e->step);
}

static bool good_side(const pdn_evidence *e, const pdn_strain *s)
{
    return at_least(s->raters, 3) &&
           at_least(s->mean, e->middle + .5 * e->step);
}

static bool works(const pdn_evidence *e)
{
    double seen = e->confirmed + e->one_sided;

    return e->directed && pdn_assessable(e) &&
           at_least(pdn_two_decimals(ratio(e)), 1) &&
           at_least(e->coverage, .5) && at_least(seen, 5) &&
           at_least(e->confirmed / seen, .5) && at_least(e->carriers, 3) &&
           at_most(e->top_share, .5) && good_side(e, &e->ab) &&
           good_side(e, &e->ba);
}

static void join(char *text, size_t room, const char *code)
{
    size_t n = strlen(text);

    snprintf(text + n, room - n, "%s%s", n > 0 ? "+" : "", code);
}

/* What may be said at all with so few answers. */
static void hold_back(const pdn_evidence *e, bool *holds)
{
    bool nobody = e->respondents_a < 0.5 || e->respondents_b < 0.5;
    bool few = answered(e) < 4.5;

    for (int v = 0; v < PDN_ORDINARY; v++)
        if ((nobody && v != PDN_HANGS_ON_ONE) || few) holds[v] = false;
    if (duty_unmet(e)) holds[PDN_MISSING] = true;
}

/* A halving is excluded. */
static bool narrow(const pdn_evidence *e)
{
    return pdn_two_decimals(e->ratio_lo) > .5 + slack;
}

static bool ordinary(const pdn_evidence *e)
{
    return pdn_assessable(e) && at_least(e->coverage, .5) && narrow(e);
}

pdn_verdict pdn_verdict_look(const pdn_evidence *e, bool holds[PDN_VERDICTS])
{
    int first = PDN_NOT_KNOWN;

    holds[PDN_MISSING] = lacks_contact(e) && !low_activity(e);
    holds[PDN_HANGS_ON_ONE] = hangs_on_one(e);
    holds[PDN_ONE_SIDED] = one_sided(e);
    holds[PDN_STRAINED] = strained_side(e, &e->ab) || strained_side(e, &e->ba);
    holds[PDN_THIN_CONTACT] =
        pdn_assessable(e) &&
        pdn_too_few(ratio(e), e->coverage, e->q_low, false);
    holds[PDN_WORKS_WELL] = works(e);
    hold_back(e, holds);
    holds[PDN_ORDINARY] = ordinary(e);
    holds[PDN_NOT_KNOWN] = true;
    for (int v = PDN_NOT_KNOWN; v >= 0; v--) {
        if (e->denied[v]) holds[v] = false;
        if (holds[v]) first = v;
    }
    return (pdn_verdict)first;
}

static void give_reasons(const pdn_evidence *e, pdn_finding_of_pair *f)
{
    bool single = e->actors_a < 1.5 || e->actors_b < 1.5;
    const bool unknown = f->verdict == PDN_NOT_KNOWN;
    const bool strained = f->holds[PDN_STRAINED];
    const bool untested = unknown && enough_answered(e) && !least_surprises(e);
    const struct {
        bool said;
        const char *code;
    } reason[] = {
        {f->holds[PDN_MISSING] && duty_unmet(e), "duty"},
        {lacks_contact(e) && low_activity(e), "low-activity"},
        {single && !e->within && e->dyads > 0.5, "single-post"},
        {f->holds[PDN_HANGS_ON_ONE] && e->top_dyads < e->dyads - 0.5,
         "four-of-five"},
        {f->holds[PDN_HANGS_ON_ONE] && e->silent_others > 0.5, "some-silent"},
        {strained && strained_side(e, &e->ab), "strained-ab"},
        {strained && strained_side(e, &e->ba), "strained-ba"},
        {unknown && (e->respondents_a < 0.5 || e->respondents_b < 0.5),
         "no-answers"},
        {unknown && !enough_answered(e), "few-respondents"},
        {untested && e->coincide && !e->moves, "places-and-groups-coincide"},
        {untested && !(e->coincide && !e->moves), "too-small-to-tell"},
        {unknown && f->assessable && !at_least(e->coverage, .5),
         "low-response"},
        {unknown && f->assessable && !narrow(e), "too-wide"},
        {e->undecided, "draws-undecided"},
    };
    for (size_t k = 0; k < PDN_COUNT(reason); k++)
        if (reason[k].said) join(f->note, sizeof f->note, reason[k].code);
}

void pdn_verdict_decide(const pdn_evidence *e, pdn_finding_of_pair *out)
{
    pdn_finding_of_pair f = {.assessable = pdn_assessable(e)};

    f.verdict = pdn_verdict_look(e, f.holds);
    f.holds[PDN_ORDINARY] = f.verdict == PDN_ORDINARY;
    f.holds[PDN_NOT_KNOWN] = f.verdict == PDN_NOT_KNOWN;
    for (int v = 0; v < PDN_ORDINARY; v++)
        if (f.holds[v] && v != (int)f.verdict)
            join(f.also, sizeof f.also, codes[v]);
    give_reasons(e, &f);
    *out = f;
}
