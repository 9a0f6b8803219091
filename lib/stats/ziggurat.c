#include "ziggurat.h"

#include <math.h>

#define LAST 3.442619855899      /* where the tail begins */
#define AREA 9.91256303526217e-3 /* of every layer, the tail's too */

void ziggurat__fill(ziggurat__table *z)
{
    double height = exp(-.5 * LAST * LAST);

    z->edge[0] = AREA / height;
    z->edge[1] = LAST;
    for (size_t i = 2; i < ZIGGURAT_LAYERS; i++) {
        z->edge[i] = sqrt(-2 * log(AREA / z->edge[i - 1] + height));
        height = exp(-.5 * z->edge[i] * z->edge[i]);
    }
    z->edge[ZIGGURAT_LAYERS] = 0;
    for (size_t i = 0; i < ZIGGURAT_LAYERS; i++)
        z->inner[i] = z->edge[i + 1] / z->edge[i];
}

/* Beyond LAST (Marsaglia 1964). */
static double tail(pdn_random *r)
{
    double x = 0, y = 0;

    do {
        x = log(1 - pdn_random_unit(r)) / LAST;
        y = log(1 - pdn_random_unit(r));
    } while (-2 * y < x * x);
    return LAST - x;
}

double ziggurat__edge(const ziggurat__table *z, pdn_random *r, size_t layer,
                      double u)
{
    if (layer == 0) return u < 0 ? -tail(r) : tail(r);

    double x = u * z->edge[layer], square = x * x;
    double low = exp(-.5 * (z->edge[layer] * z->edge[layer] - square));
    double high = exp(-.5 * (z->edge[layer + 1] * z->edge[layer + 1] - square));
    if (high + pdn_random_unit(r) * (low - high) < 1) return x;
    return ziggurat__normal(z, r);
}
