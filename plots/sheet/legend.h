/* legend.h - what the lines of a figure mean, in the column of a sheet. */
#ifndef PDN_LEGEND_H
#define PDN_LEGEND_H

#include "verdict_look.h"

#include "pdnet/sheets.h"

/** One kind of line and its words. */
typedef struct {
    pdn_pen pen;
    bool arrow; /* the line carries an arrowhead */
    const char *label;
    verdict_line form;
} pdn_legend_line;

/** A plain line. */
static inline pdn_legend_line legend__line(pdn_pen pen, const char *label)
{
    return (pdn_legend_line){.pen = pen, .label = label};
}

/** Sets the rows at the top of what is left of the column; their height. With
 *  draw false only measures. Rows that find no room are left out. */
double legend__lines(pdn_sheet *s, const pdn_legend_line *row, size_t n,
                     bool draw);

#endif
