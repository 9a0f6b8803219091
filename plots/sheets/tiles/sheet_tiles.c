/* The outcome on a map of equal squares. */
#include "canvas/palette.h"
#include "layout/hyphens.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Light to dark; the last two carry white letters. */
static const pdn_color shade[] = {0xF3EEE4, 0xDDD5C6, 0xB9BFC6,
                                  0x7F97A8, 0x4F6F86, 0x2F4B60};
enum { SHADES = PDN_COUNT(shade), WHITE_FROM = 4 };

struct map {
    pdn_sheet sheet;
    const pdn_outcomes_options *o;
    const pdn_tile *tile;
    size_t tiles, left_out;
    outcome_rows all;
    double lo, hi; /* of the shares */
    double side;
    pdn_point origin;
    double column, row; /* the least of the squares */
};

static const pdn_tile *tiles_of(const pdn_outcomes_options *o, size_t *n)
{
    if (o->tiles == 0) return pdn_tiles_of_region(n);
    *n = o->tiles;
    return o->tile;
}

pdn_status pdn_tiles_pick(const pdn_baseline_row *row, size_t n,
                          const pdn_outcomes_options *o, size_t *index,
                          size_t *picked)
{
    size_t tiles = 0, all = 0;
    const pdn_tile *tile = tiles_of(o, &tiles);

    all = pdn_baseline_pick(row, n, o->indicator, o->year, index);
    *picked = 0;
    for (size_t i = 0; i < all; i++)
        if (pdn_tile_of(tile, tiles, row[index[i]].unit) != NULL)
            index[(*picked)++] = index[i];
    if (*picked == 0)
        return pdn_fail(PDN_EDATA,
                        "no unit has a square on the map; want a file "
                        "unit,column,row of them");
    return PDN_OK;
}

/* ---- where the squares stand ---- */

static void lay_out(struct map *m)
{
    double column = 0, row = 0;
    const pdn_box f = m->sheet.figure;

    m->column = m->row = (double)INFINITY;
    for (size_t i = 0; i < m->tiles; i++) {
        m->column = fmin(m->column, m->tile[i].column);
        m->row = fmin(m->row, m->tile[i].row);
        column = fmax(column, m->tile[i].column);
        row = fmax(row, m->tile[i].row);
    }
    double across = column - m->column + 1, down = row - m->row + 1;
    m->side = fmin(f.width / across, f.height / down);
    m->side = fmin(m->side, 250 * m->sheet.unit);
    m->origin = (pdn_point){f.x + (f.width - across * m->side) / 2,
                            f.y + (f.height - down * m->side) / 2};
    m->lo = 1;
    m->hi = 0;
    for (size_t i = 0; i < m->all.rows; i++) {
        const double share = m->all.row[i].share;
        if (!isfinite(share)) continue;
        m->lo = fmin(m->lo, share);
        m->hi = fmax(m->hi, share);
    }
}

static pdn_box box_of(const struct map *m, const pdn_tile *t)
{
    const double gap = .04 * m->side;

    return (pdn_box){m->origin.x + (t->column - m->column) * m->side + gap,
                     m->origin.y + (t->row - m->row) * m->side + gap,
                     m->side - 2 * gap, m->side - 2 * gap};
}

/* ---- one square ---- */

static size_t shade_of_band(const struct map *m, size_t band)
{
    if (m->o->bands < 2) return 0;
    return band * (SHADES - 1) / (m->o->bands - 1);
}

/* SIZE_MAX: in no band. */
static size_t shade_of(const struct map *m, const pdn_baseline_row *r)
{
    const bool counted = isfinite(r->events) && r->population > 0;

    if (m->o->bands == 0) {
        if (!(m->hi > m->lo)) return 1;
        double at = (r->share - m->lo) / (m->hi - m->lo);
        return (size_t)fmin(floor(at * SHADES), SHADES - 1);
    }
    const pdn_band *b =
        pdn_band_of(m->o->band, m->o->bands, counted ? r->events : r->share,
                    counted ? r->population : 1);
    return b == NULL ? SIZE_MAX : shade_of_band(m, (size_t)(b - m->o->band));
}

/* A name that is wider than its square, on two lines that end at base. */
static void set_broken(const struct map *m, pdn_box box, double base,
                       const char *text, pdn_type type)
{
    char *soft = hyphens__soften(text, 6);
    const pdn_point at = {
        box.x, fmax(base - 2.3 * type.size, box.y + .03 * box.height)};

    if (soft != NULL &&
        pdn_paragraph_lines(m->sheet.canvas, box.width, soft, type) <= 2)
        pdn_paragraph(m->sheet.canvas, at, box.width, soft, type, true);
    free(soft);
}

/* One line in the middle of the square, as large as it may be and finds room;
 * the smallest that can be read is left out where it finds none. True where a
 * name takes two lines. */
