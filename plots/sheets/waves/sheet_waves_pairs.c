/* Every pair of services, before and after, and how sure the change is. */
#include "canvas/marks.h"
#include "sheet/axes.h"
#include "sheet/bars.h"
#include "sheet/pair_changes.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TICKS = 12, MOST_TICKS = 5 };

/* The figure under way: names at the left, contacts in the middle, the change
 * at the right. */
struct table {
    pdn_sheet *sheet;
    const pair_changes *q;
    const pdn_wave_pair **pair; /* that have a row: see choose_rows */
    size_t pairs;
    size_t rows;  /* that find room */
    size_t lines; /* of a name */
    double top, row, names, size;
    pdn_scale contacts, change;
};

/* Both counts, of something that both waves saw. */
static bool has_counts(const pdn_wave_pair *r)
{
    return isfinite(r->ties_before + r->ties_after) && r->possible > 0;
}

static size_t counted(const pair_changes *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->rows; i++)
        n += has_counts(q->row[i]);
    return n;
}

/* Fewer counts than these do not make a figure of their own. */
enum { FEW = 6 };

/* Where most counts are hidden the changes alone are drawn. */
static bool shows_counts(const pair_changes *q)
{
    return counted(q) >= FEW || 2 * counted(q) > q->rows;
}

static double y_of(const struct table *t, size_t i)
{
    return t->top + ((double)i + .5) * t->row;
}

/* A row without counts says little: it is drawn where the change is told, or
 * where there is hardly another. */
static pdn_status choose_rows(struct table *t)
{
    pdn_status st = PDN_OK;
    const pair_changes *q = t->q;
    /* those that nobody knows of come last, and have no row beside others */
    const size_t known = q->rows - q->count[PAIR_CHANGES_UNKNOWN];

    PDN_NEW(t->pair, q->rows);
    for (int second = 0; second < 2; second++)
        for (size_t i = 0; i < q->rows; i++) {
            const pdn_wave_pair *r = q->row[i];
            const bool first = pair_changes__is_said(r) || has_counts(r);
            if (first != (second == 0)) continue;
            if (second == 0 || counted(q) < FEW) t->pair[t->pairs++] = r;
        }
    if (t->pairs > known && known > 0) t->pairs = known;
out:
    return st;
}

/* So that the last line of the grid lies beyond what is drawn. */
static void end_at_a_tick(pdn_scale *x, double most)
{
    double tick[TICKS];
    size_t n = scale__ticks(x, MOST_TICKS, tick, TICKS);

    for (; n > 1 && tick[n - 1] < most;
         n = scale__ticks(x, MOST_TICKS, tick, TICKS))
        x->hi = tick[n - 1] + tick[1] - tick[0];
}

static void set_scales(struct table *t)
{
    pdn_box f = t->sheet->figure;
    double u = t->sheet->unit, most = 1, lo = 0, hi = 0;

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_wave_pair *r = t->pair[i];
        most = fmax(most, isfinite(r->ties_before) ? r->ties_before : 0);
        most = fmax(most, isfinite(r->ties_after) ? r->ties_after : 0);
        axes__widen(r->contacts, &lo, &hi);
        axes__widen(r->contacts_lo, &lo, &hi);
        axes__widen(r->contacts_hi, &lo, &hi);
    }
    double margin = fmax(.06 * (hi - lo), .5);
    t->names = f.x + .36 * f.width;
    t->contacts = (pdn_scale){
        0, most * 1.04, t->names + 14 * u, f.x + .64 * f.width, false, true};
    t->change = (pdn_scale){
        lo - margin, hi + margin, f.x + .70 * f.width, f.x + f.width - 10 * u,
        false,       true};
    end_at_a_tick(&t->contacts, most);
    if (shows_counts(t->q)) return;
    t->change.from = t->contacts.from;
    t->contacts.to = t->change.to;
}

