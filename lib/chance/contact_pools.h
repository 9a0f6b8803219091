/* contact_pools.h - contacts between groups as contact_rewiring.c walks over
 * them: in pools of one class and stratum, within which a trial may swap, and
 * with a quick answer to where a contact of a pool may come. */
#ifndef PDN_CONTACT_POOLS_H
#define PDN_CONTACT_POOLS_H

#include "pdnet/contact_rewiring.h"

#include "cell_set.h"

/* Up to so many actors there is a byte for each dyad (16 megabytes, of which
 * half is used); with more, sets of those that are taken or blank. */
enum { CONTACT_POOLS_BYTES = 4096 };

/* A dyad's byte: a contact is there; the lower number left the higher's cell
 * blank, or the other way; and from the fourth bit the number of its stratum,
 * the highest if no contact can come there. */
enum {
    CONTACT_POOLS_TAKEN = 1,
    CONTACT_POOLS_BLANK_UP = 2,
    CONTACT_POOLS_BLANK_DOWN = 4,
    CONTACT_POOLS_STRATUM = 8,
    CONTACT_POOLS_NO_STRATUM = 31
};

/* Contacts that may be swapped with each other: first .. first + size - 1.
 * mutual: 1, else 0. differ: in which traits the two people differ. A contact
 * may come from the lower to the higher of a dyad if its byte, of which
 * mask[1] is looked at, is `byte`; from the higher to the lower: mask[0]. */
typedef struct {
    uint32_t first, size, mutual;
    unsigned char mask[2], byte;
    const uint64_t *differ;
} contact_pools__pool;

struct pdn_contact_walk {
    pdn_contacts c;
    size_t words;    /* of traits of an actor, two traits each */
    uint64_t *trait; /* actors x words: the group, then the places */
    size_t contacts, pools;
    uint32_t *end;      /* 2 of each contact: who sends, who receives */
    uint32_t *observed; /* the ends as they began */
    uint32_t *pool_of;  /* of each contact */
    contact_pools__pool *pool;
    uint64_t *differ;    /* contacts x words: rows of the pools' first stay */
    unsigned char *dyad; /* actors x actors, [low][high]; NULL: the sets are */
    cell_set taken;      /* (low, high) of every contact */
    cell_set blank;      /* (sender, receiver) */
    uint64_t trials, changes;
};

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

/** Where the byte of a dyad is. */
static inline size_t contact_pools__at(uint32_t x, uint32_t y)
{
    size_t high = contact_pools__high(x, y);

    return high * (high + 1) / 2 + contact_pools__low(x, y);
}

/** The highest bit of either half of a word of traits, where x and y differ. */
static inline uint64_t contact_pools__differ(uint64_t x, uint64_t y)
{
    static const uint64_t high = UINT64_C(0x8000000080000000);
    uint64_t d = x ^ y;

    return (((d & ~high) + ~high) | d) & high;
}

/** Zero if a contact of the pool may come from x to y, by the dyad's byte. */
static inline unsigned contact_pools__barred(const contact_pools__pool *p,
                                             unsigned byte, uint32_t x,
                                             uint32_t y)
{
    return (byte & p->mask[x < y]) ^ p->byte;
}

/** Whether a contact of the pool may come from x to y, by the sets. */
static inline bool contact_pools__open(const pdn_contact_walk *w,
                                       const contact_pools__pool *p, uint32_t x,
                                       uint32_t y)
{
    const uint64_t *a = &w->trait[x * w->words], *b = &w->trait[y * w->words];
    uint64_t apart = 0;

    for (size_t k = 0; k < w->words; k++)
        apart |= contact_pools__differ(a[k], b[k]) ^ p->differ[k];
    if (apart != 0) return false;
    if (cell_set__has(&w->taken, contact_pools__low(x, y),
                      contact_pools__high(x, y)))
        return false;
    if (w->c.blanks == 0) return true;
    return !cell_set__has(&w->blank, x, y) &&
           !(p->mutual && cell_set__has(&w->blank, y, x));
}

/** pdn_contact_walk_new() with a byte for each dyad of up to so many actors. */
pdn_status contact_pools__new(const pdn_contacts *c, size_t bytes,
                              pdn_contact_walk **out) PDN_MUST_USE;

#endif
