#include "canvas/palette.h"
#include "deviants_parts.h"
#include "layout/labels.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"

#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 20 };
enum { STEPS = 60 }; /* boxes along the diagonal that labels keep clear of */

/* A name that has found its place, in which round. */
struct name {
    const pdn_deviant_row *row;
    pdn_box box;
    pdn_point at;
    int round;
};

struct view {
    axes h;
    const deviants__rows *d;
    pdn_box *taken;
    size_t takens;
    struct name *name;
    size_t names;
};

static bool drawn(const pdn_deviant_row *r)
{
    return isfinite(r->share) && isfinite(r->expected_share);
}

static pdn_point place(const struct view *v, const pdn_deviant_row *r)
{
    return (pdn_point){scale__at(&v->h.x, r->expected_share),
                       scale__at(&v->h.y, r->share)};
}

static void set_scales(struct view *v)
{
    double lo = 1, hi = 0;

    for (size_t i = 0; i < v->d->rows; i++) {
        const pdn_deviant_row *r = &v->d->row[i];
        if (!drawn(r)) continue;
        axes__widen(r->share, &lo, &hi);
        axes__widen(r->expected_share, &lo, &hi);
        if (deviants__class_of(r) == DEVIANTS_NO_CLAIM) continue;
        axes__widen(r->share_lo, &lo, &hi);
        axes__widen(r->share_hi, &lo, &hi);
    }
    double margin = fmax(.06 * (hi - lo), .004);
    v->h.x.lo = v->h.y.lo = fmax(0, lo - margin);
    v->h.x.hi = v->h.y.hi = fmin(1, hi + margin);
    axes__fit(&v->h, v->h.sheet->figure);
}

static void take(struct view *v, pdn_box box)
{
    v->taken[v->takens++] = box;
}

/* The line where seen is expected, and what lies on its better side. */
static void draw_diagonal(struct view *v)
{
    pdn_canvas *c = v->h.sheet->canvas;
    double u = v->h.sheet->unit;
    pdn_box p = v->h.plot;
    pdn_point a = {p.x, p.y + p.height}, b = {p.x + p.width, p.y};
    pdn_type type = pdn_sheet_type(v->h.sheet, 13, false, PDN_GREY, PDN_RIGHT);
    bool lower = v->d->lower;

    pdn_line(c, a, b, (pdn_pen){.color = PDN_HAIR_GREY, .width = 1.4 * u});
    for (int i = 0; i < STEPS; i++) {
        double t = (i + .5) / STEPS;
        take(v, (pdn_box){a.x + t * (b.x - a.x) - 4 * u,
                          a.y + t * (b.y - a.y) - 4 * u, 8 * u, 8 * u});
    }
    /* Beside the line's upper end, on the side that is not better. */
    const char *text = pdn_word("as expected");
    double w = pdn_text_width(c, text, type, NULL, NULL);
    double at = lower ? b.x - 46 * u : b.x - 4 * u;
    double base = lower ? b.y + type.size : b.y + 66 * u;
    if (lower || p.height > 200 * u) {
        pdn_text(c, (pdn_point){at, base}, text, type);
        take(v, (pdn_box){at - w, base - type.size, w, 1.3 * type.size});
    }
    type.color = 0x3F6478;
    type.bold = true;
    type.align = lower ? PDN_RIGHT : PDN_LEFT;
    text = pdn_word("better than expected");
    w = pdn_text_width(c, text, type, NULL, NULL);
    at = lower ? p.x + p.width - 6 * u : p.x + 8 * u;
    base = lower ? p.y + p.height - 10 * u : p.y + 1.2 * type.size;
    pdn_text(c, (pdn_point){at, base}, text, type);
    take(v,
         (pdn_box){lower ? at - w : at, base - type.size, w, 1.3 * type.size});
}

static void draw_interval(struct view *v, const pdn_deviant_row *r)
{
    double u = v->h.sheet->unit;
    double x = scale__at(&v->h.x, r->expected_share);
    bool claim = deviants__class_of(r) != DEVIANTS_NO_CLAIM;

    if (!isfinite(x + r->share_lo + r->share_hi)) return;
    double top = scale__within(&v->h.y, r->share_hi);
    double bottom = scale__within(&v->h.y, r->share_lo);
    if (claim) take(v, (pdn_box){x - 2 * u, top, 4 * u, bottom - top});
    pdn_line(v->h.sheet->canvas, (pdn_point){x, bottom}, (pdn_point){x, top},
             (pdn_pen){.color = claim ? 0x7C8894 : 0xE2E4E8,
                       .width = (claim ? 2.4 : 1.4) * u});
}

static void draw_unit(struct view *v, const pdn_deviant_row *r)
{
    double u = v->h.sheet->unit, radius = 6 * u;
    deviants__class s = deviants__class_of(r);
    pdn_point p = place(v, r);

    pdn_group_begin(v->h.sheet->canvas, r->unit,
                    pdn_say(pdn_word("%s: %s, %s expected, %s"), r->unit,
                            pdn_format_percent(r->share, 1),
                            pdn_format_percent(r->expected_share, 1),
                            deviants__class_word(s)));
    deviants__class_mark(v->h.sheet, s, p);
    pdn_group_end(v->h.sheet->canvas);
    if (s != DEVIANTS_NO_CLAIM) radius = 9 * u;
    take(v, (pdn_box){p.x - radius, p.y - radius, 2 * radius, 2 * radius});
}

