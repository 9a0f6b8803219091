/* whatif.h - the pairs of groups, before and after one change. */
#ifndef PDN_WHATIF_H
#define PDN_WHATIF_H

#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What changes; what is NULL does not. */
typedef struct {
    const char *without;   /* id of a person, or name of a unit: they leave */
    const char *from, *to; /* ids: the two have contact */
} pdn_change_asked;

/** A row: the columns of pdn-breakdown after the first. */
typedef struct {
    const char *state; /* before, after */
    pdn_pair pair;
} pdn_whatif_row;

/** Zero-initialise. */
typedef struct {
    pdn_breakdown before, after;
    pdn_whatif_row *row; /* of each pair first before, then after */
    size_t rows;
    size_t people; /* who left */
} pdn_whatif;

/**
 * The network with the change made, as a network of its own.
 *
 * Who leaves takes all ties to and from them along. A contact is reported by
 * those of its two ends who answered, and by whom it was not reported before;
 * its other columns are not defined. Scales stay those of the network.
 *
 * Errors  PDN_EDATA  nobody of that id or unit; the two are one, or have
 *                    contact both ways, or neither answered.
 */
pdn_status pdn_network_changed(const pdn_network *g, const pdn_change_asked *a,
                               pdn_network *out) PDN_MUST_USE;

/** Each pair's row before and after. Pairs of a group that nobody is left of
 *  have no row after. Labels live in before and after; lines of text, too. */
pdn_status pdn_whatif_make(const pdn_network *before, const pdn_network *after,
                           const pdn_breakdown_options *o,
                           pdn_whatif *out) PDN_MUST_USE;

void pdn_whatif_clear(pdn_whatif *w);

#ifdef __cplusplus
}
#endif

#endif
