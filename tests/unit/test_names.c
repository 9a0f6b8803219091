#include "check.h"
#include "survey/names/names.h"

#include "pdnet/core.h"
#include "pdnet/survey.h"

#include <stdio.h>
#include <string.h>

static void finds_ids_and_aliases(void **state)
{
    (void)state;
    pdn_names names = {0};
    uint32_t first = 0;
    int64_t found = 0;

    MUST(names__add(&names, "NAV Kongsvinger", 0, true, &first));
    MUST(names__add(&names, "\xC3\x85snes", 1, true, &first)); /* Å */
    MUST(names__add(&names, "Kari", 1, false, &first));
    MUST(names__find(&names, "A\xCC\x8Asnes", &found)); /* A and ring */
    assert_int_equal(found, 1);
    MUST(names__find(&names, "nav kongsvinger", &found));
    assert_int_equal(found, PDN_NAMES_NONE);
    MUST(names__find(&names, "Kari", &found)); /* a name does not count */
    assert_int_equal(found, PDN_NAMES_NONE);
    MUST(names__add(&names, "A\xCC\x8Asnes", 2, true, &first));
    assert_int_equal(first, 1);
    names__clear(&names);
}

static void suggests_the_nearest(void **state)
{
    (void)state;
    static const struct {
        const char *text, *near;
    } cases[] = {
        {"NAV Kongsvingr", "NAV Kongsvinger"}, /* one letter left out */
        {"nav kongsvinger", "NAV Kongsvinger"},
        {"NAV  Kongsvinger ", "NAV Kongsvinger"},
        {"NVA Kongsvinger", "NAV Kongsvinger"}, /* two swapped */
        {"kari", "Kari"},
        {"helsestasjonen", NULL},
        {"", NULL},
    };
    pdn_names names = {0};
    uint32_t first = 0;

    MUST(names__add(&names, "NAV Kongsvinger", 0, true, &first));
    MUST(names__add(&names, "Karl", 1, true, &first));
    MUST(names__add(&names, "Kari", 2, false, &first));
    for (size_t i = 0; i < LEN(cases); i++) {
        const pdn_called *near = NULL;
        MUST(names__near(&names, cases[i].text, &near));
        CHECK((near == NULL) == (cases[i].near == NULL), "'%s'", cases[i].text);
        if (near != NULL) assert_string_equal(near->text, cases[i].near);
    }
    names__clear(&names);
}

/* A name that two bear is shared by both, an id by nobody. */
static void knows_who_shares_a_name(void **state)
{
    (void)state;
    pdn_names names = {0};
    const pdn_called *named = NULL;
    uint32_t first = 0;

    for (uint32_t i = 0; i < 3; i++)
        MUST(names__add(&names, i == 1 ? "Odd Moe" : "Kari Dahl", i, false,
                        &first));
    assert_int_equal(first, 0);
    assert_int_equal(names.n, 3);
    for (size_t i = 0; i < names.n; i++)
        assert_int_equal(names.called[i].shared, names.called[i].actor != 1);
    MUST(names__named(&names, "Kari Dahl", &named));
    assert_true(named->shared);
    names__clear(&names);
}

static void keeps_thousands_apart(void **state)
{
    (void)state;
    static char text[3000][12];
    pdn_names names = {0};
    uint32_t first = 0;
    int64_t found = 0;

    for (uint32_t i = 0; i < LEN(text); i++) {
        snprintf(text[i], sizeof text[i], "P%04u", i);
        MUST(names__add(&names, text[i], i, true, &first));
        assert_int_equal(first, i);
    }
    for (uint32_t i = 0; i < LEN(text); i++) {
        MUST(names__find(&names, text[i], &found));
        assert_int_equal(found, i);
    }
    names__clear(&names);
}

