/* Who took a practice up: a row a practice, a mark a unit. */
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
#include <stdlib.h>
#include <string.h>

enum { MOST_ENTRIES = 8 };

enum mark { TAKEN_UP, KEPT, GIVEN_UP, WITHOUT, UNKNOWN, MARKS };

/* The rows of the latest two years. */
struct rows {
    const pdn_practice_change **row;
    size_t rows, taken_up, given_up; /* practices of which somebody did */
};

/* ---- texts ---- */

static const char *of_some(const char *says, const char *names)
{
    return names == NULL || *names == '\0' ? pdn_say("%s.", says)
                                           : pdn_say("%s: %s.", says, names);
}

static const char *taken_up(const pdn_practice_change *p)
{
    return of_some(
        pdn_say(pdn_word("Taken up by %s who did not do it before"),
                pdn_format_of(p->taken_up, p->taken_up + p->without)),
        p->taken_up_by);
}

static const char *given_up(const pdn_practice_change *p)
{
    return of_some(pdn_say(pdn_word("Given up by %s who did it before"),
                           pdn_format_of(p->given_up, p->given_up + p->kept)),
                   p->given_up_by);
}

static bool is_hidden(const pdn_practice_change *p)
{
    return pdn_state_of(p->taken_up) == PDN_SUPPRESSED ||
           pdn_state_of(p->kept) == PDN_SUPPRESSED ||
           pdn_state_of(p->without) == PDN_SUPPRESSED;
}

const char *practices_change__detail(const pdn_practice_change *p)
{
    if (p->taken_up + p->kept + p->given_up + p->without < .5)
        return pdn_word("Of no unit do we know both years.");
    if (is_hidden(p))
        return pdn_word("The figures are hidden to protect privacy.");
    if (!(p->given_up > 0)) return taken_up(p);
    return pdn_say("%s %s", taken_up(p), given_up(p));
}

static const char *title_of(const struct rows *q)
{
    const pdn_practice_change *p = q->row[0];
    const char *from = pdn_format_year(p->from_year);
    const char *to = pdn_format_year(p->to_year);

    if (q->taken_up + q->given_up == 0)
        return pdn_say(pdn_word("From %s to %s no practice was taken up by "
                                "anybody new, and none given up, that we know "
                                "of."),
                       from, to);
    return pdn_say(pdn_word("From %s to %s: %s practices were taken up by "
                            "somebody new, and %s given up by somebody."),
                   from, to,
                   pdn_format_of((double)q->taken_up, (double)q->rows),
                   pdn_format_of((double)q->given_up, (double)q->rows));
}

/* ---- rows ---- */

static int most_taken_up(const void *a, const void *b)
{
    const pdn_practice_change *x = *(const pdn_practice_change *const *)a;
    const pdn_practice_change *y = *(const pdn_practice_change *const *)b;

    if (x->taken_up > y->taken_up || x->taken_up < y->taken_up)
        return x->taken_up < y->taken_up ? 1 : -1;
    return (x > y) - (x < y);
}

static pdn_status take(const pdn_practice_change *row, size_t n, double year,
                       struct rows *out)
{
    pdn_status st = PDN_OK;
    struct rows q = {0};
    double to = year;

    for (size_t i = 0; i < n && !(year > 0); i++)
        to = fmax(to, row[i].to_year);
    PDN_NEW(q.row, n);
    for (size_t i = 0; i < n; i++) {
        if (fabs(row[i].to_year - to) > .5) continue;
        q.row[q.rows++] = &row[i];
        q.taken_up += row[i].taken_up > 0;
        q.given_up += row[i].given_up > 0;
    }
    if (q.rows == 0) PDN_FAIL(PDN_EDATA, "no practices to draw");
    qsort(q.row, q.rows, sizeof *q.row, most_taken_up);
    *out = q;
    q = (struct rows){0};
out:
    free(q.row);
    return st;
}

/* ---- marks ---- */

/* Told apart without colour: filled with a plus, filled, crossed, empty, dot.
 */
static void draw_mark(pdn_canvas *c, enum mark which, pdn_point at, double r)
{
    const pdn_pen ring = {.color = PDN_INK, .width = .18 * r};
    const pdn_pen white = {.color = 0xFFFFFF, .width = .3 * r};
    const pdn_pen ink = {.color = PDN_INK, .width = .22 * r};
    const double d = .55 * r;

    switch (which) {
    case TAKEN_UP:
        pdn_disc(c, at, 1.15 * r, PDN_BLUE_GREY, 1);
        pdn_line(c, (pdn_point){at.x - d, at.y}, (pdn_point){at.x + d, at.y},
                 white);
        pdn_line(c, (pdn_point){at.x, at.y - d}, (pdn_point){at.x, at.y + d},
                 white);
        return;
    case KEPT: pdn_disc(c, at, r, PDN_INK, 1); return;
    case GIVEN_UP:
        pdn_circle(c, at, r, ring);
        pdn_line(c, (pdn_point){at.x - d, at.y - d},
                 (pdn_point){at.x + d, at.y + d}, ink);
        pdn_line(c, (pdn_point){at.x - d, at.y + d},
                 (pdn_point){at.x + d, at.y - d}, ink);
        return;
    case WITHOUT: pdn_circle(c, at, r, ring); return;
    case UNKNOWN:
    case MARKS: pdn_disc(c, at, .25 * r, PDN_HAIR_GREY, 1);
    }
}

static double count_of(const pdn_practice_change *p, enum mark which)
{
    const double n[MARKS] = {p->taken_up, p->kept, p->given_up, p->without,
                             p->not_asked + p->not_answered};

    return n[which];
}

