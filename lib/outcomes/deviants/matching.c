#include "matching.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double apart(const pdn_i_panel *p, size_t r, size_t a, size_t b)
{
    const double *mean = p->mean + r * p->units;

    return (mean[a] - mean[b]) / p->scale[r];
}

static double distance(const pdn_i_panel *p, size_t a, size_t b)
{
    double sum = 0;

    for (size_t r = 0; r < p->resources; r++)
        sum += apart(p, r, a, b) * apart(p, r, a, b);
    return sqrt(sum);
}

static bool ordinary(const pdn_i_unit *unit)
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
static size_t keep(pdn_i_visit *out, size_t n, pdn_i_visit one)
{
    size_t at = n;

    while (at > 0 && nearer(one.distance, out[at - 1].distance))
        at--;
    if (at == PDN_I_MOST_VISITS) return n;
    if (n < PDN_I_MOST_VISITS) n++;
    memmove(out + at + 1, out + at, (n - at - 1) * sizeof *out);
    out[at] = one;
    return n;
}

size_t pdn_i_visits(const pdn_i_panel *p, const pdn_i_unit *unit, size_t u,
                    pdn_i_visit out[PDN_I_MOST_VISITS])
{
    size_t n = 0;
    bool own = false; /* those found are of u's group */

    for (size_t v = 0; v < p->units; v++) {
        if (v == u || !ordinary(&unit[v])) continue;
        bool same = pdn_text_compare(p->group[u], p->group[v]) == 0;
        pdn_i_visit one = {v, distance(p, u, v)};
        if (isnan(one.distance) || (own && !same)) continue;
        if (same && !own) n = 0;
        own = same;
        n = keep(out, n, one);
    }
    return n;
}

/* The rows of unit u and its visit number k, one per resource. */
static pdn_status add_rows(const pdn_i_panel *p, size_t u, size_t k,
                           const pdn_i_visit *visit, pdn_deviants *out)
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

pdn_status pdn_i_match_rows(const pdn_i_panel *p, const pdn_i_unit *unit,
                            pdn_deviants *out)
{
    pdn_status st = PDN_OK;
    size_t claims = 0;
    pdn_i_visit visit[PDN_I_MOST_VISITS];

    for (size_t u = 0; u < p->units; u++)
        claims += unit[u].claim >= PDN_CLAIM_ONE_YEAR;
    PDN_NEW(out->match, claims * PDN_I_MOST_VISITS * p->resources);
    for (size_t u = 0; u < p->units; u++) {
        if (unit[u].claim < PDN_CLAIM_ONE_YEAR) continue;
        size_t n = pdn_i_visits(p, unit, u, visit);
        for (size_t k = 0; k < n; k++)
            PDN_TRY(add_rows(p, u, k, &visit[k], out));
    }
out:
    return st;
}
