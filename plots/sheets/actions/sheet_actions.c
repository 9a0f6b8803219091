/* The steps agreed on: how far each is, and what is seen of its pair after it.
 */
#include "actions_parts.h"
#include "canvas/palette.h"
#include "sheet/axes.h"
#include "sheet/bars.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"

#include "pdnet/core.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 5 };

struct steps {
    pdn_sheet *sheet;
    const actions_rows *q;
    bool own;
    size_t shown;
    double top, row;
    double x[COLUMNS], wide[COLUMNS];
};

static bool says_where(const actions_rows *q)
{
    for (size_t i = 0; i < q->rows; i++)
        if (pdn_state_of(q->row[i]->lift) == PDN_VALUE) return true;
    return false;
}

/* About, who, when, where, what came after: the second only for the owner. */
static void lay_out(struct steps *k)
{
    static const double own[COLUMNS] = {.33, .17, .16, .13, .21};
    static const double shown[COLUMNS] = {.36, 0, .2, .18, .26};
    /* where nobody said where it is decided, the others have its room */
    static const double own_less[COLUMNS] = {.36, .18, .17, 0, .29};
    static const double shown_less[COLUMNS] = {.42, 0, .21, 0, .37};
    const bool where = says_where(k->q);
    double u = k->sheet->unit, small = pdn_sheet_size(k->sheet, 0);
    pdn_box f = k->sheet->figure;
    double head = 3.4 * small, mark = 34 * u, x = f.x + mark;
    double room = f.height - head - 1.6 * small, least = 3.1 * small;

    for (int i = 0; i < COLUMNS; i++) {
        const double part = k->own ? (where ? own[i] : own_less[i])
                                   : (where ? shown[i] : shown_less[i]);
        k->x[i] = x;
        k->wide[i] = part * (f.width - mark) - 14 * u;
        x += part * (f.width - mark);
    }
    k->shown = k->q->rows;
    if ((double)k->shown * least > room)
        k->shown = pdn_number_to_size(fmax(1, room / least));
    k->row = fmin(room / fmax(1, (double)k->shown), 150 * u);
    k->top = f.y + head;
}

/* A sign in it can be read. */
static double half_box(const pdn_sheet *s)
{
    return fmax(9 * s->unit, pdn_sheet_size(s, 0) / 1.6);
}

/* A box: ticked where the step is done, with an exclamation mark where it is
 * overdue, with a question mark where nobody knows. */
static void draw_state(const pdn_sheet *s, pdn_point at, double half,
                       actions__state state)
{
    const bool late = state == ACTIONS_OVERDUE;
    const pdn_pen pen = {.color = late                         ? PDN_BROWN
                                  : state == ACTIONS_NOT_KNOWN ? PDN_HAIR_GREY
                                                               : PDN_INK,
                         .width = (late ? 2.6 : 1.6) * s->unit};
    pdn_type type = {.size = 1.6 * half,
                     .bold = true,
                     .color = pen.color,
                     .align = PDN_CENTRE};
    const pdn_point tick[] = {{at.x - .6 * half, at.y},
                              {at.x - .1 * half, at.y + .55 * half},
                              {at.x + .7 * half, at.y - .6 * half}};

    pdn_frame(s->canvas,
              (pdn_box){at.x - half, at.y - half, 2 * half, 2 * half}, pen);
    if (state == ACTIONS_DONE || state == ACTIONS_DONE_LATE)
        pdn_polyline(s->canvas, tick, 3, false,
                     (pdn_pen){.color = PDN_BLUE_GREY, .width = 2.6 * s->unit});
    if (late || state == ACTIONS_NOT_KNOWN)
        pdn_text(s->canvas, (pdn_point){at.x, at.y + .57 * half},
                 late ? "!" : "?", type);
}

static void cell(const struct steps *k, size_t i, int column, const char *text,
                 pdn_type type)
{
    size_t lines = pdn_number_to_size(
        fmax(1, floor(k->row / (1.35 * pdn_sheet_size(k->sheet, 0)))));

    if (!(k->wide[column] > 0) || text == NULL || *text == '\0') return;
    bars__label(k->sheet,
                (pdn_box){k->x[column], k->top + (double)i * k->row,
                          k->wide[column], k->row},
                text, type, lines < 4 ? lines : 4);
}

