#include "barrier_codes.h"

#include <stdlib.h>
#include <string.h>

bool barrier_codes__next(const char **at, size_t *n)
{
    *at += strspn(*at, " +\t");
    *n = strcspn(*at, " +\t");
    return *n > 0;
}

pdn_status barrier_codes__add(barrier_codes *c, const char *cell)
{
    pdn_status st = PDN_OK;
    size_t length = 0;

    for (const char *s = cell; barrier_codes__next(&s, &length); s += length) {
        PDN_ROOM(c->code, c->codes + 1, c->capacity);
        const char *code = pdn_arena_text(&c->text, s, length);
        PDN_TRY(pdn_had_memory(code));
        c->code[c->codes++] = code;
    }
out:
    return st;
}

void barrier_codes__sort(barrier_codes *c)
{
    const size_t n = c->codes;

    if (n > 1) qsort(c->code, n, sizeof *c->code, pdn_text_order);
    c->codes = 0;
    for (size_t k = 0; k < n; k++)
        if (c->codes == 0 || strcmp(c->code[c->codes - 1], c->code[k]) != 0)
            c->code[c->codes++] = c->code[k];
}

size_t barrier_codes__find(const barrier_codes *c, const char *s, size_t n)
{
    size_t low = 0, high = c->codes;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strncmp(c->code[middle], s, n) < 0)
            low = middle + 1;
        else
            high = middle; /* a longer code with this beginning comes later */
    }
    return low;
}

void barrier_codes__clear(barrier_codes *c)
{
    free(c->code);
    pdn_arena_clear(&c->text);
    *c = (barrier_codes){0};
}
