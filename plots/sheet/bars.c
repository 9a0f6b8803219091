#include "bars.h"

#include "axes.h"
#include "canvas/palette.h"
#include "canvas/scale.h"
#include "layout/hyphens.h"
#include "sheet_column.h"

#include "pdnet/core.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TICKS = 12 };

struct layout {
    pdn_sheet sheet;
    const bars__chart *b;
    size_t shown;
    double row;
    pdn_box plot;
    double names, counts; /* widths */
    double label;         /* size of all labels; 0: not known yet */
    pdn_scale x;
};

/* One letter less, or an eighth of a long text; no blank at the end. */
static size_t shorter(const char *text, size_t n)
{
    n -= n > 40 ? n / 8 : 1;
    while (n > 1 && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    while (n > 1 && text[n - 1] == ' ')
        n--;
    return n;
}

/* Where the second of two names begins, with what stands between them; the end
 * where there is one. */
static const char *second_of(const char *text)
{
    static const char *const between[] = {": ", " – ", " → "};
    const char *found = NULL;

    for (size_t i = 0; found == NULL && i < PDN_COUNT(between); i++)
        found = strstr(text, between[i]);
    return found != NULL ? found : text + strlen(text);
}

/* Cut until it fits; of two names the longer one is cut, so that both are
 * known. */
static char *cut(const pdn_sheet *s, double width, const char *text,
                 pdn_type type, size_t lines)
{
    const char *second = second_of(text);
    const size_t first_all = (size_t)(second - text), all = strlen(second);
    const size_t size = first_all + all + 2 * sizeof "…";
    size_t first = first_all, n = all;
    char *short_one = malloc(size);

    if (short_one == NULL) return NULL;
    snprintf(short_one, size, "%s", text);
    while (first + n > 4 &&
           pdn_paragraph_lines(s->canvas, width, short_one, type) > lines) {
        if (first >= n)
            first = shorter(text, first);
        else
            n = shorter(second, n);
        snprintf(short_one, size, "%.*s%s%.*s%s", (int)first, text,
                 first < first_all ? "…" : "", (int)n, second,
                 n < all ? "…" : "");
    }
    return short_one;
}

size_t bars__lines(const pdn_sheet *s, double height)
{
    enum { MOST = 4 };
    double n = floor(height / (1.4 * pdn_sheet_size(s, 0)));

    return n < 2 ? 1 : n > MOST ? MOST : (size_t)n;
}

/* Within its lines, and within its row where that has a height: two lines may
 * lean out of it a little. */
static bool has_room(const pdn_sheet *s, pdn_box box, const char *text,
                     pdn_type type, size_t lines)
{
    const size_t n = pdn_paragraph_lines(s->canvas, box.width, text, type);

    if (n > lines) return false;
    return n < 3 || !(box.height > 0) ||
           pdn_paragraph(s->canvas, (pdn_point){0, 0}, box.width, text, type,
                         false) <= box.height;
}

/* The letters of the longest word that stands on a line of that width; SIZE_MAX
 * where all do. */
static size_t longest_whole(const pdn_sheet *s, double width, const char *text,
                            pdn_type type)
{
    size_t longest = 0;
    bool all = true;

    for (const char *p = text; *p != '\0';) {
        const size_t n = strcspn(p, " -/");
        char *word = g_strndup(p, n);
        const bool fits =
            pdn_text_width(s->canvas, word, type, NULL, NULL) <= width;
        const size_t letters = (size_t)g_utf8_strlen(word, -1);
        if (fits && letters > longest) longest = letters;
        all = all && fits;
        g_free(word);
        p += n + (p[n] != '\0');
    }
    return all ? SIZE_MAX : longest;
}

void bars__label(const pdn_sheet *s, pdn_box box, const char *text,
                 pdn_type type, size_t lines)
{
    double least = pdn_sheet_size(s, 0);
    const size_t whole = longest_whole(s, box.width, text, type);
    char *soft = whole < SIZE_MAX ? hyphens__soften(text, whole) : NULL;

    if (soft != NULL) text = soft;
    while (type.size > least && !has_room(s, box, text, type, lines))
        type.size = fmax(least, .95 * type.size);
    char *fits = cut(s, box.width, text, type, lines);
    free(soft);
    if (fits == NULL) return;
    double h = pdn_paragraph(s->canvas, (pdn_point){0, 0}, box.width, fits,
                             type, false);
    pdn_paragraph(s->canvas, (pdn_point){box.x, box.y + (box.height - h) / 2},
                  box.width, fits, type, true);
    free(fits);
}

double bars__label_size(const pdn_sheet *s, pdn_box box, const char *text,
                        pdn_type type, size_t lines)
{
    const double least = fmax(pdn_sheet_size(s, 0), .8 * type.size);

    while (type.size > least && !has_room(s, box, text, type, lines))
        type.size = fmax(least, .95 * type.size);
    return type.size;
}

static pdn_type label_type(const struct layout *q, bool bold)
{
    const double u = q->sheet.unit;
    double size = fmin(q->row > 110 * u  ? 20
                       : q->row > 70 * u ? 17
                                         : 14,
                       .4 * q->row / u);
    pdn_type type = pdn_sheet_type(&q->sheet, size, bold, PDN_INK, PDN_LEFT);

    if (q->label > 0) type.size = q->label;
    return type;
}

static pdn_box label_box(const struct layout *q, size_t i)
{
    const double in = 16 * q->sheet.unit * q->b->bar[i].indent;

    return (pdn_box){q->sheet.figure.x + in, q->plot.y + (double)i * q->row,
                     q->names - in, q->row};
}

/* All labels in the size of the one that needs most room. */
static void set_label_size(struct layout *q)
{
    double size = (double)INFINITY;

    for (size_t i = 0; i < q->shown; i++)
        size = fmin(size, bars__label_size(&q->sheet, label_box(q, i),
                                           q->b->bar[i].label,
                                           label_type(q, q->b->bar[i].strong),
                                           bars__lines(&q->sheet, q->row)));
    if (q->shown > 0) q->label = size;
}

/* What is counted, larger where rows are high. */
static pdn_type count_type(const struct layout *q)
{
    return pdn_sheet_type(&q->sheet, q->row > 70 * q->sheet.unit ? 15 : 12,
                          false, PDN_GREY, PDN_LEFT);
}

static void set_scale(struct layout *q)
{
    double lo = q->b->ratings ? 1 : 0, hi = q->b->ratings ? 5 : 0;
    /* what is said beside the outermost marks stands in the plot too */
    const double aside = q->b->ratings ? 3.2 * count_type(q).size : 0;

    for (size_t i = 0; i < q->b->bars; i++) {
        const bars__bar *r = &q->b->bar[i];
        const double seen[] = {r->x, r->lo, r->hi, r->other};
        for (int k = 0; k < 4; k++) {
            if (!isfinite(seen[k])) continue;
            lo = fmin(lo, floor(seen[k]));
            hi = fmax(hi, seen[k]);
        }
    }
    if (!q->b->ratings) hi = hi > .5 ? fmax(1, hi) : fmax(.1, 1.1 * hi);
    q->x = (pdn_scale){
        lo,    hi,   q->plot.x + aside, q->plot.x + q->plot.width - aside,
        false, false};
}

static void lay_out(struct layout *q)
{
    double u = q->sheet.unit, foot = 30 * u, most = 0;
    pdn_box f = q->sheet.figure;
    double least = 1.45 * pdn_sheet_size(&q->sheet, 0);
    double more = 1.6 * pdn_sheet_size(&q->sheet, 0);

    q->shown = q->b->bars;
    if ((double)q->shown * least > f.height - foot)
        q->shown = pdn_number_to_size((f.height - foot - more) / least);
    q->row =
        fmin((f.height - foot - more) / fmax(1, (double)q->shown), 190 * u);
    q->row = fmax(q->row, least);
    for (size_t i = 0; i < q->shown; i++)
        most = fmax(most, pdn_text_width(q->sheet.canvas, q->b->bar[i].count,
                                         count_type(q), NULL, NULL));
    q->names = .36 * f.width;
    q->counts = fmin(most + 14 * u, .3 * f.width);
    q->plot = (pdn_box){f.x + q->names + 14 * u, f.y,
                        f.width - q->names - q->counts - 28 * u,
                        q->row * (double)q->shown};
    set_scale(q);
    set_label_size(q);
}

/* Places of the ticks; of counts, where shares are of few. */
static size_t ticks_of(const struct layout *q, double *tick)
{
    pdn_scale x = q->x;

    x.whole = q->b->ratings || q->b->of > 0;
    if (!(q->b->of > 0)) return scale__ticks(&x, 6, tick, TICKS);
    x.lo *= q->b->of;
    x.hi *= q->b->of;
    size_t n =
        scale__ticks(&x, pdn_number_to_size(fmin(6, x.hi + 1)), tick, TICKS);
    for (size_t i = 0; i < n; i++)
        tick[i] /= q->b->of;
    return n;
}

static const char *tick_text(const bars__chart *b, double x, double by)
{
    if (b->ratings && x < 1.5)
        return pdn_say(pdn_word("%s (lowest)"), pdn_format_number(x, 0));
    if (b->ratings && x > 4.5)
        return pdn_say(pdn_word("%s (highest)"), pdn_format_number(x, 0));
    if (b->ratings) return pdn_format_number(x, 0);
    if (isnan(b->of)) return "";
    return b->of > 0 ? pdn_format_count(x * b->of) : axes__tick_percent(x, by);
}

/* Whether two texts under the axis, centred at their ticks, touch. */
static bool touches(const struct layout *q, const char *text, double at,
                    const char *other, double there, pdn_type type)
{
    pdn_canvas *c = q->sheet.canvas;
    const double need = (pdn_text_width(c, text, type, NULL, NULL) +
                         pdn_text_width(c, other, type, NULL, NULL)) /
                        2;

    return fabs(scale__at(&q->x, at) - scale__at(&q->x, there)) <
           need + .6 * type.size;
}

static void draw_axis(const struct layout *q)
{
    pdn_canvas *c = q->sheet.canvas;
    double tick[TICKS], u = q->sheet.unit, bottom = q->plot.y + q->plot.height;
    size_t n = ticks_of(q, tick);
    double by = n > 1 ? tick[1] - tick[0] : 1;
    pdn_type type =
        pdn_sheet_type(&q->sheet, 11.5, false, PDN_GREY, PDN_CENTRE);

    for (size_t i = 0; i < n; i++) {
        double x = scale__at(&q->x, tick[i]);
        pdn_line(c, (pdn_point){x, q->plot.y}, (pdn_point){x, bottom},
                 (pdn_pen){.color = 0xE6E8EB, .width = u});
        const char *text = tick_text(q->b, tick[i], by);
        /* the ends are said; what would touch them is not */
        if (i > 0 && i + 1 < n &&
            (touches(q, text, tick[i], tick_text(q->b, tick[0], by), tick[0],
                     type) ||
             touches(q, text, tick[i], tick_text(q->b, tick[n - 1], by),
                     tick[n - 1], type)))
            continue;
        pdn_text(c, (pdn_point){x, bottom + 6 * u + type.size}, text, type);
    }
}

static void draw_square(pdn_canvas *c, pdn_point p, double half, pdn_color fill)
{
    pdn_rect(c, (pdn_box){p.x - half, p.y - half, 2 * half, 2 * half}, fill, 1);
}

/* What a mark says, on the side that looks away from the other mark. */
static void say_beside(const struct layout *q, pdn_point at, double half,
                       const char *text, bool left)
{
    pdn_type type = count_type(q);
    const double gap = half + 6 * q->sheet.unit;

    if (text == NULL) return;
    type.bold = true;
    type.color = PDN_INK;
    type.align = left ? PDN_RIGHT : PDN_LEFT;
    pdn_text(q->sheet.canvas,
             (pdn_point){at.x + (left ? -gap : gap), at.y + .36 * type.size},
             text, type);
}

/* Staff as a square, young people as a disc, and the way between them. */
static void draw_ratings(const struct layout *q, const bars__bar *r, double y)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit, half = fmin(11 * u, .2 * q->row);
    double a = scale__within(&q->x, r->x);
    double b = scale__within(&q->x, r->other);

    if (isfinite(r->x) && isfinite(r->other))
        pdn_line(c, (pdn_point){a, y}, (pdn_point){b, y},
                 (pdn_pen){.color = r->strong ? PDN_BROWN : 0xA9B2BC,
                           .width = 2.6 * u});
    if (isfinite(r->x)) draw_square(c, (pdn_point){a, y}, half, PDN_BLUE_GREY);
    if (isfinite(r->other))
        pdn_disc(c, (pdn_point){b, y}, 1.1 * half, PDN_INK, 1);
    const bool left = isfinite(r->other) && r->x < r->other;
    if (isfinite(r->x)) say_beside(q, (pdn_point){a, y}, half, r->at_x, left);
    if (isfinite(r->other))
        say_beside(q, (pdn_point){b, y}, half, r->at_other, !left);
}

