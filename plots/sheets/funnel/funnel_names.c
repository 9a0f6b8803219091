/* The names of units beside their dots. */
#include "canvas/palette.h"
#include "funnel_parts.h"
#include "layout/labels.h"

#include "pdnet/words.h"

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

/* Where no place is free: beside the mark, over what is there. */
static void name_over(funnel__chart *f, const pdn_baseline_row *r, bool bold)
{
    pdn_type type = pdn_sheet_type(&f->sheet, 13, bold,
                                   bold ? PDN_INK : PDN_GREY, PDN_LEFT);
    double w = pdn_text_width(f->sheet.canvas, r->unit, type, NULL, NULL);
    double gap = 13 * f->sheet.unit, x = scale__at(&f->x, r->population);
    double y = scale__within(&f->y, r->share);
    bool right = x + gap + w <= f->plot.x + f->plot.width;
    pdn_box box = {right ? x + gap : x - gap - w, y - .7 * type.size, w,
                   1.4 * type.size};

    pdn_rect(f->sheet.canvas, box, 0xFFFFFF, .9);
    pdn_text(f->sheet.canvas, (pdn_point){box.x, y + .36 * type.size}, r->unit,
             type);
    f->taken[f->takens++] = box;
}

pdn_status funnel__name_units(funnel__chart *f)
{
    pdn_label *label = calloc(f->units + 1, sizeof *label);
    const pdn_baseline_row **named = calloc(f->units + 1, sizeof *named);
    size_t n = 0;

    if (label == NULL || named == NULL) {
        free(label);
        free(named);
        return pdn_no_memory();
    }
    /* One's own, then the clearest: they get the best places. */
    for (size_t i = 0; i < f->units; i++)
        if (outcome_rows__own(f->o, f->unit[i])) named[n++] = f->unit[i];
    n = place_names(f, named, n, true, label);
    for (size_t i = 0; i < n; i++)
        name_over(f, named[i], true);
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
        name_over(f, named[i], false);
    free(label);
    free(named);
    return PDN_OK;
}
