#include "baseline_parts.h"
#include "canvas/palette.h"
#include "sheet/axes.h"
#include "sheet/sheet_column.h"

#include "pdnet/core.h"
#include "pdnet/words.h"
#include "words/format_number.h"

#include <math.h>

enum { TICKS = 16 };

static const pdn_color bar_grey = 0xA9B2BC;

static double widest(const baseline__chart *q, bool names)
{
    double most = 0;

    for (size_t i = 0; i < q->all->rows; i++) {
        const pdn_baseline_row *r = &q->all->row[i];
        pdn_type type = baseline__type(q, names, PDN_INK, PDN_LEFT);
        most = fmax(most, pdn_text_width(q->sheet.canvas,
                                         names ? r->unit : baseline__counts(r),
                                         type, NULL, NULL));
    }
    return most;
}

static void lay_out(baseline__chart *q)
{
    double u = q->sheet.unit, lo = 1, hi = 0, n = (double)q->all->rows;
    pdn_box f = q->sheet.figure;
    const double line = 1.4 * pdn_sheet_size(&q->sheet, 12);
    double head = fmax((q->o->references > 0 ? 38 : 22) * u,
                       (q->o->references > 0 ? 2 : 1) * line + 4 * u);
    double foot = fmax((q->o->bands > 0 ? 50 : 32) * u,
                       (q->o->bands > 0 ? 2 : 1) * line + 8 * u);

    q->groups = outcome_rows__has_groups(q->all);
    q->row = fmin((f.height - head - foot) / n, 84 * u);
    q->crowded = q->row < 1.2 * pdn_sheet_size(&q->sheet, 0);
    bool ranks = false;
    for (size_t i = 0; i < q->all->rows; i++) {
        const pdn_baseline_row *r = &q->all->row[i];
        axes__widen(r->share, &lo, &hi);
        axes__widen(r->lo, &lo, &hi);
        axes__widen(r->hi, &lo, &hi);
        axes__widen(r->benchmark, &lo, &hi);
        q->bars |= isfinite(r->lo);
        ranks |= isfinite(r->rank_lo);
    }
    for (size_t k = 0; k < q->o->references; k++)
        axes__widen(q->o->reference[k].share, &lo, &hi);
    double names = fmin(widest(q, true), .3 * f.width) + 14 * u;
    double counts = widest(q, false) + 14 * u;
    double track = ranks && !q->crowded && !q->sheet.slide ? 92 * u : 0;
    double margin = fmax(.06 * (hi - lo), .004);
    q->plot = (pdn_box){f.x + names, f.y + head,
                        f.width - names - counts - track, n * q->row};
    q->ranks = (pdn_box){f.x + f.width - counts - track + 14 * u, q->plot.y,
                         fmax(0, track - 14 * u), n * q->row};
    q->counts = f.x + f.width;
    q->x = (pdn_scale){fmax(0, lo - margin),
                       fmin(1, hi + margin),
                       q->plot.x,
                       q->plot.x + q->plot.width,
                       false,
                       false};
}

/* ---- bands, axis, lines ---- */

/* Stripes of two pale tones; their names above, where there is room. */
static void draw_bands(const baseline__chart *q)
{
    static const pdn_color tone[] = {0xF6F3EE, 0xECE6DB};
    pdn_canvas *c = q->sheet.canvas;
    pdn_type type =
        pdn_sheet_type(&q->sheet, 11.5, false, 0x6B6250, PDN_CENTRE);

    for (size_t k = 0; k < q->o->bands; k++) {
        const pdn_band *b = &q->o->band[k];
        const char *label = pdn_study_word(b->label);
        double from = scale__within(&q->x, b->from_percent / 100);
        double to = scale__within(&q->x, b->to_percent / 100);
        if (to - from < 1) continue;
        pdn_rect(c, (pdn_box){from, q->plot.y, to - from, q->plot.height},
                 tone[k % 2], 1);
        if (pdn_text_width(c, label, type, NULL, NULL) < to - from - 4)
            pdn_text(c,
                     (pdn_point){(from + to) / 2, q->plot.y + q->plot.height +
                                                      9 * q->sheet.unit +
                                                      2.4 * type.size},
                     label, type);
    }
}

