/* arc_slots.h - the network that rewire.c walks over, as rows of slots. Actor x
 * has the slots start[x] .. start[x + 1] - 1, and slot p leads to actor to[p].
 * Degrees are kept, so rows never change length: a step of the walk writes
 * other actors into to[] and nothing else.
 *
 * PDN_REWIRE_ARCS   a row holds whom x sends to.
 * PDN_REWIRE_EDGES  a row holds x's neighbours; a tie has one slot in either
 *                   row, each the reverse of the other.
 * PDN_REWIRE_KINDS  a row has three parts: sent only, received only, mutual;
 *                   the reverse of a sent slot is a received slot. */
#ifndef PDN_ARC_SLOTS_H
#define PDN_ARC_SLOTS_H

#include "pdnet/chance.h"

/* Slots compared at a time; to[] is padded by as many. */
enum { ARC_SLOTS_LANES = 16 };

/* The slot of an actor who is not in the row. */
#define ARC_SLOTS_NONE UINT32_MAX

/* The actor in whose row a slot is, and its reverse slot. */
typedef struct {
    uint32_t from, reverse;
} arc_slot;

struct pdn_rewiring {
    size_t n;
    pdn_rewire_kind kind;
    uint32_t both,
        sent;        /* ties to draw from: mutual ones (or edges), then sent */
    uint32_t *start; /* n + 1 */
    uint32_t
        *split;   /* KINDS, 2 a row: first received slot, first mutual slot */
    uint32_t *to; /* the actor each slot leads to; padded by LANES */
    arc_slot *slot;
    uint32_t *pick;   /* KINDS: slot of drawable tie k; otherwise slot k */
    uint32_t longest; /* rows longer than this have a bit set of actors too; 0:
                         all rows */
    size_t *bits_of;  /* where the bit set of a long row begins */
    uint64_t *bits;   /* NULL: no long row */
    size_t words;     /* of one bit set */
    uint64_t trials, changes;
    pdn_arena memory;
};

typedef struct {
    const uint32_t *from, *to;
    size_t m;
} rewiring__arcs;

/** pdn_rewiring_new() with the length above which a row has a bit set. */
pdn_status rewiring__new(size_t n, pdn_rewire_kind kind,
                         const rewiring__arcs *ties, uint32_t longest,
                         pdn_rewiring **out) PDN_MUST_USE;

/** Whether x's row has a bit set. */
static inline bool rewiring__long_row(const pdn_rewiring *w, uint32_t x)
{
    return w->longest == 0 || w->start[x + 1] - w->start[x] > w->longest;
}

/** The word that holds y's bit in the bit set of x's row, a long one. */
static inline uint64_t *rewiring__word_of(const pdn_rewiring *w, uint32_t x,
                                          uint32_t y)
{
    return &w->bits[w->bits_of[x] + y / 64];
}

#endif
