#include "pdnet/mixing.h"

#include "pdnet/pvalue.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LOW, LEAST, LESS, MORE, HITS };

/* Whole numbers only, so that the order of adding changes nothing. */
struct sums {
    bool independent;
    uint64_t draws, batches, high, ties, squares;
    int64_t difference;
    uint64_t hits[HITS], hits_squared[HITS]; /* squared: of each batch's sum */
    uint64_t ties_squared, difference_squared;
    uint32_t least; /* the least ties drawn; hits[LEAST] counts it */
    /* the batch under way */
    uint32_t batch_hits[HITS];
    uint64_t batch_ties;
    int64_t batch_difference;
};

struct seen {
    uint32_t ties;
    int32_t difference;
};

struct pdn_mixings {
    size_t groups, pairs, workers, keep;
    bool independent;
    struct seen *seen;
    struct sums **of; /* of each worker, by pair */
    uint32_t *kept;
};

static struct seen of_pair(const uint32_t *count, size_t groups, size_t g,
                           size_t h)
{
    uint32_t there = count[g * groups + h], back = count[h * groups + g];

    if (g == h) return (struct seen){there, 0};
    return (struct seen){there + back, (int32_t)there - (int32_t)back};
}

static void end_batch(struct sums *s)
{
    for (int k = 0; k < HITS; k++) {
        s->hits_squared[k] += (uint64_t)s->batch_hits[k] * s->batch_hits[k];
        s->batch_hits[k] = 0;
    }
    s->ties_squared += s->batch_ties * s->batch_ties;
    s->difference_squared +=
        (uint64_t)(s->batch_difference * s->batch_difference);
    s->batch_ties = 0;
    s->batch_difference = 0;
    s->batches++;
}

static void add(struct sums *s, const struct seen *seen, struct seen drawn)
{
    if (drawn.ties < s->least) {
        s->least = drawn.ties;
        s->hits[LEAST] = s->hits_squared[LEAST] = 0;
        s->batch_hits[LEAST] = 0;
    }
    const bool hit[HITS] = {[LOW] = drawn.ties <= seen->ties,
                            [LEAST] = drawn.ties == s->least,
                            [LESS] = drawn.difference <= seen->difference,
                            [MORE] = drawn.difference >= seen->difference};

    for (int k = 0; k < HITS; k++) {
        s->hits[k] += hit[k];
        s->batch_hits[k] += hit[k];
    }
    s->draws++;
    s->high += drawn.ties >= seen->ties;
    s->ties += drawn.ties;
    s->squares += (uint64_t)drawn.ties * drawn.ties;
    s->difference += drawn.difference;
    s->batch_ties += drawn.ties;
    s->batch_difference += drawn.difference;
}

pdn_status pdn_mixings_see(void *mixings, size_t draw, size_t worker,
                           const uint32_t *count)
{
    const pdn_mixings *m = mixings;
    struct sums *sums = m->of[worker];
    bool last = draw % PDN_MIXING_BATCH == PDN_MIXING_BATCH - 1;
    size_t p = 0;

    for (size_t g = 0; g < m->groups; g++)
        for (size_t h = g; h < m->groups; h++, p++) {
            struct seen drawn = of_pair(count, m->groups, g, h);
            add(&sums[p], &m->seen[p], drawn);
            if (last) end_batch(&sums[p]);
            if (draw < m->keep) m->kept[draw * m->pairs + p] = drawn.ties;
        }
    return PDN_OK;
}

uint32_t pdn_mixings_kept(const pdn_mixings *m, size_t draw, size_t pair)
{
    return m->kept[draw * m->pairs + pair];
}

static void see_observed(const pdn_reports *r, struct seen *seen)
{
    for (size_t k = 0; k < r->arcs; k++) {
        uint32_t g = r->group[r->from[k]], h = r->group[r->to[k]];
        struct seen *s = &seen[pdn_pair_at(r->groups, g, h)];
        s->ties++;
        if (g != h) s->difference += g < h ? 1 : -1;
    }
}

pdn_status pdn_mixings_new(const pdn_reports *r, size_t workers, size_t keep,
                           bool independent, pdn_mixings **out)
{
    pdn_status st = PDN_OK;
    pdn_mixings *m = NULL;

    PDN_NEW(m, 1);
    m->groups = r->groups;
    m->pairs = r->pairs;
    m->workers = workers;
    m->keep = keep;
    m->independent = independent;
    PDN_NEW(m->seen, r->pairs);
    PDN_NEW(m->kept, keep * r->pairs);
    PDN_NEW(m->of, workers);
    for (size_t t = 0; t < workers; t++) {
        PDN_NEW(m->of[t], r->pairs);
        for (size_t p = 0; p < r->pairs; p++)
            m->of[t][p].least = UINT32_MAX;
    }
    see_observed(r, m->seen);
    *out = m;
    m = NULL;
out:
    pdn_mixings_free(m);
    return st;
}

void pdn_mixings_free(pdn_mixings *m)
{
    if (m == NULL) return;
    for (size_t t = 0; m->of != NULL && t < m->workers; t++)
        free(m->of[t]);
    free(m->of);
    free(m->seen);
    free(m->kept);
    free(m);
}

