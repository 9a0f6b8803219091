#include "verdict_forms.h"
#include "verdict_rule.h"

#include "pdnet/breakdown.h"

#include <math.h>

#define SAID(threshold) RULE_TEXT(threshold)

/* clang-format off */
const char pdn_verdict_rule[] =
    "The verdict of a pair is the first of these that holds; the others that\n"
    "hold stand in `also`, reasons in `verdict_note`. T reported ties, E\n"
    "expected, c the share of possible reports that was seen, e dyads with a\n"
    "tie, C of them reported by both, O by one of two who answered. T/E,\n"
    "ratio_lo and P(least) are judged on two decimals.\n"
    "  missing       T/E <= " SAID(MISSING_RATIO) " *, q_low <= " SAID(SMALL_P)
                     ", c (1 - T/E) >= " SAID(MISSING_SHORT) " * (with\n"
    "                --null labels also T/expected_activity <= "
                     SAID(MISSING_ACTIVITY) " *); or: a\n"
    "                stated duty, T = 0, nobody unseen on both sides, "
                     SAID(DUTY_ANSWERED) "\n"
    "                answered on each\n"
    "  hangs-on-one  e >= " SAID(ONE_DYADS) " *, one person on all of them ("
                     SAID(ONE_OF_100) " % if e >= " SAID(ONE_MANY_DYADS)
                     ") *,\n"
    "                by chance <= " SAID(SMALL_P) ", " SAID(ONE_HEARD)
                     " heard from the other end *, and at\n"
    "                least even odds * that no silent person has a way round; note\n"
    "                few-contacts where chance is over " SAID(SMALL_P)
                     " once every pair with as\n"
    "                many dyads is counted in (Benjamini-Hochberg)\n"
    "  one-sided     C+O >= " SAID(SIDES_DYADS) " *, C/(C+O) <= "
                     SAID(SIDES_CONFIRMED) " *, " SAID(SIDES_LEAN)
                     " of O from one side *,\n"
    "                also with any one respondent out; q_direction <= "
                     SAID(SMALL_P) "; " SAID(SIDES_NAMERS) "\n"
    "                of that side name somebody who answered *\n"
    "  strained      " SAID(STRAINED_RATERS) " raters and "
                     SAID(STRAINED_RATINGS)
                     " ratings *, mean <= middle of the scale *,\n"
    "                q <= " SAID(SMALL_P) " by within-rater shuffle, "
                     SAID(STRAINED_STEPS) " steps * below\n"
    "                their own mean; also with any one rater out\n"
    "  thin          T/E <= " SAID(THIN_RATIO) " *, q_low <= " SAID(THIN_Q)
                     " *, c (1 - T/E) >= " SAID(THIN_SHORT) " *: a sign\n"
    "  works         T/E >= " SAID(WORKS_RATIO) " *, c >= "
                     SAID(LEAST_COVERAGE) " *, C/(C+O) >= "
                     SAID(WORKS_CONFIRMED) " with C+O >= " SAID(WORKS_DYADS)
                     " *,\n"
    "                carriers >= " SAID(WORKS_CARRIERS) " *, top_share <= "
                     SAID(WORKS_TOP_SHARE) " *, both sides "
                     SAID(WORKS_RATERS) " raters\n"
    "                with a mean " SAID(WORKS_STEPS)
                     " steps above the middle *\n"
    "  ordinary      assessable, c >= " SAID(LEAST_COVERAGE) " *, ratio_lo > "
                     SAID(ORDINARY_RATIO) " *: nothing unusual,\n"
    "                and not half of what was expected\n"
    "  unknown       everything else\n"
    "  hidden        too few people to be shown (--public)\n"
    "  :             it would give a hidden count away (--public)\n"
    "missing, one-sided, thin, works and ordinary need an assessable pair: "
                     SAID(ASSESSABLE_SIDE) "\n"
    "answered on each side, " SAID(ASSESSABLE_ANSWERED) " in all * ("
                     SAID(ASSESSABLE_ANSWERED)
                     " within a group *), draws that move\n"
    "its ties, and P(least) <= " SAID(SMALL_P)
                     ": as few ties as the draws ever gave would\n"
    "be surprising. Without answers from one side only hangs-on-one is said.\n"
    "An undirected network has no one-sided, strained or works.\n"
    "Where people name services (pdn-ingest --alters groups) T is how many name\n"
    "the other service, c the share of those who could whose answer was seen;\n"
    "missing, thin, strained, ordinary and unknown are as above, and\n"
    "  one-sided     " SAID(NAMED_MOST) " or more of one side name the other *, "
                     SAID(NAMED_LEAST) " or less the other\n"
    "                way *, " SAID(NAMED_ANSWERED)
                     " answered on each side, Fisher's q <= " SAID(SMALL_P) "\n"
    "  works         " SAID(NAMED_MOST) " or more of either side name the other *, "
                     "ratings as above\n"
    "hangs-on-one, carriers, cut_people and confirmation are not defined: a\n"
    "service never answers.\n"
    "Where every group has one actor, an organisation that gave one answer,\n"
    "nothing is tested:\n"
    "  missing       a stated duty, and both say no\n"
    "  one-sided     one reports contact, and the other says no\n"
    "  strained      either rates it at the middle of the scale or lower *\n"
    "  both-report   both report contact\n"
    "  none          both say no\n"
    "  unknown       one of them is silent, or both, whatever the other says\n"
    "* a threshold of judgement; the rates of false and found verdicts for the\n"
    "rule as a whole were found by simulation.\n";
