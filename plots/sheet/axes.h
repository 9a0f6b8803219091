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
} axes;

/** How a tick is said; `by`: the distance of two. */
typedef const char *axes__tick_text(double x, double by);

/* Two ticks never say the same; counts want ticks of a whole scale. */
axes__tick_text axes__tick_count, axes__tick_percent, axes__tick_number;

/** Grid lines with ticks at the left, ticks below, and the names of the axes:
 *  over the left one, under the lower one. The plot is left with `room` around
 *  it by the caller: 62 left, 26 above, 52 below, in sheet units. */
void axes__draw(const axes *h, axes__tick_text *x, axes__tick_text *y,
                const char *x_name, const char *y_name);

/** The plot that such axes leave in a box, scales set to it. */
void axes__fit(axes *h, pdn_box box);

/** Lines of a note under a rule at what is left of the column; the height. */
double axes__note(pdn_sheet *s, const char *text, bool draw);

/** A cubic Bézier curve, and the point on it at t from 0 to 1. */
typedef struct {
    pdn_point p[4];
} axes__curve;

pdn_point axes__along(const axes__curve *q, double t);

/** Widens lo..hi by x where it is a number. */
void axes__widen(double x, double *lo, double *hi);

#endif
