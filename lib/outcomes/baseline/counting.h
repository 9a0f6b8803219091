/* counting.h - counts by person time, and by what was expected. */
#ifndef PDN_COUNTING_H
#define PDN_COUNTING_H

#include "pdnet/baseline.h"

/* rate to rate_hi: events per options->per people and year. */
void counting__rate(const pdn_outcome *o, const pdn_baseline_options *options,
                    pdn_baseline_row *row);

/* expected to ratio_byar_hi. */
void counting__ratio(const pdn_outcome *o, const pdn_baseline_options *options,
                     pdn_baseline_row *row);

#endif
