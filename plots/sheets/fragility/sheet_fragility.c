#include "canvas/palette.h"
#include "sheet/axes.h"
#include "sheet/legend.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"

#include "pdnet/core.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The rows by who goes, and where the finding is read. */
struct fall {
    const pdn_fragility_row **aimed, **anybody; /* by people gone */
    size_t aims, anybodies;
    const pdn_fragility_row *at, *beside; /* beside: NULL without draws */
};

static void fall_clear(struct fall *f)
{
    free(f->aimed);
    free(f->anybody);
    *f = (struct fall){0};
}

static int by_removed(const void *x, const void *y)
{
    const pdn_fragility_row *const *a = x, *const *b = y;

    return ((*a)->removed > (*b)->removed) - ((*a)->removed < (*b)->removed);
}

static pdn_status take(const pdn_fragility_row *row, size_t n, struct fall *out)
{
    pdn_status st = PDN_OK;
    struct fall f = {0};

    PDN_NEW(f.aimed, n);
    PDN_NEW(f.anybody, n);
    for (size_t i = 0; i < n; i++) {
        if (row[i].order == PDN_REMOVAL_NONE || !isfinite(row[i].largest_share))
            continue;
        if (row[i].order == PDN_REMOVAL_TARGETED) f.aimed[f.aims++] = &row[i];
        if (row[i].order == PDN_REMOVAL_RANDOM)
            f.anybody[f.anybodies++] = &row[i];
    }
    if (f.aims < 2)
        PDN_FAIL(PDN_EDATA, "no rows of what is left when people leave");
    qsort(f.aimed, f.aims, sizeof(pdn_fragility_row *), by_removed);
    if (f.anybodies > 0)
        qsort(f.anybody, f.anybodies, sizeof(pdn_fragility_row *), by_removed);
    /* pdn-fragility stops at three tenths unless told otherwise. */
    f.at = f.aimed[f.aims > 3 ? (f.aims - 1) / 3 : 1];
    for (size_t i = 0; i < f.anybodies; i++)
        if (fabs(f.anybody[i]->removed - f.at->removed) < .5)
            f.beside = f.anybody[i];
    *out = f;
    f = (struct fall){0};
out:
    fall_clear(&f);
    return st;
}

/* Of a hundred, the share: "84". */
static const char *of_hundred(double share)
{
    return pdn_format_points(share, 0);
}

static size_t gone(const pdn_fragility_row *r)
{
    return pdn_number_to_size(r->removed + .5);
}

/* Whether the aimed loss is worse than what a loss of anybody gives. */
static bool worse(const struct fall *f)
{
    return f->beside != NULL && isfinite(f->beside->largest_lo) &&
           f->at->largest_share < f->beside->largest_lo - 1e-12;
}

/* Nobody in contact with anybody: nothing can fall apart. */
static bool apart(const struct fall *f)
{
    for (size_t i = 0; i < f->aims; i++)
        if (f->aimed[i]->efficiency > 0) return false;
    return isfinite(f->aimed[0]->efficiency);
}

/* Faller de 17 viktigste bindeleddene bort, ... */
static const char *title(const struct fall *f)
{
    if (apart(f))
        return pdn_word("No contact is known: what would be left without the "
                        "go-betweens cannot be said.");
    const char *left = of_hundred(f->at->largest_share);
    const char *who =
        gone(f->at) == 1
            ? pdn_word("the most important go-between")
            : pdn_say(pdn_word("the %s most important go-betweens"),
                      pdn_format_cardinal(gone(f->at)));

    if (f->beside == NULL)
        return pdn_say(pdn_word("Without %s, %s of 100 still hang together."),
                       who, left);
    const char *other = of_hundred(f->beside->largest_share);
    if (strcmp(left, other) == 0)
        return pdn_say(pdn_word("Without %s, %s of 100 still hang together: no "
                                "fewer than without as many of just anybody."),
                       who, left);
    if (worse(f))
        return pdn_say(pdn_word("Without %s, %s of 100 still hang together; "
                                "without as many of just anybody, %s of 100."),
                       who, left, other);
    return pdn_say(pdn_word("Even without %s people hang together: %s of 100 "
                            "still do; without as many of just anybody, %s of "
                            "100."),
                   who, left, other);
}

/* ---- the figure ---- */

typedef struct {
    double value, lo, hi;
} range;

