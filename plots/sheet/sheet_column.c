#include "sheet_column.h"

#include "canvas/canvas_backend.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const double smallest_detail = 10.5;
enum { MOST_ON_SLIDE = 3 };

/* Paragraphs under this size are notes: not on a slide. */
static const double small_note = 12;

void sheet__take(pdn_sheet *s, double height)
{
    s->column.y += height;
    s->column.height -= height;
}

double pdn_sheet_paragraph(pdn_sheet *s, const char *text, pdn_type type,
                           bool draw)
{
    const pdn_point at = {s->column.x, s->column.y};
    const bool note = type.size < small_note;

    type.size = pdn_sheet_size(s, type.size);
    double h = pdn_paragraph(s->canvas, at, s->column.width, text, type, false);
    double all = h + .35 * type.size;
    if (s->slide && (note || (draw && h > s->column.height))) return 0;
    if (!draw) return all;
    pdn_paragraph(s->canvas, at, s->column.width, text, type, true);
    sheet__take(s, all);
    return all;
}

double sheet__beside(pdn_sheet *s, double indent, const char *text,
                     pdn_type type, double under, bool draw)
{
    const pdn_point at = {s->column.x + indent, s->column.y};
    const double h =
        under + pdn_paragraph(s->canvas, at, s->column.width - indent, text,
                              type, draw);

    if (draw) sheet__take(s, h);
    return h;
}

void sheet__more(const pdn_sheet *s, pdn_point at, size_t n)
{
    if (n > 0)
        pdn_text(s->canvas, at, format_number__more(n),
                 pdn_sheet_type(s, 11.5, false, PDN_GREY, PDN_LEFT));
}

double pdn_sheet_rule(pdn_sheet *s, bool draw)
{
    double h = s->slide ? 0 : 18 * s->unit;

    if (!draw || s->slide) return h;
    pdn_line(s->canvas, (pdn_point){s->column.x, s->column.y + h / 2},
             (pdn_point){s->column.x + s->column.width, s->column.y + h / 2},
             (pdn_pen){.color = PDN_PALE, .width = s->unit});
    sheet__take(s, h);
    return h;
}

/* Height of an entry; drawn where asked for. */
static double set_entry(pdn_sheet *s, const pdn_entry *e, bool detail,
                        bool draw)
{
    pdn_type bold = pdn_sheet_type(s, 14, true, PDN_INK, PDN_LEFT);
    pdn_type plain = pdn_sheet_type(s, s->detail, false, 0x333333, PDN_LEFT);
    double r = pdn_sheet_number_radius(s);
    double indent = e->number > 0 ? 2 * r + 10 * s->unit : 0;
    double width = s->column.width - indent;
    pdn_point at = {s->column.x + indent, s->column.y};
    double y = 0;

    if (e->headline != NULL)
        y += pdn_paragraph(s->canvas, at, width, e->headline, bold, draw);
    at.y += y;
    if (detail && e->detail != NULL && *e->detail != '\0')
        y += pdn_paragraph(s->canvas, at, width, e->detail, plain, draw);
    y = fmax(y, e->number > 0 ? 2 * r : 0);
    if (draw && e->number > 0)
        pdn_sheet_number(s,
                         (pdn_point){s->column.x + r + s->unit,
                                     s->column.y + .68 * bold.size},
                         e->number, e->color);
    return y + (detail ? 11 : 5) * s->unit;
}

bool pdn_sheet_entry(pdn_sheet *s, const pdn_entry *e)
{
    double h = set_entry(s, e, true, false);

    if (h > s->column.height) {
        s->untold = true;
        return false;
    }
    set_entry(s, e, true, true);
    sheet__take(s, h);
    return true;
}

double pdn_sheet_entries_height(pdn_sheet *s, const pdn_entry *e, size_t n)
{
    double h = 0;

    for (size_t i = 0; i < n; i++)
        h += set_entry(s, &e[i], true, false);
    return h;
}

/* Of how many entries only the heading stands, and how many do not. */
typedef struct {
    size_t cut, left;
} untold;

