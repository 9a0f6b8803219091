#include "mixing.h"

#include "precision.h"

#include "pdnet/stats.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LOW, LEAST, LESS, MORE, HITS };

/* Squares of sums of squares are above 2^64 where thousands are tied. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 wide_bits;

/* Whole numbers only, so that the order of adding changes nothing. */
struct sums {
    bool independent;
    uint64_t draws, batches, high, ties, squares;
    int64_t difference;
    uint64_t hits[HITS], hits_squared[HITS]; /* squared: of each batch's sum */
    uint32_t least; /* the least ties drawn; hits[LEAST] counts it */
    /* Of each batch's sums of d = T* - T, d squared and D*: squares and the
     * first two's product. */
    wide first, both, second, aimed;
    /* the batch under way */
    uint32_t batch_hits[HITS];
    int64_t batch_first, batch_second, batch_aimed;
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
    const wide first = s->batch_first, second = s->batch_second;
    const wide aimed = s->batch_aimed;
    s->first += first * first;
    s->both += first * second;
    s->second += second * second;
    s->aimed += aimed * aimed;
    s->batch_first = s->batch_second = s->batch_aimed = 0;
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
    const int64_t d = (int64_t)drawn.ties - (int64_t)seen->ties;
    s->batch_first += d;
    s->batch_second += d * d;
    s->batch_aimed += drawn.difference;
}

pdn_status mixing__see(void *mixings, size_t draw, size_t worker,
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

uint32_t mixing__kept(const pdn_mixings *m, size_t draw, size_t pair)
{
    return m->kept[draw * m->pairs + pair];
}

static void see_observed(const pdn_reports *r, struct seen *seen)
{
    for (size_t k = 0; k < r->arcs; k++) {
        uint32_t g = r->group[r->from[k]], h = r->group[r->to[k]];
        struct seen *s = &seen[reports__pair_at(r->groups, g, h)];
        s->ties++;
        if (g != h) s->difference += g < h ? 1 : -1;
    }
}

pdn_status mixing__new(const pdn_reports *r, size_t workers, size_t keep,
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
    mixing__free(m);
    return st;
}

void mixing__free(pdn_mixings *m)
{
    if (m == NULL) return;
    for (size_t t = 0; m->of != NULL && t < m->workers; t++)
        free(m->of[t]);
    free(m->of);
    free(m->seen);
    free(m->kept);
    free(m);
}

/* Of the least that was drawn only those that drew it count. */
static void take_least(struct sums *all, const struct sums *s)
{
    if (s->least > all->least) return;
    if (s->least < all->least) all->hits[LEAST] = all->hits_squared[LEAST] = 0;
    all->least = s->least;
    all->hits[LEAST] += s->hits[LEAST];
    all->hits_squared[LEAST] += s->hits_squared[LEAST];
}

static void add_sums(struct sums *all, const struct sums *s)
{
    take_least(all, s);
    for (int k = 0; k < HITS; k++) {
        if (k == LEAST) continue;
        all->hits[k] += s->hits[k];
        all->hits_squared[k] += s->hits_squared[k];
    }
    all->draws += s->draws;
    all->batches += s->batches;
    all->high += s->high;
    all->ties += s->ties;
    all->squares += s->squares;
    all->difference += s->difference;
    all->first += s->first;
    all->both += s->both;
    all->second += s->second;
    all->aimed += s->aimed;
}

static struct sums sum_of(const pdn_mixings *m, size_t pair)
{
    struct sums all = {.least = UINT32_MAX, .independent = m->independent};

    for (size_t t = 0; t < m->workers; t++)
        add_sums(&all, &m->of[t][pair]);
    return all;
}

/* ---- what is drawn in parts ---------------------------------------------- */

enum { WORDS = 23 };

static uint64_t *put_wide(uint64_t *to, wide x)
{
    *to++ = (uint64_t)x;
    *to++ = (uint64_t)(x >> 64);
    return to;
}

static const uint64_t *get_wide(const uint64_t *from, wide *x)
{
    *x = (wide)((wide_bits)from[1] << 64 | from[0]);
    return from + 2;
}

static void put_sums(const struct sums *s, uint64_t *to)
{
    const uint64_t plain[] = {s->draws, s->batches, s->high,
                              s->ties,  s->squares, (uint64_t)s->difference,
                              s->least};

    memcpy(to, plain, sizeof plain);
    to += PDN_COUNT(plain);
    memcpy(to, s->hits, sizeof s->hits);
    memcpy(to + HITS, s->hits_squared, sizeof s->hits_squared);
    to = put_wide(to + (size_t)2 * HITS, s->first);
    to = put_wide(to, s->both);
    to = put_wide(to, s->second);
    (void)put_wide(to, s->aimed);
}

static struct sums get_sums(const uint64_t *from)
{
    struct sums s = {.draws = from[0],
                     .batches = from[1],
                     .high = from[2],
                     .ties = from[3],
                     .squares = from[4],
                     .difference = (int64_t)from[5],
                     .least = (uint32_t)from[6]};

    from += 7;
    memcpy(s.hits, from, sizeof s.hits);
    memcpy(s.hits_squared, from + HITS, sizeof s.hits_squared);
    from = get_wide(from + (size_t)2 * HITS, &s.first);
    from = get_wide(from, &s.both);
    from = get_wide(from, &s.second);
    (void)get_wide(from, &s.aimed);
    return s;
}

static void take_part(void *mixings, const uint64_t *value)
{
    const pdn_mixings *m = mixings;

    for (size_t p = 0; p < m->pairs; p++) {
        const struct sums s = get_sums(value + p * WORDS);
        add_sums(&m->of[0][p], &s);
    }
}

/* The first draws, which are kept whole. */
static pdn_status join_kept(pdn_mixings *m, const pdn_draws *d)
{
    pdn_shard_question q = pdn_draws_question(d);
    const pdn_shard_rows kept = {
        .kind = PDN_SHARD_UINT32, .at = m->kept, .width = m->pairs};

    if (m->keep < q.draws) q.draws = m->keep;
    return pdn_shard_join_rows(d->shard, &q, &kept);
}

pdn_status mixing__join(pdn_mixings *m, const pdn_draws *d)
{
    pdn_status st = PDN_OK;
    const pdn_shard_question q = pdn_draws_question(d);
    uint64_t *value = NULL;

    if (d->shard == NULL) return PDN_OK;
    PDN_NEW(value, m->pairs * WORDS);
    for (size_t p = 0; p < m->pairs; p++) {
        const struct sums s = sum_of(m, p);
        put_sums(&s, value + p * WORDS);
    }
    PDN_TRY(pdn_shard_join_parts(d->shard, &q, value, m->pairs * WORDS,
                                 take_part, m));
    PDN_TRY(join_kept(m, d));
out:
    free(value);
    return st;
}

/* ---- what they say ------------------------------------------------------ */

/* Variance between the sums of batches, from their squares and their mean. */
static double between(double squares, double mean, double batches)
{
    if (batches < 2) return 0;
    return fmax(0, (squares - batches * mean * mean) / (batches - 1));
}

pdn_drawn mixing__drawn_share(size_t hits, size_t draws, double worth, double t)
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
    return mixing__drawn_share(s->hits[k], s->draws, worth_of(s, k), t);
}