static size_t most_units(const struct rows *q)
{
    double most = 1;

    for (size_t i = 0; i < q->rows; i++)
        most = fmax(most, q->row[i]->units);
    return pdn_number_to_size(most);
}

/* A hidden count has a word for its marks. */
static void draw_marks(pdn_sheet *s, const pdn_practice_change *p, pdn_box box,
                       double step)
{
    const double r = .36 * fmin(step, box.height), y = box.y + box.height / 2;
    const pdn_type grey = pdn_sheet_type(s, 11.5, false, PDN_GREY, PDN_LEFT);
    double x = box.x + 1.2 * r;

    for (int which = 0; which < MARKS; which++) {
        const double n = count_of(p, (enum mark)which);
        if (!isfinite(n)) {
            bars__label(s, box, pdn_format_count(n), grey, 1);
            return;
        }
    }
    for (int which = 0; which < MARKS; which++) {
        const int marks = (int)round(fmax(0, count_of(p, (enum mark)which)));
        for (int k = 0; k < marks; k++) {
            draw_mark(s->canvas, (enum mark)which, (pdn_point){x, y}, r);
            x += step;
        }
    }
}

static void draw_figure(pdn_sheet *s, const struct rows *q)
{
    const double u = s->unit, small = pdn_sheet_size(s, 0);
    const pdn_box f = s->figure;
    const double least = 1.6 * small, wide = .34 * f.width;
    size_t shown = q->rows;

    if ((double)shown * least > f.height - 2 * small)
        shown = pdn_number_to_size((f.height - 2 * small) / least);
    const double high = fmin((f.height - 2 * small) / (double)shown, 165 * u);
    const double step =
        fmin(.7 * high, (f.width - wide) / (double)(most_units(q) + 1));
    for (size_t i = 0; i < shown; i++) {
        const pdn_practice_change *p = q->row[i];
        const bool some = p->taken_up > 0;
        pdn_box box = {f.x, f.y + (double)i * high, wide - 16 * u, high};
        pdn_group_begin(s->canvas, NULL,
                        pdn_say("%s: %s", pdn_study_word(p->practice),
                                practices_change__detail(p)));
        bars__label(
            s, box, pdn_say_capital(pdn_study_word(p->practice)),
            pdn_sheet_type(s, high > 60 * u ? 15 : 12, some, PDN_INK, PDN_LEFT),
            high > 2.8 * small ? 2 : 1);
        draw_marks(s, p,
                   (pdn_box){f.x + wide, box.y, f.width - wide, box.height},
                   step);
        pdn_group_end(s->canvas);
    }
    sheet__more(s, (pdn_point){f.x, f.y + f.height - .4 * small},
                q->rows - shown);
}

/* ---- the column ---- */

static double key(pdn_sheet *s, enum mark which, const char *word, bool draw)
{
    const double u = s->unit;
    const pdn_type type = pdn_sheet_type(s, 11.5, false, 0x333333, PDN_LEFT);
    const pdn_point at = {s->column.x + 10 * u, s->column.y + .65 * type.size};
    const double h = sheet__beside(s, 26 * u, word, type, 4 * u, draw);

    if (draw) draw_mark(s->canvas, which, at, 6 * u);
    return h;
}

static double foot(pdn_sheet *s, bool unknown, bool draw)
{
    double h = key(s, TAKEN_UP, pdn_word("taken up since"), draw);

    h += key(s, KEPT, pdn_word("in use both years"), draw);
    h += key(s, GIVEN_UP, pdn_word("given up since"), draw);
    h += key(s, WITHOUT, pdn_word("in use neither year"), draw);
    if (unknown)
        h += key(s, UNKNOWN, pdn_word("not known of both years"), draw);
    h += pdn_sheet_rule(s, draw);
    return h + axes__note(s,
                          pdn_word("Who did not do it before and does now, and "
                                   "the other way. Why, the figures do not "
                                   "say."),
                          draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct rows *q = of;
    pdn_entry e[MOST_ENTRIES];
    size_t n = 0;
    bool unknown = false;

    for (size_t i = 0; i < q->rows; i++)
        unknown = unknown || count_of(q->row[i], UNKNOWN) > 0;
    for (; n < q->rows && n < MOST_ENTRIES; n++)
        e[n] =
            (pdn_entry){0, pdn_say_capital(pdn_study_word(q->row[n]->practice)),
                        practices_change__detail(q->row[n]), PDN_INK};
    pdn_sheet_entries(s, e, n, foot(s, unknown, false) + 8 * s->unit);
    foot(s, unknown, true);
    return PDN_OK;
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    struct rows q = {0};
    pdn_sheet s = {0};
    const pdn_sheet_facts about = outcome_rows__facts(facts, 0, 0);

    (void)kind;
    PDN_TRY(take(rows, n, asked->year, &q));
    pdn_sheet_begin(c, &about, title_of(&q),
                    pdn_say(pdn_word("each mark: one %s"), pdn_unit_word(1)),
                    pdn_word("Who can tell us how they began?"), &s);
    if (c == NULL) goto out;
    draw_figure(&s, &q);
    PDN_TRY(sheet__fill_column(&s, set_column, &q));
out:
    free(q.row);
    return st;
}

const pdn_sheet_kind sheet_practices_change = {
    .name = "practices-change",
    .wrote = "pdn-practices --change",
    .shows = "who took up what",
    .about = "a row a practice, a mark a unit: taken up since, in use both "
             "years, given up since, in use neither year, not known. What most "
             "took up comes first. The latest two years of the table.",
    .schema = &pdn_practices_change_schema,
    .draw = kind_draw,
};
