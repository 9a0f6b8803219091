#include "check.h"
#include "networks.h"

#include "pdnet/breakdown.h"

#include <stdlib.h>
#include <string.h>

static pdn_breakdown table_of(const pdn_network *g, pdn_breakdown_options o)
{
    pdn_breakdown b = {0};

    o.threads = 2;
    if (o.seed == 0) o.seed = 1;
    MUST(pdn_breakdown_make(g, &o, &b));
    return b;
}

static const pdn_pair *pair_of(const pdn_breakdown *b, const char *a,
                               const char *c)
{
    for (size_t k = 0; k < b->pairs; k++)
        if (strcmp(b->pair[k].group_a, a) == 0 &&
            strcmp(b->pair[k].group_b, c) == 0)
            return &b->pair[k];
    fail_msg("no pair %s, %s", a, c);
    abort(); /* not reached; the compiler does not know */
}

static void fixture_w_as_a_table(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 2000});

    assert_int_equal(b.pairs, 6);
    /* by hand from the list of arcs */
    const pdn_pair *ab = pair_of(&b, "S0", "S1");
    assert_true(near(ab->ties, 4, 0) && near(ab->possible, 18, 0));
    assert_true(near(ab->expected, 6, 1e-12) &&
                near(ab->ratio, 2.0 / 3, 1e-12));
    assert_true(near(ab->z, -1.1547, 5e-5));
    assert_true(near(ab->confirmed, 2, 0) && near(ab->one_sided, 0, 0));
    assert_true(near(ab->confirmation, 1, 0) && near(ab->unknown, 0, 0));
    assert_true(near(ab->carriers, 2, 0) && near(ab->top_share, .5, 0));
    assert_true(near(ab->p_low, .2, 4 * sqrt(.16 / 2000)));
    assert_true(near(ab->cut_people, 2, 0)); /* 0-3, 1-4 share nobody */
    const pdn_pair *ac = pair_of(&b, "S0", "S2");
    assert_true(near(ac->ties, 1, 0) && near(ac->possible, 6, 0));
    assert_true(near(ac->unknown, 1, 0) && isnan(ac->confirmation));
    assert_true(near(ac->respondents_b, 0, 0));
    assert_string_equal(ac->hangs_on, "A0+A6");
    assert_int_equal(ac->verdict, PDN_NOT_KNOWN);
    assert_true(near(ac->z, -.7454, 5e-5));
    const pdn_pair *cc = pair_of(&b, "S2", "S2");
    assert_true(near(cc->possible, 0, 0) && isnan(cc->p) && isnan(cc->density));
    assert_int_equal(pdn_state_of(ab->quality_ab), PDN_NOT_ASKED);
    assert_int_equal(pdn_state_of(ac->confirmation), PDN_NOT_DEFINED);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void without_draws_no_verdict(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 0});

    for (size_t k = 0; k < b.pairs; k++) {
        const pdn_pair *x = &b.pair[k];
        assert_true(isnan(x->p) && isnan(x->q) && isnan(x->p_low) &&
                    isnan(x->q_low) && isnan(x->q_direction));
        assert_int_equal(x->verdict, PDN_NO_VERDICT);
        assert_null(x->also);
        assert_true(!isnan(x->expected));
    }
    assert_true(isnan(b.by_chance));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void graph_k_undirected(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        double ties, possible, expected, z, p_low;
    } want[] = {
        /* the worked example */
        {"S0", "S1", 1, 9, 2.4, -1.2645, .21143},
        {"S1", "S2", 1, 12, 3.2, -1.7974, .09286},
        {"S0", "S2", 0, 12, 3.2, -2.6144, .01738},
        {"S2", "S2", 4, 6, 1.6, 2.7634, 1},
    };
    struct plain p = plain_k();
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 4000});

    for (size_t k = 0; k < LEN(want); k++) {
        const pdn_pair *x = pair_of(&b, want[k].a, want[k].b);
        double p_low = want[k].p_low;
        assert_true(near(x->ties, want[k].ties, 0));
        assert_true(near(x->possible, want[k].possible, 0));
        assert_true(near(x->expected, want[k].expected, 1e-12));
        assert_true(near(x->z, want[k].z, 5e-5));
        assert_true(
            near(x->p_low, p_low, 4 * sqrt(p_low * (1 - p_low) / 4000) + 1e-3));
        assert_true(isnan(x->confirmed) && isnan(x->quality_ab));
    }
    assert_string_equal(pair_of(&b, "S0", "S1")->hangs_on, "A2+A3");
    assert_true(near(pair_of(&b, "S0", "S2")->carriers, 0, 0));
    assert_true(near(pair_of(&b, "S1", "S1")->carriers, 2, 0));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* Groups of the sizes given; ties indifferent to group. */
