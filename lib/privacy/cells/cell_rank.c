/* The rank test: which hidden cells follow exactly from what stands. */
#include "cell_forms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Longer forms, and larger systems, are left to the linear programmes, which
 * find the same. */
enum { LONGEST = 40, MOST_CELLS = 400 };

static const double NOTHING = 1e-9;

/* Cells that short exact forms join, a component at a time. */
struct component {
    const cell_forms *s;
    uint32_t *cell, *form; /* of the component */
    size_t cells, forms;
    uint32_t *column; /* of each cell: its place in the component + 1 */
    bool *seen;       /* of each form */
    pdn_arena memory;
};

/* A hidden cell, once for all twins: the first of its ring. */
static uint32_t lead_of(const cell_forms *s, uint32_t cell)
{
    size_t least = cell;

    for (size_t k = s->cell[cell].twin; k != cell; k = s->cell[k].twin)
        if (k < least) least = k;
    return (uint32_t)least;
}

static bool is_exact(const cell_forms *s, const cell_forms__form *f)
{
    if (f->terms > LONGEST || f->spread > 0) return false;
    for (size_t k = 0; k < f->terms; k++) {
        const cell_forms__cell *c = &s->cell[s->term[f->first + k].cell];
        if (!c->hidden && c->slack > 0) return false;
    }
    return true;
}

static void take_cell(struct component *c, uint32_t cell)
{
    const uint32_t lead = lead_of(c->s, cell);

    if (c->column[lead] != 0) return;
    c->cell[c->cells++] = lead;
    c->column[lead] = (uint32_t)c->cells;
}

static void take_forms_of(struct component *c, uint32_t cell)
{
    const cell_forms *s = c->s;
    size_t k = cell;

    do {
        for (uint32_t i = 0; i < s->cell[k].forms; i++) {
            const uint32_t number = s->cell[k].form[i];
            const cell_forms__form *f = &s->form[number];
            if (c->seen[number] || !is_exact(s, f)) continue;
            c->seen[number] = true;
            c->form[c->forms++] = number;
            for (size_t t = 0; t < f->terms; t++)
                if (s->cell[s->term[f->first + t].cell].hidden)
                    take_cell(c, s->term[f->first + t].cell);
        }
        k = s->cell[k].twin;
    } while (k != cell);
}

static void grow(struct component *c, uint32_t from)
{
    c->cells = c->forms = 0;
    take_cell(c, from);
    for (size_t i = 0; i < c->cells; i++)
        take_forms_of(c, c->cell[i]);
}

static double *row_at(double *a, size_t columns, size_t i)
{
    return a + i * columns;
}

static void exchange_rows(double *a, double *b, size_t columns)
{
    for (size_t j = 0; j < columns; j++) {
        const double x = b[j];
        b[j] = a[j];
        a[j] = x;
    }
}

/* Makes column k of every other row nought by the pivot's row. */
static void eliminate(double *a, size_t rows, size_t columns, size_t rank,
                      size_t k)
{
    const double *pivot = row_at(a, columns, rank);

    for (size_t i = 0; i < rows; i++) {
        double *row = row_at(a, columns, i);
        const double by = row[k];
        if (i == rank || fabs(by) < NOTHING) continue;
        for (size_t j = 0; j < columns; j++)
            row[j] -= by * pivot[j];
    }
}

/* Reduces a to echelon form with ones in front and zeros above; the rank. */
static size_t reduce(double *a, size_t rows, size_t columns)
{
    size_t rank = 0;

    for (size_t k = 0; k < columns && rank < rows; k++) {
        size_t best = rank;
        for (size_t i = rank; i < rows; i++)
            if (fabs(row_at(a, columns, i)[k]) >
                fabs(row_at(a, columns, best)[k]))
                best = i;
        double *pivot = row_at(a, columns, rank);
        double *from = row_at(a, columns, best);
        if (fabs(from[k]) < NOTHING) continue;
        exchange_rows(pivot, from, columns);
        const double front = pivot[k];
        for (size_t j = 0; j < columns; j++)
            pivot[j] /= front;
        eliminate(a, rows, columns, rank, k);
        rank++;
    }
    return rank;
}

/* A row of the reduced matrix with one entry determines its cell. */
static pdn_status test(const struct component *c, bool *determined)
{
    pdn_status st = PDN_OK;
    const cell_forms *s = c->s;
    const size_t columns = c->cells;
    double *a = NULL;
    size_t rank = 0;

    PDN_NEW(a, c->forms * columns);
    for (size_t i = 0; i < c->forms; i++) {
        const cell_forms__form *f = &s->form[c->form[i]];
        for (size_t k = 0; k < f->terms; k++) {
            const cell_forms__term *t = &s->term[f->first + k];
            if (s->cell[t->cell].hidden)
                row_at(a, columns, i)[c->column[lead_of(s, t->cell)] - 1] +=
                    t->times;
        }
    }
    rank = reduce(a, c->forms, columns);
    for (size_t i = 0; i < rank; i++) {
        size_t entries = 0, last = 0;
        for (size_t k = 0; k < columns; k++)
            if (fabs(row_at(a, columns, i)[k]) > NOTHING) {
                entries++;
                last = k;
            }
        if (entries == 1) determined[c->cell[last]] = true;
    }
out:
    free(a);
    return st;
}

pdn_status cell_forms__determined(const cell_forms *s, bool *determined)
{
    pdn_status st = PDN_OK;
    struct component c = {.s = s};

    PDN_TAKE(&c.memory, c.cell, s->cells);
    PDN_TAKE(&c.memory, c.form, s->forms);
    PDN_TAKE(&c.memory, c.column, s->cells);
    PDN_TAKE(&c.memory, c.seen, s->forms);
    for (uint32_t i = 0; i < s->cells; i++)
        determined[i] = false;
    for (uint32_t i = 0; i < s->cells; i++) {
        if (!s->cell[i].hidden || c.column[lead_of(s, i)] != 0) continue;
        grow(&c, i);
        if (c.forms > 0 && c.cells <= MOST_CELLS &&
            c.forms <= (size_t)4 * MOST_CELLS)
            PDN_TRY(test(&c, determined));
    }
    for (uint32_t i = 0; i < s->cells; i++)
        if (s->cell[i].hidden) determined[i] = determined[lead_of(s, i)];
out:
    pdn_arena_clear(&c.memory);
    return st;
}
