#include "group_rows.h"

#include <stdlib.h>

/* FNV-1a of 64 bits. */
static uint64_t hash_of(const char *text)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; text != NULL && *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return h;
}

/* Added, so that the two may change places. */
static size_t place_of(const group_rows *g, const char *a, const char *b)
{
    const uint64_t h = hash_of(a) + hash_of(b);

    return (size_t)(h ^ (h >> 32)) & g->mask;
}

pdn_status group_rows__make(const char *const *a, const char *const *b,
                            size_t rows, group_rows *out)
{
    pdn_status st = PDN_OK;
    group_rows g = {.mask = 63};

    while (g.mask < rows)
        g.mask = 2 * g.mask + 1;
    PDN_NEW(g.first, g.mask + 1);
    PDN_NEW(g.next, rows);
    for (size_t i = rows; i-- > 0;) {
        uint32_t *first = &g.first[place_of(&g, a[i], b[i])];
        g.next[i] = *first;
        *first = (uint32_t)i + 1;
    }
    *out = g;
    g = (group_rows){0};
out:
    group_rows__clear(&g);
    return st;
}

void group_rows__clear(group_rows *g)
{
    free(g->first);
    free(g->next);
    *g = (group_rows){0};
}

static size_t row_of(uint32_t chained)
{
    return chained > 0 ? (size_t)chained - 1 : SIZE_MAX;
}

size_t group_rows__first(const group_rows *g, const char *a, const char *b)
{
    return g->first != NULL ? row_of(g->first[place_of(g, a, b)]) : SIZE_MAX;
}

size_t group_rows__next(const group_rows *g, size_t row)
{
    return row_of(g->next[row]);
}
