#include "unit_trend.h"

#include "outcomes/rows/series_breaks.h"
#include "shares.h"
#include "stats/trend.h"

#include <stdlib.h>

static int by_unit_year(const void *va, const void *vb)
{
    const pdn_outcome *a = *(const pdn_outcome *const *)va;
    const pdn_outcome *b = *(const pdn_outcome *const *)vb;
    int c = pdn_text_compare(a->indicator, b->indicator);

    if (c == 0) c = pdn_text_compare(a->unit, b->unit);
    return c != 0 ? c : (a->year > b->year) - (a->year < b->year);
}

static bool same_course(const pdn_outcome *a, const pdn_outcome *b)
{
    return pdn_text_compare(a->indicator, b->indicator) == 0 &&
           pdn_text_compare(a->unit, b->unit) == 0;
}

/* Room for the years of one unit. */
struct years {
    double *year, *events, *population;
};

static void blank(pdn_baseline_row *row, double x)
{
    row->trend = row->trend_chi2 = row->trend_p = row->trend_years = x;
}

/* n rows of one unit, by year. */
static void fill(const pdn_outcome *const *row, size_t n, const struct years *y,
                 const pdn_table *breaks, pdn_baseline_row *const *out)
{
    size_t counted = 0, hidden = 0, last = 0;
    double from = series_breaks__last(breaks, row[0]->indicator, row[0]->year,
                                      row[n - 1]->year);

    for (size_t i = 0; i < n; i++) {
        blank(out[i], pdn_absent(PDN_NOT_DEFINED));
        if (row[i]->year < from) continue;
        hidden += pdn_state_of(shares__absence(row[i])) == PDN_SUPPRESSED;
        if (!shares__counted(row[i])) continue;
        y->year[counted] = row[i]->year;
        y->events[counted] = row[i]->events;
        y->population[counted++] = row[i]->population;
        last = i;
    }
    if (counted < PDN_TREND_LEAST) {
        /* Known to whoever knows the hidden counts. */
        if (counted + hidden >= PDN_TREND_LEAST)
            blank(out[n - 1], pdn_absent(PDN_SUPPRESSED));
        return;
    }
    pdn_trend t = trend__of(y->year, y->events, y->population, counted);
    out[last]->trend = t.slope;
    out[last]->trend_chi2 = t.chi2;
    out[last]->trend_p = t.p;
    out[last]->trend_years = (double)t.points;
}

pdn_status unit_trend__fill(const pdn_outcomes *rows, const pdn_table *breaks,
                            pdn_baseline_row *out)
{
    pdn_status st = PDN_OK;
    const pdn_outcome **order = NULL;
    pdn_baseline_row **result = NULL;
    struct years y = {0};
    size_t n = rows->rows;

    PDN_NEW(order, n);
    PDN_NEW(result, n);
    PDN_NEW(y.year, n);
    PDN_NEW(y.events, n);
    PDN_NEW(y.population, n);
    for (size_t i = 0; i < n; i++)
        order[i] = &rows->row[i];
    qsort(order, n, sizeof(*order), by_unit_year);
    for (size_t i = 0; i < n; i++)
        result[i] = &out[order[i] - rows->row];
    for (size_t i = 0, next = 0; i < n; i = next) {
        for (next = i; next < n && same_course(order[next], order[i]);)
            next++;
        fill(&order[i], next - i, &y, breaks, &result[i]);
    }
out:
    free(order);
    free(result);
    free(y.year);
    free(y.events);
    free(y.population);
    return st;
}
