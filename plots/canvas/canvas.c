#include "canvas_backend.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void canvas__fail(pdn_canvas *c, pdn_status st, const char *why)
{
    if (c->status != PDN_OK) return;
    c->status = st;
    g_strlcpy(c->why, why, sizeof c->why);
}

int canvas__dashes(const pdn_pen *pen, double length[2])
{
    if (pen->dash == PDN_SOLID) return 0;
    bool dotted = pen->dash == PDN_DOTTED;
    length[0] = dotted ? 0 : 3 * pen->width;
    length[1] = dotted ? fmax(2.4 * pen->width, 2.5) : 2 * pen->width;
    return 2;
}

/* ---- text: Pango measures for every back end ---- */

/* The first of the families, by its name alone where it is there. Pango looks
 * for a font under the name asked for, and to measure it under its own: where
 * both are one, it looks once. Of a context without a resolution of its own,
 * sizes in points are the same for both too; ours are absolute. */
static const char *family_of(PangoContext *pango)
{
    static const char both[] = "Noto Sans,DejaVu Sans";
    static const char *const each[] = {"Noto Sans", "DejaVu Sans"};
    const char *family = both;
    PangoFontDescription *font = pango_font_description_from_string(both);
    PangoFont *found = pango_context_load_font(pango, font);

    pango_font_description_free(font);
    if (found == NULL) return both;
    font = pango_font_describe(found);
    for (size_t k = 0; k < PDN_COUNT(each); k++)
        if (g_strcmp0(pango_font_description_get_family(font), each[k]) == 0)
            family = each[k];
    pango_font_description_free(font);
    g_object_unref(found);
    return family;
}

/* What was measured with these fonts, on whatever canvas: sheets of a report
 * share most of their texts. Each thread has fonts of its own. */
static GHashTable *known_measures(GObject *fonts)
{
    GHashTable *known = g_object_get_data(fonts, "pdn-measured");

    if (known == NULL) {
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_object_set_data_full(fonts, "pdn-measured", known,
                               (GDestroyNotify)g_hash_table_unref);
    }
    if (g_hash_table_size(known) > 50000) g_hash_table_remove_all(known);
    return known;
}

static bool text_begin(pdn_canvas *c)
{
    cairo_font_options_t *o = cairo_font_options_create();
    PangoAttrList *all = pango_attr_list_new();

    /* No hinting, so that a line is as wide in print as on the screen. */
    cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
    c->pango =
        pango_font_map_create_context(pango_cairo_font_map_get_default());
    if (c->pango != NULL) {
        pango_cairo_context_set_font_options(c->pango, o);
        pango_context_set_round_glyph_positions(c->pango, FALSE);
        pango_context_set_language(c->pango, pango_language_from_string("nb"));
        pango_context_set_base_dir(c->pango, PANGO_DIRECTION_LTR);
        c->family = family_of(c->pango);
        c->layout = pango_layout_new(c->pango);
        /* what is copied out, or read aloud, is letters */
        pango_attr_list_insert(all, pango_attr_font_features_new("liga=0"));
        pango_layout_set_attributes(c->layout, all);
        c->measured =
            known_measures(G_OBJECT(pango_context_get_font_map(c->pango)));
    }
    cairo_font_options_destroy(o);
    pango_attr_list_unref(all);
    return c->layout != NULL;
}

