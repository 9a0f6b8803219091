/* replicate.h - the chance engine: many draws, each with a stream of its own,
 * on any number of threads, with the same outcome. It knows no measure. */
#ifndef PDN_REPLICATE_H
#define PDN_REPLICATE_H

#include "pdnet/progress.h"
#include "pdnet/random.h"
#include "pdnet/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to draw. `purpose` keeps the draws of different questions apart;
 *  `what` is told to progress. threads: at least 1, as pdn_threads gives. */
typedef struct {
    size_t draws, threads;
    uint64_t seed, purpose;
    const pdn_progress *progress;
    const char *what;
} pdn_draws;

/** Makes draw number `draw` from `stream`, which is the same for the same
 *  seed, purpose and draw. Writes to what belongs to the draw, or adds whole
 *  numbers to what belongs to `worker` (below the number of threads), which
 *  the caller sums afterwards. Must not call igraph. */
typedef pdn_status (*pdn_replicate_make)(void *context, size_t draw,
                                         size_t worker, pdn_random *stream);

/** Makes all draws. Cost: beside the draws' own, one seeding each. */
pdn_status pdn_replicate(const pdn_draws *d, pdn_replicate_make make,
                         void *context) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
