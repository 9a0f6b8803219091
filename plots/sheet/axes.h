/* axes.h - axes and curves that several sheets share. */
#ifndef PDN_AXES_H
#define PDN_AXES_H

#include "canvas/scale.h"
#include "pdnet/sheets.h"

/** A plot with two axes on a sheet. */
typedef struct {
    pdn_sheet *sheet;
    pdn_box plot;
    pdn_scale x, y; /* to places in plot; y upwards */
} pdn_i_chart;

/** How a tick is said; `by`: the distance of two. */
typedef const char *pdn_i_saying(double x, double by);

pdn_i_saying pdn_i_tick_count, pdn_i_tick_percent, pdn_i_tick_number;

/** Grid lines with ticks at the left, ticks below, and the names of the axes:
 *  over the left one, under the lower one. The plot is left with `room` around
 *  it by the caller: 62 left, 26 above, 52 below, in sheet units. */
void pdn_i_chart_axes(const pdn_i_chart *h, pdn_i_saying *x, pdn_i_saying *y,
                      const char *x_name, const char *y_name);

/** The plot that such axes leave in a box, scales set to it. */
void pdn_i_chart_fit(pdn_i_chart *h, pdn_box box);

/** Lines of a note under a rule at what is left of the column; the height. */
double pdn_i_chart_note(pdn_sheet *s, const char *text, bool draw);

/** Widens lo..hi by x where it is a number. */
void pdn_i_widen(double x, double *lo, double *hi);

#endif