static void draw_axis(const baseline__chart *q)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit, tick[TICKS];
    double bottom = q->plot.y + q->plot.height;
    pdn_type type = pdn_sheet_type(&q->sheet, 12, false, PDN_GREY, PDN_CENTRE);
    size_t n = scale__ticks(&q->x, 8, tick, TICKS);
    double by = n > 1 ? tick[1] - tick[0] : 1;

    for (size_t i = 0; i < n; i++) {
        double x = scale__at(&q->x, tick[i]);
        pdn_line(c, (pdn_point){x, bottom}, (pdn_point){x, bottom + 4 * u},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
        pdn_text(c, (pdn_point){x, bottom + 6 * u + type.size},
                 axes__tick_percent(tick[i], by), type);
    }
    pdn_line(c, (pdn_point){q->plot.x, bottom},
             (pdn_point){q->plot.x + q->plot.width, bottom},
             (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
}

/* A line down through all rows with its name in the head, on the side with
 * room; `level` rows of names are already there. */
static void draw_line(const baseline__chart *q, double share, const char *text,
                      pdn_pen pen, int level)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit, x = scale__within(&q->x, share);
    pdn_type type = pdn_sheet_type(&q->sheet, 12, false, pen.color, PDN_LEFT);
    double width = pdn_text_width(c, text, type, NULL, NULL);
    double base = q->sheet.figure.y + type.size + level * 1.4 * type.size;
    double left = q->plot.x, right = q->sheet.figure.x + q->sheet.figure.width;
    double at = x + 5 * u;

    if (at + width > right) at = fmax(left, x - 5 * u - width);
    if (at + width > right) at = q->sheet.figure.x;
    pdn_line(c, (pdn_point){x, base - .8 * type.size},
             (pdn_point){x, q->plot.y + q->plot.height}, pen);
    pdn_text(c, (pdn_point){at, base}, text, type);
}

static pdn_pen benchmark_pen(const baseline__chart *q)
{
    return (pdn_pen){.color = PDN_INK, .width = 1.1 * q->sheet.unit};
}

/* The leftmost line has its name on top: no line runs through a name. */
static void draw_lines(const baseline__chart *q)
{
    double u = q->sheet.unit;
    const pdn_baseline_row *r = &q->all->row[0];
    const pdn_pen mine = benchmark_pen(q);
    pdn_pen theirs = {.color = 0x41657B, .width = 1.4 * u, .dash = PDN_DASHED};
    bool own = isfinite(r->benchmark) && q->bars && !q->groups;
    const pdn_reference *other =
        q->o->references > 0 && isfinite(q->o->reference[0].share)
            ? &q->o->reference[0]
            : NULL;
    bool first = other != NULL && other->share < r->benchmark;

    if (own)
        draw_line(q, r->benchmark, outcome_rows__benchmark_label(q->all, r),
                  mine, first ? 1 : 0);
    if (other != NULL)
        draw_line(q, other->share, outcome_rows__reference_label(other), theirs,
                  own && !first ? 1 : 0);
}

/* ---- one unit ---- */

static void draw_rank(const baseline__chart *q, const pdn_baseline_row *r,
                      double y)
{
    double n = (double)q->all->rows, u = q->sheet.unit;
    double height = fmin(5 * u, .3 * q->row);
    pdn_box track = {q->ranks.x, y - height / 2, q->ranks.width, height};

    if (!isfinite(r->rank_lo) || !isfinite(r->rank_hi) || q->ranks.width <= 0)
        return;
    pdn_rect(q->sheet.canvas, track, 0xEDEEF1, 1);
    double from = (r->rank_lo - 1) / n, to = r->rank_hi / n;
    pdn_rect(q->sheet.canvas,
             (pdn_box){track.x + from * track.width, track.y,
                       (to - from) * track.width, height},
             0x7C8894, 1);
}

static void draw_share(const baseline__chart *q, const pdn_baseline_row *r,
                       double y)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit;
    double radius = fmin(5.5 * u, fmax(.24 * q->row, 1.3 * u));
    pdn_point p = {scale__at(&q->x, r->share), y};

    if (isfinite(r->lo) && isfinite(r->hi)) {
        double lo = scale__at(&q->x, r->lo), hi = scale__at(&q->x, r->hi);
        double height = fmin(9 * u, fmax(.44 * q->row, .9 * u));
        pdn_rect(c, (pdn_box){lo, y - height / 2, hi - lo, height}, bar_grey,
                 1);
    }
    if (isfinite(r->shrunk)) {
        double x = scale__within(&q->x, r->shrunk);
        double half = fmin(10 * u, .42 * q->row);
        pdn_line(c, (pdn_point){x, y - half}, (pdn_point){x, y + half},
                 (pdn_pen){.color = PDN_BLUE_GREY, .width = 2 * u});
    }
    if (q->groups && isfinite(r->benchmark)) {
        double x = scale__within(&q->x, r->benchmark);
        pdn_line(c, (pdn_point){x, y - q->row / 2},
                 (pdn_point){x, y + q->row / 2}, benchmark_pen(q));
    }
    if (isfinite(r->lo)) {
        pdn_disc(c, p, radius, PDN_INK, 1);
        return;
    }
    pdn_disc(c, p, radius, 0xFFFFFF, 1);
    pdn_circle(c, p, radius, (pdn_pen){.color = PDN_INK, .width = 1.6 * u});
}

