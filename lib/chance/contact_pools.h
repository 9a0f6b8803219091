/* contact_pools.h - contacts between groups as contact_rewiring.c walks over
 * them: rows of places (tierows.h), and pools of contacts of one class and
 * stratum, among which a trial may swap. */
#ifndef PDN_CONTACT_POOLS_H
#define PDN_CONTACT_POOLS_H

#include "pdnet/contact_rewiring.h"

#include "tierows.h"

/* Contacts that may be swapped with each other. Their places are pick[begin] ..
 * pick[begin + size - 1]: one of each, of a mutual one both. */
typedef struct {
    uint64_t likeness; /* of the two people of every contact */
    uint32_t begin, size;
    bool mutual;
} contact_pools__pool;

/* A contact to pick, and its pool: every place of a mutual one is an entry, the
 * only place of another one is two, so that contacts are equally likely. A swap
 * moves ties from place to place: which two places are one mutual contact's
 * does not last. */
typedef struct {
    uint32_t place, pool;
} contact_pools__contact;

struct pdn_contact_walk {
    pdn_contacts c;
    pdn_rewiring *ties, *observed; /* as they are and as they began */
    size_t traits;   /* of each actor: the group, then the places */
    uint32_t *trait; /* actors x traits */
    size_t contacts, pools;
    contact_pools__contact *contact; /* 2 x contacts */
    contact_pools__pool *pool;
    uint32_t *pick;
    uint32_t *blank_start, *blank_to; /* rows of blank cells, sorted; NULL if
                                         there is none */
    uint64_t trials, changes;
};

/** Whether arc k leads from one known group to another. */
static inline bool contact_pools__moves(const pdn_contacts *c, size_t k)
{
    uint32_t g = c->group[c->from[k]], h = c->group[c->to[k]];

    return g != h && g != PDN_NO_GROUP && h != PDN_NO_GROUP;
}

/** The traits that two people share, a bit each: the group is bit 0. */
static inline uint64_t contact_pools__likeness(const pdn_contact_walk *w,
                                               uint32_t x, uint32_t y)
{
    const uint32_t *a = &w->trait[x * w->traits];
    const uint32_t *b = &w->trait[y * w->traits];
    uint64_t alike = 0;

    for (size_t k = 0; k < w->traits; k++)
        alike |= (uint64_t)(a[k] == b[k]) << k;
    return alike;
}

/** Whether x left the cell of y blank. */
static inline bool contact_pools__blank(const pdn_contact_walk *w, uint32_t x,
                                        uint32_t y)
{
    uint32_t low = w->blank_start[x], end = w->blank_start[x + 1];

    while (low < end) {
        uint32_t middle = low + (end - low) / 2;
        if (w->blank_to[middle] == y) return true;
        if (w->blank_to[middle] < y)
            low = middle + 1;
        else
            end = middle;
    }
    return false;
}

/** Fills a walk that has its contacts and nothing else; freed by the caller on
 *  failure too. */
pdn_status contact_pools__fill(pdn_contact_walk *w) PDN_MUST_USE;

#endif
