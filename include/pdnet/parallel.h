/* parallel.h - the one place that knows threads. */
#ifndef PDN_PARALLEL_H
#define PDN_PARALLEL_H

#include "pdnet/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Work on item number `item` by worker number `worker` (below the number of
 *  threads: an index for scratch memory). Must not call igraph. What it writes
 *  belongs to its item alone, or to its worker's scratch; sums over items are
 *  formed by the caller afterwards, in the order of items. */
typedef pdn_status (*pdn_task)(void *context, size_t item, size_t worker);

/** Runs task for items 0 .. items-1 on `threads` threads (see pdn_threads) and
 *  waits for all. On failure: the status and message of the lowest item that
 *  failed among those run; items not yet begun are left out. */
pdn_status pdn_parallel(size_t items, size_t threads, pdn_task task,
                        void *context) PDN_MUST_USE;

/** wanted > 0: that number; else the number of processors. At least 1. */
size_t pdn_threads(long wanted);

#ifdef __cplusplus
}
#endif

#endif
