/* standing.h - what baseline.c and standing.c share: one year of one indicator
 * (and group), and the cells that follow from it. */
#ifndef PDN_STANDING_H
#define PDN_STANDING_H

#include "pdnet/baseline.h"
#include "pdnet/funnel.h"
#include "pdnet/outcome.h"
#include "pdnet/shrink.h"

/* The rows that are held against one benchmark. */
typedef struct {
    double target;
    pdn_prior prior;
    pdn_overdispersion over;
    pdn_interval over_range; /* phi_lo, phi_hi */
} pdn_i_yardstick;

/* The level of the intervals. */
double pdn_i_level(const pdn_baseline_options *o);

/* Both numbers of a share are there, and events are people. */
bool pdn_i_counted(const pdn_outcome *o);

/* The share of a row, or why there is none. */
double pdn_i_share(const pdn_outcome *o);

/* The absence that a cell takes which needs both counts. */
double pdn_i_blank(const pdn_outcome *o);

/* The events by which a row tells of the spread between units. A hidden number
 * of a merged or split unit tells nothing: it need not be 1 to 4. */
double pdn_i_spread_events(const pdn_outcome *o);

/* Fits the yardstick to n rows, in their order. fixed: the benchmark, or NaN
 * for the rows' own. level: of the interval of the over-dispersion. */
pdn_status pdn_i_yardstick_fit(const pdn_outcome *const *row, size_t n,
                               double fixed, double level,
                               pdn_i_yardstick *out) PDN_MUST_USE;

/* Interval, benchmark, funnel, z, shrunk share and their limits. */
void pdn_i_stand(const pdn_outcome *o, const pdn_i_yardstick *y,
                 const pdn_baseline_options *options, pdn_baseline_row *row);

/* Band and flag; after pdn_i_stand. */
void pdn_i_mark(const pdn_outcome *o, const pdn_baseline_options *options,
                pdn_baseline_row *row);

/* Every cell from nullpunkt to change_ratio_hi; base NULL: there is no row of
 * the nullpunkt year. */
void pdn_i_change(const pdn_outcome *o, const pdn_outcome *base,
                  const pdn_baseline_options *options, pdn_baseline_row *row);

#endif