typedef range reading(const pdn_fragility_row *r);

static range together(const pdn_fragility_row *r)
{
    return (range){r->largest_share, r->largest_lo, r->largest_hi};
}

static range reached(const pdn_fragility_row *r)
{
    return (range){r->efficiency, r->efficiency_lo, r->efficiency_hi};
}

static const pdn_color band_grey = 0xDADDE2, anybody_grey = 0x5F6670;

/* Forth along the upper ends, back along the lower. */
static void draw_band(const axes *h, const struct fall *f, reading *of,
                      pdn_point *p)
{
    size_t n = 0;

    for (size_t i = 0; i < f->anybodies; i++) {
        range r = of(f->anybody[i]);
        if (!isfinite(r.hi) || !isfinite(r.lo)) continue;
        p[n++] = (pdn_point){scale__at(&h->x, f->anybody[i]->removed),
                             scale__at(&h->y, r.hi)};
    }
    for (size_t i = f->anybodies; i-- > 0;) {
        range r = of(f->anybody[i]);
        if (!isfinite(r.hi) || !isfinite(r.lo)) continue;
        p[n++] = (pdn_point){scale__at(&h->x, f->anybody[i]->removed),
                             scale__at(&h->y, r.lo)};
    }
    if (n > 3) pdn_polygon(h->sheet->canvas, p, n, band_grey, 1);
}

/* Returns where the curve ends; y NaN when it has no point. */
static pdn_point draw_curve(const axes *h, const pdn_fragility_row *const *row,
                            size_t rows, reading *of, pdn_pen pen, pdn_point *p)
{
    size_t n = 0;

    for (size_t i = 0; i < rows; i++) {
        range r = of(row[i]);
        if (!isfinite(r.value)) continue;
        p[n++] = (pdn_point){scale__at(&h->x, row[i]->removed),
                             scale__at(&h->y, r.value)};
    }
    if (n > 1) pdn_polyline(h->sheet->canvas, p, n, false, pen);
    return n > 0 ? p[n - 1] : (pdn_point){0, (double)NAN};
}

/* The curves' names at their right ends, apart from one another. */
static void name_curves(const axes *h, pdn_point aimed, pdn_point anybody)
{
    double u = h->sheet->unit;
    pdn_type type = pdn_sheet_type(h->sheet, 13, true, PDN_BROWN, PDN_LEFT);
    double x = h->plot.x + h->plot.width + 8 * u;
    double bottom = h->plot.y + h->plot.height;
    bool both = isfinite(aimed.y) && isfinite(anybody.y);

    if (h->sheet->slide) return; /* the legend does */

    if (both && fabs(aimed.y - anybody.y) < 2.8 * type.size) {
        double middle = (aimed.y + anybody.y) / 2;
        bool over = anybody.y <= aimed.y;
        aimed.y = middle + (over ? 1.4 : -1.4) * type.size;
        anybody.y = middle + (over ? -1.4 : 1.4) * type.size;
    }
    double width = h->sheet->figure.x + h->sheet->figure.width - x;
    for (int k = 0; k < 2; k++) {
        double y = k == 0 ? aimed.y : anybody.y;
        if (!isfinite(y)) continue;
        type.color = k == 0 ? PDN_BROWN : anybody_grey;
        const char *text =
            k == 0 ? pdn_word("go-betweens first") : pdn_word("just anybody");
        double tall = pdn_paragraph(h->sheet->canvas, (pdn_point){0, 0}, width,
                                    text, type, false);
        y = fmin(y, bottom - tall / 2);
        pdn_paragraph(h->sheet->canvas, (pdn_point){x, y - tall / 2}, width,
                      text, type, true);
    }
}

/* A dot on each curve where the finding is read, with a line up. */
static void mark_reading(const axes *h, const struct fall *f, reading *of)
{
    pdn_canvas *c = h->sheet->canvas;
    double u = h->sheet->unit, x = scale__at(&h->x, f->at->removed);

    pdn_line(c, (pdn_point){x, h->plot.y},
             (pdn_point){x, h->plot.y + h->plot.height},
             (pdn_pen){.color = PDN_HAIR_GREY, .width = u, .dash = PDN_DOTTED});
    if (f->beside != NULL && isfinite(of(f->beside).value))
        pdn_disc(c, (pdn_point){x, scale__at(&h->y, of(f->beside).value)},
                 4.5 * u, anybody_grey, 1);
    if (isfinite(of(f->at).value))
        pdn_disc(c, (pdn_point){x, scale__at(&h->y, of(f->at).value)}, 5.5 * u,
                 PDN_BROWN, 1);
}

