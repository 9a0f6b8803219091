#include "whole_answers.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stddef.h>

/* Half a digit, and a hair for what lies at its end. */
static const double HALF = .05 + 1e-9;

/* Ways of answering are counted one by one for no more than so many people and
 * options, in so many steps (judgement: a few milliseconds). */
enum { COUNTED_PEOPLE = 100, COUNTED_OPTIONS = 12, MOST_STEPS = 4000000 };

/* Of more people one digit leaves thousands of sums. */
enum { MOST_PEOPLE = 100000 };

/* With more options than this the outermost stand for all. */
enum { ALL_OPTIONS = 21 };

/* The answers as 0 to top, and the sums that they can have. */
struct sums {
    const whole_answers *a;
    double n, top, first, last;
    double per_sd; /* half the width of the interval of the mean; 0: none */
};

/* So many gave an answer, at least and at most. */
struct range {
    double least, most;
};

/* ---- what is told of sums and squares */

static struct sums sums_of(const whole_answers *a)
{
    struct sums f = {.a = a, .n = round(a->n), .top = a->most - a->least};
    const double mean = a->mean - a->least;

    f.first = fmax(0, ceil((mean - HALF) * f.n));
    f.last = fmin(f.top * f.n, floor((mean + HALF) * f.n));
    if (!isnan(a->lo) && !isnan(a->hi) && f.n > 1.5)
        f.per_sd = gsl_cdf_tdist_Pinv(.975, f.n - 1) / sqrt(f.n);
    return f;
}

static bool tells_spread(const struct sums *f)
{
    return !isnan(f->a->sd) || f->per_sd > 0;
}

/* The squares that answers of that sum have together. False: none. */
static bool squares_of(const struct sums *f, double sum, double *from,
                       double *to)
{
    const double mean = sum / f->n + f->a->least;
    double low = 0, high = f->top;

    if (!isnan(f->a->sd)) {
        low = f->a->sd - HALF;
        high = f->a->sd + HALF;
    }
    if (f->per_sd > 0) {
        low = fmax(low, (mean - f->a->lo - HALF) / f->per_sd);
        low = fmax(low, (f->a->hi - HALF - mean) / f->per_sd);
        high = fmin(high, (mean - f->a->lo + HALF) / f->per_sd);
        high = fmin(high, (f->a->hi + HALF - mean) / f->per_sd);
    }
    low = fmax(0, low);
    *from = sum * sum / f->n + (f->n - 1) * low * low - 1e-9;
    *to = sum * sum / f->n + (f->n - 1) * high * high + 1e-9;
    return high >= low;
}

/* ---- every way counted */

struct count {
    int options; /* answers 0 to options - 1 */
    long of[COUNTED_OPTIONS];
    struct range range[COUNTED_OPTIONS];
    long steps;
    bool any;
};

static void note(struct count *c)
{
    for (int k = 0; k < c->options; k++) {
        const double x = (double)c->of[k];
        c->range[k].least = c->any ? fmin(c->range[k].least, x) : x;
        c->range[k].most = c->any ? fmax(c->range[k].most, x) : x;
    }
    c->any = true;
}

/* Of the answers 0, 1 and 2 the two sums give how many. */
static void place_last(struct count *c, long people, long sum, long squares)
{
    const long two = (squares - sum) / 2, one = sum - 2 * two;

    if ((squares - sum) % 2 != 0 || two < 0 || one < 0 || one + two > people)
        return;
    if (c->options < 3 && two > 0) return;
    if (c->options < 2 && one > 0) return;
    if (c->options > 2) c->of[2] = two;
    if (c->options > 1) c->of[1] = one;
    c->of[0] = people - one - two;
    note(c);
}

/* Every way in which people give answers up to `option`. */
static void place(struct count *c, long option, long people, long sum,
                  long squares)
{
    if (++c->steps > MOST_STEPS || sum < 0 || squares < sum ||
        squares > option * sum || sum > option * people ||
        squares * people < sum * sum)
        return;
    if (option <= 2) {
        place_last(c, people, sum, squares);
        return;
    }
    for (long k = 0; k <= people && k * option <= sum; k++) {
        c->of[option] = k;
        place(c, option - 1, people - k, sum - k * option,
              squares - k * option * option);
    }
}

/* False: too many to count. */
static bool count_ways(const struct sums *f, struct count *c)
{
    double from = 0, to = 0;

    *c = (struct count){.options = (int)f->top + 1};
    if (f->n > COUNTED_PEOPLE || f->top > COUNTED_OPTIONS - 1) return false;
    for (long sum = (long)f->first; sum <= (long)f->last; sum++) {
        if (!squares_of(f, (double)sum, &from, &to)) continue;
        for (long q = (long)ceil(from); q <= (long)floor(to); q++)
            place(c, (long)f->top, (long)f->n, sum, q);
    }
    return c->steps <= MOST_STEPS;
}

/* ---- else: whether some others can be beside so many of an answer */

/* Whether people who give any answer but one can have that sum: all between the
 * least and the most, but for a step from an end where the answer is missing
 * that makes it, one person, and halves of 0 and 2. */
