#include "rounding.h"

#include "shares.h"

#include "pdnet/stats.h"

#include <math.h>
#include <stdlib.h>

/* More decimals than that are no rounding that could matter. */
enum { MOST_DECIMALS = 12 };

bool rounding__is_rounded(const pdn_outcome *o)
{
    return !shares__counted(o) && !isnan(shares__of(o)) && o->decimals >= 0 &&
           o->decimals <= MOST_DECIMALS;
}

pdn_interval rounding__share_range(const pdn_outcome *o)
{
    double share = shares__of(o);

    if (!rounding__is_rounded(o)) return (pdn_interval){share, share};
    /* Odd halves of the last digit: quotients of whole numbers, so that the
     * end of one is exactly the beginning of the next. */
    double unit = pow(10, o->decimals);
    double digits = round(o->share_percent * unit);
    return (pdn_interval){(2 * digits - 1) / (200 * unit),
                          (2 * digits + 1) / (200 * unit)};
}

static pdn_interval held(pdn_interval at)
{
    return (pdn_interval){fmax(0, at.lo), fmin(1, at.hi)};
}

/* 0 and 3 where counts of 1 and 2 stand so. */
static bool may_be_others(const pdn_outcome *o)
{
    return o->rounded && shares__counted(o) && o->population > 0 &&
           (o->events <= 0 || fabs(o->events - 3) < .5);
}

/* The share before any rounding. */
static pdn_interval before(const pdn_outcome *o)
{
    double n = o->population;

    if (!may_be_others(o)) return held(rounding__share_range(o));
    return o->events > 0 ? held((pdn_interval){1 / n, 3 / n})
                         : held((pdn_interval){0, 2 / n});
}

void rounding__widen(const pdn_outcome *o, const pdn_outcome *base,
                     pdn_baseline_row *row)
{
    double none = pdn_absent(PDN_NOT_DEFINED);
    pdn_interval now = before(o);
    bool open = rounding__is_rounded(o) || may_be_others(o);

    row->share_min = row->share_max = isnan(row->share) ? row->share : none;
    row->change_min = row->change_max = isnan(row->change) ? row->change : none;
    if (open) {
        row->share_min = now.lo;
        row->share_max = now.hi;
    }
    if (isnan(row->change) || base == NULL) return;
    if (!open && !rounding__is_rounded(base) && !may_be_others(base)) return;
    pdn_interval then = before(base);
    row->change_min = now.lo - then.hi;
    row->change_max = now.hi - then.lo;
}

/* The shares of a slice, each list ascending. */
struct field {
    double *exact, *lo, *hi; /* of counts; ends of the rounded */
    size_t exacts, rounded;
};

/* How many of n ascending numbers lie below x, or at it where `at`. */
static size_t below(const double *sorted, size_t n, double x, bool at)
{
    size_t lo = 0, hi = n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (sorted[mid] < x || (at && sorted[mid] <= x))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static pdn_status take(const pdn_outcome *const *row, size_t n, struct field *f)
{
    pdn_status st = PDN_OK;

    PDN_NEW(f->exact, n);
    PDN_NEW(f->lo, n);
    PDN_NEW(f->hi, n);
    for (size_t i = 0; i < n; i++) {
        pdn_interval at = rounding__share_range(row[i]);
        if (isnan(at.lo)) continue;
        if (rounding__is_rounded(row[i])) {
            f->lo[f->rounded] = at.lo;
            f->hi[f->rounded++] = at.hi;
        } else {
            f->exact[f->exacts++] = at.lo;
        }
    }
    pdn_sort(f->exact, f->exacts);
    pdn_sort(f->lo, f->rounded);
    pdn_sort(f->hi, f->rounded);
out:
    return st;
}

/* How many others have a share that is surely, and that may be, on the lower
 * (up: the higher) side of a row's. A rounded share never reaches its upper
 * end. */
static void count(const struct field *f, pdn_interval at, bool rounded, bool up,
                  double *sure, double *may)
{
    if (up) {
        *sure =
            (double)(f->exacts - below(f->exact, f->exacts, at.hi, !rounded)) +
            (double)(f->rounded - below(f->lo, f->rounded, at.hi, !rounded));
        *may = (double)(f->exacts - below(f->exact, f->exacts, at.lo, true)) +
               (double)(f->rounded - below(f->hi, f->rounded, at.lo, true));
    } else {
        *sure = (double)below(f->exact, f->exacts, at.lo, false) +
                (double)below(f->hi, f->rounded, at.lo, true);
        *may = (double)below(f->exact, f->exacts, at.hi, false) +
               (double)below(f->lo, f->rounded, at.hi, false);
    }
    *may -= rounded; /* itself */
}

pdn_status rounding__rank_ranges(const pdn_outcome *const *row, size_t n,
                                 bool up, double *lo, double *hi)
{
    pdn_status st = PDN_OK;
    struct field f = {0};

    PDN_TRY(take(row, n, &f));
    for (size_t i = 0; i < n; i++) {
        pdn_interval at = rounding__share_range(row[i]);
        bool rounded = rounding__is_rounded(row[i]);
        lo[i] = hi[i] = isnan(at.lo) ? at.lo : pdn_absent(PDN_NOT_DEFINED);
        if (isnan(at.lo) || f.rounded == 0) continue;
        double sure = 0, may = 0, ties = 0;
        count(&f, at, rounded, up, &sure, &may);
        if (!rounded) /* the same counted share: half a place each */
            ties = (double)(below(f.exact, f.exacts, at.lo, true) -
                            below(f.exact, f.exacts, at.lo, false) - 1) /
                   2;
        lo[i] = 1 + sure + ties;
        hi[i] = 1 + may + ties;
    }
out:
    free(f.exact);
    free(f.lo);
    free(f.hi);
    return st;
}
