/* How many pairs, contacts and people a model rests on, at the least of its
 * terms. */
#include "qap_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sums over the pairs of a weight: in all, and by who answers and of whom;
 * where ties have no direction both ends are one. */
struct sums {
    size_t n;
    double all, squares;
    double *from, *to;
};

static void add(struct sums *s, const struct qap__work *w, size_t cell,
                double weight)
{
    s->all += weight;
    s->squares += weight * weight;
    s->from[cell / s->n] += weight;
    (w->d->undirected ? s->from : s->to)[cell % s->n] += weight;
}

static void start(struct sums *s)
{
    s->all = s->squares = 0;
    memset(s->from, 0, s->n * sizeof *s->from);
    memset(s->to, 0, s->n * sizeof *s->to);
}

/* So many alike would be as uneven (1 / the sum of squared shares). */
static double alike(const double *weight, size_t n)
{
    double sum = 0, squares = 0;

    for (size_t i = 0; i < n; i++) {
        sum += weight[i];
        squares += weight[i] * weight[i];
    }
    return squares > 0 ? sum * sum / squares : (double)INFINITY;
}

static double any(const double *weight, size_t n)
{
    double with = 0;

    for (size_t i = 0; i < n; i++)
        with += weight[i] > 0;
    return with > 0 ? with : (double)INFINITY;
}

static double least_of(const struct sums *s,
                       double count(const double *weight, size_t n))
{
    return fmin(count(s->from, s->n), count(s->to, s->n));
}

/* Those where the predictor differs beside the others: the estimate is a mean
 * with these weights. */
static double behind_rest(const struct qap__work *w, size_t k, struct sums *s)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (qap__counts(w, cell)) add(s, w, cell, pow(w->rest[k][cell], 2));
    if (!(s->squares > 0)) return (double)INFINITY;
    return fmin(s->all * s->all / s->squares, least_of(s, alike));
}

enum { TOGETHER = 3, BITS = 1 << TOGETHER };

/* Pairs by whether they are above the mean of some predictors, or below: of one
 * with two values, those who have it, or have not. */
struct level {
    size_t k[TOGETHER];
    unsigned in; /* a bit for each of what they can have: bits of k */
};

static unsigned has(const struct qap__work *w, const size_t k[TOGETHER],
                    size_t cell)
{
    unsigned bits = 0;

    for (size_t i = 0; i < TOGETHER; i++)
        if (w->d->predictor[k[i]][cell] > w->mean[k[i]]) bits |= 1U << i;
    return bits;
}

static bool is_in(const struct qap__work *w, const struct level *l, size_t cell)
{
    return qap__counts(w, cell) && (l->in >> has(w, l->k, cell) & 1) != 0;
}

/* Whether the outcome is that there is contact, or how much: 0 where none. */
static bool has_none(const struct qap__work *w)
{
    bool none = false;

    for (size_t cell = 0; cell < w->d->n * w->d->n && !none; cell++)
        none = qap__counts(w, cell) && !(fabs(w->d->outcome[cell]) > 0);
    return none;
}

/* Their contacts, and the others, are a count too, and answers of people; of
 * pairs that are all alike twice as many are wanted. */
static double behind_contacts(const struct qap__work *w, const struct level *l,
                              struct sums *s, double pairs)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (is_in(w, l, cell) && fabs(w->d->outcome[cell]) > 0)
            add(s, w, cell, 1);
    const double none = pairs - s->all;
    if (s->all < .5 || none < .5) return pairs / 2;
    return fmin(fmin(s->all, none), least_of(s, any));
}

static double behind_level(const struct qap__work *w, const struct level *l,
                           bool contacts, struct sums *s)
{
    start(s);
    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (is_in(w, l, cell)) add(s, w, cell, 1);
    const double pairs = s->all, people = least_of(s, any);
    if (pairs < .5) return (double)INFINITY;
    if (!contacts) return fmin(pairs, people);
    return fmin(fmin(pairs, people), behind_contacts(w, l, s, pairs));
}