static bool has_sum(double people, double sum, double but, double top)
{
    const double least = but < .5 ? 1 : 0,
                 most = but > top - .5 ? top - 1 : top;

    if (sum < people * least - .5 || sum > people * most + .5) return false;
    if (people < .5 || but < .5 || but > top - .5) return true;
    if (top < 2.5) return fmod(sum, 2) < .5;
    if (people < 1.5) return fabs(sum - but) > .5;
    return !(but < 1.5 && fabs(sum - 1) < .5) &&
           !(but > top - 1.5 && fabs(people * top - sum - 1) < .5);
}

/* Whether they can have squares in that range too, were people divisible. */
static bool has_squares(double people, double sum, double but, double top,
                        struct range squares)
{
    const double least = but < .5 ? 1 : 0,
                 most = but > top - .5 ? top - 1 : top;
    double below = 0, above = 0, mean = 0;

    if (sum < people * least - .5 || sum > people * most + .5) return false;
    if (people < .5) return squares.least <= 0 && squares.most >= 0;
    mean = sum / people;
    below = fmin(floor(mean), most - 1);
    if (fabs(below - but) < .5) below--;
    below = fmax(below, least);
    above = below + 1;
    if (fabs(above - but) < .5) above++;
    if (above > most) above = most;
    return people * ((below + above) * mean - below * above) <=
               squares.most + 1e-6 &&
           people * ((least + most) * mean - least * most) >=
               squares.least - 1e-6;
}

static bool can(const struct sums *f, double answer, double count)
{
    const double people = f->n - count;
    double from = 0, to = 0;

    if (people < -.5 || count < -.5) return false;
    for (long s = (long)f->first; s <= (long)f->last; s++) {
        const double all = (double)s, sum = all - answer * count;
        if (!tells_spread(f)) {
            if (has_sum(people, sum, answer, f->top)) return true;
            continue;
        }
        if (!squares_of(f, all, &from, &to)) continue;
        from -= answer * answer * count;
        to -= answer * answer * count;
        if (has_squares(people, sum, answer, f->top, (struct range){from, to}))
            return true;
    }
    return false;
}

/* The range of how many gave an answer, or did not, as far as it is of few. */
static struct range range_of(const struct sums *f, double answer, bool rest,
                             double fewest)
{
    struct range r = {(double)INFINITY, -(double)INFINITY};

    for (long k = 0; k < 2 * (long)fewest; k++) {
        const double people = (double)k;
        if (!can(f, answer, rest ? f->n - people : people)) continue;
        r.least = fmin(r.least, people);
        r.most = people;
    }
    if (tells_spread(f) && r.most > r.least) r.most--;
    return r;
}

/* ---- */

/* sure: somebody gives the answer, and so many do or do not. */
static bool is_told(struct range r, double fewest, bool sure)
{
    if (r.most < .5 || r.least > fewest - .5) return false;
    if (r.least > .5 && r.most < fewest - .5) return true;
    return sure && r.most - r.least < fewest - 2.5;
}

bool whole_answers__fit(double n, double mean)
{
    return ceil((mean - HALF) * n) <= floor((mean + HALF) * n);
}

static bool tell(const struct sums *f, double fewest, bool *any)
{
    const bool spread = tells_spread(f);
    struct count c;
    bool told = false;

    if (spread && count_ways(f, &c)) {
        *any = c.any;
        for (int k = 0; c.any && k < c.options; k++) {
            const struct range r = c.range[k],
                               rest = {f->n - r.most, f->n - r.least};
            const bool sure = !f->a->given || r.least > .5;
            told =
                told || is_told(r, fewest, sure) || is_told(rest, fewest, sure);
        }
        return told;
    }
    *any = false;
    for (long k = 0; k <= (long)f->top; k++) {
        if (f->top > ALL_OPTIONS && k > 1 && k < (long)f->top - 1) continue;
        const struct range r = range_of(f, (double)k, false, fewest);
        const struct range rest = range_of(f, (double)k, true, fewest);
        const bool sure = (spread && !f->a->given) || r.least > .5;
        *any = *any || r.most > -.5 || rest.most > -.5;
        told = told || is_told(r, fewest, sure) ||
               is_told(rest, fewest,
                       (spread && !f->a->given) || (sure && rest.least > .5));
    }
    return told;
}

bool whole_answers__tell(const whole_answers *a, double fewest)
{
    whole_answers less = *a;
    struct sums f = sums_of(a);
    bool any = false, told = false;

    if (!(a->n > .5) || a->n > MOST_PEOPLE || isnan(a->mean) || !(f.top > .5) ||
        fabs(a->least - round(a->least)) > 1e-9 ||
        fabs(f.top - round(f.top)) > 1e-9)
        return false;
    told = tell(&f, fewest, &any);
    if (any || isnan(a->lo)) return told;
    /* the interval is of a mean that was rounded before */
    less.lo = less.hi = (double)NAN;
    f = sums_of(&less);
    return tell(&f, fewest, &any);
}
