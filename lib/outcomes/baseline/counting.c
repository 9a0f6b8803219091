#include "counting.h"

#include "benchmark.h"

#include "pdnet/stats.h"

#include <math.h>

/* Why a cell that needs both has none; 0: both are there. Hidden first. */
static double blank_of(double x, double y)
{
    if (pdn_state_of(x) == PDN_SUPPRESSED) return x;
    if (pdn_state_of(y) == PDN_SUPPRESSED) return y;
    if (isnan(x)) return x;
    return isnan(y) ? y : 0;
}

void counting__rate(const pdn_outcome *o, const pdn_baseline_options *options,
                    pdn_baseline_row *row)
{
    double none = pdn_absent(PDN_NOT_DEFINED);
    bool one = pdn_state_of(o->period_years) == PDN_NOT_DEFINED;
    double years = one ? 1 : o->period_years, time = o->population * years;
    double blank = blank_of(o->events, blank_of(o->population, years));

    if (!(options->per > 0) || time <= 0) blank = none;
    row->rate = row->rate_lo = row->rate_hi = blank;
    if (isnan(blank) && !isnan(o->rate)) row->rate = o->rate; /* published */
    if (isnan(blank)) return;

    pdn_interval count =
        pdn_count_interval(o->events, benchmark__level(options));
    row->rate = o->events / time * options->per;
    row->rate_lo = count.lo / time * options->per;
    row->rate_hi = count.hi / time * options->per;
}

void counting__ratio(const pdn_outcome *o, const pdn_baseline_options *options,
                     pdn_baseline_row *row)
{
    double e = o->expected, level = benchmark__level(options);
    double blank = blank_of(o->events, e);

    if (pdn_state_of(e) == PDN_NOT_DEFINED || e <= 0)
        blank = pdn_absent(PDN_NOT_DEFINED);
    row->expected = e;
    row->ratio = row->ratio_lo = row->ratio_hi = blank;
    row->ratio_byar_lo = row->ratio_byar_hi = blank;
    if (isnan(blank) && !isnan(o->smr)) row->ratio = o->smr / 100;
    if (isnan(blank)) return;

    pdn_interval exact = pdn_count_interval(o->events, level);
    pdn_interval byar = pdn_count_interval_byar(o->events, level);
    row->ratio = o->events / e;
    row->ratio_lo = exact.lo / e;
    row->ratio_hi = exact.hi / e;
    row->ratio_byar_lo = byar.lo / e;
    row->ratio_byar_hi = byar.hi / e;
}
