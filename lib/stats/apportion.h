/* apportion.h - a whole number over parts, so that they add to it. */
#ifndef PDN_APPORTION_H
#define PDN_APPORTION_H

#include <stddef.h>

/* One part; given: what it gets. */
typedef struct {
    const char *name;
    double weight; /* above 0; together at most 1 */
    double most;   /* it can hold no more; infinite: no limit */
    double given;
} apportion__part;

/* Gives x, whole, to n parts: each the whole part of weight times x, and what
 * is left, up to x times the sum of weights rounded, one by one to those with
 * the largest remainders (Hamilton 1792), the first by name where they are
 * equal. What parts can hold together is enough. x absent: each gets that. */
void apportion__by_remainder(apportion__part *part, size_t n, double x);

#endif
