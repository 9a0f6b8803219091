/* strata.h - among whom labels are shuffled: those who answered and the silent
 * apart, and people of one municipality where places would tell. */
#ifndef PDN_STRATA_H
#define PDN_STRATA_H

#include "pdnet/network.h"
#include "pdnet/permute.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The strata of a network's actors: answered x municipality, or answered alone.
 *
 * Shuffled over everybody, silence would move between groups, and what is due
 * to distance would seem due to groups (rules.md 1).
 *
 * @param by      column that groups the actors; NULL: sector.
 * @param within  "municipality", "none", or NULL: municipality when groups are
 *                sectors and there is more than one.
 * @param[out] out                  the caller's to clear.
 * @param[out] within_municipality  whether more than one municipality keeps
 *                                  labels apart. May be NULL.
 *
 * Errors  PDN_EDATA  municipality asked for, and no such column; PDN_ENOMEM
 */
pdn_status pdn_strata_of_network(const pdn_network *g, const char *by,
                                 const char *within, pdn_strata *out,
                                 bool *within_municipality) PDN_MUST_USE;

/** True when some stratum holds two different labels: else every shuffle is
 *  the observed one. O(n). */
bool pdn_strata_can_move(const pdn_strata *s, const uint32_t *label);

#ifdef __cplusplus
}
#endif

#endif
