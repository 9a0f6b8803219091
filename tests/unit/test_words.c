#include "check.h"

#include "words/format_number.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <locale.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void the_language_can_change(void **state)
{
    (void)state;
    static const struct {
        pdn_lang lang;
        const char *missing, *service;
    } cases[] = {
        {PDN_ENGLISH, "missing", "the lower secondary school"},
        {PDN_BOKMAL, "mangler", "ungdomsskolen"},
        {PDN_NYNORSK, "manglar", "ungdomsskulen"},
        {PDN_BOKMAL, "mangler", "ungdomsskolen"},
        {PDN_ENGLISH, "missing", "the lower secondary school"},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_words_use(cases[i].lang);
        assert_string_equal(pdn_word_of_code("missing"), cases[i].missing);
        assert_string_equal(pdn_service_name("Ungdomsskole"), cases[i].service);
        assert_string_equal(pdn_service_name("Frøken Å"), "Frøken Å");
    }
    /* whichever way people spell it, one service in one language */
    static const char *const spelt[] = {"barnevern", "Barneverntjenesten",
                                        "Barnevernstjenesten",
                                        "Barneverntenesta"};
    for (size_t i = 0; i < LEN(spelt); i++) {
        pdn_words_use(PDN_NYNORSK);
        assert_string_equal(pdn_service_name(spelt[i]), "barnevernet");
    }
    assert_string_equal(pdn_service_name("Pedagogisk-psykologisk teneste"),
                        "PP-tenesta");
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
}

static void numbers_read_as_people_write_them(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_format_percent(0.228, 1), "22,8\u00a0%");
    assert_string_equal(pdn_format_count(1148), "1148");
    assert_string_equal(pdn_format_count(10000), "10\u00a0000");
    assert_string_equal(pdn_format_count(1234567), "1\u00a0234\u00a0567");
    assert_string_equal(pdn_format_number(-0.04, 1), "0,0");
    assert_string_equal(pdn_format_number(-3.25, 2), "\u22123,25");
    assert_string_equal(pdn_format_year(2021), "2021");
    assert_string_equal(pdn_format_of_share(4, 9), "4 av 9");
    assert_string_equal(pdn_format_of_share(15, 20), "15 av 20 (75\u00a0%)");
    assert_string_equal(pdn_format_number((double)NAN, 0), "–");
    assert_string_equal(pdn_format_count(pdn_absent(PDN_SUPPRESSED)), "skjult");
    assert_string_equal(pdn_format_count(pdn_absent(PDN_NOT_ASKED)),
                        "ikke spurt");
    assert_string_equal(pdn_format_count(pdn_absent(PDN_NO_ANSWER)),
                        "svarte ikke");
    assert_string_equal(pdn_format_cardinal(3), "tre");
    assert_string_equal(pdn_format_cardinal(13), "13");
    assert_string_equal(pdn_say_capital("ås og øy"), "Ås og øy");
    pdn_words_use(PDN_ENGLISH);
    assert_string_equal(pdn_format_percent(0.228, 1), "22.8%");
    assert_string_equal(pdn_format_count(10000), "10,000");
}

static void long_text_is_whole(void **state)
{
    (void)state;
    char text[2001];

    for (size_t i = 0; i < 2000; i += 2)
        memcpy(text + i, "å", 2);
    text[2000] = '\0';
    assert_string_equal(pdn_say("%s", text), text);
}

/* What was said stays while a hundred other things are. */
static void what_was_said_stays(void **state)
{
    (void)state;
    const char *first = pdn_format_count(12345), *second = pdn_say("%d", 7);

    for (int i = 0; i < 100; i++)
        (void)pdn_say("%d", i);
    assert_string_equal(first, "12,345");
    assert_string_equal(second, "7");
}

static void two_languages_by_turns(void **state)
{
    (void)state;
    pdn_context nb = {.lang = PDN_BOKMAL}, en = {.lang = PDN_ENGLISH};

    for (int k = 0; k < 3; k++) {
        assert_null(pdn_context_use(&nb));
        assert_string_equal(pdn_word_of_code("missing"), "mangler");
        assert_string_equal(pdn_format_number(2.5, 1), "2,5");
        assert_ptr_equal(pdn_context_use(&en), &nb);
        assert_string_equal(pdn_word_of_code("missing"), "missing");
        assert_string_equal(pdn_format_number(2.5, 1), "2.5");
        assert_ptr_equal(pdn_context_use(NULL), &en);
    }
    pdn_context_clear(&nb);
    pdn_context_clear(&en);
}

enum { TURNS = 2000 };

/* Says the same in one language over and over; the number that was wrong. */
static void *speak(void *arg)
{
    pdn_context c = {.lang = *(pdn_lang *)arg};
    const char *want = c.lang == PDN_NYNORSK ? "manglar" : "missing";
    const char *number = c.lang == PDN_NYNORSK ? "1,5" : "1.5";
    intptr_t wrong = 0;

    (void)pdn_context_use(&c);
    for (int i = 0; i < TURNS; i++) {
        wrong += strcmp(pdn_word_of_code("missing"), want) != 0;
        wrong += strcmp(pdn_format_number(1.5, 1), number) != 0;
    }
    (void)pdn_context_use(NULL);
    pdn_context_clear(&c);
    return (void *)wrong;
}

