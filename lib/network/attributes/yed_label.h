/* yed_label.h - what yEd and visone keep in the drawing of a node or edge. */
#ifndef PDN_YED_LABEL_H
#define PDN_YED_LABEL_H

#include "network/xml/xml_tree.h"

#include "pdnet/core.h"

/** The text of the first NodeLabel in the element, without the blanks around
 *  it, in the arena; *out is left alone where there is none. */
pdn_status yed_label__read(const xml__tree *t, size_t node, pdn_arena *text,
                           const char **out) PDN_MUST_USE;

#endif
