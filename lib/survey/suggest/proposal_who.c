#include "survey/suggest/proposal.h"

#include "survey/suggest/actor_columns.h"

#include <math.h>
#include <string.h>

/* Who answers: the column of a roster that says so. */

/* How many cells of a column name somebody on the list. */
static pdn_status count_people(proposal *p, size_t column, size_t *known,
                               size_t *cells)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];
    bool yes = false;

    *known = *cells = 0;
    for (size_t i = 0; i < p->t.rows; i++) {
        const char *text = proposal__cell(&p->t.column[column], i, number);
        if (text == NULL) continue;
        ++*cells;
        PDN_TRY(answers__is_called(p->w, text, &yes));
        *known += yes;
    }
out:
    return st;
}

/* Does the column number the rows, as forms do? Such numbers name nobody. */
static bool counts_rows(const pdn_column *c, size_t rows)
{
    bool yes = c->number != NULL && rows > 1;

    for (size_t i = 1; i < rows && yes; i++)
        yes = !isnan(c->number[i]) &&
              !(fabs(c->number[i] - c->number[i - 1] - 1) > 0);
    return yes;
}

/* The column most of whose cells name somebody; `counting`: one that numbers
 * the rows will do. */
static pdn_status find_id_among(proposal *p, bool counting)
{
    pdn_status st = PDN_OK;
    const char *said = p->w->o->roster_id;
    size_t known = 0, cells = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        bool is_said = said != NULL && strcmp(p->t.column[k].name, said) == 0;
        bool counts = counts_rows(&p->t.column[k], p->t.rows);
        if (p->question_of[k] != SIZE_MAX || (said != NULL && !is_said) ||
            (!is_said && counts != counting))
            continue;
        PDN_TRY(count_people(p, k, &known, &cells));
        if (!is_said && (2 * known <= cells || known <= p->id_known)) continue;
        p->id = k;
        p->id_known = known;
        p->id_cells = cells;
        p->id_counts = counts && !is_said;
    }
out:
    return st;
}

/* By what else the list has of everybody: an address. */
static pdn_status find_id_elsewhere(proposal *p)
{
    pdn_status st = PDN_OK;
    actor_columns__match found = {0};
    size_t nobody = 0, cells = 0;

    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->question_of[k] != SIZE_MAX) continue;
        PDN_TRY(count_people(p, k, &nobody, &cells));
        PDN_TRY(actor_columns__telling(&p->w->s->actor, &p->t.column[k],
                                       p->t.rows, &p->text, &found));
        if (2 * found.known <= cells || found.known <= p->id_known) continue;
        p->id = k;
        p->id_known = found.known;
        p->id_cells = cells;
        p->id_by = found.by;
        textmap__clear(&p->id_of);
        p->id_of = found.of;
        found.of = (pdn_textmap){0};
    }
out:
    textmap__clear(&found.of);
    return st;
}

/* By names that differ from those of the list in case alone: aliases. */
static pdn_status find_id_in_case(proposal *p)
{
    enum { LOOKED_AT = 200 };
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t k = 0; k < p->t.columns; k++) {
        size_t nearly = 0, cells = 0;
        if (p->question_of[k] != SIZE_MAX || p->t.column[k].text == NULL)
            continue;
        for (size_t i = 0; i < p->t.rows && i < LOOKED_AT; i++) {
            const char *text = proposal__cell(&p->t.column[k], i, number);
            const pdn_called *near = NULL;
            const char *folded = NULL;
            if (text == NULL) continue;
            cells++;
            PDN_TRY(names__near(&p->w->names, text, &near));
            PDN_TRY(pdn_normalize_name(&p->text, text, &folded));
            nearly += near != NULL && strcmp(near->folded, folded) == 0;
        }
        if (2 * nearly <= cells || nearly <= p->id_known) continue;
        p->id = k;
        p->id_known = nearly;
        p->id_cells = cells;
    }
out:
    return st;
}

pdn_status proposal__find_id(proposal *p)
{
    pdn_status st = PDN_OK;
    const bool own = strcmp(p->w->o->actors, p->w->o->roster) == 0;

    p->id = SIZE_MAX;
    PDN_TRY(find_id_among(p, false));
    /* who answers is the list: the numbers of its rows are theirs */
    if (p->id == SIZE_MAX && own) PDN_TRY(find_id_among(p, true));
    if (own) p->id_counts = false;
    if (p->id == SIZE_MAX && p->w->o->roster_id == NULL)
        PDN_TRY(find_id_elsewhere(p));
    if (p->id == SIZE_MAX && p->w->o->roster_id == NULL)
        PDN_TRY(find_id_in_case(p));
    if (p->id == SIZE_MAX) PDN_TRY(find_id_among(p, true));
out:
    return st;
}
