/* anchors.h - who of a map stood somewhere before, and where the others begin.
 */
#ifndef PDN_ANCHORS_H
#define PDN_ANCHORS_H

#include "pdnet/network.h"
#include "pdnet/sheets.h"

/** Zero-initialise. */
typedef struct {
    size_t n, stayers;
    bool *stays;      /* of each actor: has a former place, and keeps to it */
    pdn_point *place; /* of those who stay */
} anchors;

/** Finds the former places of the actors of p->network by id. Whoever stood
 *  nearer to another service than the one s/he is in now (people may change
 *  services) does not stay, unless the map has no groups. */
pdn_status anchors__find(const pdn_people *p, const pdn_groups *q,
                         anchors *out) PDN_MUST_USE;

/**
 * Puts those who do not stay at the weighted mean of the neighbours that have a
 * place, one round after another as they get theirs; x holds the places of the
 * others. weight: of each contact, by its row in `both->to`; NULL: alike.
 * settled: of each actor, whether it has a place; set here. Who has no way to
 * anybody settled is left alone. O(rounds ties).
 */
pdn_status anchors__join(const pdn_packed *both, const double *weight,
                         bool *settled, pdn_point *x) PDN_MUST_USE;

void anchors__clear(anchors *a);

#endif