static struct plain indifferent(uint64_t seed, const size_t *size,
                                size_t groups, double chance)
{
    struct plain p = {.directed = true, .groups = groups, .strata = 1};
    pdn_random r;

    pdn_random_start(&r, seed, 4, 4);
    for (uint32_t k = 0; k < groups; k++)
        for (size_t i = 0; i < size[k]; i++) {
            p.group[p.n] = k;
            p.answered[p.n++] = true;
        }
    for (uint32_t i = 0; i < p.n; i++)
        for (uint32_t j = 0; j < p.n; j++)
            if (i != j && pdn_random_unit(&r) < chance && p.arcs < MOST_ARCS)
                plain_arc(&p, i, j);
    return p;
}

static bool is_break(pdn_verdict verdict)
{
    return verdict == PDN_MISSING || verdict == PDN_HANGS_ON_ONE ||
           verdict == PDN_ONE_SIDED || verdict == PDN_STRAINED;
}

/* A group of one post gets no verdict, nor does one that only is big. */
static void size_alone_is_no_verdict(void **state)
{
    (void)state;
    static const size_t size[] = {1, 4, 5, 26, 6};
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct plain p = indifferent(seed, size, LEN(size), .2);
        pdn_network g = network_of(&p);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 400});
        for (size_t k = 0; k < b.pairs; k++) {
            const pdn_pair *x = &b.pair[k];
            bool single = strcmp(x->group_a, "S0") == 0;
            if (single) assert_int_equal(x->verdict, PDN_NOT_KNOWN);
            if (single && strcmp(x->group_b, "S0") != 0 && x->ties > 0)
                assert_true(PDN_HAS(x->verdict_note, PDN_REASON_SINGLE_POST));
            bool big =
                strcmp(x->group_a, "S3") == 0 || strcmp(x->group_b, "S3") == 0;
            CHECK(!big || !is_break(x->verdict), "seed %u: %s-%s is %s",
                  (unsigned)seed, x->group_a, x->group_b,
                  pdn_code_text(&pdn_verdict_codes, x->verdict));
        }
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

/* Two of five and five, three dyads on one person: p_star .0435 (rules 2, by
 * enumeration 20 C(5,3) / C(25,3) = 200 / 2300 less the 100 counted twice).
 * A second pair with three dyads, none shared (p_star 1), doubles it. */
static void of_two_pairs_three_contacts_are_few(void **state)
{
    (void)state;
    for (int two = 0; two < 2; two++) {
        static const size_t size[] = {5, 5, 5};
        struct plain p = indifferent(1, size, LEN(size), 0);
        for (uint32_t k = 5; k < 8; k++) {
            plain_arc(&p, 0, k);
            plain_arc(&p, k, 0);
            if (two) plain_arc(&p, k - 4, k + 5);
        }
        pdn_network g = network_of(&p);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 200});
        const pdn_pair *x = pair_of(&b, "S0", "S1");
        assert_true(PDN_HAS(PDN_BIT(x->verdict) | x->also, PDN_HANGS_ON_ONE));
        assert_int_equal(PDN_HAS(x->verdict_note, PDN_REASON_FEW_CONTACTS),
                         two);
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

static void a_silent_group_is_unknown_not_missing(void **state)
{
    (void)state;
    static const size_t size[] = {8, 8, 8, 8};
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct plain p = indifferent(seed, size, LEN(size), .2);
        for (size_t i = 1; i < 8; i++)
            p.answered[i] = false; /* one of eight answered */
        pdn_network g = network_of(&p);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 400});
        for (size_t k = 0; k < b.pairs; k++)
            if (strcmp(b.pair[k].group_a, "S0") == 0)
                assert_int_equal(b.pair[k].verdict, PDN_NOT_KNOWN);
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

static void a_cut_pair_is_missing_whatever_the_threads(void **state)
{
    (void)state;
    static const size_t size[] = {8, 8, 8, 8};
    struct plain p = indifferent(3, size, LEN(size), .3), cut = p;
    cut.arcs = 0;
    for (size_t k = 0; k < p.arcs; k++) {
        uint32_t a = p.group[p.from[k]], b = p.group[p.to[k]];
        if (!(a == 0 && b == 1) && !(a == 1 && b == 0))
            plain_arc(&cut, p.from[k], p.to[k]);
    }
    pdn_network g = network_of(&cut);
    pdn_breakdown_options o = {.draws = 999, .threads = 1, .seed = 1};
    pdn_breakdown one = {0}, four = {0};
    MUST(pdn_breakdown_make(&g, &o, &one));
    o.threads = 4;
    MUST(pdn_breakdown_make(&g, &o, &four));
    assert_int_equal(pair_of(&one, "S0", "S1")->verdict, PDN_MISSING);
    assert_int_equal(pair_of(&one, "S0", "S1")->also,
                     PDN_BIT(PDN_THIN_CONTACT));
    assert_int_equal(one.assessable, 6);
    assert_true(one.by_chance >= 0 && one.by_chance < 1);
    assert_true(near(one.by_chance, four.by_chance, 0));
    /* 1.959964 sqrt(.05 .95 / 999) at least, draws being alike, and no p is
     * further off than .5 */
    assert_true(one.p_error_at_5 >= .0135148 && one.p_error_at_5 < .04);
    assert_true(one.p_error > 0 &&
                one.p_error <= one.p_error_at_5 * .5 / sqrt(.05 * .95));
    assert_true(near(one.p_error, four.p_error, 0));
    for (size_t k = 0; k < one.pairs; k++)
        assert_true(near(one.pair[k].p, four.pair[k].p, 0) &&
                    near(one.pair[k].q_low, four.pair[k].q_low, 0) &&
                    near(one.pair[k].q_direction, four.pair[k].q_direction, 0));
    pdn_breakdown_clear(&one);
    pdn_breakdown_clear(&four);
    pdn_network_clear(&g);
}

