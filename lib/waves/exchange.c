#include "exchange.h"

#include "breakdown/arcs/reports.h"

#include <math.h>
#include <string.h>

enum { LEAST_GROUPS = 4, BITS = 64 };

pdn_status exchange__make(const common_arcs *c, exchange *out)
{
    pdn_status st = PDN_OK;
    const size_t n = c->groups;
    exchange x = {.c = c, .groups = n, .pairs = n * (n + 1) / 2};
    quasi_independence q = {0};

    PDN_TAKE(&x.memory, x.out, x.pairs);
    PDN_TAKE(&x.memory, x.possible, n * n);
    common_arcs__possible(c, NULL, x.possible);
    PDN_TRY(quasi_independence__new(n, &q));
    x.fitted = true;
    for (int k = 0; k < 2; k++) {
        PDN_TAKE(&x.memory, x.seen[k], n * n);
        common_arcs__seen(c, k, NULL, x.seen[k]);
        memcpy(q.seen, x.seen[k], n * n * sizeof *q.seen);
        for (size_t g = 0; g < n; g++)
            q.seen[g * n + g] = 0;
        x.fitted = x.fitted && quasi_independence__linked(&q) >= LEAST_GROUPS;
    }
    *out = x;
    x = (exchange){0};
out:
    quasi_independence__clear(&q);
    exchange__clear(&x);
    return st;
}

/* What is fitted: pairs between groups that are not left out. */
static void put_cells(const exchange *x, const double *possible,
                      const double *seen, quasi_independence *q)
{
    const size_t n = x->groups;

    for (size_t g = 0; g < n; g++)
        for (size_t h = 0; h < n; h++) {
            bool in = g != h && !x->out[reports__pair_at(n, g, h)];
            q->possible[g * n + h] = in ? possible[g * n + h] : 0;
            q->seen[g * n + h] = in ? seen[g * n + h] : 0;
        }
}

bool exchange__expect(const exchange *x, const double *possible,
                      const double *seen, quasi_independence *q,
                      exchange__pair *out)
{
    const size_t n = x->groups;
    const double arcs = x->c->directed ? 1 : 0.5;
    bool settled = false;

    if (x->fitted) {
        put_cells(x, possible, seen, q);
        settled = quasi_independence__fit(q);
    }
    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++) {
            size_t p = reports__pair_at(n, g, h), a = g * n + h, b = h * n + g;
            double ties = g == h ? seen[a] : seen[a] + seen[b];
            out[p].ties = arcs * ties;
            out[p].expected = settled && g != h && !x->out[p]
                                  ? arcs * (q->mu[a] + q->mu[b])
                                  : (double)NAN;
        }
    return settled || !x->fitted;
}

/* mu_k = (T1 + T2) S_k / (S1 + S2), S of all contacts between groups */
void exchange__expect_within(const exchange *x, exchange__pair *before,
                             exchange__pair *after)
{
    const size_t n = x->groups;
    double s1 = 0, s2 = 0;

    for (size_t g = 0; g < n; g++)
        for (size_t h = g + 1; h < n; h++) {
            size_t p = reports__pair_at(n, g, h);
            s1 += x->out[p] ? 0 : before[p].ties;
            s2 += x->out[p] ? 0 : after[p].ties;
        }
    for (size_t g = 0; g < n && x->fitted && s1 > 0 && s2 > 0; g++) {
        size_t p = reports__pair_at(n, g, g);
        double ties = before[p].ties + after[p].ties;
        before[p].expected = ties * s1 / (s1 + s2);
        after[p].expected = ties * s2 / (s1 + s2);
    }
}

double exchange__difference(const exchange__pair *before,
                            const exchange__pair *after)
{
    double ties = after->ties - before->ties;
    double expected = after->expected - before->expected;

    return isnan(expected) ? ties : ties - expected;
}

/* A dyad whose reports differ, and by how much: the later less the earlier. */
struct changed {
    size_t there, back; /* cells of the tables */
    double more_there, more_back;
};

/* What a worker needs. */
struct bench {
    quasi_independence q;
    double *seen[2];
    exchange__pair *pair[2];
    uint32_t *hits;
};

struct work {
    const exchange *x;
    const double *far; /* of each pair: |D| less what rounding may do */
    struct changed *changed;
    size_t changes, workers;
    struct bench *bench;
    pdn_arena memory;
};

static double bit(unsigned char says, unsigned char which)
{
    return (says & which) != 0;
}

