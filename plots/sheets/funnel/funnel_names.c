/* The names of units beside their dots. */
#include "canvas/palette.h"
#include "funnel_parts.h"
#include "layout/labels.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

bool funnel__all_named(const funnel__chart *f)
{
    return f->units <= 12;
}

static const char *unit_label(const pdn_baseline_row *r)
{
    return pdn_say("%s: %s", r->unit, pdn_format_of(r->events, r->population));
}

/* Places the labels of n units, the longer text first where it fits; how many
 * find no room. */
static size_t place_names(funnel__chart *f, const pdn_baseline_row **named,
                          size_t n, bool counts, pdn_label *label)
{
    pdn_canvas *c = f->sheet.canvas;
    bool out = n > 0 && pdn_baseline_outside(named[0]) > 0;
    pdn_type type =
        pdn_sheet_type(&f->sheet, 13, out, out ? PDN_INK : PDN_GREY, PDN_LEFT);
    size_t left = 0;

    for (size_t i = 0; i < n; i++) {
        const pdn_baseline_row *r = named[i];
        const char *text = counts ? unit_label(r) : r->unit;
        label[i] =
            (pdn_label){.at = {scale__at(&f->x, r->population),
                               scale__within(&f->y, r->share)},
                        .radius = 8 * f->sheet.unit,
                        .width = pdn_text_width(c, text, type, NULL, NULL),
                        .height = 1.25 * type.size};
    }
    labels__place(label, n, f->taken, f->takens, f->plot);
    for (size_t i = 0; i < n; i++) {
        if (!label[i].placed) {
            named[left++] = named[i];
            continue;
        }
        pdn_box box = label[i].box;
        pdn_rect(c, box, 0xFFFFFF, .96);
        pdn_text(c, (pdn_point){box.x, box.y + type.size},
                 counts ? unit_label(named[i]) : named[i]->unit, type);
        f->taken[f->takens++] = box;
    }
    if (counts && left > 0) return place_names(f, named, left, false, label);
    return left;
}

/* Where the line from a mark to its name meets the name. */
static pdn_point end_of_line(pdn_point mark, pdn_box name)
{
    const double edge = name.x > mark.x ? name.x : name.x + name.width;

    return (pdn_point){edge, name.y + name.height / 2};
}

static bool is_in(pdn_point p, pdn_box b)
{
    return p.x >= b.x && p.x <= b.x + b.width && p.y >= b.y &&
           p.y <= b.y + b.height;
}

/* Whether the line from a mark to its name runs into that box. */
static bool crosses(pdn_point mark, pdn_point end, pdn_box b)
{
    enum { STEPS = 24 };

    for (int k = 1; k < STEPS; k++) {
        const double t = (double)k / STEPS;
        const pdn_point p = {mark.x + t * (end.x - mark.x),
                             mark.y + t * (end.y - mark.y)};
        if (is_in(p, b)) return true;
    }
    return false;
}

/* The name lies on nothing; its line may cross those that run through the whole
 * figure, and where it may not be `clear`, marks and names too. */
static bool is_free(const funnel__chart *f, pdn_point mark, pdn_box name,
                    bool clear)
{
    const pdn_point end = end_of_line(mark, name);
    const pdn_box p = f->plot;

    if (name.x < p.x || name.x + name.width > p.x + p.width || name.y < p.y ||
        name.y + name.height > p.y + p.height)
        return false;
    for (size_t i = 0; i < f->takens; i++) {
        const pdn_box b = f->taken[i];
        if (labels__boxes_meet(name, b)) return false;
        if (clear && b.width < p.width && !is_in(mark, b) &&
            crosses(mark, end, b))
            return false;
    }
    return true;
}

/* The nearest free place that a line can lead to, a line of text higher or
 * lower at a time; false: none. */
static bool find_place(const funnel__chart *f, pdn_point mark, double width,
                       double line, pdn_box *out)
{
    enum { FARTHEST = 10, SIDES = 4 };
    const double u = f->sheet.unit;

    for (int clear = 1; clear >= 0; clear--)
        for (int k = 1; k <= FARTHEST; k++)
            for (int side = 0; side < SIDES; side++) {
                const double gap = (13 + 5 * (k - 1)) * u;
                const double y = mark.y + (side / 2 == 0 ? -k : k) * line;
                *out = (pdn_box){side % 2 == 0 ? mark.x + gap
                                               : mark.x - gap - width,
                                 y - line / 2, width, line};
                if (is_free(f, mark, *out, clear)) return true;
            }
    return false;
}

/* Where no place beside the mark is free: farther off, with a line to it; else
 * beside it, over what is there. */
static void name_apart(funnel__chart *f, const pdn_baseline_row *r, bool bold)
{
    pdn_type type = pdn_sheet_type(&f->sheet, 13, bold,
                                   bold ? PDN_INK : PDN_GREY, PDN_LEFT);
    double w = pdn_text_width(f->sheet.canvas, r->unit, type, NULL, NULL);
    double u = f->sheet.unit, gap = 13 * u;
    double x = scale__at(&f->x, r->population);
    double y = scale__within(&f->y, r->share);
    bool right = x + gap + w <= f->plot.x + f->plot.width;
    pdn_box box = {0};

    if (find_place(f, (pdn_point){x, y}, w, 1.4 * type.size, &box)) {
        const pdn_point end = end_of_line((pdn_point){x, y}, box);
        const double t = 8 * u / hypot(end.x - x, end.y - y);
        const double pad = end.x > x ? -2 * u : 2 * u;
        pdn_line(f->sheet.canvas,
                 (pdn_point){x + t * (end.x - x), y + t * (end.y - y)},
                 (pdn_point){end.x + pad, end.y},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
    } else {
        box = (pdn_box){right ? x + gap : x - gap - w, y - .7 * type.size, w,
                        1.4 * type.size};
    }
    y = box.y + box.height / 2;
    pdn_rect(f->sheet.canvas, box, 0xFFFFFF, .9);
    pdn_text(f->sheet.canvas, (pdn_point){box.x, y + .36 * type.size}, r->unit,
             type);
    f->taken[f->takens++] = box;
}

pdn_status funnel__name_units(funnel__chart *f)
{
    pdn_status st = PDN_OK;
    pdn_label *label = NULL;
    const pdn_baseline_row **named = NULL;
    size_t n = 0;

    PDN_NEW(label, f->units);
    PDN_NEW(named, f->units);
    /* One's own, then the clearest: they get the best places. */
    for (size_t i = 0; i < f->units; i++)
        if (outcome_rows__own(f->o, f->unit[i])) named[n++] = f->unit[i];
    n = place_names(f, named, n, true, label);
    for (size_t i = 0; i < n; i++)
        name_apart(f, named[i], true);
    n = 0;
    for (int level = 2; level > 0; level--)
        for (size_t i = 0; i < f->units; i++)
            if (pdn_baseline_outside(f->unit[i]) == level &&
                !outcome_rows__own(f->o, f->unit[i]))
                named[n++] = f->unit[i];
    f->unnamed = place_names(f, named, n, true, label);
    n = 0;
    for (size_t i = 0; i < f->units && funnel__all_named(f); i++)
        if (pdn_baseline_outside(f->unit[i]) == 0 &&
            !outcome_rows__own(f->o, f->unit[i]))
            named[n++] = f->unit[i];
    n = place_names(f, named, n, false, label);
    for (size_t i = 0; i < n; i++) /* so few that each has its name */
        name_apart(f, named[i], false);
out:
    free(label);
    free(named);
    return st;
}
