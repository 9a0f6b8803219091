#include "report/narrow.h"

#include "sheet/axes.h"
#include "sheets/tally/tally_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The bar of a row is so wide in its own units. */
enum { BAR_WIDTH = 1000 };

static double place(double x, double from, double to)
{
    return fmin(fmax((x - from) / (to - from), 0), 1) * BAR_WIDTH;
}

static void rect(pdn_html *h, const char *class_name, double x, double width)
{
    char text[120], left[PDN_NUMBER_SIZE], wide[PDN_NUMBER_SIZE];

    pdn_number_write(round(x), left);
    pdn_number_write(fmax(round(width), 1), wide);
    snprintf(text, sizeof text,
             "<rect class=\"%s\" x=\"%s\" width=\"%s\" height=\"10\"/>",
             class_name, left, wide);
    html__raw(h, text);
}

/* Who hears the page has the figures in words beside it. */
static void bar(pdn_html *h, const narrow_row *r, double from, double to)
{
    const bool interval = isfinite(r->lo) && isfinite(r->hi);

    if (!(to > from) || !(interval || isfinite(r->x))) return;
    html__raw(h, "<svg class=\"bar\" viewBox=\"0 0 1000 10\" "
                 "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    rect(h, "track", 0, BAR_WIDTH);
    if (interval)
        rect(h, "span", place(r->lo, from, to),
             place(r->hi, from, to) - place(r->lo, from, to));
    else
        rect(h, "span", 0, place(r->x, from, to));
    if (interval && isfinite(r->x))
        rect(h, "mark", fmax(place(r->x, from, to) - 6, 0), 12);
    if (isfinite(r->other))
        rect(h, "other", fmax(place(r->other, from, to) - 6, 0), 12);
    html__raw(h, "</svg>");
}

static void put_row(pdn_html *h, const narrow_row *r, double from, double to)
{
    html__raw(h,
              r->strong ? "<li class=\"strong\" data-of=\"" : "<li data-of=\"");
    html__put(h, "%s\">", r->label);
    html__element(h, "strong", r->label);
    html__raw(h, " ");
    html__element(h, "span", r->says);
    bar(h, r, from, to);
    html__element(h, "span class=\"under\"", r->note);
    html__raw(h, "</li>\n");
}

narrow_row narrow__row(const char *label, const char *says)
{
    const double none = (double)NAN;

    return (narrow_row){label, says, NULL, none, none, none, none, false};
}

void narrow__list(pdn_html *h, const narrow_row *row, size_t n, size_t open,
                  double from, double to)
{
    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < n; i++) {
        if (i == open) {
            html__raw(h, "</ul>\n<details>");
            html__element(h, "summary",
                          pdn_say(pdn_word("%zu more"), n - open));
            html__raw(h, "<ul class=\"rows\">\n");
        }
        put_row(h, &row[i], from, to);
    }
    html__raw(h, n > open ? "</ul></details>\n" : "</ul>\n");
}

/* ---- tallies: the rows that their sheet draws ---- */

pdn_status narrow__tally(const pdn_report *r, const pdn_schema *schema,
                         const char *kind, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t = pdn_results_find(r->results, schema);
    bars__chart b = {0};
    narrow_row *row = NULL;
    double least = 0, most = 0;

    PDN_TRY(tally_rows__take(kind, t->row, t->rows, 0, &b));
    PDN_NEW(row, b.bars + b.entries);
    for (size_t i = 0; i < b.bars; i++) {
        const bars__bar *x = &b.bar[i];
        row[i] = (narrow_row){.label = x->label,
                              .says = x->count,
                              .lo = x->lo,
                              .x = x->x,
                              .hi = x->hi,
                              .other = x->other,
                              .strong = x->strong};
        axes__widen(x->x, &least, &most);
        axes__widen(x->hi, &least, &most);
        axes__widen(x->other, &least, &most);
    }
    for (size_t i = 0; b.bars == 0 && i < b.entries; i++)
        row[i] = narrow__row(b.entry[i].headline, b.entry[i].detail);
    narrow__list(h, row, b.bars > 0 ? b.bars : b.entries, SIZE_MAX,
                 b.ratings ? 1 : 0, b.ratings ? 5 : most);
    if (b.mark != NULL && b.second != NULL)
        html__under(h, pdn_say(b.ratings ? pdn_word("Bar: %s. Thin mark: %s.")
                                         : pdn_word("Dark mark: %s. Bar: %s."),
                               b.mark, b.second));
    html__under(h, b.note);
    PDN_TRY(html__status(h));
out:
    free(row);
    bars__clear(&b);
    return st;
}

/* Where the list of a picture stands under another figure already. */
static pdn_status link_to(const char *name, pdn_html *h)
{
    html__put(h, "<p><a href=\"%s\">%s</a></p>\n",
              html__id(h, "#figure-", name),
              pdn_word("The figures stand in the list above"));
    return html__status(h);
}

pdn_status narrow__people(const pdn_report *r, pdn_html *h)
{
    (void)r;
    return link_to("services", h);
}

pdn_status narrow__map(const pdn_report *r, pdn_html *h)
{
    (void)r;
    return link_to("baseline", h);
}
