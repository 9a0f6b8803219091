/* screen_study.h - a study and what is said of its units, and the parts of the
 * rule that the screen and what chance gives ask alike. */
#ifndef PDN_SCREEN_STUDY_H
#define PDN_SCREEN_STUDY_H

#include "claim_rule.h"
#include "outcomes/peers/peers.h"

#include "pdnet/deviants.h"

/* What the screen says of one unit. */
typedef struct {
    size_t known, better; /* judged years; those with z >= CLAIM_Z */
    bool assessable;
    double observed, expected, people;
    double residual,
        deleted;            /* pooled quantile residuals, the unit in and out */
    double apart, df, tau2; /* the years together, differences additive */
    double p, q;            /* of that; with controls q is of control_p */
    double control_z, control_p;
    double shape, rate;   /* of the shrunk ratio's law; 0: no spread */
    double ratio, lo, hi; /* shrunk, of the rarer outcome */
    double agree;         /* share of the specifications of its claim */
    size_t specifications;
    bool opposite;  /* some specification of sustained says the contrary */
    double counter; /* z of the years together there; NaN: not checked */
    double improved, improved_df, improved_q;
    double share_lo, share_hi;     /* 90 % interval of the share, not shrunk */
    double good_year;              /* the best of the years with q_t <= .10 */
    double gain, gain_lo, gain_hi; /* beyond expected from the nullpunkt */
    double lasted;                 /* years in a row, up to the last */
    bool last_two, one_year;
    unsigned chosen;                 /* by which of chosen.h */
    pdn_claim_kind claim, unchecked; /* whatever the counter-indicator says */
} screen__unit;

/* z of every unit on the control indicators: n blocks of units, of cells. */
typedef struct {
    size_t n;
    double *pooled, *improved, *yearly;
    pdn_arena memory;
} controls__law;

/* A study and how it is judged. rho[d]: correlation of years d apart. */
typedef struct {
    const panel__data *panel;
    const pdn_deviant_options *o;
    panel__counts counts;
    double *rho;
    const double *counter; /* z by unit, or NULL */
    const controls__law *controls;
} screen__study;

/* Whether the rarer outcome's ratio is at least a tenth on the better side. */
bool screen__ratio_better(const screen__study *s, bool event, double ratio);

/* Whether enough of the specifications agree and none says the contrary. */
bool screen__agreed(double agree, bool opposite);

/* Change in the better direction from the nullpunkt to the last year, as large
 * as could be shown. */
bool screen__changed_enough(const screen__study *s, size_t u);

/* Whether both of the last two years are good in the model with the unit's own
 * nullpunkt. */
bool screen__last_two(const screen__study *s, const peers__judged *own,
                      size_t u);

/* The last two years can be judged from the nullpunkt. */
bool screen__after_nullpunkt(const panel__data *p);

/* Adjusted p over the units that can be judged; q may be p. PDN_ENOMEM. */
pdn_status screen__adjust(const screen__unit *unit, size_t n, const double *p,
                          double *q) PDN_MUST_USE;

/* q of improved, one family with the question of sustained: p of both, of the
 * units that can be judged. PDN_ENOMEM. */
pdn_status screen__adjust_improved(const screen__unit *unit, size_t n,
                                   const double *improved,
                                   const double *sustained,
                                   double *q) PDN_MUST_USE;

#endif
