/* People who name services: what a pair counts and what chance gives, against
 * oracle/named_services.py (all ways of naming, listed), .R (Fisher's test) and
 * Wilson's closed form. */
#include "check.h"

#include "labelings.h"
#include "networks.h"

#include "pdnet/breakdown.h"
#include "pdnet/measures.h"

#include <string.h>

/* Seven people, own services 0 0 1 1 2 2 3; then services 0 to 3. */
static const uint32_t group[] = {0, 0, 1, 1, 2, 2, 3, 0, 1, 2, 3};
static const uint32_t from[] = {0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 6, 6};
static const uint32_t to[] = {8, 9, 8, 10, 7, 9, 10, 7, 10, 8, 7, 9};
enum { PEOPLE = 7, ALL = 11, NAMED = 12 };

static pdn_network seven(void)
{
    struct plain p = {.directed = true, .n = ALL, .groups = 4, .arcs = NAMED};

    memcpy(p.group, group, sizeof group);
    memcpy(p.from, from, sizeof from);
    memcpy(p.to, to, sizeof to);
    for (size_t i = 0; i < ALL; i++)
        p.answered[i] = i < PEOPLE;
    pdn_network g = network_of(&p);
    pdn_column *kind = network_column(&g.actor, "kind", PDN_TEXT);
    for (size_t i = 0; i < ALL; i++)
        kind->text[i] = i < PEOPLE ? NULL : "group";
    MUST(pdn_network_validate(&g));
    return g;
}

static const pdn_pair *pair_of(const pdn_breakdown *b, const char *g,
                               const char *h)
{
    for (size_t k = 0; k < b->pairs; k++)
        if (strcmp(b->pair[k].group_a, g) == 0 &&
            strcmp(b->pair[k].group_b, h) == 0)
            return &b->pair[k];
    return NULL;
}

static pdn_breakdown broken_down(const pdn_network *g, size_t draws)
{
    pdn_breakdown_options o = {.draws = draws, .threads = 2, .seed = 5};
    pdn_breakdown b = {0};

    MUST(pdn_breakdown_make(g, &o, &b));
    return b;
}

/* named_services.py, over all 116 ways. */
static const struct {
    const char *g, *h;
    double ties, possible, mean, sd, p_low;
} rows[] = {
    /* clang-format off */
    {"S0", "S1", 3, 4, 2.517241, .688361, .948276},
    {"S0", "S2", 2, 4, 2.517241, .688361, .474138},
    {"S0", "S3", 2, 3, 1.965517, .693952, .793103},
    {"S1", "S2", 2, 4, 1.965517, .693952, .793103},
    {"S1", "S3", 1, 3, 1.517241, .688361, .474138},
    {"S2", "S3", 2, 3, 1.517241, .688361, .948276},
    /* clang-format on */
};

