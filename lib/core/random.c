#include "pdnet/core.h"

#include <math.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

void pdn_random_start(pdn_random *r, uint64_t seed, uint64_t purpose,
                      uint64_t stream)
{
    uint64_t state = seed;

    state = splitmix(&state) ^ purpose;
    state = splitmix(&state) ^ stream;
    for (int i = 0; i < 4; i++)
        r->s[i] = splitmix(&state);
}

double pdn_random_normal(pdn_random *r)
{
    double u = 0, s = 0;

    do {
        u = 2 * pdn_random_unit(r) - 1;
        double v = 2 * pdn_random_unit(r) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s <= 0);
    return u * sqrt(-2 * log(s) / s);
}

double pdn_random_gamma(pdn_random *r, double shape)
{
    /* For shape < 1: gamma(shape + 1) times U^(1/shape). */
    double boost = 1;
    if (shape < 1) {
        double u = 0;
        while (u <= 0)
            u = pdn_random_unit(r);
        boost = pow(u, 1 / shape);
        shape += 1;
    }
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);

    for (;;) {
        double x = pdn_random_normal(r), v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        double u = pdn_random_unit(r);
        if (u < 1 - 0.0331 * x * x * x * x ||
            log(u) < 0.5 * x * x + d * (1 - v + log(v)))
            return d * v * boost;
    }
}

double pdn_random_beta(pdn_random *r, double a, double b)
{
    double x = pdn_random_gamma(r, a), y = pdn_random_gamma(r, b);

    return x + y > 0 ? x / (x + y) : a / (a + b);
}

uint32_t pdn_random_binomial(pdn_random *r, uint32_t n, double p)
{
    uint32_t k = 0;

    for (uint32_t i = 0; i < n; i++)
        k += pdn_random_unit(r) < p;
    return k;
}