static void two_languages_on_two_threads(void **state)
{
    (void)state;
    pdn_lang lang[] = {PDN_NYNORSK, PDN_ENGLISH};
    pthread_t thread[2];

    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, speak, &lang[i]), 0);
    for (int i = 0; i < 2; i++) {
        void *wrong = NULL;
        assert_int_equal(pthread_join(thread[i], &wrong), 0);
        assert_null(wrong);
    }
}

static void the_first_that_names_a_language_wins(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    setenv("LC_MESSAGES", "nn_NO.UTF-8", 1);
    setenv("LANG", "en_US.UTF-8", 1);
    assert_int_equal(pdn_lang_choose(NULL, NULL), PDN_NYNORSK);
    assert_int_equal(pdn_lang_choose(NULL, "en"), PDN_ENGLISH);
    assert_int_equal(pdn_lang_choose("no", "en"), PDN_BOKMAL);
    unsetenv("LC_MESSAGES");
    assert_int_equal(pdn_lang_choose(NULL, ""), PDN_ENGLISH);
    setenv("LANG", "de_DE.UTF-8", 1);
    assert_int_equal(pdn_lang_choose(NULL, NULL), PDN_BOKMAL);
    setenv("LANG", "nnx", 1);
    assert_int_equal(pdn_lang_choose(NULL, NULL), PDN_BOKMAL);
}

static void codes_become_words(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_word_of_code("strained"), "anstrengt");
    assert_string_equal(pdn_word_of_code(NULL), "");
    assert_string_equal(pdn_word_of_code("x1"), "x1");
    assert_string_equal(pdn_obstacle_word("Tid_og_kapasitet"),
                        "Tid og kapasitet");
    pdn_pair p = {.top_barrier = "kapasitet", .barrier_tied = 1};
    assert_string_equal(pdn_word_of_obstacle(&p), "kapasitet");
    p.barrier_tied = 2; /* another as often: none is the most named */
    assert_string_equal(pdn_word_of_obstacle(&p), "flere like ofte");
    p.top_barrier = ":";
    assert_string_equal(pdn_word_of_obstacle(&p), "skjult");
    assert_string_equal(pdn_note(PDN_NOT_THE_PERSON),
                        "Det er ordningen som er sårbar, ikke personen.");
    /* a verdict says its question, one without has the map's */
    assert_string_equal(pdn_question(PDN_STRAINED),
                        "Hva skal til for at dette går lettere?");
    assert_string_equal(pdn_question(PDN_ORDINARY),
                        pdn_figure_question(PDN_ASKS_MAP));
    assert_string_equal(pdn_question(PDN_NO_VERDICT),
                        pdn_figure_question(PDN_ASKS_MAP));
    /* each code of a kind that has words has one: Norwegian has no code */
    const pdn_codes *kind[] = {&pdn_verdict_codes,       &pdn_reason_codes,
                               &pdn_null_codes,          &pdn_claim_kind_codes,
                               &pdn_counter_state_codes, &pdn_flag_codes};
    for (size_t k = 0; k < LEN(kind); k++)
        for (unsigned c = 1; c < kind[k]->codes; c++)
            assert_string_not_equal(pdn_code_word(kind[k], c),
                                    pdn_code_text(kind[k], c));
    assert_string_equal(pdn_code_word(&pdn_verdict_codes, PDN_NO_VERDICT), "");
    assert_string_equal(pdn_code_word(&pdn_friction_part_codes, 1), "f1");
    assert_string_equal(pdn_service_label("videregående skole"),
                        "Videregående skole");
    assert_string_equal(pdn_service_label("øvrige"), "Øvrige");
}

/* By hand: what is printed adds up, 3,96 less 4,01 is -0,05. */
static void a_change_is_that_of_what_is_printed(void **state)
{
    (void)state;
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    static const struct {
        double before, after, change;
        bool clear;
        const char *said;
    } cases[] = {
        {3.2, 3.4, .2, false, "3,2 3,4 0,2"},
        {4.008, 3.956, -.052, false, "4,01 3,96 \u22120,05"},
        {3.94, 3.96, .02, false, "3,94 3,96 0,02"},
        {4.01, 4.04, .03, false, "4,0 4,0 0,0"},
        {3.1, 3.2, 0, false, "3,1 3,2 0,1"}, /* rounded, in public */
        {4.01, 4.04, .03, true, "4,01 4,04 0,03"},
    };

    pdn_words_use(PDN_BOKMAL);
    for (size_t i = 0; i < LEN(cases); i++) {
        const format_number__step s =
            format_number__change(cases[i].before, cases[i].after,
                                  cases[i].change, 1, cases[i].clear);
        assert_string_equal(pdn_say("%s %s %s", s.before, s.after, s.change),
                            cases[i].said);
    }
    const format_number__step s =
        format_number__change(hidden, hidden, .3, 1, false);
    assert_string_equal(s.before, "skjult");
    assert_string_equal(s.change, "0,3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_that_of_what_is_printed),
        cmocka_unit_test(the_language_can_change),
        cmocka_unit_test(numbers_read_as_people_write_them),
        cmocka_unit_test(long_text_is_whole),
        cmocka_unit_test(what_was_said_stays),
        cmocka_unit_test(two_languages_by_turns),
        cmocka_unit_test(two_languages_on_two_threads),
        cmocka_unit_test(the_first_that_names_a_language_wins),
        cmocka_unit_test(codes_become_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
