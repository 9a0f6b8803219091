/* stress_starts.h - the layout of least stress of several beginnings. */
#ifndef PDN_STRESS_STARTS_H
#define PDN_STRESS_STARTS_H

#include "stress.h"

/** Beginnings that are tried beside the one that is given. */
enum { STRESS_STARTS = 6 };

/**
 * Lowers the stress from x, and from `starts` beginnings by chance, always the
 * same; x becomes the best: from one beginning alone a layout may stay folded.
 * Those by chance are unfolded first, pair by pair (Zheng, Pawar and Goodman
 * 2019, IEEE TVCG 25:2738). Nobody is fixed, and none held there. O(n^2) a
 * sweep and beginning.
 */
pdn_status stress_starts__lower(const pdn_stress *s, size_t starts,
                                size_t sweeps, pdn_point *x) PDN_MUST_USE;

#endif
