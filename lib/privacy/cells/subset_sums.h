/* subset_sums.h - units that are the sum of others, whatever is counted of
 * them. */
#ifndef PDN_SUBSET_SUMS_H
#define PDN_SUBSET_SUMS_H

#include "pdnet/core.h"

#include <stddef.h>
#include <stdint.h>

/** Of as many units every sum is looked for; of more, those of two and three;
 *  beyond the second number those of two alone (judgement: time). */
enum { SUBSET_SUMS_ALL = 20, SUBSET_SUMS_THREE = 100 };

/** What is counted of units: value[unit x slots + slot], NaN where nothing is.
 *  The first `parts` units may be parts of a sum; from `first` on, the whole.
 */
typedef struct {
    const double *value;
    size_t units, slots, parts, first;
} subset_sums__table;

/** What is done with a sum. */
typedef pdn_status subset_sums__use(void *of, size_t whole,
                                    const uint32_t *part, size_t parts);

/**
 * Finds units whose counts are the sums of those of others, in every slot that
 * all of them have. One at least must be. A sum that chance would make is none:
 * the counts that agree must be of as many binary digits together as there are
 * ways to choose so many parts of a unit (judgement). Two that are the same are
 * a sum of one part.
 *
 * Cost     sorted halves of all subsets for each unit (Horowitz and Sahni 1974)
 */
pdn_status subset_sums__find(const subset_sums__table *t, subset_sums__use *use,
                             void *of) PDN_MUST_USE;

#endif
