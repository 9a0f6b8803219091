/* scale.h - from figures to places on a sheet, and the ticks of an axis. */
#ifndef PDN_SCALE_H
#define PDN_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/** From lo..hi (lo < hi) to the places from..to; by logarithm where asked
 *  (then lo > 0). from may lie beyond to: upwards. whole: counts, whose ticks
 *  are whole numbers. */
typedef struct {
    double lo, hi, from, to;
    bool logarithmic, whole;
} pdn_scale;

/** Where x lies; not held to the ends. */
double scale__at(const pdn_scale *s, double x);

/** The same, held to the ends. */
double scale__within(const pdn_scale *s, double x);

/** Round values of the scale: 1, 2 or 5 times a power of ten apart, `want` of
 *  them or fewer (at most `room`); by logarithm 1, 2, 5, 10 ... Returns how
 *  many were put into `tick`. */
size_t scale__ticks(const pdn_scale *s, size_t want, double *tick,
                    size_t capacity);

/** For qsort: numbers, the smallest first. */
int scale__by_number(const void *a, const void *b);

#endif
