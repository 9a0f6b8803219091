/* agreement.h - the specification table: the same question reckoned in other
 * ways. */
#ifndef PDN_AGREEMENT_H
#define PDN_AGREEMENT_H

#include "rarer_outcome.h"

/* base: improved, the last two years from the unit's own nullpunkt. year: one
 * year alone; the panel's number of years: all together.
 *
 * For draws: near, shares of the cells that are about right, and law, the
 * shrunk ratios' laws, by unit. Then only whether the ways agree is asked, no
 * more of them than that takes, and none nearer than is needed. */
typedef struct {
    bool base;
    size_t year;
    const double *near;
    const rarer__law *law;
} agreement__question;

typedef struct {
    size_t agree;  /* ways with z >= 1.2816 */
    bool opposite; /* some way has z <= -1.2816 */
} agreement__answer;

/* raw, adjusted, robust, shrunk; one per resource left out; and where years
 * are taken together one per year left out. */
size_t agreement__ways(const panel__data *p, const agreement__question *q);

/* Asks every way of the units of `only` (NULL: of all; not with near).
 * `as_is`: the question as the study's own model answers it, for every unit. */
pdn_status agreement__ask(const screen__study *s, const agreement__question *q,
                          const screen__unit *unit, const peers__judged *as_is,
                          const bool *only,
                          agreement__answer *out) PDN_MUST_USE;

#endif
