/* reports.h - what was reported between groups, packed for the kernels of the
 * breakdown: arcs sent by people who answered, and the dyads they make. */
#ifndef PDN_REPORTS_H
#define PDN_REPORTS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Two people and at least one report between them. a is in the pair's first
 *  group (within a group: a < b). arc_ab is the number of the arc a > b, or
 *  PDN_NO_ARC; undirected: both name the same arc. */
typedef struct {
    uint32_t a, b, arc_ab, arc_ba;
    bool seen; /* both answered, and neither left the other's cell open */
} pdn_dyad;

#define PDN_NO_ARC UINT32_MAX

/** Who is on the list, and who reported whom. Borrowed arrays. */
typedef struct {
    bool directed;
    size_t actors, groups;
    const uint32_t *group; /* of each actor */
    const bool *answered;
    size_t arcs;
    const uint32_t *from, *to;
    size_t opens; /* cells that somebody who answered left open */
    const uint32_t *open_from, *open_to;
    const bool *service; /* of each actor: a service that people name, which
                            answers nothing; NULL: people name people */
} pdn_reported;

/** Arcs in order of sender and receiver; repeats, loops and what stands in the
 *  name of somebody who did not answer are left out. row[k] is the place of arc
 *  k in the arrays it was made from. Arcs of sender i: first[i] ..
 *  first[i+1]-1. Dyads of pair p: start[p] .. start[p+1]-1, p as
 * reports__pair_at counts. Undirected: each tie once, from the lower group (or
 * number). Zero-initialise. */
typedef struct {
    bool directed;
    size_t actors, groups, pairs, arcs, dyads;
    uint32_t *group;
    bool *answered;
    bool *named; /* of each group: it is a service that people name, and that
                    they could name; NULL: people name people */
    uint32_t *size, *heard; /* people and respondents of each group */
    uint32_t *first, *from, *to, *row;
    uint32_t *start;
    pdn_dyad *dyad;
    size_t opens; /* in order of sender and receiver, once each */
    uint32_t *open_from, *open_to;
    uint32_t *open; /* of group g about group h: [g * groups + h] */
    pdn_arena memory;
} pdn_reports;

pdn_status reports__make(const pdn_reported *q, pdn_reports *out) PDN_MUST_USE;

void reports__clear(pdn_reports *r);

/** The place of pair {g, h} among all, in order of the lower group, then the
 *  higher; within-group pairs stand first of each row. */
static inline size_t reports__pair_at(size_t groups, size_t g, size_t h)
{
    size_t low = g < h ? g : h;
    size_t high = g < h ? h : g;

    return low * groups - low * (low + 1) / 2 + high;
}

/** The arc from i to j, or PDN_NO_ARC. O(log degree). */
uint32_t reports__arc(const pdn_reports *r, uint32_t i, uint32_t j);

#endif
