#include "pdnet/efficiency.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 4, WIDE = 64 * WORDS };

typedef struct {
    uint64_t word[WORDS];
} bits;

/* Bit k of seen[v]: v reaches source k of the batch, or is gone; of fresh[v]:
 * it does so by as many steps as we now take. met[d]: pairs at distance d. */
struct pdn_searches {
    size_t n;
    bits *seen, *fresh, *next;
    uint32_t *source;
    uint64_t *met;
};

pdn_status pdn_searches_new(size_t n, pdn_searches **out)
{
    pdn_status st = PDN_OK;
    pdn_searches *s = NULL;

    PDN_NEW(s, 1);
    s->n = n;
    PDN_NEW(s->seen, n);
    PDN_NEW(s->fresh, n);
    PDN_NEW(s->next, n);
    PDN_NEW(s->source, n);
    PDN_NEW(s->met, n + 1);
    *out = s;
    s = NULL;
out:
    pdn_searches_free(s);
    return st;
}

void pdn_searches_free(pdn_searches *s)
{
    if (s == NULL) return;
    free(s->seen);
    free(s->fresh);
    free(s->next);
    free(s->source);
    free(s->met);
    free(s);
}

static uint64_t count(const bits *b)
{
    uint64_t set = 0;

    for (int k = 0; k < WORDS; k++)
        set += (uint64_t)__builtin_popcountll(b->word[k]);
    return set;
}

/* Whom v reaches by one step more; how many they are. */
static uint64_t step_of(const pdn_packed *p, pdn_searches *s, size_t v)
{
    const bits *fresh = s->fresh;
    bits met = {{0}};
    uint64_t any = 0;

    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
        for (int k = 0; k < WORDS; k++)
            met.word[k] |= fresh[p->to[e]].word[k];
    for (int k = 0; k < WORDS; k++) {
        met.word[k] &= ~s->seen[v].word[k];
        s->seen[v].word[k] |= met.word[k];
        any |= met.word[k];
    }
    s->next[v] = met;
    return any != 0 ? count(&met) : 0;
}

static void add_batch(const pdn_packed *p, const bool *gone, pdn_searches *s,
                      const uint32_t *source, size_t sources)
{
    uint64_t met = 1;

    memset(s->seen, 0, p->n * sizeof *s->seen);
    memset(s->fresh, 0, p->n * sizeof *s->fresh);
    memset(s->next, 0, p->n * sizeof *s->next);
    for (size_t v = 0; gone != NULL && v < p->n; v++)
        if (gone[v]) memset(&s->seen[v], 0xff, sizeof s->seen[v]);
    for (size_t k = 0; k < sources; k++) {
        uint64_t bit = UINT64_C(1) << (k % 64);
        s->seen[source[k]].word[k / 64] |= bit;
        s->fresh[source[k]].word[k / 64] |= bit;
    }
    for (size_t d = 1; met > 0; d++) {
        met = 0;
        for (size_t v = 0; v < p->n; v++)
            if (gone == NULL || !gone[v]) met += step_of(p, s, v);
        if (met > 0) s->met[d] += met;
        bits *keep = s->fresh;
        s->fresh = s->next;
        s->next = keep;
    }
}

double pdn_nearness(const pdn_packed *p, const bool *gone, pdn_searches *s)
{
    size_t stay = 0;
    double sum = 0;

    memset(s->met, 0, (p->n + 1) * sizeof *s->met);
    for (uint32_t v = 0; v < p->n; v++)
        if (gone == NULL || !gone[v]) s->source[stay++] = v;
    for (size_t k = 0; k < stay; k += WIDE)
        add_batch(p, gone, s, s->source + k, stay - k < WIDE ? stay - k : WIDE);
    for (size_t d = 1; d <= p->n; d++)
        sum += (double)s->met[d] / (double)d;
    return sum;
}
