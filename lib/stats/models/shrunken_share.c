/* One unit's share: a mixture of Betas, one for each cell of the grid. */
#include "log_gamma.h"
#include "shrink.h"

#include "pdnet/core.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define NEAR_NORMAL 1e4 /* a and b above it: Lugannani and Rice, error 1e-7 */
#define NOWHERE     1e-13
#define FARTHEST    30.  /* logit; 1e-13 */
#define NO_SHARE    1e-9 /* as good as 0, and so at 1 */
#define ROOT_2PI    2.50662827463100050242

struct part {
    double a, b, weight;
    double log_scale; /* ln (weight / B(a, b)); not for the near normal */
};

struct mixture {
    struct part *part;
    size_t parts;
};

/* A place y = logit of a share, and how much lies beyond it on one side. */
struct place {
    double share, rest, log_share, log_rest;
    bool upper;
};

/* Tail beyond the place, density by y there, and its slope. */
struct tail {
    double tail, density, slope;
};

static struct place place_at(double y, bool upper)
{
    return (struct place){.share = 1 / (1 + exp(-y)),
                          .rest = 1 / (1 + exp(y)),
                          .log_share = -log1p(exp(-y)),
                          .log_rest = -log1p(exp(y)),
                          .upper = upper};
}

/* The continued fraction of the incomplete beta (Lentz; DLMF 8.17.22): I_x(a,
 * b) = x^a (1-x)^b / (a B(a, b)) times it, for x below (a + 1)/(a + b + 2). */
static double fraction(double a, double b, double x)
{
    enum { MOST_TERMS = 5000 };
    const double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);

    d = 1 / (fabs(d) < tiny ? tiny : d);
    double f = d;
    for (int i = 1; i <= MOST_TERMS; i++) {
        double m = i, even = a + 2 * m;
        double t = m * (b - m) * x / ((even - 1) * even);
        d = 1 + t * d;
        c = 1 + t / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        f *= d * c;
        t = -(a + m) * (a + b + m) * x / (even * (even + 1));
        d = 1 + t * d;
        c = 1 + t / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        f *= d * c;
        if (fabs(d * c - 1) < 1e-11) break;
    }
    return f;
}

/* F = Phi(z) + phi(z) (1/z - 1/u), z^2/2 = a ln(x0/x) + b ln((1-x0)/(1-x)),
 * u = (x - x0) sqrt(r / (x0 (1 - x0))), r = a + b, x0 = a / r. */
static void add_near_normal(const struct part *p, const struct place *at,
                            struct tail *sum)
{
    double r = p->a + p->b, x0 = p->a / r, rest0 = p->b / r;
    double off = at->share < .5 ? at->share - x0 : rest0 - at->rest;
    double half = p->a * log1p(off / x0) + p->b * log1p(-off / rest0);
    double z = copysign(sqrt(2 * fmax(0, -half)), off);
    double u = off * sqrt(r / (x0 * rest0));
    double bend = fabs(z) < .03 ? (rest0 - x0) / (3 * sqrt(r * x0 * rest0))
                                : 1 / z - 1 / u;
    double normal = exp(-.5 * z * z) / ROOT_2PI * p->weight;
    double above = gsl_cdf_ugaussian_Q(z) * p->weight - normal * bend;
    double density = normal * sqrt(p->a * rest0);

    sum->tail += at->upper ? above : p->weight - above;
    sum->density += density;
    sum->slope -= density * r * off;
}

static void add_part(const struct part *p, const struct place *at,
                     struct tail *sum)
{
    double a = p->a, b = p->b;

    if (a > NEAR_NORMAL && b > NEAR_NORMAL) {
        add_near_normal(p, at, sum);
        return;
    }
    double density = exp(p->log_scale + a * at->log_share + b * at->log_rest),
           beyond = 0;
    bool low = at->share * (a + b + 2) < a + 1;
    if (density > NOWHERE * p->weight)
        beyond = low ? density * fraction(a, b, at->share) / a
                     : density * fraction(b, a, at->rest) / b;
    sum->tail += low == at->upper ? p->weight - beyond : beyond;
    sum->density += density;
    sum->slope += density * (a * at->rest - b * at->share);
}

