/* What became of it: steps agreed on, and what later waves say of their pairs.
 */
#include "report/report_parts.h"
#include "sheets/actions/actions_parts.h"
#include "sheets/practices/practices_parts.h"

#include "pdnet/practices.h"
#include "pdnet/words.h"

#include <stdlib.h>

/* ---- steps */

/* Without its words one step about a pair is as another. */
static bool same_pair(const pdn_action_row *a, const pdn_action_row *b)
{
    return pdn_text_compare(a->group_a, b->group_a) == 0 &&
           pdn_text_compare(a->group_b, b->group_b) == 0 &&
           pdn_text_compare(a->wave, b->wave) == 0 &&
           a->followed == b->followed;
}

/* "Gjort, etter fristen."; of several how many are how far. */
static const char *how_far(const size_t count[ACTIONS_STATES], size_t steps)
{
    const char *said = "";

    for (int i = 0; i < ACTIONS_STATES; i++) {
        const char *state =
            pdn_say_capital(actions_rows__state_word((actions__state)i));
        if (count[i] == 0) continue;
        state = steps == 1 ? pdn_say("%s.", state)
                           : pdn_say("%s: %s.", state,
                                     pdn_format_count((double)count[i]));
        said = *said == '\0' ? state : pdn_say("%s %s", said, state);
    }
    return steps == 1
               ? said
               : pdn_say(pdn_word("%s steps are agreed on about this. %s"),
                         pdn_format_count((double)steps), said);
}

/* A card of the steps row[i] and, in a public copy, those after it of the same
 * pair; nothing where an earlier card has it. */
static void card(const pdn_action_row *const *row, size_t n, size_t i, bool own,
                 pdn_html *h)
{
    size_t count[ACTIONS_STATES] = {0}, steps = 0;

    for (size_t j = 0; !own && j < i; j++)
        if (same_pair(row[i], row[j])) return;
    for (size_t j = i; j < (own ? i + 1 : n); j++)
        if (same_pair(row[i], row[j])) {
            count[actions_rows__state_of(row[j])]++;
            steps++;
        }
    const pdn_sentence s =
        pdn_sentence_of_step(row[i], how_far(count, steps), own);
    html__raw(h, "<li>");
    html__element(h, "h3", s.headline);
    if (own && row[i]->step != NULL)
        html__element(h, "p",
                      pdn_say("%s (%s)", pdn_study_word(row[i]->step),
                              actions_rows__who(row[i])));
    html__under(h, s.detail);
    html__raw(h, "</li>\n");
}

void report__put_steps(const pdn_report *r, const pdn_action_row *const *row,
                       size_t n, pdn_html *h)
{
    html__raw(h, "<ol class=\"findings followup\">\n");
    for (size_t i = 0; i < n; i++)
        card(row, n, i, r->options->internal, h);
    html__raw(h, "</ol>\n");
}

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
    const pdn_action_row **all = NULL;

    if (t == NULL || !has_steps(r)) return PDN_OK;
    const pdn_action_row *row = t->row;
    html__element(h, "p",
                  pdn_word("This is what came after the steps that were agreed "
                           "on. It need not have come of them."));
    PDN_NEW(all, t->rows);
    for (size_t i = 0; i < t->rows; i++)
        all[i] = &row[i];
    report__put_steps(r, all, t->rows, h);
out:
    free(all);
    return st;
}

/* ---- practices */

/* Those who changed nothing, and those of whom it is not known. */
static const char *say_others(const pdn_practice_change *p)
{
    const char *said =
        pdn_say(pdn_word("Both years: %s. Neither year: %s."),
                pdn_format_count(p->kept), pdn_format_count(p->without));

    if (p->not_asked > 0)
        said = pdn_say("%s %s", said,
                       pdn_say(pdn_word("Not asked in one of them: %s."),
                               pdn_format_count(p->not_asked)));
    if (p->not_answered > 0)
        said = pdn_say("%s %s", said,
                       pdn_say(pdn_word("Did not answer in one of them: %s."),
                               pdn_format_count(p->not_answered)));
    return said;
}

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
    html__under(h, say_others(p));
    html__raw(h, "</li>\n");
}

static void practices(const pdn_report *r, pdn_html *h)
{
    const pdn_practices_change *c = &r->results->practices_change;

    if (c->rows == 0) return;
    html__element(h, "h3", pdn_word("Practices taken up, and given up"));
    html__under(h, pdn_word("Who did not do it before and does now, and the "
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
