/* Rows that stand only where somebody said something: that there is one, or
 * none, and where it stands, must tell no more than its figures do. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <stdlib.h>
#include <string.h>

static bool are_told(const pdn_schema *schema)
{
    return schema == &pdn_barriers_schema ||
           schema == &pdn_unmet_duties_schema ||
           schema == &pdn_waves_ratings_schema ||
           schema == &pdn_waves_barriers_schema;
}

static bool stands(double x)
{
    return pdn_state_of(x) == PDN_VALUE;
}

static bool is_some(double x)
{
    return stands(x) && x > 0;
}

/* Of everybody: how many obstacles are hidden is told. */
static bool is_of_all(const char *group)
{
    return hide_cells__same_text(group, NULL);
}

/* Whether what the row is there for can be read in it: that somebody rates, or
 * names the obstacle. */
static bool says_why(const hide_cells__table *t, size_t i)
{
    const char *row = t->row + i * t->schema->stride;
    const pdn_wave_rating *r = (const void *)row;
    const pdn_wave_barrier *b = (const void *)row;

    if (t->schema == &pdn_waves_ratings_schema)
        return is_of_all(r->group_a) || stands(r->raters) ||
               stands(r->before) || stands(r->after);
    if (t->schema == &pdn_waves_barriers_schema)
        return is_of_all(b->group_a) || is_some(b->named_before) ||
               is_some(b->named_after) || is_some(b->share_before) ||
               is_some(b->share_after);
    return true;
}

/* ---- the order of obstacles */

static bool is_unnamed(const pdn_wave_barrier *r)
{
    return hide_cells__same_text(r->barrier, pdn_state_mark(PDN_SUPPRESSED));
}

static int by_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* What is hidden comes first. */
static int by_number(double a, double b)
{
    const double x = stands(a) ? a : -1, y = stands(b) ? b : -1;

    return (x > y) - (x < y);
}

/* By all that can be read in two rows of hidden obstacles. */
static int by_what_stands(const void *a, const void *b)
{
    const pdn_wave_barrier *x = a, *y = b;
    const double of[][2] = {{x->asked, y->asked},
                            {x->named_before, y->named_before},
                            {x->named_after, y->named_after}};
    int order = by_text(x->group_a, y->group_a);

    if (order == 0) order = by_text(x->group_b, y->group_b);
    for (size_t i = 0; i < PDN_COUNT(of) && order == 0; i++)
        order = by_number(of[i][0], of[i][1]);
    return order;
}

/* Those of a step stand together, obstacle by obstacle: a hidden one would be
 * that of the rows around it. They come last. */
static void order_step(pdn_wave_barrier *row, size_t rows)
{
    size_t named = 0;

    for (size_t i = 0; i < rows; i++) {
        if (is_unnamed(&row[i])) continue;
        const pdn_wave_barrier x = row[i];
        memmove(&row[named + 1], &row[named], (i - named) * sizeof *row);
        row[named++] = x;
    }
    if (named < rows)
        qsort(row + named, rows - named, sizeof *row, by_what_stands);
}

static void order(hide_cells__table *t)
{
    pdn_wave_barrier *row = (void *)t->row;
    size_t first = 0;

    if (t->schema != &pdn_waves_barriers_schema) return;
    for (size_t i = 1; i <= t->rows; i++) {
        if (i < t->rows &&
            hide_cells__same_text(row[i].from_wave, row[first].from_wave) &&
            hide_cells__same_text(row[i].to_wave, row[first].to_wave))
            continue;
        order_step(row + first, i - first);
        first = i;
    }
}

void told_rows__drop(hide_cells__work *w, hide_cells__table *t)
{
    const size_t stride = t->schema->stride;
    size_t kept = 0, hidden = 0;

    if (!are_told(t->schema)) return;
    for (size_t i = 0; i < t->rows; i++) {
        hidden += t->hidden[i];
        if (t->hidden[i] || !says_why(t, i)) continue;
        if (kept < i)
            memmove(t->row + kept * stride, t->row + i * stride, stride);
        kept++;
    }
    w->told->rows -= hidden;
    memset(t->hidden, 0, t->rows * sizeof *t->hidden);
    t->rows = t->from->rows = kept;
    order(t);
}
