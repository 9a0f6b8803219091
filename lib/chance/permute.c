#include "pdnet/chance.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

pdn_status pdn_strata_make(const uint32_t *of, size_t n, size_t strata,
                           pdn_strata *out)
{
    pdn_status st = PDN_OK;
    pdn_strata s = {.n = n, .strata = strata};

    PDN_NEW(s.of, n);
    PDN_NEW(s.member, n);
    PDN_NEW(s.start, strata + 2);
    if (n > 0) memcpy(s.of, of, n * sizeof *of);
    for (size_t i = 0; i < n; i++) {
        assert(of[i] < strata);
        s.start[of[i] + 2]++;
    }
    for (size_t k = 0; k < strata; k++)
        s.start[k + 2] += s.start[k + 1];
    /* start[k + 1] runs from the beginning of stratum k to its end */
    for (size_t i = 0; i < n; i++)
        s.member[s.start[of[i] + 1]++] = (uint32_t)i;
    *out = s;
    s = (pdn_strata){0};
out:
    pdn_strata_clear(&s);
    return st;
}

void pdn_strata_clear(pdn_strata *s)
{
    free(s->of);
    free(s->member);
    free(s->start);
    *s = (pdn_strata){0};
}

void pdn_strata_shuffle(const pdn_strata *s, pdn_random *stream,
                        uint32_t *label)
{
    for (size_t k = 0; k < s->strata; k++) {
        const uint32_t *member = s->member + s->start[k];
        for (uint32_t i = s->start[k + 1] - s->start[k]; i > 1; i--) {
            uint32_t a = member[i - 1];
            uint32_t b = member[pdn_random_below(stream, i)];
            uint32_t keep = label[a];
            label[a] = label[b];
            label[b] = keep;
        }
    }
}
