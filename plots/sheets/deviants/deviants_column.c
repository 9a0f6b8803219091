/* The column of the sheet of deviants. */
#include "deviants_parts.h"
#include "sheet/sheet_column.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* ---- the specification table of one unit ---- */

/* The unit's mark and its claim in a word. */
static double set_word(pdn_sheet *s, const pdn_deviant_row *r, bool draw)
{
    double u = s->unit;
    pdn_type type = pdn_sheet_type(s, 11.5, false, PDN_GREY, PDN_LEFT);
    double line = 1.4 * type.size, h = line + 9 * u;
    deviants__class class = deviants__class_of(r);

    if (!draw) return h;
    pdn_point at = {s->column.x + 11 * u, s->column.y + line / 2};
    deviants__class_mark(s, class, at);
    pdn_text(s->canvas,
             (pdn_point){s->column.x + 28 * u, at.y + .36 * type.size},
             deviants__class_word(class), type);
    sheet__take(s, h);
    return h;
}

/* The unit's mark, one square per specification, filled where it agrees, and
 * the words. */
static double set_squares(pdn_sheet *s, const pdn_deviant_row *r, bool draw)
{
    double u = s->unit, side = 9 * u, step = 12 * u, left = 28 * u;
    pdn_type type = pdn_sheet_type(s, 11.5, false, PDN_GREY, PDN_LEFT);

    if (!(r->specifications >= 1) || !isfinite(r->agree)) return 0;
    /* They reckon all years together: of a claim of progress they say
     * nothing. */
    if (r->claim == PDN_CLAIM_IMPROVED ||
        r->claim_unchecked == PDN_CLAIM_IMPROVED)
        return set_word(s, r, draw);
    size_t n = (size_t)fmin(r->specifications, 40);
    double agrees = round(r->agree * r->specifications);
    double wide = left + (double)n * step + 6 * u;
    const char *text =
        pdn_say(pdn_word("%s of %s ways of calculating give the same"),
                pdn_format_count(agrees), pdn_format_count(r->specifications));
    bool below = wide + pdn_text_width(s->canvas, text, type, NULL, NULL) >
                 s->column.width;
    double line = 1.4 * type.size;
    double h = (below ? 2 : 1) * line + 9 * u;

    if (!draw) return h;
    double middle = s->column.y + line / 2;
    deviants__class_mark(s, deviants__class_of(r),
                         (pdn_point){s->column.x + 11 * u, middle});
    for (size_t i = 0; i < n; i++) {
        pdn_box box = {s->column.x + left + (double)i * step, middle - side / 2,
                       side, side};
        if ((double)i < agrees)
            pdn_rect(s->canvas, box, 0x3F6478, 1);
        else
            pdn_frame(s->canvas, box, (pdn_pen){.color = 0x8A8D93, .width = u});
    }
    pdn_text(s->canvas,
             (pdn_point){s->column.x + (below ? 0 : wide),
                         middle + .36 * type.size + (below ? line : 0)},
             text, type);
    sheet__take(s, h);
    return h;
}

/* The unit, its claim in a word, and its count: where not all are told in
 * full. */
static double set_brief(pdn_sheet *s, const pdn_deviant_row *r, bool draw)
{
    double u = s->unit, left = 28 * u;
    pdn_type type = pdn_sheet_type(s, 12, false, 0x333333, PDN_LEFT);
    const char *counts = deviants__counts(r);
    const char *text =
        pdn_say("%s: %s", r->unit, deviants__class_word(deviants__class_of(r)));
    if (*counts != '\0') text = pdn_say("%s, %s", text, counts);
    if (r->rests_against > 0) /* its years are its own */
        text = pdn_say("%s. %s", text, deviants__rest(r));
    double width = s->column.width - left;
    double h =
        pdn_paragraph(s->canvas, (pdn_point){0}, width, text, type, false) +
        6 * u;

    if (!draw) return h;
    pdn_paragraph(s->canvas, (pdn_point){s->column.x + left, s->column.y},
                  width, text, type, true);
    deviants__class_mark(
        s, deviants__class_of(r),
        (pdn_point){s->column.x + 11 * u, s->column.y + .75 * type.size});
    sheet__take(s, h);
    return h;
}

/* ---- notes ---- */

static const char *by_chance(const deviants__rows *d)
{
    const double any = d->row[0].p_any_by_chance;

    if (!isfinite(d->row[0].by_chance)) return "";
    if (!(any > 0))
        return pdn_word("Studies like this one where nobody does better than "
                        "the others gave no such candidate.");
    return pdn_say_by_chance(any);
}

