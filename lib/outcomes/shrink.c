#include "pdnet/shrink.h"

#include "pdnet/number.h"

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>

/* Above this size the spread cannot be told from none. */
#define LARGEST_SIZE 1e6

/* What the mark of suppression hides. */
enum { HIDDEN_LEAST = 1, HIDDEN_MOST = 4 };

/* Where the search stands. */
struct point {
    double logit, log_size;
};

/* A log-likelihood and its slopes: in (a, b) for one unit, in the point's two
 * for the whole. */
struct slope {
    double value, first, second;
};

struct data {
    const double *x, *n;
    size_t k;
};

static bool used(double x, double n)
{
    return n > 0 && (!isnan(x) || pdn_state_of(x) == PDN_SUPPRESSED);
}

pdn_prior pdn_shrink_moments(const double *x, const double *n, size_t k)
{
    double events = 0, people = 0, most = 0;

    for (size_t i = 0; i < k; i++) {
        if (isnan(x[i]) || !(n[i] > 0)) continue;
        events += x[i];
        people += n[i];
        most = fmax(most, n[i]);
    }
    pdn_prior out = {.mean = events / people, .size = (double)INFINITY};
    double p = out.mean, s = 0, within = 0, room = 0;
    for (size_t i = 0; i < k; i++) {
        if (isnan(x[i]) || !(n[i] > 0)) continue;
        double off = x[i] / n[i] - p;
        s += n[i] * off * off;
        within += 1 - n[i] / people;
        room += n[i] * (1 - n[i] / people);
    }
    /* rho = [S - pq sum (w/n)(1 - w/W)] / [pq (sum w(1 - w/W) - sum (w/n)(1 -
     * w/W))], w = n */
    double pq = p * (1 - p), below = pq * (room - within);
    double rho = below > 0 ? (s - pq * within) / below : 0;
    out.spread = rho > 0;
    if (out.spread) out.size = fmax(1e-3, 1 / fmin(1, rho) - 1);
    return out;
}

/* One unit: ln B(x + a, n - x + b) - ln B(a, b) and its slopes in a and b. */
static struct slope unit_slope(double x, double n, double a, double b)
{
    struct slope s = {0};

    s.value = gsl_sf_lngamma(x + a) - gsl_sf_lngamma(a) +
              gsl_sf_lngamma(n - x + b) - gsl_sf_lngamma(b) -
              gsl_sf_lngamma(n + a + b) + gsl_sf_lngamma(a + b);
    double both = gsl_sf_psi(a + b) - gsl_sf_psi(n + a + b);
    s.first = gsl_sf_psi(x + a) - gsl_sf_psi(a) + both;
    s.second = gsl_sf_psi(n - x + b) - gsl_sf_psi(b) + both;
    return s;
}

static double log_choose(double n, double x)
{
    return gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(x + 1) -
           gsl_sf_lngamma(n - x + 1);
}

/* A hidden count: the log of the sum over what it may be, and its slopes. */
static struct slope hidden_slope(double n, double a, double b)
{
    struct slope each[HIDDEN_MOST + 1] = {{0}};
    struct slope s = {.value = -(double)INFINITY};
    double sum = 0;

    for (int x = HIDDEN_LEAST; x <= HIDDEN_MOST && x <= n; x++) {
        each[x] = unit_slope(x, n, a, b);
        each[x].value += log_choose(n, x);
        s.value = fmax(s.value, each[x].value);
    }
    for (int x = HIDDEN_LEAST; x <= HIDDEN_MOST && x <= n; x++) {
        double weight = exp(each[x].value - s.value);
        sum += weight;
        s.first += weight * each[x].first;
        s.second += weight * each[x].second;
    }
    if (!(sum > 0)) return (struct slope){0}; /* n = 0 */
    s.value += log(sum);
    s.first /= sum;
    s.second /= sum;
    return s;
}

static struct slope slope_at(const struct data *d, struct point at)
{
    double p = 1 / (1 + exp(-at.logit)), m = exp(at.log_size);
    double a = p * m, b = (1 - p) * m;
    struct slope sum = {0};

