/* panel.h - units by judged years. */
#ifndef PDN_PANEL_H
#define PDN_PANEL_H

#include "pdnet/baseline.h"
#include "pdnet/deviants.h"

/* PDN_ALIKE_BELOW of privacy.h, a floor above (held there to be the same). */
enum { PANEL_ALIKE_BELOW = 10 };

/* Cells are [unit * years + year]. Units stand in byte order, years ascend. */
typedef struct {
    size_t units, years, resources, cells;
    const char **unit, **group, **origin;
    double *year;
    double *events, *people; /* cells; absences as in the file */
    double *resource;        /* resources x cells, standardised */
    double *middle, *scale;  /* of each resource, to undo that */
    double *mean;            /* resources x units: of the known cells, as in
                                the file; NaN: none */
    const char *const *name; /* of each resource */
    bool *known;             /* cells: counts and resources are there */
    bool *lacking;           /* units: a resource is missing */
    bool *left_out;          /* units: of too few events (deviants.h) */
    double fewest;
    double *base_events, *base_people; /* units: at the nullpunkt, or NaN */
    double nullpunkt;
    double broken; /* the last year after the nullpunkt from which events are
                      counted otherwise; NaN: none */
    double width;  /* of the age band in years; NaN: none told */
    pdn_arena memory;
} panel__data;

/* Takes the rows of one indicator. */
pdn_status panel__make(const pdn_table *t, const pdn_outcomes *rows,
                       const pdn_deviant_options *o,
                       panel__data *out) PDN_MUST_USE;

/* The same units, years and resources with another indicator's counts. */
pdn_status panel__other(const panel__data *from, const pdn_outcomes *rows,
                        panel__data *out) PDN_MUST_USE;

void panel__clear(panel__data *p);

/* Counts to be judged in place of the panel's (a study made by chance). */
typedef struct {
    const double *events, *base_events;
    double sign; /* -1: lower is better */
} panel__counts;

/* Which rho the years s and t have. */
enum { PANEL_LONGEST_LAG = 64 };
size_t panel__lag(const panel__data *p, size_t s, size_t t);

#endif
