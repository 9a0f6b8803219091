/* raw_graph.h - a graph as another format says it, in texts, before its
 * attributes are columns: what GraphML is read into, too. */
#ifndef PDN_RAW_GRAPH_H
#define PDN_RAW_GRAPH_H

#include "network/graphml/graphml_cells.h"

/** The key of that name in that domain; made where it is not there. Its values
 *  are text until they prove to be numbers. The name is copied. */
pdn_status raw_graph__key(graphml__file *d, graphml__domain domain,
                          const char *name, uint32_t *key) PDN_MUST_USE;

/** A node more; its id is copied. A second of one id is a fault. */
pdn_status raw_graph__node(graphml__file *d, const char *id,
                           size_t line) PDN_MUST_USE;

/** A value of the last node or edge (graph: of the whole), copied. */
pdn_status raw_graph__value(graphml__file *d, graphml__domain domain,
                            uint32_t key, const char *text,
                            size_t line) PDN_MUST_USE;

/** The same of the node or edge in that row. */
pdn_status raw_graph__value_at(graphml__file *d, graphml__domain domain,
                               size_t row, uint32_t key, const char *text,
                               size_t line) PDN_MUST_USE;

/** Records a fault of d's file. */
pdn_status raw_graph__fault(graphml__file *d, size_t line, const char *code,
                            const char *fmt, ...) PDN_PRINTF(4, 5);

/** Records a note of d's file. */
pdn_status raw_graph__note(graphml__file *d, const char *code, const char *fmt,
                           ...) PDN_PRINTF(3, 4);

#endif
