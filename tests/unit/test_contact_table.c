/* The table of pairs under rewired contacts: worked fixtures, and what the
 * draws decide. */
#include "check.h"
#include "networks.h"

#include "pdnet/breakdown.h"

#include <stdlib.h>
#include <string.h>

/* Eight people in groups of two; B of tests/oracle/contact_graphs.py. */
static const uint32_t b_arcs[][2] = {{0, 2}, {2, 0}, {1, 3}, {3, 5}, {5, 3},
                                     {4, 6}, {6, 4}, {7, 5}, {0, 4}, {6, 1}};

static struct plain fixture_b(bool directed)
{
    struct plain p = {.directed = directed, .n = 8, .groups = 4, .strata = 1};

    for (uint32_t i = 0; i < 8; i++) {
        p.group[i] = i / 2;
        p.answered[i] = true;
    }
    for (size_t k = 0; k < LEN(b_arcs); k++)
        plain_arc(&p, b_arcs[k][0], b_arcs[k][1]);
    return p;
}

/* 7 is silent: 7 > 5 is gone, 2 > 7 and 5 > 7 are added. */
static struct plain fixture_quiet(void)
{
    struct plain p = fixture_b(true);

    p.answered[7] = false;
    p.from[7] = 2;
    p.to[7] = 7;
    plain_arc(&p, 5, 7);
    return p;
}

static struct plain fixture_b3(void)
{
    static const uint32_t arcs[][2] = {
        {0, 3},  {3, 0},  {1, 4}, {4, 1}, {2, 6}, {6, 2},  {5, 9}, {9, 5},
        {7, 10}, {10, 7}, {8, 3}, {3, 7}, {9, 0}, {10, 1}, {1, 7}, {6, 5}};
    struct plain p = {.directed = true, .n = 11, .groups = 4, .strata = 1};

    for (uint32_t i = 0; i < 11; i++) {
        p.group[i] = i / 3;
        p.answered[i] = true;
    }
    for (size_t k = 0; k < LEN(arcs); k++)
        plain_arc(&p, arcs[k][0], arcs[k][1]);
    return p;
}

/* A column that tells the even from the odd. */
static void add_parity(pdn_network *g, const char *name)
{
    pdn_column *c = network_column(&g->actor, name, PDN_TEXT);

    for (size_t i = 0; i < g->actors; i++)
        c->text[i] = i % 2 == 0 ? "even" : "odd";
}

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

enum which { PLAIN, QUIET, QUIET_PARITY, THREES, UNDIRECTED };

static const struct {
    enum which which;
    const char *a, *b;
    double ties, expected, sd, p_low;
} rows[] = {
    /* clang-format off */
    /* rules: 88 graphs, each as likely */
    {PLAIN, "S0", "S1", 3, 1.431818, .986217, 1},
    {PLAIN, "S2", "S3", 3, 1.431818, .986217, 1},
    {PLAIN, "S0", "S2", 1, 2.022727, .965040, .386364},
    {PLAIN, "S0", "S3", 1, 1.545455, .890724, .727273},
    {PLAIN, "S1", "S2", 2, 2.545455, .890724, .727273},
    {PLAIN, "S1", "S3", 0, 1.022727, .965040, .386364},
    /* rules: 16 graphs; 2 with places; the other rows by the oracle */
    {QUIET, "S0", "S1", 3, 1.75, .968246, 1},
    {QUIET, "S0", "S3", 1, 1.5, .866025, .75},
    {QUIET_PARITY, "S0", "S1", 3, 2, 1, 1},
    {QUIET_PARITY, "S0", "S2", 1, 1, 0, 1},
    {QUIET_PARITY, "S0", "S3", 1, 2, 1, .5},
    /* rules: 14 300 graphs */
    {THREES, "S0", "S1", 4, 3.678881, 1.151631, .728112},
    {THREES, "S2", "S3", 2, 1.678881, 1.151631, .728112},
    /* oracle: 373 graphs, half its T */
    {UNDIRECTED, "S0", "S1", 2, 1.136729, .642605, .989276},
    {UNDIRECTED, "S0", "S2", 1, 1.726542, .621568, .364611},
    {UNDIRECTED, "S1", "S3", 0, .726542, .621568, .364611},
    /* clang-format on */
};

static pdn_network network_like(enum which which)
{
    struct plain p = which == THREES ? fixture_b3()
                     : which == QUIET || which == QUIET_PARITY
                         ? fixture_quiet()
                         : fixture_b(which != UNDIRECTED);
    pdn_network g = network_of(&p);

    if (which == QUIET_PARITY) add_parity(&g, "municipality");
    return g;
}

