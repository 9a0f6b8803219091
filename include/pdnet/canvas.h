/* canvas.h - drawing calls, whatever is behind them. */
#ifndef PDN_CANVAS_H
#define PDN_CANVAS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A picture under way: from pdn_canvas_new to pdn_canvas_finish. Not for two
 *  threads at once. */
typedef struct pdn_canvas pdn_canvas;

/** What it becomes. The SVG holds letters, the PDF too; a PNG has two pixels a
 *  point. */
typedef enum { PDN_SVG, PDN_PDF, PDN_PNG } pdn_canvas_kind;

/** 0xRRGGBB; opacity apart. */
typedef unsigned pdn_color;

/** Points (1/72 inch) from the top left corner, to the right and down. */
typedef struct {
    double x, y;
} pdn_point;

/** Its top left corner and its size, in points. */
typedef struct {
    double x, y, width, height;
} pdn_box;

typedef enum { PDN_SOLID, PDN_DASHED, PDN_DOTTED } pdn_dash;

/** How a line is drawn; width in points. */
typedef struct {
    pdn_color color;
    double width, opacity; /* opacity 0 means 1 */
    pdn_dash dash;
} pdn_pen;

/** Where a text stands to its point, or within its width. */
typedef enum { PDN_LEFT, PDN_CENTRE, PDN_RIGHT } pdn_align;

/** A text style: size in points; color. */
typedef struct {
    double size;
    bool bold, italic;
    pdn_color color;
    pdn_align align;
} pdn_type;

/** A new canvas whose bytes go to f when it is finished. `title` and `about`
 *  become the picture's accessible name and description; `note` (provenance)
 *  an SVG comment or PDF metadata. One page; pdn_canvas_page adds another
 *  (PDF only). */
PDN_API pdn_status pdn_canvas_new(pdn_canvas_kind kind, FILE *f, double width,
                                  double height, const char *title,
                                  const char *about, const char *note,
                                  pdn_canvas **out) PDN_MUST_USE;

/** Ends the page and begins another of that size (PDF). */
PDN_API void pdn_canvas_page(pdn_canvas *c, double width, double height);

/** Says the language of the texts ("nb") in a PDF, for those who have it read
 *  aloud; elsewhere nothing. */
PDN_API void pdn_canvas_language(pdn_canvas *c, const char *code);

/** What the page that follows shows, in words: of a PDF of several pages, each
 *  has its own. */
PDN_API void pdn_canvas_describe(pdn_canvas *c, const char *text);

/** Names the page in the list of contents of a PDF, whose next text is its
 *  heading and whose next shape its figure, with what it shows in words for
 *  those who have it read aloud; elsewhere nothing. */
PDN_API void pdn_canvas_bookmark(pdn_canvas *c, const char *text);

/** The size of the page under way, in points. */
PDN_API double pdn_canvas_width(const pdn_canvas *c);
PDN_API double pdn_canvas_height(const pdn_canvas *c);

/* Drawing never fails visibly: the first failure sticks and is told by
 * pdn_canvas_finish. Later things lie over earlier ones. Polygons are filled,
 * frames and circles are lines; opacity is from 0 to 1. */
PDN_API void pdn_line(pdn_canvas *c, pdn_point a, pdn_point b, pdn_pen pen);
PDN_API void pdn_polyline(pdn_canvas *c, const pdn_point *p, size_t n,
                          bool closed, pdn_pen pen);
PDN_API void pdn_polygon(pdn_canvas *c, const pdn_point *p, size_t n,
                         pdn_color fill, double opacity);
/** A cubic curve from a to d with control points b, c_. */
PDN_API void pdn_curve(pdn_canvas *c, pdn_point a, pdn_point b, pdn_point c_,
                       pdn_point d, pdn_pen pen);
PDN_API void pdn_rect(pdn_canvas *c, pdn_box box, pdn_color fill,
                      double opacity);
PDN_API void pdn_frame(pdn_canvas *c, pdn_box box, pdn_pen pen);
PDN_API void pdn_disc(pdn_canvas *c, pdn_point centre, double radius,
                      pdn_color fill, double opacity);
PDN_API void pdn_circle(pdn_canvas *c, pdn_point centre, double radius,
                        pdn_pen pen);
/** Diagonal hatching of a box. */
PDN_API void pdn_hatch(pdn_canvas *c, pdn_box box, pdn_pen pen);

/** One line of text with its baseline at `at`, aligned there. */
PDN_API void pdn_text(pdn_canvas *c, pdn_point at, const char *text,
                      pdn_type type);

/** Text wrapped to width from the top left corner `at` (aligned within the
 *  width); returns its height. With draw false only measures. */
PDN_API double pdn_paragraph(pdn_canvas *c, pdn_point at, double width,
                             const char *text, pdn_type type, bool draw);

/** The number of lines that the text takes when wrapped to width. */
PDN_API size_t pdn_paragraph_lines(pdn_canvas *c, double width,
                                   const char *text, pdn_type type);

/** Width of one line; its ascent and descent where not NULL. */
PDN_API double pdn_text_width(pdn_canvas *c, const char *text, pdn_type type,
                              double *ascent, double *descent);

/** What is drawn until pdn_group_end is one thing with this name (SVG <g> with
 *  <title>; elsewhere nothing). `id` becomes data-id; may be NULL. */
PDN_API void pdn_group_begin(pdn_canvas *c, const char *id, const char *title);
PDN_API void pdn_group_end(pdn_canvas *c);

/** Ends the drawing and frees the canvas; the first failure, if any. */
PDN_API pdn_status pdn_canvas_finish(pdn_canvas *c) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
