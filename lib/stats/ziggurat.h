/* ziggurat.h - standard normals by Marsaglia and Tsang's ziggurat (2000, J
 * Stat Softw 5:8) as Doornik (2005) mends it: the layer and the place in it
 * come from different bits. */
#ifndef PDN_ZIGGURAT_H
#define PDN_ZIGGURAT_H

#include "pdnet/core.h"

enum { ZIGGURAT_LAYERS = 128 };

/* edge[i]: right end of layer i; inner[i]: the part of it that lies under the
 * curve whatever the height. */
typedef struct {
    double edge[ZIGGURAT_LAYERS + 1], inner[ZIGGURAT_LAYERS];
} ziggurat__table;

void ziggurat__fill(ziggurat__table *z);

/* Where the first look does not settle it: one normal in about eighty. */
double ziggurat__edge(const ziggurat__table *z, pdn_random *r, size_t layer,
                      double u);

static inline double ziggurat__normal(const ziggurat__table *z, pdn_random *r)
{
    uint64_t bits = pdn_random_bits(r);
    size_t layer = bits % ZIGGURAT_LAYERS;
    double u = (double)(int64_t)(bits >> 11) * 0x1p-52 - 1;

    if (u < z->inner[layer] && -u < z->inner[layer]) return u * z->edge[layer];
    return ziggurat__edge(z, r, layer, u);
}

#endif
