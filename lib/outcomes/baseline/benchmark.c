#include "benchmark.h"

#include "rounding.h"
#include "shares.h"
#include "stats/detectable.h"

#include <math.h>
#include <stdlib.h>

double benchmark__level(const pdn_baseline_options *o)
{
    return o->level > 0 ? o->level : .95;
}

/* Variance of a share of the target's own among the row's people. */
static double chance_variance(const pdn_outcome *o, double target)
{
    return target * (1 - target) / o->population;
}

static double target_of(const benchmark__given *y)
{
    double events = 0, population = 0;

    for (size_t i = 0; i < y->rows; i++) {
        if (!shares__counted(y->row[i])) continue;
        events += y->row[i]->events;
        population += y->row[i]->population;
    }
    return population > 0 ? events / population : (double)NAN;
}

/* What the mark of suppression hides. */
enum { HIDDEN_LEAST = 1, HIDDEN_MOST = 4 };

/* 0 and 3 where counts of 1 and 2 stand so. */
static bool is_rounded_count(const pdn_outcome *o)
{
    return o->rounded && (o->events <= 0 || fabs(o->events - 3) < .5);
}

static pdn_seen between(const pdn_outcome *o, double lo, double hi)
{
    bool known = !isnan(lo) && !isnan(hi);

    return (pdn_seen){lo, known ? fmin(hi, o->population) : hi, o->population};
}

pdn_seen benchmark__seen(const pdn_outcome *o)
{
    bool hidden = pdn_state_of(o->events) == PDN_SUPPRESSED;

    if (!hidden && is_rounded_count(o))
        return o->events > 0 ? between(o, 1, 3) : between(o, 0, 2);
    if (!hidden) return (pdn_seen){o->events, o->events, o->population};
    if (o->joined || o->estimated) return between(o, (double)NAN, (double)NAN);
    if (o->hidden_hi <= 0) return between(o, HIDDEN_LEAST, HIDDEN_MOST);
    return between(o, o->hidden_lo, o->hidden_hi);
}

/* The count by which a row is judged; of a published, rounded share the one
 * that is nearest to the target. NaN: none. */
static double judged_by(const pdn_outcome *o, double target)
{
    if (shares__counted(o)) return o->events;
    if (!(o->population > 0) || o->cases || !rounding__is_rounded(o))
        return (double)NAN;

    pdn_interval range = rounding__share_range(o);
    double n = o->population, wanted = n * target;
    double least = ceil(n * range.lo - 1e-9), most = floor(n * range.hi + 1e-9);
    if (least > most) return round(n * shares__of(o));
    return fmin(n, fmax(0, fmin(most, fmax(least, round(wanted)))));
}

/* 0, 1 (95 %) or 2 (99.8 %): by the counts, and where units differ more than by
 * chance by the adjusted distance too. */
static int outside_of(const pdn_outcome *o, double target, double tau2)
{
    double x = judged_by(o, target), n = o->population;
    double z = tau2 > 0
                   ? funnel__z(x / n, target, chance_variance(o, target) + tau2)
                   : (double)NAN;

    return funnel__outside(x, n, target, z);
}

/* Room for one value of each row. */
struct buffers {
    double *z, *variance;
    pdn_seen *seen;
};

static void take_rows(const benchmark__given *y, const struct buffers *r)
{
    for (size_t i = 0; i < y->rows; i++) {
        const pdn_outcome *o = y->row[i];
        r->seen[i] = benchmark__seen(o);
        r->z[i] = r->variance[i] = (double)NAN;
        if (!shares__counted(o)) continue;
        r->variance[i] = chance_variance(o, y->target);
        r->z[i] = funnel__z(shares__of(o), y->target, r->variance[i]);
    }
}

/* Where more than a tenth of the units are far outside, the interval of the
 * winsorised phi does not hold what it says. */
static bool phi_trusted(const benchmark__given *y)
{
    size_t far = 0;

    for (size_t i = 0; i < y->rows; i++)
        far += shares__counted(y->row[i]) &&
               outside_of(y->row[i], y->target, y->over.tau2) == 2;
    return 10 * far <= y->over.units;
}

