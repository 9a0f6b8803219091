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
    PDN_NEW(s->met, n + 2);
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

/* How many bits are set: in pairs, nibbles and bytes, then all bytes at once
 * (no processor without an instruction for it has to call a function). */
static unsigned count(const bits *b)
{
    const uint64_t two = UINT64_C(0x5555555555555555);
    const uint64_t four = UINT64_C(0x3333333333333333);
    const uint64_t eight = UINT64_C(0x0f0f0f0f0f0f0f0f);
    const uint64_t wide = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t bytes = 0;

    for (int k = 0; k < WORDS; k++) {
        uint64_t x = b->word[k];
        x -= (x >> 1) & two;
        x = (x & four) + ((x >> 2) & four);
        bytes += (x + (x >> 4)) & eight;
    }
    bytes = (bytes & wide) + ((bytes >> 8) & wide);
    return (unsigned)((bytes * UINT64_C(0x0001000100010001)) >> 48);
}

/* Whom v reaches by one step more; how many they are. */
static unsigned step_of(const pdn_packed *p, pdn_searches *s, size_t v)
{
    const bits *restrict fresh = s->fresh;
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

/* v has nobody left to reach: all bits are set (those of no source are so from
 * the start, and all of somebody gone). */
static bool done(const bits *seen)
{
    uint64_t all = UINT64_MAX;

    for (int k = 0; k < WORDS; k++)
        all &= seen->word[k];
    return all == UINT64_MAX;
}

static void begin_batch(const pdn_packed *p, const bool *gone, pdn_searches *s,
                        const uint32_t *source, size_t sources)
{
    bits none = {{0}};

    for (size_t k = sources; k < WIDE; k++)
        none.word[k / 64] |= UINT64_C(1) << (k % 64);
    memset(s->fresh, 0, p->n * sizeof *s->fresh);
    memset(s->next, 0, p->n * sizeof *s->next);
    for (size_t v = 0; v < p->n; v++)
        s->seen[v] = none;
    for (size_t v = 0; gone != NULL && v < p->n; v++)
        if (gone[v]) memset(&s->seen[v], 0xff, sizeof s->seen[v]);
    for (size_t k = 0; k < sources; k++) {
        uint64_t bit = UINT64_C(1) << (k % 64);
        s->seen[source[k]].word[k / 64] |= bit;
        s->fresh[source[k]].word[k / 64] |= bit;
    }
}

static void add_batch(const pdn_packed *p, pdn_searches *s)
{
    uint64_t met = 1;

    for (size_t d = 1; met > 0; d++) {
        met = 0;
        for (size_t v = 0; v < p->n; v++) {
            if (done(&s->seen[v]))
                s->next[v] = (bits){{0}};
            else
                met += step_of(p, s, v);
        }
        s->met[d] += met;
        bits *keep = s->fresh;
        s->fresh = s->next;
        s->next = keep;
    }
}

double pdn_nearness(const pdn_packed *p, const bool *gone, pdn_searches *s)
{
    size_t stay = 0;
    double sum = 0;

    memset(s->met, 0, (p->n + 2) * sizeof *s->met);
    for (uint32_t v = 0; v < p->n; v++)
        if (gone == NULL || !gone[v]) s->source[stay++] = v;
    for (size_t k = 0; k < stay; k += WIDE) {
        begin_batch(p, gone, s, s->source + k,
                    stay - k < WIDE ? stay - k : WIDE);
        add_batch(p, s);
    }
    for (size_t d = 1; d <= p->n; d++)
        sum += (double)s->met[d] / (double)d;
    return sum;
}
