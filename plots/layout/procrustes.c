#include "procrustes.h"

#include <math.h>

static pdn_point middle_of(const pdn_point *x, const bool *use, size_t n)
{
    pdn_point sum = {0, 0};
    double count = 0;

    for (size_t i = 0; i < n; i++) {
        if (!use[i]) continue;
        sum.x += x[i].x;
        sum.y += x[i].y;
        count++;
    }
    return count > 0 ? (pdn_point){sum.x / count, sum.y / count} : sum;
}

/* A turn as cosine and sine, after mirroring at the horizontal or not. */
struct turn {
    double cosine, sine;
    bool mirrored;
};

static struct turn best_turn(const pdn_point *to, const pdn_point *x,
                             const bool *use, size_t n, pdn_point m,
                             pdn_point c)
{
    pdn_point plain = {0, 0}, mirrored = {0, 0};

    for (size_t i = 0; i < n; i++) {
        if (!use[i]) continue;
        double ax = x[i].x - c.x, ay = x[i].y - c.y;
        double bx = to[i].x - m.x, by = to[i].y - m.y;
        plain.x += ax * bx + ay * by; /* conj(a) b */
        plain.y += ax * by - ay * bx;
        mirrored.x += ax * bx - ay * by; /* a b */
        mirrored.y += ax * by + ay * bx;
    }
    double p = hypot(plain.x, plain.y), q = hypot(mirrored.x, mirrored.y);
    /* a hair does not mirror: three on a line fit both ways */
    if (q > p * (1 + 1e-9))
        return (struct turn){mirrored.x / q, mirrored.y / q, true};
    if (p > 0) return (struct turn){plain.x / p, plain.y / p, false};
    return (struct turn){1, 0, false};
}

void procrustes__align(const pdn_point *to, const bool *use, size_t n,
                       pdn_point *x)
{
    pdn_point m = middle_of(to, use, n), c = middle_of(x, use, n);
    struct turn t = best_turn(to, x, use, n, m, c);
    bool any = false;

    for (size_t i = 0; i < n; i++)
        any |= use[i];
    if (!any) return;
    for (size_t i = 0; i < n; i++) {
        double ax = x[i].x - c.x, ay = x[i].y - c.y;
        if (t.mirrored) ay = -ay;
        x[i] = (pdn_point){m.x + t.cosine * ax - t.sine * ay,
                           m.y + t.sine * ax + t.cosine * ay};
    }
}