    for (size_t i = 0; i < d->k; i++) {
        if (!used(d->x[i], d->n[i])) continue;
        struct slope s = isnan(d->x[i]) ? hidden_slope(d->n[i], a, b)
                                        : unit_slope(d->x[i], d->n[i], a, b);
        sum.value += s.value;
        sum.first += s.first;
        sum.second += s.second;
    }
    /* From (a, b) to (logit p, ln M): da = M pq, db = -M pq; da = a, db = b. */
    double by_a = sum.first, by_b = sum.second;
    sum.first = m * p * (1 - p) * (by_a - by_b);
    sum.second = a * by_a + b * by_b;
    return sum;
}

/* Newton's step from the curvature (differences of the slopes). Where it does
 * not bend down, each coordinate climbs by itself, at most one unit. */
static struct point step_from(const struct data *d, struct point at,
                              struct slope here)
{
    const double h = 1e-3, hs = 1e-2;
    struct slope right = slope_at(d, (struct point){at.logit + h, at.log_size});
    struct slope left = slope_at(d, (struct point){at.logit - h, at.log_size});
    struct slope up = slope_at(d, (struct point){at.logit, at.log_size + hs});
    struct slope down = slope_at(d, (struct point){at.logit, at.log_size - hs});

    double aa = -(right.first - left.first) / (2 * h);
    double bb = -(up.second - down.second) / (2 * hs);
    double ab = -(right.second - left.second) / (4 * h) -
                (up.first - down.first) / (4 * hs);
    if (!(aa > 0 && bb > 0 && aa * bb - ab * ab > 1e-6 * aa * bb)) {
        aa = fmax(fabs(aa), fabs(here.first));
        bb = fmax(fabs(bb), fabs(here.second));
        ab = 0;
    }
    double det = aa * bb - ab * ab;
    if (!(det > 0)) return (struct point){0, 0}; /* flat: nowhere to go */
    struct point step = {(bb * here.first - ab * here.second) / det,
                         (aa * here.second - ab * here.first) / det};
    double longest = fmax(fabs(step.logit), fabs(step.log_size)) / 2;
    if (longest > 1) {
        step.logit /= longest;
        step.log_size /= longest;
    }
    return step;
}

/* Climbs to the top, or to the largest size. */
static pdn_status climb(const struct data *d, struct point *at,
                        double *log_likelihood)
{
    enum { MOST_STEPS = 200, MOST_HALVES = 40 };
    struct slope here = slope_at(d, *at);
    int quiet = 0;

    for (int i = 0; i < MOST_STEPS; i++) {
        struct point step = step_from(d, *at, here);
        double share = 1, slack = 1e-13 * fabs(here.value);
        double gain = step.logit * here.first + step.log_size * here.second;
        struct point to = *at;
        struct slope there = here;
        int halves = 0;
        for (; halves < MOST_HALVES; halves++, share /= 2) {
            to.logit = at->logit + share * step.logit;
            to.log_size = at->log_size + share * step.log_size;
            there = slope_at(d, to);
            if (there.value >= here.value - slack) break;
        }
        if (halves < MOST_HALVES) {
            *at = to;
            here = there;
        }
        bool still = fabs(step.logit) < 1e-9 && fabs(step.log_size) < 1e-9;
        /* What a step could still gain is lost in rounding: three more. */
        quiet += gain < 1e-11 * (1 + fabs(here.value));
        if (still || quiet > 3 || halves == MOST_HALVES ||
            at->log_size > log(LARGEST_SIZE) + 1 || at->log_size < -20) {
            *log_likelihood = here.value;
            return PDN_OK;
        }
    }
    return pdn_fail(PDN_ENUMERIC,
                    "the beta-binomial fit did not settle in %d steps",
                    MOST_STEPS);
}