/* The others first: no claim is drawn over. A unit whose figures are hidden has
 * no place, its claim stands in the column. Among many units only those with
 * a claim have room for an interval. */
static void draw_units(struct view *v)
{
    const deviants__rows *d = v->d;

    for (size_t i = 0; i < d->rows && d->rows <= FEW; i++)
        if (drawn(&d->row[i]) &&
            deviants__class_of(&d->row[i]) == DEVIANTS_NO_CLAIM)
            draw_interval(v, &d->row[i]);
    for (size_t i = 0; i < d->claims; i++)
        draw_interval(v, d->claimed[i]);
    for (size_t i = 0; i < d->rows; i++)
        if (drawn(&d->row[i]) &&
            deviants__class_of(&d->row[i]) == DEVIANTS_NO_CLAIM)
            draw_unit(v, &d->row[i]);
    for (size_t i = d->claims; i-- > 0;)
        if (drawn(d->claimed[i])) draw_unit(v, d->claimed[i]);
}

/* What stands under a name that is placed in that round, or NULL. */
static const char *second_line(const pdn_deviant_row *r, int round)
{
    const char *standing = deviants__said(r);

    if (round > 1) return NULL;
    const char *counts = deviants__counts(r);
    if (*counts == '\0') return standing;
    return round == 0 ? pdn_say("%s: %s", standing, counts) : counts;
}

static pdn_type name_type(const struct view *v)
{
    return pdn_sheet_type(v->h.sheet, 13.5, true, PDN_INK, PDN_LEFT);
}

static pdn_type count_type(const struct view *v)
{
    return pdn_sheet_type(v->h.sheet, 11.5, false, PDN_GREY, PDN_LEFT);
}

