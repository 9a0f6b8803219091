#include "stress_starts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Steps of the first descent, and how large the last is. */
enum { EPOCHS = 30, PURPOSE_STARTS = 0x73747274 };
static const double last_step = .1;

/* Two who are to be some way apart. */
struct term {
    uint32_t i, j;
    double distance;
};

struct descent {
    size_t n, terms;
    struct term *term;
    double most, least; /* of the distances */
};

static pdn_status begin(const pdn_stress *s, struct descent *d)
{
    pdn_status st = PDN_OK;

    *d = (struct descent){.n = s->n, .least = (double)INFINITY};
    PDN_NEW(d->term, s->n * s->n / 2 + 1);
    for (uint32_t i = 0; i < s->n; i++)
        for (uint32_t j = 0; j < i; j++) {
            const double far = s->distance[i * s->n + j];
            if (!(far > 0) || !isfinite(far)) continue;
            d->term[d->terms++] = (struct term){i, j, far};
            d->most = fmax(d->most, far);
            d->least = fmin(d->least, far);
        }
out:
    return st;
}

static void shuffle(struct descent *d, pdn_random *r)
{
    for (size_t k = d->terms; k > 1; k--) {
        const size_t other = pdn_random_below(r, (uint32_t)k);
        const struct term t = d->term[k - 1];
        d->term[k - 1] = d->term[other];
        d->term[other] = t;
    }
}

/* One pair after another to its distance, by ever smaller steps. */
static void descend(struct descent *d, uint64_t start, pdn_point *x)
{
    const double first = d->most * d->most,
                 last = last_step * d->least * d->least;
    pdn_random r;

    pdn_random_start(&r, start, PURPOSE_STARTS, 0);
    for (size_t i = 0; i < d->n; i++) {
        x[i].x = d->most * (pdn_random_unit(&r) - .5);
        x[i].y = d->most * (pdn_random_unit(&r) - .5);
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        const double step = first * pow(last / first, epoch / (EPOCHS - 1.));
        shuffle(d, &r);
        for (size_t k = 0; k < d->terms; k++) {
            const struct term *t = &d->term[k];
            const double dx = x[t->i].x - x[t->j].x;
            const double dy = x[t->i].y - x[t->j].y;
            const double far = stress__length(dx, dy);
            const double part = fmin(1, step / (t->distance * t->distance));
            if (!(far > 0)) continue;
            const double move = part * (far - t->distance) / (2 * far);
            x[t->i].x -= move * dx;
            x[t->i].y -= move * dy;
            x[t->j].x += move * dx;
            x[t->j].y += move * dy;
        }
    }
}

pdn_status stress_starts__lower(const pdn_stress *s, size_t starts,
                                size_t sweeps, pdn_point *x)
{
    pdn_status st = PDN_OK;
    struct descent d = {0};
    pdn_point *other = NULL;
    double best = 0;

    PDN_NEW(other, s->n);
    PDN_TRY(begin(s, &d));
    stress__lower(s, sweeps, x);
    best = stress__of(s, x);
    for (size_t k = 1; k <= starts; k++) {
        descend(&d, k, other);
        stress__lower(s, sweeps, other);
        const double now = stress__of(s, other);
        if (now > best * (1 - 1e-6)) continue;
        best = now;
        memcpy(x, other, s->n * sizeof *x);
    }
out:
    free(d.term);
    free(other);
    return st;
}