/* Sets the text in c->layout; width <= 0: one line. */
static void typeset(pdn_canvas *c, const char *clean, pdn_type type,
                    double width)
{
    PangoFontDescription *font = pango_font_description_new();

    pango_font_description_set_family_static(font, c->family);
    pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
    pango_font_description_set_weight(font, type.bold ? PANGO_WEIGHT_BOLD
                                                      : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, type.italic ? PANGO_STYLE_ITALIC
                                                       : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(c->layout, font);
    pango_font_description_free(font);
    pango_layout_set_auto_dir(c->layout, FALSE);
    pango_layout_set_wrap(c->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(c->layout,
                           width > 0 ? (int)lround(width * PANGO_SCALE) : -1);
    pango_layout_set_text(c->layout, clean, -1);
}

static void keep_box(pdn_canvas *c, pdn_box box, const char *text)
{
    if (c->texts == c->capacity) {
        size_t capacity = c->capacity == 0 ? 64 : 2 * c->capacity;
        pdn_box *b = realloc(c->box, capacity * sizeof *b);
        if (b != NULL) c->box = b;
        char **t = realloc(c->text, capacity * sizeof *t);
        if (t != NULL) c->text = t;
        if (b == NULL || t == NULL) {
            canvas__fail(c, PDN_ENOMEM, "out of memory");
            return;
        }
        c->capacity = capacity;
    }
    char *copy = strdup(text);
    if (copy == NULL) {
        canvas__fail(c, PDN_ENOMEM, "out of memory");
    } else {
        c->box[c->texts] = box;
        c->text[c->texts++] = copy;
    }
}

static double in_points(int pango)
{
    return (double)pango / PANGO_SCALE;
}

/* Draws one line of c->layout with its baseline at y and its left edge placed
 * within `width` from x as `type` says. */
static void draw_line(pdn_canvas *c, PangoLayoutLine *line, pdn_point at,
                      double width, pdn_type type)
{
    PangoRectangle ink, logical;
    const char *all = pango_layout_get_text(c->layout);
    size_t n = (size_t)line->length;
    const char *start = all + line->start_index;

    while (n > 0 && start[n - 1] == ' ')
        n--; /* the space at which a line was broken */
    if (n == 0) return;
    char *text = canvas__written(start, n);
    pango_layout_line_get_extents(line, &ink, &logical);
    double own = in_points(logical.width);
    if (type.align == PDN_CENTRE) at.x += (width - own) / 2;
    if (type.align == PDN_RIGHT) at.x += width - own;
    c->backend->text(
        c,
        &(canvas__text_line){
            .at = at, .width = own, .text = text, .type = type, .line = line});
    if (ink.width > 0)
        keep_box(c,
                 (pdn_box){at.x + in_points(ink.x), at.y + in_points(ink.y),
                           in_points(ink.width), in_points(ink.height)},
                 text);
    g_free(text);
}

/* ---- what was measured once is known ---- */

typedef struct {
    double width, height, base;
    size_t lines;
} measured;

/* width <= 0: one line. */
static measured measure(pdn_canvas *c, const char *text, pdn_type type,
                        double width)
{
    char *clean = canvas__clean_text(text, width > 0);
    char *key = g_strdup_printf("%a %a %d%d%s", type.size, width, type.bold,
                                type.italic, clean);
    measured *m = g_hash_table_lookup(c->measured, key);
    PangoRectangle logical;

    if (m == NULL) {
        m = g_new(measured, 1);
        typeset(c, clean, type, width);
        pango_layout_get_extents(c->layout, NULL, &logical);
        *m = (measured){in_points(logical.width), in_points(logical.height),
                        in_points(pango_layout_get_baseline(c->layout)),
                        (size_t)pango_layout_get_line_count(c->layout)};
        g_hash_table_insert(c->measured, key, m);
        key = NULL;
    }
    g_free(key);
    g_free(clean);
    return *m;
}

double pdn_text_width(pdn_canvas *c, const char *text, pdn_type type,
                      double *ascent, double *descent)
{
    const measured m = measure(c, text, type, 0);

    if (ascent != NULL) *ascent = m.base;
    if (descent != NULL) *descent = m.height - m.base;
    return m.width;
}

/* A text is one, however many lines it takes. */
static void tag(pdn_canvas *c, const char *text, bool begins)
{
    if (c->backend->tag != NULL && *text != '\0') c->backend->tag(c, begins);
}

void pdn_text(pdn_canvas *c, pdn_point at, const char *text, pdn_type type)
{
    if (c->status != PDN_OK || c->muted) return;
    char *clean = canvas__clean_text(text, false);

    typeset(c, clean, type, 0);
    PangoLayoutLine *line = pango_layout_get_line_readonly(c->layout, 0);
    tag(c, clean, true);
    if (line != NULL) draw_line(c, line, at, 0, type);
    tag(c, clean, false);
    g_free(clean);
}

double pdn_paragraph(pdn_canvas *c, pdn_point at, double width,
                     const char *text, pdn_type type, bool draw)
{
    const double height = measure(c, text, type, fmax(width, 1)).height;

    if (draw && c->status == PDN_OK && !c->muted) {
        char *clean = canvas__clean_text(text, true);
        typeset(c, clean, type, fmax(width, 1));
        PangoLayoutIter *i = pango_layout_get_iter(c->layout);
        tag(c, clean, true);
        do {
            double y = at.y + in_points(pango_layout_iter_get_baseline(i));
            draw_line(c, pango_layout_iter_get_line_readonly(i),
                      (pdn_point){at.x, y}, width, type);
        } while (pango_layout_iter_next_line(i));
        tag(c, clean, false);
        g_free(clean);
        pango_layout_iter_free(i);
    }
    return height;
}

size_t pdn_paragraph_lines(pdn_canvas *c, double width, const char *text,
                           pdn_type type)
{
    return measure(c, text, type, fmax(width, 1)).lines;
}

size_t pdn_canvas_texts(const pdn_canvas *c, const pdn_box **box,
                        const char *const **text)
{
    *box = c->box;
    *text = (const char *const *)c->text;
    return c->texts;
}

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
    if (!text_begin(c)) {
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
