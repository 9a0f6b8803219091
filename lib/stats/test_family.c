#include "test_family.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

pdn_status test_family__add(test_family *f, test_family__test test)
{
    pdn_status st =
        pdn_list_reserve(&f->test, sizeof *f->test, f->tests + 1, &f->capacity);

    if (st == PDN_OK) f->test[f->tests++] = test;
    return st;
}

pdn_status test_family__choose(test_family *f)
{
    pdn_status st = PDN_OK;
    double *least = NULL, largest = -1;

    PDN_NEW(least, f->tests + 1);
    for (size_t i = 0; i < f->tests; i++)
        least[i] = f->test[i].least;
    pdn_sort(least, f->tests);
    /* tests that are alike are in together, or none of them */
    for (size_t i = 0; i < f->tests; i++)
        if ((i + 1 == f->tests || least[i + 1] > least[i]) &&
            least[i] * (double)(i + 1) <= f->most)
            largest = least[i];
    for (size_t i = 0; i < f->tests; i++)
        f->test[i].in = f->test[i].least <= largest;
out:
    free(least);
    return st;
}

static void conclude(const test_family *f, const test_family__test *t)
{
    if (t->clear == NULL) return;
    *t->clear = isnan(*t->q) ? pdn_absent(PDN_NOT_DEFINED)
                             : *t->q <= f->most && (*t->lo > 0 || *t->hi < 0);
}

pdn_status test_family__adjust(test_family *f)
{
    pdn_status st = PDN_OK;
    double *q = NULL;
    bool some = false;

    PDN_NEW(q, f->tests + 1);
    for (size_t i = 0; i < f->tests; i++)
        q[i] = f->test[i].in && !f->test[i].left ? *f->test[i].p : (double)NAN;
    for (size_t i = 0; i < f->tests; i++)
        some = some || !isnan(q[i]);
    pdn_q_values(q, f->tests, q);
    for (size_t i = 0; i < f->tests; i++)
        some = some && isnan(q[i]);
    if (some) st = pdn_no_memory(); /* it tells so by NaN alone */
    if (st != PDN_OK) goto out;
    for (size_t i = 0; i < f->tests; i++) {
        const test_family__test *t = &f->test[i];
        if (t->left) continue;
        *t->q = isnan(q[i]) ? pdn_absent(PDN_NOT_DEFINED) : q[i];
        conclude(f, t);
    }
out:
    free(q);
    return st;
}

void test_family__clear(test_family *f)
{
    free(f->test);
    *f = (test_family){0};
}
