/* One cell of the pair table: ground, frame, sign, figures. */
#include "canvas/palette.h"
#include "pairs_parts.h"
#include "sheet/verdict_look.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* ---- ground and frame ---- */

void pairs__cell_ground(const pairs__table *t, pdn_box box, pairs__fill fill,
                        double ratio)
{
    pdn_canvas *c = t->sheet.canvas;
    double u = t->sheet.unit;

    switch (fill) {
    case PAIRS_PLAIN: pdn_rect(c, box, palette__ratio_color(ratio), 1); break;
    case PAIRS_GREY: pdn_rect(c, box, 0xD5DBE1, 1); break;
    case PAIRS_HATCHED:
        pdn_hatch(c, box, (pdn_pen){.color = 0xB8BBC0, .width = .8 * u});
        pdn_frame(c, box, (pdn_pen){.color = PDN_PALE, .width = .8 * u});
        break;
    case PAIRS_CROSSED: {
        pdn_pen pen = {.color = 0xFFFFFF, .width = 1.6 * u};
        pdn_rect(c, box, 0xC9CBCF, 1);
        pdn_line(c, (pdn_point){box.x, box.y},
                 (pdn_point){box.x + box.width, box.y + box.height}, pen);
        pdn_line(c, (pdn_point){box.x, box.y + box.height},
                 (pdn_point){box.x + box.width, box.y}, pen);
        break;
    }
    }
}

void pairs__cell_frame(const pairs__table *t, pdn_box box, pdn_verdict verdict)
{
    double u = t->sheet.unit;
    pdn_pen pen = {.color = PDN_INK, .width = 2.4 * u};

    switch (pdn_concern_of(verdict)) {
    case PDN_BREAKS: break;
    case PDN_WORKS: pen.color = PDN_BLUE_GREY; break;
    case PDN_THIN: pen = (pdn_pen){.color = PDN_HAIR_GREY, .width = u}; break;
    case PDN_PLAIN:
    case PDN_UNKNOWN:
    case PDN_WITHHELD: return;
    }
    double in = pen.width / 2;
    pdn_frame(t->sheet.canvas,
              (pdn_box){box.x + in, box.y + in, box.width - 2 * in,
                        box.height - 2 * in},
              pen);
}

/* White letters where the ground is dark. */
static pdn_color ink_on(pdn_color ground)
{
    double r = (ground >> 16) & 0xFFU, g = (ground >> 8) & 0xFFU,
           b = ground & 0xFFU;
    return .299 * r + .587 * g + .114 * b < 140 ? 0xFFFFFF : PDN_INK;
}

/* ---- figures ---- */

static pdn_type figure_type(const pairs__table *t, pdn_color ink)
{
    double size = .24 * t->width / t->sheet.unit;

    return pdn_sheet_type(&t->sheet, fmax(10.5, fmin(16, size)), false, ink,
                          PDN_CENTRE);
}

static const char *expected_text(const pdn_pair *p)
{
    return p->expected < 1 && p->expected > .05
               ? pdn_format_number(p->expected, 1)
               : pdn_format_count(p->expected);
}

/* What an organisation answers: a frequency, 0 for no contact, ? for none. */
static const char *answer(double says)
{
    const pdn_state state = pdn_state_of(says);

    if (state == PDN_NO_ANSWER || state == PDN_NOT_ASKED) return "?";
    if (state == PDN_NOT_DEFINED) return "+"; /* contact, how often not said */
    return pdn_format_count(says);
}

/* The row's answer, then the column's. */
static const char *both_answers(const pairs__table *t, const pdn_pair *p,
                                size_t row)
{
    const bool a = strcmp(p->group_a, t->service[row].name) == 0;

    return pdn_say("%s : %s", answer(a ? p->from_says : p->to_says),
                   answer(a ? p->to_says : p->from_says));
}

/* On white, where the ground is hatched. */
static void draw_answers(const pairs__table *t, pdn_box box, const pdn_pair *p,
                         size_t row, bool below)
{
    pdn_type type = figure_type(t, PDN_INK);
    const char *text = both_answers(t, p, row);
    const double width =
        pdn_text_width(t->sheet.canvas, text, type, NULL, NULL);
    const double y = below ? box.y + box.height - .55 * type.size
                           : box.y + box.height / 2 + .36 * type.size;
    const pdn_point at = {box.x + box.width / 2, y};

    if (width > t->width - 2 * t->sheet.unit) return;
    if (pairs__cell_fill(p) == PAIRS_HATCHED)
        pdn_rect(t->sheet.canvas,
                 (pdn_box){at.x - .6 * width, at.y - type.size, 1.2 * width,
                           1.3 * type.size},
                 0xFFFFFF, 1);
    pdn_text(t->sheet.canvas, at, text, type);
}

