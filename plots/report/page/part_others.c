/* What others do who succeed: who they are, what they do, and whom to visit. */
#include "report/report_parts.h"

#include "pdnet/deviants.h"
#include "pdnet/words.h"

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
    PDN_TRY(report__part_figures(r, SECTION_OTHERS, h));
    visits(r, h);
    PDN_TRY(html__status(h));
out:
    return st;
}
