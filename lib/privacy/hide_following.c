/* What follows from a hidden figure is hidden with it. */
#include "hide_cells.h"

#include "core/textmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool hide(hide_cells__work *w, hide_cells__table *t, size_t i,
                 const pdn_field *f)
{
    if (hide_cells__is_hidden(t, i, f) || !hide_cells__hide(t, i, f))
        return false;
    w->told->others++;
    return true;
}

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
            more = hide(w, t, i, r->field[0]) || more;
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
            (void)hide(w, t, i, f);
    }
}

/* What a row has in two columns, or one, as one text. */
static pdn_status key_of(const hide_cells__table *t, size_t i,
                         const pdn_field *const field[2], pdn_arena *text,
                         const char **out)
{
    pdn_status st = PDN_OK;
    char number[2][PDN_NUMBER_SIZE];
    const char *part[2];

    for (size_t k = 0; k < 2; k++) {
        const pdn_field *f = field[k];
        part[k] = f == NULL             ? NULL
                  : f->kind == PDN_TEXT ? hide_cells__text(t, i, f)
                                        : number[k];
        if (part[k] == number[k])
            pdn_number_write(hide_cells__was(t, i, f), number[k]);
        if (part[k] == NULL) part[k] = "";
    }
    PDN_TRY(pdn_arena_format(text, out, "%s\n%s", part[0], part[1]));
out:
    return st;
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
        PDN_TRY(key_of(t, i, &r->field[1], &text, &key));
        PDN_TRY(textmap__put(&keys, key, (uint32_t)i, &first[i]));
        some[first[i]] |= any_count_hidden(t, i);
    }
    for (size_t i = 0; i < t->rows; i++)
        if (some[first[i]]) (void)hide(w, t, i, r->field[0]);
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

/* ---- q, which may be another row's p ---- */

struct test {
    hide_cells__table *t;
    size_t row;
    const table_rules__rule *of; /* ADJUSTED */
    uint32_t family;
    double p, q; /* as they were; p NaN: it stands nowhere */
};

struct tests {
    struct test *test;
    size_t n, capacity;
    pdn_arena text;
    pdn_textmap families;
};

static int by_family_and_q(const void *a, const void *b)
{
    const struct test *x = a, *y = b;

    if (x->family != y->family) return x->family < y->family ? -1 : 1;
    return (x->q > y->q) - (x->q < y->q);
}

static pdn_status add_tests(hide_cells__table *t, size_t table,
                            const table_rules__rule *r, struct tests *x)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;

    for (size_t i = 0; i < t->rows; i++) {
        struct test test = {.t = t, .row = i, .of = r, .p = (double)NAN};
        test.q = hide_cells__was(t, i, r->field[0]);
        if (pdn_state_of(test.q) != PDN_VALUE) continue;
        if (r->field[1] != NULL) test.p = hide_cells__was(t, i, r->field[1]);
        if (r->field[2] != NULL)
            PDN_TRY(key_of(t, i, &r->field[2], &x->text, &key));
        else
            PDN_TRY(pdn_arena_format(&x->text, &key, "%zu %s %d", table,
                                     r->field[0]->name,
                                     hide_cells__is_between(t, i)));
        PDN_TRY(textmap__put(&x->families, key, (uint32_t)x->n, &test.family));
        PDN_TRY(pdn_list_reserve(&x->test, sizeof *x->test, x->n + 1,
                                 &x->capacity));
        x->test[x->n++] = test;
    }
out:
    return st;
}

/* Whether q is m / k times p, of no more than so many tests. */
static bool is_adjusted(double q, double p, size_t tests)
{
    for (size_t m = tests; m > 0; m--) {
        const double k = round(p * (double)m / q);
        if (k > .5 && k < (double)m + .5 &&
            fabs(p * (double)m / k - q) < 1e-9 * q)
            return true;
    }
    return false;
}

/* Tests of one family with one q: it is the largest p of theirs, times m / k,
 * and stands where that p does. Where no p stands anywhere it may be that of
 * any of them. */
static bool is_source_shown(const struct test *same, size_t n, size_t tests)
{
    double largest = -1;
    bool all = true, shown = false;

    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, same[i].p);
        all = all && !hide_cells__is_hidden(same[i].t, same[i].row,
                                            same[i].of->field[0]);
    }
    if (same[0].of->field[1] == NULL) return all;
    for (size_t i = 0; i < n; i++)
        shown = shown || (same[i].p >= largest &&
                          !hide_cells__is_hidden(same[i].t, same[i].row,
                                                 same[i].of->field[1]));
    /* of a q that was settled before others: their p of then stands nowhere */
    return shown && is_adjusted(same[0].q, largest, tests);
}

static void hide_family(hide_cells__work *w, const struct test *test, size_t n)
{
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && test[next].q <= test[i].q;)
            next++;
        if (is_source_shown(test + i, next - i, n)) continue;
        for (size_t k = i; k < next; k++)
            (void)hide(w, test[k].t, test[k].row, test[k].of->field[0]);
    }
}

/* Benjamini and Hochberg's q of a row that is shown may be the p of one that
 * is not, times how many there are by its rank. */
static pdn_status hide_adjusted(hide_cells__work *w)
{
    pdn_status st = PDN_OK;
    struct tests x = {0};

    for (size_t n = 0; n < w->tables; n++) {
        const table_rules *rules = &w->table[n].rules;
        for (size_t k = 0; k < rules->rules; k++)
            if (rules->rule[k].kind == TABLE_RULES_ADJUSTED)
                PDN_TRY(add_tests(&w->table[n], n, &rules->rule[k], &x));
    }
    if (x.n > 0) qsort(x.test, x.n, sizeof *x.test, by_family_and_q);
    for (size_t i = 0, next; i < x.n; i = next) {
        for (next = i + 1;
             next < x.n && x.test[next].family == x.test[i].family;)
            next++;
        hide_family(w, x.test + i, next - i);
    }
out:
    textmap__clear(&x.families);
    pdn_arena_clear(&x.text);
    free(x.test);
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
        forms_of_pairs__hide_expected(w);
        PDN_TRY(hide_adjusted(w));
    } while (w->told->few + w->told->others != before);
out:
    return st;
}
