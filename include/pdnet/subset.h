/* subset.h - part of a network as a network of its own. */
#ifndef PDN_SUBSET_H
#define PDN_SUBSET_H

#include "pdnet/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The actors that stay, with the ties between them. Scales that are the range
 * seen are stated, so that they do not change with the ties.
 *
 * @param stays  of each actor.
 * @param more   rows of ties to make room for at the end: `tie` is 1 there and
 *               all else not defined; the caller sets their from and to.
 * @param[out] out  to be settled (pdn_network_settle) before it is used.
 */
pdn_status pdn_network_part(const pdn_network *g, const bool *stays,
                            size_t more, pdn_network *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
