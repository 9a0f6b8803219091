/* network.h - who works with whom as a graph: actors, ties, groups, GraphML. */
#ifndef PDN_NETWORK_H
#define PDN_NETWORK_H

#include "pdnet/core.h"
#include "pdnet/survey.h"
#include "pdnet/table.h"

#include <igraph/igraph.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- who works with whom: actors, reported ties, and what is known
 * about the asking. */

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
    bool *is_group;      /* length actors: a service that people name and that
                            never answers (`kind` is `group`); NULL: none is */
    size_t people;       /* actors that are no such service */
    const char **id, **label;
    pdn_attribute *attribute;
    size_t attributes;
    pdn_arena arena; /* owns the arrays above and the attributes */
} pdn_network;

/** Adds or replaces a graph attribute (text is copied). */
PDN_API pdn_status pdn_network_set_text(pdn_network *g, const char *name,
                                        const char *text) PDN_MUST_USE;
PDN_API pdn_status pdn_network_set_number(pdn_network *g, const char *name,
                                          double x) PDN_MUST_USE;

/** The attribute, or NULL. */
PDN_API const pdn_attribute *pdn_network_attribute(const pdn_network *g,
                                                   const char *name);

/** Text of a graph attribute, or NULL. */
PDN_API const char *pdn_network_text(const pdn_network *g, const char *name);

/** The attribute that holds the codes of obstacles that the codebook has,
 * joined by `+`. */
#define PDN_OBSTACLE_CODES "codes_barrier"

/** The scale of a tie column: what `--scale` said (attribute scale_COLUMN,
 *  "lo:hi"), else the range seen among the values. False when there is no such
 *  column or no value in it. */
PDN_API bool pdn_network_scale(const pdn_network *g, const char *column,
                               double *lo, double *hi);

/** Whether people name services here, which never answer, and not each other
 *  (pdn-ingest --alters groups). */
PDN_API bool pdn_network_names_groups(const pdn_network *g);

/** PDN_EDATA where people name services, for what needs people who name each
 *  other; `what` is how the message calls it. */
PDN_API pdn_status pdn_network_check_people(const pdn_network *g,
                                            const char *what) PDN_MUST_USE;

/** Are those on the list those who answered (`asked` = `unknown`), so that
 *  nobody knows how many were asked? */
PDN_API bool pdn_network_asked_unknown(const pdn_network *g);

/** Whether each actor is an organisation that gave one answer, and says so
 *  (attribute answers). */
PDN_API bool pdn_network_of_organisations(const pdn_network *g);

/** Whether its actors, or some of them, are people: not where they are
 *  organisations, or groups that people were put together to (aggregate.h).
 *  Files of it are then for their owner alone (pdn_atomic_file_open_for). */
PDN_API bool pdn_network_of_people(const pdn_network *g);

/** The column that actors are grouped by: `by`, or where nobody names one
 *  (NULL) that of the services that people name, `label` (or `id`, where two
 *  have one label) of organisations that gave one answer each, else `sector`.
 */
PDN_API const char *pdn_network_by(const pdn_network *g, const char *by);

/** Index of the actor with that id, or SIZE_MAX. */
PDN_API size_t pdn_network_find(const pdn_network *g, const char *id);

/** Fills id, label, contact and answered from the tables (after actor, tie,
 *  from and to are there). PDN_EDATA when a column is missing or a value does
 *  not fit. */
PDN_API pdn_status pdn_network_validate(pdn_network *g) PDN_MUST_USE;

/**
 * The contacts as an igraph graph: directed as they are, or collapsed to one
 * undirected edge per dyad in order of first appearance. Where the program has
 * igraph_set_attribute_table(&igraph_cattribute_table), vertices carry the
 * columns of the actors, with `name` the id as igraph's users expect, and edges
 * (not collapsed) those of the ties; an empty text stands for a missing one.
 * To be destroyed by igraph_destroy.
 */
PDN_API pdn_status pdn_network_to_igraph(const pdn_network *g, bool collapse,
                                         igraph_t *out) PDN_MUST_USE;

/**
 * A network from an igraph graph, ready to use. Ids are the vertex attribute
 * `id`, else `name`, else the vertex number from 0; the other attributes of
 * vertices and edges become columns, so that `responded` and `tie` mean what
 * they mean in GraphML (missing: everybody answered, every edge is a contact).
 *
 * Errors  PDN_EDATA  loops or several edges between the same vertices (an
 *                    undirected graph cannot be told from a doubled one), two
 *                    vertices with one id, attributes of other types
 *         PDN_ENOMEM
 * Cost    O(vertices + edges) a column
 */
PDN_API pdn_status pdn_network_from_igraph(const igraph_t *graph,
                                           pdn_network *out) PDN_MUST_USE;

PDN_API void pdn_network_clear(pdn_network *g);

/* ---- actors sorted into groups by one of their columns. */

/** Groups in byte order of their labels. Zero-initialise. Labels borrow from
 *  the network. size and answered count people: a service that is only named
 *  stands in its group and counts for nobody. */
typedef struct {
    size_t actors, groups;
    uint32_t *of;       /* group of each actor */
    const char **label; /* length groups */
    size_t *size, *answered;
    pdn_arena arena;
} pdn_groups;

/** Does that column of actors, or what it stands for in a file (kommune), hold
 *  municipalities? */
PDN_API bool pdn_groups_are_municipalities(const pdn_network *g,
                                           const char *column);

/** The actor column that a name means: one of that name, or the one that it
 *  stands for in a file (tjeneste: sector). PDN_EDATA when there is none. */
