/* labelings.h - the slow plain twin of every shuffle: all ways to hand out the
 * group labels again within strata, and small made graphs. */
#ifndef PDN_LABELINGS_H
#define PDN_LABELINGS_H

#include "breakdown/arcs/reports.h"
#include "pdnet/chance.h"
#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ACTORS = 96, MOST_ARCS = 2048 };

/** A small network in plain arrays. */
struct plain {
    bool directed;
    size_t n, groups, strata, arcs;
    uint32_t group[MOST_ACTORS], stratum[MOST_ACTORS];
    bool answered[MOST_ACTORS];
    uint32_t from[MOST_ARCS], to[MOST_ARCS];
};

static inline void plain_arc(struct plain *p, uint32_t i, uint32_t j)
{
    p->from[p->arcs] = i;
    p->to[p->arcs++] = j;
}

static inline pdn_reported plain_reported(const struct plain *p)
{
    return (pdn_reported){p->directed, p->n,    p->groups, p->group,
                          p->answered, p->arcs, p->from,   p->to,
                          0,           NULL,    NULL,      NULL};
}

/** Ties (want = 0), or the difference of directions, between g and h under the
 *  labels given. */
static inline double plain_count(const struct plain *p, const uint32_t *label,
                                 uint32_t g, uint32_t h, bool difference)
{
    double sum = 0;

    for (size_t k = 0; k < p->arcs; k++) {
        uint32_t a = label[p->from[k]], b = label[p->to[k]];
        if (a == g && b == h)
            sum++;
        else if (a == h && b == g)
            sum += difference ? -1 : 1;
    }
    return sum;
}

typedef void (*plain_see)(void *context, const uint32_t *label);

static inline void plain_hand_out(const struct plain *p, size_t at,
                                  unsigned *left, uint32_t *label,
                                  plain_see see, void *context)
{
    if (at == p->n) {
        see(context, label);
        return;
    }
    for (uint32_t g = 0; g < p->groups; g++) {
        unsigned *have = &left[p->stratum[at] * p->groups + g];
        if (*have == 0) continue;
        --*have;
        label[at] = g;
        plain_hand_out(p, at + 1, left, label, see, context);
        ++*have;
    }
}

/** Shows every distinct labeling once; all are equally likely. */
static inline void plain_labelings(const struct plain *p, plain_see see,
                                   void *context)
{
    unsigned left[MOST_ACTORS] = {0};
    uint32_t label[MOST_ACTORS] = {0};

    for (size_t i = 0; i < p->n; i++)
        left[p->stratum[i] * p->groups + p->group[i]]++;
    plain_hand_out(p, 0, left, label, see, context);
}

/** What the labelings of one pair add up to. */
struct plain_sums {
    const struct plain *p;
    uint32_t g, h;
    bool difference;
    double seen, labelings, sum, squares, at_most, at_least;
};

static inline void plain_add(void *sums_at, const uint32_t *label)
{
    struct plain_sums *s = sums_at;
    double x = plain_count(s->p, label, s->g, s->h, s->difference);

    s->labelings++;
    s->sum += x;
    s->squares += x * x;
    s->at_most += x <= s->seen;
    s->at_least += x >= s->seen;
}

static inline struct plain_sums
plain_enumerate(const struct plain *p, uint32_t g, uint32_t h, bool difference)
{
    struct plain_sums s = {p, g, h, difference, 0, 0, 0, 0, 0, 0};

    s.seen = plain_count(p, p->group, g, h, difference);
    plain_labelings(p, plain_add, &s);
    return s;
}

/** Fixture W of the rules: C is silent. */
static inline struct plain plain_w(void)
{
    static const uint32_t arc[][2] = {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 3},
                                      {3, 0}, {1, 4}, {4, 1}, {3, 4}, {4, 5},
                                      {0, 6}, {3, 6}, {4, 7}};
    struct plain p = {.directed = true, .n = 8, .groups = 3, .strata = 2};

    for (uint32_t i = 0; i < 8; i++) {
        p.group[i] = i < 3 ? 0 : i < 6 ? 1 : 2;
        p.answered[i] = i < 6;
        p.stratum[i] = i >= 6;
    }
    for (size_t k = 0; k < sizeof arc / sizeof *arc; k++)
        plain_arc(&p, arc[k][0], arc[k][1]);
    return p;
}

/** Running toy graph K of the methods: undirected, all answered. */
static inline struct plain plain_k(void)
{
    static const uint32_t tie[][2] = {{1, 2}, {1, 3}, {2, 3}, {3, 4},
                                      {4, 5}, {4, 6}, {5, 6}, {6, 7},
                                      {7, 8}, {7, 9}, {8, 9}, {9, 10}};
    struct plain p = {.n = 10, .groups = 3, .strata = 1};

    for (uint32_t i = 0; i < 10; i++) {
        p.group[i] = i < 3 ? 0 : i < 6 ? 1 : 2;
        p.answered[i] = true;
    }
    for (size_t k = 0; k < sizeof tie / sizeof *tie; k++)
        plain_arc(&p, tie[k][0] - 1, tie[k][1] - 1);
    return p;
}

/** A random directed graph, half of its arcs answered, actors in `places`
 *  strata beside those of silence; the last `silent` actors send nothing. */
static inline struct plain plain_random(pdn_random *r, size_t n, size_t silent,
                                        size_t places)
{
    struct plain p = {.directed = true, .n = n, .groups = 3};

    p.strata = 2 * places;
    for (uint32_t i = 0; i < n; i++) {
        p.answered[i] = i + silent < n;
        p.group[i] = pdn_random_below(r, 3);
        p.stratum[i] =
            2 * pdn_random_below(r, (uint32_t)places) + !p.answered[i];
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < i; j++) {
            double u = pdn_random_unit(r);
            if (p.answered[i] && u < 0.45) plain_arc(&p, i, j);
            if (p.answered[j] && u > 0.25 && u < 0.6) plain_arc(&p, j, i);
        }
    return p;
}

#endif
