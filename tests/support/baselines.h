/* baselines.h - the baseline of a table that a test has filled. */
#ifndef BASELINES_H
#define BASELINES_H

#include "pdnet/baseline.h"

/* Clears the table. */
static inline pdn_status baseline_of(pdn_table *t,
                                     const pdn_baseline_options *o,
                                     pdn_diagnostics *f, pdn_baseline *out)
{
    pdn_status st = pdn_baseline_make(t, o, f, out);

    pdn_table_clear(t);
    return st;
}

#endif
