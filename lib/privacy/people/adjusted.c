/* A q of Benjamini and Hochberg, which may be another row's p times how many
 * tests there are by its rank: it is hidden where that p is. */
#include "privacy/hide_cells.h"

#include "core/textmap.h"

#include <math.h>
#include <stdlib.h>

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
            PDN_TRY(hide_cells__key(t, i, &r->field[2], &x->text, &key));
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
            (void)hide_cells__follow(w, test[k].t, test[k].row,
                                     test[k].of->field[0]);
    }
}

/* Benjamini and Hochberg's q of a row that is shown may be the p of one that
 * is not, times how many there are by its rank. */
pdn_status adjusted__hide(hide_cells__work *w)
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
