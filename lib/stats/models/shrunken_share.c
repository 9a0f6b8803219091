/* One unit's share: a mixture of Betas, one for each cell of the grid. */
#include "log_gamma.h"
#include "shrink.h"

#include "mixture_tail.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdlib.h>

#define FARTHEST 30.  /* logit; 1e-13 */
#define NO_SHARE 1e-9 /* as good as 0, and so at 1 */
#define NEAR     .1   /* standard deviations that four derivatives reach over */
#define LAST_TERM                                              \
    2e-6 /* of the tail: the most that the last of them may do \
          */

/* Halley's step for ln tail = ln p. */
static double step_of(const mixture_tail__at *t, double p, bool upper)
{
    double first = (upper ? -t->density : t->density) / t->tail;
    double second = (upper ? -t->slope : t->slope) / t->tail - first * first;
    double off = log(t->tail / p), newton = -off / first;
    double bend = 1 - .5 * off * second / (first * first);

    return newton / fmin(2, fmax(.5, bend));
}

/* The step at which the tail's series of the fourth order is p, from one that
 * is nearly so. */
static double settle(const mixture_tail__at *t, double p, bool upper,
                     double step)
{
    double missing = upper ? t->tail - p : p - t->tail;

    for (int i = 0; i < 4; i++) {
        double gone =
            step *
            (t->density + step * (t->slope / 2 +
                                  step * (t->bend / 6 + step * t->turn / 24)));
        double density =
            t->density +
            step * (t->slope + step * (t->bend / 2 + step * t->turn / 6));
        if (!(density > 0)) break;
        step -= (gone - missing) / density;
    }
    return step;
}

/* The share beyond which p of the mixture lies, from y on. */
static double quantile(const mixture_tail__mixture *m, double p, bool upper,
                       double y)
{
    double lo = -FARTHEST, hi = FARTHEST;
    bool near = false;

    while (!near && hi - lo > 1e-9) {
        mixture_tail__at t = mixture_tail__look(m, y, upper);
        bool too_high = upper ? t.tail < p : t.tail > p;
        if (too_high)
            hi = y;
        else
            lo = y;
        double step = t.tail > 0 && t.density > 0 ? step_of(&t, p, upper)
                                                  : (double)INFINITY;
        near = fabs(step) < NEAR * m->sd &&
               fabs(step * step * step * step * t.turn / 24) < LAST_TERM * p;
        if (near) step = settle(&t, p, upper, step);
        bool inside = y + step > lo && y + step < hi;
        near &= inside;
        y = inside ? y + step : (lo + hi) / 2;
    }
    double share = 1 / (1 + exp(-y));
    if (!upper) return share < NO_SHARE ? 0 : share;
    return share > 1 - NO_SHARE ? 1 : share;
}

/* Of the share: mean, standard deviation, skewness. */
struct moments {
    double mean, sd, skewness;
};

static struct moments moments_of(const mixture_tail__mixture *m)
{
    double mean = 0, square = 0, cube = 0;

    for (size_t i = 0; i < m->parts; i++) {
        const mixture_tail__part *p = &m->part[i];
        mean += p->weight * p->a / (p->a + p->b);
    }
    for (size_t i = 0; i < m->parts; i++) {
        const mixture_tail__part *p = &m->part[i];
        double r = p->a + p->b, x0 = p->a / r, off = x0 - mean;
        double v = x0 * p->b / r / (r + 1);
        double own = 2 * (p->b - p->a) / (r * (r + 2)); /* third over v */
        square += p->weight * (off * off + v);
        cube += p->weight * (off * off * off + v * (3 * off + own));
    }
    double sd = sqrt(square);
    return (struct moments){mean, sd, cube / (square * sd)};
}

/* The logit of the share z standard deviations from the middle, nearly:
 * Cornish and Fisher with the kurtosis of a Gamma that is as skew. */
static double begin_at(const struct moments *m, double z)
{
    double g = m->skewness, zz = z * z;
    double w = z + (zz - 1) * g / 6 +
               z * (1.5 * (zz - 3) / 24 - (2 * zz - 5) / 36) * g * g;
    double share = m->mean + w * m->sd;
    double middle = log(m->mean / (1 - m->mean));
    double wide = z * m->sd / (m->mean * (1 - m->mean));

    if (share > 0 && share < 1 && fabs(g) < 1) return log(share / (1 - share));
    return fmin(25, fmax(-25, middle)) + fmin(3, fmax(-3, wide));
}

static void set_parts(const pdn_spread *s, double x, double n,
                      mixture_tail__mixture *m)
{
    for (size_t c = 0; c < s->cells; c++) {
        mixture_tail__part *p = &m->part[c];
        *p = (mixture_tail__part){.a = x + s->a[c],
                                  .b = n - x + s->b[c],
                                  .weight = s->up_to[c] -
                                            (c > 0 ? s->up_to[c - 1] : 0)};
        p->log_weight = log(p->weight);
        p->log_scale = p->log_weight + loggamma__at(p->a + p->b) -
                       loggamma__at(p->a) - loggamma__at(p->b);
    }
    m->parts = s->cells;
}

pdn_status shrink__make(const pdn_spread *s, double x, double n, double level,
                        pdn_shrunk *out)
{
    pdn_status st = PDN_OK;
    mixture_tail__mixture m = {0};
    double blank = isnan(x) ? x : (double)NAN;
    double tail = (1 - level) / 2, z = -pdn_normal_quantile(tail);
    struct moments about;

    if (isnan(x) || !(n > 0) || s->cells == 0) {
        *out = (pdn_shrunk){blank, blank, blank};
        return PDN_OK;
    }
    PDN_NEW(m.part, s->cells);
    set_parts(s, x, n, &m);
    about = moments_of(&m);
    m.sd = about.sd / (about.mean * (1 - about.mean));
    *out = (pdn_shrunk){about.mean,
                        quantile(&m, tail, false, begin_at(&about, -z)),
                        quantile(&m, tail, true, begin_at(&about, z))};
out:
    free(m.part);
    return st;
}
