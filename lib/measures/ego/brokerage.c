#include "brokerage.h"

#include <math.h>
#include <stdlib.h>

/* Scratch of one broker: whom j names (mark = j + 1), and how many of them
 * belong to each group. */
struct scratch {
    uint32_t *mark;
    double *named;
};

/* All of j's ways from i, then those taken back that end in i itself or where
 * i has the contact without j. */
static void count_from(const pdn_packed *out, const uint32_t *group,
                       const struct scratch *s, uint32_t i, uint32_t j,
                       double *count)
{
    uint32_t a = group[i], b = group[j];
    double all = out->start[j + 1] - out->start[j];
    double own = s->named[b], back = s->named[a];

    if (a == b) {
        count[PDN_COORDINATOR] += own;
        count[PDN_REPRESENTATIVE] += all - own;
    } else {
        count[PDN_GATEKEEPER] += own;
        count[PDN_ITINERANT] += back;
        count[PDN_LIAISON] += all - own - back;
    }
    if (s->mark[i] == j + 1) count[brokerage__role_of(a, b, a)]--;
    for (uint32_t e = out->start[i]; e < out->start[i + 1]; e++) {
        uint32_t k = out->to[e];
        if (s->mark[k] == j + 1) count[brokerage__role_of(a, b, group[k])]--;
    }
}

static void count_roles(const pdn_adjacency *a, const uint32_t *group,
                        struct scratch *s, uint32_t j, double *count)
{
    const pdn_packed *out = &a->out;

    for (uint32_t e = out->start[j]; e < out->start[j + 1]; e++) {
        s->mark[out->to[e]] = j + 1;
        s->named[group[out->to[e]]]++;
    }
    for (uint32_t e = a->in.start[j]; e < a->in.start[j + 1]; e++)
        count_from(out, group, s, a->in.to[e], j, count);
    for (uint32_t e = out->start[j]; e < out->start[j + 1]; e++)
        s->named[group[out->to[e]]] = 0;
    for (int r = 0; r < PDN_BROKERAGE; r++)
        count[PDN_BROKERAGE] += count[r];
}

/* How many ordered pairs (i, k) a role has room for, and how many unordered
 * pairs of ways share exactly one arc. */
struct possible_pairs {
    double pairs, sharing;
};

/* Sums over the other groups that the rooms are made of: n_g (n_g - 1),
 * n_g (n_g-1)(n_g-2), n_g rest_g and n_g rest_g (rest_g - 1), where rest_g =
 * N - n_i - n_g. */
static void possible_of(const double *size, size_t groups, uint32_t own,
                        double total, struct possible_pairs *possible_pairs)
{
    double n = size[own], other = total - n;
    double two = 0, three = 0, apart = 0, apart_two = 0;

    for (uint32_t g = 0; g < groups; g++) {
        double k = size[g], rest = other - k;
        if (g == own) continue;
        two += k * (k - 1);
        three += k * (k - 1) * (k - 2);
        apart += k * rest;
        apart_two += k * rest * (rest - 1);
    }
    double in_out = (n - 1) * other;
    double in_out_sharing =
        (n - 1) * other * (other - 1) / 2 + other * (n - 1) * (n - 2) / 2;
    possible_pairs[PDN_COORDINATOR] =
        (struct possible_pairs){(n - 1) * (n - 2), (n - 1) * (n - 2) * (n - 3)};
    possible_pairs[PDN_ITINERANT] = (struct possible_pairs){two, three};
    possible_pairs[PDN_GATEKEEPER] =
        (struct possible_pairs){in_out, in_out_sharing};
    possible_pairs[PDN_REPRESENTATIVE] =
        (struct possible_pairs){in_out, in_out_sharing};
    possible_pairs[PDN_LIAISON] = (struct possible_pairs){apart, apart_two};
    possible_pairs[PDN_BROKERAGE] = (struct possible_pairs){
        (total - 1) * (total - 2), (total - 1) * (total - 2) * (total - 3)};
}

/* E = M p, V = M p (1-p) + 2 S d^3 (1-d)^3, p = d^2 (1-d). */
static void fill_moments(const struct possible_pairs *possible_pairs, double d,
                         pdn_roles *r)
{
    double p = d * d * (1 - d), cube = pow(d * (1 - d), 3);

    for (int k = 0; k < PDN_ROLES; k++) {
        double m = possible_pairs[k].pairs;
        double variance =
            m * p * (1 - p) + 2 * possible_pairs[k].sharing * cube;
        bool possible = m > 0 && variance > 0;
        r->expected[k] = m * p;
        r->sd[k] = sqrt(fmax(0, variance));
        r->z[k] =
            possible ? (r->count[k] - r->expected[k]) / r->sd[k] : (double)NAN;
    }
}

static void no_moments(pdn_roles *r)
{
    for (int k = 0; k < PDN_ROLES; k++)
        r->expected[k] = r->sd[k] = r->z[k] = (double)NAN;
}

pdn_status brokerage__count(const pdn_adjacency *a, const uint32_t *group,
                            size_t groups, pdn_roles *out)
{
    pdn_status st = PDN_OK;
    struct scratch s = {0};
    double *size = NULL, n = (double)a->n;
    double d = a->n > 1 ? (double)a->arcs / (n * (n - 1)) : 0;

    PDN_NEW(s.mark, a->n);
    PDN_NEW(s.named, groups);
    PDN_NEW(size, groups);
    for (size_t v = 0; v < a->n; v++)
        size[group[v]]++;
    for (uint32_t v = 0; v < a->n; v++) {
        struct possible_pairs possible_pairs[PDN_ROLES] = {{0, 0}};
        out[v] = (pdn_roles){{0}, {0}, {0}, {0}};
        count_roles(a, group, &s, v, out[v].count);
        possible_of(size, groups, group[v], n, possible_pairs);
        if (a->directed)
            fill_moments(possible_pairs, d, &out[v]);
        else
            no_moments(&out[v]);
    }
out:
    free(s.mark);
    free(s.named);
    free(size);
    return st;
}
