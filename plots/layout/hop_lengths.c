#include "hop_lengths.h"

#include <math.h>

enum { ALL_PAIRS = 500, PIVOTS = 250 };

size_t hop_lengths__pivots(size_t n)
{
    return n <= ALL_PAIRS ? n : PIVOTS;
}

static uint16_t longest(const pdn_pivots *p)
{
    uint16_t most = 1;

    for (size_t k = 0; k < p->pivots * p->n; k++)
        if (p->hops[k] != PDN_NO_WAY && p->hops[k] > most) most = p->hops[k];
    return most;
}

pdn_status hop_lengths__distances(const pdn_pivots *p, double hop, bool apart,
                                  double **out)
{
    pdn_status st = PDN_OK;
    double *d = NULL;
    const double no_way = apart ? 1.5 * hop * longest(p) : 0;

    assert(p->pivots == p->n);
    PDN_NEW(d, p->n * p->n);
    for (size_t k = 0; k < p->n * p->n; k++)
        d[k] = p->hops[k] == PDN_NO_WAY ? no_way : hop * p->hops[k];
    *out = d;
out:
    return st;
}

/* Sums of r/h and of its square over pairs. */
struct sums {
    double first, second, pairs;
};

static struct sums add_up(const pdn_pivots *p, const bool *use,
                          const pdn_point *x)
{
    struct sums s = {0, 0, 0};

    for (size_t k = 0; k < p->pivots; k++) {
        size_t i = p->pivot[k];
        for (size_t j = 0; j < p->n; j++) {
            uint16_t h = p->hops[k * p->n + j];
            if (h == 0 || h == PDN_NO_WAY ||
                (use != NULL && !(use[i] && use[j])))
                continue;
            double r = hypot(x[i].x - x[j].x, x[i].y - x[j].y) / h;
            s.first += r;
            s.second += r * r;
            s.pairs++;
        }
    }
    return s;
}

double hop_lengths__fit(const pdn_pivots *p, const bool *use,
                        const pdn_point *x, double otherwise)
{
    struct sums s = add_up(p, use, x);

    return s.first > 0 ? s.second / s.first : otherwise;
}

double hop_lengths__stress(const pdn_pivots *p, const pdn_point *x)
{
    struct sums s = add_up(p, NULL, x);

    if (!(s.pairs > 0)) return 0;
    if (!(s.second > 0)) return 1;
    return fmax(0, 1 - s.first * s.first / (s.pairs * s.second));
}