/* Grid lines with their figures above, and what they count. */
static void draw_axis(const struct table *t, const pdn_scale *x,
                      const char *name, bool from_nought)
{
    pdn_canvas *c = t->sheet->canvas;
    double u = t->sheet->unit, tick[TICKS];
    double foot = t->top + (double)t->rows * t->row;
    size_t n = scale__ticks(x, MOST_TICKS, tick, TICKS);
    double by = n > 1 ? tick[1] - tick[0] : 1;
    pdn_type type = pdn_sheet_type(t->sheet, 11.5, false, PDN_GREY, PDN_CENTRE);
    pdn_type bold = pdn_sheet_type(t->sheet, 12, true, PDN_INK, PDN_CENTRE);

    for (size_t i = 0; i < n; i++) {
        double at = scale__at(x, tick[i]);
        bool nought = !from_nought && fabs(tick[i]) < 1e-9;
        pdn_line(c, (pdn_point){at, t->top}, (pdn_point){at, foot},
                 (pdn_pen){.color = nought ? PDN_HAIR_GREY : 0xEBECEF,
                           .width = (nought ? 1.4 : 1) * u});
        pdn_text(c, (pdn_point){at, t->top - 6 * u},
                 axes__tick_count(tick[i], by), type);
    }
    bars__label(t->sheet,
                (pdn_box){fmin(x->from, x->to) - 6 * u,
                          t->top - 8 * u - 2.2 * type.size,
                          fabs(x->to - x->from) + 12 * u, 0},
                name, bold, 2);
}

/* Hollow before, filled after, a line between. */
static void draw_contacts(const struct table *t, const pdn_wave_pair *r,
                          double y, pdn_color color)
{
    pdn_canvas *c = t->sheet->canvas;
    double u = t->sheet->unit, radius = fmin(8 * u, .3 * t->row);
    pdn_point a = {scale__at(&t->contacts, r->ties_before), y};
    pdn_point b = {scale__at(&t->contacts, r->ties_after), y};

    pdn_line(c, a, b, (pdn_pen){.color = color, .width = .35 * radius});
    pdn_disc(c, a, radius, 0xFFFFFF, 1);
    pdn_circle(c, a, radius, (pdn_pen){.color = color, .width = .35 * radius});
    pdn_disc(c, b, .8 * radius, color, 1);
}

static void draw_change(const struct table *t, const pdn_wave_pair *r, double y,
                        pdn_color color)
{
    pdn_canvas *c = t->sheet->canvas;
    double u = t->sheet->unit, radius = fmin(8 * u, .3 * t->row);
    bool said = pair_changes__is_said(r);
    double at = scale__at(&t->change, r->contacts);

    if (!isfinite(r->contacts)) return;
    if (isfinite(r->contacts_lo + r->contacts_hi))
        pdn_line(c, (pdn_point){scale__at(&t->change, r->contacts_lo), y},
                 (pdn_point){scale__at(&t->change, r->contacts_hi), y},
                 (pdn_pen){.color = color,
                           .width = (said ? .6 : .35) * radius,
                           .dash = r->finding == PDN_WAVE_LESS ? PDN_DASHED
                                                               : PDN_SOLID});
    if (said) {
        double way = r->finding == PDN_WAVE_MORE ? 1 : -1;
        marks__arrow(c, (pdn_point){at - 14 * way * u, y},
                     (pdn_point){at + 1.6 * way * radius, y}, 3.2 * radius,
                     color);
    } else {
        pdn_disc(c, (pdn_point){at, y}, .8 * radius, color, 1);
    }
}

static void draw_words(const struct table *t, const char *words, double y)
{
    pdn_type type = {.size = t->size, .color = PDN_GREY, .italic = true};

    bars__label(
        t->sheet,
        (pdn_box){t->contacts.from, y, t->contacts.to - t->contacts.from, 0},
        words, type, 1);
}

