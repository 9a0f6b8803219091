/* yed_label.h - what yEd and visone keep in the drawing of a node or edge. */
#ifndef PDN_YED_LABEL_H
#define PDN_YED_LABEL_H

#include "pdnet/core.h"

#include <libxml/tree.h>

/** The first element of that name below the node, in the file's order; NULL:
 *  none is. */
xmlNodePtr yed_label__find(xmlNodePtr node, const char *name);

/** The text of the first NodeLabel below, without the blanks around it, in the
 *  arena; *out is left alone where there is none. */
pdn_status yed_label__read(xmlNodePtr node, pdn_arena *text,
                           const char **out) PDN_MUST_USE;

#endif
