#include "top_share.h"

#include "core/purposes.h"
#include "pdnet/core.h"
#include "stats/choice.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST = 200, WORK = 400000 };

/* People are numbered from 0, those who answered first in each group. */
struct cell {
    uint32_t a, b;
};

struct board {
    const pdn_top_share_sizes *s;
    struct cell *cell; /* the dyads that could be seen */
    size_t cells;
    uint32_t *dyads; /* of each person, in the placing at hand */
    uint32_t *at;    /* all placings: which cells it takes */
};

static pdn_status lay_out(struct board *b)
{
    pdn_status st = PDN_OK;
    const pdn_top_share_sizes *s = b->s;
    size_t people = s->actors_a + s->actors_b;
    size_t others = s->within ? s->actors_a : s->actors_b;

    PDN_NEW(b->dyads, people);
    PDN_NEW(b->cell, s->actors_a * others);
    for (size_t i = 0; i < s->actors_a; i++)
        for (size_t j = s->within ? i + 1 : 0; j < others; j++) {
            size_t heard = s->within ? s->heard_a : s->heard_b;
            if (i >= s->heard_a && j >= heard) continue;
            size_t person = s->within ? j : s->actors_a + j;
            b->cell[b->cells++] = (struct cell){(uint32_t)i, (uint32_t)person};
        }
out:
    return st;
}

/* C(cells, dyads), or more than `most`. */
static size_t placings_of(size_t cells, size_t dyads, size_t most)
{
    size_t few = dyads < cells - dyads ? dyads : cells - dyads;
    size_t ways = 1;

    for (size_t k = 1; k <= few && ways <= most; k++)
        ways = ways * (cells - few + k) / k;
    return ways;
}

static uint32_t add(struct board *b, struct cell c, uint32_t top)
{
    uint32_t a = ++b->dyads[c.a], d = ++b->dyads[c.b];

    if (a > top) top = a;
    return d > top ? d : top;
}

static void take_back(struct board *b, struct cell c)
{
    b->dyads[c.a] = b->dyads[c.b] = 0;
}

/* Sums of whole numbers: nothing is lost. */
static pdn_status go_through(struct board *b, size_t placings, double *mean)
{
    pdn_status st = PDN_OK;
    const size_t e = b->s->dyads;
    double sum = 0;

    PDN_NEW(b->at, e);
    for (uint32_t k = 0; k < e; k++)
        b->at[k] = k;
    do {
        uint32_t top = 0;
        for (size_t k = 0; k < e; k++)
            top = add(b, b->cell[b->at[k]], top);
        for (size_t k = 0; k < e; k++)
            take_back(b, b->cell[b->at[k]]);
        sum += top;
    } while (choice__next(b->at, e, b->cells));
    *mean = sum / (double)placings / (double)e;
out:
    return st;
}

/* The same sizes have the same draws. */
static void start(const pdn_top_share_sizes *s, uint64_t seed, pdn_random *r)
{
    const uint64_t prime = UINT64_C(1000003);
    uint64_t stream = s->within;

    stream = stream * prime + s->actors_a;
    stream = stream * prime + s->actors_b;
    stream = stream * prime + s->heard_a;
    stream = stream * prime + s->heard_b;
    stream = stream * prime + s->dyads;
    pdn_random_start(r, seed, PURPOSE_TOP_SHARE, stream);
}

static double draw_some(struct board *b, uint64_t seed)
{
    const size_t e = b->s->dyads;
    size_t draws = WORK / e;
    pdn_random r;
    double sum = 0;

    if (draws > PDN_TOP_SHARE_PLACINGS) draws = PDN_TOP_SHARE_PLACINGS;
    if (draws < LEAST) draws = LEAST;
    start(b->s, seed, &r);
    for (size_t d = 0; d < draws; d++) {
        uint32_t top = 0;
        for (size_t k = 0; k < e; k++) {
            size_t other = k + pdn_random_below(&r, (uint32_t)(b->cells - k));
            struct cell c = b->cell[other];
            b->cell[other] = b->cell[k];
            b->cell[k] = c;
            top = add(b, c, top);
        }
        for (size_t k = 0; k < e; k++)
            take_back(b, b->cell[k]);
        sum += top;
    }
    return sum / (double)draws / (double)e;
}

pdn_status top_share__expected(const pdn_top_share_sizes *s, bool draw,
                               uint64_t seed, double *out)
{
    pdn_status st = PDN_OK;
    struct board b = {.s = s};
    size_t placings = 0;
    double mean = (double)NAN;

    *out = mean;
    if (s->dyads == 0 || s->actors_a + s->actors_b > PDN_TOP_SHARE_MOST)
        return PDN_OK;
    PDN_TRY(lay_out(&b));
    if (b.cells < s->dyads) goto out;
    placings = placings_of(b.cells, s->dyads, PDN_TOP_SHARE_PLACINGS);
    if (placings <= PDN_TOP_SHARE_PLACINGS)
        PDN_TRY(go_through(&b, placings, &mean));
    else if (draw)
        mean = draw_some(&b, seed);
    *out = mean;
out:
    free(b.cell);
    free(b.dyads);
    free(b.at);
    return st;
}