static void knows_plain_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        uint32_t found;
    } cases[] = {
        {"", SIZE_MAX, 0},
        {"\xC3\xA6\t\r\n\xF0\x9F\x98\x80", SIZE_MAX, 0},
        {"a\x01", 1, 1},
        {"ab\xFF", 2, 0xFF},
        {"\xC0\x80", 0, 0xC0},         /* overlong */
        {"\xED\xA0\x80", 0, 0xED},     /* half a pair */
        {"\xEF\xBF\xBE", 0, 0xFFFE},   /* noncharacter */
        {"\xF4\x90\x80\x80", 0, 0xF4}, /* above U+10FFFF */
        {"\xE2\x82", 0, 0xE2},         /* cut short */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        uint32_t found = 0;
        CHECK(pdn_plain_text(cases[i].text, &found, NULL) == cases[i].at,
              "case %zu", i);
        CHECK(found == cases[i].found, "case %zu: %x", i, found);
    }
}

/* Which characters steer: Unicode 15, chapters 23.1, 23.2 and 23.8. */
static void shows_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n, length;
        const char *mark;
    } cases[] = {
        {"a", 1, 1, ""},
        {"\t", 1, 1, ""},
        {"\xC3\xA6", 2, 2, ""},
        {"\xF0\x9F\x98\x80x", 5, 4, ""},
        {"\x1B[2J", 4, 1, "<U+001B>"},
        {"\n", 1, 1, "<U+000A>"},
        {"\x7F", 1, 1, "<U+007F>"},
        {"\xC2\x9B", 2, 2, "<U+009B>"},
        {"\xD8\x9C", 2, 2, "<U+061C>"},
        {"\xE2\x80\x8D", 3, 3, ""}, /* joins, turns nothing */
        /* NOLINTBEGIN(misc-misleading-bidirectional): that is what they are */
        {"\xE2\x80\x8E", 3, 3, "<U+200E>"},
        {"\xE2\x80\x8F", 3, 3, "<U+200F>"},
        {"\xE2\x80\xAA", 3, 3, "<U+202A>"},
        {"\xE2\x80\xAE", 3, 3, "<U+202E>"},
        {"\xE2\x80\xAF", 3, 3, ""}, /* the narrow no-break space */
        {"\xE2\x81\xA6", 3, 3, "<U+2066>"},
        {"\xE2\x81\xA9", 3, 3, "<U+2069>"},
        {"\xEF\xBB\xBF", 3, 3, "<U+FEFF>"},
        {"\xFF", 1, 1, "<FF>"},
        {"\xE2\x80\xAE", 2, 1, "<E2>"}, /* cut short */
        /* NOLINTEND(misc-misleading-bidirectional) */
        {"\xED\xA0\x80", 3, 1, "<ED>"}, /* half a pair */
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        char mark[PDN_MARK_SIZE];
        size_t n = pdn_shown_text(cases[i].text, cases[i].n, mark);
        CHECK(n == cases[i].length, "case %zu: %zu bytes", i, n);
        CHECK(strcmp(mark, cases[i].mark) == 0, "case %zu: %s", i, mark);
    }
}

static void reads_scales(void **state)
{
    (void)state;
    static const char *const bad[] = {"quality", "quality=", "quality=5",
                                      "=1:5",    "q=1:",     "q=1:1",
                                      "q=a:b",   "q=1,5:2",  "q=1:5:9"};
    double lo = 0, hi = 0;
    size_t n = 0;

    assert_true(pdn_survey_scale_read("quality=1:5", &n, &lo, &hi));
    assert_int_equal(n, 7);
    assert_true(near(lo, 1, 0) && near(hi, 5, 0));
    assert_true(pdn_survey_scale_read("a=b=4:-1.5", &n, &lo, &hi));
    assert_int_equal(n, 3);
    assert_true(near(lo, 4, 0) && near(hi, -1.5, 0));
    for (size_t i = 0; i < LEN(bad); i++)
        CHECK(!pdn_survey_scale_read(bad[i], &n, &lo, &hi), "%s", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_ids_and_aliases),
        cmocka_unit_test(suggests_the_nearest),
        cmocka_unit_test(knows_who_shares_a_name),
        cmocka_unit_test(keeps_thousands_apart),
        cmocka_unit_test(knows_plain_text),
        cmocka_unit_test(shows_text),
        cmocka_unit_test(reads_scales),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
