/* rank_order.h - the ranks of the units in one draw. */
#ifndef PDN_RANK_ORDER_H
#define PDN_RANK_ORDER_H

#include "pdnet/core.h"

#include <stddef.h>
#include <stdint.h>

/* The most units. */
#define ORDER_MOST ((size_t)1 << 20)

/* Scratch for k units. */
typedef struct {
    uint64_t *key, *sorted; /* k */
    uint32_t *start;        /* of each bucket */
    unsigned bits;          /* of the number of buckets */
} order__room;

/* PDN_ENOMEM. For order__clear, after a failure too. k <= ORDER_MOST. */
pdn_status order__new(size_t k, order__room *out) PDN_MUST_USE;
void order__clear(order__room *room);

/* rank[u] = 1 .. k, 1 the smallest; equal ones, nearer than 2^-43 of the range
 * of all, by unit. */
void order__ranks(const double *x, size_t k, order__room *room, uint32_t *rank);

#endif