/* Draws that follow each other are alike (lag-1 autocorrelation .29 and less in
 * so small graphs): they are worth half as many at least. */
static void expected_is_what_the_listed_graphs_say(void **state)
{
    (void)state;
    enum { DRAWS = 20000, WORTH = DRAWS / 2 };
    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_network g = network_like(rows[k].which);
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = DRAWS});
        const pdn_pair *x = pair_of(&b, rows[k].a, rows[k].b);
        double p = rows[k].p_low, sd = rows[k].sd;

        assert_int_equal(x->null, PDN_NULL_CONTACTS);
        assert_int_equal(pair_of(&b, "S0", "S0")->null, PDN_NULL_LABELS);
        assert_true(near(x->ties, rows[k].ties, 0));
        CHECK(near(x->expected, rows[k].expected, 4 * sd / sqrt(WORTH) + 1e-6),
              "%zu: expected %.6f", k, x->expected);
        CHECK(near(x->p_low, p, 4 * sqrt(p * (1 - p) / WORTH) + 1e-3),
              "%zu: p_low %.6f", k, x->p_low);
        assert_true(near(x->ratio, x->ties / x->expected, 1e-12));
        /* z = (T - E) / sd: sd to 4 % */
        if (sd > 0)
            CHECK(near((x->ties - x->expected) / x->z, sd, .04 * sd),
                  "%zu: sd %.6f", k, (x->ties - x->expected) / x->z);
        else
            assert_true(isnan(x->z));
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

/* All of a column is as good as municipality; two are as one and the other. */
static void places_of_any_columns(void **state)
{
    (void)state;
    struct plain p = fixture_quiet();
    pdn_network g = network_of(&p);
    pdn_breakdown_options o = {.draws = 4000, .within = "storey, building"};
    pdn_breakdown b = {0};

    o.threads = 1;
    assert_int_equal(pdn_breakdown_make(&g, &o, &b), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "\"storey\""));
    add_parity(&g, "storey");
    add_parity(&g, "building");
    b = table_of(&g, o);
    assert_true(near(pair_of(&b, "S0", "S2")->expected, 1, 1e-12));
    assert_string_equal(b.within, "storey, building");
    pdn_breakdown_clear(&b);

    /* not known: each in a place of one's own, so that no two share one, and
     * all are alike again */
    pdn_column *c = pdn_table_mutable_column(&g.actor, "building");
    for (size_t i = 0; i < g.actors; i++)
        c->text[i] = i % 3 == 0 ? NULL : i % 3 == 1 ? "NA" : "";
    o.within = "building";
    b = table_of(&g, o);
    CHECK(near(pair_of(&b, "S0", "S2")->expected, 1.75, .06), "E %.4f",
          pair_of(&b, "S0", "S2")->expected);
    pdn_breakdown_clear(&b);
    o.within = "none";
    b = table_of(&g, o);
    assert_null(b.within);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void without_draws_nothing_is_drawn(void **state)
{
    (void)state;
    struct plain p = fixture_b(true);
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 0});
    const pdn_pair *x = pair_of(&b, "S0", "S1");

    assert_true(isnan(x->expected) && isnan(x->ratio) && isnan(x->z) &&
                isnan(x->p) && isnan(x->ratio_lo) && isnan(x->tipping));
    assert_int_equal(x->verdict, PDN_NO_VERDICT);
    assert_int_equal(x->null, PDN_NULL_CONTACTS);
    /* within groups labels are exact: 10 arcs, none inside */
    assert_true(!isnan(pair_of(&b, "S0", "S0")->expected));
    assert_int_equal(b.draws, 0);
    pdn_breakdown_clear(&b);
    b = table_of(&g, (pdn_breakdown_options){.null = PDN_NULL_LABELS});
    assert_true(!isnan(pair_of(&b, "S0", "S1")->expected));
    assert_int_equal(pair_of(&b, "S0", "S1")->null, PDN_NULL_LABELS);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void three_groups_fall_back_on_labels(void **state)
{
    (void)state;
    struct plain p = plain_w();
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 2000});

    assert_int_equal(b.null, PDN_NULL_LABELS);
    for (size_t k = 0; k < b.pairs; k++)
        assert_int_equal(b.pair[k].null, PDN_NULL_LABELS);
    assert_true(near(pair_of(&b, "S0", "S1")->expected, 6, 1e-12));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* Four services of eight, one of whose pairs has no contact. */
