#include "paired_change.h"

#include "benchmark.h"
#include "outcomes/rows/paired.h"
#include "shares.h"

#include "pdnet/stats.h"

#include <math.h>

/* Why there is no change; hidden where the shares it lies between are. */
static double blank_of(const pdn_outcome *o, const pdn_outcome *base)
{
    size_t none = 0;

    for (int k = 0; k < PDN_PAIRED; k++)
        none += pdn_state_of(o->paired[k]) == PDN_NOT_DEFINED;
    if (none == PDN_PAIRED) return pdn_absent(PDN_NOT_DEFINED);
    if (pdn_state_of(shares__absence(o)) == PDN_SUPPRESSED ||
        pdn_state_of(shares__absence(base)) == PDN_SUPPRESSED)
        return pdn_absent(PDN_SUPPRESSED);
    for (int k = 0; k < PDN_PAIRED; k++)
        if (pdn_state_of(o->paired[k]) == PDN_SUPPRESSED) return o->paired[k];
    for (int k = 0; k < PDN_PAIRED; k++)
        if (isnan(o->paired[k])) return o->paired[k];
    return 0;
}

void paired_change__of(const pdn_outcome *o, const pdn_outcome *base,
                       const pdn_baseline_options *options,
                       pdn_baseline_row *row)
{
    double blank = pdn_absent(PDN_NOT_DEFINED);

    if (base != NULL && base != o) blank = blank_of(o, base);
    row->paired_n = row->change_paired = blank;
    row->change_paired_lo = row->change_paired_hi = blank;
    if (isnan(blank)) return;

    double before = o->paired[PDN_PAIRED_BEFORE];
    double now = o->paired[PDN_PAIRED_NOW], n = paired__people(o);
    pdn_interval d = pdn_paired_interval(o->paired[PDN_PAIRED_BOTH], before,
                                         now, o->paired[PDN_PAIRED_NEITHER],
                                         benchmark__level(options));
    row->paired_n = n;
    row->change_paired = n > 0 ? (now - before) / n : (double)NAN;
    row->change_paired_lo = d.lo;
    row->change_paired_hi = d.hi;
}
