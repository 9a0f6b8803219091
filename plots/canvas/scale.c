#include "scale.h"

#include <math.h>

double scale__at(const pdn_scale *s, double x)
{
    double t = s->logarithmic ? log(x / s->lo) / log(s->hi / s->lo)
                              : (x - s->lo) / (s->hi - s->lo);
    return s->from + t * (s->to - s->from);
}

double scale__within(const pdn_scale *s, double x)
{
    return scale__at(s, fmax(s->lo, fmin(s->hi, x)));
}

static size_t log_ticks(const pdn_scale *s, double *tick, size_t capacity)
{
    static const double step[] = {1, 2, 5};
    const int first = (int)floor(log10(s->lo)), last = (int)ceil(log10(s->hi));
    size_t n = 0;

    for (int power = first; power <= last; power++)
        for (int k = 0; k < 3; k++) {
            double x = pow(10, power) * step[k];
            if (x >= s->lo && x <= s->hi && n < capacity &&
                (x >= 1 || !s->whole))
                tick[n++] = x;
        }
    return n;
}

size_t scale__ticks(const pdn_scale *s, size_t want, double *tick,
                    size_t capacity)
{
    static const double step[] = {1, 2, 5, 10};
    double span = s->hi - s->lo, unit, by = 0;
    size_t n = 0;

    if (s->logarithmic) return log_ticks(s, tick, capacity);
    if (!(span > 0) || want < 1) return 0;
    unit = pow(10, floor(log10(span / (double)want)));
    if (s->whole) unit = fmax(unit, 1);
    for (int k = 0; k < 4; k++) {
        by = unit * step[k];
        if (floor(s->hi / by + 1e-9) - ceil(s->lo / by - 1e-9) + 1 <=
            (double)want)
            break;
    }
    double first = ceil(s->lo / by - 1e-9);
    while (n < capacity && (first + (double)n) * by <= s->hi + 1e-9 * span) {
        tick[n] = (first + (double)n) * by;
        n++;
    }
    return n;
}

int scale__by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}