/* Rejection at 5 % over networks without any breakdown, one group answering 4
 * of 12 (pdn-breakdown(1): 5.1 % when labels move within the answered, 17.3 %
 * when they move over everybody). */
static void the_test_keeps_its_size_when_a_group_is_silent(void **state)
{
    (void)state;
    static const size_t size[] = {12, 12, 12, 12, 12};
    double rejected = 0, tested = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct plain p = indifferent(seed, size, LEN(size), .06);
        for (size_t i = 4; i < 12; i++)
            p.answered[i] = false;
        pdn_network g = network_of(&p);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 299});
        for (size_t k = 0; k < b.pairs; k++) {
            tested++;
            rejected += b.pair[k].p <= .05;
        }
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
    CHECK(rejected / tested < .075, "%.4f of %.0f rejected", rejected / tested,
          tested);
}

/* the worked example: 19 respondents, one pair and one code each. */
static void obstacles_of_the_worked_table(void **state)
{
    (void)state;
    static const int named[2][3] = {{6, 1, 2}, {2, 5, 3}};
    static const char *const code[2] = {"x", "y"};
    struct plain p = {.directed = true, .n = 23, .groups = 4, .strata = 1};
    for (uint32_t i = 0; i < 23; i++) {
        p.group[i] = i < 19 ? 0 : i - 19;
        p.answered[i] = true;
    }
    p.group[19] = 0;
    uint32_t who = 0;
    for (int c = 0; c < 2; c++)
        for (uint32_t k = 0; k < 3; k++)
            for (int i = 0; i < named[c][k]; i++)
                plain_arc(&p, who++, 20 + k);
    pdn_network g = network_of(&p);
    pdn_column *barrier = network_column(&g.tie, "barrier", PDN_TEXT);
    for (uint32_t k = 0; k < 19; k++)
        barrier->text[k] = code[k >= 9];

    pdn_breakdown_options o = {.draws = 20000, .threads = 2, .seed = 1};
    pdn_barriers b = {0};
    MUST(pdn_barriers_make(&g, &o, &b));
    assert_int_equal(b.rows, 6);
    assert_string_equal(b.row[0].barrier, "x");
    assert_true(near(b.row[0].respondents, 6, 0) && near(b.row[0].asked, 8, 0));
    assert_true(near(b.row[0].share, .75, 0));
    assert_true(near(b.row[0].expected, 8 * 9.0 / 19, 1e-12));
    assert_true(near(b.row[0].residual, 2.0571, 5e-5));
    /* by hand over the 38 tables with these margins: chi-square at least
     * 4.827407 has probability .111152 */
    CHECK(near(b.row[0].p, .111152, 4 * sqrt(.111152 * .888848 / 20000)),
          "p %.5f", b.row[0].p);
    assert_true(near(b.row[3].p, b.row[0].p, .01)); /* the same table */

    pdn_breakdown t = table_of(&g, (pdn_breakdown_options){.draws = 0});
    const pdn_pair *first = pair_of(&t, "S0", "S1");
    assert_string_equal(first->top_barrier, "x");
    assert_true(near(first->top_barrier_share, .75, 0));
    assert_true(near(first->barrier_tied, 1, 0));
    pdn_breakdown_clear(&t);
    pdn_barriers_clear(&b);
    pdn_network_clear(&g);
}

