/* undecided.h - whether the draws so far settle a verdict. */
#ifndef PDN_UNDECIDED_H
#define PDN_UNDECIDED_H

#include "pdnet/breakdown.h"
#include "pdnet/stats.h"

/* The drawn quantities that a verdict may turn on. */
enum {
    DOUBT_LEAST,
    DOUBT_LOW,
    DOUBT_EXPECTED,
    DOUBT_RATIO_LO,
    DOUBT_DIRECTION,
    DOUBT_DIFFERENCE,
    DOUBT_STRAIN_AB,
    DOUBT_STRAIN_BA,
    DOUBTS
};

/**
 * Judges the pair with every quantity at either end of its interval, in all
 * ways.
 *
 * @return  bit d: quantity d changes what is found, the others being somewhere
 *          in their intervals; 0: settled.
 * @param[in,out] e  denied: the conditions that do not hold in all ways;
 *                   undecided: the verdict is not the same in all ways;
 *                   p_least: 1 where the pair is not assessable in all ways.
 */
unsigned undecided__find(pdn_evidence *e, const pdn_interval ends[DOUBTS]);

#endif
