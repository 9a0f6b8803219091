/* The figures of what those who do better do, whom to visit, and of the steps
 * agreed on. */
#include "report/narrow.h"

#include "report/figure_practice.h"
#include "sheets/actions/actions_parts.h"
#include "sheets/practices/practices_parts.h"
#include "sheets/practices/visits_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

pdn_status narrow__practices(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_practice_schema);
    practices_rows q = {0};
    narrow_row *row = NULL;

    if (t == NULL) return PDN_OK;
    PDN_TRY(practices_rows__take(t->row, t->rows, 0, &q));
    PDN_NEW(row, q.rows);
    for (size_t i = 0; i < q.rows; i++) {
        const pdn_practice_row *p = q.row[i];
        row[i] =
            narrow__row(practices_rows__name(p), practices_rows__detail(p));
        row[i].strong = practices_rows__stands_out(p);
        if (p->kind != PDN_PRACTICE_YES_OR_NO) continue;
        row[i].lo = p->lo;
        row[i].x = p->difference;
        row[i].hi = p->hi;
        row[i].other = 0;
    }
    narrow__list(h, row, q.rows, NARROW_OPEN, -1, 1);
    html__under(h, pdn_word("Bar: uncertainty of the difference, from fewer to "
                            "more. Brown mark: no difference."));
    html__under(h, practices_rows__caution());
    PDN_TRY(html__status(h));
out:
    free(row);
    practices_rows__clear(&q);
    return st;
}

/* The list above the figure says who; here it is how many. */
pdn_status narrow__practices_change(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_practices_change *c = &r->results->practices_change;
    narrow_row *row = NULL;

    PDN_NEW(row, c->rows);
    for (size_t i = 0; i < c->rows; i++) {
        const pdn_practice_change *p = &c->row[i];
        row[i] = narrow__row(pdn_say_capital(pdn_study_word(p->practice)),
                             practices_change__detail(p));
        row[i].strong = p->taken_up > 0;
    }
    narrow__list(h, row, c->rows, NARROW_OPEN, -1, 1);
    PDN_TRY(html__status(h));
out:
    free(row);
    return st;
}

static void list(pdn_html *h, const char *heading)
{
    html__under(h, heading);
    html__raw(h, "<ul>");
}

/* Whether every card asks that. */
static bool asked_of_all(const visits_rows *q, const char *question)
{
    size_t n = 0;

    for (size_t k = 0; k < q->cards; k++)
        for (size_t i = 0; visits_rows__question(&q->card[k], i) != NULL; i++)
            if (strcmp(visits_rows__question(&q->card[k], i), question) == 0) {
                n++;
                break;
            }
    return n == q->cards;
}

/* What to ask of that card that is not asked of all; or of all. */
static void questions(pdn_html *h, const visits_rows *q, const visits_card *k,
                      bool of_all)
{
    bool any = false;

    for (size_t i = 0; visits_rows__question(k, i) != NULL; i++) {
        const char *question = visits_rows__question(k, i);
        if (asked_of_all(q, question) != of_all) continue;
        if (!any) list(h, pdn_word("what to ask"));
        any = true;
        html__element(h, "li", question);
    }
    if (any) html__raw(h, "</ul>");
}

/* A unit: beside whom, what it does, what to ask it alone. */
static void card(pdn_html *h, const visits_rows *q, const visits_card *k)
{
    html__put(h, "<li data-of=\"%s\"><strong>%s</strong> <span>%s</span>",
              k->unit->unit, k->unit->unit, visits_rows__claim(k));
    if (k->unit->matched_unit != NULL && *k->unit->matched_unit != '\0')
        html__element(h, "p",
                      pdn_say(pdn_word("Compare with %s, which has about the "
                                       "same resources."),
                              k->unit->matched_unit));
    if (k->practices > 0) {
        list(h, pdn_word("what they do"));
        for (size_t i = 0; i < k->practices; i++)
            html__element(h, "li", visits_rows__does(k, i));
        html__raw(h, "</ul>");
    }
    questions(h, q, k, false);
    html__raw(h, "</li>\n");
}

/* Where it gets stuck, and who of these has something to teach at home; that
 * nobody has is said once. */
static void pairs(pdn_html *h, const visits_rows *q)
{
    html__element(h, "p", visits_rows__stuck(q));
    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < q->pairs; i++) {
        const visits_pair *p = &q->pair[i];
        html__put(h, "<li><strong>%s</strong> <span>%s</span></li>\n",
                  pdn_say_labels(p->pair),
                  p->n > 0
                      ? visits_rows__where_it_works(p)
                      : pdn_code_word(&pdn_verdict_codes, p->pair->verdict));
    }
    html__raw(h, "</ul>\n");
}

pdn_status narrow__visits(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_visits v = figure_practice__visits(r);
    visits_rows q = {0};

    PDN_TRY(visits_rows__take(&v, &q));
    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < q.cards; i++)
        card(h, &q, &q.card[i]);
    html__raw(h, "</ul>\n");
    if (q.cards > 0) questions(h, &q, &q.card[0], true);
    if (q.pairs > 0) pairs(h, &q);
    html__under(h, visits_rows__caution());
    PDN_TRY(html__status(h));
out:
    visits_rows__clear(&q);
    return st;
}

/* Of an owner's copy who does it, too. */
static const char *say_step(const pdn_action_row *a, bool own)
{
    const char *text = pdn_say(
        "%s. %s.",
        pdn_say_capital(actions_rows__state_word(actions_rows__state_of(a))),
        pdn_say_capital(actions_rows__when(a)));

    if (isfinite(a->lift))
        text = pdn_say("%s %s.", text, pdn_say_capital(actions_rows__where(a)));
    return own ? pdn_say("%s %s.", text, pdn_say_capital(actions_rows__who(a)))
               : text;
}

pdn_status narrow__actions(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_actions_schema);
    const bool own = r->options->internal;
    actions_rows q = {0};
    narrow_row *row = NULL;

    if (t == NULL) return PDN_OK;
    PDN_TRY(actions_rows__take(t->row, t->rows, &q));
    PDN_NEW(row, q.rows);
    for (size_t i = 0; i < q.rows; i++) {
        const pdn_action_row *a = q.row[i];
        row[i] =
            narrow__row(own && a->step != NULL ? pdn_study_word(a->step)
                                               : actions_rows__about(a, own),
                        say_step(a, own));
        row[i].note = actions_rows__after(a);
        row[i].strong = actions_rows__state_of(a) == ACTIONS_OVERDUE;
    }
    narrow__list(h, row, q.rows, NARROW_OPEN, 0, 0);
    PDN_TRY(html__status(h));
out:
    free(row);
    actions_rows__clear(&q);
    return st;
}