static bool has_two_values(const struct qap__work *w, size_t k)
{
    double least = (double)INFINITY, most = -(double)INFINITY;

    for (int again = 0; again < 2; again++)
        for (size_t cell = 0; cell < w->d->n * w->d->n; cell++) {
            const double x = w->d->predictor[k][cell];
            if (!qap__counts(w, cell)) continue;
            if (again && x > least && x < most) return false;
            least = fmin(least, x);
            most = fmax(most, x);
        }
    return true;
}

/* A sum of times x predictor, of those that pairs have. */
static int sum_of(const int times[TOGETHER], unsigned bits)
{
    int sum = 0;

    for (unsigned i = 0; i < TOGETHER; i++)
        sum += (bits >> i & 1) != 0 ? times[i] : 0;
    return sum;
}

/* Whether the sum has two values over what pairs have; in: who has the larger.
 */
static bool parts_two(const int times[TOGETHER], unsigned seen, unsigned *in)
{
    int least = 0, most = 0;
    bool any_seen = false;

    *in = 0;
    for (unsigned bits = 0; bits < BITS; bits++) {
        const int sum = sum_of(times, bits);
        if ((seen >> bits & 1) == 0) continue;
        least = any_seen && least < sum ? least : sum;
        most = any_seen && most > sum ? most : sum;
        any_seen = true;
    }
    for (unsigned bits = 0; bits < BITS; bits++) {
        const int sum = sum_of(times, bits);
        if ((seen >> bits & 1) == 0) continue;
        if (sum != least && sum != most) return false;
        if (sum == most) *in |= 1U << bits;
    }
    return least < most;
}

/* Least squares give the sum of what is answered over those who have each
 * predictor, and over all: so over those who are told by a sum of predictors
 * that is one number or another (of three its times are 2 at most). */
static double behind_together(const struct qap__work *w,
                              const size_t k[TOGETHER], bool contacts,
                              struct sums *s)
{
    enum { MOST_TIMES = 2, TIMES = 2 * MOST_TIMES + 1 };
    double behind = (double)INFINITY;
    unsigned seen = 0, in = 0;
    bool done[1 << BITS] = {false};

    for (size_t cell = 0; cell < s->n * s->n; cell++)
        if (qap__counts(w, cell)) seen |= 1U << has(w, k, cell);
    for (int n = 0; n < TIMES * TIMES * TIMES; n++) {
        const int times[] = {n % TIMES - MOST_TIMES,
                             n / TIMES % TIMES - MOST_TIMES,
                             n / TIMES / TIMES - MOST_TIMES};
        if (!parts_two(times, seen, &in) || done[in]) continue;
        const struct level l = {{k[0], k[1], k[2]}, in};
        done[in] = true;
        behind = fmin(behind, behind_level(w, &l, contacts, s));
    }
    return behind;
}

/* k by itself, and with those of two values before it. */
static double behind_predictor(const struct qap__work *w, size_t k,
                               bool contacts, struct sums *s)
{
    double behind = fmin(behind_rest(w, k, s),
                         behind_together(w, (size_t[]){k, k, k}, contacts, s));

    if (!has_two_values(w, k)) return behind;
    for (size_t j = 0; j < k; j++)
        for (size_t i = 0; i <= j && has_two_values(w, j); i++)
            if (has_two_values(w, i))
                behind = fmin(behind, behind_together(w, (size_t[]){i, j, k},
                                                      contacts, s));
    return behind;
}

pdn_status qap__find_behind(struct qap__work *w)
{
    pdn_status st = PDN_OK;
    struct sums s = {.n = w->d->n};
    const bool contacts = has_none(w);

    w->behind = (double)INFINITY;
    PDN_NEW(s.from, s.n);
    PDN_NEW(s.to, s.n);
    for (size_t k = 0; k < w->d->predictors; k++)
        w->behind = fmin(w->behind, behind_predictor(w, k, contacts, &s));
out:
    free(s.from);
    free(s.to);
    return st;
}
