/* specification.h - one way to reckon: the rows and columns of the peer model
 * of shares by year and resources. */
#ifndef PDN_SPECIFICATION_H
#define PDN_SPECIFICATION_H

#include "panel.h"

#include "stats/models/glm.h"

/* Zero is the plain one. base: the last two years, and the unit's own share at
 * the nullpunkt as one more predictor. without_*: the number, from 1, of what
 * is left out. */
typedef struct {
    bool raw, robust, base;
    bool brief;     /* for draws: see glm.h */
    bool only_left; /* fits without a unit are all that is asked */
    size_t without_resource, without_year;
} specification;

/* Terms stand in the order years, resources, base. */
typedef struct {
    pdn_glm_data data;
    const double **term;
    double *own;        /* columns that are made here */
    const double *base; /* one of them; NULL: none */
    bool *skip;         /* cells that no row stands for */
    size_t year_terms, resource_terms;
    size_t *year_of, *resource_of; /* what each term is */
    size_t *term_of_year;          /* of each year, or SIZE_MAX */
    pdn_arena memory;
} specification__matrix;

/* Rows of the known cells; not of unit `without` (SIZE_MAX: of all), and not of
 * a year in which the rest has no events or nothing else: it tells nobody apart
 * and would have no estimate. */
pdn_status specification__design(const panel__data *p, const panel__counts *c,
                                 const specification *s, size_t without,
                                 specification__matrix *out) PDN_MUST_USE;
void specification__clear(specification__matrix *d);

/* The model's terms as --fit prints them and each row's residuals. */
pdn_status specification__rows(const panel__data *p, const panel__counts *c,
                               bool robust, pdn_deviants *out) PDN_MUST_USE;

#endif