/* ---- what they say ------------------------------------------------------ */

static struct sums sum_of(const pdn_mixings *m, size_t pair)
{
    struct sums all = {.least = UINT32_MAX, .independent = m->independent};

    for (size_t t = 0; t < m->workers; t++)
        if (m->of[t][pair].least < all.least) all.least = m->of[t][pair].least;
    for (size_t t = 0; t < m->workers; t++) {
        const struct sums *s = &m->of[t][pair];
        for (int k = 0; k < HITS; k++) {
            if (k == LEAST && s->least != all.least) continue;
            all.hits[k] += s->hits[k];
            all.hits_squared[k] += s->hits_squared[k];
        }
        all.draws += s->draws;
        all.batches += s->batches;
        all.high += s->high;
        all.ties += s->ties;
        all.squares += s->squares;
        all.difference += s->difference;
        all.ties_squared += s->ties_squared;
        all.difference_squared += s->difference_squared;
    }
    return all;
}

/* Variance between the sums of batches, from their squares and their mean. */
static double between(double squares, double mean, double batches)
{
    if (batches < 2) return 0;
    return fmax(0, (squares - batches * mean * mean) / (batches - 1));
}

pdn_drawn pdn_drawn_share(size_t hits, size_t draws, double worth, double t)
{
    double p = (double)hits / (double)draws, z = t * t / worth;
    // Wilson: (p + z/2 +- t sqrt(p (1 - p) / n + z / (4 n))) / (1 + z)
    double middle = (p + z / 2) / (1 + z);
    double half = t * sqrt(p * (1 - p) / worth + z / (4 * worth)) / (1 + z);
    double value = pdn_p_drawn(hits, draws);

    return (pdn_drawn){value,
                       {fmax(0, fmin(value, middle - half)),
                        fmin(1, fmax(value, middle + half))}};
}

/* How many independent draws tell as much of a share. */
static double worth_of(const struct sums *s, int k)
{
    const double size = PDN_MIXING_BATCH, draws = (double)s->draws;
    double p = (double)s->hits[k] / draws;
    double alone = size * p * (1 - p);
    double seen =
        between((double)s->hits_squared[k], size * p, (double)s->batches);

    if (s->independent) return draws;
    return alone > 0 && seen > alone ? draws * alone / seen : draws;
}

static pdn_drawn share_of(const struct sums *s, int k, double t)
{
    return pdn_drawn_share(s->hits[k], s->draws, worth_of(s, k), t);
}

static pdn_drawn mean_of(double sum, double squares, const struct sums *s,
                         double t)
{
    const double size = PDN_MIXING_BATCH, batches = (double)s->batches;
    double mean = sum / (double)s->draws;
    double v = between(squares, size * mean, batches);
    double half = batches < 2 ? 0 : t * sqrt(v / batches) / size;

    return (pdn_drawn){mean, {mean - half, mean + half}};
}

/* The variance's own error: that of independent draws which are worth as much
 * to the mean, a little wider than a normal's (kurtosis 3.5). */
static pdn_drawn variance_of(const struct sums *s, double t)
{
    const double size = PDN_MIXING_BATCH, draws = (double)s->draws;
    double mean = (double)s->ties / draws;
    double v = fmax(0, (double)s->squares / draws - mean * mean);
    double seen =
        between((double)s->ties_squared, size * mean, (double)s->batches);
    double worth = seen > size * v ? draws * size * v / seen : draws;
    double half = v * t * sqrt(2.5 / worth);

    return (pdn_drawn){v, {fmax(0, v - half), v + half}};
}

static pdn_drawn two_sided(pdn_drawn less, pdn_drawn more)
{
    return (pdn_drawn){pdn_p_two_sided(less.value, more.value),
                       {pdn_p_two_sided(less.ends.lo, more.ends.lo),
                        pdn_p_two_sided(less.ends.hi, more.ends.hi)}};
}

pdn_mixing pdn_mixings_of(const pdn_mixings *m, size_t pair)
{
    const struct sums s = sum_of(m, pair);
    /* the 99.95 % point of t with as many degrees as there are batches less
     * one */
    double t =
        s.batches < 3 ? 3.29 : gsl_cdf_tdist_Pinv(.9995, (double)s.batches - 1);
    pdn_drawn less = share_of(&s, LESS, t), more = share_of(&s, MORE, t);

    return (pdn_mixing){
        .draws = s.draws,
        .mean = mean_of((double)s.ties, (double)s.ties_squared, &s, t),
        .variance = variance_of(&s, t),
        .p_low = share_of(&s, LOW, t),
        .p_least = share_of(&s, LEAST, t),
        .p_high = pdn_p_drawn(s.high, s.draws),
        .p_direction = two_sided(less, more),
        .p_less = less.value,
        .p_more = more.value,
        .difference =
            mean_of((double)s.difference, (double)s.difference_squared, &s, t),
        .worth = worth_of(&s, LOW)};
}
