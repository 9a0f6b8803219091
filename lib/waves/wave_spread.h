/* wave_spread.h - how far the change of a whole network's figures would move
 * with other people. */
#ifndef PDN_WAVE_SPREAD_H
#define PDN_WAVE_SPREAD_H

#include "wave_figures.h"

/** The t-scaled half width of the change of each figure (PDN_WHOLES), NaN where
 *  it has none. Shares of dyads: people drawn again with replacement, the same
 *  in both waves; two copies of one person stand to each other as two who
 *  answered, drawn at random. Other figures: people left out of both waves. */
pdn_status wave_spread__half(const wave_figures *f, const pdn_draws *d,
                             double *half) PDN_MUST_USE;

#endif
