#include "canvas/palette.h"
#include "funnel_parts.h"
#include "layout/labels.h"
#include "sheet/axes.h"
#include "sheet/legend.h"
#include "sheet/sheet_column.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TICKS = 16 };

static int by_population(const void *x, const void *y)
{
    const pdn_baseline_row *const *p = x, *const *q = y;
    const pdn_baseline_row *a = *p, *b = *q;

    if (a->population < b->population) return -1;
    if (a->population > b->population) return 1;
    return strcmp(a->unit, b->unit);
}

static pdn_status choose_units(funnel__chart *f)
{
    pdn_status st = PDN_OK;
    const outcome_rows *q = f->all;

    PDN_NEW(f->unit, q->rows);
    /* a mark and a name of each, and each line and its name */
    PDN_NEW(f->taken, 2 * (q->rows + f->o->references) + 8);
    PDN_NEW(f->line, (q->rows + 1) * FUNNEL_STEPS + 3);
    PDN_NEW(f->knot, q->rows);
    for (size_t i = 0; i < q->rows; i++) {
        const pdn_baseline_row *r = &q->row[i];
        if (!isfinite(r->share) || !(r->population > 0)) continue;
        f->unit[f->units++] = r;
        f->adjusted |= r->tau2 > 0 && isfinite(r->adjusted95_lo);
    }
    f->groups = outcome_rows__has_groups(q);
    if (f->units > 0) qsort(f->unit, f->units, sizeof *f->unit, by_population);
out:
    return st;
}

static void set_scales(funnel__chart *f)
{
    double u = f->sheet.unit, lo = 1, hi = 0;
    double least = f->unit[0]->population;
    double most = f->unit[f->units - 1]->population;

    for (size_t i = 0; i < f->units; i++) {
        axes__widen(f->unit[i]->share, &lo, &hi);
        axes__widen(f->unit[i]->benchmark, &lo, &hi);
        axes__widen(f->unit[i]->funnel95_lo, &lo, &hi);
        axes__widen(f->unit[i]->funnel95_hi, &lo, &hi);
        /* The widest limits are seen from the middle of the units on. */
        if (i < f->units / 2) continue;
        axes__widen(f->unit[i]->funnel998_lo, &lo, &hi);
        axes__widen(f->unit[i]->funnel998_hi, &lo, &hi);
        if (!f->adjusted) continue;
        axes__widen(f->unit[i]->adjusted998_lo, &lo, &hi);
        axes__widen(f->unit[i]->adjusted998_hi, &lo, &hi);
    }
    for (size_t k = 0; k < f->o->references; k++)
        axes__widen(f->o->reference[k].share, &lo, &hi);
    double margin = fmax(.08 * (hi - lo), .005);
    f->plot = f->sheet.figure;
    f->plot.x += 62 * u;
    f->plot.width -= 74 * u;
    f->plot.y += 26 * u;
    f->plot.height -= 78 * u;
    f->y = (pdn_scale){fmax(0, lo - margin),
                       fmin(1, hi + margin),
                       f->plot.y + f->plot.height,
                       f->plot.y,
                       false,
                       false};
    bool wide = most > 12 * least;
    f->x = (pdn_scale){wide ? least / 1.15 : 0,
                       most * (wide ? 1.15 : 1.06),
                       f->plot.x,
                       f->plot.x + f->plot.width,
                       wide,
                       true};
}

/* Whether some labels of the axis would stand in one another. */
static bool labels_meet(const funnel__chart *f, const double *tick, size_t n,
                        pdn_type type)
{
    double end = -(double)INFINITY;

    for (size_t i = 0; i < n; i++) {
        double x = scale__at(&f->x, tick[i]);
        double half = pdn_text_width(f->sheet.canvas, pdn_format_count(tick[i]),
                                     type, NULL, NULL) /
                      2;
        if (x - half < end + type.size) return f->x.logarithmic;
        end = x + half;
    }
    return false;
}

static bool is_power_of_ten(double x)
{
    return fabs(log10(x) - round(log10(x))) < 1e-9;
}

/* ---- axes ---- */

