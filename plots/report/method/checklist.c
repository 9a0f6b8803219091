/* What guidelines for reporting ask for, and where this report says it. */
#include "checklist.h"

#include "pdnet/words.h"

#include <stdlib.h>

static bool is_about(const pdn_report *r, const checklist__guideline *g)
{
    if (g->of == CHECKLIST_NETWORK) return r->wave != NULL;
    if (g->of == CHECKLIST_ESTIMATES) return r->results->baseline.rows > 0;
    return true;
}

/* The fact that says it; *state: how far. */
static method_fact found(const pdn_report *r, const checklist__item *item,
                         pdn_checklist_state *state)
{
    method_fact which = item->fact;

    *state = item->state;
    if (which == METHOD_NOTHING) return which;
    if (method__say(r, which) == NULL) which = item->other;
    if (method__say(r, which) != NULL) return which;
    *state = PDN_CHECKLIST_NOT_HERE;
    return METHOD_NOTHING;
}

/* ---- as a table */

static void fill(const pdn_report *r, const checklist__guideline *g,
                 const checklist__item *item, pdn_checklist_row *row)
{
    pdn_checklist_state state = PDN_CHECKLIST_NONE;
    const method_fact which = found(r, item, &state);

    *row = (pdn_checklist_row){.guideline = g->name,
                               .item = item->number,
                               .asks = item->asks,
                               .state = state};
    if (which == METHOD_NOTHING) return;
    row->where = method__heading(which);
    row->answer = method__say(r, which);
}

pdn_status report__checklist(const pdn_report *r, pdn_checklist_row **out,
                             size_t *n)
{
    pdn_status st = PDN_OK;
    pdn_checklist_row *row = NULL;
    size_t most = 0, rows = 0;

    for (size_t g = 0; g < checklist__guidelines_count; g++)
        most += checklist__guidelines[g].items;
    PDN_NEW(row, most);
    for (size_t g = 0; g < checklist__guidelines_count; g++) {
        const checklist__guideline *from = &checklist__guidelines[g];
        for (size_t i = 0; is_about(r, from) && i < from->items; i++)
            fill(r, from, &from->item[i], &row[rows++]);
    }
    PDN_TRY(pdn_context_status());
    *out = row;
    *n = rows;
    row = NULL;
out:
    free(row);
    return st;
}

/* ---- on the page */

static void answer(const pdn_report *r, const checklist__item *item,
                   pdn_html *h)
{
    pdn_checklist_state state = PDN_CHECKLIST_NONE;
    const method_fact which = found(r, item, &state);

    if (which == METHOD_NOTHING) {
        html__text(h, pdn_code_word(&pdn_checklist_state_codes, state));
        return;
    }
    html__put(h, "<a href=\"%s\">%s</a>",
              html__id(h, "#method-", method__name(which)),
              method__heading(which));
    if (state == PDN_CHECKLIST_PARTLY) {
        html__put(h, " %s", pdn_code_word(&pdn_checklist_state_codes, state));
    }
}

static void one(const pdn_report *r, const checklist__guideline *g, pdn_html *h)
{
    html__put(h, "<tr><th scope=\"colgroup\" colspan=\"3\">%s</th></tr>\n",
              pdn_say("%s, %s", g->name, pdn_word(g->about)));
    for (size_t i = 0; i < g->items; i++) {
        html__raw(h, "<tr>");
        html__element(h, "td", pdn_word(g->item[i].number));
        html__element(h, "td", pdn_word(g->item[i].asks));
        html__raw(h, "<td>");
        answer(r, &g->item[i], h);
        html__raw(h, "</td></tr>\n");
    }
}

void report__put_checklist(const pdn_report *r, pdn_html *h)
{
    method__begin_table("checklist",
                        pdn_word("Checklists for those who write about it"), h);
    html__element(h, "th scope=\"col\"", pdn_word("item"));
    html__element(h, "th scope=\"col\"", pdn_word("what it asks for"));
    html__element(h, "th scope=\"col\"", pdn_word("where it is said"));
    html__raw(h, "</tr></thead>\n<tbody>");
    for (size_t g = 0; g < checklist__guidelines_count; g++)
        if (is_about(r, &checklist__guidelines[g]))
            one(r, &checklist__guidelines[g], h);
    html__raw(h, "</tbody></table></div></details>\n");
}
