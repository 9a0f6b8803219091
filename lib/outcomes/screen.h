/* screen.h - one study judged by the rule. */
#ifndef PDN_SCREEN_H
#define PDN_SCREEN_H

#include "panel.h"

typedef enum {
    PDN_I_TOO_LITTLE,
    PDN_I_NONE,
    PDN_I_ONE_YEAR,
    PDN_I_IMPROVED,
    PDN_I_SUSTAINED
} pdn_i_claim;

/* What the screen says of one unit. */
typedef struct {
    size_t known, better; /* judged years; those with z >= 1.2816 */
    bool assessable;
    double observed, expected, people;
    double z, p, q;       /* pooled, deleted */
    double shape, rate;   /* posterior of the ratio; 0: no spread */
    double ratio, lo, hi; /* shrunk */
    double agree;         /* share of the specifications */
    bool opposite;        /* some specification says the contrary */
    double counter;       /* pooled z there; NaN: not checked */
    double improved, improved_q;
    double seen_lo, seen_hi;       /* 90 % interval of the ratio, not shrunk */
    double good_year;              /* the best of the years with q_t <= .10 */
    double gain, gain_lo, gain_hi; /* beyond expected from the nullpunkt */
    double lasted;                 /* years in a row, up to the last */
    bool last_two, one_year;
    pdn_i_claim claim, unchecked; /* whatever the counter-indicator says */
} pdn_i_unit;

/* A study and how it is judged. rho[d]: correlation of years d apart. */
typedef struct {
    const pdn_i_panel *panel;
    const pdn_deviant_options *o;
    pdn_i_counts counts;
    const double *rho;
    const double *counter; /* pooled z by unit, or NULL */
    bool quick;            /* one-step deletion; what decides nothing is left */
} pdn_i_study;

/* 10 % upper tail of the normal. */
#define PDN_I_BETTER 1.2815515655446004

/* How many specifications a unit is held against. */
size_t pdn_i_specifications(const pdn_i_panel *p);

/* Pooled z of a unit's years, the overlap of cohorts in. NaN: no year. */
double pdn_i_pooled(const pdn_i_panel *p, const double *rho, const double *z,
                    size_t unit, double *variance);

/* rho[0 .. PDN_I_LONGEST_LAG]: the larger of the correlation seen (median over
 * units) and the share of people in common. */
pdn_status pdn_i_overlap(const pdn_i_panel *p, const double *z,
                         double *rho) PDN_MUST_USE;

/* unit: p->units results. */
pdn_status pdn_i_screen(const pdn_i_study *s, pdn_i_unit *unit) PDN_MUST_USE;

/* Whether the last two years are better than expected in the model with the
 * unit's own nullpunkt as one more predictor: last_two, improved, improved_q,
 * gain. Of units whose `assessable` is set. */
pdn_status pdn_i_improvement(const pdn_i_study *s,
                             pdn_i_unit *unit) PDN_MUST_USE;

/* Sustained and improved to be expected by chance, and the share of studies
 * with any, over o->draws studies made of the fitted model. */
pdn_status pdn_i_by_chance(const pdn_i_study *s, double *expected,
                           double *any) PDN_MUST_USE;

#endif