/* A name that stands away from its mark is led to it. */
static void lead(const struct view *v, pdn_box box, pdn_point p)
{
    double u = v->h.sheet->unit, off = 4 * u; /* touches no letter */
    double x = fmax(box.x - off, fmin(p.x, box.x + box.width + off));
    double y = fmax(box.y, fmin(p.y, box.y + box.height));

    pdn_line(v->h.sheet->canvas, (pdn_point){x, y}, p,
             (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
}

static void write_name(const struct view *v, const struct name *k)
{
    pdn_canvas *c = v->h.sheet->canvas;
    pdn_type bold = name_type(v), plain = count_type(v);
    double y = k->box.y + bold.size;

    assert(k->row != NULL);
    pdn_rect(c, k->box, 0xFFFFFF, .8);
    pdn_text(c, (pdn_point){k->box.x, y}, k->row->unit, bold);
    const char *second = second_line(k->row, k->round);
    if (second != NULL)
        pdn_text(c, (pdn_point){k->box.x, y + .25 * bold.size + plain.size},
                 second, plain);
}

/* No leading line goes over a name. */
static void write_names(const struct view *v)
{
    for (size_t i = 0; i < v->names; i++)
        if (v->name[i].round > 2) lead(v, v->name[i].box, v->name[i].at);
    for (size_t i = 0; i < v->names; i++)
        write_name(v, &v->name[i]);
}

/* Places the names of n units, first with a second line, then with a shorter
 * one, then without, then further and further away. */
static void place_names(struct view *v, const pdn_deviant_row **named, size_t n,
                        int round, pdn_label *label)
{
    static const double away[] = {11, 11, 11, 30, 55, 85};
    pdn_canvas *c = v->h.sheet->canvas;
    pdn_type bold = name_type(v), plain = count_type(v);
    size_t left = 0;

    for (size_t i = 0; i < n; i++) {
        double a = pdn_text_width(c, named[i]->unit, bold, NULL, NULL);
        const char *second = second_line(named[i], round);
        double b =
            second != NULL ? pdn_text_width(c, second, plain, NULL, NULL) : 0;
        label[i] = (pdn_label){
            .at = place(v, named[i]),
            .radius = away[round] * v->h.sheet->unit,
            .width = fmax(a, b),
            .height = 1.3 * (bold.size + (second != NULL ? plain.size : 0))};
    }
    labels__place(label, n, v->taken, v->takens, v->h.plot);
    for (size_t i = 0; i < n; i++) {
        pdn_box box = label[i].box;
        const pdn_deviant_row *r = named[i];
        if (!label[i].placed) {
            named[left++] = r;
            continue;
        }
        v->name[v->names++] = (struct name){r, box, label[i].at, round};
        take(v, box);
    }
    if (left > 0 && round + 1 < (int)(PDN_COUNT(away)))
        place_names(v, named, left, round + 1, label);
}

static pdn_status name_units(struct view *v)
{
    pdn_status st = PDN_OK;
    const deviants__rows *d = v->d;
    size_t n = 0;
    pdn_label *label = NULL;
    const pdn_deviant_row **named = NULL;

    PDN_NEW(label, d->claims);
    PDN_NEW(named, d->claims);
    PDN_NEW(v->name, d->claims);
    for (size_t i = 0; i < d->claims; i++)
        if (drawn(d->claimed[i])) named[n++] = d->claimed[i];
    place_names(v, named, n, 0, label);
    write_names(v);
out:
    free(label);
    free(named);
    free(v->name);
    return st;
}

static pdn_status draw_figure(pdn_sheet *s, const deviants__rows *d)
{
    struct view v = {.h = {.sheet = s}, .d = d};
    pdn_status st = PDN_OK;

    PDN_NEW(v.taken, 3 * d->rows + STEPS + 4);
    set_scales(&v);
    axes__draw(&v.h, axes__tick_percent, axes__tick_percent,
               pdn_word("share expected with these resources"),
               pdn_word("share seen"));
    draw_diagonal(&v);
    draw_units(&v);
    PDN_TRY(name_units(&v));
out:
    free(v.taken);
    return st;
}

/* Nothing can be judged: the sentence stands where the figure would. */
static void draw_calm(pdn_sheet *s, const deviants__rows *d)
{
    double width = .86 * s->figure.width;
    pdn_type big = pdn_sheet_type(s, 30, false, PDN_INK, PDN_LEFT);
    pdn_type next = pdn_sheet_type(s, 19, false, PDN_GREY, PDN_LEFT);
    double u = s->unit;
    double h = pdn_paragraph(s->canvas, (pdn_point){0, 0}, width,
                             d->says[0].headline, big, false);
    double k = pdn_paragraph(s->canvas, (pdn_point){0, 0}, width,
                             d->says[0].detail, next, false);
    pdn_point at = {s->figure.x, s->figure.y + fmax(0, .42 * (s->figure.height -
                                                              h - k - 20 * u))};

    pdn_paragraph(s->canvas, at, width, d->says[0].headline, big, true);
    at.y += h + 20 * u;
    pdn_paragraph(s->canvas, at, width, d->says[0].detail, next, true);
}

static pdn_status set_calm_column(pdn_sheet *s, const void *of)
{
    const deviants__rows *d = of;
    const char *const text[] = {
        pdn_word("Positive deviance: somebody who does better than others, "
                 "with the same resources."),
        pdn_say_needed(pdn_deviants_needed(d->row, d->rows)),
        pdn_word("That nobody is named here does not mean that nobody does "
                 "well."),
    };
    pdn_type type = {.size = 14, .color = 0x333333};

    for (size_t k = 0; k < PDN_COUNT(text); k++) {
        pdn_sheet_paragraph(s, text[k], type, true);
        sheet__take(s, 8 * s->unit);
    }
    return PDN_OK;
}

static const char *subtitle(const deviants__rows *d)
{
    const char *years = deviants__years(d);
    const char *text = pdn_say(
        pdn_word("%s %s · positive deviance: somebody who does better than "
                 "others, with the same resources"),
        pdn_format_count((double)d->rows), pdn_unit_word(d->rows));
    const size_t out = pdn_deviants_left_out(d->row, d->rows);

    if (out > 0)
        text =
            pdn_say(pdn_word("%s · %s are in the model, without those hidden"),
                    text, pdn_format_count((double)(d->rows - out)));
    return *years != '\0' ? pdn_say("%s · %s", text, years) : text;
}

/* The share expected from the resources across, the share seen up, a line where
 * they are the same, an interval at each unit; only units with a claim are
 * named. In the column each of them with its sentence and its specifications as
 * small squares. Where nothing can be judged: one calm sentence that says so.
 */
static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    const pdn_deviant_row *row = rows;
    deviants__rows d = {0};
    pdn_sheet s = {0};
    pdn_sheet_facts about;

    (void)kind;
    (void)asked;
    PDN_TRY(deviants__take(row, n, &d));
    about = outcome_rows__facts(
        facts, outcome_rows__made(&row->origin, sizeof *row, n), n);
    pdn_sheet_begin(
        c, &about, deviants__title(&d), subtitle(&d),
        d.judged ? pdn_word("What do they do there that others could try?")
                 : pdn_word("Whom could we compare ourselves with?"),
        &s);
    if (c == NULL) goto out;
    if (d.judged) {
        PDN_TRY(draw_figure(&s, &d));
        deviants__column(&s, &d);
    } else {
        draw_calm(&s, &d);
        PDN_TRY(sheet__fill_column(&s, set_calm_column, &d));
    }
out:
    deviants__clear(&d);
    return st;
}

const pdn_sheet_kind sheet_deviants = {
    .name = "deviants",
    .wrote = "pdn-deviants",
    .shows = "expected and seen, claims named",
    .about = "the share expected with the resources across, the share seen up; "
             "units with a claim by shape and word, each with its sentence "
             "and a square for each specification, filled where it agrees, "
             "and how often chance alone gives a candidate. Where too little "
             "is known to judge anybody the sheet says so and draws nothing.",
    .schema = &pdn_deviant_schema,
    .heard =
        PDN_SAYS("Units by the share expected with their resources and the "
                 "share seen; those with a claim are named."),
    .draw = kind_draw,
};