static double top_of(const struct fall *f, reading *of)
{
    double lo = 0, hi = 0;

    for (size_t i = 0; i < f->aims; i++)
        axes__widen(of(f->aimed[i]).value, &lo, &hi);
    for (size_t i = 0; i < f->anybodies; i++)
        axes__widen(of(f->anybody[i]).hi, &lo, &hi);
    return hi > 0 ? 1.04 * hi : 1;
}

static pdn_status draw_panel(pdn_sheet *s, const struct fall *f, pdn_box box,
                             reading *of, const char *name)
{
    double u = s->unit, last = f->aimed[f->aims - 1]->removed;
    bool share = of == together;
    axes h = {.sheet = s,
              .x = {.lo = 0, .hi = fmax(1, last)},
              .y = {.lo = 0, .hi = share ? 1 : top_of(f, of)}};
    pdn_status st = PDN_OK;
    pdn_point a, b, *p = NULL;

    PDN_NEW(p, 2 * (f->aims + f->anybodies) + 2);
    box.width -= 96 * u;
    axes__fit(&h, box);
    axes__draw(&h, axes__tick_count,
               share ? axes__tick_percent : axes__tick_number,
               pdn_word("people gone"), name);
    draw_band(&h, f, of, p);
    b = draw_curve(
        &h, f->anybody, f->anybodies, of,
        (pdn_pen){.color = anybody_grey, .width = 2 * u, .dash = PDN_DASHED},
        p);
    a = draw_curve(&h, f->aimed, f->aims, of,
                   (pdn_pen){.color = PDN_BROWN, .width = 3 * u}, p);
    mark_reading(&h, f, of);
    name_curves(&h, a, b);
out:
    free(p);
    return st;
}

/* ---- the column ---- */

static const char *beside_text(const struct fall *f, range r, bool share)
{
    if (f->beside == NULL || !isfinite(r.value)) return "";
    if (!isfinite(r.lo) || !isfinite(r.hi)) return "";
    return share ? pdn_say(pdn_word("If just anybody leaves: %s of 100 (chance "
                                    "variation: from %s to %s)."),
                           of_hundred(r.value), of_hundred(r.lo),
                           of_hundred(r.hi))
                 : pdn_say(pdn_word("If just anybody leaves: %s (chance "
                                    "variation: from %s to %s)."),
                           pdn_format_number(r.value, 2),
                           pdn_format_number(r.lo, 2),
                           pdn_format_number(r.hi, 2));
}

/* How many of the aimed may go before fewer than half hang together. */
static pdn_entry half_entry(const struct fall *f)
{
    const pdn_fragility_row *last = f->aimed[f->aims - 1];

    for (size_t i = 0; i < f->aims; i++)
        if (f->aimed[i]->largest_share < .5)
            return (pdn_entry){
                .headline =
                    pdn_say(pdn_word("With %s gone, less than half of the "
                                     "people still hang together."),
                            pdn_format_count(f->aimed[i]->removed)),
                .detail = ""};
    return (pdn_entry){
        .headline = pdn_say(pdn_word("More than half still hang together with "
                                     "%s gone, as far as the figure goes."),
                            pdn_format_count(last->removed)),
        .detail = ""};
}

static size_t make_entries(const struct fall *f, pdn_entry e[3])
{
    size_t n = 0;
    range none = {(double)NAN, (double)NAN, (double)NAN};

    e[n++] = (pdn_entry){
        .headline = pdn_say(
            pdn_words_plural("With %s go-between gone: %s of 100 still hang "
                             "together.",
                             "With %s go-betweens gone: %s of 100 still hang "
                             "together.",
                             gone(f->at)),
            pdn_format_count(f->at->removed), of_hundred(f->at->largest_share)),
        .detail = beside_text(f, f->beside != NULL ? together(f->beside) : none,
                              true)};
    if (isfinite(f->at->efficiency) && isfinite(f->aimed[0]->efficiency))
        e[n++] = (pdn_entry){
            .headline =
                pdn_say(pdn_word("The ways between people get longer: from %s "
                                 "to %s, where 1 is everybody in contact with "
                                 "everybody."),
                        pdn_format_number(f->aimed[0]->efficiency, 2),
                        pdn_format_number(f->at->efficiency, 2)),
            .detail = beside_text(
                f, f->beside != NULL ? reached(f->beside) : none, false)};
    e[n++] = half_entry(f);
    return n;
}

