#include "efficiency.h"

#include "msbfs.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = MSBFS_WORDS, WIDE = MSBFS_WIDTH };

/* Those who are gone have seen all. met[d]: pairs at distance d. */
struct pdn_searches {
    size_t n;
    msbfs side_by_side;
    uint32_t *source;
    uint64_t *met;
};

pdn_status efficiency__searches_new(size_t n, pdn_searches **out)
{
    pdn_status st = PDN_OK;
    pdn_searches *s = NULL;

    PDN_NEW(s, 1);
    s->n = n;
    PDN_TRY(msbfs__init(&s->side_by_side, n));
    PDN_NEW(s->source, n);
    PDN_NEW(s->met, n + 2);
    *out = s;
    s = NULL;
out:
    efficiency__searches_free(s);
    return st;
}

void efficiency__searches_free(pdn_searches *s)
{
    if (s == NULL) return;
    msbfs__clear(&s->side_by_side);
    free(s->source);
    free(s->met);
    free(s);
}

/* v has nobody left to reach: all bits are set (those of no source are so from
 * the start, and all of somebody gone). */
static bool done(const msbfs__bits *seen)
{
    uint64_t all = UINT64_MAX;

    for (int k = 0; k < WORDS; k++)
        all &= seen->word[k];
    return all == UINT64_MAX;
}

static void begin_batch(const pdn_packed *p, const bool *gone, msbfs *s,
                        const uint32_t *source, size_t sources)
{
    msbfs__bits none = {{0}};

    for (size_t k = sources; k < WIDE; k++)
        none.word[k / 64] |= UINT64_C(1) << (k % 64);
    memset(s->fresh, 0, p->n * sizeof *s->fresh);
    memset(s->next, 0, p->n * sizeof *s->next);
    for (size_t v = 0; v < p->n; v++)
        s->seen[v] = none;
    for (size_t v = 0; gone != NULL && v < p->n; v++)
        if (gone[v]) memset(&s->seen[v], 0xff, sizeof s->seen[v]);
    for (size_t k = 0; k < sources; k++)
        msbfs__start(s, source[k], k);
}

static void add_batch(const pdn_packed *p, msbfs *s, uint64_t *pairs)
{
    uint64_t met = 1;

    for (size_t d = 1; met > 0; d++) {
        met = 0;
        for (size_t v = 0; v < p->n; v++) {
            if (done(&s->seen[v]))
                s->next[v] = (msbfs__bits){{0}};
            else
                met += msbfs__visit(p, s, v);
        }
        pairs[d] += met;
        msbfs__next_level(s);
    }
}

double efficiency__nearness(const pdn_packed *p, const bool *gone,
                            pdn_searches *s)
{
    size_t stay = 0;
    double sum = 0;

    memset(s->met, 0, (p->n + 2) * sizeof *s->met);
    for (uint32_t v = 0; v < p->n; v++)
        if (gone == NULL || !gone[v]) s->source[stay++] = v;
    for (size_t k = 0; k < stay; k += WIDE) {
        begin_batch(p, gone, &s->side_by_side, s->source + k,
                    stay - k < WIDE ? stay - k : WIDE);
        add_batch(p, &s->side_by_side, s->met);
    }
    for (size_t d = 1; d <= p->n; d++)
        sum += (double)s->met[d] / (double)d;
    return sum;
}
