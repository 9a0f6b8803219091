/* What others do who succeed: who they are, what they do, and whom to visit. */
#include "report/report_parts.h"

#include "pdnet/deviants.h"
#include "pdnet/practices.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

static const char *how_sure(const pdn_practice_row *p)
{
    if (p->q <= .05) return pdn_word("Clear.");
    if (p->q <= .2)
        return pdn_word("A sign of: of five findings marked like this, one may "
                        "be chance.");
    return pdn_word("So few units cannot show that it is more than chance.");
}

/* One practice: how many do it, of those and of the others. */
static void practice(const pdn_practice_row *p, pdn_html *h)
{
    html__raw(h, "<li>");
    html__element(h, "h4", pdn_say_capital(p->name));
    html__element(h, "p",
                  pdn_say(pdn_word("Of those who do better than expected %s do "
                                   "it, and of the others %s."),
                          pdn_format_of(p->deviants_with, p->deviants),
                          pdn_format_of(p->peers_with, p->peers)));
    html__element(h, "p class=\"under\"", how_sure(p));
    html__raw(h, "</li>\n");
}

static bool is_practice(const pdn_practice_row *p)
{
    return p->kind == PDN_PRACTICE_YES_OR_NO && p->deviants > 0;
}

/* Those that more of the better ones have come first, as the difference is. */
static int by_difference(const void *a, const void *b)
{
    const pdn_practice_row *x = *(const pdn_practice_row *const *)a;
    const pdn_practice_row *y = *(const pdn_practice_row *const *)b;
    const double dx = isfinite(x->difference) ? x->difference : -2;
    const double dy = isfinite(y->difference) ? y->difference : -2;

    if (dx > dy) return -1;
    if (dx < dy) return 1;
    return (x > y) - (x < y);
}

static pdn_status practices(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_practice_schema);
    const pdn_practice_row *row = t != NULL ? t->row : NULL, **order = NULL;
    size_t n = 0;

    PDN_NEW(order, t != NULL ? t->rows : 0);
    for (size_t i = 0; t != NULL && i < t->rows; i++)
        if (is_practice(&row[i])) order[n++] = &row[i];
    if (n == 0) goto out;
    qsort(order, n, sizeof *order, by_difference);
    html__element(h, "h3", pdn_word("What they do"));
    html__raw(h, "<ol class=\"findings plain\">\n");
    for (size_t i = 0; i < n; i++)
        practice(order[i], h);
    html__raw(h, "</ol>\n");
    html__element(h, "p class=\"under\"",
                  pdn_word("That those who succeed do it says nothing about "
                           "what would happen if others did. It is a reason to "
                           "ask them."));
out:
    free(order);
    return st;
}

static bool to_visit(const pdn_deviant_row *d)
{
    return d->claim == PDN_CLAIM_SUSTAINED || d->claim == PDN_CLAIM_IMPROVED;
}

static void visits(const pdn_report *r, pdn_html *h)
{
    const pdn_deviants *d = &r->results->deviants;
    bool any = false;

    for (size_t i = 0; i < d->rows; i++) {
        const pdn_deviant_row *row = &d->row[i];
        if (!to_visit(row)) continue;
        if (!any) html__element(h, "h3", pdn_word("Whom to visit"));
        html__raw(h, any ? "" : "<ul>\n");
        any = true;
        html__raw(h, "<li data-of=\"");
        html__text(h, row->unit);
        html__raw(h, "\">");
        html__text(h, row->matched_unit == NULL || *row->matched_unit == '\0'
                          ? row->unit
                          : pdn_say(pdn_word("%s. Compare with %s, which has "
                                             "about the same resources."),
                                    row->unit, row->matched_unit));
        html__raw(h, "</li>\n");
    }
    if (!any) return;
    html__raw(h, "</ul>\n");
    html__element(h, "p class=\"question\"",
                  pdn_word("What do they do that we do not, since when, and "
                           "with whom? What did they stop doing?"));
}

pdn_status report__part_others(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    PDN_TRY(report__who_does_better(r, h));
    PDN_TRY(practices(r, h));
    visits(r, h);
    PDN_TRY(html__status(h));
out:
    return st;
}