static pdn_status find_changed(struct work *w)
{
    pdn_status st = PDN_OK;
    const common_arcs *c = w->x->c;
    const size_t n = w->x->groups;

    PDN_TAKE(&w->memory, w->changed, c->dyads);
    for (size_t k = 0; k < c->dyads; k++) {
        const common_arcs__dyad *d = &c->dyad[k];
        uint32_t g = c->group[d->a], h = c->group[d->b];
        if (g == PDN_NO_GROUP || h == PDN_NO_GROUP || d->says[0] == d->says[1])
            continue;
        double there = bit(d->says[1], COMMON_ARCS_THERE) -
                       bit(d->says[0], COMMON_ARCS_THERE);
        double back = c->directed ? bit(d->says[1], COMMON_ARCS_BACK) -
                                        bit(d->says[0], COMMON_ARCS_BACK)
                                  : there;
        w->changed[w->changes++] =
            (struct changed){g * n + h, h * n + g, there, back};
    }
out:
    return st;
}

static pdn_status make_draw(void *context, size_t draw, size_t worker,
                            pdn_random *stream)
{
    struct work *w = context;
    struct bench *b = &w->bench[worker];
    const exchange *x = w->x;
    const size_t cells = x->groups * x->groups;
    uint64_t bits = 0;
    bool settled = true;

    (void)draw;
    for (int k = 0; k < 2; k++)
        memcpy(b->seen[k], x->seen[k], cells * sizeof *b->seen[k]);
    for (size_t k = 0; k < w->changes; k++) {
        const struct changed *c = &w->changed[k];
        if (k % BITS == 0) bits = pdn_random_bits(stream);
        double swap = (double)(bits >> (k % BITS) & 1);
        b->seen[0][c->there] += swap * c->more_there;
        b->seen[0][c->back] += swap * c->more_back;
        b->seen[1][c->there] -= swap * c->more_there;
        b->seen[1][c->back] -= swap * c->more_back;
    }
    for (int k = 0; k < 2; k++)
        settled =
            exchange__expect(x, x->possible, b->seen[k], &b->q, b->pair[k]) &&
            settled;
    exchange__expect_within(x, b->pair[0], b->pair[1]);
    /* a draw that tells nothing counts as far */
    for (size_t p = 0; p < x->pairs; p++)
        b->hits[p] +=
            !settled || fabs(exchange__difference(&b->pair[0][p],
                                                  &b->pair[1][p])) >= w->far[p];
    return PDN_OK;
}

static pdn_status new_bench(struct work *w, struct bench *b)
{
    const exchange *x = w->x;
    pdn_status st = PDN_OK;

    PDN_TRY(quasi_independence__new(x->groups, &b->q));
    for (int k = 0; k < 2; k++) {
        PDN_TAKE(&w->memory, b->seen[k], x->groups * x->groups);
        PDN_TAKE(&w->memory, b->pair[k], x->pairs);
    }
    PDN_TAKE(&w->memory, b->hits, x->pairs);
out:
    return st;
}

pdn_status exchange__draw(const exchange *x, const pdn_draws *d,
                          const double *difference, uint32_t *hits)
{
    pdn_status st = PDN_OK;
    double *far = NULL;
    struct work w = {.x = x, .workers = d->threads};

    PDN_TAKE(&w.memory, far, x->pairs);
    for (size_t p = 0; p < x->pairs; p++)
        far[p] = fabs(difference[p]) * (1 - 1e-9) - 1e-9;
    w.far = far;
    PDN_TRY(find_changed(&w));
    PDN_TAKE(&w.memory, w.bench, w.workers);
    for (size_t i = 0; i < w.workers; i++)
        PDN_TRY(new_bench(&w, &w.bench[i]));
    PDN_TRY(pdn_replicate(d, make_draw, &w));
    memset(hits, 0, x->pairs * sizeof *hits);
    for (size_t i = 0; i < w.workers; i++)
        for (size_t p = 0; p < x->pairs; p++)
            hits[p] += w.bench[i].hits[p];
    PDN_TRY(pdn_draws_join_sums(d, PDN_SHARD_UINT32, hits, x->pairs));
out:
    for (size_t i = 0; w.bench != NULL && i < w.workers; i++)
        quasi_independence__clear(&w.bench[i].q);
    pdn_arena_clear(&w.memory);
    return st;
}

void exchange__clear(exchange *x)
{
    pdn_arena_clear(&x->memory);
    *x = (exchange){0};
}
