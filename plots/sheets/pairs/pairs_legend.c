/* How the pair table is read: words, colours, signs. */
#include "canvas/palette.h"
#include "pairs_parts.h"
#include "sheet/verdict_look.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* What a row shows: the sign of a verdict, or a fill. */
static const struct {
    pairs__fill fill;
    const char *word;
} fills[] = {
    {PAIRS_HATCHED, PDN_SAYS("not known: too few answers or contacts")},
    {PAIRS_CROSSED, PDN_SAYS("hidden to protect privacy")},
    {PAIRS_GREY, PDN_SAYS("both report contact")},
};

enum { FILLS = PDN_COUNT(fills), SIGNS = PDN_VERDICTS + FILLS };
enum { STEPS = 5 };

static const char *word_of(const pairs__table *t, int k)
{
    if (k == PDN_VERDICTS && t->form == PDN_FORM_ORGANISATIONS)
        return PDN_SAYS("not known: no answer from one or both");
    return k < PDN_VERDICTS ? verdict_look__of((pdn_verdict)k)->table_legend
                            : fills[k - PDN_VERDICTS].word;
}

/* Whether a pair between services is drawn so. */
static bool is_drawn(const pairs__table *t, int k)
{
    for (size_t i = 0; word_of(t, k) != NULL && i < t->pairs; i++) {
        const pdn_pair *p = &t->pair[i];
        if (pdn_pair_within(p)) continue;
        if (k < PDN_VERDICTS
                ? (int)p->verdict == k && pairs__cell_fill(p) != PAIRS_HATCHED
                : pairs__cell_fill(p) == fills[k - PDN_VERDICTS].fill)
            return true;
    }
    return false;
}

static void draw_sample(const pairs__table *t, pdn_box box, int k)
{
    pdn_point centre = {box.x + box.width / 2, box.y + box.height / 2};

    if (k >= PDN_VERDICTS) {
        pairs__cell_ground(t, box, fills[k - PDN_VERDICTS].fill, 1);
        return;
    }
    pairs__cell_ground(t, box, PAIRS_PLAIN, 1);
    pairs__cell_frame(t, box, (pdn_verdict)k);
    verdict_look__of((pdn_verdict)k)
        ->glyph(t->sheet.canvas, centre, .6 * box.height, PDN_INK, true);
}

/* Larger where the corner has room, to be read from afar. */
static double size_of(const pairs__table *t)
{
    return t->legend_size > 0 ? t->legend_size : 11.5;
}

/* The signs there are in two columns, those of verdicts before fills, as high
 * as their words need; the height. */
static double set_signs(const pairs__table *t, pdn_box box, bool draw)
{
    double u = t->sheet.unit, sample = 22 * u, y = 0;
    double column = box.width / 2;
    double bottom = t->sheet.figure.y + t->sheet.figure.height;
    pdn_type type =
        pdn_sheet_type(&t->sheet, size_of(t), false, 0x333333, PDN_LEFT);
    int drawn[SIGNS], n = 0;

    for (int k = 0; k < SIGNS; k++)
        if (is_drawn(t, k)) drawn[n++] = k;
    int rows = (n + 1) / 2;
    for (int row = 0; row < rows; row++) {
        double height = sample;
        for (int side = 0; side < 2; side++) {
            if (2 * row + side >= n) continue;
            int k = drawn[2 * row + side];
            pdn_point at = {box.x + side * column + sample + 8 * u, box.y + y};
            double width = column - sample - 18 * u;
            double h = pdn_paragraph(t->sheet.canvas, at, width,
                                     pdn_word(word_of(t, k)), type, false);
            height = fmax(height, h);
            if (!draw) continue;
            draw_sample(
                t, (pdn_box){box.x + side * column, at.y, sample, sample}, k);
            at.y += fmax(0, (sample - h) / 2);
            pdn_paragraph(t->sheet.canvas, at, width, pdn_word(word_of(t, k)),
                          type, true);
        }
        y += height + 5 * u;
        if (t->sheet.slide && box.y + y + height > bottom) break;
    }
    return y;
}

/* Whether a pair between services has a colour of the scale. */
static bool is_any_coloured(const pairs__table *t)
{
    for (size_t i = 0; i < t->pairs; i++) {
        const pdn_pair *p = &t->pair[i];
        if (!pdn_pair_within(p) && p->ratio >= 0 &&
            pairs__cell_fill(p) == PAIRS_PLAIN)
            return true;
    }
    return false;
}

/* Whether all words find room side by side; else the middle one is left out. */
static bool has_room(const pairs__table *t, const char *const word[STEPS],
                     double width, pdn_type type)
{
    double ends = 0, middle = pdn_text_width(t->sheet.canvas, pdn_word(word[2]),
                                             type, NULL, NULL);

    for (int i = 0; i < STEPS; i += STEPS - 1)
        ends = fmax(ends, pdn_text_width(t->sheet.canvas, pdn_word(word[i]),
                                         type, NULL, NULL));
    return 2 * ends + middle + 2 * type.size < width;
}

