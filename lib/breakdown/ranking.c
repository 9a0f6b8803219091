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

/* How strong a finding is among those of its kind: the first that differs
 * decides, smaller before larger, what is not there last. */
typedef struct {
    double key[3];
} strength;

static strength of_sides(const pdn_pair *p)
{
    switch (pdn_form_of_pair(p)) {
    case PDN_FORM_ORGANISATIONS: return (strength){{-p->differs}};
    case PDN_FORM_SERVICES:
        return (strength){{p->q_direction, -fabs(p->share_ab - p->share_ba)}};
    case PDN_FORM_PEOPLE: break;
    }
    return (strength){
        {p->q_direction, p->confirmed / (p->confirmed + p->one_sided)}};
}

/* The rating that is low, then what the other gives. */
static strength of_ratings(const pdn_pair *p)
{
    const bool only_a = PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_AB) &&
                        !PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_BA);
    const bool only_b = PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_BA) &&
                        !PDN_HAS(p->verdict_note, PDN_REASON_STRAINED_AB);

    if (only_a) return (strength){{p->quality_ab, p->quality_ba}};
    if (only_b) return (strength){{p->quality_ba, p->quality_ab}};
    return (strength){{fmin(p->quality_ab, p->quality_ba),
                       fmax(p->quality_ab, p->quality_ba)}};
}

static strength strength_of(const pdn_pair *p)
{
    switch (p->verdict) {
    case PDN_MISSING:
    case PDN_THIN_CONTACT:
        return (strength){{p->ratio, p->ratio_hi, p->ties - p->expected}};
    case PDN_ONE_SIDED: return of_sides(p);
    case PDN_STRAINED: return of_ratings(p);
    case PDN_HANGS_ON_ONE:
    case PDN_WORKS_WELL:
    case PDN_BOTH_REPORT:
    case PDN_NEITHER_REPORTS:
    case PDN_ORDINARY:
    case PDN_NOT_KNOWN:
    case PDN_HIDDEN:
    case PDN_NOT_SAID:
    case PDN_NO_VERDICT:
    case PDN_VERDICTS: break;
    }
    return (strength){{p->ties - p->expected}};
}

static int compare_keys(double x, double y)
{
    if (isnan(x) || isnan(y)) return (isnan(x) != 0) - (isnan(y) != 0);
    return (x > y) - (x < y);
}

/* Below zero: a is told before b. */
static int before(const pdn_pair *a, const pdn_pair *b)
{
    bool duty_a = a->duty > 0, duty_b = b->duty > 0;
    int place_a = place_of(a->verdict), place_b = place_of(b->verdict);

    if (duty_a != duty_b) return duty_a ? -1 : 1;
    if (place_a != place_b) return place_a < place_b ? -1 : 1;
    const strength s = strength_of(a), t = strength_of(b);
    for (size_t k = 0; k < PDN_COUNT(s.key); k++) {
        const int order = compare_keys(s.key[k], t.key[k]);
        if (order != 0) return order;
    }
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
