#include "canvas/palette.h"
#include "funnel_parts.h"

#include <math.h>
#include <stddef.h>

/* A column of the rows, by where it stands in one. */
#define LIMIT(name) offsetof(pdn_baseline_row, name)

static double at(const pdn_baseline_row *r, size_t limit)
{
    return *(const double *)(const void *)((const char *)r + limit);
}

/* Where the step from (x0, y0) to (x1, y1) crosses y. */
static pdn_point crossing(pdn_point a, pdn_point b, double y)
{
    double t = (y - a.y) / (b.y - a.y);
    return (pdn_point){a.x + t * (b.x - a.x), y};
}

/* A curve on its way, cut at the plot's edges. */
struct curve {
    const funnel__chart *f;
    pdn_pen pen;
    size_t n;
    pdn_point last;
    bool has, out; /* last is there; it is beyond an edge */
};

static void flush(struct curve *k)
{
    if (k->n > 1)
        pdn_polyline(k->f->sheet.canvas, k->f->line, k->n, false, k->pen);
    k->n = 0;
}

static void go_to(struct curve *k, double population, double share)
{
    const funnel__chart *f = k->f;
    double top = f->plot.y, bottom = f->plot.y + f->plot.height;
    pdn_point a = k->last,
              b = {scale__at(&f->x, population), scale__at(&f->y, share)};
    bool out = b.y < top || b.y > bottom;

    if (k->has && k->out && !out)
        f->line[k->n++] = crossing(a, b, a.y < top ? top : bottom);
    if (!out) f->line[k->n++] = b;
    if (k->has && !k->out && out) {
        f->line[k->n++] = crossing(a, b, b.y < top ? top : bottom);
        flush(k);
    }
    k->last = b;
    k->out = out;
    k->has = true;
}

/* The units of one benchmark, from the smallest to the largest. Of populations
 * nearly alike one: limits of whole people step up and down a little, which
 * between such neighbours would be a kink. */
static size_t take_knots(const funnel__chart *f, const pdn_baseline_row *like,
                         size_t limit)
{
    const double apart = .93; /* of roots: populations a seventh apart */
    size_t n = 0, last = 0;

    for (size_t i = 0; i < f->units; i++) {
        const pdn_baseline_row *r = f->unit[i];
        const double root = 1 / sqrt(r->population);
        if (!outcome_rows__same_benchmark(r, like) || !isfinite(at(r, limit)))
            continue;
        last = i;
        if (n == 0 || root < apart * f->knot[n - 1].root)
            f->knot[n++] = (funnel__knot){root, at(r, limit), 0};
    }
    const double end = n > 0 ? 1 / sqrt(f->unit[last]->population) : 0;
    if (n > 0 && end < f->knot[n - 1].root)
        f->knot[n > 1 ? n - 1 : n++] =
            (funnel__knot){end, at(f->unit[last], limit), 0};
    return n;
}

static double secant(const funnel__knot *k)
{
    return (k[1].share - k[0].share) / (k[1].root - k[0].root);
}

/* As steep as keeps the curve from rising where its units fall (Fritsch and
 * Butland): a harmonic mean of the ways to the neighbours, the nearer one's
 * weighing less. */
static void set_slopes(funnel__knot *k, size_t n)
{
    if (n < 2) return;
    k[0].slope = secant(k);
    k[n - 1].slope = secant(&k[n - 2]);
    for (size_t i = 1; i + 1 < n; i++) {
        const double a = secant(&k[i - 1]), b = secant(&k[i]);
        const double before = k[i - 1].root - k[i].root;
        const double after = k[i].root - k[i + 1].root;
        const double of_a = 2 * after + before, of_b = after + 2 * before;
        k[i].slope = a * b > 0 ? (of_a + of_b) / (of_a / a + of_b / b) : 0;
    }
}

/* The way from one unit's limit to the next one's; t from 0 to 1. */
static double between(const funnel__knot *k, double t)
{
    const double step = k[1].root - k[0].root, rest = 1 - t;

    return k[0].share * (1 + 2 * t) * rest * rest +
           k[1].share * t * t * (3 - 2 * t) +
           step * t * rest * (k[0].slope * rest - k[1].slope * t);
}

/* One smooth line through the units of one benchmark, by one over the root of
 * the population, with which a limit's distance from the benchmark goes. */