static void draw_axes(const funnel__chart *f)
{
    pdn_canvas *c = f->sheet.canvas;
    double u = f->sheet.unit, tick[TICKS];
    pdn_pen hair = {.color = 0xEBECEF, .width = u};
    pdn_type type = pdn_sheet_type(&f->sheet, 12.5, false, PDN_GREY, PDN_RIGHT);
    double bottom = f->plot.y + f->plot.height;
    double right = f->plot.x + f->plot.width;

    size_t n = scale__ticks(&f->y, 8, tick, TICKS);
    double by = n > 1 ? tick[1] - tick[0] : 1;
    for (size_t i = 0; i < n; i++) {
        double y = scale__at(&f->y, tick[i]);
        pdn_line(c, (pdn_point){f->plot.x, y}, (pdn_point){right, y}, hair);
        pdn_text(c, (pdn_point){f->plot.x - 8 * u, y + .36 * type.size},
                 axes__tick_percent(tick[i], by), type);
    }
    type.align = PDN_CENTRE;
    n = scale__ticks(&f->x, 7, tick, TICKS);
    bool all = !labels_meet(f, tick, n, type);
    for (size_t i = 0; i < n; i++) {
        double x = scale__at(&f->x, tick[i]);
        pdn_line(c, (pdn_point){x, bottom}, (pdn_point){x, bottom + 5 * u},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
        if (all || is_power_of_ten(tick[i]))
            pdn_text(c, (pdn_point){x, bottom + 7 * u + type.size},
                     pdn_format_count(tick[i]), type);
    }
    pdn_line(c, (pdn_point){f->plot.x, bottom}, (pdn_point){right, bottom},
             (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
    type.align = PDN_RIGHT;
    type.color = PDN_INK;
    pdn_text(
        c, (pdn_point){right, bottom + 12 * u + 2.3 * type.size},
        f->x.logarithmic
            ? pdn_say(
                  pdn_word(
                      "how many %s (equal distance: equally many times more)"),
                  pdn_people_word(2))
            : pdn_say(pdn_word("how many %s"), pdn_people_word(2)),
        type);
    type.align = PDN_LEFT;
    pdn_text(c, (pdn_point){f->sheet.figure.x, f->plot.y - 11 * u},
             pdn_say_axis(f->all->row[0].indicator), type);
}

/* ---- units ---- */

/* Filled: clearly outside; a ring: a sign. */
static void draw_dot(pdn_canvas *c, pdn_point p, double radius, int out)
{
    if (out != 1) {
        pdn_disc(c, p, radius, out > 0 ? PDN_INK : 0x9EA4AC, 1);
        return;
    }
    pdn_disc(c, p, radius, 0xFFFFFF, 1);
    pdn_circle(c, p, .84 * radius,
               (pdn_pen){.color = PDN_INK, .width = .32 * radius});
}

static void draw_units(funnel__chart *f)
{
    double u = f->sheet.unit;

    for (size_t i = 0; i < f->units; i++) {
        const pdn_baseline_row *r = f->unit[i];
        int out = pdn_baseline_outside(r);
        double radius = (out > 0 ? 6.5 : 4.5) * u;
        pdn_point p = {scale__at(&f->x, r->population),
                       scale__within(&f->y, r->share)};
        pdn_group_begin(f->sheet.canvas, r->unit,
                        pdn_say("%s: %s", r->unit,
                                pdn_say_people(r->events, r->population)));
        pdn_disc(f->sheet.canvas, p, radius + 1.5 * u, 0xFFFFFF, 1);
        draw_dot(f->sheet.canvas, p, radius, out);
        if (outcome_rows__own(f->o, r))
            pdn_circle(f->sheet.canvas, p, radius + 4 * u,
                       (pdn_pen){.color = 0x0072B2, .width = 2.4 * u});
        pdn_group_end(f->sheet.canvas);
        f->taken[f->takens++] =
            (pdn_box){p.x - radius, p.y - radius, 2 * radius, 2 * radius};
    }
}

/* Whether another line runs closely above that of this share. */
static bool line_above(const funnel__chart *f, double share, double near)
{
    double y = scale__at(&f->y, share);
    double other = scale__at(&f->y, f->unit[f->units - 1]->benchmark);

    if (!f->groups && other < y && y - other < near) return true;
    for (size_t k = 0; k < f->o->references; k++) {
        other = scale__at(&f->y, f->o->reference[k].share);
        if (other < y && y - other < near) return true;
    }
    return false;
}

static pdn_box name_box(pdn_point at, double width, pdn_type type)
{
    return (pdn_box){at.x, at.y - type.size, width, 1.3 * type.size};
}

/* A line's name just above it or below it, as far to the right as there is a
 * free place; where none is, below it at the right. */
static void name_line(funnel__chart *f, double share, const char *text,
                      pdn_color color)
{
    enum { PLACES = 24 };
    pdn_canvas *c = f->sheet.canvas;
    pdn_type type = pdn_sheet_type(&f->sheet, 12, false, color, PDN_LEFT);
    const double width = pdn_text_width(c, text, type, NULL, NULL);
    const double room = f->plot.width - width, far = f->plot.x + room;
    const double y = scale__at(&f->y, share);
    const double above = y - .4 * type.size, below = y + 1.15 * type.size;
    const bool crowded = line_above(f, share, 1.6 * type.size);
    pdn_point at = {far, below};
    bool is_free = false;

    for (int k = 0; k < 2 * PLACES && !is_free; k++) {
        const pdn_point place = {far - room * floor(k / 2.) / (PLACES - 1),
                                 k % 2 == 0 ? above : below};
        if (crowded && k % 2 == 0) continue;
        is_free = true;
        for (size_t i = 0; i < f->takens; i++)
            if (labels__boxes_meet(name_box(place, width, type), f->taken[i]))
                is_free = false;
        if (is_free) at = place;
    }
    const pdn_box box = name_box(at, width, type);
    pdn_rect(c, box, 0xFFFFFF, .8);
    pdn_text(c, at, text, type);
    f->taken[f->takens++] = box;
}

/* Names keep clear of it. */
static void keep_clear(funnel__chart *f, double share)
{
    f->taken[f->takens++] =
        (pdn_box){f->plot.x, scale__at(&f->y, share) - f->sheet.unit,
                  f->plot.width, 2 * f->sheet.unit};
}

static bool is_drawn(const funnel__chart *f, const pdn_reference *r)
{
    return f->groups ||
           !(fabs(r->share - f->unit[f->units - 1]->benchmark) < .0005);
}

static void draw_references(funnel__chart *f)
{
    double u = f->sheet.unit, right = f->plot.x + f->plot.width;

    if (!f->groups && isfinite(f->unit[f->units - 1]->benchmark)) /* hidden */
        keep_clear(f, f->unit[f->units - 1]->benchmark);
    for (size_t k = 0; k < f->o->references; k++) {
        const pdn_reference *r = &f->o->reference[k];
        double y = scale__at(&f->y, r->share);
        if (!is_drawn(f, r)) continue;
        pdn_line(
            f->sheet.canvas, (pdn_point){f->plot.x, y}, (pdn_point){right, y},
            (pdn_pen){
                .color = PDN_BLUE_GREY, .width = 1.2 * u, .dash = PDN_DOTTED});
        keep_clear(f, r->share);
    }
}

static void name_references(funnel__chart *f)
{
    if (!f->groups && isfinite(f->unit[f->units - 1]->benchmark))
        name_line(f, f->unit[f->units - 1]->benchmark,
                  outcome_rows__benchmark_label(f->all, f->unit[f->units - 1]),
                  PDN_INK);
    for (size_t k = 0; k < f->o->references; k++)
        if (is_drawn(f, &f->o->reference[k]))
            name_line(f, f->o->reference[k].share,
                      outcome_rows__reference_label(&f->o->reference[k]),
                      0x41657B);
}

/* ---- the sheet ---- */

/* In public they may be hidden. */
static bool has_limits(const funnel__chart *f)
{
    for (size_t i = 0; i < f->units; i++)
        if (isfinite(f->unit[i]->funnel95_lo)) return true;
    return false;
}

/* Of groups each unit has its own, those that decide. */
static double set_own_legend(funnel__chart *f, bool draw)
{
    double u = f->sheet.unit;
    const pdn_color color = f->adjusted ? PDN_BLUE_GREY : FUNNEL_LIMIT_GREY;
    const pdn_dash dash = f->adjusted ? PDN_DASHED : PDN_SOLID;
    const pdn_legend_line line[] = {
        legend__line((pdn_pen){.color = PDN_INK, .width = 1.2 * u},
                     outcome_rows__held_against(f->all)),
        legend__line(
            (pdn_pen){.color = color, .width = 2.4 * u, .dash = dash},
            f->adjusted
                ? pdn_word("99.8% limits where differences are more than "
                           "chance")
                : pdn_word("99.8% limits: chance alone seldom goes beyond")),
        legend__line(
            (pdn_pen){.color = color, .width = u, .dash = dash},
            f->adjusted
                ? pdn_word("95% limits where differences are more than chance")
                : pdn_word("95% limits: chance alone puts one of twenty "
                           "beyond")),
    };

    return legend__lines(&f->sheet, line, has_limits(f) ? 3 : 1, draw);
}

static double set_legend(funnel__chart *f, bool draw)
{
    double u = f->sheet.unit;
    const pdn_legend_line line[] = {
        {{.color = FUNNEL_LIMIT_GREY, .width = 2.4 * u},
         false,
         pdn_word("99.8% limits: chance alone seldom goes beyond"),
         VERDICT_LINE_PLAIN},
        {{.color = FUNNEL_LIMIT_GREY, .width = u},
         false,
         pdn_word("95% limits: chance alone puts one of twenty beyond"),
         VERDICT_LINE_PLAIN},
        {{.color = PDN_BLUE_GREY, .width = 1.6 * u, .dash = PDN_DASHED},
         false,
         pdn_word("99.8% limits where differences are more than chance"),
         VERDICT_LINE_PLAIN},
        {{.color = PDN_BLUE_GREY,
          .width = FUNNEL_THIN_DASHED * u,
          .dash = PDN_DASHED},
         false,
         pdn_word("95% limits where differences are more than chance"),
         VERDICT_LINE_PLAIN},
    };

    if (f->groups) return set_own_legend(f, draw);
    if (!has_limits(f)) return 0;
    return legend__lines(&f->sheet, line, f->adjusted ? 4 : 2, draw);
}

static bool marks(const funnel__chart *f)
{
    for (size_t i = 0; i < f->units; i++)
        if (pdn_baseline_outside(f->unit[i]) > 0) return true;
    return false;
}

static const char *note_of(const funnel__chart *f)
{
    const bool limits = has_limits(f);
    const char *text =
        limits ? pdn_say(f->groups ? pdn_word("Few %s give large chance "
                                              "variation: the limits lie far "
                                              "apart to the left.")
                                   : pdn_word("Few %s give large chance "
                                              "variation: the limits open to "
                                              "the left."),
                         pdn_people_word(2))
               : pdn_word("The limits of chance are hidden to protect "
                          "privacy.");
    const char *against = outcome_rows__against(f->all, f->o, false);
    size_t without = f->all->rows - f->units;
    double units = (double)f->units;

    if (marks(f))
        text = pdn_say("%s %s", text,
                       pdn_word("Black dot: clearly outside. Ring: a sign."));
    if (f->o->highlights > 0)
        text = pdn_say("%s %s", text, pdn_word("Blue ring: your own."));
    if (limits && !funnel__all_named(f) &&
        !pdn_baseline_withheld(f->all->row, f->all->rows))
        text = pdn_say("%s %s", text,
                       f->unnamed > 0
                           ? pdn_word("Only those outside are named, as many "
                                      "as there is room for.")
                           : pdn_word("Only those outside are named."));
    /* One of twenty lies outside the 95 % limits without any cause. */
    if (limits)
        text =
            pdn_say("%s %s", text,
                    pdn_say(pdn_word("Chance alone puts about %s of %s outside "
                                     "the 95%% limits."),
                            pdn_format_number(.05 * units, units < 40 ? 1 : 0),
                            pdn_format_count(units)));
    if (*against != '\0') text = pdn_say("%s %s", text, against);
    if (limits && f->groups)
        text = pdn_say("%s %s", text,
                       pdn_word("Each has limits of its own, around the share "
                                "of its group."));
    else if (limits && f->adjusted)
        text = pdn_say("%s %s", text, pdn_word("The dashed limits decide."));
    if (without > 0)
        text = pdn_say(
            "%s %s", text,
            pdn_say(pdn_words_plural("%s unit without counts is not shown.",
                                     "%s units without counts are not shown.",
                                     without),
                    pdn_format_count((double)without)));
    return text;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    funnel__chart f = *(const funnel__chart *)of;

    f.sheet = *s;
    outcome_rows__column(&f.sheet, f.all, set_legend(&f, false) + 8,
                         note_of(&f));
    set_legend(&f, true);
    *s = f.sheet;
    return PDN_OK;
}

static void say_nothing_to_draw(funnel__chart *f)
{
    pdn_type type = pdn_sheet_type(&f->sheet, 16, false, PDN_GREY, PDN_LEFT);

    pdn_paragraph(f->sheet.canvas,
                  (pdn_point){f->sheet.figure.x, f->sheet.figure.y + 30},
                  f->sheet.figure.width,
                  pdn_word("Without counts there is no funnel to draw: we do "
                           "not know how sure the shares are."),
                  type, true);
}

pdn_status pdn_draw_funnel(pdn_canvas *c, const pdn_sheet_facts *facts,
                           const pdn_baseline_row *row, size_t n,
                           const pdn_outcomes_options *o)
{
    pdn_status st = PDN_OK;
    outcome_rows q = {0};
    funnel__chart f = {.o = o, .all = &q};

    PDN_TRY(outcome_rows__take(row, n, o, pdn_title_of_funnel, &q));
    PDN_TRY(choose_units(&f));
    outcome_rows__begin(c, facts, &q, &f.sheet);
    if (f.units == 0) {
        say_nothing_to_draw(&f);
        goto out;
    }
    set_scales(&f);
    draw_axes(&f);
    funnel__limits(&f);
    draw_references(&f);
    draw_units(&f);
    PDN_TRY(funnel__name_units(&f));
    name_references(&f);
    PDN_TRY(sheet__fill_column(&f.sheet, set_column, &f));
out:
    free(f.unit);
    free(f.taken);
    free(f.line);
    free(f.knot);
    outcome_rows__clear(&q);
    return st;
}
