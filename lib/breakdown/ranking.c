#include "pdnet/breakdown.h"

#include <math.h>
#include <string.h>

pdn_concern pdn_concern_of(pdn_verdict verdict)
{
    static const pdn_concern concern[] = {
        PDN_UNKNOWN,
#define VERDICT(name, code, concern) PDN_##concern,
#include "columns/codes.def"
    };

    return concern[verdict];
}

/* The upper limit of a share is above 0 whatever was counted. */
static bool tells_share(double hi)
{
    const pdn_state state = pdn_state_of(hi);

    return hi > 0 || state == PDN_NOT_ASKED || state == PDN_SUPPRESSED;
}

/* Of two actors, and nothing expected or tested. */
static bool tells_answers(const pdn_pair *p)
{
    const unsigned held = PDN_BIT(p->verdict) | p->also;
    const bool one = fabs(p->actors_a - 1) + fabs(p->actors_b - 1) < .5;

    if (PDN_HAS(held, PDN_BOTH_REPORT) || PDN_HAS(held, PDN_NEITHER_REPORTS) ||
        p->from_says > 0 || p->to_says > 0)
        return true;
    return one && (pdn_state_of(p->from_says) == PDN_NO_ANSWER ||
                   pdn_state_of(p->to_says) == PDN_NO_ANSWER);
}

pdn_survey_form pdn_form_of_pair(const pdn_pair *p)
{
    if (tells_share(p->share_ab_hi) || tells_share(p->share_ba_hi))
        return PDN_FORM_SERVICES;
    return tells_answers(p) ? PDN_FORM_ORGANISATIONS : PDN_FORM_PEOPLE;
}

pdn_survey_form pdn_form_of_pairs(const pdn_pair *pair, size_t n)
{
    pdn_survey_form form = PDN_FORM_PEOPLE;

    for (size_t i = 0; i < n && form == PDN_FORM_PEOPLE; i++)
        if (strcmp(pair[i].group_a, pair[i].group_b) != 0)
            form = pdn_form_of_pair(&pair[i]);
    return form;
}

/* Where people name services a's are the arcs a > b, counted as shares. */
bool pdn_pair_a_speaks(const pdn_pair *p)
{
    if (PDN_HAS(p->verdict_note, PDN_REASON_ONE_SIDED_AB)) return true;
    if (PDN_HAS(p->verdict_note, PDN_REASON_ONE_SIDED_BA)) return false;
    if (pdn_form_of_pair(p) == PDN_FORM_SERVICES)
        return p->share_ab >= p->share_ba;
    return p->one_sided_ab >= p->one_sided_ba;
}

/* Its place in the rule; what is not judged comes last. */
static int place_of(pdn_verdict verdict)
{
    return verdict == PDN_NO_VERDICT ? PDN_VERDICTS : (int)verdict;
}

static double shortfall(const pdn_pair *p)
{
    double gap = p->expected - p->ties;

    return isnan(gap) ? (double)-INFINITY : gap;
}

/* Below zero: a is told before b. */
static int before(const pdn_pair *a, const pdn_pair *b)
{
    bool duty_a = a->duty > 0, duty_b = b->duty > 0;
    int place_a = place_of(a->verdict), place_b = place_of(b->verdict);

    if (duty_a != duty_b) return duty_a ? -1 : 1;
    if (place_a != place_b) return place_a < place_b ? -1 : 1;
    if (shortfall(a) > shortfall(b)) return -1;
    if (shortfall(a) < shortfall(b)) return 1;
    int names = strcmp(a->group_a, b->group_a);
    return names != 0 ? names : strcmp(a->group_b, b->group_b);
}

size_t pdn_pairs_of_concern(const pdn_pair *pair, size_t n, pdn_concern concern,
                            size_t *index)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++) {
        if (strcmp(pair[i].group_a, pair[i].group_b) == 0) continue;
        if (pdn_concern_of(pair[i].verdict) != concern) continue;
        size_t at = found++;
        for (; at > 0 && before(&pair[i], &pair[index[at - 1]]) < 0; at--)
            index[at] = index[at - 1];
        index[at] = i;
    }
    return found;
}
