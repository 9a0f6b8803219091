/* What became of it: steps agreed on, and what later waves say of their pairs.
 */
#include "report/report_parts.h"
#include "sheets/practices/practices_parts.h"

#include "pdnet/practices.h"
#include "pdnet/words.h"

static pdn_status step(const pdn_action_row *row, bool own, pdn_html *h)
{
    pdn_status st = PDN_OK;
    pdn_sentence s = {0};

    PDN_TRY(pdn_sentence_of_step(row, own, &s));
    html__raw(h, "<li>");
    html__element(h, "h3", s.headline);
    if (own && row->step != NULL)
        html__element(h, "p", pdn_study_word(row->step));
    html__element(h, "p class=\"under\"", s.detail);
    html__raw(h, "</li>\n");
out:
    pdn_sentence_clear(&s);
    return st;
}

/* ---- steps */

/* of one wave nothing is after */
static bool has_steps(const pdn_report *r)
{
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);

    return t != NULL && t->rows > 0 && r->results->waves > 1;
}

static pdn_status steps(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);

    if (t == NULL || !has_steps(r)) return PDN_OK;
    const pdn_action_row *row = t->row;
    html__element(h, "p",
                  pdn_word("This is what came after the steps that were agreed "
                           "on. It need not have come of them."));
    html__raw(h, "<ol class=\"findings followup\">\n");
    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(step(&row[i], r->options->internal, h));
    html__raw(h, "</ol>\n");
out:
    return st;
}

/* ---- practices */

static void practice(const pdn_practice_change *p, pdn_html *h)
{
    char from[PDN_NUMBER_SIZE], to[PDN_NUMBER_SIZE];

    pdn_number_write(p->from_year, from);
    pdn_number_write(p->to_year, to);
    html__raw(h, "<li>");
    html__element(h, "h4",
                  pdn_say(pdn_word("%s, from %s to %s"),
                          pdn_say_capital(pdn_study_word(p->practice)), from,
                          to));
    html__element(h, "p", practices_change__detail(p));
    html__element(h, "p class=\"under\"",
                  pdn_say(pdn_word("Both years: %s. Neither year: %s. Not "
                                   "asked in one of them: %s. Did not answer "
                                   "in one of them: %s."),
                          pdn_format_count(p->kept),
                          pdn_format_count(p->without),
                          pdn_format_count(p->not_asked),
                          pdn_format_count(p->not_answered)));
    html__raw(h, "</li>\n");
}

static void practices(const pdn_report *r, pdn_html *h)
{
    const pdn_practices_change *c = &r->results->practices_change;

    if (c->rows == 0) return;
    html__element(h, "h3", pdn_word("Practices taken up, and given up"));
    html__element(h, "p class=\"under\"",
                  pdn_word("Who did not do it before and does now, and the "
                           "other way. Why, the figures do not say."));
    html__raw(h, "<ol class=\"findings plain\">\n");
    for (size_t i = 0; i < c->rows; i++)
        practice(&c->row[i], h);
    html__raw(h, "</ol>\n");
}

bool report__was_followed(const pdn_report *r)
{
    return has_steps(r) || r->results->practices_change.rows > 0;
}

pdn_status report__part_followup(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    PDN_TRY(steps(r, h));
    practices(r, h);
    PDN_TRY(report__part_figures(r, SECTION_FOLLOWUP, h));
    PDN_TRY(html__status(h));
out:
    return st;
}
