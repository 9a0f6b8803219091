#include "matching.h"

#include <math.h>
#include <string.h>

static double apart(const panel__data *p, size_t r, size_t a, size_t b)
{
    const double *mean = p->mean + r * p->units;

    return (mean[a] - mean[b]) / p->scale[r];
}

static double distance(const panel__data *p, size_t a, size_t b)
{
    double sum = 0;

    for (size_t r = 0; r < p->resources; r++)
        sum += apart(p, r, a, b) * apart(p, r, a, b);
    return sqrt(sum);
}

static bool ordinary(const screen__unit *unit)
{
    return unit->claim == PDN_CLAIM_NONE && unit->unchecked == PDN_CLAIM_NONE;
}

/* Whether a stands nearer than b. Distances alike to a billionth are a tie,
 * whatever the unit that a resource is measured in does to the last digits. */
static bool nearer(double a, double b)
{
    return floor(a * 1e9 + .5) < floor(b * 1e9 + .5);
}

/* The n nearest so far and one more; those that came first win ties. */
static size_t keep(matching__visit *out, size_t n, matching__visit one)
{
    size_t at = n;

    while (at > 0 && nearer(one.distance, out[at - 1].distance))
        at--;
    if (at == MATCHING_MOST) return n;
    if (n < MATCHING_MOST) n++;
    memmove(out + at + 1, out + at, (n - at - 1) * sizeof *out);
    out[at] = one;
    return n;
}

size_t matching__visits(const panel__data *p, const screen__unit *unit,
                        size_t u, matching__visit out[MATCHING_MOST])
{
    size_t n = 0;
    bool own = false; /* those found are of u's group */

    for (size_t v = 0; v < p->units; v++) {
        if (v == u || !ordinary(&unit[v])) continue;
        bool same = pdn_text_compare(p->group[u], p->group[v]) == 0;
        matching__visit one = {v, distance(p, u, v)};
        if (isnan(one.distance) || (own && !same)) continue;
        if (same && !own) n = 0;
        own = same;
        n = keep(out, n, one);
    }
    return n;
}

/* The rows of unit u and its visit number k, one per resource. */
static pdn_status add_rows(const panel__data *p, size_t u, size_t k,
                           const matching__visit *visit, pdn_deviants *out)
{
    pdn_status st = PDN_OK;

    for (size_t r = 0; r < p->resources; r++) {
        pdn_deviant_match *row = &out->match[out->matches];
        *row = (pdn_deviant_match){
            .order = (double)(k + 1),
            .distance = visit->distance,
            .value = p->mean[r * p->units + u],
            .matched_value = p->mean[r * p->units + visit->unit],
            .difference = apart(p, r, u, visit->unit),
        };
        PDN_TRY(pdn_arena_keep(&out->text, p->unit[u], &row->unit));
        PDN_TRY(pdn_arena_keep(&out->text, p->unit[visit->unit],
                               &row->matched_unit));
        PDN_TRY(pdn_arena_keep(&out->text, p->name[r], &row->resource));
        out->matches++;
    }
out:
    return st;
}

pdn_status matching__rows(const panel__data *p, const screen__unit *unit,
                          pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    size_t claims = 0;
    matching__visit visit[MATCHING_MOST];

    for (size_t u = 0; u < p->units; u++)
        claims += unit[u].claim >= PDN_CLAIM_ONE_YEAR;
    PDN_NEW(out->match, claims * MATCHING_MOST * p->resources);
    for (size_t u = 0; u < p->units; u++) {
        if (unit[u].claim < PDN_CLAIM_ONE_YEAR) continue;
        size_t n = matching__visits(p, unit, u, visit);
        for (size_t k = 0; k < n; k++)
            PDN_TRY(add_rows(p, u, k, &visit[k], out));
    }
out:
    return st;
}
