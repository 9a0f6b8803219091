#include "breakdown/chance/moments.h"
#include "check.h"
#include "labelings.h"

/* Moments of pair {g, h} as the library has them. */
static void moments(const struct plain *p, size_t g, size_t h,
                    pdn_statistic statistic, double *mean, double *variance)
{
    pdn_reported q = plain_reported(p);
    pdn_reports r = {0};
    pdn_strata s = {0};
    pdn_moments m = {0};

    MUST(reports__make(&q, &r));
    MUST(pdn_strata_make(p->stratum, p->n, p->strata, &s));
    MUST(moments__make(&r, &s, &m));
    moments__of(&m, g, h, statistic, mean, variance);
    moments__clear(&m);
    pdn_strata_clear(&s);
    reports__clear(&r);
}

static const struct {
    const char *name;
    size_t g, h;
    double ties, mean, deviation, p_low;
} worked_w[] = {
    /* fixture W, restricted, by enumeration: 20 labelings */
    {"A-B", 0, 1, 4, 6, 1.732051, .2},
    {"A-C", 0, 2, 1, 1.5, .670820, .5},
    {"B-C", 1, 2, 2, 1.5, .670820, .95},
};

static void fixture_w_within_the_answered(void **state)
{
    (void)state;
    struct plain p = plain_w();
    for (size_t k = 0; k < LEN(worked_w); k++) {
        double mean = 0, variance = 0;
        uint32_t g = (uint32_t)worked_w[k].g, h = (uint32_t)worked_w[k].h;
        struct plain_sums s = plain_enumerate(&p, g, h, false);

        moments(&p, g, h, PDN_TIES, &mean, &variance);
        assert_true(near(s.labelings, 20, 0));
        assert_true(near(s.seen, worked_w[k].ties, 0));
        CHECK(near(mean, worked_w[k].mean, 1e-12), "%s %.17g", worked_w[k].name,
              mean);
        CHECK(near(sqrt(variance), worked_w[k].deviation, 5e-7), "%s %.17g",
              worked_w[k].name, sqrt(variance));
        assert_true(near(s.at_most / s.labelings, worked_w[k].p_low, 1e-12));
    }
}

static void fixture_w_over_everybody(void **state)
{
    (void)state;
    /* fixture W, by enumeration, over all 8: E, sd, p_low (560 labelings) */
    static const double want[3][3] = {{4.1786, 1.8642, .58929},
                                      {2.7857, 1.6487, .21250},
                                      {2.7857, 1.6487, .47143}};
    struct plain p = plain_w();
    p.strata = 1;
    memset(p.stratum, 0, sizeof p.stratum);
    for (size_t k = 0; k < 3; k++) {
        double mean = 0, variance = 0;
        uint32_t g = (uint32_t)worked_w[k].g, h = (uint32_t)worked_w[k].h;
        struct plain_sums s = plain_enumerate(&p, g, h, false);

        moments(&p, g, h, PDN_TIES, &mean, &variance);
        assert_true(near(s.labelings, 560, 0));
        assert_true(near(mean, want[k][0], 5e-5));
        assert_true(near(sqrt(variance), want[k][1], 5e-5));
        assert_true(near(s.at_most / s.labelings, want[k][2], 5e-6));
    }
}

static void graph_k_undirected(void **state)
{
    (void)state;
    static const struct {
        uint32_t g, h;
        double mean, deviation, z;
    } want[] = {
        /* the worked example, 4200 labelings; 0 NAV, 1 OT, 2 HELSE */
        {0, 1, 2.4, 1.10712, -1.2645}, {1, 2, 3.2, 1.22397, -1.7974},
        {0, 2, 3.2, 1.22397, -2.6144}, {0, 0, .8, .69041, 3.1865},
        {1, 1, .8, .69041, 3.1865},    {2, 2, 1.6, .86850, 2.7634},
    };
    struct plain p = plain_k();
    for (size_t k = 0; k < LEN(want); k++) {
        double mean = 0, variance = 0;
        double seen = plain_count(&p, p.group, want[k].g, want[k].h, false);

        moments(&p, want[k].g, want[k].h, PDN_TIES, &mean, &variance);
        assert_true(near(mean, want[k].mean, 1e-12));
        assert_true(near(sqrt(variance), want[k].deviation, 5e-6));
        assert_true(near((seen - mean) / sqrt(variance), want[k].z, 5e-5));
    }
}

/* Every pair and both statistics against all labelings. */
static void equals_enumeration(const struct plain *p)
{
    for (uint32_t g = 0; g < 3; g++)
        for (uint32_t h = g; h < 3; h++)
            for (int difference = 0; difference <= (g != h); difference++) {
                double mean = 0, variance = 0;
                struct plain_sums s = plain_enumerate(p, g, h, difference);
                double e = s.sum / s.labelings;

                moments(p, g, h, difference ? PDN_DIFFERENCE : PDN_TIES, &mean,
                        &variance);
                CHECK(near(mean, e, 1e-11), "mean %.17g, want %.17g", mean, e);
                CHECK(near(variance, s.squares / s.labelings - e * e, 1e-10),
                      "variance %.17g, want %.17g", variance,
                      s.squares / s.labelings - e * e);
            }
}

