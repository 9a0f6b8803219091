/* contrast.h - two small groups held against each other, exactly. */
#ifndef PDN_CONTRAST_H
#define PDN_CONTRAST_H

#include "pdnet/core.h"

#include <stddef.h>
#include <stdint.h>

/** What a test can say. smallest_p: the least p that these values could have
 *  given, whoever had them. NaN: not defined. */
typedef struct {
    double p, smallest_p;
} pdn_exact;

/** Fisher's exact test, two-sided: the sum over tables with these margins that
 *  are at most as likely as the one seen (within 1 + 1e-7, as R's fisher.test).
 *  with1 of n1, with2 of n2. A group of nobody: NaN. */
pdn_exact contrast__fisher(double with1, double n1, double with2, double n2);

/** Values of a group held against those of another. */
typedef struct {
    double mean_a, mean_b, difference; /* of the means, a - b */
    double lo, hi; /* of the difference, 95 %; NaN: no end at this size */
    double delta;  /* Cliff: (#a>b - #a<b) / (n_a n_b) */
    pdn_exact exact;
    double draws; /* random assignments; 0: all were gone through */
} pdn_contrast;

/** Assignments that are all gone through; above that `draws` random ones. */
#define PDN_ALL_ASSIGNMENTS 200000

/**
 * Permutation of the labels, the values held fixed: p is the share of the
 * C(a + b, a) assignments whose difference of means is at least as far from 0
 * as the one seen; drawn: (x + 1) / (draws + 1). smallest_p is 2 / C(a + b, a)
 * (an extreme assignment in each tail), or the share of the assignments that
 * stand farthest out where ties make it larger, and never under 1 / (draws +
 * 1) when drawn; p can stand below it where only one tail reaches that far out.
 * lo, hi are the shifts between the groups that the one-sided tests do not
 * refuse at 2.5 %.
 *
 * @param x  first n_a values of the one group, then n_b of the other; finite.
 *
 * Undefined  a group of nobody: everything; above PDN_ALL_ASSIGNMENTS without
 *            draws: lo, hi, p; where no value differs from another of its
 *            group: lo, hi, which would be the same.
 * Cost    assignments (or draws) x (n_a + log).
 * Source  Pitman (1937), J. R. Stat. Soc. Suppl. 4:119; Cliff (1993), Psychol.
 *         Bull. 114:494; Maritz (1979), Biometrika 66:163 (the interval);
 *         Cliff (1993), Psychol. Bull. 114, 494-509.
 */
pdn_status contrast__make(const double *x, size_t n_a, size_t n_b, size_t draws,
                          uint64_t seed, pdn_contrast *out) PDN_MUST_USE;

#endif
