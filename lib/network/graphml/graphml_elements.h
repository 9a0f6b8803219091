/* graphml_elements.h - what each element of a GraphML file means. */
#ifndef PDN_GRAPHML_ELEMENTS_H
#define PDN_GRAPHML_ELEMENTS_H

#include "graphml_cells.h"

#include "network/xml/xml_tree.h"

/** A value that was read and is well. */
typedef struct {
    const char *text; /* NULL: none yet */
    size_t n;
    int64_t key;
    graphml__domain domain;
} graphml__told;

/** A file under way. */
typedef struct {
    xml__tree tree; /* the element that is looked at */
    graphml__file *d;
    bool graph;        /* <graph> was seen */
    const char *bytes; /* the file, and how many elements of it are behind */
    size_t elements;
    graphml__told told[256];
} graphml__walk;

/** Records a fault of the file. PDN_ENOMEM only. */
pdn_status graphml_elements__fault(graphml__walk *w, size_t line,
                                   const char *code, const char *fmt, ...)
    PDN_PRINTF(4, 5) PDN_MUST_USE;

/** The tag of <graph> is in the tree. */
pdn_status graphml_elements__begin_graph(graphml__walk *w,
                                         size_t node) PDN_MUST_USE;

/** Takes the element `node` of the tree, which stands directly inside
 *  <graphml> or <graph>. Faults of the file are recorded. */
pdn_status graphml_elements__read(graphml__walk *w, size_t node,
                                  bool in_graph) PDN_MUST_USE;

#endif