static pdn_network cut_network(void)
{
    struct plain p = {.directed = true, .n = 32, .groups = 4, .strata = 1};
    pdn_random r;

    pdn_random_start(&r, 3, 4, 4);
    for (uint32_t i = 0; i < 32; i++) {
        p.group[i] = i / 8;
        p.answered[i] = true;
    }
    for (uint32_t i = 0; i < 32; i++)
        for (uint32_t j = 0; j < 32; j++) {
            bool apart = p.group[i] + p.group[j] == 1;
            if (i != j && !apart && pdn_random_unit(&r) < .3)
                plain_arc(&p, i, j);
        }
    return network_of(&p);
}

/* The verdicts of a table as one text. */
static void spell(const pdn_breakdown *b, char *text, size_t capacity)
{
    text[0] = '\0';
    for (size_t k = 0; k < b->pairs; k++) {
        size_t n = strlen(text);
        snprintf(text + n, capacity - n, "%s ",
                 pdn_code_text(&pdn_verdict_codes, b->pair[k].verdict));
    }
}

/* No -n: draws end by themselves, and no verdict turns on the seed. The same
 * verdicts come from draws that follow it, whose p differ. */
static void draws_go_on_until_verdicts_are_settled(void **state)
{
    (void)state;
    pdn_network g = cut_network();
    char first[1024], other[1024];

    for (uint64_t seed = 1; seed <= 8; seed++) {
        pdn_breakdown_options o = {.most_draws = PDN_MOST_DRAWS, .seed = seed};
        pdn_breakdown b = table_of(&g, o);
        spell(&b, seed == 1 ? first : other, sizeof first);
        if (seed > 1) assert_string_equal(other, first);
        assert_true(b.draws >= PDN_LEAST_DRAWS && b.draws % 1000 == 0);
        assert_int_equal(b.undecided, 0);
        assert_int_equal(pair_of(&b, "S0", "S1")->verdict, PDN_MISSING);
        double p = pair_of(&b, "S2", "S3")->p_low;
        pdn_breakdown_clear(&b);
        b = table_of(&g, (pdn_breakdown_options){.draws = 9000, .seed = seed});
        spell(&b, other, sizeof other);
        assert_string_equal(other, first);
        assert_true(!near(pair_of(&b, "S2", "S3")->p_low, p, 0));
        pdn_breakdown_clear(&b);
    }
    pdn_network_clear(&g);
}

/* As few draws as cannot settle a verdict: the weaker one, and a note. */
static void what_is_not_settled_is_told(void **state)
{
    (void)state;
    pdn_network g = cut_network();
    /* of 20 draws P(least) is 1 / 21 at least, its interval far above .05 */
    pdn_breakdown_options o = {.most_draws = 20};
    pdn_breakdown b = table_of(&g, o);
    const pdn_pair *x = pair_of(&b, "S0", "S1");

    assert_int_equal(b.draws, 20);
    assert_true(b.undecided > 0);
    assert_int_equal(x->verdict, PDN_NOT_KNOWN);
    assert_true(PDN_HAS(x->verdict_note, PDN_REASON_DRAWS_UNDECIDED));
    assert_true(near(x->assessable, 0, 0) && isnan(x->q_low));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* Exactly so many draws: a verdict that they could not have given is not
 * settled. P(least) of 20 draws is 2 / 21 at the least. Of 80 draws a lone q of
 * six pairs is 6 / 81, but two are as low as can be: 3 / 81, which is found. */
static void what_few_draws_cannot_give_is_not_settled(void **state)
{
    (void)state;
    static const struct {
        size_t draws;
        pdn_verdict verdict;
        bool settled;
        double q;
    } given[] = {{20, PDN_NOT_KNOWN, false, (double)NAN},
                 {80, PDN_MISSING, true, 3.0 / 81}};
    pdn_network g = cut_network();

    for (size_t k = 0; k < LEN(given); k++) {
        pdn_breakdown b =
            table_of(&g, (pdn_breakdown_options){.draws = given[k].draws});
        const pdn_pair *x = pair_of(&b, "S0", "S1");
        bool noted = PDN_HAS(x->verdict_note, PDN_REASON_DRAWS_UNDECIDED);
        assert_int_equal(x->verdict, given[k].verdict);
        assert_true(noted != given[k].settled);
        assert_true(isnan(given[k].q) ? isnan(x->q_low)
                                      : near(x->q_low, given[k].q, 1e-12));
        pdn_breakdown_clear(&b);
    }
    pdn_network_clear(&g);
}

/* People of no known group stand in no pair, but may stand between two. */
static void a_group_not_known_is_no_group(void **state)
{
    (void)state;
    static const char *const unknown[] = {NULL, "", "NA"};
    for (size_t u = 0; u < LEN(unknown); u++) {
        struct plain p = {.directed = true, .n = 7, .groups = 3, .strata = 1};
        for (uint32_t i = 0; i < 7; i++) {
            p.group[i] = i < 3 ? 0 : i < 6 ? 1 : 2;
            p.answered[i] = true;
        }
        plain_arc(&p, 6, 0);
        plain_arc(&p, 3, 6);
        plain_arc(&p, 1, 2);
        pdn_network g = network_of(&p);
        pdn_table_column(&g.actor, "sector")->text[6] = unknown[u];
        pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 50});
        assert_int_equal(b.group_unknown, 1);
        assert_int_equal(b.pairs, 3);
        assert_true(near(pair_of(&b, "S0", "S1")->ties, 0, 0));
        assert_true(near(pair_of(&b, "S0", "S1")->cut_people, 1, 0));
        assert_true(near(pair_of(&b, "S0", "S0")->ties, 1, 0));
        assert_string_equal(pair_of(&b, "S0", "S0")->hangs_on, "A1+A2");
        pdn_breakdown_clear(&b);
        pdn_network_clear(&g);
    }
}

