#include "check.h"
#include "layout/stress.h"
#include "layout/stress_starts.h"
#include "made_graphs.h"

#include "pdnet/core.h"

#include <stdlib.h>
#include <string.h>

static void fill_random(pdn_point *x, size_t n, uint64_t seed)
{
    pdn_random r;

    pdn_random_start(&r, seed, 77, 0);
    for (size_t i = 0; i < n; i++)
        x[i] = (pdn_point){pdn_random_unit(&r), pdn_random_unit(&r)};
}

static double far(pdn_point a, pdn_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static void reaches_the_closed_forms(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t n;
        double distance[16];
        double stress;
        const char *source;
    } cases[] = {
        {"path of 3", 3, {0, 1, 2, 1, 0, 1, 2, 1, 0}, 0, "lies on a line"},
        {"triangle", 3, {0, 1, 1, 1, 0, 1, 1, 1, 0}, 0, "equilateral"},
        {"C4",
         4,
         {0, 1, 2, 1, 1, 0, 1, 2, 2, 1, 0, 1, 1, 2, 1, 0},
         .1372583,
         "square of side (8 + 2 sqrt 2)/10: 4 (s - 1)^2 + 2 (s sqrt 2 - "
         "2)^2/4"},
    };
    for (size_t k = 0; k < LEN(cases); k++) {
        double best = 1e9;
        for (uint64_t seed = 1; seed <= 10; seed++) {
            pdn_point x[4];
            pdn_stress s = {cases[k].n, cases[k].distance, NULL, NULL, NULL};
            fill_random(x, cases[k].n, seed);
            for (int i = 0; i < 200; i++)
                stress__lower(&s, 100, x);
            best = fmin(best, stress__of(&s, x));
        }
        CHECK(near(best, cases[k].stress, 1e-5), "%s: %.7f, want %.7f (%s)",
              cases[k].name, best, cases[k].stress, cases[k].source);
    }
}

/* Of people who are near each other one beginning may stay folded; the best of
 * forty by plain majorization is hardly better than what several give. */
static void several_beginnings_unfold(void **state)
{
    (void)state;
    enum { N = 40, MOST = 60 };
    struct made_graph g = made_graph(made_near, N, 2);
    double *d = calloc((size_t)N * N, sizeof *d);
    pdn_point x[N], y[N];
    pdn_stress s = {N, d, NULL, NULL, NULL};

    for (size_t k = 0; k < (size_t)N * N; k++)
        d[k] = k % (N + 1) == 0 ? 0 : MOST;
    for (size_t k = 0; k < g.m; k++)
        d[g.from[k] * N + g.to[k]] = d[g.to[k] * N + g.from[k]] = 1;
    for (size_t k = 0; k < N; k++) /* Floyd and Warshall */
        for (size_t i = 0; i < N; i++)
            for (size_t j = 0; j < N; j++)
                d[i * N + j] = fmin(d[i * N + j], d[i * N + k] + d[k * N + j]);
    double best = 1e9, worst = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        fill_random(x, N, seed);
        stress__lower(&s, 300, x);
        best = fmin(best, stress__of(&s, x));
        worst = fmax(worst, stress__of(&s, x));
    }
    CHECK(worst > 1.1 * best, "no fold: %.3f, %.3f", worst, best);
    for (uint64_t seed = 1; seed <= 10; seed++) {
        fill_random(x, N, seed);
        memcpy(y, x, sizeof y);
        MUST(stress_starts__lower(&s, STRESS_STARTS, 300, x));
        CHECK(stress__of(&s, x) <= 1.02 * best, "begun %zu: %.4f, best %.4f",
              (size_t)seed, stress__of(&s, x), best);
        MUST(stress_starts__lower(&s, STRESS_STARTS, 300, y));
        assert_memory_equal(x, y, sizeof x);
    }
    made_graph_clear(&g);
    free(d);
}

static void c4_is_a_square(void **state)
{
    (void)state;
    static const double d[] = {0, 1, 2, 1, 1, 0, 1, 2, 2, 1, 0, 1, 1, 2, 1, 0};
    pdn_point x[4] = {{0, 0}, {1, .1}, {1.1, 1}, {-.1, .9}};
    pdn_stress s = {4, d, NULL, NULL, NULL};

    for (int i = 0; i < 50; i++)
        stress__lower(&s, 1000, x);
    for (size_t i = 0; i < 4; i++)
        CHECK(near(far(x[i], x[(i + 1) % 4]), 1.0828427, 1e-3),
              "side %zu: %.6f", i, far(x[i], x[(i + 1) % 4]));
}

static void never_grows(void **state)
{
    (void)state;
    enum { N = 12 };
    double d[N * N] = {0}, hold[N];
    pdn_point x[N], home[N];
    pdn_random r;

    pdn_random_start(&r, 5, 78, 0);
    for (size_t i = 0; i < N; i++) {
        hold[i] = pdn_random_unit(&r);
        for (size_t j = 0; j < i; j++)
            d[i * N + j] = d[j * N + i] = 1 + (double)pdn_random_below(&r, 4);
    }
    fill_random(x, N, 1);
    fill_random(home, N, 2);
    pdn_stress s = {N, d, home, hold, NULL};
    double before = stress__of(&s, x);
    for (int k = 0; k < 60; k++) {
        stress__lower(&s, 1, x);
        double now = stress__of(&s, x);
        CHECK(now <= before * (1 + 1e-12), "sweep %d: %.12g after %.12g", k,
              now, before);
        before = now;
    }
}

static void a_strong_hold_keeps_last_years_place(void **state)
{
    (void)state;
    static const double d[] = {0, 1, 2, 1, 0, 1, 2, 1, 0};
    double hold[3] = {1e9, 1e9, 1e9};
    pdn_point x[3] = {{0, 0}, {5, 5}, {1, 2}};
    const pdn_point home[3] = {{3, 1}, {-1, 2}, {0, 4}};
    pdn_stress s = {3, d, home, hold, NULL};

    stress__lower(&s, 200, x);
    for (size_t i = 0; i < 3; i++)
        CHECK(far(x[i], home[i]) < 1e-6, "%zu moved by %g", i,
              far(x[i], home[i]));
}

static void without_a_hold_it_is_plain_stress(void **state)
{
    (void)state;
    static const double d[] = {0, 1, 2, 1, 0, 1, 2, 1, 0};
    double none[3] = {0, 0, 0};
    const pdn_point home[3] = {{9, 9}, {9, 9}, {9, 9}};
    pdn_point x[3] = {{0, 0}, {1, .5}, {2, 0}},
              y[3] = {{0, 0}, {1, .5}, {2, 0}};

    stress__lower(&(pdn_stress){3, d, NULL, NULL, NULL}, 20, x);
    stress__lower(&(pdn_stress){3, d, home, none, NULL}, 20, y);
    for (size_t i = 0; i < 3; i++)
        CHECK(near(far(x[i], y[i]), 0, 0), "%zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reaches_the_closed_forms),
        cmocka_unit_test(several_beginnings_unfold),
        cmocka_unit_test(c4_is_a_square),
        cmocka_unit_test(never_grows),
        cmocka_unit_test(a_strong_hold_keeps_last_years_place),
        cmocka_unit_test(without_a_hold_it_is_plain_stress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
