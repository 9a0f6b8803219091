/* canvas_text.h - what was written on a canvas, and where. */
#ifndef PDN_CANVAS_TEXT_H
#define PDN_CANVAS_TEXT_H

#include "pdnet/canvas.h"

/** The number of boxes of text drawn so far and their places, with what was
 *  written: for tests that nothing overlaps or leaves the page. Borrows. */
size_t canvas_text__boxes(const pdn_canvas *c, const pdn_box **box,
                          const char *const **text);

#endif