/* A mean of draws, from the squares of its batches' sums. */
static pdn_drawn mean_of(double mean, double squares, double centre,
                         const struct sums *s, double t)
{
    const double size = PDN_MIXING_BATCH, batches = (double)s->batches;
    double v = between(squares, size * (mean - centre), batches);
    double half = batches < 2 ? 0 : t * sqrt(v / batches) / size;

    return (pdn_drawn){mean, {mean - half, mean + half}};
}

/* How ratio_lo changes with the mean and the variance. */
struct slope {
    double mean, variance;
};

static struct slope slope_of(double ties, double mean, double variance)
{
    const double e = 1e-4 * mean, v = 1e-4 * variance;

    return (struct slope){
        (precision__contact_ratio(ties, mean + e, variance).lo -
         precision__contact_ratio(ties, mean - e, variance).lo) /
            (2 * e),
        (precision__contact_ratio(ties, mean, variance + v).lo -
         precision__contact_ratio(ties, mean, variance - v).lo) /
            (2 * v)};
}

/* By the delta method: the variance is the mean of d^2 less the square of the
 * mean of d, so a batch moves ratio_lo by
 * (slope_mean - 2 slope_variance mean d) d + slope_variance d^2. */
static pdn_drawn ratio_of(double ties, double mean, double variance,
                          const struct sums *s, double t)
{
    const double size = PDN_MIXING_BATCH, batches = (double)s->batches;
    const double lo = precision__contact_ratio(ties, mean, variance).lo;

    if (!(variance > 0) || batches < 2) return (pdn_drawn){lo, {lo, lo}};
    const struct slope by = slope_of(ties, mean, variance);
    const double d = mean - ties, d2 = variance + d * d;
    const double one = by.mean - 2 * by.variance * d, two = by.variance;
    double squares = one * one * (double)s->first +
                     2 * one * two * (double)s->both +
                     two * two * (double)s->second;
    double v = between(squares, size * (one * d + two * d2), batches);
    double half = t * sqrt(v / batches) / size;
    return (pdn_drawn){lo, {lo - half, lo + half}};
}

static pdn_drawn two_sided(pdn_drawn less, pdn_drawn more)
{
    return (pdn_drawn){pdn_p_two_sided(less.value, more.value),
                       {pdn_p_two_sided(less.ends.lo, more.ends.lo),
                        pdn_p_two_sided(less.ends.hi, more.ends.hi)}};
}

pdn_mixing mixing__of(const pdn_mixings *m, size_t pair)
{
    const struct sums s = sum_of(m, pair);
    /* the 99.95 % point of t with as many degrees as there are batches less
     * one */
    double t =
        s.batches < 3 ? 3.29 : gsl_cdf_tdist_Pinv(.9995, (double)s.batches - 1);
    pdn_drawn less = share_of(&s, LESS, t), more = share_of(&s, MORE, t);
    const double draws = (double)s.draws, ties = m->seen[pair].ties;
    double mean = (double)s.ties / draws;
    double variance = fmax(0, (double)s.squares / draws - mean * mean);

    return (pdn_mixing){.draws = s.draws,
                        .mean = mean_of(mean, (double)s.first, ties, &s, t),
                        .variance = variance,
                        .ratio_lo = ratio_of(ties, mean, variance, &s, t),
                        .p_low = share_of(&s, LOW, t),
                        .p_least = share_of(&s, LEAST, t),
                        .p_high = pdn_p_drawn(s.high, s.draws),
                        .p_direction = two_sided(less, more),
                        .p_less = less.value,
                        .p_more = more.value,
                        .difference = mean_of((double)s.difference / draws,
                                              (double)s.aimed, 0, &s, t),
                        .worth = worth_of(&s, LOW)};
}