static void chance_is_every_way_of_naming(void **state)
{
    (void)state;
    pdn_network g = seven();
    enum { DRAWS = 40000 };
    pdn_breakdown b = broken_down(&g, DRAWS);

    assert_int_equal(b.form, PDN_FORM_SERVICES);
    assert_int_equal(b.null, PDN_NULL_CONTACTS);
    for (size_t k = 0; k < LEN(rows); k++) {
        const pdn_pair *p = pair_of(&b, rows[k].g, rows[k].h);
        /* draws at five trials a contact hang together, hence eight errors */
        double error = 8 * rows[k].sd / sqrt(DRAWS);
        CHECK(near(p->ties, rows[k].ties, 0) &&
                  near(p->possible, rows[k].possible, 0) &&
                  near(p->expected, rows[k].mean, error) &&
                  near(p->p_low, rows[k].p_low, .02),
              "row %zu: T %g of %g, E %.4f p_low %.4f", k, p->ties, p->possible,
              p->expected, p->p_low);
        CHECK(isnan(p->confirmed) && isnan(p->carriers) &&
                  isnan(p->cut_people) && isnan(p->confirmation) &&
                  isnan(p->top_share) && p->hangs_on == NULL,
              "row %zu: what a service cannot tell", k);
    }
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* 2 of 2 in S0 name S1, 1 of 2 the other way: by the closed form. */
static void shares_have_wilsons_interval(void **state)
{
    (void)state;
    pdn_network g = seven();
    pdn_breakdown b = broken_down(&g, 0);
    const pdn_pair *p = pair_of(&b, "S0", "S1");

    CHECK(near(p->share_ab, 1, 0) && near(p->share_ba, .5, 0), "shares %g %g",
          p->share_ab, p->share_ba);
    CHECK(near(p->share_ab_lo, .342380227507, 1e-11) &&
              near(p->share_ab_hi, 1, 1e-11),
          "ab %.12f %.12f", p->share_ab_lo, p->share_ab_hi);
    CHECK(near(p->share_ba_lo, .094531205734, 1e-11) &&
              near(p->share_ba_hi, .905468794266, 1e-11),
          "ba %.12f %.12f", p->share_ba_lo, p->share_ba_hi);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* Services of 8, 9, 5 and 6; the first so many of g name h. */
static pdn_network four(void)
{
    static const uint32_t size[] = {8, 9, 5, 6};
    static const uint32_t named[4][4] = {
        {0, 6, 4, 2}, {1, 0, 5, 3}, {1, 2, 0, 5}, {3, 3, 0, 0}};
    struct plain p = {.directed = true, .groups = 4};

    for (uint32_t g = 0, first = 0; g < 4; first += size[g++])
        for (uint32_t i = 0; i < size[g]; i++) {
            p.group[p.n] = g;
            p.answered[p.n++] = true;
            for (uint32_t h = 0; h < 4; h++)
                if (i < named[g][h]) plain_arc(&p, first + i, 28 + h);
        }
    for (uint32_t g = 0; g < 4; g++)
        p.group[p.n++] = g;
    pdn_network n = network_of(&p);
    pdn_column *kind = network_column(&n.actor, "kind", PDN_TEXT);
    for (size_t i = 0; i < p.n; i++)
        kind->text[i] = i < 28 ? NULL : "group";
    MUST(pdn_network_validate(&n));
    return n;
}

/* R's fisher.test and p.adjust: named_services.R. */
static const struct {
    const char *g, *h;
    double q;
} fisher[] = {
    /* clang-format off */
    {"S0", "S1", 0.045660222131},
    {"S0", "S2", 0.746853146853},
    {"S0", "S3", 0.746853146853},
    {"S1", "S2", 1.000000000000},
    {"S1", "S3", 0.746853146853},
    {"S2", "S3", 0.012987012987},
    /* clang-format on */
};

static void the_two_shares_are_tested_as_fisher_did(void **state)
{
    (void)state;
    pdn_network g = four();
    pdn_breakdown b = broken_down(&g, 200);

    for (size_t k = 0; k < LEN(fisher); k++) {
        const pdn_pair *p = pair_of(&b, fisher[k].g, fisher[k].h);
        CHECK(near(p->q_direction, fisher[k].q, 1e-9), "%s-%s: q %.12f",
              fisher[k].g, fisher[k].h, p->q_direction);
    }
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

/* The services count for nobody: five of seven people answered. */
static void people_alone_are_counted(void **state)
{
    (void)state;
    pdn_network g = seven();
    pdn_groups q = {0};
    pdn_graph_level level[PDN_WHOLES];
    pdn_graph_level_options o = {.draws = 0};
    pdn_measures *m = NULL;
    pdn_measure_options how = {.draws = 0};

    assert_int_equal(g.people, PEOPLE);
    MUST(pdn_groups_by(&g, "sector", &q));
    CHECK(q.size[0] == 2 && q.answered[0] == 2 && q.size[3] == 1,
          "%zu people in S0, %zu in S3", q.size[0], q.size[3]);
    MUST(pdn_graph_level_measure(&g, &o, level, NULL));
    /* by hand: 12 named of 7 x 3 */
    CHECK(near(level[PDN_WHOLE_N].value, 7, 0) &&
              near(level[PDN_WHOLE_RESPONSE].value, 1, 0) &&
              near(level[PDN_WHOLE_DENSITY].value, 12. / 21, 1e-12),
          "n %g response %g density %g", level[PDN_WHOLE_N].value,
          level[PDN_WHOLE_RESPONSE].value, level[PDN_WHOLE_DENSITY].value);
    CHECK(isnan(level[PDN_WHOLE_CONFIRMATION].value) &&
              isnan(level[PDN_WHOLE_TRANSITIVITY].value),
          "what needs two ends");
    MUST(pdn_measure(&g, &how, &m, NULL));
    /* by hand: person 0 names two; service 0 is named by 2, 4 and 6 of the five
     * who do not belong to it */
    CHECK(near(m[0].out_degree, 2, 0) &&
              pdn_state_of(m[0].in_degree) == PDN_NOT_ASKED &&
              isnan(m[0].betweenness),
          "person 0: %g", m[0].out_degree);
    CHECK(near(m[PEOPLE].in_degree, 3, 0) && near(m[PEOPLE].nominators, 5, 0) &&
              pdn_state_of(m[PEOPLE].responded) == PDN_NOT_ASKED,
          "service 0: %g of %g", m[PEOPLE].in_degree, m[PEOPLE].nominators);
    free(m);
    pdn_groups_clear(&q);
    pdn_network_clear(&g);
}

/* Where somebody left open whether a service is known, fewer could name it. */
static void what_does_not_go_is_refused(void **state)
{
    (void)state;
    pdn_network g = seven();
    pdn_breakdown_options o = {.draws = 100, .null = PDN_NULL_LABELS};
    pdn_breakdown b = {0};

    assert_int_equal(pdn_breakdown_make(&g, &o, &b), PDN_EDATA);
    o.null = PDN_NULL_CONTACTS;
    o.within = "sector";
    assert_int_equal(pdn_breakdown_make(&g, &o, &b), PDN_EDATA);
    assert_int_equal(pdn_network_check_people(&g, "this"), PDN_EDATA);
    /* a person named beside services, and a service that names */
    g.to[0] = 5;
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    g.to[0] = 8;
    g.from[0] = 9;
    assert_int_equal(pdn_network_validate(&g), PDN_EDATA);
    pdn_network_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_is_every_way_of_naming),
        cmocka_unit_test(shares_have_wilsons_interval),
        cmocka_unit_test(the_two_shares_are_tested_as_fisher_did),
        cmocka_unit_test(people_alone_are_counted),
        cmocka_unit_test(what_does_not_go_is_refused),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
