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

/* What either says of how good it is: one answer each, no test. */
static bool rates_low(const pdn_evidence *e)
{
    return verdict__at_most(e->ab.mean, e->middle) ||
           verdict__at_most(e->ba.mean, e->middle);
}

void verdict_forms__organisations(const pdn_evidence *e,
                                  bool holds[PDN_VERDICTS])
{
    const bool a = reports(e->a_says), b = reports(e->b_says);
    const bool neither = e->a_says == PDN_SAYS_NO && e->b_says == PDN_SAYS_NO;

    for (int v = 0; v < PDN_VERDICTS; v++)
        holds[v] = false;
    holds[PDN_NOT_KNOWN] = true;
    if (e->within) return;
    holds[PDN_MISSING] = neither && e->duty;
    holds[PDN_ONE_SIDED] = a != b;
    holds[PDN_STRAINED] = rates_low(e);
    holds[PDN_BOTH_REPORT] = a && b;
    holds[PDN_NEITHER_REPORTS] = neither;
}

unsigned verdict_forms__reasons(const pdn_evidence *e,
                                const pdn_finding_of_pair *f)
{
    unsigned note = 0;

    if (e->within) return 0;
    if (f->holds[PDN_MISSING]) note |= PDN_BIT(PDN_REASON_DUTY);
    if (verdict__at_most(e->ab.mean, e->middle))
        note |= PDN_BIT(PDN_REASON_STRAINED_AB);
    if (verdict__at_most(e->ba.mean, e->middle))
        note |= PDN_BIT(PDN_REASON_STRAINED_BA);
    if (e->a_says == PDN_SAYS_NOTHING || e->b_says == PDN_SAYS_NOTHING)
        note |= PDN_BIT(PDN_REASON_NO_ANSWERS);
    return note;
}
