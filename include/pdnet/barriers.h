/* barriers.h - which obstacles people name between which groups. */
#ifndef PDN_BARRIERS_H
#define PDN_BARRIERS_H

#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One code and one pair: the columns of pdn-breakdown --barriers. */
typedef struct {
    const char *barrier, *group_a, *group_b;
    double respondents, asked, share, expected, residual, p, q;
} pdn_barrier;

/** Rows by code, then by pair, in byte order; pairs where nobody was asked are
 *  left out. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_barrier *row;
    size_t rows, codes;
} pdn_barriers;

/**
 * Counts respondents, not ties. For each code the table named / not named by
 * pair is set against its margins: expected = asked x (named / asked over all
 * pairs), residual = (o - e) / sqrt(e (1 - r)(1 - c)), and one p per code from
 * the chi-square of the whole table. A respondent stands in several pairs, so
 * whole respondents change places, among those asked about equally many pairs,
 * and each one's answers among the pairs; with one pair each this is the usual
 * permutation of a 2 x K table. q over the codes.
 *
 * PDN_EDATA when the ties have no column barrier.
 * Source   methods.md C9; Agresti and Liu (1999), Biometrics 55, 936-943.
 */
pdn_status pdn_barriers_make(const pdn_network *g,
                             const pdn_breakdown_options *o,
                             pdn_barriers *out) PDN_MUST_USE;

void pdn_barriers_clear(pdn_barriers *b);

#ifdef __cplusplus
}
#endif

#endif
