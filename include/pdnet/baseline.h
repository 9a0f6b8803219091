/* baseline.h - outcome shares with their uncertainty, against a benchmark and
 * against the nullpunkt. */
#ifndef PDN_BASELINE_H
#define PDN_BASELINE_H

#include "pdnet/bands.h"
#include "pdnet/findings.h"
#include "pdnet/interval.h"
#include "pdnet/progress.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stdint.h>

#include "pdnet/crosswalk.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The columns of pdn-baseline (contract section 3), in its order; what is
 *  added stands at the end. */
typedef struct {
    const char *unit;
    double year;
    const char *indicator, *group;
    double events, population, share, lo, hi, benchmark;
    double funnel95_lo, funnel95_hi, funnel998_lo, funnel998_hi;
    double z, z_adjusted, shrunk, shrunk_lo, shrunk_hi;
    double rank, rank_lo, rank_hi, p_best_quarter;
    const char *band, *flag;
    double nullpunkt, change, change_lo, change_hi, change_p, detectable;
    double change_ratio, change_ratio_lo, change_ratio_hi;
    double phi, tau2;
    double adjusted95_lo, adjusted95_hi, adjusted998_lo, adjusted998_hi;
    double rate, rate_lo, rate_hi;
    double expected, ratio, ratio_lo, ratio_hi, ratio_byar_lo, ratio_byar_hi;
    double phi_lo, phi_hi;
    double trend, trend_chi2, trend_p, trend_years;
    double paired_n, change_paired, change_paired_lo, change_paired_hi;
    double share_min, share_max, change_min, change_max, rank_min, rank_max;
    double spread;
} pdn_baseline_row;

typedef enum { PDN_LOWER_IS_BETTER, PDN_HIGHER_IS_BETTER } pdn_better;

typedef enum {
    PDN_AGAINST_ALL,
    PDN_AGAINST_GROUP,
    PDN_AGAINST_VALUE
} pdn_benchmark;

typedef struct {
    const char *indicator; /* NULL: every one */
    pdn_method interval;
    double level; /* 0: .95 */
    pdn_benchmark benchmark;
    double benchmark_value; /* a share */
    double nullpunkt;       /* a year; 0: none */
    double per; /* rates: events per so many people and year; 0: no rates, and
                   more events than people are a fault */
    pdn_better better;
    const pdn_band *band;
    size_t bands;
    const pdn_crosswalk *crosswalk; /* NULL: none */
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
} pdn_baseline_options;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_baseline_row *row;
    size_t rows;
} pdn_baseline;

/** outcomes: the table read from an outcomes file (contract section 2). Notes
 *  (a missing population, say) are recorded in f. */
pdn_status pdn_baseline_make(const pdn_table *outcomes,
                             const pdn_baseline_options *o, pdn_findings *f,
                             pdn_baseline *out) PDN_MUST_USE;

void pdn_baseline_clear(pdn_baseline *b);

#ifdef __cplusplus
}
#endif

#endif
