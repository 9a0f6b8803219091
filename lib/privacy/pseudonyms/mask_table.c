#include "mask_table.h"
#include "masked_columns.h"
#include "person_search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names of columns, for one message. */
struct names {
    char text[400];
    size_t used, n;
};

/* Headings of a roster may call people who are not on the list: they are told
 * by their number. */
static void add_name(struct names *s, const mask_table *of, const pdn_column *c)
{
    char number[32];
    const char *name = c->name;

    if (of->column != NULL) {
        snprintf(number, sizeof number, "column %zu",
                 of->t->field[c - of->t->column]);
        name = number;
    }
    int put = snprintf(s->text + s->used, sizeof s->text - s->used, "%s%.40s",
                       s->n > 0 ? ", " : "", name);

    s->n++;
    s->used += put > 0 ? (size_t)put : 0;
    if (s->used >= sizeof s->text) s->used = sizeof s->text - 1;
}

/* What was done to one table. */
struct done {
    size_t replaced; /* cells that call somebody */
    struct names kept, gone;
};

static bool is_group(const mask_table *of, size_t row)
{
    return of->group != NULL && of->group[row];
}

/* A cell that calls somebody. */
static pdn_status replace_cell(masking *m, pdn_table *t,
                               masked_columns__treatment how, const char **cell,
                               size_t *replaced)
{
    pdn_status st = PDN_OK;
    const char *id = NULL;

    if (*cell == NULL || (*cell)[0] == '\0') return PDN_OK;
    if (how == MASK_SPELLING) {
        PDN_TRY(masking__of_text(m, *cell, cell));
    } else if (how == MASK_PERSON) {
        PDN_TRY(masking__of_person(m, *cell, cell));
    } else if (how == MASK_PEOPLE) {
        PDN_TRY(masking__of_people(m, *cell, cell));
    } else {
        PDN_TRY(masking__find(m, *cell, &id));
        if (id == NULL && how == MASK_EITHER) goto out;
        if (id != NULL)
            PDN_TRY(masking__of_text(m, id, cell));
        else
            *cell = "withheld";
    }
    PDN_TRY(pdn_table_text(t, *cell, cell));
    ++*replaced;
out:
    return st;
}

static pdn_status tell_search(masking *m, const mask_table *of,
                              const pdn_column *c, bool fault, size_t cells,
                              size_t first)
{
    pdn_diagnostic at = {.file = of->t->file,
                         .line = of->t->line != NULL ? of->t->line[first] : 0,
                         .severity = fault ? PDN_ERROR : PDN_WARNING,
                         .code = "person-in-text"};

    if (fault)
        return pdn_diagnostics_add(
            m->f, at,
            "column %s: %zu cell%s an id or a name of somebody (first in row "
            "%zu): call the group otherwise, or keep the column by name "
            "(--keep %s) where nobody is meant",
            c->name, cells, cells == 1 ? " holds" : "s hold", first + 1,
            c->name);
    return pdn_diagnostics_add(m->f, at,
                               "column %s: %zu cell%s an id or a name of "
                               "somebody in %s text (first in row %zu): "
                               "replaced",
                               c->name, cells, cells == 1 ? " had" : "s had",
                               cells == 1 ? "its" : "their", first + 1);
}

/* Texts that stay: somebody in them is replaced, in groups a fault. */
static pdn_status search(masking *m, const mask_table *of, pdn_column *c,
                         bool fault)
{
    pdn_status st = PDN_OK;
    size_t cells = 0, first = 0, found = 0;

    for (size_t i = 0; c->text != NULL && i < of->t->rows; i++) {
        const char *masked = NULL;
        if (c->text[i] == NULL || is_group(of, i)) continue;
        PDN_TRY(person_search__replace(m, c->text[i], &masked, &found));
        if (found == 0) continue;
        if (cells++ == 0) first = i;
        if (!fault) PDN_TRY(pdn_table_text(of->t, masked, &c->text[i]));
    }
    if (cells > 0) PDN_TRY(tell_search(m, of, c, fault, cells, first));
out:
    return st;
}

static pdn_status refuse_name(masking *m, const mask_table *of,
                              const pdn_column *c)
{
    return pdn_diagnostics_add(
        m->f,
        (pdn_diagnostic){
            .file = of->t->file, .severity = PDN_ERROR, .code = "names-kept"},
        "column %s names people and cannot be kept", c->name);
}

static pdn_status replace_column(masking *m, const mask_table *of,
                                 pdn_column *c, masked_columns__treatment how,
                                 struct done *d)
{
    pdn_status st = PDN_OK;

    if (c->text == NULL)
        PDN_FAIL(PDN_EDATA, "column %s of the %s is no text", c->name,
                 of->kind);
    for (size_t i = 0; i < of->t->rows; i++)
        if (!is_group(of, i))
            PDN_TRY(replace_cell(m, of->t, how, &c->text[i], &d->replaced));
out:
    return st;
}

/* *stays: the column is left in the table. */
static pdn_status mask_column(masking *m, const mask_table *of, pdn_column *c,
                              struct done *d, bool *stays)
{
    pdn_status st = PDN_OK;
    const bool kept = masking__keeps(m, c->name),
               asked = of->column != NULL && of->column[c - of->t->column];
    masked_columns__treatment how = masked_columns__of(of->kind, c->name);

    if (how == MASK_DROP && (kept || asked)) how = MASK_STAYS;
    if (how == MASK_NAME && kept) PDN_TRY(refuse_name(m, of, c));
    *stays = how != MASK_DROP && how != MASK_NAME;
    if (!*stays) {
        add_name(&d->gone, of, c);
    } else if (how == MASK_GROUP || how == MASK_STAYS) {
        if (!asked) add_name(&d->kept, of, c);
        if (how == MASK_STAYS || !kept)
            PDN_TRY(search(m, of, c, how == MASK_GROUP));
    } else {
        PDN_TRY(replace_column(m, of, c, how, d));
    }
out:
    return st;
}

static pdn_status tell(masking *m, const mask_table *of, const struct done *d)
{
    return pdn_diagnostics_add(
        m->f,
        (pdn_diagnostic){
            .file = of->t->file, .severity = PDN_NOTE, .code = "masked"},
        "%s: %zu row%s, %zu cell%s replaced; kept: %s; left out: %s", of->kind,
        of->t->rows, of->t->rows == 1 ? "" : "s", d->replaced,
        d->replaced == 1 ? "" : "s", d->kept.n > 0 ? d->kept.text : "nothing",
        d->gone.n > 0 ? d->gone.text : "nothing");
}

pdn_status mask_table__apply(masking *m, const mask_table *of)
{
    pdn_status st = PDN_OK;
    struct done d = {0};
    pdn_table *t = of->t;
    bool *stays = NULL;
    size_t to = 0;

    PDN_NEW(stays, t->columns);
    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(mask_column(m, of, &t->column[k], &d, &stays[k]));
    for (size_t k = 0; k < t->columns; k++) {
        if (!stays[k]) continue;
        t->column[to] = t->column[k];
        t->field[to] = t->field[k];
        to++;
    }
    t->columns = to;
    PDN_TRY(tell(m, of, &d));
out:
    free(stays);
    return st;
}
