#include "check.h"

#include "pdnet/chance.h"

#include <string.h>

enum { QUESTIONS = 4, DRAWS = 5000 };

/* Which draws are hits, by question: the third, fifth, eighth and every tenth
 * from there; none; two; every one. */
static bool is_hit(size_t draw, size_t question)
{
    size_t number = draw + 1;

    switch (question) {
    case 0:
        return number == 3 || number == 5 || number == 8 ||
               (number > 8 && number % 10 == 0);
    case 1: return false;
    case 2: return number == 70 || number == 4999;
    default: return true;
    }
}

static pdn_status make_known(void *context, size_t draw, size_t worker,
                             pdn_random *stream, const bool *open, bool *as_far)
{
    (void)context;
    (void)worker;
    (void)stream;
    for (size_t q = 0; q < QUESTIONS; q++)
        as_far[q] = open[q] && is_hit(draw, q);
    return PDN_OK;
}

/* By hand: stop 3 after 8 draws, p 3/8; never, 1/5001; 2 hits, 3/5001; 3/3.
 * Stop 4: the tenth draw is the fourth hit of the first question. */
static void a_known_sequence(void **state)
{
    (void)state;
    static const struct {
        size_t stop, hits[QUESTIONS], draws[QUESTIONS];
        double p[QUESTIONS];
    } rows[] = {
        /* clang-format off */
        {3, {3, 0, 2, 3}, {8, 5000, 5000, 3}, {3. / 8, 1. / 5001, 3. / 5001, 1}},
        {4, {4, 0, 2, 4}, {10, 5000, 5000, 4}, {.4, 1. / 5001, 3. / 5001, 1}},
        {1, {1, 0, 1, 1}, {3, 5000, 70, 1}, {1. / 3, 1. / 5001, 1. / 70, 1}},
        {2, {2, 0, 2, 2}, {5, 5000, 4999, 2}, {.4, 1. / 5001, 2. / 4999, 1}},
        /* no stop: 3 + 500 hits, all draws */
        {0, {503, 0, 2, 5000}, {5000, 5000, 5000, 5000},
         {504. / 5001, 1. / 5001, 3. / 5001, 1}},
        /* clang-format on */
    };

    for (size_t k = 0; k < LEN(rows); k++)
        for (size_t threads = 1; threads < 4; threads++) {
            pdn_draws d = {.draws = DRAWS, .threads = threads};
            pdn_stopped got[QUESTIONS];
            MUST(pdn_sequential(&d, rows[k].stop, QUESTIONS, make_known, NULL,
                                got));
            for (size_t q = 0; q < QUESTIONS; q++)
                CHECK(got[q].hits == rows[k].hits[q] &&
                          got[q].draws == rows[k].draws[q] &&
                          near(got[q].p, rows[k].p[q], 1e-15),
                      "stop %zu, question %zu: %zu of %zu, p %g", rows[k].stop,
                      q, got[q].hits, got[q].draws, got[q].p);
        }
}

/* A draw is a hit with chance `of` of its question. */
static pdn_status make_drawn(void *of_at, size_t draw, size_t worker,
                             pdn_random *stream, const bool *open, bool *as_far)
{
    const double *of = of_at;

    (void)draw;
    (void)worker;
    for (size_t q = 0; q < QUESTIONS; q++) {
        double u = pdn_random_unit(stream);
        as_far[q] = open[q] && u < of[q];
    }
    return PDN_OK;
}

/* The definition, one draw after another, each from its own stream. */
static pdn_stopped plain(const pdn_draws *d, size_t stop, const double *of,
                         size_t question)
{
    pdn_stopped s = {0, 0, 0};
    pdn_random stream;

    while (s.draws < d->draws && (stop == 0 || s.hits < stop)) {
        double u = 0;
        pdn_random_start(&stream, d->seed, d->purpose, s.draws++);
        for (size_t q = 0; q <= question; q++)
            u = pdn_random_unit(&stream);
        s.hits += u < of[question];
    }
    s.p = stop > 0 && s.hits == stop
              ? (double)stop / (double)s.draws
              : ((double)s.hits + 1) / ((double)d->draws + 1);
    return s;
}

