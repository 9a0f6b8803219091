/* Whom to visit: a card a unit, in four columns; beside it where service pairs
 * work that break down elsewhere. */
#include "canvas/palette.h"
#include "sheet/axes.h"
#include "sheet/bars.h"
#include "sheet/outcome_parts.h"
#include "sheet/sheet_column.h"
#include "visits_parts.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 4, MOST_PAIRS = 8 };

struct cards {
    pdn_sheet *sheet;
    const visits_rows *q;
    size_t shown;
    double top, high, grow; /* grow: of letters, where few have the sheet */
    double x[COLUMNS], wide[COLUMNS];
};

static void lay_out(struct cards *k)
{
    static const double part[COLUMNS] = {.22, .2, .29, .29};
    double u = k->sheet->unit, small = pdn_sheet_size(k->sheet, 0);
    pdn_box f = k->sheet->figure;
    double head = 3.2 * small, least = 9.5 * small, x = f.x;
    double room = f.height - head - 1.6 * small;

    for (int i = 0; i < COLUMNS; i++) {
        k->x[i] = x;
        k->wide[i] = part[i] * f.width - 16 * u;
        x += part[i] * f.width;
    }
    k->shown = k->q->cards;
    if ((double)k->shown * least > room)
        k->shown = pdn_number_to_size(fmax(1, room / least));
    k->grow = k->shown == 1 ? 1.4 : k->shown == 2 ? 1.2 : 1;
    k->high = fmin(room / fmax(1, (double)k->shown), 230 * u * k->grow);
    k->top = f.y + head;
}

/* A paragraph at the top of a box; false where it finds no room. */
static bool put(const struct cards *k, pdn_box *box, const char *text,
                pdn_type type)
{
    pdn_point at = {box->x, box->y};
    pdn_canvas *c = k->sheet->canvas;

    if (text == NULL || *text == '\0') return true;
    double h = pdn_paragraph(c, at, box->width, text, type, false);
    if (h > box->height) return false;
    pdn_paragraph(c, at, box->width, text, type, true);
    h += .35 * type.size;
    box->y += h;
    box->height -= h;
    return true;
}

/* Lines with a dash before each, as many as there is room for. */
static void put_list(const struct cards *k, pdn_box *box, const char *text,
                     bool strong)
{
    double u = k->sheet->unit;
    pdn_type type =
        pdn_sheet_type(k->sheet, 12.5 * k->grow, strong, PDN_INK, PDN_LEFT);
    pdn_box in = {box->x + 12 * u, box->y, box->width - 12 * u, box->height};
    pdn_point dot = {box->x + 3 * u, box->y + .7 * type.size};

    if (!put(k, &in, text, type)) {
        box->height = 0;
        return;
    }
    pdn_disc(k->sheet->canvas, dot, 2.2 * u, PDN_HAIR_GREY, 1);
    box->height -= in.y - box->y;
    box->y = in.y;
}

static pdn_box cell(const struct cards *k, size_t row, int column)
{
    double u = k->sheet->unit;

    return (pdn_box){k->x[column], k->top + (double)row * k->high + 10 * u,
                     k->wide[column], k->high - 14 * u};
}

static void who(const struct cards *k, size_t i)
{
    const visits_card *card = &k->q->card[i];
    const double grow = k->grow;
    pdn_type bold =
        pdn_sheet_type(k->sheet, 17 * grow, true, PDN_INK, PDN_LEFT);
    pdn_type name =
        pdn_sheet_type(k->sheet, 14 * grow, true, PDN_INK, PDN_LEFT);
    pdn_type grey =
        pdn_sheet_type(k->sheet, 11.5 * grow, false, PDN_GREY, PDN_LEFT);
    pdn_box box = cell(k, i, 0);

    put(k, &box, card->unit->unit, bold);
    put(k, &box, visits_rows__claim(card), grey);
    box = cell(k, i, 1);
    put(k, &box,
        card->unit->matched_unit != NULL ? card->unit->matched_unit : "–",
        name);
    put(k, &box, visits_rows__match(card), grey);
}

static void what(const struct cards *k, size_t i)
{
    const visits_card *card = &k->q->card[i];
    pdn_type grey =
        pdn_sheet_type(k->sheet, 11.5 * k->grow, false, PDN_GREY, PDN_LEFT);
    pdn_box box = cell(k, i, 2);

    if (!card->asked)
        put(k, &box, pdn_word("not charted"), grey);
    else if (card->practices == 0)
        put(k, &box, pdn_word("none of the practices asked about"), grey);
    for (size_t p = 0; p < card->practices; p++)
        put_list(k, &box, visits_rows__does(card, p),
                 card->does[p].known && !card->does[p].there);
    box = cell(k, i, 3);
    for (size_t p = 0; visits_rows__question(card, p) != NULL; p++)
        put_list(k, &box, visits_rows__question(card, p), false);
}

