/* canvas_backend.h - what the canvas and its back ends share. Private to
 * plots/. */
#ifndef PDN_CANVAS_BACKEND_H
#define PDN_CANVAS_BACKEND_H

#include "pdnet/canvas.h"

#include <math.h>
#include <pango/pangocairo.h>

typedef enum {
    CANVAS_OPEN,
    CANVAS_CLOSED,
    CANVAS_CURVE,
    CANVAS_CIRCLE
} canvas__form;

/** One thing to draw: lines through n points, open or closed; one cubic curve
 *  (n = 4); or a circle about p[0]. */
typedef struct {
    canvas__form form;
    const pdn_point *p;
    size_t n;
    double radius;
    bool filled, stroked;
    pdn_color fill;
    double opacity; /* of the fill */
    pdn_pen pen;
} canvas__shape;

/** One set line of text: where its baseline starts, what is written, how wide
 *  it is. */
typedef struct {
    pdn_point at;
    double width;
    const char *text; /* NUL-ended, valid UTF-8 without control characters */
    pdn_type type;
    bool goes_on; /* behind a blank, in the next line */
} canvas__text_line;

typedef struct {
    void (*shape)(pdn_canvas *c, const canvas__shape *s);
    void (*text)(pdn_canvas *c, const canvas__text_line *t);
    void (*group)(pdn_canvas *c, const char *id, const char *title);
    void (*group_end)(pdn_canvas *c);
    void (*page)(pdn_canvas *c);   /* another page of c->width, c->height */
    void (*finish)(pdn_canvas *c); /* sets c->status; frees its own */
    void (*bookmark)(pdn_canvas *c, const char *text); /* NULL: nothing */
    void (*tag)(pdn_canvas *c, bool begins); /* around a text; NULL: nothing */
} canvas__backend;

struct pdn_canvas {
    const canvas__backend *backend;
    FILE *file;
    double width, height;
    pdn_status status; /* the first failure sticks */
    char why[128];
    cairo_surface_t *surface; /* NULL for SVG */
    cairo_t *cr;
    size_t written;          /* bytes of a PNG so far */
    GByteArray *pdf;         /* what a PDF is so far */
    char language[8];        /* of its texts, or "" */
    char *about;             /* what the page shows, or NULL */
    GPtrArray *shown;        /* of a PDF: what each of its figures shows */
    bool in_part, in_figure; /* of a page that has a name */
    bool heading_next, figure_next; /* the text, the shape that come next */
    bool muted; /* only measured: nothing is drawn or kept */
    int depth;  /* open groups */
    int page;   /* from 1 */
    PangoContext *pango;
    PangoLayout *layout;
    const char *family; /* of fonts */
    GHashTable *known;  /* texts as they are set, by all that sets them */
    pdn_box *box;       /* of every line of text drawn */
    char **text;
    size_t texts, capacity;
};

/** Records the first failure of the drawing. */
static inline void canvas__fail(pdn_canvas *c, pdn_status st, const char *why)
{
    if (c->status != PDN_OK) return;
    c->status = st;
    g_strlcpy(c->why, why, sizeof c->why);
}

/** Fills what c has of Pango; false: there are no fonts. */
bool canvas__text_begin(pdn_canvas *c);

/** Sets the text in c->layout; width <= 0: one line. */
void canvas__typeset(pdn_canvas *c, const char *clean, pdn_type type,
                     double width);

/** Lengths of a dash pattern for a pen; 0 when solid. */
static inline int canvas__dashes(const pdn_pen *pen, double length[2])
{
    if (pen->dash == PDN_SOLID) return 0;
    bool dotted = pen->dash == PDN_DOTTED;
    length[0] = dotted ? 0 : 3 * pen->width;
    length[1] = dotted ? fmax(2.4 * pen->width, 2.5) : 2 * pen->width;
    return 2;
}

/* Back ends: c is filled but for what is theirs. */
void canvas_svg__begin(pdn_canvas *c, const char *title, const char *about,
                       const char *note);
void canvas_cairo__begin(pdn_canvas *c, pdn_canvas_kind kind, const char *title,
                         const char *about, const char *note);

/** Valid UTF-8 without control characters (line feeds kept where `lines`), for
 *  g_free. */
char *canvas__clean_text(const char *text, bool lines);

/** The n bytes of a line, of a text that may go on behind them: with a hyphen
 *  where a word was broken, of soft hyphens only that one. For g_free. */
char *canvas__written(const char *start, size_t n);

#endif
