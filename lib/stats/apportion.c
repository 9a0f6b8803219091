#include "apportion.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define EQUAL 1e-9 /* quotas nearer than that are the same but for rounding */

static double remainder_of(const apportion__part *p, double x)
{
    return p->weight * x - p->given;
}

/* The next one to get one more; n: none has room. */
static size_t next_of(const apportion__part *part, size_t n, double x)
{
    size_t best = n;

    for (size_t i = 0; i < n; i++) {
        const apportion__part *p = &part[i];
        if (p->given >= p->most) continue;
        double ahead =
            best == n ? 1 : remainder_of(p, x) - remainder_of(&part[best], x);
        bool first = best == n || strcmp(p->name, part[best].name) < 0;
        if (ahead > EQUAL || (ahead > -EQUAL && first)) best = i;
    }
    return best;
}

void apportion__by_remainder(apportion__part *part, size_t n, double x)
{
    double weights = 0, left = 0;

    for (size_t i = 0; i < n; i++) {
        weights += part[i].weight;
        part[i].given = isnan(x) ? x : floor(part[i].weight * x + EQUAL);
        left -= part[i].given;
    }
    if (isnan(x)) return;
    left += round(x * fmin(1, weights));
    for (size_t rest = left > .5 ? (size_t)(left + .5) : 0; rest > 0; rest--) {
        size_t i = next_of(part, n, x);
        if (i == n) return;
        part[i].given++;
    }
}
