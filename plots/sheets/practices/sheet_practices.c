/* What those who do better do that others do not: a row a practice, two shares
 * and their difference. */
#include "canvas/palette.h"
#include "practices_parts.h"
#include "sheet/axes.h"
#include "sheet/bars.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

enum { MOST_ENTRIES = 8 };

/* Columns of the figure, from the left. */
struct columns {
    pdn_sheet *sheet;
    const practices_rows *q;
    size_t shown;
    double top, row;
    pdn_box name, shares, better, others, difference, sure;
};

static const pdn_color seen = PDN_BLUE_GREY;

static void lay_out(struct columns *k)
{
    double u = k->sheet->unit, small = pdn_sheet_size(k->sheet, 0);
    pdn_box f = k->sheet->figure;
    double head = 4.2 * small, foot = 3.6 * small, least = 1.5 * small;
    double room = f.height - head - foot, gap = 20 * u, x = f.x;
    static const double part[] = {.29, .19, .11, .1, .17, .14};
    pdn_box *const box[] = {&k->name,   &k->shares,     &k->better,
                            &k->others, &k->difference, &k->sure};

    k->shown = k->q->rows;
    if ((double)k->shown * least > room)
        k->shown = pdn_number_to_size((room - 1.6 * small) / least);
    k->row = fmin(room / fmax(1, (double)k->shown), 160 * u);
    k->top = f.y + head;
    for (size_t i = 0; i < PDN_COUNT(box); i++) {
        *box[i] = (pdn_box){x, k->top, part[i] * f.width - gap,
                            k->row * (double)k->shown};
        x += part[i] * f.width;
    }
}

/* ---- heads and axes ---- */

static void head(const struct columns *k, pdn_box box, const char *text)
{
    pdn_type type = pdn_sheet_type(k->sheet, 12.5, false, PDN_GREY, PDN_LEFT);
    double high = k->top - k->sheet->figure.y;

    bars__label(k->sheet,
                (pdn_box){box.x, k->sheet->figure.y, box.width, .92 * high},
                text, type, 3);
}

/* Three words under an axis, at its ends and in its middle. */
static void axis(const struct columns *k, pdn_box box,
                 const char *const word[3])
{
    static const pdn_align side[] = {PDN_LEFT, PDN_CENTRE, PDN_RIGHT};
    pdn_canvas *c = k->sheet->canvas;
    double bottom = box.y + box.height;
    pdn_type type = pdn_sheet_type(k->sheet, 11.5, false, PDN_GREY, PDN_LEFT);

    for (int i = 0; i < 5; i++) {
        double x = box.x + box.width * i / 4;
        pdn_line(c, (pdn_point){x, box.y}, (pdn_point){x, bottom},
                 (pdn_pen){.color = i == 2 ? PDN_HAIR_GREY : 0xE6E8EB,
                           .width = k->sheet->unit});
    }
    double ends = fmax(pdn_text_width(c, word[0], type, NULL, NULL),
                       pdn_text_width(c, word[2], type, NULL, NULL));
    bool room = 2 * ends + pdn_text_width(c, word[1], type, NULL, NULL) +
                    2 * type.size <
                box.width;
    for (int i = 0; i < 3; i++) {
        if (i == 1 && !room) continue;
        type.align = side[i];
        pdn_text(c,
                 (pdn_point){box.x + box.width * i / 2,
                             bottom + 6 * k->sheet->unit + type.size},
                 word[i], type);
    }
}

static void frame(const struct columns *k)
{
    const char *const shares[] = {pdn_word_in("share", "none"),
                                  pdn_word_in("share", "half"),
                                  pdn_word_in("share", "all")};
    const char *const differ[] = {pdn_word_in("difference", "fewer"),
                                  pdn_word_in("difference", "alike"),
                                  pdn_word_in("difference", "more")};

    head(k, k->name, pdn_word("practice"));
    head(k, k->shares, pdn_word("share that does it"));
    head(k, k->better, pdn_word("of those who do better"));
    head(k, k->others, pdn_word("of the others"));
    head(k, k->difference, pdn_word("difference, with uncertainty"));
    head(k, k->sure, pdn_word("how sure it is"));
    axis(k, k->shares, shares);
    axis(k, k->difference, differ);
}

