#include "quasi_independence.h"

#include <math.h>
#include <string.h>

enum { MOST_ROUNDS = 100000 };

pdn_status quasi_independence__new(size_t groups, quasi_independence *out)
{
    pdn_status st = PDN_OK;
    quasi_independence q = {.groups = groups};

    PDN_TAKE(&q.memory, q.possible, groups * groups);
    PDN_TAKE(&q.memory, q.seen, groups * groups);
    PDN_TAKE(&q.memory, q.mu, groups * groups);
    PDN_TAKE(&q.memory, q.open, groups * groups);
    PDN_TAKE(&q.memory, q.sent, groups);
    PDN_TAKE(&q.memory, q.got, groups);
    PDN_TAKE(&q.memory, q.alpha, groups);
    PDN_TAKE(&q.memory, q.beta, groups);
    PDN_TAKE(&q.memory, q.column, groups);
    PDN_TAKE(&q.memory, q.row_met, groups);
    PDN_TAKE(&q.memory, q.column_met, groups);
    PDN_TAKE(&q.memory, q.queue, groups);
    *out = q;
    q = (quasi_independence){0};
out:
    quasi_independence__clear(&q);
    return st;
}

/* Cell {g, h} can be filled by a table with these margins if arcs can be moved
 * round a cycle through it: from column h back to row g by cells that hold
 * something (to be emptied) and cells that may (to be filled). */
static void reach(quasi_independence *f, size_t h)
{
    size_t n = f->groups, head = 0, tail = 0;

    memset(f->row_met, 0, n * sizeof *f->row_met);
    memset(f->column_met, 0, n * sizeof *f->column_met);
    f->column_met[h] = true;
    f->queue[tail++] = h;
    while (head < tail) {
        size_t c = f->queue[head++];
        for (size_t g = 0; g < n; g++) {
            if (f->row_met[g] || !(f->seen[g * n + c] > 0)) continue;
            f->row_met[g] = true;
            for (size_t k = 0; k < n; k++) {
                if (f->column_met[k] || !(f->possible[g * n + k] > 0)) continue;
                f->column_met[k] = true;
                f->queue[tail++] = k;
            }
        }
    }
    for (size_t g = 0; g < n; g++)
        f->open[g * n + h] = f->row_met[g] && f->possible[g * n + h] > 0;
}

static void count_margins(quasi_independence *f)
{
    size_t n = f->groups;

    memset(f->sent, 0, n * sizeof *f->sent);
    memset(f->got, 0, n * sizeof *f->got);
    for (size_t g = 0; g < n; g++)
        for (size_t h = 0; h < n; h++) {
            f->sent[g] += f->seen[g * n + h];
            f->got[h] += f->seen[g * n + h];
        }
}

size_t quasi_independence__linked(const quasi_independence *q)
{
    size_t linked = 0;

    for (size_t g = 0; g < q->groups; g++) {
        double arcs = 0;
        for (size_t h = 0; h < q->groups; h++)
            arcs += q->seen[g * q->groups + h] + q->seen[h * q->groups + g];
        linked += arcs > 0;
    }
    return linked;
}

static void scale(const double *weight, const double *other, double margin,
                  size_t n, double *factor)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++)
        sum += weight[k] * other[k];
    *factor = sum > 0 ? margin / sum : 0;
}

/* One round over the weights in mu; the largest relative miss of a row before
 * its scaling. */
static double round_of(quasi_independence *f)
{
    size_t n = f->groups;
    double miss = 0;

    for (size_t g = 0; g < n; g++) {
        double before = f->alpha[g];
        scale(f->mu + g * n, f->beta, f->sent[g], n, &f->alpha[g]);
        if (f->alpha[g] > 0) miss = fmax(miss, fabs(before / f->alpha[g] - 1));
    }
    for (size_t h = 0; h < n; h++) {
        for (size_t g = 0; g < n; g++)
            f->column[g] = f->mu[g * n + h];
        scale(f->column, f->alpha, f->got[h], n, &f->beta[h]);
    }
    return miss;
}

bool quasi_independence__fit(quasi_independence *q)
{
    size_t n = q->groups;
    bool settled = false;

    count_margins(q);
    for (size_t h = 0; h < n; h++)
        reach(q, h);
    for (size_t g = 0; g < n; g++)
        q->alpha[g] = q->beta[g] = 1;
    for (size_t k = 0; k < n * n; k++)
        q->mu[k] = q->open[k] ? q->possible[k] : 0;
    /* the factors are only fixed up to the margins' own scale: after a round
     * the columns fit, and the rows' miss is the change of alpha */
    for (size_t k = 0; k < MOST_ROUNDS && !settled; k++)
        settled = round_of(q) < 1e-12 && k > 0;
    for (size_t g = 0; g < n; g++)
        for (size_t h = 0; h < n; h++)
            q->mu[g * n + h] *= q->alpha[g] * q->beta[h];
    return settled;
}

void quasi_independence__clear(quasi_independence *q)
{
    pdn_arena_clear(&q->memory);
    *q = (quasi_independence){0};
}
