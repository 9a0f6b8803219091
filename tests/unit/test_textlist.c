/* Lists in one text: what is written reads back, and the rule by hand. */
#include "check.h"

#include "pdnet/core.h"

#include <string.h>

static void by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
        size_t items; /* SIZE_MAX: refused */
        const char *item[3];
    } cases[] = {
        /* clang-format off */
        {NULL,                        ',', 0, {0}},
        {"",                          ',', 0, {0}},
        {"a",                         ',', 1, {"a"}},
        {"a,b",                       ',', 2, {"a", "b"}},
        {" a , b c ",                 ',', 2, {"a", "b c"}},
        {"\"Dahl, Kari\",\"Moe, Ola\"", ',', 2, {"Dahl, Kari", "Moe, Ola"}},
        {"\"Dahl, Kari\" , x",        ',', 2, {"Dahl, Kari", "x"}},
        {"a+b,c",                     ',', 2, {"a+b", "c"}},
        {"\"a+b\"+a",                 '+', 2, {"a+b", "a"}},
        {"\"say \"\"no\"\"\"",        ',', 1, {"say \"no\""}},
        {"6\" pipe,x",                ',', 2, {"6\" pipe", "x"}},
        {"\"\",x",                    ',', 2, {"", "x"}},
        {"\" a\"",                    ',', 1, {" a"}},
        {",",                         ',', SIZE_MAX, {0}},
        {"a,",                        ',', SIZE_MAX, {0}},
        {"a,,b",                      ',', SIZE_MAX, {0}},
        {",a",                        ',', SIZE_MAX, {0}},
        {"\"a",                       ',', SIZE_MAX, {0}},
        {"\"a\"b",                    ',', SIZE_MAX, {0}},
        {"\"a\"\"",                   ',', SIZE_MAX, {0}},
        /* clang-format on */
    };

    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_arena a = {0};
        const char *const *item = NULL;
        size_t items = 77;
        pdn_status st = pdn_textlist_read(cases[i].text, cases[i].separator, &a,
                                          &item, &items);
        bool good = cases[i].items != SIZE_MAX;
        CHECK((st == PDN_OK) == good, "row %zu: %d", i, st);
        CHECK(items == (good ? cases[i].items : 77), "row %zu: %zu", i, items);
        for (size_t k = 0; good && k < items; k++)
            CHECK(strcmp(item[k], cases[i].item[k]) == 0, "row %zu: '%s'", i,
                  item[k]);
        pdn_arena_clear(&a);
    }
}

static void writes_no_more_quotes_than_needed(void **state)
{
    (void)state;
    static const char *const plain[] = {"Dahl, Kari", "b"};
    static const char *const plus[] = {"a+b", "a", "O\"B"};
    pdn_arena a = {0};
    const char *text = NULL;

    MUST(pdn_textlist_write(plain, 2, '+', &a, &text));
    assert_string_equal(text, "Dahl, Kari+b");
    MUST(pdn_textlist_write(plain, 2, ',', &a, &text));
    assert_string_equal(text, "\"Dahl, Kari\",b");
    MUST(pdn_textlist_write(plus, 3, '+', &a, &text));
    assert_string_equal(text, "\"a+b\"+a+\"O\"\"B\"");
    MUST(pdn_textlist_write(plus, 0, '+', &a, &text));
    assert_string_equal(text, "");
    pdn_arena_clear(&a);
}

static void reads_back(void **state)
{
    (void)state;
    static const char letters[] = "ab\"+,| ";
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (size_t round = 0; round < 5000; round++) {
        char word[4][6];
        const char *part[4];
        const char *const *back = NULL;
        size_t n = 1 + pdn_random_below(&r, 4), items = 0;
        char separator = "+,|"[round % 3];
        pdn_arena a = {0};
        const char *text = NULL;
        for (size_t k = 0; k < n; k++) {
            size_t m = pdn_random_below(&r, 6);
            for (size_t i = 0; i < m; i++)
                word[k][i] = letters[pdn_random_below(&r, 7)];
            word[k][m] = '\0';
            part[k] = word[k];
        }
        MUST(pdn_textlist_write(part, n, separator, &a, &text));
        MUST(pdn_textlist_read(text, separator, &a, &back, &items));
        assert_int_equal(items, n);
        for (size_t k = 0; k < n; k++)
            assert_string_equal(back[k], part[k]);
        pdn_arena_clear(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(writes_no_more_quotes_than_needed),
        cmocka_unit_test(reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
