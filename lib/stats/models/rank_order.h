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
    pdn_arena memory;
} order__buffers;

/* PDN_ENOMEM. For rank_order__clear, after a failure too. k <= ORDER_MOST. */
pdn_status rank_order__new(size_t k, order__buffers *out) PDN_MUST_USE;
void rank_order__clear(order__buffers *buffers);

/* rank[u] = 1 .. k, 1 the smallest; equal ones, nearer than 2^-43 of the range
 * of all, by unit. */
void rank_order__ranks(const double *x, size_t k, order__buffers *buffers,
                       uint32_t *rank);

#endif
