/* graphml_cells.h - a GraphML file as it stands: keys and values, before they
 * are columns. */
#ifndef PDN_GRAPHML_CELLS_H
#define PDN_GRAPHML_CELLS_H

#include "core/textmap.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

typedef enum {
    PDN_OF_GRAPH,
    PDN_OF_NODE,
    PDN_OF_EDGE,
    PDN_DOMAINS
} pdn_i_domain;

typedef enum {
    PDN_AS_TEXT,
    PDN_AS_NUMBER,
    PDN_AS_WHOLE, /* int, long: a number, unless it would lose digits */
    PDN_AS_FLAG   /* boolean */
} pdn_i_type;

/** A <key>. Keys of one name and domain become one column. */
typedef struct {
    const char *name, *fallback; /* <default>, or NULL */
    pdn_i_type type;
    bool of[PDN_DOMAINS];
    const pdn_want *want[PDN_DOMAINS]; /* the rules of a column of that name;
                                          NULL: none are known */
    bool ignored;                      /* drawing hints of other programs */
    bool loses; /* a whole number that a double cannot hold was seen */
} pdn_i_key;

/** A <data>: the text of one value. */
typedef struct {
    uint32_t row, key;
    const char *text;
} pdn_i_value;

typedef struct {
    pdn_i_value *cell;
    size_t cells, room;
} pdn_i_values;

typedef struct {
    const char *source, *target;
    size_t line;
} pdn_i_edge;

/** The whole file. Zero-initialise. */
typedef struct {
    pdn_arena text;
    const char *file;
    pdn_findings faults;
    pdn_i_key *key;
    size_t keys, key_room;
    pdn_textmap by_id[PDN_DOMAINS]; /* key id -> key */
    pdn_textmap node_row;           /* node id -> row */
    pdn_i_values of[PDN_DOMAINS];
    const char **node; /* ids */
    size_t nodes, node_room;
    pdn_i_edge *edge;
    size_t edges, edge_room;
    bool directed;
} pdn_i_graphml;

/** How a column of that name is read, whatever the file calls its type. */
pdn_i_type pdn_i_graphml_type(pdn_i_domain domain, const char *name,
                              pdn_i_type stated);

/** Reads a number or flag; the empty text and NaN are absent. False when it
 *  is none, or not finite. */
bool pdn_i_graphml_number(const char *text, pdn_i_type type, double *x);

/** Makes the network of what was read. Faults are recorded in d->faults. */
pdn_status pdn_i_graphml_network(pdn_i_graphml *d,
                                 pdn_network *out) PDN_MUST_USE;

#endif
