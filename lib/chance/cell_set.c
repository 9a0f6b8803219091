#include "cell_set.h"

#include <stdlib.h>
#include <string.h>

/* A quarter of the places at most is taken, so that most looks end where they
 * begin. */
enum { SPARE = 4, LEAST_EXPONENT = 4 };

pdn_status cell_set__new(size_t cells, cell_set *out)
{
    pdn_status st = PDN_OK;
    unsigned exponent = LEAST_EXPONENT;
    cell_set s = {.key = NULL};

    while ((size_t)1 << exponent < SPARE * cells)
        exponent++;
    s.last = ((size_t)1 << exponent) - 1;
    s.shift = 64 - exponent;
    PDN_NEW(s.key, s.last + 1);
    cell_set__empty(&s);
    *out = s;
out:
    return st;
}

void cell_set__clear(cell_set *s)
{
    free(s->key);
    *s = (cell_set){.key = NULL};
}

void cell_set__empty(cell_set *s)
{
    memset(s->key, 0xff, (s->last + 1) * sizeof *s->key);
}

void cell_set__add(cell_set *s, uint32_t x, uint32_t y)
{
    uint64_t key = cell_set__key(x, y);
    size_t at = cell_set__home(s, key);

    while (s->key[at] != CELL_SET_FREE)
        at = (at + 1) & s->last;
    s->key[at] = key;
}

/* Those behind move up where a free place would part them from their home
 * (Knuth, volume 3, 6.4, algorithm R). */
void cell_set__drop(cell_set *s, uint32_t x, uint32_t y)
{
    uint64_t key = cell_set__key(x, y);
    size_t gap = cell_set__home(s, key), at = 0;

    while (s->key[gap] != key)
        gap = (gap + 1) & s->last;
    for (at = (gap + 1) & s->last; s->key[at] != CELL_SET_FREE;
         at = (at + 1) & s->last) {
        size_t home = cell_set__home(s, s->key[at]);
        if (((at - home) & s->last) < ((at - gap) & s->last)) continue;
        s->key[gap] = s->key[at];
        gap = at;
    }
    s->key[gap] = CELL_SET_FREE;
}
