/* contact_pools.h - contacts between groups as contact_rewiring.c walks over
 * them: in pools of one class and stratum, within which a trial may swap, and
 * with a quick answer to where a contact of a pool may come. */
#ifndef PDN_CONTACT_POOLS_H
#define PDN_CONTACT_POOLS_H

#include "pdnet/chance.h"

#include "cell_set.h"

/* The most bits for dyads, of all strata together (16 megabytes, which do for
 * 16 000 actors in one stratum). With more, sets tell. */
#define CONTACT_POOLS_BITS ((size_t)1 << 27)

/* Contacts that may be swapped with each other: first .. first + size - 1.
 * mutual: 1, else 0. differ: in which traits the two people differ. bits: where
 * the bits of its stratum begin. */
typedef struct {
    uint32_t first, size, mutual;
    const uint64_t *differ;
    size_t bits;
} contact_pools__pool;

/* Contacts on their walk. */
typedef struct {
    pdn_contacts c;
    size_t words;    /* of traits of an actor, two traits each */
    uint64_t *trait; /* actors x words: the group, then the places */
    size_t contacts, pools;
    uint32_t *end;      /* 2 of each contact: who sends, who receives */
    uint32_t *observed; /* the ends as they began */
    uint32_t *pool_of;  /* of each contact */
    contact_pools__pool *pool;
    uint64_t *differ;      /* contacts x words: rows of the pools' first stay */
    unsigned char *closed; /* a bit for each dyad in each stratum of a pool: a
                              contact is there, or the dyad is of another
                              stratum; NULL: taken tells */
    unsigned char *blank;  /* with it, a bit for each cell; NULL: no blanks */
    cell_set taken;        /* (low, high) of every contact */
    cell_set left_blank;   /* (sender, receiver) */
    uint64_t changes;      /* trials so far that moved contacts */
    pdn_arena memory;
} contact_pools__walk;

/** Whether arc k leads from one known group to another. */
static inline bool contact_pools__moves(const pdn_contacts *c, size_t k)
{
    uint32_t g = c->group[c->from[k]], h = c->group[c->to[k]];

    return g != h && g != PDN_NO_GROUP && h != PDN_NO_GROUP;
}

static inline uint32_t contact_pools__low(uint32_t x, uint32_t y)
{
    return x < y ? x : y;
}

static inline uint32_t contact_pools__high(uint32_t x, uint32_t y)
{
    return x < y ? y : x;
}

/** The place of a dyad among all, everybody with the own self too. */
static inline size_t contact_pools__dyad(uint32_t x, uint32_t y)
{
    size_t high = contact_pools__high(x, y);

    return high * (high + 1) / 2 + contact_pools__low(x, y);
}

static inline unsigned contact_pools__bit(const unsigned char *bits, size_t at)
{
    return (unsigned)bits[at / 8] >> (at % 8) & 1U;
}

static inline void contact_pools__turn(unsigned char *bits, size_t at)
{
    bits[at / 8] ^= (unsigned char)(1U << (at % 8));
}

/** The highest bit of either half of a word of traits, where x and y differ. */
static inline uint64_t contact_pools__differ(uint64_t x, uint64_t y)
{
    static const uint64_t high = UINT64_C(0x8000000080000000);
    uint64_t d = x ^ y;

    return (((d & ~high) + ~high) | d) & high;
}

/** Whether x and y differ in the same traits as the pool's contacts. */
static inline bool contact_pools__alike(const contact_pools__walk *w,
                                        const contact_pools__pool *p,
                                        uint32_t x, uint32_t y)
{
    const uint64_t *a = &w->trait[x * w->words], *b = &w->trait[y * w->words];
    uint64_t apart = 0;

    for (size_t k = 0; k < w->words; k++)
        apart |= contact_pools__differ(a[k], b[k]) ^ p->differ[k];
    return apart == 0;
}

/** Whether x, who sends, or of mutual contacts y, left the cell blank; 0 or 1.
 *  For walks that have bits of it. */
static inline unsigned contact_pools__blank(const contact_pools__walk *w,
                                            uint32_t mutual, uint32_t x,
                                            uint32_t y)
{
    return contact_pools__bit(w->blank, x * w->c.actors + y) |
           (mutual & contact_pools__bit(w->blank, y * w->c.actors + x));
}

/** Puts a contact into the set, or takes one out. */
static inline void contact_pools__take(contact_pools__walk *w, uint32_t x,
                                       uint32_t y)
{
    cell_set__add(&w->taken, contact_pools__low(x, y),
                  contact_pools__high(x, y));
}

static inline void contact_pools__leave(contact_pools__walk *w, uint32_t x,
                                        uint32_t y)
{
    cell_set__drop(&w->taken, contact_pools__low(x, y),
                   contact_pools__high(x, y));
}

static inline void contact_pools__fetch(const contact_pools__walk *w,
                                        uint32_t x, uint32_t y)
{
    cell_set__fetch(&w->taken, contact_pools__low(x, y),
                    contact_pools__high(x, y));
}

/** Whether a contact of the pool may come from x to y, by the sets. */
static inline bool contact_pools__open(const contact_pools__walk *w,
                                       const contact_pools__pool *p, uint32_t x,
                                       uint32_t y)
{
    if (!contact_pools__alike(w, p, x, y)) return false;
    if (cell_set__has(&w->taken, contact_pools__low(x, y),
                      contact_pools__high(x, y)))
        return false;
    if (w->c.blanks == 0) return true;
    return !cell_set__has(&w->left_blank, x, y) &&
           !(p->mutual && cell_set__has(&w->left_blank, y, x));
}

/** Begins at the observed contacts, with no more bits for dyads than said. */
pdn_status contact_pools__new(const pdn_contacts *c, size_t most_bits,
                              contact_pools__walk **out) PDN_MUST_USE;

/** Back to the observed contacts. */
void contact_pools__begin(contact_pools__walk *w);
void contact_pools__free(contact_pools__walk *w);

/** Makes so many trials (pdn_contact_draw); one that would break a promise
 *  leaves the contacts as they are. */
void contact_rewiring__run(contact_pools__walk *w, pdn_random *stream,
                           size_t trials);

/** The table that pdn_contact_see sees. */
void contact_rewiring__count(const contact_pools__walk *w, uint32_t *count);

#endif