PDN_API pdn_status pdn_groups_column(const pdn_network *g, const char *name,
                                     const char **out) PDN_MUST_USE;

/** Groups by an actor column; numbers are written shortest. An actor without a
 *  value belongs to the group "". PDN_EDATA when there is no such column. */
PDN_API pdn_status pdn_groups_by(const pdn_network *g, const char *column,
                                 pdn_groups *out) PDN_MUST_USE;

/** False for a label that names no group: empty, or `NA`. */
PDN_API bool pdn_groups_is_known(const char *label);

PDN_API void pdn_groups_clear(pdn_groups *q);

/* ---- the contacts of a network as packed arrays, which the fast
 * kernels read (and threads may share). */

/** Neighbours of v: to[start[v] .. start[v+1]-1], ascending; `tie` is the row
 *  of the tie table it comes from. */
typedef struct {
    size_t n, m;
    uint32_t *start, *to, *tie;
} pdn_packed;

/** Contacts only (tie = 1), no loops, no repeats. Undirected networks: out, in
 *  and both are alike and every tie stands in both rows. `both` is the
 *  collapsed graph: distinct partners in either direction. Zero-initialise. */
typedef struct {
    size_t n;
    bool directed;
    size_t arcs, dyads; /* out.m; both.m / 2 */
    pdn_packed out, in, both;
} pdn_adjacency;

/** Packs a network. Cost O(actors + ties log degree). Errors PDN_ENOMEM; *out
 * is left alone then. pdn_adjacency_clear frees it. */
PDN_API pdn_status pdn_adjacency_make(const pdn_network *g,
                                      pdn_adjacency *out) PDN_MUST_USE;

/** The same from bare arrays of m arcs (repeats and loops are left out). */
PDN_API pdn_status pdn_adjacency_pack(size_t n, bool directed,
                                      const uint32_t *from, const uint32_t *to,
                                      size_t m,
                                      pdn_adjacency *out) PDN_MUST_USE;

/** Is w among the neighbours of v? O(log degree). */
PDN_API bool pdn_packed_has(const pdn_packed *p, uint32_t v, uint32_t w);

/** Frees what it holds. Safe on a cleared value. */
PDN_API void pdn_adjacency_clear(pdn_adjacency *a);

/* ---- part of a network as a network of its own. */

/**
 * The actors that stay, with the ties between them. Scales that are the range
 * seen are stated, so that they do not change with the ties.
 *
 * @param stays  of each actor.
 * @param more   rows of ties to make room for at the end: `tie` is 1 there and
 *               all else not defined; the caller sets their from and to.
 * @param[out] out  to be settled (pdn_network_validate) before it is used.
 */
PDN_API pdn_status pdn_network_part(const pdn_network *g, const bool *stays,
                                    size_t more, pdn_network *out) PDN_MUST_USE;

/* ---- networks to and from files that Gephi, visone, R and Python
 * open. */

/**
 * Writes g to path (NULL or "-": standard output), whole or not at all. Numbers
 * read back exactly; the four absences are kept apart. The origin is written as
 * graph attributes where it is not NULL.
 *
 * Edges are contacts only: answers that are no contact stand packed in the
 * graph attribute no_contact, so that no other program takes them for ties.
 * Nodes have `id`, `label` (the name to show) and `name`, which is the id
 * again, as R's igraph wants it. The column name of the actors is told by the
 * label; where it says something else it is written as other_name.
 */
PDN_API pdn_status pdn_graphml_write(const char *path, const pdn_network *g,
                                     const pdn_provenance *origin) PDN_MUST_USE;

/** The same with every answer as an edge, whose `tie` is 1 for a contact, else
 *  0. */
PDN_API pdn_status pdn_graphml_write_all(const char *path, const pdn_network *g,
                                         const pdn_provenance *origin)
    PDN_MUST_USE;

/**
 * Reads GraphML, ours or another program's. Faults with their line are in the
 * message. Where digest is not NULL the SHA-256 of the bytes read is put there
 * (65 chars).
 *
 * Of another program's file: attributes are matched as headings of a CSV are
 * (`Weight` is frequency), text that holds nothing but numbers is numbers, and
 * the rules of a CSV hold: a negative frequency is refused, frequency 0 is an
 * answer that is no tie (unless an attribute `tie` says otherwise), repeated
 * edges are merged and edges to oneself left out. Without `responded` everybody
 * answered. The id is the attribute id; else, where nodes are only numbered,
 * the attribute name; else the node's own id.
 */
PDN_API pdn_status pdn_graphml_read(const char *path, pdn_network *out,
                                    char *digest) PDN_MUST_USE;

/** The same, and f (may be NULL) is told what was understood, what was merged
 * or left out, and what is carried along unused. */
PDN_API pdn_status pdn_graphml_read_told(const char *path, pdn_diagnostics *f,
                                         pdn_network *out,
                                         char *digest) PDN_MUST_USE;

/* ---- from a survey to its network. */

/** Reads the survey (survey.h) and makes the network, with the graph
 *  attributes wave, actors, respondents, rule and scale_COLUMN. Faults,
 *  warnings and the sum "rows read = ties + merged + self-ties + no-contact"
 *  are recorded in f; the inputs in origin (may be NULL). PDN_EPARSE when a
 *  file is refused. */
PDN_API pdn_status pdn_survey_network(const pdn_survey_options *o,
                                      pdn_diagnostics *f,
                                      pdn_provenance *origin,
                                      pdn_network *out) PDN_MUST_USE;

/** Takes the names out: the actor column `name` goes and the label is the id
 *  from then on. */
PDN_API void pdn_network_hide_names(pdn_network *g);

#ifdef __cplusplus
}
#endif

#endif