/* One's own units stand on a stripe that is seen among hundreds. */
static void draw_own(const baseline__chart *q, double y)
{
    double height = fmax(.86 * q->row, 3 * q->sheet.unit);

    pdn_rect(q->sheet.canvas,
             (pdn_box){q->plot.x, y - height / 2, q->plot.width, height},
             0xBCD3E2, 1);
}

static void draw_unit(const baseline__chart *q, size_t i)
{
    pdn_canvas *c = q->sheet.canvas;
    const pdn_baseline_row *r = &q->all->row[i];
    double y = q->plot.y + ((double)i + .5) * q->row;
    pdn_type type = baseline__type(q, false, PDN_GREY, PDN_LEFT);

    pdn_group_begin(c, r->unit,
                    pdn_say("%s: %s", r->unit,
                            isfinite(r->population)
                                ? pdn_say_people(r->events, r->population)
                                : pdn_format_percent(r->share, 1)));
    if (outcome_rows__own(q->o, r)) draw_own(q, y);
    if (!q->crowded) baseline__name(q, r, y);
    if (isfinite(r->share))
        draw_share(q, r, y);
    else if (!q->crowded)
        pdn_text(c, (pdn_point){q->plot.x + 4, y + .36 * type.size},
                 pdn_format_count(r->share), type);
    draw_rank(q, r, y);
    pdn_group_end(c);
}

static void draw_heads(const baseline__chart *q)
{
    pdn_type type = pdn_sheet_type(&q->sheet, 11.5, false, PDN_GREY, PDN_LEFT);
    double y = q->plot.y + q->plot.height + 6 * q->sheet.unit + type.size;

    if (q->ranks.width > 0)
        pdn_text(q->sheet.canvas, (pdn_point){q->ranks.x, y}, pdn_word("place"),
                 type);
    type.align = PDN_RIGHT;
    pdn_text(q->sheet.canvas, (pdn_point){q->counts, y}, pdn_word("counts"),
             type);
}

/* ---- the column ---- */

enum { SAMPLES = 6 };

static void draw_sample(const baseline__chart *q, int k, pdn_box box)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit;
    pdn_point p = {box.x + box.width / 2, box.y + box.height / 2};

    if (k == 0 || k == 1)
        pdn_rect(c, (pdn_box){box.x, p.y - 4 * u, box.width, 8 * u}, bar_grey,
                 1);
    if (k == 0) pdn_disc(c, p, 5 * u, PDN_INK, 1);
    if (k == 1)
        pdn_line(c, (pdn_point){p.x, p.y - 9 * u},
                 (pdn_point){p.x, p.y + 9 * u},
                 (pdn_pen){.color = PDN_BLUE_GREY, .width = 2 * u});
    if (k == 2) {
        pdn_disc(c, p, 5 * u, 0xFFFFFF, 1);
        pdn_circle(c, p, 5 * u, (pdn_pen){.color = PDN_INK, .width = 1.6 * u});
    }
    if (k == 3) {
        pdn_rect(c, (pdn_box){box.x, p.y - 2.5 * u, box.width, 5 * u}, 0xEDEEF1,
                 1);
        pdn_rect(c,
                 (pdn_box){box.x + .3 * box.width, p.y - 2.5 * u,
                           .5 * box.width, 5 * u},
                 0x7C8894, 1);
    }
    if (k == 4)
        pdn_rect(c, (pdn_box){box.x, p.y - 7 * u, box.width, 14 * u}, 0xECE6DB,
                 1);
    if (k == 5)
        pdn_line(c, (pdn_point){p.x, p.y - 9 * u},
                 (pdn_point){p.x, p.y + 9 * u}, benchmark_pen(q));
}

