/* lowest.h - the lowest place of a function of one number. */
#ifndef PDN_LOWEST_H
#define PDN_LOWEST_H

/**
 * Where f is lowest between lo and hi, to 1e-8 times (1 + its size): golden
 * sections, and parabolas where they do better. An f with several valleys gives
 * one of them.
 *
 * @param at  f there.
 *
 * Source  Brent 1973, Algorithms for Minimization without Derivatives, ch. 5.
 */
double lowest__find(double (*f)(double x, void *context), void *context,
                    double lo, double hi, double *at);

#endif