static void draw_bar(const struct layout *q, const bars__bar *r, double y)
{
    pdn_canvas *c = q->sheet.canvas;
    double u = q->sheet.unit, height = fmin(60 * u, .46 * q->row);
    double x = scale__within(&q->x, r->x);

    pdn_rect(c, (pdn_box){q->plot.x, y - height / 2, x - q->plot.x, height},
             !r->strong   ? 0xA9B2BC
             : q->b->calm ? PDN_BLUE_GREY
                          : PDN_BROWN,
             1);
    if (!isfinite(r->lo) || !isfinite(r->hi)) return;
    double lo = scale__within(&q->x, r->lo);
    double hi = scale__within(&q->x, r->hi), tip = .3 * height;
    pdn_pen pen = {.color = PDN_INK, .width = 1.4 * u};
    pdn_line(c, (pdn_point){lo, y}, (pdn_point){hi, y}, pen);
    pdn_line(c, (pdn_point){lo, y - tip}, (pdn_point){lo, y + tip}, pen);
    pdn_line(c, (pdn_point){hi, y - tip}, (pdn_point){hi, y + tip}, pen);
}

static void draw_row(const struct layout *q, size_t i)
{
    pdn_canvas *c = q->sheet.canvas;
    const bars__bar *r = &q->b->bar[i];
    double u = q->sheet.unit, top = q->plot.y + (double)i * q->row;
    double y = top + q->row / 2;
    pdn_type type = label_type(q, r->strong);
    pdn_type count = count_type(q);
    size_t lines = bars__lines(&q->sheet, q->row);

    pdn_group_begin(c, NULL, pdn_say("%s: %s", r->label, r->count));
    bars__label(&q->sheet, label_box(q, i), r->label, type, lines);
    if (q->b->ratings)
        draw_ratings(q, r, y);
    else if (isfinite(r->x))
        draw_bar(q, r, y);
    bars__label(
        &q->sheet,
        (pdn_box){q->plot.x + q->plot.width + 14 * u, top, q->counts, q->row},
        r->count, count, 1);
    pdn_group_end(c);
}