static bool set_line(const struct map *m, pdn_box box, double base,
                     const char *text, pdn_type type)
{
    pdn_canvas *c = m->sheet.canvas;
    const double least = pdn_sheet_size(&m->sheet, 0);

    type.size = fmax(type.size, least);
    while (type.size > least &&
           pdn_text_width(c, text, type, NULL, NULL) > .92 * box.width)
        type.size = fmax(least, .94 * type.size);
    if (pdn_text_width(c, text, type, NULL, NULL) > box.width) {
        if (type.bold) set_broken(m, box, base, text, type);
        return type.bold;
    }
    pdn_text(c, (pdn_point){box.x + box.width / 2, base}, text, type);
    return false;
}

/* Outside the limits: a thick frame, and an arrow up or down in the corner. */
static void draw_outside(const struct map *m, pdn_box box, bool above,
                         pdn_color color)
{
    pdn_canvas *c = m->sheet.canvas;
    const double a = fmax(.08 * box.width, 4 * m->sheet.unit),
                 x = box.x + box.width - 1.5 * a;
    const double y = box.y + 1.5 * a, way = above ? -1 : 1;
    const pdn_point p[] = {{x - .8 * a, y - .7 * a * way},
                           {x + .8 * a, y - .7 * a * way},
                           {x, y + .8 * a * way}};

    pdn_frame(c, box,
              (pdn_pen){.color = PDN_INK, .width = fmax(3 * m->sheet.unit, 2)});
    pdn_polygon(c, p, 3, color, 1);
}

static void draw_own(const struct map *m, pdn_box box)
{
    const double by = .025 * m->side;

    pdn_frame(m->sheet.canvas,
              (pdn_box){box.x - by, box.y - by, box.width + 2 * by,
                        box.height + 2 * by},
              (pdn_pen){.color = PDN_BROWN,
                        .width = 2.4 * m->sheet.unit,
                        .dash = PDN_DASHED});
}

static void draw_hidden(const struct map *m, pdn_box box)
{
    pdn_canvas *c = m->sheet.canvas;
    const pdn_pen pen = {.color = 0xB0B0B0, .width = m->sheet.unit};

    pdn_rect(c, box, 0xF4F4F4, 1);
    pdn_line(c, (pdn_point){box.x, box.y},
             (pdn_point){box.x + box.width, box.y + box.height}, pen);
    pdn_line(c, (pdn_point){box.x + box.width, box.y},
             (pdn_point){box.x, box.y + box.height}, pen);
}

/* Name, share and count from the top down. */
static void set_words(const struct map *m, pdn_box box, const char *name,
                      const pdn_baseline_row *r, pdn_color color)
{
    const double h = box.height, u = m->sheet.unit;
    pdn_type type = {.size = fmin(22 * u, .15 * h),
                     .bold = true,
                     .color = color,
                     .align = PDN_CENTRE};

    const bool broken = set_line(m, box, box.y + .34 * h, name, type);
    /* two lines of the smallest type need the place of the count */
    const bool full = broken && h < 8 * pdn_sheet_size(&m->sheet, 0);
    if (r == NULL || !isfinite(r->share)) {
        type.size = fmin(15 * u, .11 * h);
        type.bold = false;
        set_line(m, box, box.y + (full ? .84 : .62) * h,
                 r == NULL ? pdn_word("no figures")
                           : pdn_format_count(r->share),
                 type);
        return;
    }
    type.size = fmin(30 * u, .21 * h);
    set_line(m, box, box.y + (full ? .84 : .64) * h,
             pdn_format_percent(r->share, 1), type);
    if (full || !isfinite(r->events) || !isfinite(r->population) ||
        h <= 5.3 * pdn_sheet_size(&m->sheet, 0))
        return;
    type.size = fmin(15 * u, .11 * h);
    type.bold = false;
    set_line(m, box, box.y + .84 * h, pdn_format_of(r->events, r->population),
             type);
}

static const pdn_baseline_row *row_of(const struct map *m, const char *unit)
{
    for (size_t i = 0; i < m->all.rows; i++)
        if (strcmp(m->all.row[i].unit, unit) == 0) return &m->all.row[i];
    return NULL;
}

static void draw_tile(const struct map *m, const pdn_tile *t)
{
    pdn_canvas *c = m->sheet.canvas;
    const pdn_baseline_row *r = row_of(m, t->unit);
    const pdn_box box = box_of(m, t);
    pdn_color ink = PDN_INK;

    pdn_group_begin(c, t->unit,
                    r == NULL
                        ? pdn_say("%s: %s", t->unit, pdn_word("no figures"))
                        : pdn_say("%s: %s", t->unit,
                                  isfinite(r->share) && isfinite(r->population)
                                      ? pdn_say_people(r->events, r->population)
                                      : pdn_format_percent(r->share, 1)));
    if (r != NULL && pdn_state_of(r->share) == PDN_SUPPRESSED) {
        draw_hidden(m, box);
    } else if (r == NULL || !isfinite(r->share)) {
        pdn_frame(c, box,
                  (pdn_pen){.color = PDN_HAIR_GREY,
                            .width = 1.2 * m->sheet.unit,
                            .dash = PDN_DOTTED});
    } else {
        size_t k = shade_of(m, r);
        if (k == SIZE_MAX)
            pdn_frame(c, box,
                      (pdn_pen){.color = PDN_HAIR_GREY,
                                .width = 1.2 * m->sheet.unit});
        else
            pdn_rect(c, box, shade[k], 1);
        if (k != SIZE_MAX && k >= WHITE_FROM) ink = 0xFFFFFF;
        if (pdn_baseline_outside(r) > 0)
            draw_outside(m, box, r->share > r->benchmark, ink);
    }
    if (r != NULL && outcome_rows__own(m->o, r)) draw_own(m, box);
    set_words(m, box, t->unit, r, ink);
    pdn_group_end(c);
}

