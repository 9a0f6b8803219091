#include "sparse_rows.h"

#include <math.h>
#include <stdlib.h>

/* The first term from `k` on whose value is not 0; d->terms: none. */
static size_t next_term(const pdn_glm_data *d, size_t row, size_t k)
{
    while (k < d->terms && !(fabs(d->term[k][row]) > 0))
        k++;
    return k;
}

static void fill_row(const pdn_glm_data *d, size_t row, sparse_rows__row *r,
                     double *value)
{
    size_t lead = next_term(d, row, 0), from = next_term(d, row, lead + 1);

    if (lead == d->terms) return; /* nothing: 0 times the first term */
    *r = (sparse_rows__row){.lead = lead};
    value[0] = d->term[lead][row];
    if (from >= d->terms) return;
    r->from = from;
    for (size_t k = from; k < d->terms; k++) {
        value[1 + k - from] = d->term[k][row];
        if (fabs(value[1 + k - from]) > 0) r->length = k + 1 - from;
    }
}

pdn_status sparse_rows__fill(const pdn_glm_data *d, struct sparse_rows *out)
{
    pdn_status st = PDN_OK;

    out->rows = d->rows;
    out->terms = d->terms;
    PDN_NEW(out->row, d->rows);
    PDN_NEW(out->value, d->rows * d->terms);
    for (size_t i = 0; i < d->rows; i++)
        if (d->skip == NULL || !d->skip[i])
            fill_row(d, i, &out->row[i], out->value + i * d->terms);
out:
    return st;
}

void sparse_rows__clear(struct sparse_rows *s)
{
    free(s->row);
    free(s->value);
    *s = (struct sparse_rows){0};
}