/* ---- a row ---- */

static double across(pdn_box box, double share)
{
    return box.x + box.width * fmin(fmax(share, 0), 1);
}

/* Those who do better as a disc, the others as a ring, the way between. */
static void draw_shares(const struct columns *k, const pdn_practice_row *r,
                        double y)
{
    pdn_canvas *c = k->sheet->canvas;
    double u = k->sheet->unit, radius = fmin(11 * u, .26 * k->row);
    double a = r->deviants_with / r->deviants, b = r->peers_with / r->peers;

    if (isfinite(a) && isfinite(b))
        pdn_line(c, (pdn_point){across(k->shares, a), y},
                 (pdn_point){across(k->shares, b), y},
                 (pdn_pen){.color = 0xA9B2BC, .width = 2.6 * u});
    if (isfinite(b)) {
        pdn_point p = {across(k->shares, b), y};
        pdn_disc(c, p, radius, 0xFFFFFF, 1);
        pdn_circle(c, p, radius, (pdn_pen){.color = PDN_INK, .width = 2 * u});
    }
    if (isfinite(a))
        pdn_disc(c, (pdn_point){across(k->shares, a), y}, .72 * radius,
                 practices_rows__stands_out(r) ? seen : PDN_INK, 1);
}

/* Cliff's delta, which of yes and no is the difference of the shares; the
 * interval is of that. */
static void draw_difference(const struct columns *k, const pdn_practice_row *r,
                            double y)
{
    pdn_canvas *c = k->sheet->canvas;
    double u = k->sheet->unit, half = fmin(6 * u, .2 * k->row);
    const pdn_color color =
        practices_rows__stands_out(r) ? seen : PDN_HAIR_GREY;
    double x = across(k->difference, (r->delta + 1) / 2);

    if (!isfinite(r->delta)) return;
    if (r->kind == PDN_PRACTICE_YES_OR_NO && isfinite(r->lo) && isfinite(r->hi))
        pdn_line(c, (pdn_point){across(k->difference, (r->lo + 1) / 2), y},
                 (pdn_point){across(k->difference, (r->hi + 1) / 2), y},
                 (pdn_pen){.color = color, .width = 2.4 * u});
    pdn_rect(c, (pdn_box){x - half, y - half, 2 * half, 2 * half}, color, 1);
}

static const char *side(const pdn_practice_row *r, bool better)
{
    if (r->kind == PDN_PRACTICE_MEASURE)
        return pdn_format_number(better ? r->deviants_mean : r->peers_mean, 2);
    return better ? pdn_format_of(r->deviants_with, r->deviants)
                  : pdn_format_of(r->peers_with, r->peers);
}

static void cell(const struct columns *k, pdn_box box, size_t i,
                 const char *text, pdn_type type)
{
    size_t lines = box.x > k->name.x ? 2 : 4;

    if (lines > bars__lines(k->sheet, k->row))
        lines = bars__lines(k->sheet, k->row);
    bars__label(
        k->sheet,
        (pdn_box){box.x, k->top + (double)i * k->row, box.width, k->row}, text,
        type, lines);
}

static void draw_row(const struct columns *k, size_t i)
{
    const pdn_practice_row *r = k->q->row[i];
    double y = k->top + ((double)i + .5) * k->row;
    bool out = practices_rows__stands_out(r);
    const bool high = k->row > 60 * k->sheet->unit;
    pdn_type name =
        pdn_sheet_type(k->sheet, high ? 16 : 12, out, PDN_INK, PDN_LEFT);
    pdn_type count =
        pdn_sheet_type(k->sheet, high ? 15 : 12, out, PDN_INK, PDN_LEFT);
    pdn_type grey =
        pdn_sheet_type(k->sheet, high ? 14 : 11.5, false, PDN_GREY, PDN_LEFT);

    pdn_group_begin(
        k->sheet->canvas, NULL,
        pdn_say("%s: %s", practices_rows__name(r), practices_rows__counts(r)));
    cell(k, k->name, i, practices_rows__name(r), name);
    if (r->kind == PDN_PRACTICE_YES_OR_NO) draw_shares(k, r, y);
    draw_difference(k, r, y);
    cell(k, k->better, i, side(r, true), count);
    cell(k, k->others, i, side(r, false), count);
    cell(k, k->sure, i, practices_rows__sure(r), out ? count : grey);
    pdn_group_end(k->sheet->canvas);
}