/* ---- the column ---- */

static void swatch(const struct map *m, pdn_box box, size_t k)
{
    pdn_rect(m->sheet.canvas, box, shade[k], 1);
    pdn_frame(m->sheet.canvas, box,
              (pdn_pen){.color = PDN_HAIR_GREY, .width = .8 * m->sheet.unit});
}

/* One row of the legend below y; its height. k: a shade; SHADES: outside. */
static double set_sample(const struct map *m, double y, size_t k,
                         const char *words, bool draw)
{
    const pdn_sheet *s = &m->sheet;
    const double u = s->unit;
    const pdn_type type = pdn_sheet_type(s, 12, false, 0x333333, PDN_LEFT);
    const pdn_box box = {s->column.x, s->column.y + y, 22 * u, 20 * u};
    const double indent = box.width + 10 * u;
    const double h = pdn_paragraph(
        s->canvas, (pdn_point){s->column.x + indent, box.y + 1 * u},
        s->column.width - indent, words, type, draw);

    if (draw && k < SHADES) swatch(m, box, k);
    if (draw && k >= SHADES) draw_outside(m, box, k == SHADES, PDN_INK);
    return fmax(h, box.height) + 5 * u;
}

static double set_legend(const struct map *m, bool draw)
{
    double y = 0;
    bool above = false, below = false;

    for (size_t k = 0; k < m->o->bands; k++)
        y += set_sample(m, y, shade_of_band(m, k),
                        pdn_study_word(m->o->band[k].label), draw);
    for (size_t k = 0; m->o->bands == 0 && m->hi > m->lo && k < SHADES; k++) {
        const double step = (m->hi - m->lo) / SHADES;
        y += set_sample(
            m, y, k,
            pdn_say("%s – %s", pdn_format_percent(m->lo + (double)k * step, 1),
                    pdn_format_percent(m->lo + (double)(k + 1) * step, 1)),
            draw);
    }
    for (size_t i = 0; i < m->all.rows; i++) {
        const pdn_baseline_row *r = &m->all.row[i];
        if (pdn_baseline_outside(r) == 0) continue;
        above = above || r->share > r->benchmark;
        below = below || r->share <= r->benchmark;
    }
    if (above)
        y += set_sample(m, y, SHADES,
                        pdn_word("above the others; the text says how surely"),
                        draw);
    if (below)
        y += set_sample(m, y, SHADES + 1,
                        pdn_word("below the others; the text says how surely"),
                        draw);
    return y;
}

static const char *note_of(const struct map *m)
{
    const char *text =
        pdn_word("A shade is no verdict: a small place moves a shade by "
                 "chance. The squares are equal in size and stand about as "
                 "the places lie.");

    if (m->left_out == 0) return text;
    return pdn_say(pdn_words_plural("%s %s unit has no square here.",
                                    "%s %s units have no square here.",
                                    m->left_out),
                   text, pdn_format_count((double)m->left_out));
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    struct map m = *(const struct map *)of;

    m.sheet = *s;
    const double legend = set_legend(&m, false) + 6;
    outcome_rows__column(&m.sheet, &m.all, legend, note_of(&m));
    set_legend(&m, true);
    *s = m.sheet;
    s->column.height -= legend;
    return PDN_OK;
}

pdn_status pdn_draw_tiles(pdn_canvas *c, const pdn_sheet_facts *facts,
                          const pdn_baseline_row *row, size_t n,
                          const pdn_outcomes_options *o)
{
    pdn_status st = PDN_OK;
    struct map m = {.o = o};
    size_t *index = NULL, picked = 0;
    pdn_baseline_row *shown = NULL;

    m.tile = tiles_of(o, &m.tiles);
    PDN_NEW(index, n + 1);
    PDN_NEW(shown, n + 1);
    PDN_TRY(pdn_tiles_pick(row, n, o, index, &picked));
    for (size_t i = 0; i < picked; i++)
        shown[i] = row[index[i]];
    m.left_out =
        pdn_baseline_pick(row, n, o->indicator, o->year, index) - picked;
    PDN_TRY(outcome_rows__take(shown, picked, o, pdn_title_of_tiles, &m.all));
    outcome_rows__begin(c, facts, &m.all, &m.sheet);
    lay_out(&m);
    for (size_t i = 0; i < m.tiles; i++)
        draw_tile(&m, &m.tile[i]);
    PDN_TRY(sheet__fill_column(&m.sheet, set_column, &m));
out:
    outcome_rows__clear(&m.all);
    free(shown);
    free(index);
    return st;
}
