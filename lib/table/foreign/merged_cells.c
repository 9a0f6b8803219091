#include "merged_cells.h"

#include <stdlib.h>

enum { MOST_AREAS = 100 * 1000, MOST_FILLED = 2000 * 1000 };

pdn_status merged_cells__add(merged_cells *m, const merged_cells__area *area)
{
    if (area->last_row <= area->row) return PDN_OK;
    if (m->areas == MOST_AREAS)
        return pdn_fail(PDN_EPARSE,
                        "the sheet has more than %d areas of "
                        "merged cells",
                        MOST_AREAS);
    if (m->areas == m->capacity) {
        size_t capacity = m->capacity == 0 ? 64 : 2 * m->capacity;
        merged_cells__area *wide = realloc(m->area, capacity * sizeof *wide);
        if (wide == NULL) return pdn_no_memory();
        m->area = wide;
        m->capacity = capacity;
    }
    m->area[m->areas++] = *area;
    return PDN_OK;
}

/* The first record that stands in row `line` or below. */
static size_t record_at(const foreign_grid *g, size_t line)
{
    size_t lo = 0, hi = g->records;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (g->line[mid] < line)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static char *value_of(const foreign_grid *g, const merged_cells__area *area)
{
    size_t r = record_at(g, area->row);

    if (r == g->records || g->line[r] != area->row ||
        foreign_grid__width(g, r) < area->column)
        return NULL;
    return g->field[g->first[r] + area->column - 1];
}

/* How wide each record must be so that every area has its place. */
static pdn_status widths_of(const merged_cells *m, const foreign_grid *g,
                            size_t **out, size_t *shown)
{
    pdn_status st = PDN_OK;
    size_t *width = NULL, filled = 0;

    PDN_NEW(width, g->records);
    for (size_t r = 0; r < g->records; r++)
        width[r] = foreign_grid__width(g, r);
    for (size_t i = 0; i < m->areas; i++) {
        const merged_cells__area *a = &m->area[i];
        size_t r = record_at(g, a->row + 1);
        if (value_of(g, a) == NULL) continue;
        ++*shown;
        for (; r < g->records && g->line[r] <= a->last_row; r++) {
            if (width[r] < a->column) width[r] = a->column;
            if (++filled > MOST_FILLED)
                PDN_FAIL(PDN_EPARSE, "merged cells cover more than %d rows",
                         MOST_FILLED);
        }
    }
    *out = width;
    width = NULL;
out:
    free(width);
    return st;
}

static pdn_status widened(const foreign_grid *g, const size_t *width,
                          foreign_grid *out)
{
    pdn_status st = PDN_OK;

    for (size_t r = 0; r < g->records; r++) {
        size_t have = foreign_grid__width(g, r);
        PDN_TRY(foreign_grid__begin(out, g->line[r]));
        for (size_t k = 0; k < width[r]; k++)
            PDN_TRY(foreign_grid__add(out, k < have ? g->field[g->first[r] + k]
                                                    : NULL));
    }
out:
    return st;
}

static void fill(const merged_cells *m, foreign_grid *g)
{
    for (size_t i = 0; i < m->areas; i++) {
        const merged_cells__area *a = &m->area[i];
        char *value = value_of(g, a);
        size_t r = record_at(g, a->row + 1);
        for (; value != NULL && r < g->records && g->line[r] <= a->last_row;
             r++)
            g->field[g->first[r] + a->column - 1] = value;
    }
}

pdn_status merged_cells__fill(merged_cells *m, const char *file,
                              pdn_diagnostics *f, foreign_grid *g)
{
    pdn_status st = PDN_OK;
    size_t *width = NULL, shown = 0;
    foreign_grid wide = {0};

    if (m->areas == 0) return PDN_OK;
    PDN_TRY(widths_of(m, g, &width, &shown));
    if (shown == 0) goto out;
    PDN_TRY(widened(g, width, &wide));
    fill(m, &wide);
    foreign_grid__clear(g);
    *g = wide;
    wide = (foreign_grid){0};
    PDN_TRY(
        pdn_diagnostics_tell(f, PDN_NOTE, "merged-cells", file,
                             "%zu group%s of merged cells (the first from row "
                             "%zu): every row of one is read with its value",
                             shown, shown == 1 ? "" : "s", m->area[0].row));
out:
    foreign_grid__clear(&wide);
    free(width);
    return st;
}

void merged_cells__clear(merged_cells *m)
{
    free(m->area);
    *m = (merged_cells){0};
}
