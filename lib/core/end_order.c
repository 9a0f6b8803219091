#include "end_order.h"

#include <stdlib.h>
#include <string.h>

/* Least digit first; passes keep the order of equal digits. A digit has so few
 * bits that the places where its buckets end are near, and no more than ends
 * need. */
enum { MOST_BITS = 11 };

static void pass(const uint32_t *end, unsigned shift, unsigned bits, size_t n,
                 const uint32_t *before, uint32_t *after)
{
    uint32_t count[1 << MOST_BITS] = {0}, put = 0;
    const uint32_t mask = (UINT32_C(1) << bits) - 1;

    for (size_t k = 0; k < n; k++)
        count[end[k] >> shift & mask]++;
    for (size_t d = 0; d <= mask; d++) {
        uint32_t here = count[d];
        count[d] = put;
        put += here;
    }
    for (size_t k = 0; k < n; k++)
        after[count[end[before[k]] >> shift & mask]++] = before[k];
}

pdn_status end_order__make(const uint32_t *from, const uint32_t *to, size_t n,
                           uint32_t *order)
{
    pdn_status st = PDN_OK;
    const uint32_t *const end[] = {to, from};
    uint32_t *other = NULL, most = 0;
    unsigned bits = 1, digits = 0, each = 0;

    if (n == 0) return PDN_OK;
    PDN_NEW(other, n);
    for (size_t k = 0; k < n; k++) {
        order[k] = (uint32_t)k;
        most |= from[k] | to[k];
    }
    while (bits < 32 && most >> bits != 0)
        bits++;
    digits = (bits + MOST_BITS - 1) / MOST_BITS;
    each = (bits + digits - 1) / digits;
    for (size_t e = 0; e < PDN_COUNT(end); e++)
        for (unsigned d = 0; d < digits; d++) {
            pass(end[e], d * each, each, n, order, other);
            memcpy(order, other, n * sizeof *order);
        }
out:
    free(other);
    return st;
}
