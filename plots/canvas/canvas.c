#include "canvas_backend.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- shapes ---- */

static void draw(pdn_canvas *c, canvas__shape s)
{
    if (c->status != PDN_OK || c->muted) return;
    if (s.stroked && !(s.pen.opacity > 0)) s.pen.opacity = 1;
    if (s.filled && !(s.opacity > 0)) s.opacity = 1;
    for (size_t i = 0; i < s.n; i++)
        if (!isfinite(s.p[i].x) || !isfinite(s.p[i].y)) {
            canvas__fail(c, PDN_ENUMERIC, "a place is not a number");
            return;
        }
    c->backend->shape(c, &s);
}

void pdn_line(pdn_canvas *c, pdn_point a, pdn_point b, pdn_pen pen)
{
    pdn_polyline(c, (pdn_point[]){a, b}, 2, false, pen);
}

void pdn_polyline(pdn_canvas *c, const pdn_point *p, size_t n, bool closed,
                  pdn_pen pen)
{
    if (n < 2) return;
    draw(c, (canvas__shape){.form = closed ? CANVAS_CLOSED : CANVAS_OPEN,
                            .p = p,
                            .n = n,
                            .stroked = true,
                            .pen = pen});
}

void pdn_polygon(pdn_canvas *c, const pdn_point *p, size_t n, pdn_color fill,
                 double opacity)
{
    if (n < 3) return;
    draw(c, (canvas__shape){.form = CANVAS_CLOSED,
                            .p = p,
                            .n = n,
                            .filled = true,
                            .fill = fill,
                            .opacity = opacity});
}

void pdn_curve(pdn_canvas *c, pdn_point a, pdn_point b, pdn_point c_,
               pdn_point d, pdn_pen pen)
{
    draw(c, (canvas__shape){.form = CANVAS_CURVE,
                            .p = (pdn_point[]){a, b, c_, d},
                            .n = 4,
                            .stroked = true,
                            .pen = pen});
}

static void corners(pdn_box b, pdn_point p[4])
{
    p[0] = (pdn_point){b.x, b.y};
    p[1] = (pdn_point){b.x + b.width, b.y};
    p[2] = (pdn_point){b.x + b.width, b.y + b.height};
    p[3] = (pdn_point){b.x, b.y + b.height};
}

void pdn_rect(pdn_canvas *c, pdn_box box, pdn_color fill, double opacity)
{
    pdn_point p[4];

    corners(box, p);
    pdn_polygon(c, p, 4, fill, opacity);
}

void pdn_frame(pdn_canvas *c, pdn_box box, pdn_pen pen)
{
    pdn_point p[4];

    corners(box, p);
    pdn_polyline(c, p, 4, true, pen);
}

void pdn_disc(pdn_canvas *c, pdn_point centre, double radius, pdn_color fill,
              double opacity)
{
    draw(c, (canvas__shape){.form = CANVAS_CIRCLE,
                            .p = &centre,
                            .n = 1,
                            .radius = radius,
                            .filled = true,
                            .fill = fill,
                            .opacity = opacity});
}

void pdn_circle(pdn_canvas *c, pdn_point centre, double radius, pdn_pen pen)
{
    draw(c, (canvas__shape){.form = CANVAS_CIRCLE,
                            .p = &centre,
                            .n = 1,
                            .radius = radius,
                            .stroked = true,
                            .pen = pen});
}

void pdn_hatch(pdn_canvas *c, pdn_box box, pdn_pen pen)
{
    double step = fmax(6 * pen.width, 4);
    double far = box.width + box.height;

    /* The line x + y = k, cut to the box. */
    for (size_t i = 1; step * (double)i < far; i++) {
        double k = step * (double)i;
        double x0 = fmax(0, k - box.height);
        double x1 = fmin(k, box.width);
        pdn_line(c, (pdn_point){box.x + x0, box.y + (k - x0)},
                 (pdn_point){box.x + x1, box.y + (k - x1)}, pen);
    }
}

void pdn_group_begin(pdn_canvas *c, const char *id, const char *title)
{
    if (c->status != PDN_OK || c->muted) return;
    c->depth++;
    c->backend->group(c, id, title);
}

void pdn_group_end(pdn_canvas *c)
{
    if (c->status != PDN_OK || c->muted || c->depth == 0) return;
    c->depth--;
    c->backend->group_end(c);
}

/* ---- beginning and end ---- */

static void ground(pdn_canvas *c)
{
    pdn_rect(c, (pdn_box){0, 0, c->width, c->height}, 0xFFFFFF, 1);
}

static void canvas_free(pdn_canvas *c)
{
    if (c->layout != NULL) g_object_unref(c->layout);
    if (c->pango != NULL) g_object_unref(c->pango);
    for (size_t i = 0; i < c->texts; i++)
        free(c->text[i]);
    free(c->text);
    free(c->box);
    g_free(c->about);
    free(c);
}

/* NOLINTNEXTLINE(readability-function-size): what it is, and what it says */
pdn_status pdn_canvas_new(pdn_canvas_kind kind, FILE *f, double width,
                          double height, const char *title, const char *about,
                          const char *note, pdn_canvas **out)
{
    if (!(width >= 1 && width <= 1e5 && height >= 1 && height <= 1e5))
        return pdn_fail(PDN_EARG, "a picture of %s x %s points",
                        pdn_number_format(width).text,
                        pdn_number_format(height).text);
    pdn_canvas *c = calloc(1, sizeof *c);
    if (c == NULL) return pdn_no_memory();
    c->file = f;
    c->page = 1;
    c->width = width;
    c->height = height;
    c->about = g_strdup(about);
    if (!canvas__text_begin(c)) {
        canvas_free(c);
        return pdn_fail(PDN_ELIB, "pango: no fonts");
    }
    if (kind == PDN_SVG)
        canvas_svg__begin(c, title, about, note);
    else
        canvas_cairo__begin(c, kind, title, about, note);
    ground(c);
    *out = c;
    return PDN_OK;
}

void pdn_canvas_page(pdn_canvas *c, double width, double height)
{
    if (c->status != PDN_OK) return;
    c->width = width;
    c->height = height;
    c->page++;
    c->backend->page(c);
    ground(c);
}

void pdn_canvas_language(pdn_canvas *c, const char *code)
{
    g_strlcpy(c->language, code, sizeof c->language);
}

void pdn_canvas_describe(pdn_canvas *c, const char *text)
{
    g_free(c->about);
    c->about = g_strdup(text);
}

void pdn_canvas_bookmark(pdn_canvas *c, const char *text)
{
    if (c->status != PDN_OK || c->backend->bookmark == NULL) return;
    char *clean = canvas__clean_text(text, false);
    c->backend->bookmark(c, clean);
    g_free(clean);
}

double pdn_canvas_width(const pdn_canvas *c)
{
    return c->width;
}

double pdn_canvas_height(const pdn_canvas *c)
{
    return c->height;
}

pdn_status pdn_canvas_finish(pdn_canvas *c)
{
    if (c == NULL) return PDN_OK;
    while (c->depth > 0 && c->status == PDN_OK)
        pdn_group_end(c);
    c->backend->finish(c);
    if (ferror(c->file)) canvas__fail(c, PDN_EIO, "write failed");
    pdn_status st = c->status;
    if (st != PDN_OK) pdn_fail(st, "picture: %s", c->why);
    canvas_free(c);
    return st;
}
