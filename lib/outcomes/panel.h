/* panel.h - units by judged years, and the residuals of one specification of
 * the resource model. */
#ifndef PDN_PANEL_H
#define PDN_PANEL_H

#include "pdnet/deviant.h"
#include "pdnet/glm.h"
#include "pdnet/outcome.h"

/* Cells are [unit * years + year]. Units stand in byte order, years ascend. */
typedef struct {
    size_t units, years, resources, cells;
    const char **unit, **group;
    double *year;
    double *events, *people; /* cells; absences as in the file */
    double *resource;        /* resources x cells, standardised */
    double *middle, *scale;  /* of each resource, to undo that */
    double *mean;            /* resources x units: of the known cells, as in
                                the file; NaN: none */
    const char *const *name; /* of each resource */
    bool *known;             /* cells: counts and resources are there */
    bool *lacking;           /* units: a resource is missing */
    double *base_events, *base_people; /* units: at the nullpunkt, or NaN */
    double nullpunkt;
    double width; /* of the age band in years; NaN: none told */
} pdn_i_panel;

/* Takes the rows of one indicator. */
pdn_status pdn_i_panel_make(const pdn_table *t, const pdn_outcomes *rows,
                            const pdn_deviant_options *o,
                            pdn_i_panel *out) PDN_MUST_USE;

/* The same units, years and resources with another indicator's counts. */
pdn_status pdn_i_panel_other(const pdn_i_panel *from, const pdn_outcomes *rows,
                             pdn_i_panel *out) PDN_MUST_USE;

void pdn_i_panel_clear(pdn_i_panel *p);

/* One specification; zero is the plain one. base: the last two years, and
 * the unit's own share at the nullpunkt as one more predictor. without_*: the
 * number, from 1, of what is left out. rho: the overlap of years, where the
 * doubt of the expectation is wanted. */
typedef struct {
    bool raw, robust, base;
    size_t without_resource, without_year;
    const double *rho;
} pdn_i_spec;

typedef enum {
    PDN_I_IN,      /* every unit in */
    PDN_I_DELETED, /* each unit judged by a fit without it */
    PDN_I_QUICK    /* the same by one Newton step */
} pdn_i_mode;

/* Cells: z signed so that + is better (NaN where not judged), the fitted
 * share. Units: phi of the fit used, at least 1; the doubt. lost: see
 * pdn_i_doubt. */
typedef struct {
    double *z, *mu, *phi, *doubt;
    double lost;
} pdn_i_residuals;

/* Counts to be judged in place of the panel's (a study made by chance). */
typedef struct {
    const double *events, *base_events;
    double sign; /* -1: lower is better */
} pdn_i_counts;

/* only: one unit's number, or SIZE_MAX for all. */
pdn_status pdn_i_judge(const pdn_i_panel *p, const pdn_i_counts *c,
                       const pdn_i_spec *spec, pdn_i_mode mode, size_t only,
                       pdn_i_residuals *out) PDN_MUST_USE;

/* How unsure the expectation itself is. doubt[u]: the variance that a fit
 * without unit u adds to the sum of u's z over its years, NaN where there is no
 * such fit. lost: the degrees of freedom that the fit takes from X2, more than
 * its terms because a unit's years say much the same. Both by the sandwich
 * A^-1 B A^-1 with A = sum w x x' and B = sum over units and pairs of years
 * rho_|t-s| sqrt(w_t w_s) x_t x_s', weights of the fit with every unit in. */
pdn_status pdn_i_doubt(const pdn_i_panel *p, const pdn_glm_data *d,
                       const pdn_glm *fit, const double *rho,
                       pdn_i_residuals *out) PDN_MUST_USE;

/* Which rho the years s and t have. */
enum { PDN_I_LONGEST_LAG = 64 };
size_t pdn_i_lag(const pdn_i_panel *p, size_t s, size_t t);

/* The model's terms as --fit prints them and each row's residuals. */
pdn_status pdn_i_fit_rows(const pdn_i_panel *p, const pdn_i_counts *c,
                          bool robust, pdn_deviants *out) PDN_MUST_USE;

pdn_status pdn_i_residuals_new(const pdn_i_panel *p,
                               pdn_i_residuals *out) PDN_MUST_USE;
void pdn_i_residuals_free(pdn_i_residuals *r);

#endif
