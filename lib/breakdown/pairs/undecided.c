#include "undecided.h"

#include "breakdown/verdict_rule.h"

#include <math.h>
#include <string.h>

/* What is found of a pair: its conditions, and the first that holds. */
struct found {
    bool holds[PDN_VERDICTS], assessable;
    pdn_verdict verdict;
};

static bool same(const struct found *x, const struct found *y)
{
    return x->verdict == y->verdict && x->assessable == y->assessable &&
           memcmp(x->holds, y->holds, sizeof x->holds) == 0;
}

static double *quantity(pdn_evidence *e, int doubt)
{
    double *const at[DOUBTS] = {
        [DOUBT_LEAST] = &e->p_least,
        [DOUBT_LOW] = &e->q_low,
        [DOUBT_EXPECTED] = &e->expected,
        [DOUBT_RATIO_LO] = &e->ratio_lo,
        [DOUBT_DIRECTION] = &e->q_direction,
        [DOUBT_DIFFERENCE] = &e->difference_expected,
        [DOUBT_STRAIN_AB] = &e->ab.q,
        [DOUBT_STRAIN_BA] = &e->ba.q,
    };
    return at[doubt];
}

/* Which side of every threshold x is on, where the thresholds are fixed. Spares
 * looking at quantities that are clear; two of a kind are never told apart. */
static bool is_clear(int doubt, pdn_interval x)
{
    const double p = verdict__rule.small_p;
    const double half = verdict__rule.ordinary_ratio;
    const double limit[DOUBTS][2] = {
        [DOUBT_LEAST] = {p, p},
        [DOUBT_LOW] = {verdict__rule.missing.q, verdict__rule.thin.q},
        [DOUBT_RATIO_LO] = {half, half},
        [DOUBT_DIRECTION] = {p, p},
        [DOUBT_STRAIN_AB] = {p, p},
        [DOUBT_STRAIN_BA] = {p, p},
    };
    const bool rough = doubt == DOUBT_LEAST || doubt == DOUBT_RATIO_LO;

    if (isnan(x.lo) && isnan(x.hi)) return true;
    if (!(x.lo < x.hi)) return true;
    if (doubt == DOUBT_EXPECTED || doubt == DOUBT_DIFFERENCE) return false;
    for (int k = 0; k < 2; k++) {
        double lo = rough ? pdn_two_decimals(x.lo) : x.lo;
        double hi = rough ? pdn_two_decimals(x.hi) : x.hi;
        if ((lo <= limit[doubt][k] + 1e-9) != (hi <= limit[doubt][k] + 1e-9))
            return false;
    }
    return true;
}

static struct found judge(const pdn_evidence *e)
{
    struct found f = {.assessable = pdn_assessable(e)};

    f.verdict = pdn_verdict_look(e, f.holds);
    return f;
}

/* With the open quantities at the ends that the bits of `corner` say. */
static struct found judge_corner(const pdn_evidence *e,
                                 const pdn_interval ends[DOUBTS],
                                 const int *open, int n, unsigned corner)
{
    pdn_evidence x = *e;

    for (int k = 0; k < n; k++) {
        const pdn_interval *at = &ends[open[k]];
        *quantity(&x, open[k]) = corner >> k & 1 ? at->hi : at->lo;
    }
    return judge(&x);
}

/* Withholds what does not hold at every corner. */
static void deny(pdn_evidence *e, const struct found *found, unsigned corners)
{
    for (int v = PDN_MISSING; v < PDN_VERDICTS; v++) {
        bool some = false, all = true;
        for (unsigned c = 0; c < corners; c++) {
            some = some || found[c].holds[v];
            all = all && found[c].holds[v];
        }
        e->denied[v] = some && !all;
    }
    for (unsigned c = 0; c < corners; c++) {
        e->undecided = e->undecided || found[c].verdict != found[0].verdict;
        if (!found[c].assessable) e->p_least = 1;
    }
}

unsigned undecided__find(pdn_evidence *e, const pdn_interval ends[DOUBTS])
{
    struct found found[1 << DOUBTS];
    int open[DOUBTS], n = 0;
    unsigned matter = 0;

    memset(e->denied, 0, sizeof e->denied);
    e->undecided = false;
    for (int d = 0; d < DOUBTS; d++)
        if (!is_clear(d, ends[d])) open[n++] = d;
    const unsigned corners = 1U << n;
    for (unsigned c = 0; c < corners; c++)
        found[c] = judge_corner(e, ends, open, n, c);
    for (unsigned c = 0; c < corners; c++)
        for (int k = 0; k < n; k++)
            if (!same(&found[c], &found[c ^ (1U << k)]))
                matter |= 1U << open[k];
    if (matter != 0) deny(e, found, corners);
    return matter;
}