/* clang-format on */

static bool at_most(double x, double limit)
{
    return verdict__at_most(x, limit);
}

static bool at_least(double x, double limit)
{
    return verdict__at_least(x, limit);
}

static bool both_sides(const pdn_evidence *e, double n)
{
    return at_least(e->respondents_a, n) && at_least(e->respondents_b, n);
}

double pdn_two_decimals(double x)
{
    return floor(100 * x + .5 + VERDICT_SLACK) / 100;
}

/* People; those of a group count once within it. */
static double answered(const pdn_evidence *e)
{
    return e->respondents_a + (e->within ? 0 : e->respondents_b);
}

static bool enough_answered(const pdn_evidence *e)
{
    return both_sides(e, verdict__rule.assessable.side) &&
           at_least(answered(e), verdict__rule.assessable.answered);
}

static bool least_surprises(const pdn_evidence *e)
{
    return e->moves &&
           at_most(pdn_two_decimals(e->p_least), verdict__rule.small_p);
}

bool pdn_assessable(const pdn_evidence *e)
{
    return enough_answered(e) && least_surprises(e);
}

bool pdn_sides_differ(double confirmed, double one_sided_ab,
                      double one_sided_ba)
{
    double o = one_sided_ab + one_sided_ba, seen = confirmed + o;

    return at_least(seen, verdict__rule.sides.dyads) &&
           at_most(confirmed / seen, verdict__rule.sides.confirmed) &&
           at_least(fmax(one_sided_ab, one_sided_ba) / o,
                    verdict__rule.sides.lean);
}

bool pdn_too_few(double ratio, double coverage, double q, bool strong)
{
    const double t = pdn_two_decimals(ratio);

    if (strong)
        return at_most(t, verdict__rule.missing.ratio) &&
               at_most(q, verdict__rule.missing.q) &&
               at_least(coverage * (1 - t), verdict__rule.missing.shortfall);
    return at_most(t, verdict__rule.thin.ratio) &&
           at_most(q, verdict__rule.thin.q) &&
           at_least(coverage * (1 - t), verdict__rule.thin.shortfall);
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
    return e->activity_known && !at_most(e->activity, verdict__rule.activity);
}

/* A stated duty, and every dyad seen: a counted fact. */
static bool duty_unmet(const pdn_evidence *e)
{
    double silent_a = e->actors_a - e->respondents_a;
    double silent_b = e->actors_b - e->respondents_b;
    bool seen = e->within ? silent_a < 1.5 : silent_a * silent_b < 0.5;

    /* a silent person who could name the other service is unseen */
    if (e->form == PDN_FORM_SERVICES)
        seen = !e->within && silent_a + silent_b < 0.5 && e->coverage > 0;

    return e->duty && e->ties < 0.5 && seen &&
           both_sides(e, verdict__rule.duty_answered);
}