/* Dyads of two lists: 3 told by both, 2 by S0 only, 1 by S1 only. */
static void recall_and_contacts_nobody_told(void **state)
{
    (void)state;
    struct plain p = {.directed = true, .n = 6, .groups = 2, .strata = 1};
    for (uint32_t i = 0; i < 6; i++) {
        p.group[i] = i / 3;
        p.answered[i] = true;
    }
    for (uint32_t i = 0; i < 3; i++) {
        plain_arc(&p, i, 3 + i);
        plain_arc(&p, 3 + i, i);
    }
    plain_arc(&p, 0, 4);
    plain_arc(&p, 0, 5);
    plain_arc(&p, 3, 1);
    pdn_network g = network_of(&p);
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 0});
    const pdn_pair *x = pair_of(&b, "S0", "S1");
    assert_true(near(x->recall_ab, 3.0 / 4, 1e-12)); /* of S1's four */
    assert_true(near(x->recall_ba, 3.0 / 5, 1e-12));
    assert_true(near(x->contacts_estimated, 6.0 * 5 / 4 - 1, 1e-12));
    assert_true(isnan(pair_of(&b, "S0", "S0")->recall_ab));
    assert_true(isnan(x->share_ab) && isnan(x->from_says) && isnan(x->differs));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* Frequencies 1 and 3: at 3 the pair that had its contacts at 1 is missing
 * too, the others stand as they do. */
static void verdicts_at_every_cut_of_frequency(void **state)
{
    (void)state;
    pdn_network g = cut_network();
    pdn_breakdown b = table_of(&g, (pdn_breakdown_options){.draws = 500});
    assert_int_equal(pdn_state_of(b.pair->cuts_tried), PDN_NOT_ASKED);
    pdn_breakdown_clear(&b);

    pdn_column *c = network_column(&g.tie, "frequency", PDN_INTEGER);
    for (size_t k = 0; k < g.ties; k++) {
        size_t x = g.from[k] / 8, y = g.to[k] / 8;
        c->number[k] = x + y == 4 && x != y ? 1 : 3; /* S1 - S3 seldom */
    }
    b = table_of(&g, (pdn_breakdown_options){.draws = 1000});
    for (size_t k = 0; k < b.pairs; k++)
        assert_true(near(b.pair[k].cuts_tried, 2, 0));
    assert_int_equal(pair_of(&b, "S0", "S1")->verdict, PDN_MISSING);
    assert_true(near(pair_of(&b, "S0", "S1")->cuts_survived, 2, 0));
    assert_int_equal(pair_of(&b, "S1", "S3")->verdict, PDN_ORDINARY);
    assert_true(near(pair_of(&b, "S1", "S3")->cuts_survived, 1, 0));
    pdn_breakdown_clear(&b);
    b = table_of(&g, (pdn_breakdown_options){.draws = 0});
    assert_true(isnan(b.pair->cuts_survived));
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expected_is_what_the_listed_graphs_say),
        cmocka_unit_test(places_of_any_columns),
        cmocka_unit_test(without_draws_nothing_is_drawn),
        cmocka_unit_test(three_groups_fall_back_on_labels),
        cmocka_unit_test(draws_go_on_until_verdicts_are_settled),
        cmocka_unit_test(what_few_draws_cannot_give_is_not_settled),
        cmocka_unit_test(what_is_not_settled_is_told),
        cmocka_unit_test(a_group_not_known_is_no_group),
        cmocka_unit_test(recall_and_contacts_nobody_told),
        cmocka_unit_test(verdicts_at_every_cut_of_frequency),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
