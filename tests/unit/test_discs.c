#include "check.h"
#include "sheets/map/discs.h"

#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

/* The slow twin: every pair, round after round. */
static bool part_plainly(pdn_point *x, const double *radius, size_t n,
                         double gap, int rounds)
{
    for (int round = 0; round < rounds; round++) {
        bool clean = true;
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++) {
                double dx = x[j].x - x[i].x, dy = x[j].y - x[i].y;
                double want = radius[i] + radius[j] + gap;
                double square = dx * dx + dy * dy;
                if (square >= want * want) continue;
                double turn = 2.399963229728653 * (double)(i + 31 * j);
                double far = sqrt(square), push = (want - far) / 2;
                pdn_point u = far > 1e-9 ? (pdn_point){dx / far, dy / far}
                                         : (pdn_point){cos(turn), sin(turn)};
                push += 1e-6 * want;
                clean = false;
                x[i].x -= push * u.x;
                x[i].y -= push * u.y;
                x[j].x += push * u.x;
                x[j].y += push * u.y;
            }
        if (clean) return true;
    }
    return false;
}

static void make(pdn_point *x, double *radius, size_t n, double wide,
                 uint64_t seed)
{
    pdn_random r;

    pdn_random_start(&r, seed, 77, 0);
    for (size_t i = 0; i < n; i++) {
        x[i] = (pdn_point){wide * pdn_random_unit(&r),
                           .6 * wide * pdn_random_unit(&r)};
        radius[i] = .2 + 2 * pdn_random_unit(&r);
    }
}

static void equals_the_slow_twin(void **state)
{
    (void)state;
    enum { N = 150 };
    static const struct {
        double wide, gap;
        int rounds;
    } cases[] = {{2, .5, 60},   {20, .5, 60}, {60, 1, 500},
                 {200, 2, 500}, {0, .3, 40},  {20, 0, 3}};
    for (size_t k = 0; k < LEN(cases); k++)
        for (uint64_t seed = 1; seed <= 6; seed++) {
            pdn_point x[N], y[N];
            double radius[N];
            bool clean = false;
            make(x, radius, N, cases[k].wide, seed);
            x[7] = x[8] = x[9]; /* on one spot */
            memcpy(y, x, sizeof y);
            MUST(discs__part(x, radius, N, cases[k].gap,
                             (size_t)cases[k].rounds, &clean));
            bool plainly =
                part_plainly(y, radius, N, cases[k].gap, cases[k].rounds);
            CHECK(memcmp(x, y, sizeof y) == 0,
                  "case %zu, seed %d: other places", k, (int)seed);
            CHECK(clean == plainly, "case %zu, seed %d: %d", k, (int)seed,
                  clean);
        }
}

static void discs_part(void **state)
{
    (void)state;
    enum { N = 60 };
    pdn_point x[N];
    double radius[N];
    bool clean = false;

    make(x, radius, N, 20, 9);
    MUST(discs__part(x, radius, N, .5, 500, &clean));
    assert_true(clean);
    for (size_t i = 0; i < N; i++)
        for (size_t j = i + 1; j < N; j++)
            CHECK(hypot(x[i].x - x[j].x, x[i].y - x[j].y) >=
                      radius[i] + radius[j] + .5 - 1e-9,
                  "%zu and %zu", i, j);
}

static void few_or_none(void **state)
{
    (void)state;
    pdn_point x[1] = {{3, 4}};
    const double radius[1] = {2};
    bool clean = false;

    MUST(discs__part(x, radius, 0, 1, 500, &clean));
    assert_true(clean);
    MUST(discs__part(x, radius, 1, 1, 500, &clean));
    assert_true(clean && near(x[0].x, 3, 0) && near(x[0].y, 4, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_the_slow_twin),
        cmocka_unit_test(discs_part),
        cmocka_unit_test(few_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
