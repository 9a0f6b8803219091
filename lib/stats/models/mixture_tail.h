/* mixture_tail.h - how much of a mixture of Betas lies beyond a place, on the
 * logit scale. */
#ifndef PDN_MIXTURE_TAIL_H
#define PDN_MIXTURE_TAIL_H

#include <stdbool.h>
#include <stddef.h>

/* weight times Beta(a, b). */
typedef struct {
    double a, b, weight;
    double log_weight, log_scale; /* ln weight, ln (weight / B(a, b)) */
} mixture_tail__part;

typedef struct {
    mixture_tail__part *part;
    size_t parts;
    double sd; /* about, of the logit: in what steps it is looked at */
} mixture_tail__mixture;

/* Beyond a place; the density of the logit there and its derivatives. */
typedef struct {
    double tail, density, slope, bend, turn;
} mixture_tail__at;

/* At the logit y, above it or below it. The tail is right to 1e-7. */
mixture_tail__at mixture_tail__look(const mixture_tail__mixture *m, double y,
                                    bool upper);

#endif
