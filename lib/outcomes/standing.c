#include "standing.h"

#include "pdnet/change.h"

#include <math.h>
#include <stdlib.h>

double pdn_i_level(const pdn_baseline_options *o)
{
    return o->level > 0 ? o->level : .95;
}

bool pdn_i_counted(const pdn_outcome *o)
{
    return !isnan(o->events) && o->population > 0 && !o->cases;
}

double pdn_i_blank(const pdn_outcome *o)
{
    pdn_state events = pdn_state_of(o->events);
    pdn_state population = pdn_state_of(o->population);

    if (o->cases) return pdn_absent(PDN_NOT_DEFINED); /* no share at all */
    if (events == PDN_SUPPRESSED || population == PDN_SUPPRESSED)
        return pdn_absent(PDN_SUPPRESSED);
    if (events != PDN_VALUE) return pdn_absent(events);
    if (population != PDN_VALUE) return pdn_absent(population);
    return pdn_absent(PDN_NOT_DEFINED); /* nobody */
}

double pdn_i_share(const pdn_outcome *o)
{
    if (pdn_i_counted(o)) return o->events / o->population;

    double blank = pdn_i_blank(o);
    if (pdn_state_of(blank) != PDN_NOT_DEFINED) return blank;
    if (isnan(o->share_percent)) return o->share_percent;
    return o->share_percent / 100;
}

/* Variance of a share of the target's own among the row's people. */
static double chance_variance(const pdn_outcome *o, double target)
{
    return target * (1 - target) / o->population;
}

static double target_of(const pdn_outcome *const *row, size_t n)
{
    double events = 0, population = 0;

    for (size_t i = 0; i < n; i++) {
        if (!pdn_i_counted(row[i])) continue;
        events += row[i]->events;
        population += row[i]->population;
    }
    return population > 0 ? events / population : (double)NAN;
}

double pdn_i_spread_events(const pdn_outcome *o)
{
    bool hidden = pdn_state_of(o->events) == PDN_SUPPRESSED;

    return hidden && (o->joined || o->estimated) ? pdn_absent(PDN_NOT_DEFINED)
                                                 : o->events;
}

pdn_status pdn_i_yardstick_fit(const pdn_outcome *const *row, size_t n,
                               double fixed, double level, pdn_i_yardstick *out)
{
    pdn_status st = PDN_OK;
    double *x = NULL, *people = NULL, *z = NULL, *variance = NULL;
    pdn_i_yardstick y = {.target = isnan(fixed) ? target_of(row, n) : fixed};

    PDN_NEW(x, n);
    PDN_NEW(people, n);
    PDN_NEW(z, n);
    PDN_NEW(variance, n);
    for (size_t i = 0; i < n; i++) {
        x[i] = pdn_i_spread_events(row[i]);
        people[i] = row[i]->population;
        z[i] = variance[i] = (double)NAN;
        if (!pdn_i_counted(row[i])) continue;
        variance[i] = chance_variance(row[i], y.target);
        z[i] = pdn_funnel_z(pdn_i_share(row[i]), y.target, variance[i]);
    }
    PDN_TRY(pdn_funnel_spread(z, variance, n, &y.over));
    y.over_range = pdn_overdispersion_interval(&y.over, !isnan(fixed), level);
    PDN_TRY(pdn_shrink_fit(x, people, n, &y.prior));
    *out = y;
out:
    free(x);
    free(people);
    free(z);
    free(variance);
    return st;
}

static double held(double share)
{
    return fmin(1, fmax(0, share));
}

/* The limits need the number of people and the benchmark, no count. */
static void set_limits(const pdn_outcome *o, const pdn_i_yardstick *y,
                       pdn_baseline_row *row)
{
    double n = o->population, t = y->target;
    double sd = sqrt(chance_variance(o, t) + y->over.tau2);
    double z95 = pdn_normal_quantile(.975), z998 = pdn_normal_quantile(.999);

    row->funnel95_lo = pdn_funnel_limit(.025, n, t);
    row->funnel95_hi = pdn_funnel_limit(.975, n, t);
    row->funnel998_lo = pdn_funnel_limit(.001, n, t);
    row->funnel998_hi = pdn_funnel_limit(.999, n, t);
    if (isnan(sd)) return;
    row->adjusted95_lo = held(t - z95 * sd);
    row->adjusted95_hi = held(t + z95 * sd);
    row->adjusted998_lo = held(t - z998 * sd);
    row->adjusted998_hi = held(t + z998 * sd);
}

