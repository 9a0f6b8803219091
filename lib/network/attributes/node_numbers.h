/* node_numbers.h - ids of nodes that are a word and a number that rises by one
 * from node to node ("n0", "n1", ...), as most programs write them: where a
 * node stands is then in its id, and needs no search in memory. */
#ifndef PDN_NODE_NUMBERS_H
#define PDN_NODE_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Zero-initialise; no node yet. */
typedef struct {
    const char *first; /* the first id, whose word is so long */
    size_t word;
    uint32_t number; /* behind it */
    size_t nodes;    /* so many are numbered */
    bool others;     /* an id was none of them: no node is found any more */
} node_numbers;

/** The next node, whose id is borrowed. */
void node_numbers__add(node_numbers *n, const char *id);

/** The row of the node of that id; false: look it up, there may be none. */
bool node_numbers__row(const node_numbers *n, const char *id, uint32_t *row);

#endif
