#include "check.h"
#include "survey/webform/multi_select.h"
#include "survey/webform/standard_scales.h"

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <string.h>

/* Values by hand: the order in which forms print the answers. */
static void knows_standard_scales_in_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *question, *word[6];
        double value[6];
    } cases[] = {
        {"frequency",
         {"Aldri", "Sjeldnere", "Månedlig", "Ukentlig", "Daglig"},
         {0, 1, 2, 3, 4}},
        {"frequency", {"Aldri", "Av og til", "Svært ofte"}, {0, 2, 4}},
        {"quality",
         {"Svært dårlig", "Dårlig", "Verken/eller", "Godt", "Svært godt"},
         {1, 2, 3, 4, 5}},
        {"recognition",
         {"Helt uenig", "Delvis uenig", "Verken enig eller uenig",
          "Delvis enig", "Helt enig"},
         {1, 2, 3, 4, 5}},
        {"knowledge", {"I liten grad", "I svært stor grad"}, {2, 5}},
        {"frequency", {"aldri", "VEKENTLEG"}, {0, 3}}, /* nynorsk, case */
        {"quality", {"very poor", "well"}, {1, 4}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        word_count words = {0};
        const standard_scale *scale = NULL;
        for (size_t k = 0; cases[i].word[k] != NULL && k < 6; k++)
            MUST(
                word_count__add(&words, cases[i].word[k], (pdn_diagnostic){0}));
        MUST(standard_scales__find(&words, cases[i].question, &scale));
        assert_non_null(scale);
        for (size_t k = 0; cases[i].word[k] != NULL && k < 6; k++) {
            double value = -1;
            bool known = false;
            MUST(standard_scales__value(scale, cases[i].word[k], &value,
                                        &known));
            assert_true(known);
            assert_true(near(value, cases[i].value[k], 0));
        }
        word_count__clear(&words);
    }
}

static void no_answer_is_an_absence(void **state)
{
    (void)state;
    double value = 0;
    bool known = false;

    MUST(standard_scales__value(NULL, "Vet ikke", &value, &known));
    assert_true(known);
    assert_int_equal(pdn_state_of(value), PDN_NO_ANSWER);
    MUST(standard_scales__value(NULL, "Ikke aktuelt", &value, &known));
    assert_int_equal(pdn_state_of(value), PDN_NOT_ASKED);
    MUST(standard_scales__value(NULL, "Glimtvis", &value, &known));
    assert_false(known);
}

static void parts_cells_of_several_answers(void **state)
{
    (void)state;
    static const answer_book none;
    static const struct {
        const char *cell, *codes;
    } cases[] = {
        {"Mangler tid;Taushetsplikt;", "Mangler_tid+Taushetsplikt"},
        {" a | b|c ", "a+b+c"},
        {"a, b", "a+b"},
        {";;", NULL},
        {"a+b", "a_b"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pdn_arena text = {0};
        const char *codes = NULL, *unknown = NULL;
        const multi_select how = multi_select__of(&none, "barrier");
        MUST(multi_select__codes(&how, cases[i].cell, &text, &codes, &unknown));
        assert_null(unknown);
        if (cases[i].codes == NULL)
            assert_null(codes);
        else
            assert_string_equal(codes, cases[i].codes);
        pdn_arena_clear(&text);
    }
}

static void names_are_compared_by_what_is_seen(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key, *shown;
    } cases[] = {
        {"NAV Oslo", "NAV Oslo", "NAV Oslo"},
        {"NAV\xC2\xA0Oslo", "NAV Oslo", "NAV Oslo"},       /* no-break */
        {" NAV \t\r\nOslo ", "NAV Oslo", "NAV Oslo"},      /* white space */
        {"NAV\xE2\x80\x8B Oslo", "NAV Oslo", "NAV Oslo"},  /* zero width */
        {"barne\xC2\xADvern", "barnevern", "barnevern"},   /* soft hyphen */
        {"A\xCC\x8Asnes", "\xC3\x85snes", "\xC3\x85snes"}, /* composed */
        {"Nord\xE2\x80\x93Odal", "Nord-Odal", "Nord\xE2\x80\x93Odal"},
        {"\xC2\xABung\xC2\xBB", "\"ung\"", "\xC2\xABung\xC2\xBB"},
        {"nav oslo", "nav oslo", "nav oslo"}, /* case counts */
        {"\xE2\x80\x8B", "", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pdn_arena text = {0};
        const char *key = NULL, *shown = NULL;
        MUST(pdn_name_key(&text, cases[i].text, &key));
        MUST(pdn_name_shown(&text, cases[i].text, &shown));
        assert_string_equal(key, cases[i].key);
        assert_string_equal(shown, cases[i].shown);
        pdn_arena_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_standard_scales_in_their_order),
        cmocka_unit_test(no_answer_is_an_absence),
        cmocka_unit_test(parts_cells_of_several_answers),
        cmocka_unit_test(names_are_compared_by_what_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