static void set_counted(const pdn_outcome *o, const pdn_i_yardstick *y,
                        const pdn_baseline_options *options,
                        pdn_baseline_row *row)
{
    double level = pdn_i_level(options);
    pdn_interval ci =
        pdn_share_interval(o->events, o->population, level, options->interval);
    double variance = chance_variance(o, y->target);
    pdn_interval shrunk =
        pdn_shrunk_interval(&y->prior, o->events, o->population, level);

    row->lo = ci.lo;
    row->hi = ci.hi;
    row->z = pdn_funnel_z(row->share, y->target, variance);
    row->z_adjusted =
        pdn_funnel_z(row->share, y->target, variance + y->over.tau2);
    if (isnan(row->z)) row->z_adjusted = row->z;
    row->shrunk = pdn_shrunk(&y->prior, o->events, o->population);
    row->shrunk_lo = shrunk.lo;
    row->shrunk_hi = shrunk.hi;
}

void pdn_i_stand(const pdn_outcome *o, const pdn_i_yardstick *y,
                 const pdn_baseline_options *options, pdn_baseline_row *row)
{
    double blank = pdn_i_blank(o);
    double people = isnan(o->population) ? o->population : (double)NAN;

    row->share = pdn_i_share(o);
    row->benchmark = y->target;
    row->phi = y->over.phi;
    row->tau2 = y->over.tau2;
    row->phi_lo = y->over_range.lo;
    row->phi_hi = y->over_range.hi;
    row->funnel95_lo = row->funnel95_hi = people;
    row->funnel998_lo = row->funnel998_hi = people;
    row->adjusted95_lo = row->adjusted95_hi = people;
    row->adjusted998_lo = row->adjusted998_hi = people;
    if (o->population > 0 && !o->cases) set_limits(o, y, row);

    row->lo = row->hi = row->z = row->z_adjusted = blank;
    row->shrunk = row->shrunk_lo = row->shrunk_hi = blank;
    if (pdn_i_counted(o)) set_counted(o, y, options, row);
}

void pdn_i_mark(const pdn_outcome *o, const pdn_baseline_options *options,
                pdn_baseline_row *row)
{
    static const char *const flag[2][3] = {
        {NULL, "outside95", "outside95+outside998"},
        {"edge", "edge+outside95", "edge+outside95+outside998"},
    };
    double share = row->share, x = o->events, n = o->population;

    row->band = row->flag = NULL;
    if (isnan(share)) return;
    if (!pdn_i_counted(o)) {
        x = o->share_percent;
        n = 100;
    }
    const pdn_band *band = pdn_band_of(options->band, options->bands, x, n);
    bool edge = pdn_band_edge(options->band, options->bands, x, n);
    int outside = 0;
    if (share < row->funnel95_lo || share > row->funnel95_hi) outside = 1;
    if (share < row->funnel998_lo || share > row->funnel998_hi) outside = 2;
    if (band != NULL) row->band = band->label;
    row->flag = flag[edge][outside];
}

static void blank_change(pdn_baseline_row *row, double blank)
{
    row->change = row->change_lo = row->change_hi = blank;
    row->change_p = row->change_ratio = blank;
    row->change_ratio_lo = row->change_ratio_hi = blank;
}

static void set_change(const pdn_outcome *o, const pdn_outcome *base,
                       double level, pdn_baseline_row *row)
{
    row->change = row->share - row->nullpunkt;
    if (row->nullpunkt > 0) row->change_ratio = row->share / row->nullpunkt;
    if (!pdn_i_counted(o) || !pdn_i_counted(base)) return;

    double x1 = base->events, n1 = base->population;
    double x2 = o->events, n2 = o->population;
    pdn_interval d = pdn_difference_interval(x1, n1, x2, n2, level);
    pdn_interval r = pdn_ratio_interval(x1, n1, x2, n2, level);
    row->change_lo = d.lo;
    row->change_hi = d.hi;
    row->change_p = pdn_difference_p(x1, n1, x2, n2);
    row->change_ratio_lo = r.lo;
    row->change_ratio_hi = r.hi;
}

void pdn_i_change(const pdn_outcome *o, const pdn_outcome *base,
                  const pdn_baseline_options *options, pdn_baseline_row *row)
{
    double none = pdn_absent(PDN_NOT_DEFINED);

    row->nullpunkt = row->detectable = none;
    blank_change(row, none);
    if (base == NULL) return;

    row->nullpunkt = pdn_i_share(base);
    bool hidden = pdn_state_of(row->nullpunkt) == PDN_SUPPRESSED ||
                  pdn_state_of(o->population) == PDN_SUPPRESSED;
    row->detectable = hidden ? pdn_absent(PDN_SUPPRESSED) : none;
    if (!isnan(row->nullpunkt) && o->population > 0)
        row->detectable =
            pdn_detectable(row->nullpunkt, o->population,
                           options->better == PDN_HIGHER_IS_BETTER ? 1 : -1);
    /* The nullpunkt itself has not changed since the nullpunkt. */
    if (o == base) return;
    if (pdn_state_of(row->share) == PDN_SUPPRESSED ||
        pdn_state_of(row->nullpunkt) == PDN_SUPPRESSED)
        blank_change(row, pdn_absent(PDN_SUPPRESSED));
    else if (!isnan(row->share) && !isnan(row->nullpunkt))
        set_change(o, base, pdn_i_level(options), row);
}
