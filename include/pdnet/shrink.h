/* shrink.h - shares drawn towards their common distribution: the smaller the
 * unit, the more. */
#ifndef PDN_SHRINK_H
#define PDN_SHRINK_H

#include "pdnet/interval.h"
#include "pdnet/status.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The distribution of true shares among units: Beta(a, b), a = mean size,
 *  b = (1 - mean) size. Without detectable spread `size` is infinite and every
 *  unit has the mean. No unit: mean NaN. */
typedef struct {
    double mean, size;
    double log_likelihood; /* without the binomial coefficients */
    bool spread;
} pdn_prior;

/** Kleinman's moment estimate (1973, JASA 68:46), weights n. NaN and
 *  suppressed x are left out. Methods E5. */
pdn_prior pdn_shrink_moments(const double *x, const double *n, size_t k);

/**
 * The beta-binomial distribution of x of n by maximum likelihood.
 *
 * @param x  k counts; PDN_SUPPRESSED stands for 1 to 4 and enters as the sum
 *           over these; other absences are left out.
 * @param n  k denominators, > 0 where x is used.
 *
 * "No detectable spread" where the likelihood rises towards equal shares
 * (size > 1e6); mean is then the common share of most likelihood: the pooled
 * one where nothing is hidden. Errors PDN_ENUMERIC where the search does not
 * end. The sums run in the order given.
 * Cost     about ten passes of six digammas per unit.
 * Source   methods E5; VGAM::betabinomial in R.
 */
pdn_status pdn_shrink_fit(const double *x, const double *n, size_t k,
                          pdn_prior *out) PDN_MUST_USE;

/** A unit's share given the others: (x + a) / (n + size). Absent x: its
 *  state. */
double pdn_shrunk(const pdn_prior *prior, double x, double n);

/** Its interval: beta quantiles, the prior taken as known. Without spread both
 *  ends are the mean. */
pdn_interval pdn_shrunk_interval(const pdn_prior *prior, double x, double n,
                                 double level);

#ifdef __cplusplus
}
#endif

#endif
