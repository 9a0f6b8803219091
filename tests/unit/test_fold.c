#include "check.h"

#include "pdnet/table.h"

#include <string.h>

/* Expected by the Unicode rules: CaseFolding.txt and NFC. */
static void folds_names_to_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *name, *want;
    } cases[] = {
        {"", ""},
        {"NAV Kongsvinger", "nav kongsvinger"},
        {"  nav \t  Kongsvinger ", "nav kongsvinger"},
        {"ÅR", "år"},
        {"A\xCC\x8AR", "år"},
        {"Åsnes\xC2\xA0Kommune\xC2\xA0", "åsnes kommune"},
        {"ÆØÅ", "æøå"},
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"ČÁHPPES", "čáhppes"},
    };
    pdn_arena a = {0};

    for (size_t i = 0; i < LEN(cases); i++) {
        const char *folded = NULL;
        MUST(pdn_normalize_name(&a, cases[i].name, &folded));
        CHECK(strcmp(folded, cases[i].want) == 0, "%s is '%s', want '%s'",
              cases[i].name, folded, cases[i].want);
    }
    pdn_arena_clear(&a);
}

/* By hand. */
static void counts_what_must_be_changed(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t most, want;
    } cases[] = {
        {"", "", 3, 0},
        {"a", "", 3, 1},
        {"frequency", "frequency", 3, 0},
        {"frequency", "freqency", 3, 1},
        {"frequency", "frequencies", 5, 3},
        {"form", "from", 3, 1},
        {"år", "ar", 3, 1},
        {"abc", "xyz", 1, 2},
        {"kitten", "sitting", 9, 3},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        size_t d = pdn_name_distance(cases[i].a, cases[i].b, cases[i].most);
        CHECK(d == cases[i].want, "%s to %s: %zu", cases[i].a, cases[i].b, d);
        d = pdn_name_distance(cases[i].b, cases[i].a, cases[i].most);
        CHECK(d == cases[i].want, "%s to %s: %zu", cases[i].b, cases[i].a, d);
    }
}

static void suggests_what_is_near(void **state)
{
    (void)state;
    static const char *const names[] = {"nav kongsvinger", "nav eidskog",
                                        "nav grue", "bup"};
    assert_int_equal(pdn_name_nearest("nav kongsvingr", names, 4), 0);
    assert_int_equal(pdn_name_nearest("nav eidksog", names, 4), 1);
    assert_int_equal(pdn_name_nearest("bpu", names, 4), 3);
    assert_int_equal(pdn_name_nearest("3401 nav eidskog", names, 4), 1);
    assert_int_equal(pdn_name_nearest("3401", names, 4), 4);
    assert_int_equal(pdn_name_nearest("k-3401 nav eidskog", names, 4), 1);
    assert_int_equal(pdn_name_nearest("nav eidskog kommune", names, 4), 1);
    assert_int_equal(pdn_name_nearest("nav eidskog (innlandet)", names, 4), 1);
    assert_int_equal(pdn_name_nearest("kommune", names, 4), 4);
    assert_int_equal(pdn_name_nearest("politi", names, 4), 4);
    assert_int_equal(pdn_name_nearest("x", names, 4), 4);
    assert_int_equal(pdn_name_nearest("", names, 4), 4);
    assert_int_equal(pdn_name_nearest("nav", names, 0), 0);
}

/* The Norwegian names are those of the documentation. */
static void every_kind_knows_its_columns(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *name, *also;
        bool required, not_negative;
    } cases[] = {
        {"actors", "id", NULL, true, false},
        {"actors", "sector", "sektor", false, false},
        {"actors", "municipality", "kommune", false, false},
        {"actors", "responded", "svart", false, false},
        {"ties", "from", "fra", true, false},
        {"ties", "to", "til", true, false},
        {"ties", "frequency", "hyppighet", false, true},
        {"ties", "skill", "samhandling", false, false},
        {"ties", "barrier", "barriere", false, false},
        {"outcomes", "unit", "kommune", true, false},
        {"outcomes", "year", "år", true, false},
        {"outcomes", "events", "antall", false, true},
        {"outcomes", "population", "folketall", false, true},
        {"handovers", "sent", NULL, true, true},
        {"corrections", "said_by", NULL, true, false},
        {"bands", "from_percent", NULL, true, true},
    };
    for (size_t i = 0; i < LEN(cases); i++) {
        const pdn_file_kind *k = pdn_file_kind_of(cases[i].kind);
        const pdn_want *w = NULL;
        assert_non_null(k);
        for (size_t j = 0; j < k->wants; j++)
            if (strcmp(k->want[j].name, cases[i].name) == 0) w = &k->want[j];
        CHECK(w != NULL, "%s has no %s", cases[i].kind, cases[i].name);
        assert_int_equal(w->required, cases[i].required);
        assert_int_equal(w->not_negative, cases[i].not_negative);
        bool known = cases[i].also == NULL;
        for (size_t j = 0; w->also != NULL && w->also[j] != NULL; j++)
            known = known || strcmp(w->also[j], cases[i].also) == 0;
        CHECK(known, "%s is not called %s", cases[i].name, cases[i].also);
    }
    assert_null(pdn_file_kind_of("nothing"));
    assert_true(pdn_kinds_know("said_by") && pdn_kinds_know("år"));
    assert_false(pdn_kinds_know("frmo"));
}

/* A name is written folded, and means one column only. */
static void no_name_means_two_columns(void **state)
{
    (void)state;
    static const char *const kinds[] = {
        "actors",      "ties",      "roster",    "aliases", "duties",
        "outcomes",    "practices", "handovers", "inputs",  "voices",
        "together",    "stages",    "offers",    "actions", "crosswalk",
        "corrections", "truth",     "bands"};
    pdn_arena a = {0};

    for (size_t i = 0; i < LEN(kinds); i++) {
        const pdn_file_kind *k = pdn_file_kind_of(kinds[i]);
        const char *seen[64];
        size_t n = 0;
        assert_non_null(k);
        for (size_t j = 0; j < k->wants; j++) {
            seen[n++] = k->want[j].name;
            const char *const *also = k->want[j].also;
            for (; also != NULL && *also != NULL; also++)
                seen[n++] = *also;
        }
        for (size_t j = 0; j < n; j++) {
            const char *folded = NULL;
            MUST(pdn_normalize_name(&a, seen[j], &folded));
            assert_string_equal(folded, seen[j]);
            for (size_t m = 0; m < j; m++)
                CHECK(strcmp(seen[m], seen[j]) != 0, "%s: %s twice", kinds[i],
                      seen[j]);
        }
    }
    pdn_arena_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_names_to_one_form),
        cmocka_unit_test(counts_what_must_be_changed),
        cmocka_unit_test(suggests_what_is_near),
        cmocka_unit_test(every_kind_knows_its_columns),
        cmocka_unit_test(no_name_means_two_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
