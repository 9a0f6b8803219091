#include "mixture_tail.h"

#include "../stats/fastexp.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define NEAR_NORMAL 1e4 /* a and b above it: Lugannani and Rice, error 1e-7 */
#define NOWHERE     1e-13
#define ROOT_2PI    2.50662827463100050242

/* Gauss and Legendre's nodes in (-1, 1): a part is integrated from the place
 * outwards over LONG standard deviations of the mixture, where it is neither
 * too narrow for them (error 1e-7 at ten of its own) nor reaches beyond. */
enum { NODES = 16 };
#define LONG     6.
#define NARROW   .1   /* of the stretch: the least standard deviation */
#define FEWEST   5    /* the least a and b */
#define FAR_LEFT -17. /* ln of a density that is none, beside the weight's */

static const double node[NODES] = {
    -.98940093499164993, -.94457502307323258, -.86563120238783174,
    -.75540440835500303, -.61787624440264375, -.45801677765722739,
    -.28160355077925891, -.09501250983763744, .09501250983763744,
    .28160355077925891,  .45801677765722739,  .61787624440264375,
    .75540440835500303,  .86563120238783174,  .94457502307323258,
    .98940093499164993};
static const double node_weight[NODES] = {
    .02715245941175409, .06225352393864789, .09515851168249278,
    .12462897125553387, .14959598881657673, .16915651939500254,
    .18260341504492359, .18945061045506850, .18945061045506850,
    .18260341504492359, .16915651939500254, .14959598881657673,
    .12462897125553387, .09515851168249278, .06225352393864789,
    .02715245941175409};

/* The logs of a share and of the rest at the nodes and at the far end. */
struct stretch {
    double length, log_share[NODES], log_rest[NODES];
    double end_share, end_log_share, end_log_rest;
};

struct place {
    double share, rest, log_share, log_rest;
    bool upper;
};

static struct place place_at(double y, bool upper)
{
    return (struct place){.share = 1 / (1 + exp(-y)),
                          .rest = 1 / (1 + exp(y)),
                          .log_share = -log1p(exp(-y)),
                          .log_rest = -log1p(exp(y)),
                          .upper = upper};
}

static void lay_stretch(double y, double length, bool upper, struct stretch *s)
{
    double out = upper ? length : -length;
    struct place end = place_at(y + out, upper);

    s->length = length;
    s->end_share = end.share;
    s->end_log_share = end.log_share;
    s->end_log_rest = end.log_rest;
    for (size_t k = 0; k < NODES; k++) {
        struct place at = place_at(y + out * (1 + node[k]) / 2, upper);
        s->log_share[k] = at.log_share;
        s->log_rest[k] = at.log_rest;
    }
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
 * u = (x - x0) sqrt(r / (x0 (1 - x0))), r = a + b, x0 = a / r; and the density
 * there. */
static double near_normal(const mixture_tail__part *p, const struct place *at,
                          double *density)
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

    *density = normal * sqrt(p->a * rest0);
    return at->upper ? above : p->weight - above;
}

static double by_fraction(const mixture_tail__part *p, const struct place *at,
                          double density)
{
    double a = p->a, b = p->b, beyond = 0;
    bool low = at->share * (a + b + 2) < a + 1;

    if (density > NOWHERE * p->weight)
        beyond = low ? density * fraction(a, b, at->share) / a
                     : density * fraction(b, a, at->rest) / b;
    return low == at->upper ? p->weight - beyond : beyond;
}

/* Adds the density and its derivatives by y, with g = a - r x that of its
 * log. */
static void add_density(const mixture_tail__part *p, const struct place *at,
                        double density, mixture_tail__at *sum)
{
    double r = p->a + p->b, g = p->a * at->rest - p->b * at->share;
    double v = r * at->share * at->rest;

    sum->density += density;
    sum->slope += density * g;
    sum->bend += density * (g * g - v);
    sum->turn += density * (g * (g * g - 3 * v) - v * (at->rest - at->share));
}

/* Whether the nodes do for a part: not too narrow, and all but over at the far
 * end, where it falls. */
static bool does(const mixture_tail__part *p, const struct stretch *s,
                 bool upper)
{
    double a = p->a, b = p->b, least = NARROW * s->length;
    double falls = (a + b) * s->end_share - a;

    return a > FEWEST && b > FEWEST && a + b > least * least * a * b &&
           (upper ? falls : -falls) > 0 &&
           p->log_scale + a * s->end_log_share + b * s->end_log_rest <
               FAR_LEFT + p->log_weight;
}

static void add_nodes(const mixture_tail__part *p, const struct stretch *s,
                      double *restrict sum)
{
    const double *restrict log_share = s->log_share, *restrict log_rest =
                                                         s->log_rest;
    double a = p->a, b = p->b, scale = p->log_scale;

    for (size_t k = 0; k < NODES; k++)
        sum[k] += fastexp__at(scale + a * log_share[k] + b * log_rest[k]);
}

mixture_tail__at mixture_tail__look(const mixture_tail__mixture *m, double y,
                                    bool upper)
{
    struct place at = place_at(y, upper);
    struct stretch s;
    mixture_tail__at out = {0};
    double sum[NODES] = {0};

    lay_stretch(y, LONG * m->sd, upper, &s);
    for (size_t i = 0; i < m->parts; i++) {
        const mixture_tail__part *p = &m->part[i];
        double density = fastexp__at(p->log_scale + p->a * at.log_share +
                                     p->b * at.log_rest);
        if (p->a > NEAR_NORMAL && p->b > NEAR_NORMAL)
            out.tail += near_normal(p, &at, &density);
        else if (does(p, &s, upper))
            add_nodes(p, &s, sum);
        else
            out.tail += by_fraction(p, &at, density);
        add_density(p, &at, density, &out);
    }
    for (size_t k = 0; k < NODES; k++)
        out.tail += s.length / 2 * node_weight[k] * sum[k];
    return out;
}
