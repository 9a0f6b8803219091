/* Text: Pango measures it for every back end, and once. */
#include "canvas_text.h"
#include "canvas_backend.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* What was set in these fonts, on whatever canvas: sheets of a report
 * share most of their texts. Each thread has fonts of its own. */
static GHashTable *known_texts(GObject *fonts)
{
    GHashTable *known = g_object_get_data(fonts, "pdn-known");

    if (known == NULL) {
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        g_object_set_data_full(fonts, "pdn-known", known,
                               (GDestroyNotify)g_hash_table_unref);
    }
    if (g_hash_table_size(known) > 50000) g_hash_table_remove_all(known);
    return known;
}

bool canvas__text_begin(pdn_canvas *c)
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
        c->known = known_texts(G_OBJECT(pango_context_get_font_map(c->pango)));
    }
    cairo_font_options_destroy(o);
    pango_attr_list_unref(all);
    return c->layout != NULL;
}

void canvas__typeset(pdn_canvas *c, const char *clean, pdn_type type,
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

/* ---- what was set once is known ---- */

typedef struct {
    size_t start, length; /* its bytes of the text */
    double baseline;      /* below the top of the text */
    double width;
    pdn_box ink; /* from its left end on the baseline */
} set_line;

typedef struct {
    double width, height;
    size_t lines; /* at least one */
    set_line line[];
} set_text;

static set_text *read_layout(PangoLayout *layout)
{
    const size_t lines = (size_t)pango_layout_get_line_count(layout);
    set_text *set = g_malloc(sizeof *set + lines * sizeof *set->line);
    PangoLayoutIter *i = pango_layout_get_iter(layout);
    PangoRectangle ink, logical;

    pango_layout_get_extents(layout, NULL, &logical);
    set->width = in_points(logical.width);
    set->height = in_points(logical.height);
    set->lines = lines;
    for (size_t k = 0; k < lines; k++) {
        PangoLayoutLine *line = pango_layout_iter_get_line_readonly(i);
        pango_layout_line_get_extents(line, &ink, &logical);
        set->line[k] =
            (set_line){(size_t)line->start_index,
                       (size_t)line->length,
                       in_points(pango_layout_iter_get_baseline(i)),
                       in_points(logical.width),
                       {in_points(ink.x), in_points(ink.y),
                        in_points(ink.width), in_points(ink.height)}};
        pango_layout_iter_next_line(i);
    }
    pango_layout_iter_free(i);
    return set;
}

/* A text as it is set; width <= 0: on one line. The table's own. */
static const set_text *set(pdn_canvas *c, const char *clean, pdn_type type,
                           double width)
{
    char *key = g_strdup_printf("%a %a %d%d%s", type.size, width, type.bold,
                                type.italic, clean);
    set_text *known = g_hash_table_lookup(c->known, key);

    if (known == NULL) {
        canvas__typeset(c, clean, type, width);
        known = read_layout(c->layout);
        g_hash_table_insert(c->known, key, known);
    } else {
        g_free(key);
    }
    return known;
}

/* Draws one line of a text with its baseline at y and its left edge placed
 * within `width` from x as `type` says. */
static void draw_line(pdn_canvas *c, const char *clean, const set_line *line,
                      pdn_point at, double width, pdn_type type)
{
    const char *start = clean + line->start, *end = start + line->length;
    size_t n = line->length;

    while (n > 0 && start[n - 1] == ' ')
        n--; /* the space at which a line was broken */
    if (n == 0) return;
    char *text = canvas__written(start, n);
    if (type.align == PDN_CENTRE) at.x += (width - line->width) / 2;
    if (type.align == PDN_RIGHT) at.x += width - line->width;
    c->backend->text(
        c, &(canvas__text_line){.at = at,
                                .width = line->width,
                                .text = text,
                                .type = type,
                                .goes_on = *end != '\0' && end[-1] == ' '});
    if (line->ink.width > 0)
        keep_box(c,
                 (pdn_box){at.x + line->ink.x, at.y + line->ink.y,
                           line->ink.width, line->ink.height},
                 text);
    g_free(text);
}

double pdn_text_width(pdn_canvas *c, const char *text, pdn_type type,
                      double *ascent, double *descent)
{
    char *clean = canvas__clean_text(text, false);
    const set_text *t = set(c, clean, type, 0);

    if (ascent != NULL) *ascent = t->line[0].baseline;
    if (descent != NULL) *descent = t->height - t->line[0].baseline;
    g_free(clean);
    return t->width;
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

    tag(c, clean, true);
    draw_line(c, clean, set(c, clean, type, 0)->line, at, 0, type);
    tag(c, clean, false);
    g_free(clean);
}

double pdn_paragraph(pdn_canvas *c, pdn_point at, double width,
                     const char *text, pdn_type type, bool draw)
{
    char *clean = canvas__clean_text(text, true);
    const set_text *t = set(c, clean, type, fmax(width, 1));

    if (draw && c->status == PDN_OK && !c->muted) {
        tag(c, clean, true);
        for (size_t k = 0; k < t->lines; k++)
            draw_line(c, clean, &t->line[k],
                      (pdn_point){at.x, at.y + t->line[k].baseline}, width,
                      type);
        tag(c, clean, false);
    }
    g_free(clean);
    return t->height;
}

size_t pdn_paragraph_lines(pdn_canvas *c, double width, const char *text,
                           pdn_type type)
{
    char *clean = canvas__clean_text(text, true);
    const size_t lines = set(c, clean, type, fmax(width, 1))->lines;

    g_free(clean);
    return lines;
}

size_t canvas_text__boxes(const pdn_canvas *c, const pdn_box **box,
                          const char *const **text)
{
    *box = c->box;
    *text = (const char *const *)c->text;
    return c->texts;
}