static struct tail tail_at(const struct mixture *m, double y, bool upper)
{
    struct place at = place_at(y, upper);
    struct tail sum = {0};

    for (size_t i = 0; i < m->parts; i++)
        add_part(&m->part[i], &at, &sum);
    return sum;
}

/* Halley's step for ln tail = ln p. */
static double step_of(const struct tail *t, double p, bool upper)
{
    double first = (upper ? -t->density : t->density) / t->tail;
    double second = (upper ? -t->slope : t->slope) / t->tail - first * first;
    double off = log(t->tail / p), newton = -off / first;
    double bend = 1 - .5 * off * second / (first * first);

    return newton / fmin(2, fmax(.5, bend));
}

/* The share beyond which p of the mixture lies, from y on. */
static double quantile(const struct mixture *m, double p, bool upper, double y)
{
    double lo = -FARTHEST, hi = FARTHEST;
    bool near = false;

    while (!near && hi - lo > 1e-9) {
        struct tail t = tail_at(m, y, upper);
        bool too_high = upper ? t.tail < p : t.tail > p;
        if (too_high)
            hi = y;
        else
            lo = y;
        double step = t.tail > 0 && t.density > 0 ? step_of(&t, p, upper)
                                                  : (double)INFINITY;
        bool inside = y + step > lo && y + step < hi;
        /* Halley's error is the third power of the step before it. */
        near = inside && fabs(step) * t.density < 1e-3 * p;
        y = inside ? y + step : (lo + hi) / 2;
    }
    double share = 1 / (1 + exp(-y));
    if (!upper) return share < NO_SHARE ? 0 : share;
    return share > 1 - NO_SHARE ? 1 : share;
}

/* Mean and standard deviation. */
static void moments(const struct mixture *m, double *mean, double *sd)
{
    double sum = 0, square = 0;

    for (size_t i = 0; i < m->parts; i++) {
        const struct part *p = &m->part[i];
        sum += p->weight * p->a / (p->a + p->b);
    }
    for (size_t i = 0; i < m->parts; i++) {
        const struct part *p = &m->part[i];
        double r = p->a + p->b, x0 = p->a / r, off = x0 - sum;
        square += p->weight * (off * off + x0 * p->b / r / (r + 1));
    }
    *mean = sum;
    *sd = sqrt(square);
}

static void set_parts(const pdn_spread *s, double x, double n,
                      struct mixture *m)
{
    for (size_t c = 0; c < s->cells; c++) {
        struct part *p = &m->part[c];
        *p = (struct part){.a = x + s->a[c],
                           .b = n - x + s->b[c],
                           .weight =
                               s->up_to[c] - (c > 0 ? s->up_to[c - 1] : 0)};
        p->log_scale = log(p->weight) + loggamma__at(p->a + p->b) -
                       loggamma__at(p->a) - loggamma__at(p->b);
    }
    m->parts = s->cells;
}

pdn_status pdn_shrunk_make(const pdn_spread *s, double x, double n,
                           double level, pdn_shrunk *out)
{
    pdn_status st = PDN_OK;
    struct mixture m = {0};
    double blank = isnan(x) ? x : (double)NAN, mean = 0, sd = 0;
    double tail = (1 - level) / 2, middle = 0, wide = 0;

    if (isnan(x) || !(n > 0) || s->cells == 0) {
        *out = (pdn_shrunk){blank, blank, blank};
        return PDN_OK;
    }
    PDN_NEW(m.part, s->cells);
    set_parts(s, x, n, &m);
    moments(&m, &mean, &sd);
    middle = fmin(25, fmax(-25, log(mean / (1 - mean))));
    wide = fmin(3, -pdn_normal_quantile(tail) * sd / mean / (1 - mean));
    *out = (pdn_shrunk){mean, quantile(&m, tail, false, middle - wide),
                        quantile(&m, tail, true, middle + wide)};
out:
    free(m.part);
    return st;
}
