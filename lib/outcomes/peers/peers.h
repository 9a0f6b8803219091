/* peers.h - how far each unit stands from what its peers would do: the model
 * of the others, and differences between units that last. */
#ifndef PDN_PEERS_H
#define PDN_PEERS_H

#include "specification.h"

/* A unit's years together, or one of them, on the logit scale: y - mean has the
 * variance sd^2 = v + tau2 + x'Cx, v that of the count, tau2 that of lasting
 * differences between the others, x'Cx that of the expectation. */
typedef struct {
    double z;        /* (y - mean) / sd, signed so that + is better; or NaN */
    double mean, sd; /* of the logit that is expected */
    double tau2, df; /* of the t that z is held against */
} peers__apart;

/* Where x of n people stand on that scale: logit((x + .5) / (n + 1)). Where
 * fewer than five have what is counted, or lack it, that logit is much farther
 * off than the count is unlikely (0 of 80, where 8.4 were expected: 8 standard
 * deviations, and 1 such count in 7 000): there it is the logit that is as far
 * off as the count's mid-P quantile, logit(mu) + z / sqrt(n mu (1 - mu)). */
double peers__logit(double x, double n, double mu);

/* What is wanted of every unit. */
enum {
    PEERS_RESIDUALS = 1, /* z, phi: quantile residuals */
    PEERS_POOLED = 2,
    PEERS_YEARLY = 4
};

/* NaN where not judged, or not wanted. */
typedef struct {
    double *z, *mu;       /* cells; z over sqrt(phi), + is better */
    double *phi;          /* units: Pearson X2 / df, at least 1 */
    peers__apart *pooled; /* units */
    peers__apart *yearly; /* cells */
    size_t failed, unit;  /* fits that could not be made; the first of them */
    double year;          /* NaN: of the years together */
    char why[160];
    pdn_arena memory;
} peers__judged;

pdn_status peers__judged_new(const panel__data *p,
                             peers__judged *out) PDN_MUST_USE;
void peers__judged_free(peers__judged *j);

/* A specification and the fit of all units. */
typedef struct peers peers;

/* Errors as glm__fit; of a brief specification they come when the fit is
 * first needed. The panel and the counts are borrowed. */
pdn_status peers__open(const panel__data *p, const panel__counts *c,
                       const specification *spec, peers **out) PDN_MUST_USE;
void peers__close(peers *w);

/* rho by lag, PANEL_LONGEST_LAG + 1 values, borrowed; before anything pooled
 * is asked. */
void peers__set_overlap(peers *w, const double *rho);

/* Where the search for tau2 begins; it decides the time, not the answer. */
void peers__set_begin(peers *w, double tau2);

/* Every unit (of `only`, where that is not NULL) held against a fit without it.
 * One without which there is no fit stays unjudged and is counted. */
pdn_status peers__judge(peers *w, int wanted, const bool *only,
                        peers__judged *out) PDN_MUST_USE;

/* Only `pooled`, with v by shares that are given in place of the fit's. */
pdn_status peers__judge_by(peers *w, const double *share, const bool *only,
                           peers__judged *out) PDN_MUST_USE;

/* z and mu of the fit with every unit in. */
void peers__judge_in(peers *w, peers__judged *out);

/* mu and phi without each unit, nearly: by one Newton step. */
pdn_status peers__judge_once(peers *w, peers__judged *out) PDN_MUST_USE;

/* The years together, every unit in: the lasting variance. */
pdn_status peers__variance(peers *w, double *tau2) PDN_MUST_USE;

/* z of the years together, nearly: v by the shares that are given (NULL: by the
 * fit with every unit in), tau2 without the unit by one step, units all at
 * once. NaN where not judged. df as peers__judge has it. */
pdn_status peers__near(peers *w, const double *share, double *z,
                       double *df) PDN_MUST_USE;

#endif
