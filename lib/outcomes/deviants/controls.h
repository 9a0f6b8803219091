/* controls.h - indicators that no practice here can move: how a unit's z is
 * spread where there is nothing to find. */
#ifndef PDN_CONTROLS_H
#define PDN_CONTROLS_H

#include "screen_study.h"

/* Judges one control's rows into block k; out has room for o->controls. What
 * cannot be fitted leaves NaN. */
pdn_status controls__judge(const screen__study *s, const pdn_outcomes *rows,
                           size_t k, controls__law *out) PDN_MUST_USE;
pdn_status controls__new(const panel__data *p, size_t n,
                         controls__law *out) PDN_MUST_USE;
void controls__free(controls__law *c);

/* z beside the controls' z at place `at` of every block of `size`; z itself
 * without controls. */
double controls__weigh(const controls__law *c, const double *block, size_t size,
                       size_t at, double z);

/* Its upper tail: of t with df, with controls of the normal. */
double controls__p(const controls__law *c, double z, double df);

#endif
