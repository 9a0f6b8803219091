/* difference_parts.h - what the two sheets of difference share. Private to
 * plots/. */
#ifndef PDN_DIFFERENCE_PARTS_H
#define PDN_DIFFERENCE_PARTS_H

#include "pdnet/sheets.h"
#include "pdnet/waves.h"
#include "sheet/legend.h"

/** How each fate is drawn, on a sheet of that unit: told apart without colour
 *  by dash and width. */
pdn_pen difference__pen(pdn_contact_fate fate, double unit);

/** "det samme (310)": a row of the legend with its count; NaN: without. Text of
 *  the context. */
const char *difference__label(const char *what, double count);

/** "Fra 2022 til 2023: ..." from its end. Text of the context. */
const char *difference__since(const char *from, const char *to);

#endif
