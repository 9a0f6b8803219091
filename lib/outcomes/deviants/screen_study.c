#include "screen_study.h"

#include "stats/detectable.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool screen__ratio_better(const screen__study *s, bool event, double ratio)
{
    bool more_is_better = (s->counts.sign > 0) == event;

    return more_is_better ? ratio >= 1 / claim__rule.ratio
                          : ratio <= claim__rule.ratio;
}

bool screen__agreed(double agree, bool opposite)
{
    return agree >= claim__rule.agree - 1e-9 && !opposite;
}

bool screen__changed_enough(const screen__study *s, size_t u)
{
    const panel__data *p = s->panel;
    size_t last = (u + 1) * p->years - 1;
    double n0 = p->base_people[u], p0 = s->counts.base_events[u] / n0;
    double change =
        s->counts.sign * (s->counts.events[last] / p->people[last] - p0);

    return change >=
           detectable__change(p0, p->people[last], s->counts.sign > 0 ? 1 : -1);
}

bool screen__last_two(const screen__study *s, const peers__judged *own,
                      size_t u)
{
    size_t last = (u + 1) * s->panel->years - 1;

    return own->yearly[last - 1].z >= claim__rule.z &&
           own->yearly[last].z >= claim__rule.z;
}

bool screen__after_nullpunkt(const panel__data *p)
{
    return p->years >= 2 && p->year[p->years - 2] > p->nullpunkt + .5 &&
           isnan(p->broken);
}

/* pdn_q_values tells of no memory by NaN alone. */
static pdn_status adjust(const double *p, size_t n, double *q)
{
    size_t some = 0;

    while (some < n && isnan(p[some]))
        some++;
    pdn_q_values(p, n, q);
    return some < n && isnan(q[some]) ? pdn_no_memory() : PDN_OK;
}

pdn_status screen__adjust(const screen__unit *unit, size_t n, const double *p,
                          double *q)
{
    pdn_status st = PDN_OK;
    double *judged = NULL;

    PDN_NEW(judged, n);
    for (size_t u = 0; u < n; u++)
        judged[u] = unit[u].assessable ? p[u] : (double)NAN;
    st = adjust(judged, n, q);
out:
    free(judged);
    return st;
}

pdn_status screen__adjust_improved(const screen__unit *unit, size_t n,
                                   const double *improved,
                                   const double *sustained, double *q)
{
    pdn_status st = PDN_OK;
    double *both = NULL, *made = NULL;

    PDN_NEW(both, 2 * n);
    PDN_NEW(made, 2 * n);
    for (size_t u = 0; u < n; u++) {
        both[u] = unit[u].assessable ? improved[u] : (double)NAN;
        both[n + u] = unit[u].assessable ? sustained[u] : (double)NAN;
    }
    PDN_TRY(adjust(both, 2 * n, made));
    memcpy(q, made, n * sizeof *q);
out:
    free(both);
    free(made);
    return st;
}