static void draw_row(const struct steps *k, size_t i)
{
    const pdn_action_row *r = k->q->row[i];
    const pdn_sheet *s = k->sheet;
    double u = s->unit, y = k->top + (double)i * k->row;
    /* few rows are read from afar */
    const double more = k->row > 110 * u ? 5 : k->row > 84 * u ? 3 : 0;
    const double half = fmax(half_box(s), fmin(.1 * k->row, 12 * u));
    pdn_type bold = pdn_sheet_type(s, 13 + more, true, PDN_INK, PDN_LEFT);
    pdn_type plain = pdn_sheet_type(s, 12 + more, false, PDN_INK, PDN_LEFT);
    const char *about = actions_rows__about(r, k->own);
    const actions__state state = actions_rows__state_of(r);

    pdn_group_begin(s->canvas, NULL,
                    pdn_say("%s: %s", about, actions_rows__state_word(state)));
    pdn_line(s->canvas, (pdn_point){s->figure.x, y},
             (pdn_point){s->figure.x + s->figure.width, y},
             (pdn_pen){.color = PDN_PALE, .width = u});
    draw_state(s, (pdn_point){s->figure.x + 14 * u, y + k->row / 2}, half,
               state);
    if (k->own && r->step != NULL && *r->step != '\0') {
        plain.color = PDN_INK;
        cell(k, i, 0, pdn_say("%s (%s)", pdn_study_word(r->step), about),
             plain);
    } else {
        const char *which = actions_rows__which(k->q, r);
        cell(k, i, 0, *which != '\0' ? pdn_say("%s\n%s", about, which) : about,
             bold);
    }
    if (k->own) cell(k, i, 1, actions_rows__who(r), plain);
    cell(k, i, 2, actions_rows__when(r), plain);
    plain.bold = r->lift > 0;
    cell(k, i, 3, actions_rows__where(r), plain);
    plain.bold = false;
    plain.color = PDN_GREY;
    cell(k, i, 4, actions_rows__after(r), plain);
    pdn_group_end(s->canvas);
}

static void draw_figure(struct steps *k)
{
    const char *const head[COLUMNS] = {
        k->own ? pdn_word("step") : pdn_word("what the step is about"),
        k->own ? pdn_word("who invites whom") : "", pdn_word("when"),
        pdn_word("where it is decided"),
        k->q->followed ? pdn_word("what is seen after it") : ""};
    pdn_type type = pdn_sheet_type(k->sheet, 12.5, false, PDN_GREY, PDN_LEFT);

    lay_out(k);
    for (int i = 0; i < COLUMNS; i++)
        if (k->wide[i] > 0)
            bars__label(k->sheet,
                        (pdn_box){k->x[i], k->sheet->figure.y, k->wide[i],
                                  k->top - k->sheet->figure.y},
                        head[i], type, 2);
    for (size_t i = 0; i < k->shown; i++)
        draw_row(k, i);
    sheet__more(
        k->sheet,
        (pdn_point){k->x[0], k->sheet->figure.y + k->sheet->figure.height},
        k->q->rows - k->shown);
}

/* ---- the column: how many of each state, and what it is not ---- */

static double legend(pdn_sheet *s, const actions_rows *q, bool draw)
{
    double sum = 0, u = s->unit;
    pdn_type type = pdn_sheet_type(s, 14, false, PDN_INK, PDN_LEFT);

    for (actions__state i = 0; i < ACTIONS_STATES; i++) {
        if (q->count[i] == 0) continue;
        const pdn_point at = {s->column.x + 12 * u,
                              s->column.y + .72 * type.size};
        sum += sheet__beside(
            s, 34 * u,
            pdn_say("%s: %s", pdn_say_capital(actions_rows__state_word(i)),
                    pdn_format_count((double)q->count[i])),
            type, 9 * u, draw);
        if (draw) draw_state(s, at, half_box(s), i);
    }
    return sum;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct steps *k = of;
    const actions_rows *q = k->q;

    legend(s, q, true);
    pdn_sheet_rule(s, true);
    if (q->followed)
        axes__note(s,
                   pdn_word("This is what came after the steps that were "
                            "agreed on. It need not have come of them."),
                   true);
    return PDN_OK;
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    pdn_status st = PDN_OK;
    actions_rows q = {0};
    pdn_sheet s = {0};
    struct steps k = {.sheet = &s, .q = &q, .own = facts->internal};
    pdn_sheet_facts about = outcome_rows__facts(facts, 0, 0);

    (void)kind;
    (void)asked;
    about.seed = about.draws = (double)NAN;
    PDN_TRY(actions_rows__take(rows, n, &q));
    pdn_sheet_begin(c, &about, actions_rows__title(&q),
                    k.own ? NULL
                          : pdn_word("each step by what it is about: what it "
                                     "is and who does it stands in the owner's "
                                     "copy"),
                    pdn_word("What stops the steps that are not done, and who "
                             "can lift it?"),
                    &s);
    if (c == NULL) goto out;
    draw_figure(&k);
    PDN_TRY(sheet__fill_column(&s, set_column, &k));
out:
    actions_rows__clear(&q);
    return st;
}

const pdn_sheet_kind sheet_actions = {
    .name = "actions",
    .wrote = "pdn-tally actions",
    .shows = "steps agreed on",
    .about = "a row a step agreed on: done, not done, overdue (on the day of "
             "the table, else when the last wave is of a later year than the "
             "deadline) or not known; when, whether it must be lifted, and "
             "with --pairs what is seen of its pair after it. Its words and "
             "who does it stand only with --internal.",
    .schema = &pdn_actions_schema,
    .draw = kind_draw,
};