static double set_legend(pdn_sheet *s, const struct fall *f, bool draw)
{
    double u = s->unit;
    const pdn_legend_line line[] = {
        legend__line((pdn_pen){.color = PDN_BROWN, .width = 3 * u},
                     pdn_word("the most important go-betweens leave first")),
        legend__line((pdn_pen){.color = anybody_grey,
                               .width = 2 * u,
                               .dash = PDN_DASHED},
                     pdn_word("just anybody leaves, on average")),
        legend__line((pdn_pen){.color = band_grey, .width = 10 * u},
                     pdn_word("where 95 of 100 such losses lie")),
    };

    return legend__lines(s, line, f->anybodies > 0 ? 3 : 1, draw);
}

static double set_notes(pdn_sheet *s, bool draw)
{
    static const char *const text[] = {
        PDN_SAYS("Go-betweens: those who stand on most of the shortest ways "
                 "between others."),
        PDN_SAYS("The shares are of everybody on the list; those who are gone "
                 "count as gone."),
    };
    double h = pdn_sheet_rule(s, draw);

    h += axes__note(s, pdn_note(PDN_NOT_THE_PERSON), draw);
    for (size_t k = 0; k < PDN_COUNT(text); k++)
        h += axes__note(s, pdn_word(text[k]), draw);
    return h;
}

static pdn_status draw_figure(pdn_sheet *s, const struct fall *f)
{
    pdn_box upper = s->figure, lower;
    bool efficiency = isfinite(f->aimed[0]->efficiency);
    pdn_status st = PDN_OK;

    if (efficiency) upper.height /= 2;
    lower = upper;
    lower.y += upper.height;
    PDN_TRY(draw_panel(s, f, upper, together,
                       pdn_word("people who still hang together")));
    if (efficiency)
        PDN_TRY(draw_panel(s, f, lower, reached,
                           pdn_word("how well people reach one another")));
out:
    return st;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct fall *f = of;
    pdn_entry e[3];
    size_t n = make_entries(f, e);

    pdn_sheet_entries(
        s, e, n, set_legend(s, f, false) + set_notes(s, false) + 10 * s->unit);
    set_legend(s, f, true);
    set_notes(s, true);
    return PDN_OK;
}

static void say_apart(pdn_sheet *s)
{
    pdn_paragraph(
        s->canvas, (pdn_point){s->figure.x, s->figure.y + 30 * s->unit},
        s->figure.width,
        pdn_word("Nobody has reported contact, or nobody has answered."),
        pdn_sheet_type(s, 16, false, PDN_GREY, PDN_LEFT), true);
}

/* Two curves over the number of people gone: how many still hang together and
 * how well everybody is reached, when the most important go-betweens leave
 * first and beside it when just anybody does, that with its range. Nobody is
 * named. The finding is read where about a tenth of the people are gone (a
 * third of the rows). */
static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    struct fall f = {0};
    pdn_sheet s = {0};

    (void)kind;
    (void)asked;
    PDN_TRY(take(rows, n, &f));
    pdn_sheet_begin(c, facts, title(&f),
                    pdn_word("what is left of the network as people leave it"),
                    pdn_word("If those who tie us together left tomorrow, who "
                             "would take over their contacts?"),
                    &s);
    if (c == NULL) goto out;
    if (apart(&f)) {
        say_apart(&s);
        goto out;
    }
    PDN_TRY(draw_figure(&s, &f));
    PDN_TRY(sheet__fill_column(&s, set_column, &f));
out:
    fall_clear(&f);
    return st;
}

const pdn_sheet_kind sheet_fragility = {
    .name = "fragility",
    .wrote = "pdn-fragility",
    .shows = "what is left as people leave",
    .about = "how many still hang together and how well people reach one "
             "another as the most important go-betweens leave, and as just "
             "anybody does, with its range. Nobody is named.",
    .schema = &pdn_fragility_schema,
    .heard = PDN_SAYS("Two curves over the number of people gone: the most "
                      "important go-betweens first, and just anybody."),
    .draw = kind_draw,
};
