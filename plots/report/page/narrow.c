#include "narrow.h"

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

void narrow__list(pdn_html *h, const narrow_row *row, size_t n, size_t open,
                  double from, double to)
{
    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < n; i++) {
        if (i == open) {
            html__raw(h, "</ul>\n<details>");
            html__element(
                h, "summary",
                pdn_say(pdn_words_plural("%zu more", "%zu more", n - open),
                        n - open));
            html__raw(h, "<ul class=\"rows\">\n");
        }
        put_row(h, &row[i], from, to);
    }
    html__raw(h, n > open ? "</ul></details>\n" : "</ul>\n");
}

/* ---- tallies: the rows that their sheet draws ---- */

static void widen(double x, double *hi)
{
    if (isfinite(x)) *hi = fmax(*hi, x);
}

static pdn_status tally(const pdn_report *r, const pdn_schema *schema,
                        const char *kind, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t = pdn_results_find(r->results, schema);
    bars__chart b = {0};
    narrow_row *row = NULL;
    double most = 0;

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
        widen(x->x, &most);
        widen(x->hi, &most);
        widen(x->other, &most);
    }
    for (size_t i = 0; b.bars == 0 && i < b.entries; i++)
        row[i] = (narrow_row){
            b.entry[i].headline, b.entry[i].detail, NULL,        (double)NAN,
            (double)NAN,         (double)NAN,       (double)NAN, false};
    narrow__list(h, row, b.bars > 0 ? b.bars : b.entries, SIZE_MAX,
                 b.ratings ? 1 : 0, b.ratings ? 5 : most);
    if (b.mark != NULL && b.second != NULL)
        html__element(h, "p class=\"under\"",
                      pdn_say(b.ratings ? pdn_word("Bar: %s. Thin mark: %s.")
                                        : pdn_word("Dark mark: %s. Bar: %s."),
                              b.mark, b.second));
    html__element(h, "p class=\"under\"", b.note);
    PDN_TRY(html__status(h));
out:
    free(row);
    bars__clear(&b);
    return st;
}

/* The figures that no tally is behind, by name. */
static const struct {
    const char *figure;
    pdn_status (*put)(const pdn_report *r, pdn_html *h);
} forms[] = {
    {"services", narrow__services},
    {"pairs", narrow__pairs},
    {"baseline", narrow__baseline},
    {"funnel", narrow__funnel},
    {"deviants", narrow__deviants},
    {"waves-pairs", narrow__wave_pairs},
    {"difference", narrow__difference},
    {"difference-people", narrow__difference_people},
    {"waves", narrow__turnover},
    {"multiples", narrow__waves},
    {"change", narrow__slopes},
    {"practices", narrow__practices},
    {"practices-change", narrow__practices_change},
    {"visits", narrow__visits},
    {"actions", narrow__actions},
};

/* Pictures whose list stands under another figure already. */
static const struct {
    const char *figure, *listed_under;
} listed[] = {{"people", "services"}, {"map", "baseline"}};

static void link_to(const char *figure, pdn_html *h)
{
    html__put(h, "<p><a href=\"%s\">%s</a></p>\n",
              html__id(h, "#figure-", figure),
              pdn_word("The figures stand in the list above"));
}

pdn_status report__narrow(const pdn_report *r, const char *figure,
                          const pdn_schema *shows, pdn_html *h)
{
    for (size_t i = 0; i < PDN_COUNT(forms); i++)
        if (strcmp(forms[i].figure, figure) == 0) return forms[i].put(r, h);
    for (size_t i = 0; i < PDN_COUNT(listed); i++)
        if (strcmp(listed[i].figure, figure) == 0) {
            link_to(listed[i].listed_under, h);
            return html__status(h);
        }
    return tally(r, shows, figure, h);
}

void report__figure_files(const pdn_report *r, const char *figure,
                          const pdn_schema *shows, bool with_table, pdn_html *h)
{
    const char *name = report__table_name(r, shows);

    html__put(h,
              "<div class=\"tools\"><button type=\"button\" class=\"picture\" "
              "data-name=\"%s\">%s</button></div>\n",
              figure, pdn_word("Download as picture (PNG)"));
    if (with_table) {
        report__table(r, shows, h);
    } else if (name != NULL) {
        html__put(h, "<p><a href=\"%s\">%s</a></p>\n",
                  html__id(h, "#table-", name),
                  pdn_word("The table behind the figure"));
    }
}