static const char *one_line(const pdn_pair *p)
{
    if (!isfinite(p->expected)) return pdn_format_count(p->ties);
    return pdn_say("%s/%s", pdn_format_count(p->ties), expected_text(p));
}

static bool fits(const pairs__table *t, const char *text, pdn_type type)
{
    return pdn_text_width(t->sheet.canvas, text, type, NULL, NULL) <=
           t->width - 4 * t->sheet.unit;
}

static void draw_stacked(const pairs__table *t, pdn_box box, const pdn_pair *p,
                         pdn_type type)
{
    pdn_canvas *c = t->sheet.canvas;
    double x = box.x + box.width / 2, y = box.y + box.height / 2;
    double half = .3 * box.width;

    pdn_text(c, (pdn_point){x, y - .24 * type.size}, pdn_format_count(p->ties),
             type);
    pdn_line(c, (pdn_point){x - half, y}, (pdn_point){x + half, y},
             (pdn_pen){.color = type.color, .width = .6 * t->sheet.unit});
    pdn_text(c, (pdn_point){x, y + .96 * type.size}, expected_text(p), type);
}

/* Between the frame's sides. */
static bool fits_framed(const pairs__table *t, const char *text, pdn_type type)
{
    return pdn_text_width(t->sheet.canvas, text, type, NULL, NULL) <=
           t->width - 11 * t->sheet.unit;
}

/* Both figures beside a sign, one above the other. */
static bool beside_sign(const pairs__table *t, const pdn_pair *p, pdn_type type)
{
    return isfinite(p->expected) && !fits_framed(t, one_line(p), type) &&
           t->width > 30 * t->sheet.unit && t->height > 2.6 * type.size;
}

/* Figures below a sign: on one line, or the reported alone, or none. */
static void draw_below(const pairs__table *t, pdn_box box, const pdn_pair *p,
                       pdn_type type)
{
    const char *text = one_line(p);

    if (beside_sign(t, p, type)) {
        double half = .54 * box.width;
        draw_stacked(
            t, (pdn_box){box.x + box.width - half, box.y, half, box.height}, p,
            type);
        return;
    }
    if (!fits_framed(t, text, type)) text = pdn_format_count(p->ties);
    if (!fits_framed(t, text, type)) return;
    pdn_text(
        t->sheet.canvas,
        (pdn_point){box.x + box.width / 2, box.y + box.height - .7 * type.size},
        text, type);
}

static void draw_plain(const pairs__table *t, pdn_box box, const pdn_pair *p,
                       pdn_type type)
{
    if (t->stacked && isfinite(p->expected) && box.height > 2 * type.size) {
        draw_stacked(t, box, p, type);
        return;
    }
    const char *text = t->stacked ? pdn_format_count(p->ties) : one_line(p);
    if (!fits(t, text, type)) text = pdn_format_count(p->ties);
    if (!fits(t, text, type)) return;
    pdn_text(t->sheet.canvas,
             (pdn_point){box.x + box.width / 2,
                         box.y + box.height / 2 + .36 * type.size},
             text, type);
}

static bool is_hidden(const pdn_pair *p)
{
    return pdn_state_of(p->ties) == PDN_SUPPRESSED;
}

/* What is not known is hatched, its number hidden or not. */
pairs__fill pairs__cell_fill(const pdn_pair *p)
{
    if (p->verdict == PDN_NOT_KNOWN) return PAIRS_HATCHED;
    if (is_hidden(p)) return PAIRS_CROSSED;
    if (!isfinite(p->ties)) return PAIRS_HATCHED;
    if (p->verdict == PDN_BOTH_REPORT || PDN_HAS(p->also, PDN_BOTH_REPORT))
        return PAIRS_GREY;
    return PAIRS_PLAIN;
}

bool pairs__any_hatched(const pdn_pair *pair, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!pdn_pair_within(&pair[i]) &&
            pairs__cell_fill(&pair[i]) == PAIRS_HATCHED)
            return true;
    return false;
}

static bool has_sign(const pdn_pair *p)
{
    if (pairs__cell_fill(p) == PAIRS_HATCHED) return false;
    return verdict_look__of(p->verdict)->glyph != NULL;
}