static bool on_one(const pdn_evidence *e)
{
    double share = e->top_dyads / e->dyads;

    return at_least(e->dyads, verdict__rule.one.dyads) &&
           at_least(share, e->dyads > verdict__rule.one.many_dyads - .5
                               ? verdict__rule.one.share
                               : 1);
}

/* Services have no person that a tie could hang on. */
static bool hangs_on_one(const pdn_evidence *e)
{
    double odds =
        (e->answered_others + 1) / (e->answered_others + e->silent_others + 1);

    return e->form == PDN_FORM_PEOPLE && on_one(e) &&
           at_most(e->top_chance, verdict__rule.small_p) &&
           at_least(e->top_heard, verdict__rule.one.heard) &&
           at_least(odds, verdict__rule.one.odds);
}

static bool one_sided(const pdn_evidence *e)
{
    double lean = e->one_sided_ab - e->one_sided_ba;
    double beyond = e->difference - e->difference_expected;

    if (e->form == PDN_FORM_SERVICES) return verdict_forms__one_sided(e);
    return e->directed && !e->within && pdn_assessable(e) &&
           pdn_sides_differ(e->confirmed, e->one_sided_ab, e->one_sided_ba) &&
           e->sides_hold && at_most(e->q_direction, verdict__rule.small_p) &&
           lean * beyond > 0 && at_least(e->namers, verdict__rule.sides.namers);
}

static bool strained_side(const pdn_evidence *e, const pdn_strain *s)
{
    return e->directed && at_least(s->raters, verdict__rule.strained.raters) &&
           at_least(s->ratings, verdict__rule.strained.ratings) &&
           at_most(s->mean, e->middle) &&
           at_most(s->q, verdict__rule.small_p) &&
           at_most(s->mean_without, e->middle) &&
           at_least(s->drop_without, verdict__rule.strained.steps * e->step);
}

static bool works(const pdn_evidence *e)
{
    double seen = e->confirmed + e->one_sided;

    if (e->form == PDN_FORM_SERVICES) return verdict_forms__works(e);
    return e->directed && pdn_assessable(e) &&
           at_least(pdn_two_decimals(ratio(e)), verdict__rule.works.ratio) &&
           at_least(e->coverage, verdict__rule.coverage) &&
           at_least(seen, verdict__rule.works.dyads) &&
           at_least(e->confirmed / seen, verdict__rule.works.confirmed) &&
           at_least(e->carriers, verdict__rule.works.carriers) &&
           at_most(e->top_share, verdict__rule.works.top_share) &&
           verdict__good_side(e, &e->ab) && verdict__good_side(e, &e->ba);
}

/* What may be said at all with so few answers. */
static void hold_back(const pdn_evidence *e, bool *holds)
{
    bool nobody = e->respondents_a < 0.5 || e->respondents_b < 0.5;
    bool few = answered(e) < verdict__rule.assessable.answered - .5;

    for (int v = PDN_MISSING; v < PDN_ORDINARY; v++)
        if ((nobody && v != PDN_HANGS_ON_ONE) || few) holds[v] = false;
    if (duty_unmet(e)) holds[PDN_MISSING] = true;
}

/* A halving is excluded. */
static bool narrow(const pdn_evidence *e)
{
    return pdn_two_decimals(e->ratio_lo) >
           verdict__rule.ordinary_ratio + VERDICT_SLACK;
}

static bool ordinary(const pdn_evidence *e)
{
    return pdn_assessable(e) && at_least(e->coverage, verdict__rule.coverage) &&
           narrow(e);
}

