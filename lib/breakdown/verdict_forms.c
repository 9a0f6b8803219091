#include "verdict_forms.h"

#include "verdict_rule.h"

#include <math.h>

static bool many_and_few(double many, double few)
{
    return verdict__at_least(many, verdict__rule.named.most) &&
           verdict__at_most(few, verdict__rule.named.least);
}

bool verdict_forms__compares_shares(const pdn_evidence *e)
{
    const double n = verdict__rule.named.answered;

    return !e->within && verdict__at_least(e->respondents_a, n) &&
           verdict__at_least(e->respondents_b, n) && !isnan(e->share_ab) &&
           !isnan(e->share_ba);
}

bool verdict_forms__one_sided(const pdn_evidence *e)
{
    return verdict_forms__compares_shares(e) &&
           (many_and_few(e->share_ab, e->share_ba) ||
            many_and_few(e->share_ba, e->share_ab)) &&
           verdict__at_most(e->q_direction, verdict__rule.small_p);
}

bool verdict_forms__works(const pdn_evidence *e)
{
    return !e->within &&
           verdict__at_least(e->share_ab, verdict__rule.named.most) &&
           verdict__at_least(e->share_ba, verdict__rule.named.most) &&
           verdict__good_side(e, &e->ab) && verdict__good_side(e, &e->ba);
}

/* ---- organisations ------------------------------------------------------ */

static bool reports(pdn_organisation_says x)
{
    return x == PDN_SAYS_CONTACT;
}

/* What one says of how good it is: one answer, no test. A scale of one value
 * has no middle. */
static bool rates_low(const pdn_evidence *e, const pdn_strain *s)
{
    return e->step > 0 && verdict__at_most(s->mean, e->middle);
}

/* Nobody's silence is a no, and one alone does not judge what two have. */
static bool one_is_silent(const pdn_evidence *e)
{
    return e->a_says == PDN_SAYS_NOTHING || e->b_says == PDN_SAYS_NOTHING;
}

void verdict_forms__organisations(const pdn_evidence *e,
                                  bool holds[PDN_VERDICTS])
{
    const bool a = reports(e->a_says), b = reports(e->b_says);
    const bool neither = e->a_says == PDN_SAYS_NO && e->b_says == PDN_SAYS_NO;

    for (int v = 0; v < PDN_VERDICTS; v++)
        holds[v] = false;
    holds[PDN_NOT_KNOWN] = true;
    if (e->within || one_is_silent(e)) return;
    holds[PDN_MISSING] = neither && e->duty;
    holds[PDN_ONE_SIDED] = a != b;
    holds[PDN_STRAINED] = rates_low(e, &e->ab) || rates_low(e, &e->ba);
    holds[PDN_BOTH_REPORT] = a && b;
    holds[PDN_NEITHER_REPORTS] = neither;
}

unsigned verdict_forms__reasons(const pdn_evidence *e,
                                const pdn_finding_of_pair *f)
{
    unsigned note = 0;

    if (e->within) return 0;
    if (one_is_silent(e)) return PDN_BIT(PDN_REASON_NO_ANSWERS);
    if (f->holds[PDN_MISSING]) note |= PDN_BIT(PDN_REASON_DUTY);
    if (rates_low(e, &e->ab)) note |= PDN_BIT(PDN_REASON_STRAINED_AB);
    if (rates_low(e, &e->ba)) note |= PDN_BIT(PDN_REASON_STRAINED_BA);
    return note;
}

bool verdict__at_most(double x, double limit)
{
    return x <= limit + VERDICT_SLACK;
}

bool verdict__at_least(double x, double limit)
{
    return x >= limit - VERDICT_SLACK;
}

bool verdict__good_side(const pdn_evidence *e, const pdn_strain *s)
{
    return verdict__at_least(s->raters, verdict__rule.works.raters) &&
           verdict__at_least(s->mean,
                             e->middle + verdict__rule.works.steps * e->step);
}