static void draw_limit(const funnel__chart *f, const pdn_baseline_row *like,
                       size_t limit, pdn_pen pen)
{
    struct curve c = {.f = f, .pen = pen};
    const size_t n = take_knots(f, like, limit);
    const funnel__knot *k = f->knot;

    set_slopes(f->knot, n);
    for (size_t i = 0; i < n; i++) {
        go_to(&c, 1 / (k[i].root * k[i].root), k[i].share);
        for (int s = 1; s < FUNNEL_STEPS && i + 1 < n; s++) {
            const double t = (double)s / FUNNEL_STEPS;
            const double root = k[i].root + t * (k[i + 1].root - k[i].root);
            go_to(&c, 1 / (root * root), between(&k[i], t));
        }
    }
    flush(&c);
}

static void draw_limits(const funnel__chart *f, const pdn_baseline_row *like)
{
    double u = f->sheet.unit;
    pdn_pen solid = {.color = FUNNEL_LIMIT_GREY, .width = 2.4 * u};
    pdn_pen thin = {.color = FUNNEL_LIMIT_GREY, .width = u};
    pdn_pen dashed = {
        .color = PDN_BLUE_GREY, .width = 1.6 * u, .dash = PDN_DASHED};

    draw_limit(f, like, LIMIT(funnel95_lo), thin);
    draw_limit(f, like, LIMIT(funnel95_hi), thin);
    draw_limit(f, like, LIMIT(funnel998_lo), solid);
    draw_limit(f, like, LIMIT(funnel998_hi), solid);
    draw_limit(f, like, LIMIT(benchmark),
               (pdn_pen){.color = PDN_INK, .width = 1.2 * u});
    if (!f->adjusted) return;
    draw_limit(f, like, LIMIT(adjusted998_lo), dashed);
    draw_limit(f, like, LIMIT(adjusted998_hi), dashed);
    dashed.width = FUNNEL_THIN_DASHED * u;
    draw_limit(f, like, LIMIT(adjusted95_lo), dashed);
    draw_limit(f, like, LIMIT(adjusted95_hi), dashed);
}

/* A unit's limits across its own place, for those that decide. */
static void draw_limit_at(const funnel__chart *f, const pdn_baseline_row *r,
                          size_t limit, double half, pdn_pen pen)
{
    const double share = at(r, limit), x = scale__at(&f->x, r->population);
    const double y = scale__at(&f->y, share);

    if (!isfinite(share) || y < f->plot.y || y > f->plot.y + f->plot.height)
        return;
    pdn_line(f->sheet.canvas, (pdn_point){x - half, y},
             (pdn_point){x + half, y}, pen);
}

static void draw_own_limits(const funnel__chart *f, const pdn_baseline_row *r)
{
    const double u = f->sheet.unit;
    const bool wider = isfinite(r->adjusted95_lo);
    const pdn_color color = wider ? PDN_BLUE_GREY : FUNNEL_LIMIT_GREY;
    const pdn_pen far = {.color = color, .width = 2.4 * u};
    const pdn_pen near = {.color = color, .width = u};
    const double lo = wider ? r->adjusted998_lo : r->funnel998_lo;
    const double hi = wider ? r->adjusted998_hi : r->funnel998_hi;
    const double x = scale__at(&f->x, r->population);

    if (isfinite(lo) && isfinite(hi))
        pdn_line(f->sheet.canvas, (pdn_point){x, scale__within(&f->y, lo)},
                 (pdn_point){x, scale__within(&f->y, hi)},
                 (pdn_pen){.color = color,
                           .width = u,
                           .dash = wider ? PDN_DASHED : PDN_SOLID});
    else if (isfinite(r->benchmark))
        pdn_line(f->sheet.canvas, (pdn_point){x, scale__at(&f->y, r->share)},
                 (pdn_point){x, scale__at(&f->y, r->benchmark)},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = u});
    draw_limit_at(f, r, wider ? LIMIT(adjusted998_lo) : LIMIT(funnel998_lo),
                  8 * u, far);
    draw_limit_at(f, r, wider ? LIMIT(adjusted998_hi) : LIMIT(funnel998_hi),
                  8 * u, far);
    draw_limit_at(f, r, wider ? LIMIT(adjusted95_lo) : LIMIT(funnel95_lo),
                  5 * u, near);
    draw_limit_at(f, r, wider ? LIMIT(adjusted95_hi) : LIMIT(funnel95_hi),
                  5 * u, near);
    draw_limit_at(f, r, LIMIT(benchmark), 8 * u,
                  (pdn_pen){.color = PDN_INK, .width = 1.2 * u});
}

/* Curves of several groups could not be told apart. */
void funnel__limits(const funnel__chart *f)
{
    if (!f->groups) {
        draw_limits(f, f->unit[0]);
        return;
    }
    for (size_t i = 0; i < f->units; i++)
        draw_own_limits(f, f->unit[i]);
}