/* Both in one line; its height. */
static double say_untold(pdn_sheet *s, untold n, bool draw)
{
    const pdn_type type = {.size = 12.5, .color = PDN_GREY};
    const char *text;

    if (n.cut + n.left == 0) return 0;
    if (draw) s->untold = true;
    if (n.left == 0)
        text = pdn_say(pdn_word("more about %zu of these in the table"), n.cut);
    else
        text = pdn_say(
            n.cut > 0 ? pdn_word("more about these and %zu more in the table")
                      : pdn_word("and %zu more in the table"),
            n.left);
    return pdn_sheet_paragraph(s, text, type, draw);
}

/* Whether the heading alone is no finding: it names what the detail tells; a
 * heading that is a sentence tells it itself. */
static bool is_cut_short(const pdn_entry *e)
{
    const size_t n = strlen(e->headline);

    return e->detail != NULL && e->detail[0] != '\0' && n > 0 &&
           e->headline[n - 1] != '.';
}

/* What is untold where `shown` stand, the first `full` of them in full. */
static untold untold_of(const sheet_list *l, size_t full, size_t shown,
                        untold before)
{
    const size_t counted = l->n - l->notes;

    for (size_t i = full; i < shown; i++)
        before.cut += is_cut_short(&l->entry[i]);
    before.left += counted > shown ? counted - shown : 0;
    return before;
}

static double sum(const double *x, size_t n)
{
    double total = 0;

    for (size_t i = 0; i < n; i++)
        total += x[i];
    return total;
}

/* How many of the first *shown entries keep their detail, and in *shown how
 * many stand there at all. */
static size_t fit(pdn_sheet *s, const sheet_list *l, double height,
                  untold before, size_t *shown)
{
    const size_t n = *shown;
    double *whole = g_new(double, n + 1), *brief = g_new(double, n + 1);
    size_t full = n;

    for (size_t i = 0; i < n; i++) {
        whole[i] = set_entry(s, &l->entry[i], true, false);
        brief[i] = set_entry(s, &l->entry[i], false, false);
    }
    while (full > 0 &&
           sum(whole, full) + sum(brief + full, n - full) +
                   say_untold(s, untold_of(l, full, n, before), false) >
               height)
        full--;
    while (full == 0 && *shown > 0 &&
           sum(brief, *shown) +
                   say_untold(s, untold_of(l, 0, *shown, before), false) >
               height)
        (*shown)--;
    g_free(whole);
    g_free(brief);
    return full;
}

/* Sets what there is room for; how many stand. */
static size_t set_list(pdn_sheet *s, const sheet_list *l, double below,
                       untold *rest)
{
    const double height = s->column.height - below;
    size_t shown = s->slide && l->n > MOST_ON_SLIDE ? MOST_ON_SLIDE : l->n;

    while (s->detail > smallest_detail &&
           pdn_sheet_entries_height(s, l->entry, shown) > height)
        s->detail -= .5;
    size_t full = fit(s, l, height, *rest, &shown);
    for (size_t i = 0; i < shown; i++)
        sheet__take(s, set_entry(s, &l->entry[i], i < full, true));
    *rest = untold_of(l, full, shown, *rest);
    return shown;
}

size_t pdn_sheet_entries(pdn_sheet *s, const pdn_entry *e, size_t n,
                         double below)
{
    return sheet__two_lists(s, &(sheet_list){e, n, 0}, &(sheet_list){0}, below);
}

size_t sheet__two_lists(pdn_sheet *s, const sheet_list *first,
                        const sheet_list *second, double below)
{
    untold rest = {0};
    size_t shown =
        set_list(s, first, below + (second->n > 0 ? 40 * s->unit : 0), &rest);

    if (second->n > 0) set_list(s, second, below, &rest);
    say_untold(s, rest, true);
    return shown;
}

pdn_status sheet__fill_column(pdn_sheet *s, sheet__column set, const void *of)
{
    /* a column larger than this would be read before the title */
    static const double larger[] = {1.4, 1.3, 1.2, 1.1};
    const double unit = s->unit;
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < PDN_COUNT(larger) && s->unit <= unit; i++) {
        pdn_sheet tried = *s;
        tried.unit = larger[i] * unit;
        s->canvas->muted = true;
        st = set(&tried, of);
        s->canvas->muted = false;
        PDN_TRY(st);
        if (!tried.untold && tried.column.height >= 0 &&
            tried.detail >= s->detail)
            s->unit = tried.unit;
    }
    st = set(s, of);
out:
    s->unit = unit;
    return st;
}
