/* peers_fit.h - a specification, its fits, and the second regression under the
 * hands of those who judge by them. */
#ifndef PDN_PEERS_FIT_H
#define PDN_PEERS_FIT_H

#include "peers.h"

#include "stats/models/meta_regression.h"
#include "stats/models/sparse_rows.h"

/* The second regression: a row per unit, of its years together or of one. */
struct peers_rows {
    size_t n, terms, *unit;
    double *y, *v, *x; /* x: an intercept, resources, base */
};

struct peers {
    const panel__data *p;
    const panel__counts *c;
    specification spec;
    specification__matrix d;
    struct sparse_rows sparse; /* of d */
    pdn_glm all;
    double *rho;      /* years x years */
    double *estimate; /* units x terms: without each; NaN: no such year */
    unsigned char *left;
    double *share; /* cells, under the estimates at hand */
    double *begin; /* tau2 of each year, then of all together */
    struct peers_rows rows;
    pdn_arena memory;
};

/* The fit with every unit in, made when it is first asked for. */
pdn_status peers__fit_in(peers *w) PDN_MUST_USE;

/* The unit has a year that is judged. */
bool peers__has_rows(const peers *w, size_t u);

/* The expected share of cell i under an estimate; of every cell into share. */
double peers__share_of(const peers *w, const double *estimate, size_t i);
void peers__fill_share(peers *w, const double *estimate);

/* The shares that are given, of every cell. */
void peers__take_share(peers *w, const double *share);

/* The rows of the second regression: of the years together (t = years), or of
 * year t. */
void peers__fill_rows(peers *w, size_t t);

/* The same as data for a fit; without >= rows: everybody. */
pdn_meta_data peers__data_of(const peers *w, size_t without);

#endif
