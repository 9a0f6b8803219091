#include "discs.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define NONE UINT32_MAX

/* Who stands in which cell of a grid; beyond its edge, in the cell at the
 * edge. A cell is so wide that a disc meets nobody two cells off, even when it
 * has been pushed by `slack` since its cell was looked at. */
struct grid {
    double left, top, cell, slack;
    uint32_t columns, rows;
    uint32_t *first;         /* of each cell */
    uint32_t *next, *before; /* of each disc, in its cell */
    uint32_t *at;            /* its cell */
    uint32_t *near;          /* scratch: those around one disc */
};

static uint32_t step(double x, double from, double cell, uint32_t steps)
{
    double k = floor((x - from) / cell);

    return k > 0 ? (uint32_t)fmin(k, steps - 1.0) : 0;
}

static uint32_t cell_of(const struct grid *g, pdn_point p)
{
    return step(p.y, g->top, g->cell, g->rows) * g->columns +
           step(p.x, g->left, g->cell, g->columns);
}

static void put_in(struct grid *g, uint32_t i, uint32_t cell)
{
    g->at[i] = cell;
    g->before[i] = NONE;
    g->next[i] = g->first[cell];
    if (g->next[i] != NONE) g->before[g->next[i]] = i;
    g->first[cell] = i;
}

static void take_out(struct grid *g, uint32_t i)
{
    if (g->before[i] != NONE)
        g->next[g->before[i]] = g->next[i];
    else
        g->first[g->at[i]] = g->next[i];
    if (g->next[i] != NONE) g->before[g->next[i]] = g->before[i];
}

static void moved(struct grid *g, uint32_t i, pdn_point p)
{
    uint32_t cell = cell_of(g, p);

    if (cell == g->at[i]) return;
    take_out(g, i);
    put_in(g, i, cell);
}

/* About as many cells as discs at most. */
static void measure(struct grid *g, const pdn_point *x, const double *radius,
                    size_t n, double gap)
{
    double right = -(double)INFINITY, bottom = -(double)INFINITY, largest = 0;

    g->left = g->top = (double)INFINITY;
    for (size_t i = 0; i < n; i++) {
        g->left = fmin(g->left, x[i].x);
        g->top = fmin(g->top, x[i].y);
        right = fmax(right, x[i].x);
        bottom = fmax(bottom, x[i].y);
        largest = fmax(largest, radius[i]);
    }
    double wide = fmax(right - g->left, 0), high = fmax(bottom - g->top, 0);
    double most = ceil(sqrt((double)n)) + 1;
    g->slack = fmax(largest, 1e-9);
    g->cell = fmax(2 * largest + gap + g->slack, fmax(wide, high) / most);
    g->columns = (uint32_t)(wide / g->cell) + 1;
    g->rows = (uint32_t)(high / g->cell) + 1;
}

static pdn_status grid_make(const pdn_point *x, const double *radius, size_t n,
                            double gap, struct grid *out)
{
    pdn_status st = PDN_OK;
    struct grid g = {0};

    measure(&g, x, radius, n, gap);
    PDN_NEW(g.first, (size_t)g.columns * g.rows);
    PDN_NEW(g.next, n);
    PDN_NEW(g.before, n);
    PDN_NEW(g.at, n);
    PDN_NEW(g.near, n);
    for (size_t k = 0; k < (size_t)g.columns * g.rows; k++)
        g.first[k] = NONE;
    for (uint32_t i = 0; i < n; i++)
        put_in(&g, i, cell_of(&g, x[i]));
out:
    *out = g;
    return st;
}

static void grid_clear(struct grid *g)
{
    free(g->first);
    free(g->next);
    free(g->before);
    free(g->at);
    free(g->near);
}

/* Few, as a rule. */
static void sort(uint32_t *v, size_t n)
{
    for (size_t k = 1; k < n; k++) {
        uint32_t own = v[k];
        size_t at = k;
        for (; at > 0 && v[at - 1] > own; at--)
            v[at] = v[at - 1];
        v[at] = own;
    }
}

/* All in the nine cells about p whose number is above `above`, ascending. */
static size_t look_around(struct grid *g, pdn_point p, uint32_t above)
{
    uint32_t column = step(p.x, g->left, g->cell, g->columns);
    uint32_t row = step(p.y, g->top, g->cell, g->rows);
    size_t n = 0;

    for (uint32_t r = row > 0 ? row - 1 : 0; r <= row + 1 && r < g->rows; r++)
        for (uint32_t c = column > 0 ? column - 1 : 0;
             c <= column + 1 && c < g->columns; c++)
            for (uint32_t i = g->first[r * g->columns + c]; i != NONE;
                 i = g->next[i])
                if (i > above) g->near[n++] = i;
    sort(g->near, n);
    return n;
}

/* Two discs on one spot part in a direction of their own. */
static pdn_point apart(size_t i, size_t j)
{
    double turn = 2.399963229728653 * (double)(i + 31 * j); /* golden angle */

    return (pdn_point){cos(turn), sin(turn)};
}

/* Parts i and j if they are nearer than `want`; whether they were. */
static bool part(pdn_point *x, size_t i, size_t j, double want)
{
    double dx = x[j].x - x[i].x, dy = x[j].y - x[i].y;
    double square = dx * dx + dy * dy;

    if (square >= want * want) return false;
    double far = sqrt(square);
    pdn_point u = far > 1e-9 ? (pdn_point){dx / far, dy / far} : apart(i, j);
    double push = (want - far) / 2 + 1e-6 * want;
    x[i].x -= push * u.x;
    x[i].y -= push * u.y;
    x[j].x += push * u.x;
    x[j].y += push * u.y;
    return true;
}

/* Parts i from all of higher number; whether any was too near. */
static bool part_from_all(struct grid *g, pdn_point *x, const double *radius,
                          double gap, uint32_t i)
{
    pdn_point seen = x[i];
    size_t n = look_around(g, seen, i);
    bool pushed = false;

    for (size_t k = 0; k < n; k++) {
        uint32_t j = g->near[k];
        if (!part(x, i, j, radius[i] + radius[j] + gap)) continue;
        pushed = true;
        moved(g, j, x[j]);
        if (hypot(x[i].x - seen.x, x[i].y - seen.y) <= g->slack) continue;
        seen = x[i];
        n = look_around(g, seen, j);
        k = SIZE_MAX; /* from the first of them again */
    }
    moved(g, i, x[i]);
    return pushed;
}

pdn_status discs__part(pdn_point *x, const double *radius, size_t n, double gap,
                       size_t rounds, bool *clean)
{
    pdn_status st = PDN_OK;
    struct grid g = {0};
    bool pushed = n > 1;

    PDN_TRY(grid_make(x, radius, n, gap, &g));
    for (size_t round = 0; round < rounds && pushed; round++) {
        pushed = false;
        for (uint32_t i = 0; i < n; i++)
            if (part_from_all(&g, x, radius, gap, i)) pushed = true;
    }
    if (clean != NULL) *clean = !pushed;
out:
    grid_clear(&g);
    return st;
}
