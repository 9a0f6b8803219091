#include "part_table.h"

#include <stdlib.h>
#include <string.h>

/* Sums are formed without a sign, in which nothing can run over; a gain fits.
 */
typedef uint32_t block
    __attribute__((vector_size(4 * PART_TABLE_BLOCK), aligned(4), may_alias));
typedef int32_t gains __attribute__((vector_size(4 * PART_TABLE_BLOCK)));
typedef int64_t halves __attribute__((vector_size(4 * PART_TABLE_BLOCK)));

/* One body for each kind of processor; whole numbers are the same on all. */
#define ANY_ABOVE(name, target)                                              \
    target static bool name(const int32_t *row, size_t width,                \
                            const part_table__gain *g, int32_t least)        \
    {                                                                        \
        const uint32_t twice = (uint32_t)g->twice;                           \
        const uint32_t degree = (uint32_t)g->degree;                         \
        gains any = {0};                                                     \
                                                                             \
        for (size_t c = 0; c < width; c += PART_TABLE_BLOCK) {               \
            block weight = *(const block *)(row + c);                        \
            block total = *(const block *)(g->total + c);                    \
            gains gain = (gains)(twice * weight - degree * total);           \
            any |= (gain > least) & (gains)(weight != 0);                    \
        }                                                                    \
        halves h = (halves)any;                                              \
        return (h[0] | h[1] | h[2] | h[3] | h[4] | h[5] | h[6] | h[7]) != 0; \
    }

ANY_ABOVE(any_above, )
#if defined(__x86_64__)
ANY_ABOVE(any_above_avx2, __attribute__((target("avx2"))))
ANY_ABOVE(any_above_avx512,
          __attribute__((target("avx512f,avx512vl,avx512bw"))))
#endif

void part_table__only(part_table *t, int processor)
{
    t->any_above = any_above;
#if defined(__x86_64__)
    if (processor >= PART_TABLE_AVX2 && __builtin_cpu_supports("avx2") != 0)
        t->any_above = any_above_avx2;
    if (processor >= PART_TABLE_AVX512 &&
        __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512vl") != 0)
        t->any_above = any_above_avx512;
#endif
    (void)processor;
}

pdn_status part_table__init(size_t nodes, part_table *out)
{
    pdn_status st = PDN_OK;

    part_table__only(out, PART_TABLE_AVX512);
    PDN_NEW(out->weight, nodes * PART_TABLE_MOST);
out:
    return st;
}

void part_table__clear(part_table *t)
{
    free(t->weight);
    *t = (part_table){0};
}

void part_table__begin(part_table *t, size_t nodes, size_t parts)
{
    size_t blocks = parts / PART_TABLE_BLOCK + 1;

    t->width = blocks * PART_TABLE_BLOCK;
    if (t->width > PART_TABLE_MOST) t->width = 0;
    memset(t->weight, 0, nodes * t->width * sizeof *t->weight);
}
