/* qap_turns.h - relabelings of actors that leave the pairs with everything
 * known where they are. */
#ifndef PDN_QAP_TURNS_H
#define PDN_QAP_TURNS_H

#include "pdnet/core.h"

#include <stdbool.h>

/** Actors class by class: two are of one class when they can change places and
 *  every known pair is still a known pair. Zero-initialise. */
typedef struct {
    size_t n, classes;
    uint32_t *member; /* n long, ascending within a class */
    uint32_t *start;  /* classes + 1 long, into member */
    size_t movable;   /* actors who are not alone in their class */
} qap__turns;

/** known: n x n by row; its diagonal is unread. O(n^2). */
pdn_status qap__turns_make(const bool *known, size_t n,
                           qap__turns *out) PDN_MUST_USE;
void qap__turns_clear(qap__turns *t);

/** How many there are, or `most` + 1 where they are more than `most`. */
size_t qap__turns_count(const qap__turns *t, size_t most);

/** Puts one drawn at random, every one as likely, into turn: i gets the place
 *  of turn[i]. order is scratch; both are n long. */
void qap__turns_draw(const qap__turns *t, pdn_random *stream, uint32_t *order,
                     uint32_t *turn);

/** The first of them all: nobody moves. */
void qap__turns_first(const qap__turns *t, uint32_t *order, uint32_t *turn);

/** The next after that in order and turn; false after the last. */
bool qap__turns_next(const qap__turns *t, uint32_t *order, uint32_t *turn);

#endif
