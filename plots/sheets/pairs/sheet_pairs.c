#include "canvas/marks.h"
#include "canvas/palette.h"
#include "pairs_parts.h"
#include "sheet/bars.h"
#include "sheet/sheet_column.h"

#include "pdnet/breakdown.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- services and their cells ---- */

static size_t find(const pairs__table *t, const char *name)
{
    for (size_t i = 0; i < t->services; i++)
        if (strcmp(t->service[i].name, name) == 0) return i;
    return t->services;
}

static void note_service(pairs__table *t, const char *name, double actors,
                         double answered)
{
    size_t i = find(t, name);

    if (i < t->services) {
        /* its row with one that is not shown tells nothing of it */
        if (isfinite(actors) && !isfinite(t->service[i].actors)) {
            t->service[i].actors = actors;
            t->service[i].answered = answered;
        }
        return;
    }
    t->service[t->services++] =
        (pairs__service){name, actors, answered, SIZE_MAX};
}

static int by_mark_then_name(const void *x, const void *y)
{
    const pairs__service *a = x, *b = y;

    if (a->mark != b->mark) return a->mark < b->mark ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void order_services(pairs__table *t, const pdn_pairs_options *o)
{
    size_t next = o->order != NULL ? o->services : 0;

    for (size_t k = 0; o->order != NULL && k < o->services; k++) {
        size_t i = find(t, o->order[k]);
        if (i < t->services) t->service[i].mark = k;
    }
    qsort(t->service, t->services, sizeof *t->service, by_mark_then_name);
    for (size_t i = 0; i < t->services; i++)
        if (t->service[i].mark == SIZE_MAX) t->service[i].mark = next++;
}

static pdn_status collect(pairs__table *t, const pdn_pairs_options *o)
{
    pdn_status st = PDN_OK;

    PDN_NEW(t->service, 2 * t->pairs);
    PDN_NEW(t->number, 2 * t->pairs);
    for (size_t k = 0; k < t->pairs; k++) {
        const pdn_pair *p = &t->pair[k];
        note_service(t, p->group_a, p->actors_a, p->respondents_a);
        note_service(t, p->group_b, p->actors_b, p->respondents_b);
    }
    order_services(t, o);
    PDN_NEW(t->at, t->services * t->services);
    for (size_t k = 0; k < t->pairs; k++) {
        size_t i = find(t, t->pair[k].group_a), j = find(t, t->pair[k].group_b);
        if (i < j) {
            size_t lower = i;
            i = j;
            j = lower;
        }
        t->at[i * t->services + j] = &t->pair[k];
    }
out:
    return st;
}

/* ---- the grid and what stands around it ---- */

static double mark_radius(const pairs__table *t)
{
    const double cell = fmin(t->width, t->height);
    const double radius = fmin(12 * t->sheet.unit, .26 * cell);

    /* a letter in it must be read */
    if (palette__service_mark(t->services - 1).letter == 0) return radius;
    return fmax(radius, fmin(.48 * cell, pdn_sheet_size(&t->sheet, 0) / 1.3));
}

/* Where the name of a service begins: beside its mark. */
static double name_start(const pairs__table *t, size_t i)
{
    return t->grid.x + fmin(((double)i + .5) * t->width + mark_radius(t) +
                                9 * t->sheet.unit,
                            ((double)i + 1) * t->width + 4 * t->sheet.unit);
}

static const char *response_of(const pairs__table *t, size_t i)
{
    return pdn_format_answered_short(t->service[i].answered,
                                     t->service[i].actors);
}

static void lay_out(pairs__table *t)
{
    double u = t->sheet.unit, n = (double)t->services;
    pdn_box f = t->sheet.figure;
    pdn_type type = pdn_sheet_type(&t->sheet, 11.5, false, PDN_GREY, PDN_LEFT);
    double head = fmax(20 * u, 1.4 * type.size);

    t->left = 92 * u;
    for (size_t i = 0; i < t->services; i++)
        t->left = fmax(t->left, 57 * u + pdn_text_width(t->sheet.canvas,
                                                        response_of(t, i), type,
                                                        NULL, NULL));
    t->height = fmin((f.height - head) / n, 110 * u);
    t->width = 1.25 * t->height;
    /* The stairs leave more room beside the upper rows. */
    for (size_t i = 0; i < t->services; i++)
        t->width = fmin(t->width,
                        (f.width - t->left - pairs__name_width(t, i) - 10 * u) /
                            ((double)i + 1));
    t->grid = (pdn_box){f.x + t->left, f.y + head, n * t->width, n * t->height};
    t->stacked = false;
    for (size_t i = 0; i < t->services; i++)
        for (size_t j = 0; j < i; j++)
            if (!pairs__cell_fits(t, i, j)) t->stacked = true;
}

/* Whether a line of type stands in a row without lying on the next. */
static bool rows_hold_type(const pairs__table *t)
{
    return t->height > 1.05 * pdn_sheet_size(&t->sheet, 0);
}

static void draw_response(const pairs__table *t, size_t i)
{
    const pairs__service *s = &t->service[i];
    pdn_canvas *c = t->sheet.canvas;
    double u = t->sheet.unit, bar = 40 * u,
           height = fmin(9 * u, .7 * t->height);
    double middle = t->grid.y + ((double)i + .5) * t->height;
    double x = t->sheet.figure.x;
    pdn_type type = pdn_sheet_type(&t->sheet, 11.5, false, PDN_GREY, PDN_LEFT);
    bool few = s->answered < .5 * s->actors;

    if (t->form == PDN_FORM_ORGANISATIONS) {
        type.color = PDN_BROWN;
        if (few)
            pdn_text(c, (pdn_point){x, middle + .36 * type.size},
                     pdn_word("no"), type);
        return;
    }
    if (pdn_state_of(s->actors) == PDN_SUPPRESSED) {
        pdn_text(c, (pdn_point){x, middle + .36 * type.size},
                 pdn_word("too few"), type);
        return;
    }
    pdn_rect(c, (pdn_box){x, middle - height / 2, bar, height}, 0xE3E5E9, 1);
    if (s->answered > 0 && s->actors > 0)
        pdn_rect(c,
                 (pdn_box){x, middle - height / 2,
                           bar * fmin(1, s->answered / s->actors), height},
                 few ? PDN_BROWN : 0x6B7785, 1);
    if (few) {
        type.bold = true;
        type.color = PDN_BROWN;
    }
    if (rows_hold_type(t))
        pdn_text(c, (pdn_point){x + bar + 7 * u, middle + .36 * type.size},
                 response_of(t, i), type);
}

/* The diagonal: the service's mark, and its name to the right. */
static void draw_service(const pairs__table *t, size_t i)
{
    pdn_canvas *c = t->sheet.canvas;
    double r = mark_radius(t);
    double top = t->grid.y + (double)i * t->height;
    pdn_point centre = {t->grid.x + ((double)i + .5) * t->width,
                        top + t->height / 2};
    pdn_type type = pairs__name_type(t);

    marks__draw(c, centre, r, palette__service_mark(t->service[i].mark), false);
    if (!rows_hold_type(t)) return;
    double width = pairs__name_width(t, i);
    const char *name = pairs__name_of(t, i);
    bars__label(&t->sheet, (pdn_box){name_start(t, i), top, width, t->height},
                name, type, pairs__name_lines(t));
}

static void draw_grid(const pairs__table *t, const pdn_saying *saying)
{
    pdn_canvas *c = t->sheet.canvas;

    pdn_text(c,
             (pdn_point){t->sheet.figure.x,
                         t->grid.y - fmax(8 * t->sheet.unit,
                                          .3 * pdn_sheet_size(&t->sheet, 0))},
             pdn_word("answered"),
             pdn_sheet_type(&t->sheet, 11.5, false, PDN_GREY, PDN_LEFT));
    for (size_t i = 0; i < t->services; i++) {
        draw_response(t, i);
        for (size_t j = 0; j < i; j++) {
            const pdn_pair *p = t->at[i * t->services + j];
            if (p == NULL) continue;
            const pdn_sentence s = pdn_sentence_of_pair_with(p, saying);
            pdn_group_begin(c, s.short_name, s.headline);
            pairs__cell(t, i, j);
            pdn_group_end(c);
        }
        draw_service(t, i);
    }
}

/* ---- the legend ---- */

/* Whether a legend of that width is free of names; its box. */
static bool fits_beside(const pairs__table *t, int parts, double width,
                        pdn_box *box)
{
    double u = t->sheet.unit;
    pdn_box f = t->sheet.figure;

    *box = (pdn_box){f.x + f.width - width, f.y, width, 0};
    double bottom = box->y + pairs__legend(t, parts, *box, false) + 8 * u;
    for (size_t i = 0; i < t->services; i++) {
        double top = t->grid.y + (double)i * t->height;
        double end = name_start(t, i) + pairs__name_width(t, i) + 10 * u;
        if (top < bottom && end > box->x) return false;
    }
    return bottom <= f.y + f.height;
}

/* In the free corner to the upper right of the stairs what has room there: all
 * of it, else how to read the table. What has none. */
static int draw_legend(const pairs__table *t)
{
    const double u = t->sheet.unit;
    static const int tried[] = {PAIRS_LEGEND, PAIRS_WORDS},
                     least[] = {250, 190};
    static const double sizes[] = {13.5, 12.5, 11.5};
    pairs__table set = *t;

    for (size_t i = 0; i < PDN_COUNT(tried); i++)
        for (size_t k = 0; k < PDN_COUNT(sizes); k++)
            for (int width = 350; width >= least[i]; width -= 5) {
                pdn_box box;
                set.legend_size = sizes[k];
                if (!fits_beside(&set, tried[i], width * u, &box)) continue;
                pairs__legend(&set, tried[i], box, true);
                return PAIRS_LEGEND & ~tried[i];
            }
    return PAIRS_LEGEND;
}

/* ---- the sheet ---- */

/* What stands in a cell, for the line under the title. */
static const char *what_numbers(pdn_survey_form form)
{
    switch (form) {
    case PDN_FORM_SERVICES:
        return pdn_word("numbers: people who name the other service / "
                        "expected");
    case PDN_FORM_ORGANISATIONS:
        return pdn_word("in each field: what the row answers, what the column "
                        "answers");
    case PDN_FORM_PEOPLE: break;
    }
    return pdn_word("numbers: how many times contact is reported / expected");
}

pdn_status pdn_draw_pairs(pdn_canvas *c, const pdn_sheet_facts *facts,
                          const pdn_pair *pair, size_t n,
                          const pdn_pairs_options *o)
{
    pdn_status st = PDN_OK;
    pairs__table t = {
        .pair = pair, .pairs = n, .form = pdn_form_of_pairs(pair, n)};
    pairs__told q = {0};

    PDN_TRY(collect(&t, o));
    if (t.services == 0) PDN_FAIL(PDN_EDATA, "no pairs of services to draw");
    pdn_sheet_begin(c, facts, pdn_title_of_pairs(pair, n), what_numbers(t.form),
                    pdn_figure_question(PDN_ASKS_PAIRS), &t.sheet);
    PDN_TRY(pairs__tell(&t, o, &q));
    lay_out(&t);
    pairs__column(&t, &q, draw_legend(&t));
    draw_grid(&t, &o->saying);
out:
    pairs__told_clear(&q);
    free(t.service);
    free(t.number);
    free(t.at);
    return st;
}
