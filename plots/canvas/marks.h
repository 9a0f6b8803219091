/* marks.h - the small signs of the figures: services, arrows. */
#ifndef PDN_MARKS_H
#define PDN_MARKS_H

#include "palette.h"

/** Draws a service's mark with a white rim; circle, square and diamond of
 *  about equal area. Hollow: white within a coloured line. */
void marks__draw(pdn_canvas *c, pdn_point centre, double radius, pdn_mark mark,
                 bool hollow);

/** How far the mark reaches from its centre towards any side. */
double marks__reach(double radius, pdn_mark mark);

/** A filled arrowhead with its point at `tip`, coming from `from`. */
void marks__arrow(pdn_canvas *c, pdn_point from, pdn_point tip, double size,
                  pdn_color color);

#endif
