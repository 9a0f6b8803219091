/* What became of it: steps agreed on, and what later waves say of their pairs.
 */
#include "report/report_parts.h"

#include "pdnet/words.h"

static pdn_status step(const pdn_action_row *row, bool own, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pdn_sentence s = {0};

    PDN_TRY(pdn_sentence_of_step(row, own, &s));
    html__raw(h, "<li>");
    html__element(h, "h3", s.headline);
    if (own && row->step != NULL) html__element(h, "p", row->step);
    html__element(h, "p class=\"under\"", s.detail);
    html__raw(h, "</li>\n");
out:
    pdn_sentence_clear(&s);
    return st;
}

/* of one wave nothing is after */
bool report__was_followed(const pdn_report *r)
{
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);

    return t != NULL && t->rows > 0 && r->results->waves > 1;
}

pdn_status report__part_followup(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);
    const pdn_action_row *row = t != NULL ? t->row : NULL;

    if (!report__was_followed(r))
        return report__part_figures(r, SECTION_FOLLOWUP, h);
    html__element(h, "p",
                  pdn_word("This is what came after the steps that were agreed "
                           "on. It need not have come of them."));
    html__raw(h, "<ol class=\"findings followup\">\n");
    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(step(&row[i], r->options->internal, h));
    html__raw(h, "</ol>\n");
    PDN_TRY(report__part_figures(r, SECTION_FOLLOWUP, h));
out:
    return st;
}