static void any_strata_equal_all_labelings(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 16; seed++) {
        pdn_random r;
        pdn_random_start(&r, seed, 0, 0);
        struct plain p = plain_random(&r, 8, seed % 4, 1 + seed / 8);
        equals_enumeration(&p);
    }
}

/* ---- the slow twin: every pair of arcs, one by one ---- */

/* P(actor who[k] is in group[k] for all k), who counting an actor once for
 * each place; the same actor in two groups: 0. */
static double chance_of(const struct plain *p, const uint32_t *who,
                        const uint32_t *group, size_t n)
{
    double chance = 1;

    for (size_t k = 0; k < n; k++) {
        double have = 0, of = 0;
        bool again = false;
        for (uint32_t i = 0; i < p->n; i++) {
            of += p->stratum[i] == p->stratum[who[k]];
            have +=
                p->stratum[i] == p->stratum[who[k]] && p->group[i] == group[k];
        }
        for (size_t j = 0; j < k && !again; j++) {
            again = who[j] == who[k];
            if (again && group[j] != group[k]) return 0;
        }
        if (again) continue;
        for (size_t j = 0; j < k; j++) {
            bool before = false;
            for (size_t l = 0; l < j; l++)
                before |= who[l] == who[j];
            if (before || p->stratum[who[j]] != p->stratum[who[k]]) continue;
            of--;
            have -= group[j] == group[k];
        }
        if (have < .5) return 0;
        chance *= have / of;
    }
    return chance;
}

static void all_pairs_of_arcs(const struct plain *p, uint32_t g, uint32_t h,
                              bool difference, double *mean, double *variance)
{
    const uint32_t way[2][2] = {{g, h}, {h, g}};
    const size_t ways = g == h ? 1 : 2;

    *mean = *variance = 0;
    for (size_t a = 0; a < p->arcs; a++)
        for (size_t v = 0; v < ways; v++) {
            double sign = difference && v == 1 ? -1 : 1;
            uint32_t first[2] = {p->from[a], p->to[a]};
            double e = chance_of(p, first, way[v], 2);
            *mean += sign * e;
            for (size_t b = 0; b < p->arcs; b++)
                for (size_t w = 0; w < ways; w++) {
                    uint32_t second[2] = {p->from[b], p->to[b]};
                    uint32_t who[4] = {first[0], first[1], second[0],
                                       second[1]};
                    uint32_t in[4] = {way[v][0], way[v][1], way[w][0],
                                      way[w][1]};
                    *variance += sign * (difference && w == 1 ? -1 : 1) *
                                 (chance_of(p, who, in, 4) -
                                  e * chance_of(p, second, way[w], 2));
                }
        }
}

static void check_twin(const struct plain *p, uint64_t seed)
{
    for (uint32_t g = 0; g < p->groups; g++)
        for (uint32_t h = g; h < p->groups; h++)
            for (int difference = 0; difference <= (g != h && p->directed);
                 difference++) {
                double mean = 0, variance = 0, e = 0, v = 0;
                all_pairs_of_arcs(p, g, h, difference, &e, &v);
                moments(p, g, h, difference ? PDN_DIFFERENCE : PDN_TIES, &mean,
                        &variance);
                CHECK(near(mean, e, 1e-12 * (1 + fabs(e))),
                      "%d: mean %.17g, want %.17g", (int)seed, mean, e);
                CHECK(near(variance, v, 1e-12 * (1 + e * e)),
                      "%d: variance %.17g, want %.17g", (int)seed, variance, v);
            }
}

/* Random strata of one to six people: one with nobody of a group, one of one
 * person, arcs inside and across. */
static void equals_all_pairs_of_arcs(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        pdn_random r;
        pdn_random_start(&r, seed, 1, 0);
        struct plain p =
            plain_random(&r, 9 + seed % 12, seed % 5, 1 + seed % 7);
        check_twin(&p, seed);
    }
}

static void undirected_equals_all_pairs_of_ties(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        pdn_random r;
        pdn_random_start(&r, seed, 2, 0);
        struct plain p = plain_k();
        p.strata = 1 + seed % 5;
        for (size_t i = 0; i < p.n; i++)
            p.stratum[i] = pdn_random_below(&r, (uint32_t)p.strata);
        check_twin(&p, seed);
    }
}

static void nothing_to_shuffle_is_no_variance(void **state)
{
    (void)state;
    struct plain p = plain_w();
    p.strata = 8; /* everybody alone */
    for (uint32_t i = 0; i < 8; i++)
        p.stratum[i] = i;
    double mean = 0, variance = 7;
    moments(&p, 0, 1, PDN_TIES, &mean, &variance);
    assert_true(near(mean, 4, 1e-12));
    assert_true(near(variance, 0, 0));

    p.arcs = 0;
    moments(&p, 0, 1, PDN_TIES, &mean, &variance);
    assert_true(near(mean, 0, 0) && near(variance, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixture_w_within_the_answered),
        cmocka_unit_test(fixture_w_over_everybody),
        cmocka_unit_test(graph_k_undirected),
        cmocka_unit_test(any_strata_equal_all_labelings),
        cmocka_unit_test(equals_all_pairs_of_arcs),
        cmocka_unit_test(undirected_equals_all_pairs_of_ties),
        cmocka_unit_test(nothing_to_shuffle_is_no_variance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