pdn_status benchmark__fit(const pdn_baseline_options *o, benchmark__given *y)
{
    pdn_status st = PDN_OK;
    struct buffers r = {0};
    const pdn_interval none = {(double)NAN, (double)NAN};
    bool given = o->benchmark == PDN_AGAINST_VALUE;
    bool bare = o->benchmark == PDN_AGAINST_GROUP && y->row[0]->group == NULL;

    y->target = y->over.phi = y->over.tau2 = (double)NAN;
    y->over_range = none;
    if (y->row[0]->cases) return PDN_OK;
    PDN_NEW(r.z, y->rows);
    PDN_NEW(r.variance, y->rows);
    PDN_NEW(r.seen, y->rows);
    if (!bare) y->target = given ? o->benchmark_value : target_of(y);
    take_rows(y, &r);
    PDN_TRY(funnel__spread(r.z, r.variance, y->rows, &y->over));
    /* A unit held against itself does not spread. */
    if (y->over.units < 2 && !given) y->over.phi = (double)NAN;
    if (phi_trusted(y))
        y->over_range = funnel__overdispersion_interval(&y->over, given,
                                                        benchmark__level(o));
    PDN_TRY(shrink__fit(r.seen, y->rows, &y->spread));
out:
    free(r.z);
    free(r.variance);
    free(r.seen);
    return st;
}

void benchmark__clear(benchmark__given *y)
{
    shrink__spread_clear(&y->spread);
}

bool benchmark__unfitted(const benchmark__given *y)
{
    bool counted = false;

    for (size_t i = 0; i < y->rows; i++)
        counted |= shares__counted(y->row[i]);
    return counted && y->spread.cells == 0;
}

static double held(double share)
{
    return fmin(1, fmax(0, share));
}

/* Limits of a unit so small that even no event is beyond them say nothing. */
static void set_funnel(double tail, double n, double t, double *lo, double *hi)
{
    double low = funnel__limit(tail, n, t);
    double high = funnel__limit(1 - tail, n, t);

    *lo = low < high ? low : (double)NAN;
    *hi = low < high ? high : (double)NAN;
}

/* The limits need the number of people and the benchmark, no count. */
static void set_limits(const pdn_outcome *o, const benchmark__given *y,
                       pdn_baseline_row *row)
{
    double n = o->population, t = y->target;
    double sd = sqrt(chance_variance(o, t) + y->over.tau2);
    double z95 = pdn_normal_quantile(.975), z998 = pdn_normal_quantile(.999);

    set_funnel(.025, n, t, &row->funnel95_lo, &row->funnel95_hi);
    set_funnel(.001, n, t, &row->funnel998_lo, &row->funnel998_hi);
    if (!(sd > 0)) return;
    row->adjusted95_lo = held(t - z95 * sd);
    row->adjusted95_hi = held(t + z95 * sd);
    row->adjusted998_lo = held(t - z998 * sd);
    row->adjusted998_hi = held(t + z998 * sd);
}

static pdn_status set_counted(const pdn_outcome *o, const benchmark__given *y,
                              const pdn_baseline_options *options,
                              pdn_baseline_row *row)
{
    pdn_status st = PDN_OK;
    double level = benchmark__level(options);
    pdn_interval ci =
        pdn_share_interval(o->events, o->population, level, options->interval);
    double variance = chance_variance(o, y->target);
    pdn_shrunk shrunk;

    row->lo = ci.lo;
    row->hi = ci.hi;
    row->z = funnel__z(row->share, y->target, variance);
    row->z_adjusted = funnel__z(row->share, y->target, variance + y->over.tau2);
    if (isnan(row->z)) row->z_adjusted = row->z;
    /* Without another unit there is nothing to be drawn towards. */
    if (y->spread.units < 2) return PDN_OK;
    PDN_TRY(shrink__make(&y->spread, o->events, o->population, level, &shrunk));
    row->shrunk = shrunk.mean;
    row->shrunk_lo = shrunk.lo;
    row->shrunk_hi = shrunk.hi;
out:
    return st;
}

