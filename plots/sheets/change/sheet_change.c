#include "canvas/palette.h"
#include "change_parts.h"
#include "layout/labels.h"
#include "sheet/bars.h"
#include "sheet/legend.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"

#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TICKS = 16, NAME_ALL = 16, MOST_BARS = 3 };

static const pdn_color dark = 0x3F6478, pale = 0xC9CDD3;

struct slopes {
    pdn_sheet *sheet;
    const benchmark__change *q;
    pdn_scale y;
    double left, right; /* the two years */
    pdn_stacked *stack; /* of the named ones, by share now */
    const change__rows **named;
    size_t names;
};

/* The smallest change that could have been detected in any unit; 0: not
 * known. */
static double least_seen(const benchmark__change *q)
{
    double least = (double)INFINITY;

    for (size_t i = 0; i < q->units; i++)
        if (q->unit[i].now->detectable > 0)
            least = fmin(least, q->unit[i].now->detectable);
    return isfinite(least) ? fmin(least, 1) : 0;
}

/* More than three bars on one line would hide each other; beside a name stands
 * how far its change would move. */
static bool has_intervals(const benchmark__change *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->units; i++)
        n += q->unit[i].sure || q->unit[i].own || q->units <= MOST_BARS;
    return n > 0 && n <= MOST_BARS;
}

static bool has_interval(const benchmark__change *q, const change__rows *m)
{
    return has_intervals(q) && (m->sure || m->own || q->units <= MOST_BARS);
}

static void set_scale(struct slopes *s)
{
    double lo = 1, hi = 0, u = s->sheet->unit;
    pdn_box f = s->sheet->figure;

    for (size_t i = 0; i < s->q->units; i++) {
        axes__widen(s->q->unit[i].now->share, &lo, &hi);
        axes__widen(s->q->unit[i].now->nullpunkt, &lo, &hi);
        if (!has_interval(s->q, &s->q->unit[i])) continue;
        const pdn_baseline_row *ends[] = {s->q->unit[i].now,
                                          s->q->unit[i].then};
        for (int k = 0; k < 2 && ends[k] != NULL; k++) {
            axes__widen(ends[k]->lo, &lo, &hi);
            axes__widen(ends[k]->hi, &lo, &hi);
        }
    }
    /* What could not have been seen does not fill the sheet. */
    double least = least_seen(s->q), middle = (lo + hi) / 2;
    if (hi - lo < least) {
        lo = middle - least / 2;
        hi = middle + least / 2;
    }
    double margin = fmax(.05 * (hi - lo), .004);
    s->y = (pdn_scale){fmax(0, lo - margin),
                       fmin(1, hi + margin),
                       f.y + f.height - 30 * u,
                       f.y + 30 * u,
                       false,
                       false};
    s->left = f.x + 78 * u;
    s->right = f.x + (s->sheet->slide ? .5 : .62) * f.width;
}

