#include "canvas/marks.h"
#include "canvas/palette.h"
#include "pairs_parts.h"
#include "sheet/bars.h"
#include "sheet/sheet_lists.h"

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
    size_t capacity = 2 * t->pairs + 1;

    t->service = calloc(capacity, sizeof *t->service);
    t->number = calloc(capacity, sizeof *t->number);
    if (t->service == NULL || t->number == NULL) return pdn_no_memory();
    for (size_t k = 0; k < t->pairs; k++) {
        const pdn_pair *p = &t->pair[k];
        note_service(t, p->group_a, p->actors_a, p->respondents_a);
        note_service(t, p->group_b, p->actors_b, p->respondents_b);
    }
    order_services(t, o);
    t->at = calloc(t->services * t->services + 1, sizeof *t->at);
    if (t->at == NULL) return pdn_no_memory();
    for (size_t k = 0; k < t->pairs; k++) {
        size_t i = find(t, t->pair[k].group_a), j = find(t, t->pair[k].group_b);
        if (i < j) {
            size_t lower = i;
            i = j;
            j = lower;
        }
        t->at[i * t->services + j] = &t->pair[k];
    }
    return PDN_OK;
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
    return pdn_say("%s/%s", pdn_format_count(t->service[i].answered),
                   pdn_format_count(t->service[i].actors));
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

static void draw_response(const pairs__table *t, size_t i)
{
    const pairs__service *s = &t->service[i];
    pdn_canvas *c = t->sheet.canvas;
    double u = t->sheet.unit, bar = 40 * u, height = 9 * u;
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
    double width = pairs__name_width(t, i);
    const char *name = pairs__name_of(t, i);
    bars__label(&t->sheet, (pdn_box){name_start(t, i), top, width, t->height},
                name, type, pairs__name_lines(t));
}

static pdn_status draw_grid(const pairs__table *t, const pdn_saying *saying)
{
    pdn_status st = PDN_OK;
    pdn_sentence s = {0};
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
            PDN_TRY(pdn_sentence_of_pair_with(p, saying, &s));
            pdn_group_begin(c, s.short_name, s.headline);
            pairs__cell(t, i, j);
            pdn_group_end(c);
            pdn_sentence_clear(&s);
        }
        draw_service(t, i);
    }
out:
    pdn_sentence_clear(&s);
    return st;
}

/* ---- the column ---- */

struct column {
    pdn_entry *entry;
    pdn_sentence *sentence;
    size_t n, breaks, unknown;
    char *note;
};

static pdn_status add_concern(const pairs__table *t, pdn_concern concern,
                              const pdn_saying *saying, size_t *index,
                              struct column *q)
{
    size_t found = pdn_pairs_of_concern(t->pair, t->pairs, concern, index);

    for (size_t k = 0; k < found; k++) {
        pdn_sentence *s = &q->sentence[q->n];
        pdn_status st =
            pdn_sentence_of_pair_with(&t->pair[index[k]], saying, s);
        if (st != PDN_OK) return st;
        int number = concern == PDN_BREAKS ? (int)k + 1 : 0;
        t->number[index[k]] = number;
        /* What holds for all of a kind stands once, in the notes. */
        q->entry[q->n++] = (pdn_entry){
            number, s->headline, concern == PDN_BREAKS ? s->detail : NULL,
            concern == PDN_BREAKS ? PDN_BROWN : PDN_INK};
    }
    return PDN_OK;
}

/* "BUP: 2 av 9 svarte." of the services of which fewer than half answered. */
static const char *who_is_silent(const pairs__table *t)
{
    const char *list = "";

    for (size_t i = 0; i < t->services; i++) {
        const pairs__service *s = &t->service[i];
        if (!(s->answered < .5 * s->actors)) continue;
        const char *one = t->form == PDN_FORM_ORGANISATIONS
                              ? pdn_say(pdn_word("%s did not answer"),
                                        pdn_service_label(s->name))
                              : pdn_say(pdn_word("%s: %s of %s answered"),
                                        pdn_service_label(s->name),
                                        pdn_format_count(s->answered),
                                        pdn_format_count(s->actors));
        list = *list == '\0' ? one : pdn_say("%s; %s", list, one);
    }
    return *list == '\0' ? "" : pdn_say("%s.", list);
}

