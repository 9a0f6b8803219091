#include "check.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <locale.h>
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
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
}

static void numbers_read_as_people_write_them(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_say_percent(0.228, 1), "22,8\u00a0%");
    assert_string_equal(pdn_say_count(1148), "1148");
    assert_string_equal(pdn_say_count(10000), "10\u00a0000");
    assert_string_equal(pdn_say_count(1234567), "1\u00a0234\u00a0567");
    assert_string_equal(pdn_say_number(-0.04, 1), "0,0");
    assert_string_equal(pdn_say_number(-3.25, 2), "\u22123,25");
    assert_string_equal(pdn_say_year(2021), "2021");
    assert_string_equal(pdn_say_of_share(4, 9), "4 av 9");
    assert_string_equal(pdn_say_of_share(15, 20), "15 av 20 (75\u00a0%)");
    assert_string_equal(pdn_say_number((double)NAN, 0), "–");
    assert_string_equal(pdn_say_count(pdn_absent(PDN_SUPPRESSED)), "skjult");
    assert_string_equal(pdn_say_count(pdn_absent(PDN_NOT_ASKED)), "ikke spurt");
    assert_string_equal(pdn_say_count(pdn_absent(PDN_NO_ANSWER)),
                        "svarte ikke");
    assert_string_equal(pdn_say_cardinal(3), "tre");
    assert_string_equal(pdn_say_cardinal(13), "13");
    assert_string_equal(pdn_say_capital("ås og øy"), "Ås og øy");
    pdn_words_use(PDN_ENGLISH);
    assert_string_equal(pdn_say_percent(0.228, 1), "22.8%");
    assert_string_equal(pdn_say_count(10000), "10,000");
}

static void long_text_is_cut_between_letters(void **state)
{
    (void)state;
    char text[700];
    memset(text, 'a', sizeof text);
    for (size_t i = 1; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "å", 2);
    text[sizeof text - 1] = '\0';
    const char *said = pdn_say("%s", text);
    assert_int_equal(strlen(said), 511);
    said = pdn_say("b%s", text);
    assert_int_equal(strlen(said), 510);
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
    assert_string_equal(pdn_note("not-the-person"),
                        "Det er ordningen som er sårbar, ikke personen.");
    assert_null(pdn_note("x1"));
    assert_string_equal(pdn_service_label("videregående skole"),
                        "Videregående skole");
    assert_string_equal(pdn_service_label("øvrige"), "Øvrige");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_language_can_change),
        cmocka_unit_test(numbers_read_as_people_write_them),
        cmocka_unit_test(long_text_is_cut_between_letters),
        cmocka_unit_test(the_first_that_names_a_language_wins),
        cmocka_unit_test(codes_become_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
