#include "pdnet/breakdown.h"

#include <math.h>
#include <string.h>

/* In the order of the verdict rule. */
static const struct {
    const char *verdict;
    pdn_concern concern;
} verdicts[] = {
    {"missing", PDN_BREAKS},   {"hangs-on-one", PDN_BREAKS},
    {"one-sided", PDN_BREAKS}, {"strained", PDN_BREAKS},
    {"thin", PDN_THIN},        {"works", PDN_WORKS},
    {"ordinary", PDN_PLAIN},   {"unknown", PDN_UNKNOWN},
};

enum { VERDICTS = PDN_COUNT(verdicts) };

static size_t place_of(const char *verdict)
{
    size_t i = 0;

    while (verdict != NULL && i < VERDICTS &&
           strcmp(verdicts[i].verdict, verdict) != 0)
        i++;
    return verdict == NULL ? VERDICTS : i;
}

pdn_concern pdn_concern_of(const char *verdict)
{
    size_t place = place_of(verdict);

    return place < VERDICTS ? verdicts[place].concern : PDN_UNKNOWN;
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
    size_t place_a = place_of(a->verdict), place_b = place_of(b->verdict);

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