/* Where few have the sheet: lines to write on. */
static void draw_lines(const struct cards *k)
{
    pdn_canvas *c = k->sheet->canvas;
    const double u = k->sheet->unit, step = 34 * u;
    const pdn_box f = k->sheet->figure;
    const double bottom = f.y + f.height - 1.6 * pdn_sheet_size(k->sheet, 0);
    double y = k->top + (double)k->shown * k->high;
    pdn_type head = pdn_sheet_type(k->sheet, 12.5, false, PDN_GREY, PDN_LEFT);

    if (k->shown > 2 || bottom - y < 4 * step) return;
    pdn_text(c, (pdn_point){f.x, y}, pdn_word("what we learnt there"), head);
    y += 1.2 * step;
    for (int n = 0; y + n * step < bottom; n++)
        pdn_line(c, (pdn_point){f.x, y + n * step},
                 (pdn_point){f.x + f.width, y + n * step},
                 (pdn_pen){.color = PDN_PALE, .width = u});
}

static void draw_cards(const struct cards *k)
{
    pdn_canvas *c = k->sheet->canvas;
    pdn_box f = k->sheet->figure;
    pdn_type head = pdn_sheet_type(k->sheet, 12.5, false, PDN_GREY, PDN_LEFT);
    const char *const word[COLUMNS] = {
        pdn_word("whom to visit"), pdn_word("hold beside"),
        pdn_word("what they do"), pdn_word("what to ask")};

    for (int i = 0; i < COLUMNS; i++)
        bars__label(k->sheet,
                    (pdn_box){k->x[i], f.y, k->wide[i], .9 * (k->top - f.y)},
                    word[i], head, 2);
    for (size_t i = 0; i < k->shown; i++) {
        double y = k->top + (double)i * k->high;
        pdn_line(c, (pdn_point){f.x, y}, (pdn_point){f.x + f.width, y},
                 (pdn_pen){.color = PDN_PALE, .width = k->sheet->unit});
        pdn_group_begin(c, NULL, k->q->card[i].unit->unit);
        who(k, i);
        what(k, i);
        pdn_group_end(c);
    }
    sheet__more(k->sheet, (pdn_point){f.x, f.y + f.height},
                k->q->cards - k->shown);
}

static void draw_nobody(pdn_sheet *s)
{
    pdn_type type = pdn_sheet_type(s, 17, false, PDN_INK, PDN_LEFT);

    pdn_paragraph(s->canvas,
                  (pdn_point){s->figure.x, s->figure.y + 30 * s->unit},
                  .8 * s->figure.width,
                  pdn_word("There may still be something to learn from each "
                           "other: who has tried something that others have "
                           "not?"),
                  type, true);
}

static bool any_bold(const visits_rows *q)
{
    for (size_t i = 0; i < q->cards; i++)
        for (size_t p = 0; p < q->card[i].practices; p++)
            if (q->card[i].does[p].known && !q->card[i].does[p].there)
                return true;
    return false;
}

static double foot(pdn_sheet *s, const visits_rows *q, bool draw)
{
    const size_t alone = visits_rows__alone(q);
    double h = pdn_sheet_rule(s, draw);

    if (alone > 0 && alone < q->pairs)
        h += axes__note(s,
                        pdn_word("Where nothing is said, neither of the two "
                                 "stands in a pair that works well here."),
                        draw);

    if (any_bold(q))
        h += axes__note(s,
                        pdn_word("In bold: what the one to hold beside does "
                                 "not do."),
                        draw);
    if (q->without != NULL) h += axes__note(s, q->without, draw);
    return h + axes__note(s, visits_rows__caution(), draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const visits_rows *q = of;
    pdn_entry e[MOST_PAIRS];
    size_t n = 0;

    if (q->pairs > 0)
        pdn_sheet_paragraph(s, visits_rows__stuck(q),
                            (pdn_type){.size = 12.5, .color = PDN_GREY}, true);
    for (; n < q->pairs && n < MOST_PAIRS; n++) {
        const visits_pair *p = &q->pair[n];
        e[n] = (pdn_entry){
            0,
            pdn_say("%s: %s", pdn_say_labels(p->pair),
                    pdn_code_word(&pdn_verdict_codes, p->pair->verdict)),
            p->n == 0 ? NULL : visits_rows__where_it_works(p), PDN_INK};
    }
    pdn_sheet_entries(s, e, n, foot(s, q, false) + 8 * s->unit);
    foot(s, q, true);
    return PDN_OK;
}

pdn_status pdn_title_of_visits(const pdn_visits *v, const char **out)
{
    pdn_status st = PDN_OK;
    visits_rows q = {0};

    PDN_TRY(visits_rows__take(v, &q));
    *out = visits_rows__title(v, &q);
out:
    visits_rows__clear(&q);
    return st;
}

pdn_status pdn_visits_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                            const pdn_visits *v)
{
    pdn_status st = PDN_OK;
    visits_rows q = {0};
    pdn_sheet s = {0};
    struct cards k = {.sheet = &s, .q = &q};
    pdn_sheet_facts about;

    PDN_TRY(visits_rows__take(v, &q));
    q.without =
        pdn_say_left_out(pdn_deviants_left_out(v->unit, v->units), v->units);
    about = outcome_rows__facts(
        facts, outcome_rows__made(&v->unit->origin, sizeof *v->unit, v->units),
        v->units);
    pdn_sheet_begin(c, &about, visits_rows__title(v, &q), NULL,
                    pdn_word("Who goes, when, and whom do they bring?"), &s);
    if (q.cards > 0) {
        lay_out(&k);
        draw_cards(&k);
        draw_lines(&k);
    } else {
        draw_nobody(&s);
    }
    PDN_TRY(sheet__fill_column(&s, set_column, &q));
out:
    visits_rows__clear(&q);
    return st;
}
