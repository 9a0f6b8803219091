#include "stress.h"

#include <math.h>

static bool says(double distance)
{
    return distance > 0 && isfinite(distance);
}

static double held(const pdn_stress *s, size_t i)
{
    return s->home != NULL && s->hold != NULL ? s->hold[i] : 0;
}

double stress__of(const pdn_stress *s, const pdn_point *x)
{
    double sum = 0;

    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = i + 1; j < s->n; j++) {
            double d = s->distance[i * s->n + j];
            if (!says(d)) continue;
            double dx = x[i].x - x[j].x, dy = x[i].y - x[j].y;
            double off = stress__length(dx, dy) / d - 1;
            sum += off * off;
        }
        double a = held(s, i);
        if (a > 0) {
            double dx = x[i].x - s->home[i].x, dy = x[i].y - s->home[i].y;
            sum += a * (dx * dx + dy * dy);
        }
    }
    return sum;
}

/* x_i <- [sum_j w_ij (x_j + d_ij (x_i - x_j)/|x_i - x_j|) + a_i home_i]
 *        / [sum_j w_ij + a_i] */
static void move(const pdn_stress *s, size_t i, pdn_point *x)
{
    double a = held(s, i), weight = a;
    pdn_point sum = {0, 0};

    if (a > 0) sum = (pdn_point){a * s->home[i].x, a * s->home[i].y};
    for (size_t j = 0; j < s->n; j++) {
        double d = s->distance[i * s->n + j];
        if (j == i || !says(d)) continue;
        double w = 1 / (d * d);
        double dx = x[i].x - x[j].x, dy = x[i].y - x[j].y;
        double far = stress__length(dx, dy);
        double k = far > 0 ? d / far : 0;
        sum.x += w * (x[j].x + k * dx);
        sum.y += w * (x[j].y + k * dy);
        weight += w;
    }
    if (weight > 0) x[i] = (pdn_point){sum.x / weight, sum.y / weight};
}

size_t stress__lower(const pdn_stress *s, size_t sweeps, pdn_point *x)
{
    double before = stress__of(s, x);

    for (size_t k = 0; k < sweeps; k++) {
        for (size_t i = 0; i < s->n; i++)
            if (s->fixed == NULL || !s->fixed[i]) move(s, i, x);
        double now = stress__of(s, x);
        if (!(before - now > 1e-6 * before)) return k + 1;
        before = now;
    }
    return sweeps;
}
