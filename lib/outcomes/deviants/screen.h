/* screen.h - one study judged by the rule of pdn-deviants(1). */
#ifndef PDN_SCREEN_H
#define PDN_SCREEN_H

#include "screen_study.h"

/* Fits that could not be made of the plain model and of the one with the
 * unit's own nullpunkt; rho. */
typedef struct {
    peers__judged plain, own;
} screen__result;

/* unit: p->units results; fills s->rho. */
pdn_status screen__run(screen__study *s, screen__unit *unit,
                       screen__result *out) PDN_MUST_USE;
void screen__result_clear(screen__result *j);

/* Sustained, but for the specification table: K good years of those judged, the
 * last one good, q. */
bool screen__nearly_sustained(const screen__study *s, const peers__judged *j,
                              size_t u, double q);

/* Whether the last two years are better than expected in the model with the
 * unit's own nullpunkt as one more predictor: last_two, improved, improved_q,
 * gain. Of units whose `assessable` is set. */
pdn_status improvement__judge(const screen__study *s, screen__unit *unit,
                              peers__judged *own) PDN_MUST_USE;

/* Sustained and improved to be expected by chance, and the share of studies
 * with any, over o->draws studies made of the fitted model; unit: as the screen
 * judged it. */
pdn_status by_chance__judge(const screen__study *s, const screen__unit *unit,
                            double *expected, double *any) PDN_MUST_USE;

#endif
