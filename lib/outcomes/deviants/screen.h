/* screen.h - one study judged by the rule (rules 5). */
#ifndef PDN_SCREEN_H
#define PDN_SCREEN_H

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
} pdn_i_unit;

/* z of every unit on the control indicators: n blocks of units, of cells. */
typedef struct {
    size_t n;
    double *pooled, *improved, *yearly;
} pdn_i_controls;

/* A study and how it is judged. rho[d]: correlation of years d apart. */
typedef struct {
    const pdn_i_panel *panel;
    const pdn_deviant_options *o;
    pdn_i_counts counts;
    double *rho;
    const double *counter; /* z by unit, or NULL */
    const pdn_i_controls *controls;
} pdn_i_study;

/* Fits that could not be made of the plain model and of the one with the
 * unit's own nullpunkt; rho. */
typedef struct {
    peers__judged plain, own;
} pdn_i_screened;

/* unit: p->units results; fills s->rho. */
pdn_status pdn_i_screen(pdn_i_study *s, pdn_i_unit *unit,
                        pdn_i_screened *out) PDN_MUST_USE;
void pdn_i_screened_clear(pdn_i_screened *out);

/* Sustained, but for the specification table: K good years of those judged, the
 * last one good, q. */
bool screen__nearly_sustained(const pdn_i_study *s, const peers__judged *j,
                              size_t u, double q);

/* Whether the rarer outcome's ratio is at least a tenth on the better side. */
bool screen__ratio_better(const pdn_i_study *s, bool event, double ratio);

/* Whether enough of the specifications agree and none says the contrary. */
bool screen__agreed(double agree, bool opposite);

/* Change in the better direction from the nullpunkt to the last year, as large
 * as could be shown. */
bool screen__changed_enough(const pdn_i_study *s, size_t u);

/* Whether both of the last two years are good in the model with the unit's own
 * nullpunkt. */
bool screen__last_two(const pdn_i_study *s, const peers__judged *own, size_t u);

/* The last two years can be judged from the nullpunkt. */
bool screen__after_nullpunkt(const pdn_i_panel *p);

/* Adjusted p over the units that can be judged; q may be p. PDN_ENOMEM. */
pdn_status screen__adjust(const pdn_i_unit *unit, size_t n, const double *p,
                          double *q) PDN_MUST_USE;

/* q of improved, one family with the question of sustained: p of both, of the
 * units that can be judged. PDN_ENOMEM. */
pdn_status screen__adjust_improved(const pdn_i_unit *unit, size_t n,
                                   const double *improved,
                                   const double *sustained,
                                   double *q) PDN_MUST_USE;

/* Whether the last two years are better than expected in the model with the
 * unit's own nullpunkt as one more predictor: last_two, improved, improved_q,
 * gain. Of units whose `assessable` is set. */
pdn_status pdn_i_improvement(const pdn_i_study *s, pdn_i_unit *unit,
                             peers__judged *own) PDN_MUST_USE;

/* Sustained and improved to be expected by chance, and the share of studies
 * with any, over o->draws studies made of the fitted model; unit: as the screen
 * judged it. */
pdn_status pdn_i_by_chance(const pdn_i_study *s, const pdn_i_unit *unit,
                           double *expected, double *any) PDN_MUST_USE;

#endif