/* The first that holds, of what is not denied. */
static pdn_verdict first_of(const pdn_evidence *e, bool holds[PDN_VERDICTS])
{
    int first = PDN_NOT_KNOWN;

    for (int v = PDN_NOT_KNOWN; v > 0; v--) {
        if (e->denied[v]) holds[v] = false;
        if (holds[v]) first = v;
    }
    return (pdn_verdict)first;
}

pdn_verdict pdn_verdict_look(const pdn_evidence *e, bool holds[PDN_VERDICTS])
{
    if (e->form == PDN_FORM_ORGANISATIONS) {
        verdict_forms__organisations(e, holds);
        return first_of(e, holds);
    }
    holds[PDN_NO_VERDICT] = false;
    holds[PDN_BOTH_REPORT] = holds[PDN_NEITHER_REPORTS] = false;
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
    return first_of(e, holds);
}

static void give_reasons(const pdn_evidence *e, pdn_finding_of_pair *f)
{
    bool single = e->actors_a < 1.5 || e->actors_b < 1.5;
    const bool unknown = f->verdict == PDN_NOT_KNOWN;
    const bool strained = f->holds[PDN_STRAINED];
    const bool untested = unknown && enough_answered(e) && !least_surprises(e);
    const struct {
        bool said;
        pdn_reason why;
    } reason[] = {
        {f->holds[PDN_MISSING] && duty_unmet(e), PDN_REASON_DUTY},
        {lacks_contact(e) && low_activity(e), PDN_REASON_LOW_ACTIVITY},
        {single && !e->within && e->dyads > 0.5 && e->form == PDN_FORM_PEOPLE,
         PDN_REASON_SINGLE_POST},
        {f->holds[PDN_HANGS_ON_ONE] && e->top_dyads < e->dyads - 0.5,
         PDN_REASON_FOUR_OF_FIVE},
        {f->holds[PDN_HANGS_ON_ONE] && e->silent_others > 0.5,
         PDN_REASON_SOME_SILENT},
        {f->holds[PDN_HANGS_ON_ONE] &&
             e->top_q > verdict__rule.small_p + VERDICT_SLACK,
         PDN_REASON_FEW_CONTACTS},
        {strained && strained_side(e, &e->ab), PDN_REASON_STRAINED_AB},
        {strained && strained_side(e, &e->ba), PDN_REASON_STRAINED_BA},
        {unknown && (e->respondents_a < 0.5 || e->respondents_b < 0.5),
         PDN_REASON_NO_ANSWERS},
        {unknown && !enough_answered(e), PDN_REASON_FEW_RESPONDENTS},
        {untested && e->coincide && !e->moves, PDN_REASON_PLACES_COINCIDE},
        {untested && !(e->coincide && !e->moves), PDN_REASON_TOO_SMALL},
        {unknown && f->assessable &&
             !at_least(e->coverage, verdict__rule.coverage),
         PDN_REASON_LOW_RESPONSE},
        {unknown && f->assessable && !narrow(e), PDN_REASON_TOO_WIDE},
        {e->undecided, PDN_REASON_DRAWS_UNDECIDED},
    };
    for (size_t k = 0; k < PDN_COUNT(reason); k++)
        if (reason[k].said) f->note |= PDN_BIT(reason[k].why);
}

void pdn_verdict_decide(const pdn_evidence *e, pdn_finding_of_pair *out)
{
    pdn_finding_of_pair f = {.assessable = pdn_assessable(e)};

    if (e->form == PDN_FORM_ORGANISATIONS) f.assessable = false;
    f.verdict = pdn_verdict_look(e, f.holds);
    f.holds[PDN_ORDINARY] = f.verdict == PDN_ORDINARY;
    f.holds[PDN_NOT_KNOWN] = f.verdict == PDN_NOT_KNOWN;
    for (int v = PDN_MISSING; v < PDN_ORDINARY; v++)
        if (f.holds[v] && v != (int)f.verdict) f.also |= PDN_BIT(v);
    if (e->form == PDN_FORM_ORGANISATIONS)
        f.note = verdict_forms__reasons(e, &f);
    else if (!(e->form == PDN_FORM_SERVICES && e->within))
        give_reasons(e, &f);
    *out = f;
}
