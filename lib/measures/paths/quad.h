/* quad.h - four doubles side by side, sets of four lanes, and memory for many.
 */
#ifndef PDN_QUAD_H
#define PDN_QUAD_H

#include "pdnet/core.h"

#include <stdint.h>

/* Four doubles, which a processor works on two or four at a time. No sum is
 * formed across lanes and no product is fused with a sum (-ffp-contract=off in
 * lib/CMakeLists.txt), so that the bits do not depend on which. */
typedef double quad __attribute__((vector_size(32), may_alias));
typedef int64_t quad_mask __attribute__((vector_size(32)));

/* All ones in the lanes of a set of four. */
#define MASK(s)                                                     \
    {                                                               \
        -((s)&1), -((s) >> 1 & 1), -((s) >> 2 & 1), -((s) >> 3 & 1) \
    }
static const quad_mask quad_masks[16] = {
    MASK(0),  MASK(1),  MASK(2),  MASK(3), MASK(4),  MASK(5),
    MASK(6),  MASK(7),  MASK(8),  MASK(9), MASK(10), MASK(11),
    MASK(12), MASK(13), MASK(14), MASK(15)};
#undef MASK

/* 0 in the lanes that are not in the set, infinite and undefined numbers too.*/
#define QUAD_KEPT(x, set) ((quad)((quad_mask)(x)&quad_masks[(set)&15]))

/** Zeroed memory that begins with a line of the cache, as calloc's need not. */
pdn_status quad__new(pdn_arena *memory, size_t bytes, void **out) PDN_MUST_USE;

#endif
