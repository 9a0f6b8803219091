#include "mixture_tail.h"

#include "stats/fast_exp.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define NEAR_NORMAL 1e4 /* a and b above it: Lugannani and Rice, error 1e-7 */
#define NOWHERE     1e-13
#define ROOT_2PI    2.50662827463100050242

/* Gauss and Legendre's nodes in (-1, 1): a part is integrated from the place
 * outwards over LONG standard deviations of the mixture, by so many as its own
 * standard deviation asks for, where it does not reach beyond. The error is
 * 3e-8 of its weight at the least. */
enum { BLOCK = 12, MOST_NODES = 24, RULES = 2 };
#define LONG       6.
#define FEWEST     5 /* the least a and b */
#define NO_DENSITY -690.
#define FAR_LEFT   -17. /* ln of a density that is none, beside the weight's */

static const struct {
    size_t n;
    double least; /* the least standard deviation, of the stretch */
    double node[MOST_NODES], weight[MOST_NODES];
} rule[RULES] = {
    {12,
     .15,
     {-.98156063424671924, -.9041172563704748, -.76990267419430469,
      -.58731795428661748, -.36783149899818018, -.12523340851146891,
      .12523340851146891, .36783149899818018, .58731795428661748,
      .76990267419430469, .9041172563704748, .98156063424671924},
     {.047175336386512022, .10693932599531888, .16007832854334611,
      .20316742672306565, .23349253653835464, .24914704581340269,
      .24914704581340269, .23349253653835464, .20316742672306565,
      .16007832854334611, .10693932599531888, .047175336386512022}},
    {24,
     .077,
     {-.99518721999702131, -.97472855597130947, -.9382745520027328,
      -.88641552700440096, -.82000198597390295, -.74012419157855436,
      -.64809365193697555, -.54542147138883956, -.43379350762604513,
      -.3150426796961634,  -.19111886747361631, -.06405689286260563,
      .06405689286260563,  .19111886747361631,  .3150426796961634,
      .43379350762604513,  .54542147138883956,  .64809365193697555,
      .74012419157855436,  .82000198597390295,  .88641552700440096,
      .9382745520027328,   .97472855597130947,  .99518721999702131},
     {.012341229799987091, .028531388628933743, .044277438817419551,
      .059298584915436742, .073346481411080411, .086190161531953288,
      .097618652104114065, .10744427011596561,  .11550566805372561,
      .12167047292780342,  .1258374563468283,   .12793819534675221,
      .12793819534675221,  .1258374563468283,   .12167047292780342,
      .11550566805372561,  .10744427011596561,  .097618652104114065,
      .086190161531953288, .073346481411080411, .059298584915436742,
      .044277438817419551, .028531388628933743, .012341229799987091}},
};

/* The logs of a share and of the rest at the nodes, and the far end. */
struct stretch {
    double length, sum[RULES][MOST_NODES];
    double log_share[RULES][MOST_NODES], log_rest[RULES][MOST_NODES];
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
    for (size_t g = 0; g < RULES; g++)
        for (size_t k = 0; k < rule[g].n; k++) {
            double there = y + out * (1 + rule[g].node[k]) / 2;
            struct place at = place_at(there, upper);
            s->log_share[g][k] = at.log_share;
            s->log_rest[g][k] = at.log_rest;
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

/* Which rule does for a part: it is not too narrow, and all but over at the far
 * end, where it falls; not so far over that fastexp__within could not tell.
 * RULES: none. */
static size_t rule_of(const mixture_tail__part *p, const struct stretch *s,
                      bool upper)
{
    double a = p->a, b = p->b, falls = (a + b) * s->end_share - a;
    double sd = sqrt((a + b) / (a * b)) / s->length;
    double end = p->log_scale + a * s->end_log_share + b * s->end_log_rest;
    size_t g = 0;

    while (g < RULES && sd < rule[g].least)
        g++;
    bool over = end < FAR_LEFT + p->log_weight && end > NO_DENSITY;
    return a > FEWEST && b > FEWEST && (upper ? falls : -falls) > 0 && over
               ? g
               : RULES;
}

/* One body for each kind of processor: no sum is formed in another order, so
 * all come to the same. */
#define ADD_NODES(name, target)                                        \
    target static void name(const mixture_tail__part *p, size_t g,     \
                            struct stretch *s)                         \
    {                                                                  \
        double a = p->a, b = p->b, scale = p->log_scale;               \
                                                                       \
        for (size_t from = 0; from < rule[g].n; from += BLOCK) {       \
            const double *restrict log_share = s->log_share[g] + from; \
            const double *restrict log_rest = s->log_rest[g] + from;   \
            double *restrict sum = s->sum[g] + from;                   \
            for (size_t k = 0; k < BLOCK; k++)                         \
                sum[k] += fastexp__within(scale + a * log_share[k] +   \
                                          b * log_rest[k]);            \
        }                                                              \
    }

ADD_NODES(add_nodes_any, )
#if defined(__x86_64__)
ADD_NODES(add_nodes_avx2, __attribute__((target("avx2"))))
#endif

static void add_nodes(const mixture_tail__part *p, size_t g, struct stretch *s)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") != 0) {
        add_nodes_avx2(p, g, s);
        return;
    }
#endif
    add_nodes_any(p, g, s);
}

mixture_tail__at mixture_tail__look(const mixture_tail__mixture *m, double y,
                                    bool upper)
{
    struct place at = place_at(y, upper);
    struct stretch s = {0};
    mixture_tail__at out = {0};

    lay_stretch(y, LONG * m->sd, upper, &s);
    for (size_t i = 0; i < m->parts; i++) {
        const mixture_tail__part *p = &m->part[i];
        double density = fastexp__at(p->log_scale + p->a * at.log_share +
                                     p->b * at.log_rest);
        size_t g = rule_of(p, &s, upper);
        if (g < RULES)
            add_nodes(p, g, &s);
        else if (p->a > NEAR_NORMAL && p->b > NEAR_NORMAL)
            out.tail += near_normal(p, &at, &density);
        else
            out.tail += by_fraction(p, &at, density);
        add_density(p, &at, density, &out);
    }
    for (size_t g = 0; g < RULES; g++)
        for (size_t k = 0; k < rule[g].n; k++)
            out.tail += s.length / 2 * rule[g].weight[k] * s.sum[g][k];
    return out;
}
