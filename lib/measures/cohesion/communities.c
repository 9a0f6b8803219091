#include "communities.h"

#include "leiden.h"

#include "core/purposes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The most tries; the most contacts in all tries together. */
enum { TRIES = 100, CONTACTS = 14000 };

/* Modularity that a round must gain for another to follow: of a division that
 * another try will shake, and of the one that is kept. The last rounds gain
 * next to nothing and are most of all: a try more is worth more than they are.
 */
static const double much = 1e-2, enough = 1e-4;

double communities__modularity(const pdn_packed *both, const uint32_t *part,
                               size_t parts, double *ends)
{
    double twice = (double)both->m, chance = 0;
    uint32_t within = 0; /* a sum of doubles waits for each of them */

    memset(ends, 0, parts * sizeof *ends);
    for (size_t v = 0; v < both->n; v++) {
        ends[part[v]] += both->start[v + 1] - both->start[v];
        for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++)
            within += part[both->to[e]] == part[v];
    }
    for (size_t c = 0; c < parts; c++)
        chance += ends[c] / twice * (ends[c] / twice);
    return both->m > 0 ? (double)within / twice - chance : (double)NAN;
}

size_t communities__leiden_tries(const pdn_packed *both)
{
    size_t tries = both->m > 0 ? CONTACTS / (both->m / 2) : TRIES;

    if (tries > TRIES) return TRIES;
    return tries > 0 ? tries : 1;
}

/* ---- tries -------------------------------------------------------------- */

struct search {
    leiden__work *w;
    pdn_random stream;
    size_t n;
    uint32_t *best, *part;
    bool *taken;
    int64_t most; /* score of best */
    double whole; /* the score that a modularity of 1 would be */
};

static pdn_status search_init(struct search *s, const pdn_packed *both,
                              uint64_t seed)
{
    pdn_status st = PDN_OK;

    s->n = both->n;
    pdn_random_start(&s->stream, seed, PURPOSE_LEIDEN, 0);
    PDN_NEW(s->best, s->n);
    PDN_NEW(s->part, s->n);
    PDN_NEW(s->taken, s->n);
    PDN_TRY(leiden__new(both, &s->w));
    s->whole = (double)both->m * (double)both->m;
out:
    return st; /* the caller clears s */
}

static void search_clear(struct search *s)
{
    leiden__free(s->w);
    free(s->best);
    free(s->part);
    free(s->taken);
}

/* Rounds from part until one gains no more than that; kept where no worse. */
static void climb(struct search *s, double modularity)
{
    const int64_t little = (int64_t)(modularity * s->whole);

    while (leiden__round(s->w, &s->stream, s->part) > little) {
    }
    int64_t score = leiden__score(s->w, s->part);
    if (score < s->most) return;
    s->most = score;
    memcpy(s->best, s->part, s->n * sizeof *s->best);
}

/* The best division so far, in which each with chance a half is alone, under a
 * number that no part has kept. */
static void shake(struct search *s)
{
    uint64_t bits = 0;
    uint32_t spare = 0;

    memset(s->taken, false, s->n * sizeof *s->taken);
    for (size_t v = 0; v < s->n; v++) {
        if (v % 64 == 0) bits = pdn_random_bits(&s->stream);
        bool alone = (bits >> (v % 64) & 1) != 0;
        s->part[v] = alone ? UINT32_MAX : s->best[v];
        if (!alone) s->taken[s->best[v]] = true;
    }
    for (size_t v = 0; v < s->n; v++) {
        if (s->part[v] != UINT32_MAX) continue;
        while (s->taken[spare])
            spare++;
        s->part[v] = spare++;
    }
}

/* Writes what has been found. */
static pdn_status tell(struct search *s, const pdn_packed *both, uint32_t *part,
                       double *modularity)
{
    pdn_status st = PDN_OK;
    double *ends = NULL;

    PDN_NEW(ends, s->n);
    leiden__separate(s->w, s->best);
    *modularity = communities__modularity(both, s->best, s->n, ends);
    if (part != NULL) memcpy(part, s->best, s->n * sizeof *part);
out:
    free(ends);
    return st;
}

static void everybody_alone(uint32_t *part, size_t n)
{
    for (size_t v = 0; part != NULL && v < n; v++)
        part[v] = (uint32_t)v;
}

/* Searches from `from`, or (NULL) from everybody alone, so many times. */
static pdn_status search(const pdn_packed *both, size_t tries, uint64_t seed,
                         const uint32_t *from, uint32_t *part,
                         double *modularity)
{
    pdn_status st = PDN_OK;
    struct search s = {.most = INT64_MIN};

    if (both->m == 0) {
        everybody_alone(part, both->n);
        *modularity = (double)NAN;
        return PDN_OK;
    }
    PDN_TRY(search_init(&s, both, seed));
    if (from != NULL) {
        memcpy(s.part, from, s.n * sizeof *s.part);
    } else {
        everybody_alone(s.part, s.n);
        climb(&s, much);
        for (size_t k = 1; k < tries; k++) {
            shake(&s);
            climb(&s, much);
        }
        memcpy(s.part, s.best, s.n * sizeof *s.part);
    }
    climb(&s, enough);
    PDN_TRY(tell(&s, both, part, modularity));
out:
    search_clear(&s);
    return st;
}

pdn_status communities__leiden(const pdn_packed *both, size_t tries,
                               uint64_t seed, uint32_t *part,
                               double *modularity)
{
    if (tries == 0) tries = communities__leiden_tries(both);
    return search(both, tries, seed, NULL, part, modularity);
}

pdn_status communities__leiden_from(const pdn_packed *both, uint64_t seed,
                                    uint32_t *part, double *modularity)
{
    return search(both, 0, seed, part, part, modularity);
}