pdn_status benchmark__of(const pdn_outcome *o, const benchmark__given *y,
                         const pdn_baseline_options *options,
                         pdn_baseline_row *row)
{
    double blank = shares__absence(o), none = pdn_absent(PDN_NOT_DEFINED);
    double people = isnan(o->population) ? o->population : none;

    row->share = shares__of(o);
    row->benchmark = y->target;
    row->phi = y->over.phi;
    row->tau2 = y->over.tau2;
    row->phi_lo = y->over_range.lo;
    row->phi_hi = y->over_range.hi;
    row->spread = y->spread.units < 2 ? none : y->spread.sd;
    row->funnel95_lo = row->funnel95_hi = people;
    row->funnel998_lo = row->funnel998_hi = people;
    row->adjusted95_lo = row->adjusted95_hi = people;
    row->adjusted998_lo = row->adjusted998_hi = people;
    if (o->population > 0 && !o->cases) set_limits(o, y, row);

    row->lo = row->hi = row->z = row->z_adjusted = blank;
    row->shrunk = row->shrunk_lo = row->shrunk_hi = blank;
    return shares__counted(o) ? set_counted(o, y, options, row) : PDN_OK;
}

void benchmark__compare(const pdn_outcome *o, const benchmark__given *y,
                        const pdn_baseline_options *options,
                        pdn_baseline_row *row)
{
    double x = o->events, n = o->population;

    row->band = NULL;
    row->flag = 0;
    if (isnan(row->share)) return;
    if (!shares__counted(o)) {
        x = o->share_percent;
        n = 100;
    }
    const pdn_band *band = pdn_band_of(options->band, options->bands, x, n);
    bool edge = pdn_band_edge(options->band, options->bands, x, n);
    if (band != NULL) row->band = band->label;
    const int outside = outside_of(o, y->target, y->over.tau2);
    if (edge) row->flag |= PDN_BIT(PDN_FLAG_EDGE);
    if (outside > 0) row->flag |= PDN_BIT(PDN_FLAG_OUTSIDE95);
    if (outside > 1) row->flag |= PDN_BIT(PDN_FLAG_OUTSIDE998);
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
    bool all = row->share >= 1 && row->nullpunkt >= 1;
    bool quotient = row->share > 0 && row->nullpunkt > 0 && !all;

    row->change = row->share - row->nullpunkt;
    if (quotient) row->change_ratio = row->share / row->nullpunkt;
    if (!shares__counted(o) || !shares__counted(base)) return;

    double x1 = base->events, n1 = base->population;
    double x2 = o->events, n2 = o->population;
    pdn_interval d = pdn_difference_interval(x1, n1, x2, n2, level);
    pdn_interval r = pdn_ratio_interval(x1, n1, x2, n2, level);
    row->change_lo = d.lo;
    row->change_hi = d.hi;
    row->change_p = pdn_difference_p(x1, n1, x2, n2);
    if (!quotient) return;
    row->change_ratio_lo = r.lo;
    row->change_ratio_hi = r.hi;
}

void benchmark__change(const pdn_outcome *o, const pdn_outcome *base,
                       const pdn_baseline_options *options,
                       pdn_baseline_row *row)
{
    double none = pdn_absent(PDN_NOT_DEFINED);

    row->nullpunkt = row->detectable = none;
    blank_change(row, none);
    if (base == NULL) return;

    row->nullpunkt = shares__of(base);
    bool hidden = pdn_state_of(row->nullpunkt) == PDN_SUPPRESSED ||
                  pdn_state_of(o->population) == PDN_SUPPRESSED;
    row->detectable = hidden ? pdn_absent(PDN_SUPPRESSED) : none;
    if (!isnan(row->nullpunkt) && o->population > 0)
        row->detectable = detectable__change(
            row->nullpunkt, o->population,
            options->better == PDN_HIGHER_IS_BETTER ? 1 : -1);
    /* The nullpunkt itself has not changed since the nullpunkt. */
    if (o == base) return;
    if (pdn_state_of(row->share) == PDN_SUPPRESSED ||
        pdn_state_of(row->nullpunkt) == PDN_SUPPRESSED)
        blank_change(row, pdn_absent(PDN_SUPPRESSED));
    else if (!isnan(row->share) && !isnan(row->nullpunkt))
        set_change(o, base, benchmark__level(options), row);
}
