/* graphml_cells.h - a GraphML file as it stands: keys and values, before they
 * are columns. */
#ifndef PDN_GRAPHML_CELLS_H
#define PDN_GRAPHML_CELLS_H

#include "core/textmap.h"
#include "network/attributes/node_numbers.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

typedef enum {
    PDN_OF_GRAPH,
    PDN_OF_NODE,
    PDN_OF_EDGE,
    PDN_DOMAINS
} graphml__domain;

typedef enum {
    PDN_AS_TEXT,
    PDN_AS_NUMBER,
    PDN_AS_WHOLE, /* int, long: a number, unless it would lose digits */
    PDN_AS_FLAG   /* boolean */
} graphml__type;

/** A <key>. Keys of one name and domain become one column. */
typedef struct {
    const char *name, *fallback; /* <default>, or NULL */
    graphml__type type;
    bool of[PDN_DOMAINS];
    const char *called[PDN_DOMAINS];   /* the name of its column */
    const pdn_want *want[PDN_DOMAINS]; /* the rules of a column of that name;
                                          NULL: none are known */
    size_t seen[PDN_DOMAINS];          /* the row that had it last, + 1 */
    bool ignored;                      /* drawing hints of other programs */
    bool loses; /* a whole number that a double cannot hold was seen */
} graphml__key;

/** A <data>: the text of one value. */
typedef struct {
    uint32_t row, key;
    const char *text;
} graphml__value;

typedef struct {
    graphml__value *cell;
    size_t cells, capacity;
} graphml__values;

/** Rows of nodes, or GRAPHML_LATE where that node was not seen yet. */
typedef struct {
    uint32_t from, to;
    uint32_t line; /* a file has fewer than INT_MAX bytes */
} graphml__edge;

#define GRAPHML_LATE UINT32_MAX

/** The ends of an edge that stood before the nodes they name. */
typedef struct {
    size_t edge;
    const char *from, *to; /* NULL: that one is known */
} graphml__late;

/** The whole file. Zero-initialise. */
typedef struct {
    pdn_arena text;
    const char *file;
    pdn_diagnostics faults;
    graphml__key *key;
    size_t keys, key_capacity;
    pdn_textmap by_id[PDN_DOMAINS]; /* key id -> key */
    pdn_textmap node_row;           /* node id -> row */
    node_numbers numbers;           /* the same, where ids are numbers */
    graphml__values of[PDN_DOMAINS];
    const char **node;  /* ids */
    const char **drawn; /* of each node: the label that yEd draws, or NULL */
    size_t nodes, node_capacity, drawn_capacity;
    graphml__edge *edge;
    size_t edges, edge_capacity;
    graphml__late *late;
    size_t lates, late_capacity;
    size_t ports, drawings, edge_labels; /* what is not read */
    bool directed;
    bool untyped; /* a format without types: that text is numbers is no news */
} graphml__file;

/** How values under the key are read in that domain, whatever the file calls
 *  their type. */
graphml__type graphml__type_of(graphml__domain domain, const graphml__key *key);

/** Reads a number or flag; the empty text and NaN are absent. What the file
 *  calls text (stated PDN_AS_TEXT) may be written as people write numbers
 *  (text_numbers.h). False when it is none, or not finite. */
bool graphml__number(const char *text, graphml__type stated, graphml__type type,
                     double *x);

/** Was the file written by a tool of this house? Its types are what they are.
 */
bool graphml__is_ours(const graphml__file *d);

/** Is an edge without `tie` a contact? Frequency 0 is an answer that is no tie,
 *  and so is a question left open; a frequency that is not there says nothing.
 */
bool graphml__is_contact(const pdn_column *frequency, size_t row);

/** Would each contact be read as the one it is, were `tie` not written? Not
 *  where its frequency says otherwise, or another column is called so, case
 *  aside. PDN_ENOMEM only. */
pdn_status graphml__tie_follows(const pdn_network *g, bool *yes) PDN_MUST_USE;

/** Makes the network of what was read. Faults are recorded in d->faults. */
pdn_status graphml__network(graphml__file *d, pdn_network *out) PDN_MUST_USE;

void graphml__file_clear(graphml__file *d);

#endif
