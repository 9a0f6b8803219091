/* How many marks of too few ties tables of chance would be given. */
#include "inference.h"

#include "pdnet/stats.h"

struct tables {
    const pdn_mixings *drawn;
    size_t tables, pairs;
    size_t *pair;  /* those that could be tested */
    double *p_low; /* of each of them, table by table */
    double *p, *q, *sorted;
    pdn_arena memory;
};

/* p_low of every table against the others, for one pair. */
static void rank_tables(const struct tables *t, size_t k)
{
    const size_t n = t->tables;
    double *p_low = t->p_low + k * n;

    for (size_t d = 0; d < n; d++)
        t->sorted[d] = mixing__kept(t->drawn, d, t->pair[k]);
    pdn_sort(t->sorted, n);
    for (size_t d = 0; d < n; d++) {
        double x = mixing__kept(t->drawn, d, t->pair[k]);
        size_t low = 0, high = n;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (t->sorted[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        p_low[d] = (double)low / (double)n;
    }
}

static double marks_in(const struct tables *t, const pdn_evidence *evidence)
{
    double marks = 0;

    for (size_t d = 0; d < t->tables; d++) {
        for (size_t k = 0; k < t->pairs; k++)
            t->p[k] = t->p_low[k * t->tables + d];
        pdn_q_values(t->p, t->pairs, t->q);
        for (size_t k = 0; k < t->pairs; k++) {
            const pdn_evidence *e = &evidence[t->pair[k]];
            double ties = mixing__kept(t->drawn, d, t->pair[k]);
            double ratio = ties / e->expected;
            marks += pdn_too_few(ratio, e->coverage, t->q[k], true) ||
                     pdn_too_few(ratio, e->coverage, t->q[k], false);
        }
    }
    return marks;
}

pdn_status inference__by_chance(struct inference *f, size_t tables)
{
    pdn_status st = PDN_OK;
    const struct pair_context *w = f->w;
    struct tables t = {
        .drawn =
            f->drawn[w->null == PDN_NULL_CONTACTS ? BY_CONTACTS : BY_LABELS],
        .tables = tables};

    PDN_TAKE(&t.memory, t.pair, f->b->pairs);
    for (size_t p = 0; p < f->b->pairs; p++)
        if (!w->evidence[p].within && pdn_assessable(&w->evidence[p]))
            t.pair[t.pairs++] = p;
    PDN_TAKE(&t.memory, t.p_low, t.pairs * tables);
    PDN_TAKE(&t.memory, t.p, t.pairs);
    PDN_TAKE(&t.memory, t.q, t.pairs);
    PDN_TAKE(&t.memory, t.sorted, tables);
    for (size_t k = 0; k < t.pairs; k++)
        rank_tables(&t, k);
    f->b->by_chance = marks_in(&t, w->evidence) / (double)tables;
out:
    pdn_arena_clear(&t.memory);
    return st;
}