/* ---- the column ---- */

static double set_mark(pdn_sheet *s, const bars__chart *b, int k, bool draw)
{
    pdn_canvas *c = s->canvas;
    double u = s->unit, sample = 34 * u;
    pdn_type type = pdn_sheet_type(s, 11.5, false, 0x333333, PDN_LEFT);
    const char *word = k == 0 ? b->mark : b->second;

    if (word == NULL) return 0;
    double h = pdn_paragraph(
        c, (pdn_point){s->column.x + sample + 10 * u, s->column.y},
        s->column.width - sample - 10 * u, word, type, draw);
    pdn_point p = {s->column.x + sample / 2, s->column.y + .65 * type.size};
    if (draw && b->ratings && k == 0) draw_square(c, p, 6 * u, PDN_BLUE_GREY);
    if (draw && b->ratings && k == 1) pdn_disc(c, p, 6.5 * u, PDN_INK, 1);
    if (draw && !b->ratings && k == 0)
        pdn_rect(c, (pdn_box){s->column.x, p.y - 5 * u, sample, 10 * u},
                 0xA9B2BC, 1);
    if (draw && !b->ratings && k == 1)
        pdn_line(c, (pdn_point){s->column.x + 4 * u, p.y},
                 (pdn_point){s->column.x + sample - 4 * u, p.y},
                 (pdn_pen){.color = PDN_INK, .width = 1.4 * u});
    h = fmax(h, 14 * u) + 5 * u;
    if (draw) sheet__take(s, h);
    return h;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const bars__chart *b = of;
    pdn_type small = {.size = 11.5, .color = PDN_GREY};
    double below = set_mark(s, b, 0, false) + set_mark(s, b, 1, false);

    if (b->note != NULL)
        below += pdn_sheet_rule(s, false) +
                 pdn_sheet_paragraph(s, b->note, small, false);
    /* a heading alone would only say again what stands at its row */
    size_t told = b->entries;
    while (told > 1 && pdn_sheet_entries_height(s, b->entry, told) + below >
                           s->column.height)
        told--;
    s->untold |= told < b->entries;
    pdn_sheet_entries(s, b->entry, told, below);
    set_mark(s, b, 0, true);
    set_mark(s, b, 1, true);
    if (b->note == NULL) return PDN_OK;
    pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(s, b->note, small, true);
    return PDN_OK;
}

void bars__column(pdn_sheet *s, const bars__chart *b)
{
    (void)sheet__fill_column(s, set_column, b); /* it cannot fail */
}

void bars__begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                 const bars__chart *b, pdn_sheet *out)
{
    pdn_sheet_facts about = *facts;

    about.actors = about.answered = (double)NAN;
    if (isnan(about.draws)) about.seed = (double)NAN;
    pdn_sheet_begin(c, &about, b->title, b->under, b->question, out);
}

void bars__draw(pdn_canvas *c, const pdn_sheet_facts *facts,
                const bars__chart *b)
{
    struct layout q = {.b = b};

    bars__begin(c, facts, b, &q.sheet);
    lay_out(&q);
    draw_axis(&q);
    for (size_t i = 0; i < q.shown; i++)
        draw_row(&q, i);
    sheet__more(
        &q.sheet,
        (pdn_point){q.sheet.figure.x, q.plot.y + q.plot.height +
                                          1.4 * pdn_sheet_size(&q.sheet, 11.5)},
        b->bars - q.shown);
    bars__column(&q.sheet, b);
}

void bars__clear(bars__chart *b)
{
    free(b->bar);
    *b = (bars__chart){0};
}
