/* paired_change.h - change among the people who were there both at the
 * nullpunkt and now. */
#ifndef PDN_PAIRED_CHANGE_H
#define PDN_PAIRED_CHANGE_H

#include "pdnet/baseline.h"

/* paired_n to change_paired_hi; base NULL: no row of the nullpunkt year, or
 * nothing can be told against it. */
void paired_change__of(const pdn_outcome *o, const pdn_outcome *base,
                       const pdn_baseline_options *options,
                       pdn_baseline_row *row);

#endif