static void draw_row(const struct table *t, size_t i)
{
    const pdn_wave_pair *r = t->pair[i];
    double y = y_of(t, i), u = t->sheet->unit;
    bool said = pair_changes__is_said(r);
    pdn_color color = r->finding == PDN_WAVE_MORE   ? 0x2F566B
                      : r->finding == PDN_WAVE_LESS ? PDN_BROWN
                                                    : 0x9DA1A9;
    pdn_type type = {
        .size = t->size, .bold = said, .color = PDN_INK, .align = PDN_RIGHT};
    pdn_box f = t->sheet->figure;

    pdn_group_begin(t->sheet->canvas, NULL,
                    pdn_say("%s: %s, %s", pair_changes__name(r),
                            pdn_format_count(r->ties_before),
                            pdn_format_count(r->ties_after)));
    bars__label(t->sheet, (pdn_box){f.x, y, t->names - f.x - 4 * u, 0},
                pair_changes__name(r), type, t->lines);
    if (has_counts(r)) {
        if (shows_counts(t->q)) draw_contacts(t, r, y, color);
        draw_change(t, r, y, color);
    } else if (r->possible > 0 || !isfinite(r->possible)) {
        if (!isfinite(r->contacts) || shows_counts(t->q))
            draw_words(t,
                       said ? pdn_code_word(&pdn_wave_change_codes, r->finding)
                       : isfinite(r->contacts) ? pdn_word("the count is hidden")
                                               : pdn_word("hidden"),
                       y);
        draw_change(t, r, y, color); /* which may be told where they are not */
    } else {
        draw_words(t, pdn_word("nobody answered both times"), y);
    }
    pdn_group_end(t->sheet->canvas);
}

/* Two, where some name would be cut on one. */
static size_t lines_of(const struct table *t, pdn_type type)
{
    const pdn_sheet *s = t->sheet;
    double most = 0, up = 0, down = 0;

    for (size_t i = 0; i < t->pairs; i++)
        most =
            fmax(most, pdn_text_width(s->canvas, pair_changes__name(t->pair[i]),
                                      type, &up, &down));
    /* bars__label goes no lower than this before it cuts */
    double least = fmax(.7 * type.size, pdn_sheet_size(s, 0)) / type.size;
    return least * most > .36 * s->figure.width - 4 * s->unit ? 2 : 1;
}

/* Rows as many as find room, and as large as there is room for; where no change
 * is told no more than are read from afar. */
static void size_rows(struct table *t)
{
    enum { MOST_CALM = 18 };
    const double two = 3.1; /* lines, with air between rows */
    pdn_type type = pdn_sheet_type(t->sheet, 12, false, PDN_INK, PDN_LEFT);
    pdn_box f = t->sheet->figure;
    double head = 4.4 * type.size, more = 1.6 * type.size;
    double room = f.height - head - more;

    t->lines = lines_of(t, type);
    double least = (t->lines > 1 ? two : 1.6) * type.size;
    t->top = f.y + head;
    t->rows = (size_t)fmax(1, floor(room / least));
    if (t->rows > t->pairs) t->rows = t->pairs;
    if (!pair_changes__is_said(t->pair[0]) && t->rows > MOST_CALM)
        t->rows = MOST_CALM;
    t->row = fmin(room / (double)t->rows, 4.4 * type.size);
    t->size = fmax(type.size, fmin(.4 * t->row, 1.3 * type.size));
    /* one size for all */
    const pdn_box name = {.width = .36 * f.width - 4 * t->sheet->unit};
    type.size = t->size;
    for (size_t i = 0; i < t->rows; i++)
        t->size = fmin(t->size, bars__label_size(t->sheet, name,
                                                 pair_changes__name(t->pair[i]),
                                                 type, t->lines));
    if (t->size * two < t->row) t->lines = 2;
    if (t->lines == 2)
        t->size =
            fmax(fmin(t->row / two, type.size), pdn_sheet_size(t->sheet, 0));
}

