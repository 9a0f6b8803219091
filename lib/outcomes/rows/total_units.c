#include "total_units.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST_OTHERS = 3 };

/* Sums over the units of one indicator and year; NaN where one is hidden. */
struct sums {
    double events, people;
};

static bool same(double a, double b)
{
    return !(fabs(a - b) > 0) && !isnan(a) && !isnan(b);
}

static bool is_sum(const pdn_outcome *o, const struct sums *all)
{
    return o->unit != NULL && o->events > 0 &&
           same(2 * o->events, all->events) &&
           same(2 * o->population, all->people);
}

static bool told(const pdn_outcome *const *unit, size_t units,
                 const pdn_outcome *o)
{
    for (size_t i = 0; i < units; i++)
        if (pdn_text_compare(unit[i]->unit, o->unit) == 0) return true;
    return false;
}

static pdn_status tell(const pdn_outcome *o, size_t others, const char *file,
                       pdn_diagnostics *f)
{
    return pdn_diagnostics_add(
        f,
        (pdn_diagnostic){.file = file,
                         .line = o->line,
                         .severity = PDN_ERROR,
                         .code = "sum-as-unit"},
        "\"%s\" is the sum of the other %zu in %s (events %s, population %s): "
        "a sum is no unit beside its parts; take its rows out of the file",
        o->unit, others, pdn_number_format(o->year).text,
        pdn_number_format(o->events).text,
        pdn_number_format(o->population).text);
}

pdn_status total_units__check(pdn_outcome *const *order, size_t n,
                              const char *file, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_outcome **unit = NULL;
    size_t units = 0;

    PDN_NEW(unit, n);
    for (size_t i = 0, next = 0; i < n; i = next) {
        struct sums all = {0, 0};
        for (next = i;
             next < n && same(order[next]->year, order[i]->year) &&
             pdn_text_compare(order[next]->indicator, order[i]->indicator) == 0;
             next++) {
            all.events += order[next]->events;
            all.people += order[next]->population;
        }
        if (next == i) next++; /* no year: told elsewhere */
        if (next - i <= FEWEST_OTHERS) continue;
        for (size_t k = i; k < next; k++) {
            if (!is_sum(order[k], &all) || told(unit, units, order[k]))
                continue;
            unit[units++] = order[k];
            PDN_TRY(tell(order[k], next - i - 1, file, f));
        }
    }
out:
    free(unit);
    return st;
}
