/* benchmark.h - what baseline.c and benchmark.c share: one year of one
 * indicator (and group), and the cells that follow from it. */
#ifndef PDN_BENCHMARK_H
#define PDN_BENCHMARK_H

#include "pdnet/baseline.h"
#include "stats/funnel.h"
#include "stats/models/shrink.h"

/* The rows that are held against one benchmark. */
typedef struct {
    const pdn_outcome *const *row;
    size_t rows;
    double target;
    pdn_spread spread;
    pdn_overdispersion over;
    pdn_interval over_range; /* phi_lo, phi_hi */
} benchmark__given;

/* The level of the intervals. */
double benchmark__level(const pdn_baseline_options *o);

/* What a row tells of the spread between units. A hidden number of a merged or
 * split unit tells nothing: it need not be 1 to 4. */
pdn_seen benchmark__seen(const pdn_outcome *o);

/* Fits the yardstick to its rows, in their order. For benchmark__clear. */
pdn_status benchmark__fit(const pdn_baseline_options *o,
                          benchmark__given *y) PDN_MUST_USE;

void benchmark__clear(benchmark__given *y);

/* Some of its rows have counts, and yet the spread could not be fitted. */
bool benchmark__unfitted(const benchmark__given *y);

/* Interval, benchmark, funnel, z, shrunk share and their limits. */
pdn_status benchmark__of(const pdn_outcome *o, const benchmark__given *y,
                         const pdn_baseline_options *options,
                         pdn_baseline_row *row) PDN_MUST_USE;

/* Band and flag; after benchmark__of. */
void benchmark__compare(const pdn_outcome *o, const benchmark__given *y,
                        const pdn_baseline_options *options,
                        pdn_baseline_row *row);

/* Every cell from nullpunkt to change_ratio_hi; base NULL: there is no row of
 * the nullpunkt year. */
void benchmark__change(const pdn_outcome *o, const pdn_outcome *base,
                       const pdn_baseline_options *options,
                       pdn_baseline_row *row);

#endif
