/* sparse_rows.h - the rows of a design without most of the zeros in them: of
 * the years only a row's own is one. */
#ifndef PDN_SPARSE_ROWS_H
#define PDN_SPARSE_ROWS_H

#include "glm.h"

/* A row is its first value that is not 0, at the term `lead`, and what stands
 * from the next one to the last, `length` terms from `from` on. */
typedef struct {
    size_t lead, from, length;
} sparse_rows__row;

struct sparse_rows {
    size_t rows, terms;
    sparse_rows__row *row;
    double *value; /* rows x terms: of each row what was named */
};

/* PDN_ENOMEM. For sparse_rows__clear, after a failure too. */
pdn_status sparse_rows__fill(const pdn_glm_data *d,
                             struct sparse_rows *out) PDN_MUST_USE;
void sparse_rows__clear(struct sparse_rows *s);

/* The linear predictor of a row. */
static inline double sparse_rows__predictor(const struct sparse_rows *s,
                                            const double *estimate, size_t row)
{
    const sparse_rows__row *r = &s->row[row];
    const double *z = s->value + row * s->terms, *own = estimate + r->from;
    double eta = estimate[r->lead] * z[0];

    for (size_t e = 0; e < r->length; e++)
        eta += own[e] * z[1 + e];
    return eta;
}

/* Adds weight z z' to a (its lower half) and value z to b, z being the row. */
static inline void sparse_rows__add(const struct sparse_rows *s, size_t row,
                                    double weight, double value,
                                    double *restrict a, double *restrict b)
{
    const sparse_rows__row *r = &s->row[row];
    const double *z = s->value + row * s->terms;
    double lead = weight * z[0];

    a[r->lead * s->terms + r->lead] += lead * z[0];
    b[r->lead] += value * z[0];
    for (size_t e = 0; e < r->length; e++) {
        double *line = a + (r->from + e) * s->terms, wz = weight * z[1 + e];
        b[r->from + e] += value * z[1 + e];
        line[r->lead] += lead * z[1 + e];
        for (size_t f = 0; f <= e; f++)
            line[r->from + f] += wz * z[1 + f];
    }
}

#endif
