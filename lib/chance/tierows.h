/* tierows.h - ties as rewire.c walks over them. All ties of an actor stand side
 * by side in one row. A row and its parts keep their lengths for ever: what a
 * trial moves is only whom the places of a row lead to.
 *
 * PDN_REWIRE_ARCS   a row holds whom x sends to.
 * PDN_REWIRE_EDGES  a row holds x's contacts, so that a tie has two places, one
 *                   in either row; each is the other's twin.
 * PDN_REWIRE_KINDS  a row has three parts: sent, received, returned; the twin
 *                   of a sent one is a received one. */
#ifndef PDN_TIEROWS_H
#define PDN_TIEROWS_H

#include "pdnet/rewire.h"

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
    uint32_t longest;  /* longer rows have a bit for each actor as well */
    uint32_t *bits_of; /* which bits are a row's */
    uint64_t *bits;    /* NULL: no row is longer */
    size_t words;      /* in the bits of a row */
    size_t bit_rows;   /* rows that have bits */
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
    return w->start[x + 1] - w->start[x] > w->longest;
}

/** The length above which a row has bits, unless more is known: bits take 128
 *  bytes a tie at most. */
uint32_t tierows__longest(size_t n);

/** Lets all places lead where those of `as` do, which was made from the same
 *  ties with the same length. */
void tierows__restore(pdn_rewiring *w, const pdn_rewiring *as);

/** The word of a long row where y's bit is. */
static inline uint64_t *pdn_i_word_of(const pdn_rewiring *w, uint32_t x,
                                      uint32_t y)
{
    return &w->bits[w->bits_of[x] * w->words + y / 64];
}

/* ---- looking ------------------------------------------------------------ */

/** Whether any of so many places leads to y: branch-free on purpose. */
static inline bool tierows__any_leads(const uint32_t *to, uint32_t y)
{
    enum { QUARTER = PDN_I_LANES / 4 };
    uint32_t hit = 0;

    for (size_t k = 0; k < QUARTER; k++)
        hit |= (uint32_t)(to[k] == y) | (uint32_t)(to[k + QUARTER] == y) |
               (uint32_t)(to[k + 2 * QUARTER] == y) |
               (uint32_t)(to[k + 3 * QUARTER] == y);
    return hit != 0;
}

/** The place in x's row that leads to y. To look on into the rows behind is
 *  quicker than to stop where the row ends, which the processor cannot guess;
 *  a place seen there costs a second look. */
static inline uint32_t tierows__place_in_row(const pdn_rewiring *w, uint32_t x,
                                             uint32_t y)
{
    uint32_t p = w->start[x], end = w->start[x + 1];

    while (p < end && !tierows__any_leads(&w->to[p], y))
        p += PDN_I_LANES;
    for (; p < end; p++)
        if (w->to[p] == y) return p;
    return PDN_I_NOWHERE;
}

static inline bool tierows__bit(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    return (*pdn_i_word_of(w, x, y) >> (y % 64) & 1) != 0;
}

static inline uint32_t tierows__place_of(const pdn_rewiring *w, uint32_t x,
                                         uint32_t y)
{
    if (pdn_i_long_row(w, x) && !tierows__bit(w, x, y)) return PDN_I_NOWHERE;
    return tierows__place_in_row(w, x, y);
}

/** Whether any place of x's row leads to y. */
static inline bool tierows__leads(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    if (pdn_i_long_row(w, x)) return tierows__bit(w, x, y);
    return tierows__place_in_row(w, x, y) != PDN_I_NOWHERE;
}

static inline uint32_t tierows__twin(const pdn_rewiring *w, uint32_t p)
{
    return w->place[p].twin;
}

static inline void tierows__fetch_place(const pdn_rewiring *w, uint32_t p)
{
    __builtin_prefetch(&w->to[p]);
    __builtin_prefetch(&w->place[p]);
}

/* ---- moves -------------------------------------------------------------- */

/** Turns the bit of whom a place leads to, where the row is long. */
static inline void tierows__turn_bit(pdn_rewiring *w, uint32_t p)
{
    uint32_t x = w->place[p].from, y = w->to[p];

    if (pdn_i_long_row(w, x))
        *pdn_i_word_of(w, x, y) ^= UINT64_C(1) << (y % 64);
}

/** A tie: its place in x's row and its place in y's. */
typedef struct {
    uint32_t x, in_x, y, in_y;
} tierows__tie;

/** Makes places lead where the ties say. All bits go before any comes: a row
 *  may lose an actor and gain him again. */
static inline void tierows__put(pdn_rewiring *w, const tierows__tie *tie,
                                size_t ties)
{
    for (size_t k = 0; k < ties && w->bits != NULL; k++) {
        tierows__turn_bit(w, tie[k].in_x);
        tierows__turn_bit(w, tie[k].in_y);
    }
    for (size_t k = 0; k < ties; k++) {
        const tierows__tie *t = &tie[k];
        w->to[t->in_x] = t->y;
        w->to[t->in_y] = t->x;
        w->place[t->in_x].twin = t->in_y;
        w->place[t->in_y].twin = t->in_x;
    }
    for (size_t k = 0; k < ties && w->bits != NULL; k++) {
        tierows__turn_bit(w, tie[k].in_x);
        tierows__turn_bit(w, tie[k].in_y);
    }
}

#endif
