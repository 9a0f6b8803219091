/* pvalue.h - what a resampling says, and many questions at once. */
#ifndef PDN_PVALUE_H
#define PDN_PVALUE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** (b + 1) / (m + 1): b of m draws were at least as extreme (Phipson and
 *  Smyth 2010). m = 0: NaN. */
double pdn_p_drawn(size_t b, size_t m);

/** min(1, 2 min(low, high)). */
double pdn_p_two_sided(double low, double high);

/** Benjamini and Hochberg's adjusted p: q[i] for p[i]. NaN p are left out of
 *  the family and stay NaN. q may be p. Memory failure: every q NaN. */
void pdn_q_values(const double *p, size_t n, double *q);

/** Half the width of the 95 % interval of a drawn p (Monte Carlo error). */
double pdn_p_error(double p, size_t m);

#ifdef __cplusplus
}
#endif

#endif