/* What the marks of the rows mean, those that are there; the height. */
static double set_legend(const baseline__chart *q, bool draw)
{
    const char *const word[SAMPLES] = {
        pdn_word("share, with its uncertainty as a bar"),
        pdn_word("the share when we allow for how few it is counted from"),
        pdn_word("share without counts: uncertainty not known"),
        pdn_word("places it may have: the dark part, number 1 to the left"),
        pdn_word("bands of the published map"),
        outcome_rows__held_against(q->all),
    };
    bool shrunk = false, hollow = false;
    double u = q->sheet.unit, y = 0, sample = 34 * u;
    pdn_type type = pdn_sheet_type(&q->sheet, 11.5, false, 0x333333, PDN_LEFT);

    for (size_t i = 0; i < q->all->rows; i++) {
        shrunk |= isfinite(q->all->row[i].shrunk);
        hollow |=
            isfinite(q->all->row[i].share) && !isfinite(q->all->row[i].lo);
    }
    const bool has[SAMPLES] = {q->bars,         shrunk,
                               hollow,          q->ranks.width > 0,
                               q->o->bands > 0, q->groups};
    for (int k = 0; k < SAMPLES; k++) {
        if (!has[k]) continue;
        pdn_box box = {q->sheet.column.x, q->sheet.column.y + y, sample,
                       18 * u};
        pdn_point at = {box.x + sample + 10 * u, box.y};
        double width = q->sheet.column.width - sample - 10 * u;
        double h =
            pdn_paragraph(q->sheet.canvas, at, width, word[k], type, draw);
        if (draw) draw_sample(q, k, box);
        y += fmax(h, box.height) + 4 * u;
    }
    return y;
}

/* The unit whose place is least known speaks for the order. */
static const char *note_of(const baseline__chart *q)
{
    const pdn_baseline_row *most = NULL;

    for (size_t i = 0; i < q->all->rows; i++) {
        const pdn_baseline_row *r = &q->all->row[i];
        if (!isfinite(r->rank_lo) || !isfinite(r->rank_hi)) continue;
        if (most == NULL ||
            r->rank_hi - r->rank_lo > most->rank_hi - most->rank_lo)
            most = r;
    }
    const char *text = most == NULL ? pdn_note(PDN_RANKS_UNCERTAIN)
                                    : pdn_say_rank_range(most, q->all->rows);
    if (q->all->rows == 1) text = ""; /* no order of one */
    text = format_number__join(outcome_rows__against(q->all, q->o, true), text);
    if (!q->crowded || pdn_baseline_withheld(q->all->row, q->all->rows))
        return text;
    const char *who =
        q->o->highlights > 0
            ? pdn_word("Only your own (on a stripe) and those outside are "
                       "named, as many as there is room for.")
            : pdn_word("Only those outside are named, as many as there is "
                       "room for.");
    return pdn_say("%s %s", text, who);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    baseline__chart q = *(const baseline__chart *)of;

    q.sheet = *s;
    const double legend = set_legend(&q, false) + 6;
    outcome_rows__column(&q.sheet, q.all, legend, note_of(&q));
    set_legend(&q, true);
    *s = q.sheet;
    s->column.height -= legend;
    return PDN_OK;
}

pdn_status pdn_draw_baseline(pdn_canvas *c, const pdn_sheet_facts *facts,
                             const pdn_baseline_row *row, size_t n,
                             const pdn_outcomes_options *o)
{
    pdn_status st = PDN_OK;
    outcome_rows all = {0};
    baseline__chart q = {.o = o, .all = &all};
    size_t named = 0;

    PDN_TRY(outcome_rows__take(row, n, o, pdn_title_of_baseline, &all));
    outcome_rows__begin(c, facts, &all, &q.sheet);
    lay_out(&q);
    draw_bands(&q);
    draw_axis(&q);
    draw_lines(&q);
    for (size_t i = 0; i < all.rows; i++)
        draw_unit(&q, i);
    if (q.crowded) PDN_TRY(baseline__names(&q, &named));
    draw_heads(&q);
    PDN_TRY(sheet__fill_column(&q.sheet, set_column, &q));
out:
    outcome_rows__clear(&all);
    return st;
}
