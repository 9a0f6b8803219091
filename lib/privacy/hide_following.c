/* What follows from a hidden figure is hidden with it. */
#include "hide_cells.h"

#include "core/textmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Whether some row of identities.def says what the figure follows from. */
static bool is_said(const hide_cells__table *t, const pdn_field *f)
{
    for (size_t k = 0; k < t->rules.rules; k++) {
        const table_rules__rule *r = &t->rules.rule[k];
        if (r->field[0] == f && r->kind != TABLE_RULES_GROUP &&
            r->kind != TABLE_RULES_NAMES && r->kind != TABLE_RULES_SUM &&
            r->kind != TABLE_RULES_AT_MOST && r->kind != TABLE_RULES_REST &&
            r->kind != TABLE_RULES_ABOUT && r->kind != TABLE_RULES_ADJUSTED &&
            r->kind != TABLE_RULES_TOGETHER)
            return true;
    }
    return false;
}

/* A share is hidden for its count, which was never told. */
static bool is_count_in_share(const hide_cells__table *t, size_t i,
                              const table_rules__rule *r)
{
    return r->kind == TABLE_RULES_OF &&
           pdn_state_of(hide_cells__was(t, i, r->field[0])) == PDN_VALUE &&
           pdn_state_of(hide_cells__was(t, i, r->field[1])) != PDN_VALUE &&
           hide_cells__is_hidden(t, i, r->field[0]);
}

static bool any_count_hidden(const hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (f->disclosure == PDN_DISCLOSURE_COUNT_OF_PEOPLE &&
            hide_cells__is_hidden(t, i, f))
            return true;
    }
    for (size_t k = 0; k < t->rules.rules; k++)
        if (is_count_in_share(t, i, &t->rules.rule[k])) return true;
    return false;
}

/* Whether the figure goes where one of those it is of is hidden. */
static bool follows(const hide_cells__table *t, size_t i,
                    const table_rules__rule *r)
{
    switch (r->kind) {
    case TABLE_RULES_OF:
    case TABLE_RULES_WITH:
    case TABLE_RULES_FROM:
    case TABLE_RULES_BEHIND: return true;
    case TABLE_RULES_MEAN:
        return pdn_state_of(hide_cells__was(t, i, r->field[2])) == PDN_VALUE;
    case TABLE_RULES_GROUP:
    case TABLE_RULES_NAMES:
    case TABLE_RULES_ALIKE:
    case TABLE_RULES_REST:
    case TABLE_RULES_SUM:
    case TABLE_RULES_AT_MOST:
    case TABLE_RULES_ABOUT:
    case TABLE_RULES_ADJUSTED:
    case TABLE_RULES_TOGETHER: return false;
    }
    return false;
}

/* One round over a row; whether anything changed. */
static bool hide_in_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    bool more = false;

    for (size_t k = 0; k < t->rules.rules; k++) {
        const table_rules__rule *r = &t->rules.rule[k];
        const bool part =
            r->kind == TABLE_RULES_OF || r->kind == TABLE_RULES_WITH;
        if (!follows(t, i, r)) continue;
        if (hide_cells__is_hidden(t, i, r->field[1]) ||
            (part && hide_cells__is_hidden(t, i, r->field[2])))
            more = hide_cells__follow(w, t, i, r->field[0]) || more;
    }
    return more;
}

/* FROM_COUNTS of which nothing is said: hidden with any count of the row. */
static void hide_unsaid(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    if (!any_count_hidden(t, i)) return;
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (f->disclosure == PDN_DISCLOSURE_FROM_COUNTS && !is_said(t, f))
            (void)hide_cells__follow(w, t, i, f);
    }
}

/* Rows of one key, where a count is hidden in any of them. */
static pdn_status hide_together(hide_cells__work *w, hide_cells__table *t,
                                const table_rules__rule *r)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    pdn_textmap keys = {0};
    uint32_t *first = NULL; /* of each row: the first of its key */
    bool *some = NULL;      /* of each first: a count is hidden */
    const char *key = NULL;

    PDN_NEW(first, t->rows);
    PDN_NEW(some, t->rows);
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(hide_cells__key(t, i, &r->field[1], &text, &key));
        PDN_TRY(textmap__put(&keys, key, (uint32_t)i, &first[i]));
        some[first[i]] |= any_count_hidden(t, i);
    }
    for (size_t i = 0; i < t->rows; i++)
        if (some[first[i]]) (void)hide_cells__follow(w, t, i, r->field[0]);
out:
    textmap__clear(&keys);
    pdn_arena_clear(&text);
    free(first);
    free(some);
    return st;
}

static pdn_status hide_table(hide_cells__work *w, hide_cells__table *t)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < t->rows; i++) {
        hide_unsaid(w, t, i);
        while (hide_in_row(w, t, i))
            ;
    }
    for (size_t k = 0; k < t->rules.rules; k++)
        if (t->rules.rule[k].kind == TABLE_RULES_TOGETHER)
            PDN_TRY(hide_together(w, t, &t->rules.rule[k]));
out:
    return st;
}

pdn_status hide_following__all(hide_cells__work *w)
{
    pdn_status st = PDN_OK;
    size_t before = 0;

    do { /* what follows of one table may hide a figure of another */
        before = w->told->few + w->told->others;
        for (size_t k = 0; k < w->tables; k++)
            PDN_TRY(hide_table(w, &w->table[k]));
        forms_of_outcomes__hide_years(w);
        forms_of_waves__hide_pairs(w);
        forms_of_wave_pairs__hide_expected(w);
        forms_of_raters__hide_beside(w);
        beside_pairs__hide_following(w);
        few_of_pair__hide_following(w);
        withheld_verdicts__hide(w);
        forms_of_pairs__hide_expected(w);
        forms_of_pairs__hide_mirrored(w);
        PDN_TRY(adjusted__hide(w));
    } while (w->told->few + w->told->others != before);
out:
    return st;
}
