/* arc_slots.h - ties as rewire.c walks over them. All ties of an actor stand
 * side by side in one row. A row and its parts keep their lengths for ever:
 * what a trial moves is only whom the places of a row lead to.
 *
 * PDN_REWIRE_ARCS   a row holds whom x sends to.
 * PDN_REWIRE_EDGES  a row holds x's contacts, so that a tie has two places, one
 *                   in either row; each is the other's twin.
 * PDN_REWIRE_KINDS  a row has three parts: sent, received, returned; the twin
 *                   of a sent one is a received one. */
#ifndef PDN_ARC_SLOTS_H
#define PDN_ARC_SLOTS_H

#include "pdnet/chance.h"

/* So many places are looked at together. */
enum { PDN_I_LANES = 16 };

/* Where no place is. */
#define PDN_I_NOWHERE UINT32_MAX

/* In whose row a place is, and its twin. */
typedef struct {
    uint32_t from, twin;
} pdn_i_place;

struct pdn_rewiring {
    size_t n;
    pdn_rewire_kind kind;
    uint32_t both,
        sent;        /* ways to pick a tie: the returned, and edges, first */
    uint32_t *start; /* n + 1: where rows begin */
    uint32_t *split; /* kinds, 2 for each row: where what is received and
                        where what is returned begins */
    uint32_t *to;    /* whom each place leads to; LANES more at the end */
    pdn_i_place *place;
    uint32_t *pick;    /* kinds: the place of each pick; else it is the pick */
    uint32_t longest;  /* longer rows have a bit for each actor as well; 0: all
                          rows, and bits_of is the row */
    uint32_t *bits_of; /* which bits are a row's */
    uint64_t *bits;    /* NULL: no row is longer */
    size_t words;      /* in the bits of a row */
    uint64_t trials, changes;
};

typedef struct {
    const uint32_t *from, *to;
    size_t m;
} pdn_i_ties;

/** pdn_rewiring_new(), the length said above which a row has bits. */
pdn_status pdn_i_rewiring_new(size_t n, pdn_rewire_kind kind,
                              const pdn_i_ties *ties, uint32_t longest,
                              pdn_rewiring **out) PDN_MUST_USE;

static inline bool pdn_i_long_row(const pdn_rewiring *w, uint32_t x)
{
    return w->longest == 0 || w->start[x + 1] - w->start[x] > w->longest;
}

/** The word of a long row where y's bit is. */
static inline uint64_t *pdn_i_word_of(const pdn_rewiring *w, uint32_t x,
                                      uint32_t y)
{
    return &w->bits[w->bits_of[x] * w->words + y / 64];
}

#endif
