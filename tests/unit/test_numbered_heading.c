/* What headings and answers say that numbers mean. Expected by reading them. */
#include "check.h"

#include "survey/webform/numbered_heading.h"

#include <math.h>
#include <string.h>

/* "1 daglig|5 aldri", in the order of the heading. */
static void heading_says(const char *heading, const char *expected)
{
    pdn_arena text = {0};
    numbered_scale s = {0};
    char got[400] = "";
    size_t used = 0;

    MUST(numbered_heading__read(heading, &text, &s));
    for (size_t i = 0; i < s.words; i++)
        used += (size_t)snprintf(got + used, sizeof got - used, "%s%.0f %s",
                                 i > 0 ? "|" : "", s.said[i].number,
                                 s.said[i].word);
    if (strcmp(got, expected) != 0) print_error("%s\n", heading);
    assert_string_equal(got, expected);
    pdn_arena_clear(&text);
}

static void headings_say_what_numbers_mean(void **state)
{
    static const struct {
        const char *heading, *says;
    } cases[] = {
        {"Hvor ofte (1 = daglig, 5 = aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte, 1 er daglig og 5 er aldri", "1 daglig|5 aldri"},
        {"Hvor ofte (1: daglig, 5: aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte (1 daglig, 5 aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte (1) daglig, 5) aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte (1 – daglig, 5 – aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte (1-daglig, 5-aldri)", "1 daglig|5 aldri"},
        {"Hvor ofte, 1 daglig til 5 aldri", "1 daglig|5 aldri"},
        {"Skala 1-5: 1 Daglig - 5 Aldri", "1 Daglig|5 Aldri"},
        {"1. daglig 2. ukentlig 3. hver 14. dag 4. månedlig 5. aldri",
         "1 daglig|2 ukentlig|3 hver 14. dag|4 månedlig|5 aldri"},
        {"1 - daglig 2 - ukentlig 3 - aldri", "1 daglig|2 ukentlig|3 aldri"},
        {"aldri (1) til daglig (5)", "1 aldri|5 daglig"},
        {"Hvor ofte? (1) daglig (2) ukentlig (3) aldri",
         "1 daglig|2 ukentlig|3 aldri"},
        /* one that is not known is left out, and one alone is no scale */
        {"siste 12 måneder (1 daglig, 3 nesten aldri, 5 aldri)",
         "1 daglig|5 aldri"},
        {"Spørsmål 3 – Hvor ofte (1 – aldri, 5 – daglig)", "1 aldri|5 daglig"},
        {"Spørsmål 3 – Hvor ofte", ""},
        {"3 ganger daglig, 5 dager i uka, 1 daglig", ""},
        {"Q3_7. Hvor ofte i 2023", ""},
        {"Del 1: kontakt", ""},
    };

    (void)state;
    for (size_t i = 0; i < PDN_COUNT(cases); i++)
        heading_says(cases[i].heading, cases[i].says);
}

static void answers_begin_with_numbers(void **state)
{
    static const struct {
        const char *answer, *word;
        double number;
    } cases[] = {
        {"1 daglig", "daglig", 1},
        {"1: daglig", "daglig", 1},
        {"1) daglig", "daglig", 1},
        {"5 – aldri", "aldri", 5},
        {"5 (svært godt)", "svært godt", 5},
        {"0 Ingen kontakt", "Ingen kontakt", 0},
        {"1 gang i uka", NULL, 0},
        {"2 dager", NULL, 0},
        {"1daglig", NULL, 0},
        {"daglig", NULL, 0},
        {"5", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < PDN_COUNT(cases); i++) {
        pdn_arena text = {0};
        double number = 0;
        const char *word = NULL;
        MUST(numbered_heading__leading(cases[i].answer, &text, &number, &word));
        if (cases[i].word == NULL) {
            assert_null(word);
        } else {
            assert_non_null(word);
            assert_string_equal(word, cases[i].word);
            assert_true(!(fabs(number - cases[i].number) > 0));
        }
        pdn_arena_clear(&text);
    }
}

/* Ends that are much and none of one word are turned as those of a known scale
 * are; of a word that is no good, more does not say which end is best. */
static void ends_of_one_word_say_which_is_most(void **state)
{
    static const struct {
        const char *heading;
        bool known, falls;
    } cases[] = {
        {"1 = svært nyttig, 6 = ikke nyttig", true, true},
        {"1 = ikke nyttig, 6 = svært nyttig", true, false},
        {"1 = nyttig, 6 = ikkje nyttig", true, true},
        {"1 = ikke i det hele tatt viktig, 5 = viktig", true, false},
        {"1 = very useful, 5 = not very useful", true, true},
        {"1 = svært nyttig, 6 = ikke viktig", false, false},
        {"1 = svært vanskelig, 6 = ikke vanskelig", false, false},
        {"1 = svært nyttig, 6 = nyttig", false, false},
    };

    (void)state;
    for (size_t i = 0; i < PDN_COUNT(cases); i++) {
        pdn_arena text = {0};
        numbered_scale s = {0};
        MUST(numbered_heading__read(cases[i].heading, &text, &s));
        MUST(numbered_scale__settle(&s, "own"));
        if (s.known_order != cases[i].known || s.falls != cases[i].falls)
            print_error("%s\n", cases[i].heading);
        assert_int_equal(s.known_order, cases[i].known);
        assert_int_equal(s.falls, cases[i].falls);
        pdn_arena_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_say_what_numbers_mean),
        cmocka_unit_test(answers_begin_with_numbers),
        cmocka_unit_test(ends_of_one_word_say_which_is_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
