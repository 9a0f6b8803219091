#include "beta_draw.h"

#include <math.h>

enum { BLOCK = 64 };

pdn_status betadraw__new(size_t n, bool gamma, betadraw__laws *out)
{
    pdn_status st = PDN_OK;

    out->n = n;
    out->gamma = gamma;
    PDN_TAKE(&out->memory, out->a, n);
    PDN_TAKE(&out->memory, out->b, n);
    PDN_TAKE(&out->memory, out->c0, n);
    PDN_TAKE(&out->memory, out->c1, n);
    PDN_TAKE(&out->memory, out->c2, n);
    PDN_TAKE(&out->memory, out->c3, n);
    PDN_TAKE(&out->memory, out->exact, n);
out:
    return st;
}

void betadraw__clear(betadraw__laws *laws)
{
    pdn_arena_clear(&laws->memory);
    *laws = (betadraw__laws){0};
}

static bool is_large(double a, double b)
{
    return a >= BETADRAW_LARGE && b >= BETADRAW_LARGE;
}

/* The cumulants of the log of a gamma, but for the log of the shape in the
 * first: the digamma function and its derivatives (DLMF 5.11.2), to 1e-9. */
static void add_cumulants(double shape, double sign, double *k)
{
    double r = 1 / shape, rr = r * r;

    k[0] -= sign * r * (.5 + r * (1. / 12 - rr / 120));
    k[1] += r * (1 + r * (.5 + r * (1. / 6 - rr / 30)));
    k[2] -= sign * rr * (1 + r * (1 + r * (.5 - rr / 6)));
    k[3] += rr * r * (2 + r * (3 + r * (2 - rr)));
}

/* Of a Beta's logit, the difference of two such logs: z + (z^2 - 1) g1 / 6 +
 * (z^3 - 3z) g2 / 24 - (2z^3 - 5z) g1^2 / 36 standard deviations. */
void betadraw__set(betadraw__laws *laws, size_t unit, double a, double b)
{
    double k[4] = {0};

    laws->a[unit] = a;
    laws->b[unit] = b;
    if (laws->gamma || !is_large(a, b)) return;
    k[0] = log(a / b);
    add_cumulants(a, 1, k);
    add_cumulants(b, -1, k);
    if (!(k[1] > 1e-30)) { /* a point */
        laws->c0[unit] = k[0];
        laws->c1[unit] = laws->c2[unit] = laws->c3[unit] = 0;
        return;
    }
    double sd = sqrt(k[1]), g1 = k[2] / (k[1] * sd), g2 = k[3] / (k[1] * k[1]);
    laws->c0[unit] = k[0] - sd * g1 / 6;
    laws->c1[unit] = sd * (1 - g2 / 8 + 5 * g1 * g1 / 36);
    laws->c2[unit] = sd * g1 / 6;
    laws->c3[unit] = sd * (g2 / 24 - g1 * g1 / 18);
}

void betadraw__ready(betadraw__laws *laws)
{
    laws->exacts = 0;
    for (size_t u = 0; u < laws->n; u++)
        if (laws->gamma || !is_large(laws->a[u], laws->b[u]))
            laws->exact[laws->exacts++] = u;
}

/* n normals, of whose bits most are settled without a branch that turns. */
static void draw_normals(const ziggurat__table *z, pdn_random *r, size_t n,
                         double *out)
{
    uint64_t bits[BLOCK];

    for (size_t i = 0; i < n; i++)
        bits[i] = pdn_random_bits(r);
    for (size_t i = 0; i < n; i++) {
        size_t layer = bits[i] % ZIGGURAT_LAYERS;
        double u = (double)(int64_t)(bits[i] >> 11) * 0x1p-52 - 1;
        out[i] = u * z->edge[layer];
        if (!(fabs(u) < z->inner[layer]))
            out[i] = ziggurat__edge(z, r, layer, u);
    }
}

static void draw_large(const betadraw__laws *laws, const ziggurat__table *z,
                       pdn_random *r, double *out)
{
    double x[BLOCK];

    for (size_t from = 0; from < laws->n; from += BLOCK) {
        size_t n = laws->n - from < BLOCK ? laws->n - from : BLOCK;
        const double *c0 = laws->c0 + from, *c1 = laws->c1 + from;
        const double *c2 = laws->c2 + from, *c3 = laws->c3 + from;
        draw_normals(z, r, n, x);
        for (size_t i = 0; i < n; i++)
            out[from + i] =
                c0[i] + x[i] * (c1[i] + x[i] * (c2[i] + x[i] * c3[i]));
    }
}

/* Gamma by Marsaglia and Tsang (2000, ACM TOMS 26:363). */
static double gamma_of(const ziggurat__table *z, pdn_random *r, double shape)
{
    if (shape < 1) return pdn_random_gamma(r, shape);

    double d = shape - 1. / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = ziggurat__normal(z, r), v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        double u = pdn_random_unit(r);
        if (u < 1 - .0331 * x * x * x * x ||
            log(u) < .5 * x * x + d * (1 - v + log(v)))
            return d * v;
    }
}

/* A share that is drawn as 0 or 1 (shapes far below 1) has a logit too. */
static double logit_of(const ziggurat__table *z, pdn_random *r, double a,
                       double b)
{
    if (a >= 1 && b >= 1) return log(gamma_of(z, r, a) / gamma_of(z, r, b));

    double share = fmax(1e-300, pdn_random_beta(r, a, b));
    return log(share / fmax(1e-300, 1 - share));
}

void betadraw__draw(const betadraw__laws *laws, const ziggurat__table *z,
                    pdn_random *r, double *out)
{
    if (!laws->gamma) draw_large(laws, z, r, out);
    for (size_t i = 0; i < laws->exacts; i++) {
        size_t u = laws->exact[i];
        double a = laws->a[u], b = laws->b[u];
        out[u] = laws->gamma ? gamma_of(z, r, a) / b : logit_of(z, r, a, b);
    }
}
