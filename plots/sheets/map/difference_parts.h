/* difference_parts.h - what the two sheets of difference share. Private to
 * plots/. */
#ifndef PDN_DIFFERENCE_PARTS_H
#define PDN_DIFFERENCE_PARTS_H

#include "pdnet/sheets.h"
#include "pdnet/waves.h"
#include "sheet/legend.h"

#endif
