#include "group_levels.h"

#include <math.h>
#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

pdn_status group_levels__make(struct pair_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(&w->g->actor, "level");
    double *level = NULL;

    PDN_NEW(w->level, w->q.groups + 1);
    PDN_NEW(level, w->g->actors + 1);
    for (size_t k = 0; k < w->q.groups; k++) {
        size_t n = 0;
        w->level[k] = pdn_absent(PDN_NOT_DEFINED);
        if (c == NULL || c->number == NULL) continue;
        for (size_t i = 0; i < w->g->actors; i++)
            if (w->q.of[i] == k && isfinite(c->number[i]))
                level[n++] = c->number[i];
        if (n == 0) continue;
        qsort(level, n, sizeof *level, by_number);
        w->level[k] = floor(level[(n - 1) / 2]);
    }
out:
    free(level);
    return st;
}