static void draw_axes(const struct slopes *s)
{
    pdn_canvas *c = s->sheet->canvas;
    double u = s->sheet->unit, tick[TICKS];
    pdn_type type = pdn_sheet_type(s->sheet, 12.5, false, PDN_GREY, PDN_RIGHT);
    size_t n = scale__ticks(&s->y, 8, tick, TICKS);
    double by = n > 1 ? tick[1] - tick[0] : 1;

    for (size_t i = 0; i < n; i++) {
        double y = scale__at(&s->y, tick[i]);
        pdn_line(c, (pdn_point){s->left, y}, (pdn_point){s->right, y},
                 (pdn_pen){.color = 0xEBECEF, .width = u});
        pdn_text(c, (pdn_point){s->left - 12 * u, y + .36 * type.size},
                 axes__tick_percent(tick[i], by), type);
    }
    for (int k = 0; k < 2; k++) {
        double x = k == 0 ? s->left : s->right;
        double year = k == 0 ? s->q->nullpunkt : s->q->year;
        pdn_line(c, (pdn_point){x, s->y.from}, (pdn_point){x, s->y.to},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
        type = pdn_sheet_type(s->sheet, 14, true, PDN_INK,
                              k == 0 ? PDN_LEFT : PDN_RIGHT);
        const char *text =
            k == 0
                ? (isfinite(year)
                       ? pdn_say(pdn_word("baseline %s"), pdn_format_year(year))
                       : pdn_word("baseline"))
                : pdn_format_year(year);
        pdn_text(c, (pdn_point){x, s->y.to - 10 * u}, text, type);
    }
}

/* How far the share would move by chance alone, at its year. */
static void draw_interval(const struct slopes *s, const pdn_baseline_row *r,
                          double x, pdn_color color)
{
    double tip = 4 * s->sheet->unit;
    const pdn_pen pen = {.color = color, .width = 2.6 * s->sheet->unit};

    if (r == NULL || !isfinite(r->lo) || !isfinite(r->hi)) return;
    double lo = scale__within(&s->y, r->lo), hi = scale__within(&s->y, r->hi);
    pdn_line(s->sheet->canvas, (pdn_point){x, lo}, (pdn_point){x, hi}, pen);
    pdn_line(s->sheet->canvas, (pdn_point){x - tip, lo},
             (pdn_point){x + tip, lo}, pen);
    pdn_line(s->sheet->canvas, (pdn_point){x - tip, hi},
             (pdn_point){x + tip, hi}, pen);
}

static void draw_line(const struct slopes *s, const change__rows *m)
{
    pdn_canvas *c = s->sheet->canvas;
    double u = s->sheet->unit;
    const pdn_baseline_row *r = m->now;
    bool up = r->change > 0;
    pdn_color color = m->sure  ? (up ? PDN_BROWN : dark)
                      : m->own ? PDN_INK
                               : pale;
    double width = m->sure ? 3 : m->own ? 2 : 1.3;
    pdn_point a = {s->left, scale__at(&s->y, r->nullpunkt)};
    pdn_point b = {s->right, scale__at(&s->y, r->share)};

    pdn_group_begin(c, r->unit, pdn_say("%s: %s", r->unit, change__figures(m)));
    if (has_interval(s->q, m)) {
        draw_interval(s, m->then, s->left, color);
        draw_interval(s, r, s->right, color);
    }
    pdn_line(c, a, b,
             (pdn_pen){.color = color,
                       .width = width * u,
                       .dash = m->sure && up ? PDN_DASHED : PDN_SOLID});
    pdn_disc(c, a, (m->sure ? 5 : 2 * width) * u, color, 1);
    pdn_disc(c, b, (m->sure ? 5 : 2 * width) * u, color, 1);
    pdn_group_end(c);
}

/* ---- names at the right ---- */

static int by_share_now(const void *x, const void *y)
{
    const change__rows *const *a = x, *const *b = y;
    double p = (*a)->now->share, q = (*b)->now->share;

    if (p > q) return -1;
    if (p < q) return 1;
    return strcmp((*a)->now->unit, (*b)->now->unit);
}

static const char *points_of(double x)
{
    return pdn_say("%s%s", x > 0 ? "+" : "", pdn_format_points(x, 1));
}

/* "112 of 416 · +1.9 (−3.9 to +7.7)" */
static const char *under_name(const change__rows *m)
{
    const pdn_baseline_row *r = m->now;
    const char *points = points_of(r->change);

    if (isfinite(r->change_lo) && isfinite(r->change_hi))
        points = pdn_say(pdn_word("%s (%s to %s)"), points,
                         points_of(r->change_lo), points_of(r->change_hi));
    if (!isfinite(r->events) || !isfinite(r->population)) return points;
    return pdn_say("%s · %s", pdn_format_of(r->events, r->population), points);
}

/* When it is named; 3: not at all. */
static int turn_of(const benchmark__change *q, const change__rows *m)
{
    return m->own ? 0 : m->sure ? 1 : q->units <= NAME_ALL ? 2 : 3;
}

/* What the figures beside the names are. */
static void head_names(const struct slopes *s, double x)
{
    const pdn_box f = s->sheet->figure;

    bars__label(s->sheet,
                (pdn_box){x, f.y - 2 * s->sheet->unit, f.x + f.width - x,
                          s->y.to - f.y - 4 * s->sheet->unit},
                pdn_word("change in percentage points (uncertainty)"),
                pdn_sheet_type(s->sheet, 11.5, false, PDN_GREY, PDN_LEFT), 2);
}

static pdn_status name_units(struct slopes *s)
{
    pdn_status st = PDN_OK;
    size_t n = 0;
    double u = s->sheet->unit;
    pdn_type bold = pdn_sheet_type(s->sheet, 13, true, PDN_INK, PDN_LEFT);
    pdn_type plain = pdn_sheet_type(s->sheet, 11.5, false, PDN_GREY, PDN_LEFT);
    double x = s->right + 34 * u;
    pdn_box f = s->sheet->figure;
    const double height = 1.3 * (bold.size + plain.size);
    const size_t most = pdn_number_to_size(
        fmax(1, (f.y + f.height - s->y.to) / (height + 2 * u) - 1));

    PDN_NEW(s->named, s->q->units);
    PDN_NEW(s->stack, s->q->units);
    /* one's own, then those that are sure, then the others of few */
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < s->q->units && n < most; i++)
            if (turn_of(s->q, &s->q->unit[i]) == turn)
                s->named[n++] = &s->q->unit[i];
    if (n > 0) qsort(s->named, n, sizeof(change__rows *), by_share_now);
    for (size_t i = 0; i < n; i++)
        s->stack[i] =
            (pdn_stacked){.want = scale__at(&s->y, s->named[i]->now->share),
                          .height = height};
    if (n > 0) head_names(s, x);
    if (!labels__stack(s->y.to, f.y + f.height, 2 * u, s->stack, n)) goto out;
    for (size_t i = 0; i < n; i++) {
        const change__rows *m = s->named[i];
        double top = s->stack[i].top;
        bold.bold = m->sure || m->own;
        pdn_line(s->sheet->canvas,
                 (pdn_point){s->right + 7 * u, scale__at(&s->y, m->now->share)},
                 (pdn_point){x - 5 * u, top + s->stack[i].height / 2},
                 (pdn_pen){.color = pale, .width = u});
        bars__label(s->sheet,
                    (pdn_box){x, top, f.x + f.width - x, 1.35 * bold.size},
                    m->now->unit, bold, 1);
        bars__label(s->sheet,
                    (pdn_box){x, top + 1.35 * bold.size, f.x + f.width - x,
                              1.3 * plain.size},
                    under_name(m), plain, 1);
    }
out:
    return st;
}

