#include "activity.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_ROUNDS = 100000, LEAST_GROUPS = 4 };

struct fit {
    size_t groups;
    double *seen, *mu;  /* groups squared: arcs g > h; fitted */
    double *sent, *got; /* margins */
    bool *open;         /* groups squared: can this cell be above 0? */
    double *alpha, *beta;
};

/* Cell {g, h} can be filled by a table with these margins if arcs can be moved
 * round a cycle through it: from column h back to row g by cells that hold
 * something (to be emptied) and cells that may (to be filled). */
static void reach(struct fit *f, const pdn_reports *r, size_t h, bool *row,
                  bool *column, size_t *queue)
{
    size_t n = f->groups, head = 0, tail = 0;

    for (size_t k = 0; k < n; k++)
        row[k] = column[k] = false;
    column[h] = true;
    queue[tail++] = h;
    while (head < tail) {
        size_t c = queue[head++];
        for (size_t g = 0; g < n; g++) {
            if (row[g] || !(f->seen[g * n + c] > 0)) continue;
            row[g] = true;
            for (size_t k = 0; k < n; k++) {
                if (column[k] || k == g || r->heard[g] == 0) continue;
                column[k] = true;
                queue[tail++] = k;
            }
        }
    }
    for (size_t g = 0; g < n; g++)
        f->open[g * n + h] = row[g] && g != h && r->heard[g] > 0;
}

static pdn_status open_cells(struct fit *f, const pdn_reports *r)
{
    pdn_status st = PDN_OK;
    bool *row = NULL, *column = NULL;
    size_t *queue = NULL;

    PDN_NEW(row, f->groups);
    PDN_NEW(column, f->groups);
    PDN_NEW(queue, f->groups);
    for (size_t h = 0; h < f->groups; h++)
        reach(f, r, h, row, column, queue);
out:
    free(row);
    free(column);
    free(queue);
    return st;
}

static size_t count_margins(struct fit *f, const pdn_reports *r)
{
    size_t n = f->groups, busy = 0;

    for (size_t k = 0; k < r->arcs; k++) {
        uint32_t g = r->group[r->from[k]], h = r->group[r->to[k]];
        if (g == h) continue;
        f->seen[g * n + h]++;
        f->sent[g]++;
        f->got[h]++;
        if (r->directed) continue;
        f->seen[h * n + g]++; /* an undirected tie runs both ways */
        f->sent[h]++;
        f->got[g]++;
    }
    for (size_t g = 0; g < n; g++)
        busy += f->sent[g] + f->got[g] > 0;
    return busy;
}

static void scale(const double *weight, const double *other, double margin,
                  size_t n, double *factor)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++)
        sum += weight[k] * other[k];
    *factor = sum > 0 ? margin / sum : 0;
}

/* One round; the largest relative miss of a row before its scaling. */
static double round_of(struct fit *f, const double *p, double *column)
{
    size_t n = f->groups;
    double miss = 0;

    for (size_t g = 0; g < n; g++) {
        double before = f->alpha[g];
        scale(p + g * n, f->beta, f->sent[g], n, &f->alpha[g]);
        if (f->alpha[g] > 0) miss = fmax(miss, fabs(before / f->alpha[g] - 1));
    }
    for (size_t h = 0; h < n; h++) {
        for (size_t g = 0; g < n; g++)
            column[g] = p[g * n + h];
        scale(column, f->alpha, f->got[h], n, &f->beta[h]);
    }
    return miss;
}

/* P_gh = r_g n_h, but for the cells left open (undirected: either way). */
static double possible_arcs(const pdn_reports *r, size_t g, size_t h)
{
    double open = r->open[g * r->groups + h];

    if (!r->directed) open += r->open[h * r->groups + g];
    // a service is named as one, by each who answered
    if (r->named != NULL) return (r->named[h] ? r->heard[g] : 0.0) - open;
    return (double)r->heard[g] * r->size[h] - open;
}

static pdn_status iterate(struct fit *f, const pdn_reports *r, bool *settled)
{
    pdn_status st = PDN_OK;
    size_t n = f->groups;
    double *p = NULL, *column = NULL;

    PDN_NEW(p, n * n);
    PDN_NEW(column, n);
    for (size_t g = 0; g < n; g++) {
        f->alpha[g] = f->beta[g] = 1;
        for (size_t h = 0; h < n; h++)
            if (f->open[g * n + h]) p[g * n + h] = possible_arcs(r, g, h);
    }
    *settled = false;
    /* the factors are only fixed up to the margins' own scale: after a round
     * the columns fit, and the rows' miss is the change of alpha */
    for (size_t k = 0; k < MOST_ROUNDS && !*settled; k++)
        *settled = round_of(f, p, column) < 1e-12 && k > 0;
    for (size_t k = 0; k < n * n; k++)
        f->mu[k] = p[k] * f->alpha[k / n] * f->beta[k % n];
out:
    free(p);
    free(column);
    return st;
}

static pdn_status fit_new(const pdn_reports *r, struct fit *f)
{
    pdn_status st = PDN_OK;

    f->groups = r->groups;
    PDN_NEW(f->seen, r->groups * r->groups);
    PDN_NEW(f->mu, r->groups * r->groups);
    PDN_NEW(f->open, r->groups * r->groups);
    PDN_NEW(f->sent, r->groups);
    PDN_NEW(f->got, r->groups);
    PDN_NEW(f->alpha, r->groups);
    PDN_NEW(f->beta, r->groups);
out:
    return st;
}

pdn_status activity__expected(const pdn_reports *r, double *expected)
{
    pdn_status st = PDN_OK;
    struct fit f = {0};
    size_t n = r->groups;
    bool settled = false;
    const double arcs = r->directed ? 1 : 0.5;

    PDN_TRY(fit_new(r, &f));
    if (count_margins(&f, r) >= LEAST_GROUPS) {
        PDN_TRY(open_cells(&f, r));
        PDN_TRY(iterate(&f, r, &settled));
    }
    for (size_t g = 0; g < n; g++)
        for (size_t h = g; h < n; h++)
            expected[reports__pair_at(n, g, h)] =
                settled && g != h ? arcs * (f.mu[g * n + h] + f.mu[h * n + g])
                                  : (double)NAN;
out:
    free(f.seen);
    free(f.mu);
    free(f.open);
    free(f.sent);
    free(f.got);
    free(f.alpha);
    free(f.beta);
    return st;
}
