/* cell_set.h - a set of cells (x, y) of a large matrix, few of them taken, into
 * which cells come and go: open addressing, linear probing. */
#ifndef PDN_CELL_SET_H
#define PDN_CELL_SET_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero-initialise. */
typedef struct {
    uint64_t *key;  /* CELL_SET_FREE where none is; NULL: no set */
    size_t last;    /* one less than there are, which is a power of two */
    unsigned shift; /* 64 less its exponent */
} cell_set;

#define CELL_SET_FREE UINT64_MAX

/** An empty set for that many cells. */
pdn_status cell_set__new(size_t cells, cell_set *out) PDN_MUST_USE;

void cell_set__clear(cell_set *s);

/** Takes all cells out. */
void cell_set__empty(cell_set *s);

/** Puts in a cell that is not there. */
void cell_set__add(cell_set *s, uint32_t x, uint32_t y);

/** Takes out a cell that is there. */
void cell_set__drop(cell_set *s, uint32_t x, uint32_t y);

static inline uint64_t cell_set__key(uint32_t x, uint32_t y)
{
    return (uint64_t)x << 32 | y;
}

/** Where a key stands unless others stood there before it (Fibonacci hashing:
 *  Knuth, volume 3, 6.4). */
static inline size_t cell_set__home(const cell_set *s, uint64_t key)
{
    return (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> s->shift);
}

static inline bool cell_set__has(const cell_set *s, uint32_t x, uint32_t y)
{
    uint64_t key = cell_set__key(x, y);
    size_t at = cell_set__home(s, key);

    while (s->key[at] != CELL_SET_FREE && s->key[at] != key)
        at = (at + 1) & s->last;
    return s->key[at] == key;
}

/** Sends for what cell_set__has will look at first. */
static inline void cell_set__fetch(const cell_set *s, uint32_t x, uint32_t y)
{
    __builtin_prefetch(&s->key[cell_set__home(s, cell_set__key(x, y))]);
}

#endif
