#include "foreign_names.h"

#include <stdbool.h>
#include <string.h>

/* The ends of a tie are its nodes, and the id of a node is its own. */
static bool is_taken(const pdn_want *w)
{
    static const char *const names[] = {"from", "to", "id"};

    for (size_t i = 0; i < PDN_COUNT(names); i++)
        if (strcmp(w->name, names[i]) == 0) return true;
    return false;
}

static pdn_status want_of(const pdn_file_kind *kind, const char *name,
                          pdn_arena *text, const pdn_want **out)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;

    *out = NULL;
    PDN_TRY(pdn_normalize_name(text, name, &folded));
    for (size_t i = 0; i < kind->wants && *out == NULL; i++) {
        const pdn_want *w = &kind->want[i];
        bool same = strcmp(w->name, folded) == 0;
        for (size_t k = 0; w->also != NULL && w->also[k] != NULL; k++)
            same = same || strcmp(w->also[k], folded) == 0;
        if (same && !is_taken(w)) *out = w;
    }
out:
    return st;
}

/* A number, or a mark of why there is none. */
static bool read_cell(const char *s, double *x)
{
    static const pdn_state states[] = {PDN_NOT_DEFINED, PDN_NOT_ASKED,
                                       PDN_NO_ANSWER, PDN_SUPPRESSED};

    for (size_t i = 0; i < PDN_COUNT(states); i++)
        if (strcmp(s, pdn_state_mark(states[i])) == 0) {
            *x = pdn_absent(states[i]);
            return true;
        }
    return pdn_number_read(s, strlen(s), '.', x);
}

static pdn_status make_numbers(pdn_table *t, pdn_column *c)
{
    double x = 0, *number = NULL;

    for (size_t i = 0; i < t->rows; i++)
        if (c->text[i] != NULL && !read_cell(c->text[i], &x)) return PDN_OK;
    number = pdn_arena_get(&t->arena, (t->rows + 1) * sizeof *number);
    if (number == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++) {
        number[i] = pdn_absent(PDN_NOT_DEFINED);
        if (c->text[i] != NULL) (void)read_cell(c->text[i], &number[i]);
    }
    c->text = NULL;
    c->number = number;
    c->kind = PDN_REAL;
    return PDN_OK;
}

pdn_status foreign_names__settle(const char *kind, pdn_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *of = pdn_file_kind_of(kind);
    const pdn_want *want = NULL;

    for (size_t k = 0; k < t->columns; k++) {
        pdn_column *c = &t->column[k];
        PDN_TRY(want_of(of, c->name, &t->arena, &want));
        if (want == NULL) continue;
        if (strcmp(c->name, want->name) != 0 &&
            pdn_table_column(t, want->name) != NULL)
            continue;
        c->name = want->name;
        if (want->kind != PDN_TEXT && c->text != NULL)
            PDN_TRY(make_numbers(t, c));
    }
out:
    return st;
}
