/* separators.h - people and contacts whose loss splits the network. */
#ifndef PDN_SEPARATORS_H
#define PDN_SEPARATORS_H

#include "pdnet/adjacency.h"
#include "pdnet/groups.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One of them. Text lives in the table of them. */
typedef struct {
    const char *kind;    /* person, bridge */
    const char *actor;   /* the person, or an end of the contact */
    const char *other;   /* the other end; NULL for a person */
    double parts;        /* into which that component falls */
    const char *sizes;   /* of the parts, largest first, joined by + */
    const char *groups;  /* in each part, joined by +; parts by |: textlist.h */
    const char *cut_off; /* groups with nobody left in the largest part */
    double certain;      /* 1: so whoever of the silent have contact; else 0 */
} pdn_separator;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_separator *row;
    size_t rows;
} pdn_separators;

/**
 * Cut people in the order of actors, then bridges in the order of their ends,
 * on the collapsed graph, each with the parts its component falls into when it
 * goes (parts of equal size in the order of their first actor).
 *
 * @param answered  n flags, or NULL: everybody did. Between two who did not
 *                  answer contact is not known: `certain` is 1 where the cut
 *                  stands even if all of them have contact.
 *
 * Cost    O((cut people + bridges) (n + m)).
 * Source  Hopcroft and Tarjan (1973), CACM 16:372.
 * Proof   tests/unit/test_keyplayers.c, worked graph and igraph.
 */
pdn_status pdn_separators_find(const pdn_packed *both, const char *const *id,
                               const pdn_groups *q, const bool *answered,
                               pdn_separators *out) PDN_MUST_USE;

void pdn_separators_clear(pdn_separators *s);

#ifdef __cplusplus
}
#endif

#endif