static pdn_status draw_table(pdn_sheet *sheet, const pair_changes *q)
{
    pdn_status st = PDN_OK;
    struct table t = {.sheet = sheet, .q = q};
    pdn_box f = sheet->figure;

    PDN_TRY(choose_rows(&t));
    size_rows(&t);
    set_scales(&t);
    if (shows_counts(q)) draw_axis(&t, &t.contacts, pdn_word("contacts"), true);
    draw_axis(&t, &t.change, pdn_word("change beyond all other contact"),
              false);
    for (size_t i = 0; i < t.rows; i++)
        draw_row(&t, i);
    if (t.rows < q->rows)
        pdn_text(sheet->canvas, (pdn_point){f.x, f.y + f.height},
                 format_number__more(q->rows - t.rows),
                 pdn_sheet_type(sheet, 12, false, PDN_GREY, PDN_LEFT));
out:
    free(t.pair);
    return st;
}

/* ---- the column ---- */

/* Rows are of both kinds; what is said of pairs between services is of one. */
static const char *say_rows(const pair_changes *q)
{
    size_t within = 0;

    for (size_t i = 0; i < q->rows; i++)
        within += strcmp(q->row[i]->group_a, q->row[i]->group_b) == 0;
    return pdn_say(pdn_word("Rows: %s pairs between services and %s within "
                            "one."),
                   pdn_format_count((double)(q->rows - within)),
                   pdn_format_count((double)within));
}

static double set_rest(pdn_sheet *s, const pair_changes *q, bool draw)
{
    double h = pair_changes__rule(s, q, draw);

    h += axes__note(
        s,
        shows_counts(q) ? pdn_say(pdn_word("Hollow: contacts in %s. Filled: in "
                                           "%s."),
                                  q->from, q->to)
        : counted(q) > 0
            ? pdn_word("The count is hidden of most pairs.")
            : pdn_say("%s.", pdn_say_capital(pdn_word("the count is hidden"))),
        draw);
    h += axes__note(
        s,
        shows_counts(q)
            ? pdn_word("At the right: how much more or less contact than all "
                       "other contact would lead us to expect, with its "
                       "uncertainty. An arrow: clearly more, or less, than "
                       "last time.")
            : pdn_word("Line: how much more or less contact than all other "
                       "contact would lead us to expect, with its uncertainty. "
                       "An arrow: clearly more, or less, than last time."),
        draw);
    h += axes__note(s, say_rows(q), draw);
    return h + pair_changes__note(s, q, draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const pair_changes *q = of;
    pdn_status st = pair_changes__entries(s, q, set_rest(s, q, false));

    set_rest(s, q, true);
    return st;
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    pair_changes q = {0};
    pdn_sheet s;

    (void)kind;
    PDN_TRY(pair_changes__take(rows, n, asked->year, &q));
    pdn_sheet_begin(
        c, facts, pair_changes__title(&q),
        shows_counts(&q)
            ? pdn_word("contacts in each pair, among those who answered both "
                       "times")
            : pdn_word("change in each pair, among those who answered both "
                       "times"),
        pair_changes__question(&q), &s);
    if (c == NULL) goto out;
    PDN_TRY(draw_table(&s, &q));
    PDN_TRY(sheet__fill_column(&s, set_column, &q));
out:
    pair_changes__clear(&q);
    return st;
}

const pdn_sheet_kind sheet_waves_pairs = {
    .name = "waves-pairs",
    .wrote = "pdn-waves --pairs",
    .shows = "before, after, and how sure",
    .about = "what *pdn-waves*(1) *--pairs* wrote: a row for each pair of "
             "groups with its contacts before and after and the change with "
             "its interval, those that clearly changed first; of several "
             "waves the latest, or that of *--year*.",
    .schema = &pdn_waves_pairs_schema,
    .heard = PDN_SAYS("A row for each pair of services: contacts before and "
                      "after, and the change with its uncertainty."),
    .draw = kind_draw,
};
