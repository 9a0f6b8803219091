/* strata.h - among whom labels are shuffled: those who answered and the silent
 * apart, and people of one place where places would tell. */
#ifndef PDN_STRATA_H
#define PDN_STRATA_H

#include "pdnet/network.h"
#include "pdnet/permute.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Where each actor is, by one column or more: of[c * actors + i] is the place
 *  of actor i by column c. Who has none there has a number of its own, so that
 *  two who are not known never seem to be in one place. Zero-initialise. */
typedef struct {
    size_t columns, actors;
    uint32_t *of;
    bool many; /* some column tells more than one place */
} pdn_localities;

/**
 * @param by      column that groups the actors; NULL: sector.
 * @param within  columns with a comma between them ("municipality,building"),
 *                "none", or NULL: municipality when groups are sectors and
 *                there is such a column.
 *
 * Errors  PDN_EDATA  no such column (it is named); PDN_ENOMEM
 */
pdn_status pdn_localities_of_network(const pdn_network *g, const char *by,
                                     const char *within,
                                     pdn_localities *out) PDN_MUST_USE;

void pdn_localities_clear(pdn_localities *l);

/** Numbers the places that the columns make together: joint[i] below *places.
 *  Without columns everybody is in one place. */
pdn_status pdn_localities_join(const pdn_localities *l, uint32_t *joint,
                               size_t *places) PDN_MUST_USE;

/**
 * The strata of a network's actors: answered x place, or answered alone.
 *
 * Shuffled over everybody, silence would move between groups, and what is due
 * to distance would seem due to groups.
 *
 * @param by, within            as of pdn_localities_of_network.
 * @param[out] out              the caller's to clear.
 * @param[out] within_places    whether more than one place keeps labels apart.
 *                              May be NULL.
 */
pdn_status pdn_strata_of_network(const pdn_network *g, const char *by,
                                 const char *within, pdn_strata *out,
                                 bool *within_places) PDN_MUST_USE;

/** True when some stratum holds two different labels: else every shuffle is
 *  the observed one. O(n). */
bool pdn_strata_can_move(const pdn_strata *s, const uint32_t *label);

#ifdef __cplusplus
}
#endif

#endif