/* ---- the column ---- */

static double set_legend(pdn_sheet *s, const benchmark__change *q, bool draw)
{
    double u = s->unit;
    pdn_legend_line line[4];
    size_t n = 0;
    bool up = false, down = false, own = false;

    for (size_t i = q->sure; i < q->units; i++)
        own |= q->unit[i].own;
    for (size_t i = 0; i < q->sure; i++) {
        up |= q->unit[i].now->change > 0;
        down |= q->unit[i].now->change < 0;
    }
    if (down)
        line[n++] = legend__line((pdn_pen){.color = dark, .width = 3 * u},
                                 pdn_word("lower, beyond chance "
                                          "variation"));
    if (up)
        line[n++] = legend__line(
            (pdn_pen){.color = PDN_BROWN, .width = 3 * u, .dash = PDN_DASHED},
            pdn_word("higher, beyond chance variation"));
    if (q->sure < q->units)
        line[n++] =
            legend__line((pdn_pen){.color = pale, .width = 1.6 * u},
                         pdn_word("smaller than what we could have detected"));
    if (own)
        line[n++] = legend__line(
            (pdn_pen){.color = PDN_INK, .width = 2 * u},
            pdn_word("our own, smaller than what we could have detected"));
    return legend__lines(s, line, n, draw);
}

