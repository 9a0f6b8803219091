/* ring.h - the services in their fixed order on a ring: by prevention level,
 * then so that those who work together, or ought to, stand near each other. */
#ifndef PDN_RING_H
#define PDN_RING_H

#include "pdnet/pairs.h"
#include "pdnet/places.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One service. `mark` is its place in the order of colours and shapes. */
typedef struct {
    const char *id; /* as in the data */
    double actors, answered, level;
    double x, y; /* on the unit circle, y up, the first at the top */
    size_t mark;
    bool gone; /* in the layout file only: its place is kept empty */
} pdn_service;

/** Zero-initialise. */
typedef struct {
    pdn_service *service; /* in the order of their marks */
    size_t services;
    pdn_arena text;
} pdn_ring;

/**
 * Puts the services of a pair table on a ring.
 *
 * @param pair    rows of the breakdown; the within-group rows tell how many
 *                people each has and how many answered.
 * @param network whose actor column `level` gives each group's median level;
 *                NULL: no levels, one order for all.
 * @param by      the grouping column (NULL: sector).
 * @param anchor  a layout file read before: who stands there keeps place and
 *                mark; who is new is put in the widest gap; who is gone leaves
 *                the place empty. NULL: a new order.
 *
 * A new order goes by level and, within a level, by local search for the
 * shortest weighted sum of chords (density of contact, and more for a verdict),
 * from byte order: the same rows give the same ring. O(n^4) a round, of more
 * than 100 services O(n^3).
 */
pdn_status pdn_ring_make(const pdn_pair *pair, size_t pairs,
                         const pdn_network *network, const char *by,
                         const pdn_place *anchor, size_t anchors,
                         pdn_ring *out) PDN_MUST_USE;

/** Index of a service, or SIZE_MAX. */
size_t pdn_ring_find(const pdn_ring *r, const char *id);

/** The rows of a layout file: one per service. *out is malloc'ed, the
 *  caller's; its text borrows from the ring. Length r->services. */
pdn_status pdn_ring_places(const pdn_ring *r, pdn_place **out) PDN_MUST_USE;

void pdn_ring_clear(pdn_ring *r);

#ifdef __cplusplus
}
#endif

#endif