static void several_codes_and_ties_in_byte_order(void **state)
{
    (void)state;
    struct plain p = {.directed = true, .n = 4, .groups = 2, .strata = 1};
    for (uint32_t i = 0; i < 4; i++) {
        p.group[i] = i >= 2;
        p.answered[i] = true;
    }
    plain_arc(&p, 0, 2);
    plain_arc(&p, 0, 3);
    plain_arc(&p, 1, 2);
    pdn_network g = network_of(&p);
    pdn_column *barrier = network_column(&g.tie, "barrier", PDN_TEXT);
    barrier->text[0] = "tid+kjennskap";
    barrier->text[1] = "tid tid"; /* the same person: counted once */
    barrier->text[2] = "kjennskaper";
    pdn_breakdown t = table_of(&g, (pdn_breakdown_options){.draws = 0});
    const pdn_pair *x = pair_of(&t, "S0", "S1");
    assert_string_equal(x->top_barrier, "kjennskap"); /* 1, 1 and 1 */
    assert_true(near(x->barrier_tied, 3, 0));
    assert_true(near(x->top_barrier_share, .5, 0));
    pdn_breakdown_clear(&t);
    pdn_network_clear(&g);
}

static void unmet_duties_name_the_go_between(void **state)
{
    (void)state;
    struct plain p = {.directed = true, .n = 7, .groups = 3, .strata = 1};
    for (uint32_t i = 0; i < 7; i++) {
        p.group[i] = i < 3 ? 0 : i < 6 ? 1 : 2;
        p.answered[i] = true;
    }
    plain_arc(&p, 6, 0);
    plain_arc(&p, 3, 6);
    static const pdn_duty duty[] = {{"S0", "S1", "avtale", "S2"},
                                    {"S0", "S2", NULL, NULL},
                                    {"A1", "S2", NULL, NULL}};
    pdn_network g = network_of(&p);
    pdn_breakdown_options o = {
        .draws = 99, .threads = 1, .seed = 1, .duty = duty, .duties = 3};
    pdn_breakdown b = {0};
    pdn_unmet_duties gaps = {0};
    MUST(pdn_breakdown_make(&g, &o, &b));
    assert_true(near(pair_of(&b, "S0", "S1")->duty, 1, 0));
    assert_true(near(pair_of(&b, "S1", "S1")->duty, 0, 0));
    assert_string_equal(pair_of(&b, "S0", "S1")->lead, "S2");
    assert_int_equal(pair_of(&b, "S0", "S1")->verdict, PDN_MISSING);
    assert_int_equal(pair_of(&b, "S0", "S1")->verdict_note,
                     PDN_BIT(PDN_REASON_DUTY));

    MUST(pdn_unmet_duties_make(&g, &o, &b, &gaps));
    assert_int_equal(gaps.rows, 2);
    assert_string_equal(gaps.row[0].from, "S0");
    assert_string_equal(gaps.row[0].could_be_asked, "A6");
    assert_true(near(gaps.row[0].possible, 18, 0));
    assert_int_equal(gaps.row[0].verdict, PDN_MISSING);
    assert_string_equal(gaps.row[1].from, "A1");
    assert_true(near(gaps.row[1].possible, 2, 0));
    assert_int_equal(gaps.row[1].verdict, PDN_NO_VERDICT);
    pdn_unmet_duties_clear(&gaps);
    pdn_breakdown_clear(&b);

    static const pdn_duty unknown[] = {{"S0", "S9", NULL, NULL}};
    o.duty = unknown;
    o.duties = 1;
    assert_int_equal(pdn_breakdown_make(&g, &o, &b), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "S9"));
    pdn_network_clear(&g);
}

/* Nobody, one person, one group, one who answered. */
static void the_smallest_networks(void **state)
{
    (void)state;
    for (size_t n = 0; n <= 3; n++) {
        struct plain p = {.directed = true, .n = n, .groups = 1, .strata = 1};
        p.answered[0] = true;
        if (n > 1) plain_arc(&p, 0, 1);
        pdn_network g = network_of(&p);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 50});
        assert_int_equal(b.pairs, n > 0);
        if (n == 1) {
            assert_true(near(b.pair->ties, 0, 0));
            assert_true(near(b.pair->possible, 0, 0));
            assert_true(near(b.pair->expected, 0, 0));
            assert_true(isnan(b.pair->density) && isnan(b.pair->ratio) &&
                        isnan(b.pair->z) && isnan(b.pair->p));
        }
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixture_w_as_a_table),
        cmocka_unit_test(without_draws_no_verdict),
        cmocka_unit_test(graph_k_undirected),
        cmocka_unit_test(size_alone_is_no_verdict),
        cmocka_unit_test(of_two_pairs_three_contacts_are_few),
        cmocka_unit_test(a_silent_group_is_unknown_not_missing),
        cmocka_unit_test(a_cut_pair_is_missing_whatever_the_threads),
        cmocka_unit_test(the_test_keeps_its_size_when_a_group_is_silent),
        cmocka_unit_test(obstacles_of_the_worked_table),
        cmocka_unit_test(several_codes_and_ties_in_byte_order),
        cmocka_unit_test(unmet_duties_name_the_go_between),
        cmocka_unit_test(the_smallest_networks),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