static pdn_status add_unknown(const pairs__table *t, size_t *index,
                              struct column *q)
{
    size_t n = pdn_pairs_of_concern(t->pair, t->pairs, PDN_UNKNOWN, index);
    pdn_sentence *s = &q->sentence[q->n];
    const char *silent = who_is_silent(t);

    if (n == 0 || t->pair[index[0]].verdict == PDN_NO_VERDICT) return PDN_OK;
    bool hatched = true;
    for (size_t k = 0; k < n; k++)
        hatched &= pairs__cell_fill(&t->pair[index[k]]) == PAIRS_HATCHED;
    const char *headline = pdn_say(
        hatched ? pdn_words_plural("We do not know enough about %s pair "
                                   "(hatched).",
                                   "We do not know enough about %s pairs "
                                   "(hatched).",
                                   n)
                : pdn_words_plural("We do not know enough about %s pair.",
                                   "We do not know enough about %s pairs.", n),
        pdn_format_count((double)n));
    pdn_status st =
        pdn_sentence_make(headline,
                          pdn_say("%s%s%s", silent, *silent != '\0' ? " " : "",
                                  pdn_note(PDN_EMPTY_NOT_MISSING)),
                          NULL, PDN_UNSURE, s);
    if (st != PDN_OK) return st;
    q->entry[q->n++] = (pdn_entry){0, s->headline, s->detail, PDN_INK};
    return PDN_OK;
}

static bool any(const pairs__table *t, pdn_verdict verdict)
{
    for (size_t k = 0; k < t->pairs; k++)
        if (t->pair[k].verdict == verdict) return true;
    return false;
}

/* The small print under the findings. */
static pdn_status make_note(const pairs__table *t, const pdn_pairs_options *o,
                            struct column *q)
{
    char *tested = NULL;
    pdn_status st = pdn_note_of_pairs(t->pair, t->pairs, o->by_chance, &tested);

    if (st != PDN_OK) return st;
    const char *text = tested;
    /* Of the signs, not of all that is marked. */
    if (any(t, PDN_THIN_CONTACT))
        text = pdn_say("%s %s: %s", text,
                       pdn_say_capital(
                           pdn_code_word(&pdn_verdict_codes, PDN_THIN_CONTACT)),
                       pdn_note(PDN_ONE_IN_FIVE));
    if (any(t, PDN_WORKS_WELL) && !o->saying.youth_asked)
        text = pdn_say("%s %s", text, pdn_note(PDN_YOUTH_NOT_ASKED));
    /* With many findings the last ones stand by their headline only. */
    if (any(t, PDN_HANGS_ON_ONE) && q->breaks > 5)
        text = pdn_say("%s %s", text, pdn_note(PDN_NOT_THE_PERSON));
    q->note = malloc(strlen(text) + 1);
    if (q->note != NULL) memcpy(q->note, text, strlen(text) + 1);
    free(tested);
    return pdn_had_memory(q->note);
}

static pdn_status prepare_column(const pairs__table *t,
                                 const pdn_pairs_options *o, size_t *index,
                                 struct column *q)
{
    pdn_status st = PDN_OK;

    PDN_TRY(add_concern(t, PDN_BREAKS, &o->saying, index, q));
    q->breaks = q->n;
    PDN_TRY(add_unknown(t, index, q));
    q->unknown = q->n - q->breaks;
    PDN_TRY(add_concern(t, PDN_THIN, &o->saying, index, q));
    PDN_TRY(add_concern(t, PDN_WORKS, &o->saying, index, q));
    PDN_TRY(make_note(t, o, q));
out:
    return st;
}