static double set_notes(pdn_sheet *s, const benchmark__change *q, bool draw)
{
    double h = pdn_sheet_rule(s, draw);

    if (q->units > 1)
        h += axes__note(
            s,
            pdn_say(pdn_word("Of twenty %s without any change, chance "
                             "variation alone makes at most about one seem to "
                             "have changed."),
                    pdn_unit_word(20)),
            draw);
    if (has_intervals(q))
        h += axes__note(s,
                        pdn_word("A bar across a dot: how far the share would "
                                 "move by chance alone."),
                        draw);
    h += axes__note(
        s,
        pdn_say(pdn_word("A grey line does not mean that nothing has changed: "
                         "the fewer %s, the larger a change must be to be "
                         "seen."),
                pdn_people_word(2)),
        draw);
    return h;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const benchmark__change *q = of;
    pdn_status st = PDN_OK;
    pdn_entry *e = NULL;
    size_t n = 0;

    PDN_NEW(e, q->units);
    for (size_t i = 0; i < q->units; i++) {
        const change__rows *m = &q->unit[i];
        if (m->says.headline != NULL)
            e[n++] = (pdn_entry){
                0, m->says.headline,
                pdn_say("%s %s", change__figures(m), m->says.detail), PDN_INK};
    }
    pdn_sheet_entries(s, e, n,
                      set_legend(s, q, false) + set_notes(s, q, false) +
                          10 * s->unit);
    set_legend(s, q, true);
    set_notes(s, q, true);
out:
    free(e);
    return st;
}

static pdn_status draw_figure(pdn_sheet *sheet, const benchmark__change *q)
{
    struct slopes s = {.sheet = sheet, .q = q};
    pdn_status st = PDN_OK;

    set_scale(&s);
    draw_axes(&s);
    /* One's own, and on top what is sure. */
    for (int own = 0; own < 2; own++)
        for (size_t i = q->units; i-- > 0;)
            if ((q->unit[i].own || q->unit[i].sure) == (own == 1))
                draw_line(&s, &q->unit[i]);
    st = name_units(&s);
    free(s.named);
    free(s.stack);
    return st;
}

static const char *under_title(const benchmark__change *q)
{
    const char *what = pdn_say_what(q->indicator);

    if (!isfinite(q->nullpunkt))
        return pdn_say("%s, %s", what, pdn_format_year(q->year));
    return pdn_say(pdn_word("%s, from %s to %s"), what,
                   pdn_format_year(q->nullpunkt), pdn_format_year(q->year));
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    benchmark__change q = {0};
    pdn_sheet s = {0};
    pdn_sheet_facts about;
    size_t made = 0;

    (void)kind;
    PDN_TRY(change__take(rows, n, asked->indicator, asked->year, &q));
    for (size_t i = 0; i < q.units; i++)
        made += outcome_rows__made(&q.unit[i].now->origin, 0, 1);
    about = outcome_rows__facts(facts, made, q.units);
    PDN_TRY(change__highlight(&q, asked));
    pdn_sheet_begin(c, &about, change__title(&q), under_title(&q),
                    pdn_word("Does this fit with what you see where you "
                             "work?"),
                    &s);
    if (c == NULL) goto out;
    PDN_TRY(draw_figure(&s, &q));
    PDN_TRY(sheet__fill_column(&s, set_column, &q));
out:
    change__clear(&q);
    return st;
}

const pdn_sheet_kind sheet_change = {
    .name = "change",
    .wrote = "pdn-baseline",
    .shows = "from the nullpunkt to now",
    .about =
        "with --nullpunkt: one line a unit from its share at the nullpunkt "
        "to its share now. A line is grey unless the change is at least "
        "as large as what could be detected and its interval leaves out "
        "0; the others are named and told in percentage points, as a "
        "ratio and with counts.",
    .schema = &pdn_baseline_schema,
    .heard = PDN_SAYS("One line a unit, from its share at the baseline to its "
                      "share now."),
    .draw = kind_draw,
};
