/* network.h - who works with whom: actors, reported ties, and what is known
 * about the asking. */
#ifndef PDN_NETWORK_H
#define PDN_NETWORK_H

#include "pdnet/table.h"

#include <igraph/igraph.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An attribute of the whole network: `number`, or `text` if not NULL. */
typedef struct {
    const char *name;
    pdn_kind kind;
    double number;
    const char *text;
} pdn_attribute;

/**
 * A network as it stands in GraphML. Zero-initialise.
 *
 * actor  one row per actor: `id`, `label` and every column of the actor file.
 * tie    one row per reported dyad direction (after merging): every column of
 *        the tie file but from and to; `tie` is 1, or 0 for an answer "no
 *        contact". Undirected: one row per tie, from[i] < to[i].
 *
 * from, to, contact and answered repeat what the tables say, ready to use.
 */
typedef struct {
    bool directed;
    size_t actors, ties; /* rows of the two tables */
    pdn_table actor, tie;
    uint32_t *from, *to; /* actor indices, length ties */
    bool *contact;       /* tie = 1, length ties */
    bool *answered;      /* length actors; undirected: all true */
    const char **id, **label;
    pdn_attribute *attribute;
    size_t attributes;
    pdn_arena arena; /* owns the arrays above and the attributes */
} pdn_network;

/** Adds or replaces a graph attribute (text is copied). */
pdn_status pdn_network_set_text(pdn_network *g, const char *name,
                                const char *text) PDN_MUST_USE;
pdn_status pdn_network_set_number(pdn_network *g, const char *name,
                                  double x) PDN_MUST_USE;

/** The attribute, or NULL. */
const pdn_attribute *pdn_network_attribute(const pdn_network *g,
                                           const char *name);

/** Text of a graph attribute, or NULL. */
const char *pdn_network_text(const pdn_network *g, const char *name);

/** The scale of a tie column: what `--scale` said (attribute scale_COLUMN,
 *  "lo:hi"), else the range seen among the values. False when there is no such
 *  column or no value in it. */
bool pdn_network_scale(const pdn_network *g, const char *column, double *lo,
                       double *hi);

/** Index of the actor with that id, or SIZE_MAX. */
size_t pdn_network_find(const pdn_network *g, const char *id);

/** Fills id, label, contact and answered from the tables (after actor, tie,
 *  from and to are there). PDN_EDATA when a column is missing or a value does
 *  not fit. */
pdn_status pdn_network_settle(pdn_network *g) PDN_MUST_USE;

/** The contacts as an igraph graph: directed as they are, or collapsed to one
 *  undirected edge per dyad in order of first appearance. No attributes. */
pdn_status pdn_network_igraph(const pdn_network *g, bool collapse,
                              igraph_t *out) PDN_MUST_USE;

void pdn_network_clear(pdn_network *g);

#ifdef __cplusplus
}
#endif

#endif