/* A number that no text stands for is not drawn. */
static void keep_numbers(pairs__table *t, size_t told)
{
    for (size_t k = 0; k < t->pairs; k++)
        if (t->number[k] > (int)told) t->number[k] = 0;
}

static void draw_column(pairs__table *t, const struct column *q, bool legend)
{
    pdn_sheet *s = &t->sheet;
    pdn_type small = {.size = 11.5, .color = PDN_GREY};
    double below = pdn_sheet_rule(s, false) +
                   pdn_sheet_paragraph(s, q->note, small, false);

    if (legend) below += pairs__legend(t, s->column, false);
    /* What breaks down and what is not known keep their figures; the rest
     * takes what room is left. */
    size_t first = q->breaks + q->unknown, notes = q->unknown;
    if (s->slide) { /* all as one list; the legend ends where the room does */
        below = fmin(below, .45 * s->column.height);
        first = q->n;
        notes = 0;
    }
    keep_numbers(t, sheet__two_lists(s, q->entry, first, notes,
                                     q->entry + first, q->n - first, below));
    pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(s, q->note, small, true);
    if (legend) pairs__legend(t, s->column, true);
}

/* Whether a legend of that width is free of names; its box. */
static bool fits_beside(const pairs__table *t, double width, pdn_box *box)
{
    double u = t->sheet.unit;
    pdn_box f = t->sheet.figure;

    *box = (pdn_box){f.x + f.width - width, f.y, width, 0};
    double bottom = box->y + pairs__legend(t, *box, false) + 8 * u;
    for (size_t i = 0; i < t->services; i++) {
        double top = t->grid.y + (double)i * t->height;
        double end = name_start(t, i) + pairs__name_width(t, i) + 10 * u;
        if (top < bottom && end > box->x) return false;
    }
    return bottom <= f.y + f.height;
}

/* The free corner to the upper right of the stairs; false: no room there. */
static bool draw_legend(const pairs__table *t)
{
    double u = t->sheet.unit, width = 350 * u;
    pdn_box box;

    while (width >= 250 * u) {
        if (fits_beside(t, width, &box)) {
            pairs__legend(t, box, true);
            return true;
        }
        width -= 5 * u;
    }
    return false;
}

/* ---- the sheet ---- */

static pdn_status draw_sheet(pairs__table *t, const pdn_pairs_options *o,
                             struct column *q)
{
    pdn_status st = PDN_OK;
    size_t *index = calloc(t->pairs + 1, sizeof *index);

    q->entry = calloc(t->pairs + 2, sizeof *q->entry);
    q->sentence = calloc(t->pairs + 2, sizeof *q->sentence);
    if (index == NULL || q->entry == NULL || q->sentence == NULL) {
        st = pdn_no_memory();
        goto out;
    }
    PDN_TRY(prepare_column(t, o, index, q));
    lay_out(t);
    draw_column(t, q, !draw_legend(t));
    PDN_TRY(draw_grid(t, &o->saying));
out:
    free(index);
    return st;
}

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
    struct column q = {0};
    char *title = NULL;

    PDN_TRY(collect(&t, o));
    if (t.services == 0) PDN_FAIL(PDN_EDATA, "no pairs of services to draw");
    PDN_TRY(pdn_title_of_pairs(pair, n, &title));
    pdn_sheet_begin(c, facts, title, what_numbers(t.form),
                    pdn_figure_question(PDN_ASKS_PAIRS), &t.sheet);
    PDN_TRY(draw_sheet(&t, o, &q));
out:
    for (size_t i = 0; i < q.n; i++)
        pdn_sentence_clear(&q.sentence[i]);
    free(q.entry);
    free(q.sentence);
    free(q.note);
    free(t.service);
    free(t.number);
    free(t.at);
    free(title);
    return st;
}
