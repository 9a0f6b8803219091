/* waves.h - what changed from one survey to the next, and what only seems to
 * have: people who came, left or did not answer, services renamed. */
#ifndef PDN_WAVES_H
#define PDN_WAVES_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One wave. A label that begins with a year (2021, 2021-høst) has its place in
 *  time by that. Borrowed. */
typedef struct {
    const char *label;
    const pdn_network *network;
} pdn_wave;

typedef struct {
    const char *by; /* column that groups people; NULL: pdn_network_by */
    const pdn_table *aliases;   /* alias, id: other ids of the same; or NULL */
    const pdn_table *crosswalk; /* old, new, year, share; or NULL */
    size_t draws;               /* 0: none; p, q and intervals stay empty */
    size_t threads;
    uint64_t seed;
    const pdn_progress *progress;
} pdn_waves_options;

/** The options when nobody says otherwise. */
PDN_API pdn_waves_options pdn_waves_defaults(void);

/** A row of pdn-waves: two waves that follow one another. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/waves.def"
} pdn_waves_row;

extern PDN_API const pdn_schema pdn_waves_schema;

/**
 * What became of every contact from each wave to the next.
 *
 * Actors are the same by id, an alias, or the crosswalk: a link of the years
 * between the two waves (of labels that tell no year: any), or without a year
 * where the old name is gone. What is split, and the parts of it, cannot be
 * compared; of contacts that become one in a merger one is compared.
 *
 * Every contact of a wave is counted once, and the two sums add up:
 * ties_before = kept + lost + lost_by_leavers + lost_by_silence +
 * lost_by_renaming, ties_after = kept + new + new_by_joiners + new_by_silence +
 * new_by_renaming. Renaming comes first, then who is not on the list, then who
 * did not answer. A row of the crosswalk that meets nothing is told in f.
 *
 * @param[out] rows  malloc'ed, waves - 1 of them, the caller's; labels borrow.
 *
 * Errors  PDN_EARG   fewer than two waves
 *         PDN_EDATA  waves that cannot be compared (one directed; other forms
 *                    of survey); a crosswalk that goes round in a circle
 *         PDN_EPARSE a share outside (0, 1] in the crosswalk
 * Cost    O(ties log ties) a wave
 * Proof   test_waves: by hand, and the sums over random pairs of waves
 */
PDN_API pdn_status pdn_waves_turnover(const pdn_wave *wave, size_t waves,
                                      const pdn_waves_options *o,
                                      pdn_diagnostics *f,
                                      pdn_waves_row **rows) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