/* Every unit with the same share p. */
static double equal_value(const struct data *d, double p)
{
    double sum = 0;

    for (size_t i = 0; i < d->k; i++) {
        double x = d->x[i], n = d->n[i], hidden = 0;
        if (!used(x, n)) continue;
        if (!isnan(x)) {
            if (x > 0) sum += x * log(p);
            if (x < n) sum += (n - x) * log1p(-p);
            continue;
        }
        for (int c = HIDDEN_LEAST; c <= HIDDEN_MOST && c <= n; c++)
            hidden += exp(log_choose(n, c) + c * log(p) + (n - c) * log1p(-p));
        sum += log(hidden);
    }
    return sum;
}

/* What a hidden count is expected to be where every unit has the share p. */
static double hidden_mean(double n, double p)
{
    double sum = 0, by = 0, weight = 1, odds = p / (1 - p);

    for (int c = HIDDEN_LEAST; c <= HIDDEN_MOST && c <= n; c++) {
        if (c > HIDDEN_LEAST) weight *= odds * (n - c + 1) / c;
        sum += weight;
        by += c * weight;
    }
    return sum > 0 ? by / sum : 0;
}

/* The share of most likelihood where every unit has the same: the known and
 * the expected hidden events over all people, in turn with the share (EM).
 * Nothing hidden: the pooled share at once. */
static double equal_share(const struct data *d, double pooled)
{
    enum { MOST_TURNS = 10000 };
    double known = 0, people = 0, p = fmin(.999, fmax(1e-9, pooled)), next = p;
    size_t hidden = 0;

    for (size_t i = 0; i < d->k; i++) {
        if (!used(d->x[i], d->n[i])) continue;
        people += d->n[i];
        if (isnan(d->x[i]))
            hidden++;
        else
            known += d->x[i];
    }
    if (hidden == 0) return pooled;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        next = known;
        for (size_t i = 0; i < d->k; i++)
            if (used(d->x[i], d->n[i]) && isnan(d->x[i]))
                next += hidden_mean(d->n[i], p);
        next = fmin(1 - 1e-12, next / people);
        if (fabs(next - p) <= 1e-13 * p) break;
        p = next;
    }
    return next;
}

pdn_status pdn_shrink_fit(const double *x, const double *n, size_t k,
                          pdn_prior *out)
{
    struct data d = {x, n, k};
    pdn_prior moment = pdn_shrink_moments(x, n, k);

    *out = (pdn_prior){.mean = moment.mean, .size = (double)INFINITY};
    if (isnan(moment.mean)) return PDN_OK;
    double p = equal_share(&d, moment.mean);
    out->mean = p;
    if (!(p > 0 && p < 1)) return PDN_OK;
    out->log_likelihood = equal_value(&d, p);

    double start = moment.spread ? fmin(moment.size, 1e4) : 1e3;
    struct point at = {log(p / (1 - p)), log(start)};
    double top = 0;
    pdn_status st = climb(&d, &at, &top);
    if (st != PDN_OK) return st;
    /* A hill that only rises towards equal shares is no spread. */
    if (exp(at.log_size) > LARGEST_SIZE || !(top > out->log_likelihood))
        return PDN_OK;
    *out = (pdn_prior){.mean = 1 / (1 + exp(-at.logit)),
                       .size = exp(at.log_size),
                       .log_likelihood = top,
                       .spread = true};
    return PDN_OK;
}

double pdn_shrunk(const pdn_prior *prior, double x, double n)
{
    if (isnan(x)) return x;
    if (!(n > 0)) return (double)NAN;
    if (!prior->spread) return prior->mean;
    return (x + prior->mean * prior->size) / (n + prior->size);
}

pdn_interval pdn_shrunk_interval(const pdn_prior *prior, double x, double n,
                                 double level)
{
    if (isnan(x)) return (pdn_interval){x, x};
    if (!(n > 0)) return (pdn_interval){(double)NAN, (double)NAN};
    if (!prior->spread) return (pdn_interval){prior->mean, prior->mean};

    double a = x + prior->mean * prior->size;
    double b = n - x + (1 - prior->mean) * prior->size;
    double tail = (1 - level) / 2;
    return (pdn_interval){pdn_beta_quantile(tail, a, b),
                          pdn_beta_quantile(1 - tail, a, b)};
}