static void draw_by_draw_for_any_threads(void **state)
{
    (void)state;
    double of[QUESTIONS] = {.5, .03, .0004, .9};
    static const size_t stops[] = {0, 1, 10, 200};

    for (size_t k = 0; k < LEN(stops); k++)
        for (size_t threads = 1; threads < 8; threads++) {
            pdn_draws d = {
                .draws = 3001, .threads = threads, .seed = 9 + k, .purpose = 3};
            pdn_stopped got[QUESTIONS];
            MUST(pdn_sequential(&d, stops[k], QUESTIONS, make_drawn, of, got));
            for (size_t q = 0; q < QUESTIONS; q++) {
                pdn_stopped want = plain(&d, stops[k], of, q);
                CHECK(got[q].hits == want.hits && got[q].draws == want.draws &&
                          near(got[q].p, want.p, 0),
                      "stop %zu, %zu threads, question %zu: %zu of %zu",
                      stops[k], threads, q, got[q].hits, got[q].draws);
            }
        }
}

/* Under the null the chance of a hit is uniform. Then P(p <= h/l) = h/l for l
 * up to the number of draws (Besag and Clifford 1991): P(p <= .05), h = 5, is
 * .05 exactly, and P(p <= a) <= a for any a. 3 000 tests of 199 draws, four
 * questions each. */
static void holds_its_level(void **state)
{
    (void)state;
    enum { TESTS = 3000 };
    static const double level[] = {.005, .025, .03, .05, .1, .25, .5};
    double small[LEN(level)] = {0};
    pdn_random r;

    pdn_random_start(&r, 81, 0, 0);
    for (uint64_t t = 0; t < TESTS; t++) {
        pdn_draws d = {.draws = 199, .threads = 1, .seed = t, .purpose = 4};
        double of[QUESTIONS];
        pdn_stopped got[QUESTIONS];
        for (size_t q = 0; q < QUESTIONS; q++)
            of[q] = pdn_random_unit(&r);
        MUST(pdn_sequential(&d, 5, QUESTIONS, make_drawn, of, got));
        for (size_t q = 0; q < QUESTIONS; q++)
            for (size_t k = 0; k < LEN(level); k++)
                small[k] += got[q].p <= level[k] + 1e-12;
    }
    for (size_t k = 0; k < LEN(level); k++) {
        double n = TESTS * QUESTIONS, a = level[k];
        double share = small[k] / n, error = sqrt(a * (1 - a) / n);
        CHECK(share <= a + 4 * error, "p <= %g in %g", a, share);
        CHECK(share >= a - 4 * error || a < .03, "p <= %g in only %g", a,
              share);
    }
}

static pdn_status make_failing(void *context, size_t draw, size_t worker,
                               pdn_random *stream, const bool *open,
                               bool *as_far)
{
    (void)context;
    (void)worker;
    (void)stream;
    (void)open;
    as_far[0] = false;
    if (draw == 100) return pdn_fail(PDN_EDATA, "draw %zu", draw);
    return PDN_OK;
}

static void nothing_to_draw_and_failure(void **state)
{
    (void)state;
    pdn_draws d = {.draws = 0, .threads = 2};
    pdn_stopped got[QUESTIONS];

    MUST(pdn_sequential(&d, 3, QUESTIONS, make_known, NULL, got));
    assert_true(isnan(got[0].p));
    assert_int_equal(got[0].draws, 0);
    d.draws = 10;
    MUST(pdn_sequential(&d, 3, 0, make_known, NULL, got));
    d.draws = 1000;
    assert_int_equal(pdn_sequential(&d, 3, 1, make_failing, NULL, got),
                     PDN_EDATA);
    assert_string_equal(pdn_message(), "draw 100");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_sequence),
        cmocka_unit_test(draw_by_draw_for_any_threads),
        cmocka_unit_test(holds_its_level),
        cmocka_unit_test(nothing_to_draw_and_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
