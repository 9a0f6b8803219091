#include "lowest.h"

#include <math.h>

#define GOLDEN    .3819660112501051
#define TOLERANCE 1e-8

/* The three best places so far, best first, and the last two steps. */
struct search {
    double lo, hi, x, fx, w, fw, v, fv, step, before;
};

/* The step to the bottom of the parabola through the three, or else a golden
 * section of the longer part. */
static double step_of(const struct search *s, double tolerance, double *before)
{
    double r = (s->x - s->w) * (s->fx - s->fv);
    double q = (s->x - s->v) * (s->fx - s->fw);
    double p = (s->x - s->v) * q - (s->x - s->w) * r;
    double middle = (s->lo + s->hi) / 2;

    q = 2 * (q - r);
    if (q > 0) p = -p;
    q = fabs(q);
    if (fabs(s->before) > tolerance && fabs(p) < fabs(q * s->before / 2) &&
        p > q * (s->lo - s->x) && p < q * (s->hi - s->x)) {
        double step = p / q, there = s->x + step;
        *before = s->step;
        if (there - s->lo < 2 * tolerance || s->hi - there < 2 * tolerance)
            step = copysign(tolerance, middle - s->x);
        return step;
    }
    *before = s->x < middle ? s->hi - s->x : s->lo - s->x;
    return GOLDEN * *before;
}

/* Takes in a place looked at. */
static void take(struct search *s, double u, double fu)
{
    if (fu <= s->fx) {
        *(u < s->x ? &s->hi : &s->lo) = s->x;
        s->v = s->w;
        s->fv = s->fw;
        s->w = s->x;
        s->fw = s->fx;
        s->x = u;
        s->fx = fu;
        return;
    }
    *(u < s->x ? &s->lo : &s->hi) = u;
    if (fu <= s->fw || !(fabs(s->w - s->x) > 0)) {
        s->v = s->w;
        s->fv = s->fw;
        s->w = u;
        s->fw = fu;
    } else if (fu <= s->fv || !(fabs(s->v - s->x) > 0) ||
               !(fabs(s->v - s->w) > 0)) {
        s->v = u;
        s->fv = fu;
    }
}

double lowest__find(double (*f)(double x, void *context), void *context,
                    double lo, double hi, double *at)
{
    enum { MOST_STEPS = 200 };
    double x = lo + GOLDEN * (hi - lo), fx = f(x, context);
    struct search s = {lo, hi, x, fx, x, fx, x, fx, 0, 0};

    for (int i = 0; i < MOST_STEPS; i++) {
        double tolerance = TOLERANCE * (fabs(s.x) + 1), before = 0;
        if (fabs(s.x - (s.lo + s.hi) / 2) <= 2 * tolerance - (s.hi - s.lo) / 2)
            break;
        double step = step_of(&s, tolerance, &before);
        s.before = before;
        s.step = step;
        if (fabs(step) < tolerance) step = copysign(tolerance, step);
        double u = s.x + step;
        take(&s, u, f(u, context));
    }
    *at = s.fx;
    return s.x;
}
