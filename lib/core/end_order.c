#include "end_order.h"

#include <stdlib.h>
#include <string.h>

/* Least digit first, of sixteen bits: four passes that keep the order of equal
 * digits, fewer where no end needs the upper ones. */
enum { BITS = 16, DIGITS = 1 << BITS };

static void pass(const uint32_t *end, unsigned shift, size_t n,
                 const uint32_t *before, uint32_t *after, uint32_t *count)
{
    uint32_t put = 0;

    memset(count, 0, DIGITS * sizeof *count);
    for (size_t k = 0; k < n; k++)
        count[end[k] >> shift & (DIGITS - 1)]++;
    for (size_t d = 0; d < DIGITS; d++) {
        uint32_t here = count[d];
        count[d] = put;
        put += here;
    }
    for (size_t k = 0; k < n; k++)
        after[count[end[before[k]] >> shift & (DIGITS - 1)]++] = before[k];
}

pdn_status end_order__make(const uint32_t *from, const uint32_t *to, size_t n,
                           uint32_t *order)
{
    pdn_status st = PDN_OK;
    const uint32_t *const end[] = {to, from};
    uint32_t *count = NULL, *other = NULL, most = 0;

    if (n == 0) return PDN_OK;
    PDN_NEW(count, DIGITS);
    PDN_NEW(other, n);
    for (size_t k = 0; k < n; k++) {
        order[k] = (uint32_t)k;
        most |= from[k] | to[k];
    }
    for (size_t e = 0; e < PDN_COUNT(end); e++)
        for (unsigned shift = 0; shift < 32; shift += BITS) {
            if (shift > 0 && most >> shift == 0) continue;
            pass(end[e], shift, n, order, other, count);
            memcpy(order, other, n * sizeof *order);
        }
out:
    free(count);
    free(other);
    return st;
}
