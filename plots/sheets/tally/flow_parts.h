/* flow_parts.h - the flow and what its column says. Private to plots/. */
#ifndef PDN_FLOW_PARTS_H
#define PDN_FLOW_PARTS_H

#include "flow_layout.h"

#include "pdnet/sheets.h"

/** Draws the services and the steps in a sheet's figure; number[i] is the badge
 *  of row i, 0: none. False, nothing drawn: no room. */
bool flow_draw(pdn_sheet *s, flow_layout *f, const int *number);

#endif