static bool unchecked(const deviants__rows *d)
{
    for (size_t i = 0; i < d->claims; i++)
        if (deviants__class_of(d->claimed[i]) <= DEVIANTS_IMPROVED &&
            d->claimed[i]->counter == PDN_COUNTER_NOT_CHECKED)
            return true;
    return false;
}

static double set_notes(pdn_sheet *s, const deviants__rows *d, bool draw)
{
    double h = d->claims > 0 ? pdn_sheet_rule(s, draw) : 0;

    h += axes__note(s, by_chance(d), draw);
    if (unchecked(d))
        h += axes__note(
            s,
            pdn_word("Whether something else got worse meanwhile is not "
                     "checked."),
            draw);
    h += axes__note(
        s,
        pdn_word("Several years of mostly the same people are little more than "
                 "one observation: only large differences can be found."),
        draw);
    if (d->lower) h += axes__note(s, pdn_say_power(), draw);
    h += axes__note(
        s,
        pdn_word("Grey dots: not found to do better. Lines through the marks: "
                 "uncertainty, nine times of ten inside."),
        draw);
    return h;
}

/* ---- all of it ---- */

/* How sure, and which years it rests on. */
static const char *detail_of(const deviants__rows *d, size_t i)
{
    const char *rest = deviants__rest(d->claimed[i]);
    const char *detail = d->says[i].detail;

    if (*rest == '\0' || *detail == '\0') return *rest != '\0' ? rest : detail;
    return pdn_say("%s %s", detail, rest);
}

/* Where the column is short, what is said of several alike is said once, of
 * the first. */
static pdn_entry entry_of(const deviants__rows *d, size_t i, bool once)
{
    const char *detail = detail_of(d, i);
    bool again = once && i > 0 &&
                 deviants__class_of(d->claimed[i]) ==
                     deviants__class_of(d->claimed[i - 1]) &&
                 strcmp(detail, detail_of(d, i - 1)) == 0;

    return (pdn_entry){0, d->says[i].headline, again ? "" : detail, PDN_INK};
}

static double heights(pdn_sheet *s, const deviants__rows *d, size_t n,
                      bool once)
{
    double h = 0;

    for (size_t i = 0; i < n; i++) {
        pdn_entry e = entry_of(d, i, once);
        h += pdn_sheet_entries_height(s, &e, 1) - 8 * s->unit +
             set_squares(s, d->claimed[i], false);
    }
    return h;
}

static double briefs(pdn_sheet *s, const deviants__rows *d, size_t from,
                     size_t to)
{
    double h = 0;

    for (size_t i = from; i < to; i++)
        h += set_brief(s, d->claimed[i], false);
    return h;
}

static double set_more(pdn_sheet *s, size_t n, bool draw)
{
    pdn_type small = {.size = 12.5, .color = PDN_GREY};

    if (n == 0) return 0;
    return pdn_sheet_paragraph(s, format_number__more(n), small, draw);
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const deviants__rows *d = of;
    double below = set_notes(s, d, false);
    size_t shown = d->claims;
    bool once = heights(s, d, shown, false) + below > s->column.height;

    while (s->detail > 10.5 &&
           heights(s, d, shown, once) + below > s->column.height)
        s->detail -= .5;
    size_t full = shown;
    while (full > 0 &&
           heights(s, d, full, once) + briefs(s, d, full, shown) + below >
               s->column.height)
        full--;
    while (shown > full && heights(s, d, full, once) +
                                   briefs(s, d, full, shown) + below +
                                   set_more(s, d->claims - shown, false) >
                               s->column.height)
        shown--;
    for (size_t i = 0; i < full; i++) {
        pdn_entry e = entry_of(d, i, once);
        pdn_sheet_entry(s, &e);
        /* The squares belong to it. */
        sheet__take(s, -8 * s->unit);
        set_squares(s, d->claimed[i], true);
    }
    for (size_t i = full; i < shown; i++)
        set_brief(s, d->claimed[i], true);
    s->untold = full < d->claims;
    set_more(s, d->claims - shown, true);
    set_notes(s, d, true);
    return PDN_OK;
}

void deviants__column(pdn_sheet *s, const deviants__rows *d)
{
    (void)sheet__fill_column(s, set_column, d); /* it cannot fail */
}
