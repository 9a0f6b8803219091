/* What an analysis does when nobody says otherwise, and the words of choices:
 * the numbers are those of the contract. */
#include "check.h"

#include "pdnet/pdnet.h"

#include <string.h>

static void draws_are_those_of_the_contract(void **state)
{
    (void)state;
    /* contract, section 1: -n */
    const struct {
        const char *analysis;
        size_t draws, want;
    } cases[] = {
        {"measure", pdn_measure_defaults().draws, 1000},
        {"whole", pdn_whole_defaults().draws, 1000},
        {"fragility", pdn_fragility_defaults().draws, 200},
        {"baseline", pdn_baseline_defaults().draws, 10000},
        {"deviants", pdn_deviants_defaults().draws, 2000},
        {"qap", pdn_qap_defaults().draws, 2000},
        {"handovers", pdn_handovers_defaults().draws, 2000},
        {"practices", pdn_practices_defaults().draws, 2000},
        /* pdn-breakdown(1): draws go on until verdicts are settled, at most so
           many */
        {"breakdown, most", pdn_breakdown_defaults().most_draws, 50000},
    };
    for (size_t i = 0; i < LEN(cases); i++)
        CHECK(cases[i].draws == cases[i].want, "%s: %zu draws, want %zu",
              cases[i].analysis, cases[i].draws, cases[i].want);
    assert_true(near(pdn_fragility_defaults().remove, .3, 0));
    assert_true(near(pdn_baseline_defaults().level, .95, 0));
    assert_int_equal(pdn_deviants_defaults().good_years, 3);
    assert_int_equal(pdn_deviants_defaults().years, 4);
    assert_int_equal(pdn_breakdown_defaults().null, PDN_NULL_CONTACTS);
}

static void words_and_values_are_each_others(void **state)
{
    (void)state;
    /* the words, in the order of the enum (contract, section 3) */
    static const struct {
        const pdn_option_word *choice;
        const char *word[6];
    } cases[] = {
        {pdn_distances, {"hops", "inverse-frequency"}},
        {pdn_whole_nulls, {"short", "all"}},
        {pdn_nulls, {NULL, "contacts", "labels"}},
        {pdn_remove_by_words, {NULL, "betweenness", "once", "degree"}},
        {pdn_methods, {"wilson", "clopper-pearson", "jeffreys"}},
        {pdn_betters, {"lower", "higher"}},
        {pdn_benchmarks, {"all", "group"}},
        {pdn_models, {"binomial", "robust"}},
        {pdn_nonresponses, {"keep", "drop", "reconstruct"}},
        {pdn_unknown_actors, {"error", "add"}},
        {pdn_blanks, {NULL, "silent", "no"}},
        {pdn_answered_rules, {"senders", "all"}},
        {pdn_papers, {"a3", "a4", "slide", "a2", "a1"}},
    };
    for (size_t i = 0; i < LEN(cases); i++)
        for (int v = 0; v < 6; v++) {
            const char *want = cases[i].word[v];
            const char *word = pdn_option_word_of(cases[i].choice, v);
            int value = -1;
            CHECK((word == NULL) == (want == NULL) &&
                      (want == NULL || strcmp(word, want) == 0),
                  "list %zu, value %d: %s, want %s", i, v,
                  word != NULL ? word : "none", want != NULL ? want : "none");
            if (want == NULL) continue;
            CHECK(pdn_option_read(cases[i].choice, want, &value) && value == v,
                  "list %zu, %s: %d, want %d", i, want, value, v);
        }
    int value = 7;
    assert_false(pdn_option_read(pdn_betters, "low", &value));
    assert_false(pdn_option_read(pdn_betters, "", &value));
    assert_int_equal(value, 7);
}

static void a_benchmark_is_a_word_or_a_share(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        pdn_benchmark against;
        double share;
    } cases[] = {
        {"all", true, PDN_AGAINST_ALL, 0},
        {"group", true, PDN_AGAINST_GROUP, 0},
        {"0.183", true, PDN_AGAINST_VALUE, .183},
        {"0", true, PDN_AGAINST_VALUE, 0},
        {"1", true, PDN_AGAINST_VALUE, 1},
        {"1.01", false, PDN_AGAINST_ALL, 0},
        {"-0.1", false, PDN_AGAINST_ALL, 0},
        {"0,2", false, PDN_AGAINST_ALL, 0},
        {"", false, PDN_AGAINST_ALL, 0},
        {"alle", false, PDN_AGAINST_ALL, 0},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_baseline_options o = pdn_baseline_defaults();
        bool good = pdn_benchmark_read(cases[i].text, &o);
        CHECK(good == cases[i].good, "\"%s\": %d", cases[i].text, good);
        CHECK(o.benchmark == cases[i].against &&
                  near(o.benchmark_value, cases[i].share, 0),
              "\"%s\": %d %g", cases[i].text, (int)o.benchmark,
              o.benchmark_value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_are_those_of_the_contract),
        cmocka_unit_test(words_and_values_are_each_others),
        cmocka_unit_test(a_benchmark_is_a_word_or_a_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