/* Five steps of colour with words under the ends and the middle. */
static double set_scale(const pairs__table *t, pdn_box box, bool draw)
{
    static const double ratio[STEPS] = {.25, .5, 1, 2, 4};
    static const char *const word[STEPS] = {PDN_SAYS("much less"), NULL,
                                            PDN_SAYS("as expected"), NULL,
                                            PDN_SAYS("much more")};
    double u = t->sheet.unit, step = box.width / STEPS, height = 13 * u;
    pdn_type type =
        pdn_sheet_type(&t->sheet, size_of(t) - 1, false, 0x333333, PDN_LEFT);

    for (int i = 0; draw && i < STEPS; i++) {
        pdn_box patch = {box.x + i * step, box.y, step - u, height};
        pdn_rect(t->sheet.canvas, patch, palette__ratio_color(ratio[i]), 1);
        pdn_frame(t->sheet.canvas, patch,
                  (pdn_pen){.color = PDN_PALE, .width = .6 * u});
        if (word[i] == NULL) continue;
        type.align = i == 0           ? PDN_LEFT
                     : i == STEPS - 1 ? PDN_RIGHT
                                      : PDN_CENTRE;
        double x = box.x + (i == 0           ? 0
                            : i == STEPS - 1 ? box.width - u
                                             : box.width / 2);
        if (i == 2 && !has_room(t, word, box.width, type)) continue;
        pdn_text(t->sheet.canvas,
                 (pdn_point){x, box.y + height + 1.25 * type.size},
                 pdn_word(word[i]), type);
    }
    return height + 1.6 * type.size;
}

/* Whether organisations answer by more than yes and no. */
static bool say_how_often(const pairs__table *t)
{
    for (size_t i = 0; i < t->pairs; i++)
        if (t->pair[i].from_says > 1 || t->pair[i].to_says > 1) return true;
    return false;
}

/* What the second number is, by the null of the pairs between services. */
static const char *how_to_read(const pairs__table *t)
{
    if (t->form == PDN_FORM_ORGANISATIONS && !say_how_often(t))
        return pdn_word(
            "Each organisation stands at its mark. Its row goes to the left, "
            "its column goes down. Where two meet, the answers of row and "
            "column stand: 1 contact, 0 no contact, ? no answer.");
    if (t->form == PDN_FORM_ORGANISATIONS)
        return pdn_word(
            "Each organisation stands at its mark. Its row goes to the left, "
            "its column goes down. Where two meet, the answers of row and "
            "column stand: how often, 0 no contact, ? no answer.");
    if (t->form == PDN_FORM_SERVICES)
        return pdn_word(
            "Each service stands at its mark. Its row goes to the left, its "
            "column goes down. Where two meet, the field says how many of "
            "either name the other service / how many were expected. Expected "
            "follows from how many each names and how often each is named.");
    for (size_t k = 0; k < t->pairs; k++)
        if (!pdn_pair_within(&t->pair[k]) &&
            t->pair[k].null == PDN_NULL_CONTACTS)
            return pdn_word(
                "Each service stands at its mark. Its row goes to the left, "
                "its column goes down. Where two meet, the field is theirs: "
                "how many times contact is reported / expected from the "
                "contacts each has with others.");
    return pdn_word("Each service stands at its mark. Its row goes to the "
                    "left, its column goes down. Where two meet, the field is "
                    "theirs: how many times contact is reported / expected "
                    "from how many they are and how many answered.");
}

/* Whether a field shows what is reported without what was expected. */
static bool is_any_lone(const pairs__table *t)
{
    for (size_t i = 0; i < t->pairs; i++) {
        const pdn_pair *p = &t->pair[i];
        if (!pdn_pair_within(p) && isfinite(p->ties) &&
            pdn_state_of(p->expected) == PDN_SUPPRESSED &&
            pairs__cell_fill(p) == PAIRS_PLAIN)
            return t->form != PDN_FORM_ORGANISATIONS;
    }
    return false;
}

/* What a number counts, and what a colour may be where there is one. */
static const char *of_colour(const pairs__table *t)
{
    const char *counts = t->form == PDN_FORM_PEOPLE
                             ? pdn_word("A contact that both of two people "
                                        "report counts twice.")
                             : "";

    if (is_any_lone(t))
        counts = format_number__join(
            counts, pdn_word("A number alone is what is reported; what was "
                             "expected is hidden."));
    return format_number__join(
        counts, is_any_coloured(t)
                    ? pdn_word("Colour without a sign may be chance variation.")
                    : "");
}

/* What a field is, and what its colour may be: not on a slide. */
static double set_words(const pairs__table *t, pdn_box box, bool draw)
{
    double u = t->sheet.unit, top = box.y;
    pdn_canvas *c = t->sheet.canvas;
    pdn_type bold =
        pdn_sheet_type(&t->sheet, size_of(t) + 1.5, true, PDN_INK, PDN_LEFT);
    pdn_type plain =
        pdn_sheet_type(&t->sheet, size_of(t), false, 0x333333, PDN_LEFT);

    box.y += pdn_paragraph(c, (pdn_point){box.x, box.y}, box.width,
                           pdn_word("How to read the table"), bold, draw) +
             3 * u;
    box.y += pdn_paragraph(c, (pdn_point){box.x, box.y}, box.width,
                           how_to_read(t), plain, draw) +
             2 * u;
    const char *caution = of_colour(t);
    if (*caution != '\0')
        box.y += pdn_paragraph(c, (pdn_point){box.x, box.y}, box.width, caution,
                               plain, draw) +
                 7 * u;
    return box.y - top;
}

double pairs__legend(const pairs__table *t, int parts, pdn_box box, bool draw)
{
    double u = t->sheet.unit, top = box.y;

    if ((parts & PAIRS_WORDS) != 0) {
        if (!t->sheet.slide) box.y += set_words(t, box, draw);
        if (is_any_coloured(t)) box.y += set_scale(t, box, draw) + 7 * u;
    }
    if ((parts & PAIRS_SIGNS) != 0) box.y += set_signs(t, box, draw);
    return box.y - top;
}
