/* part_table.h - the contacts of every node with every part, where parts are
 * few. A node that stays, as most do in a later round, then takes one look at a
 * row of numbers in a line, without a branch that the processor would have to
 * guess; its contacts are walked through only where it moves. */
#ifndef PDN_PART_TABLE_H
#define PDN_PART_TABLE_H

#include "pdnet/core.h"

/* Parts come in blocks of so many, and are so many at most. Up to FITS arcs
 * what a node gains fits 32 bits: either term is at most their square. */
enum { PART_TABLE_BLOCK = 16, PART_TABLE_MOST = 64, PART_TABLE_FITS = 46340 };

/** What a node gains by a part: twice w(v, C) - degree d(C). */
typedef struct {
    int32_t twice, degree;
    const uint32_t *total; /* d of each part; to be read to the end of a row */
} part_table__gain;

/* Zero-initialise. */
typedef struct {
    size_t width;    /* of a row: parts and some room; 0: not in use */
    int32_t *weight; /* nodes x width */
    bool (*any_above)(const int32_t *row, size_t width,
                      const part_table__gain *g, int32_t least);
} part_table;

/** Memory for that many nodes. */
pdn_status part_table__init(size_t nodes, part_table *out) PDN_MUST_USE;

void part_table__clear(part_table *t);

/** The processors that the look is compiled for: all see the same. */
enum { PART_TABLE_ANY, PART_TABLE_AVX2, PART_TABLE_AVX512 };

/** From now on as on such a processor; the best that is there, at most. */
void part_table__only(part_table *t, int processor);

/** Sets all contacts to none, with room for one part more than there are; not
 *  in use where these are too many. */
void part_table__begin(part_table *t, size_t nodes, size_t parts);

static inline int32_t *part_table__row(const part_table *t, size_t node)
{
    return t->weight + node * t->width;
}

/** Whether a part that the node has contact with gives more than `least`. */
static inline bool part_table__any_above(const part_table *t, size_t node,
                                         const part_table__gain *g,
                                         int32_t least)
{
    return t->any_above(part_table__row(t, node), t->width, g, least);
}

#endif