static void draw_figure(struct columns *k)
{
    lay_out(k);
    frame(k);
    for (size_t i = 0; i < k->shown; i++)
        draw_row(k, i);
    sheet__more(k->sheet,
                (pdn_point){k->name.x, k->top + k->name.height +
                                           3.2 * pdn_sheet_size(k->sheet, 0)},
                k->q->rows - k->shown);
}

/* ---- the column ---- */

static double mark(pdn_sheet *s, int which, const char *word, bool draw)
{
    double u = s->unit;
    pdn_type type = pdn_sheet_type(s, 11.5, false, 0x333333, PDN_LEFT);
    const pdn_point p = {s->column.x + 12 * u, s->column.y + .65 * type.size};
    const double h = sheet__beside(s, 30 * u, word, type, 4 * u, draw);

    if (!draw) return h;
    if (which == 0) pdn_disc(s->canvas, p, 6 * u, PDN_INK, 1);
    if (which == 1)
        pdn_circle(s->canvas, p, 6 * u,
                   (pdn_pen){.color = PDN_INK, .width = 2 * u});
    if (which == 2) {
        pdn_line(s->canvas, (pdn_point){p.x - 12 * u, p.y},
                 (pdn_point){p.x + 12 * u, p.y},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = 2.4 * u});
        pdn_rect(s->canvas, (pdn_box){p.x - 4 * u, p.y - 4 * u, 8 * u, 8 * u},
                 PDN_HAIR_GREY, 1);
    }
    return h;
}

static double foot(pdn_sheet *s, const practices_rows *q, bool draw)
{
    double h = mark(s, 0, pdn_word("those who do better than expected"), draw);

    h += mark(s, 1, pdn_word("the others"), draw);
    h += mark(s, 2,
              pdn_word("difference, and how far it would move by chance "
                       "alone"),
              draw);
    h += pdn_sheet_rule(s, draw);
    if (q->clear + q->signs > 0)
        h += axes__note(s, practices_rows__reach(q), draw);
    return h + axes__note(s, practices_rows__caution(), draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const practices_rows *q = of;
    pdn_entry e[MOST_ENTRIES];
    size_t n = 0;

    for (; n < q->rows && n < MOST_ENTRIES; n++)
        e[n] = (pdn_entry){0, practices_rows__name(q->row[n]),
                           practices_rows__detail(q->row[n]), PDN_INK};
    pdn_sheet_entries(s, e, n, foot(s, q, false) + 8 * s->unit);
    foot(s, q, true);
    return PDN_OK;
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    practices_rows q = {0};
    pdn_sheet s = {0};
    struct columns k = {.sheet = &s, .q = &q};
    const pdn_sheet_facts about = outcome_rows__facts(facts, 0, 0);

    (void)kind;
    PDN_TRY(practices_rows__take(rows, n, asked->year, &q));
    pdn_sheet_begin(c, &about, practices_rows__title(&q),
                    isfinite(q.year) ? pdn_format_year(q.year) : NULL,
                    pdn_word("What of this do we do, and what would it take?"),
                    &s);
    if (c == NULL) goto out;
    draw_figure(&k);
    PDN_TRY(sheet__fill_column(&s, set_column, &q));
out:
    practices_rows__clear(&q);
    return st;
}

const pdn_sheet_kind sheet_practices = {
    .name = "practices",
    .wrote = "pdn-practices",
    .shows = "what those who do better do",
    .about = "a row a practice: how many of those who do better than expected "
             "do it and how many of the others, the difference with its "
             "interval, and how sure it is. What "
             "stands out comes first, then by the difference.",
    .schema = &pdn_practice_schema,
    .draw = kind_draw,
};
