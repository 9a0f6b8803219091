#include "survey/suggest/proposal.h"

#include <string.h>

/* Who is called otherwise than on the list. */

/* What stands for somebody in another column of the list is an alias. */
static pdn_status alias_elsewhere(proposal *p, const char *text, bool *known)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    int64_t row = PDN_TEXTMAP_NONE;

    *known = false;
    if (p->id_by == NULL) return PDN_OK;
    PDN_TRY(pdn_normalize_name(&p->text, text, &folded));
    row = textmap__get(&p->id_of, folded);
    *known = row != PDN_TEXTMAP_NONE;
    for (size_t i = 0; i < p->aliases && *known; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    if (!*known) goto out;
    PDN_TRY(pdn_arena_keep(&p->text, text, &text));
    p->alias[p->aliases++] = (proposal_alias){text, id->text[row], true};
out:
    return st;
}

pdn_status proposal__add_alias(proposal *p, const char *text)
{
    pdn_status st = PDN_OK;
    const pdn_called *near = NULL;
    bool known = false;
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");

    PDN_TRY(alias_elsewhere(p, text, &known));
    if (!known) PDN_TRY(answers__is_called(p->w, text, &known));
    if (!known) PDN_TRY(names__near(&p->w->names, text, &near));
    if (near == NULL) goto out;
    for (size_t i = 0; i < p->aliases; i++)
        if (strcmp(p->alias[i].alias, text) == 0) goto out;
    PDN_TRY(pdn_arena_keep(&p->text, text, &text));
    p->alias[p->aliases++] =
        (proposal_alias){text, id->text[near->actor], false};
out:
    return st;
}

/* Who is written nearly as somebody on the list: in headings that a pattern
 * takes apart, and where people say who they are. */
pdn_status proposal__find_aliases(proposal *p)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    PDN_NEW(p->alias, p->t.columns + p->t.rows);
    for (size_t k = 0; k < p->t.columns && !p->listed; k++)
        if (p->question_of[k] != SIZE_MAX && !proposal__is_known(p, k) &&
            !proposal__asks_of_services(p))
            PDN_TRY(proposal__add_alias(p, p->part[k].who));
    for (size_t i = 0; p->id != SIZE_MAX && i < p->t.rows; i++) {
        const char *text = proposal__cell(&p->t.column[p->id], i, number);
        if (text != NULL) PDN_TRY(proposal__add_alias(p, text));
    }
out:
    return st;
}
