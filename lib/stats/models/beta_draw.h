/* beta_draw.h - draws of many units at once, each of a Beta or a Gamma of its
 * own: of Betas the logits. */
#ifndef PDN_BETA_DRAW_H
#define PDN_BETA_DRAW_H

#include "stats/ziggurat.h"

#include "pdnet/core.h"

#include <stdbool.h>

/* Betas with a and b from here on are drawn by Cornish and Fisher's expansion
 * of their logit to the fourth cumulant: within .0007 standard deviations up to
 * two from the middle, .003 up to four. The others, and Gammas, exactly. */
#define BETADRAW_LARGE 30.

/* The laws of n units, worked out for many draws. */
typedef struct {
    size_t n;
    double *a, *b;             /* as given; of a Gamma b is the rate */
    double *c0, *c1, *c2, *c3; /* logit = c0 + c1 z + c2 z^2 + c3 z^3 */
    bool gamma;
    size_t *exact, exacts; /* units that are not drawn by c0 .. c3 */
    pdn_arena memory;
} betadraw__laws;

/* PDN_ENOMEM. For betadraw__clear, after a failure too. */
pdn_status betadraw__new(size_t n, bool gamma,
                         betadraw__laws *out) PDN_MUST_USE;
void betadraw__clear(betadraw__laws *laws);

/* After the last of them, betadraw__ready. */
void betadraw__set(betadraw__laws *laws, size_t unit, double a, double b);
void betadraw__ready(betadraw__laws *laws);

/* One draw of every unit: the large ones first. */
void betadraw__draw(const betadraw__laws *laws, const ziggurat__table *z,
                    pdn_random *r, double *out);

#endif
