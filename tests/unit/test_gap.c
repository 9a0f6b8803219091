#include "check.h"
#include "networks.h"

#include "pdnet/breakdown.h"

enum { A = 8, B = 9 };

static const double of_a[A] = {5, 4, 4, 3, 5, 2, 4, 5};
static const double of_b[B] = {2, 3, 1, 2, 4, 3, 2, 5, 1};

/* Two groups; everybody names and rates one of the other side, and two of a
 * name each other without a rating. */
static struct plain two_groups(void)
{
    struct plain p = {.directed = true, .n = A + B, .groups = 2, .strata = 1};

    for (uint32_t i = 0; i < A + B; i++) {
        p.group[i] = i >= A;
        p.answered[i] = true;
        plain_arc(&p, i, i < A ? A + i : i - A < A ? i - A : 0);
    }
    plain_arc(&p, 0, 1);
    plain_arc(&p, 1, 0);
    return p;
}

/* The network, with ratings of the first `raters` of a and all of b. */
static pdn_network rated(const struct plain *p, size_t raters)
{
    pdn_network g = network_of(p);
    pdn_column *quality = network_column(&g.tie, "quality", PDN_REAL);

    for (size_t k = 0; k < g.ties; k++) {
        uint32_t i = g.from[k];
        quality->number[k] = pdn_absent(PDN_NOT_DEFINED);
        if (k >= A + B || (i < A && i >= raters)) continue;
        quality->number[k] = i < A ? of_a[i] : of_b[i - A];
    }
    return g;
}

static pdn_pair between(const pdn_network *g, size_t draws, size_t threads,
                        pdn_pair *within)
{
    pdn_breakdown b = {0};
    pdn_breakdown_options o = {.draws = draws, .threads = threads, .seed = 4};

    MUST(pdn_breakdown_make(g, &o, &b));
    assert_int_equal(b.pairs, 3);
    pdn_pair row = b.pair[1];
    if (within != NULL) *within = b.pair[0];
    pdn_breakdown_clear(&b);
    return row;
}

/* tests/oracle/quality_gap.py: the exact distribution of the gap of raters
 * drawn again; its expanded percentiles, and what four Monte Carlo errors of
 * the tail make of them. Plain 2.5 % tails would give .3333 and 2.4861. */
static void ends_as_in_the_exact_distribution(void **state)
{
    (void)state;
    struct plain p = two_groups();
    pdn_network g = rated(&p, A);
    pdn_pair within;
    pdn_pair row = between(&g, 100000, 2, &within);

    assert_true(near(row.quality_gap, 4 - 23. / 9, 1e-12));
    CHECK(row.quality_gap_lo > -.0417 - 1e-3 &&
              row.quality_gap_lo < .0278 + 1e-3,
          "from %g", row.quality_gap_lo);
    CHECK(row.quality_gap_hi > 2.7222 - 1e-3 &&
              row.quality_gap_hi < 2.75 + 1e-3,
          "to %g", row.quality_gap_hi);
    assert_int_equal(pdn_state_of(within.quality_gap_lo), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(within.quality_gap_hi), PDN_NOT_DEFINED);
    pdn_network_clear(&g);
}

static void the_same_for_any_threads(void **state)
{
    (void)state;
    struct plain p = two_groups();
    pdn_network g = rated(&p, A);
    pdn_pair one = between(&g, 500, 1, NULL);

    for (size_t threads = 2; threads < 5; threads++) {
        pdn_pair more = between(&g, 500, threads, NULL);
        assert_true(near(one.quality_gap_lo, more.quality_gap_lo, 0));
        assert_true(near(one.quality_gap_hi, more.quality_gap_hi, 0));
        assert_true(near(one.top_share_expected, more.top_share_expected, 0));
    }
    pdn_network_clear(&g);
}

/* Five raters on both sides, or none of it; no draws; not asked; undirected. */
static void when_there_is_none(void **state)
{
    (void)state;
    struct plain p = two_groups();
    pdn_network g = rated(&p, 5);
    pdn_pair row = between(&g, 200, 1, NULL);

    assert_true(isfinite(row.quality_gap_lo));
    row = between(&g, 0, 1, NULL);
    assert_int_equal(pdn_state_of(row.quality_gap_lo), PDN_NOT_DEFINED);
    pdn_network_clear(&g);
    g = rated(&p, 4);
    row = between(&g, 200, 1, NULL);
    assert_true(isfinite(row.quality_gap));
    assert_int_equal(pdn_state_of(row.quality_gap_lo), PDN_NOT_DEFINED);
    pdn_network_clear(&g);
    g = network_of(&p);
    row = between(&g, 200, 1, NULL);
    assert_int_equal(pdn_state_of(row.quality_gap_lo), PDN_NOT_ASKED);
    assert_int_equal(pdn_state_of(row.quality_gap_hi), PDN_NOT_ASKED);
    pdn_network_clear(&g);
    p.directed = false;
    g = rated(&p, A);
    row = between(&g, 200, 1, NULL);
    assert_int_equal(pdn_state_of(row.quality_gap), PDN_NOT_DEFINED);
    assert_int_equal(pdn_state_of(row.quality_gap_lo), PDN_NOT_DEFINED);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_as_in_the_exact_distribution),
        cmocka_unit_test(the_same_for_any_threads),
        cmocka_unit_test(when_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