bool pairs__cell_fits(const pairs__table *t, size_t i, size_t j)
{
    const pdn_pair *p = t->at[i * t->services + j];

    if (p == NULL || pairs__cell_fill(p) != PAIRS_PLAIN || has_sign(p) ||
        t->form == PDN_FORM_ORGANISATIONS)
        return true;
    return fits(t, one_line(p), figure_type(t, PDN_INK));
}

/* In a narrow cell the sign stands without figures. */
static bool sign_alone(const pairs__table *t)
{
    return t->width < 30 * t->sheet.unit ||
           t->height < 3 * pdn_sheet_size(&t->sheet, 10.5);
}

static void draw_sign(const pairs__table *t, pdn_box box, const pdn_pair *p,
                      pdn_color ink, bool up)
{
    bool numbered = t->number[p - t->pair] > 0, alone = sign_alone(t);
    double size = fmin((alone ? .54 : .42) * fmin(box.width, box.height),
                       30 * t->sheet.unit);
    pdn_point centre = {box.x + box.width * (numbered ? .6 : .5),
                        box.y + box.height * (alone ? .58 : .34)};

    if (!alone && pairs__cell_fill(p) == PAIRS_PLAIN &&
        t->form != PDN_FORM_ORGANISATIONS &&
        beside_sign(t, p, figure_type(t, ink))) {
        size = fmin(size, .4 * box.width);
        centre = (pdn_point){box.x + .27 * box.width,
                             box.y + (numbered ? .62 : .5) * box.height};
    }

    if (pdn_concern_of(p->verdict) == PDN_WORKS && ink == PDN_INK)
        ink = 0x35566A;
    verdict_look__of(p->verdict)->glyph(t->sheet.canvas, centre, size, ink, up);
}

static void draw_number(const pairs__table *t, pdn_box box, int number)
{
    pdn_canvas *c = t->sheet.canvas;
    double size =
        pdn_sheet_size(&t->sheet, fmin(14.5, .2 * box.height / t->sheet.unit));
    double r = .72 * size;
    double in = (sign_alone(t) ? .1 : .62) * r;
    pdn_point p = {box.x + in, box.y + in};

    pdn_disc(c, p, r, 0xFFFFFF, 1);
    pdn_circle(c, p, r,
               (pdn_pen){.color = PDN_BROWN, .width = 1.5 * t->sheet.unit});
    p.y += .357 * size;
    pdn_text(c, p, pdn_format_count(number),
             (pdn_type){.size = size,
                        .bold = true,
                        .color = PDN_BROWN,
                        .align = PDN_CENTRE});
}

/* Whether the side that reports a one-sided pair is the row's service. */
static bool row_speaks(const pairs__table *t, const pdn_pair *p, size_t i)
{
    bool a_speaks = pdn_pair_a_speaks(p);
    return a_speaks == (strcmp(p->group_a, t->service[i].name) == 0);
}

void pairs__cell(const pairs__table *t, size_t i, size_t j)
{
    const pdn_pair *p = t->at[i * t->services + j];
    double gap = t->sheet.unit;
    pdn_box box = {t->grid.x + t->width * (double)j + gap,
                   t->grid.y + t->height * (double)i + gap, t->width - 2 * gap,
                   t->height - 2 * gap};

    if (p == NULL) return;
    pairs__fill fill = pairs__cell_fill(p);
    bool sign = has_sign(p);
    pairs__cell_ground(t, box, fill, p->ratio);
    if (t->form == PDN_FORM_ORGANISATIONS && !is_hidden(p) && i != j)
        draw_answers(t, box, p, i, sign && !sign_alone(t));
    if (fill == PAIRS_HATCHED || (fill == PAIRS_CROSSED && !sign)) return;

    pdn_color ink = fill == PAIRS_CROSSED
                        ? PDN_INK
                        : ink_on(palette__ratio_color(p->ratio));
    const bool answers = t->form == PDN_FORM_ORGANISATIONS;
    pdn_type type = figure_type(t, ink);
    if (answers && !sign) return;
    if (!sign) {
        draw_plain(t, box, p, type);
        return;
    }
    if (fill == PAIRS_PLAIN && !sign_alone(t) && !answers)
        draw_below(t, box, p, type);
    pairs__cell_frame(t, box, p->verdict);
    draw_sign(t, box, p, ink, row_speaks(t, p, i));
    int number = t->number[p - t->pair];
    if (number > 0) draw_number(t, box, number);
}
