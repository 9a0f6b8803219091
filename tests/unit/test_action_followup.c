/* What is put beside a step agreed on. Every row by hand: the pairs are written
 * down here, and the rule is in waves.h. */
#include "check.h"

#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

static pdn_wave_pair pair(const char *a, const char *b, const char *from,
                          const char *to)
{
    pdn_wave_pair p;

    pdn_row_clear(&pdn_waves_pairs_schema, &p);
    p.group_a = a;
    p.group_b = b;
    p.from_wave = from;
    p.to_wave = to;
    p.respondents_a = p.respondents_b = 5;
    return p;
}

enum { NAV_BUP, NAV_BUPA, SCHOOL, NAV_BUP_LATER, SCHOOL_LATER, PAIRS };

static void make_pairs(pdn_wave_pair p[PAIRS])
{
    p[NAV_BUP] = pair("BUP", "NAV", "2021", "2022");
    p[NAV_BUP].verdict_before = PDN_MISSING;
    p[NAV_BUP].verdict_after = PDN_THIN_CONTACT;
    p[NAV_BUP].finding = PDN_WAVE_MORE;
    p[NAV_BUP].contacts = 4;
    p[NAV_BUP].contacts_lo = 1;
    p[NAV_BUP].contacts_hi = 9;
    p[NAV_BUPA] = pair("BUP avd. A", "NAV", "2021", "2022");
    p[NAV_BUPA].respondents_a = 0;
    p[SCHOOL] = pair("HELSE", "SKOLE", "2021", "2022");
    p[SCHOOL].verdict_before = PDN_ORDINARY;
    p[SCHOOL].finding = PDN_WAVE_NOT_TOLD;
    p[SCHOOL].contacts = 2;
    p[NAV_BUP_LATER] = pair("BUP", "NAV", "2022", "2023");
    p[NAV_BUP_LATER].verdict_before = PDN_THIN_CONTACT;
    p[NAV_BUP_LATER].verdict_after = PDN_ORDINARY;
    p[NAV_BUP_LATER].finding = PDN_WAVE_UNCLEAR;
    p[NAV_BUP_LATER].contacts = 0;
    p[NAV_BUP_LATER].contacts_lo = -2;
    p[NAV_BUP_LATER].contacts_hi = 2;
    p[SCHOOL_LATER] = pair("HELSE", "SKOLE", "2022", "2023");
    p[SCHOOL_LATER].verdict_after = PDN_WORKS_WELL;
}

static void each_step_has_what_came_after(void **state)
{
    (void)state;
    static const struct {
        const char *finding, *wave;
        const char *a; /* group_a, or NULL: no pair */
        pdn_followed followed;
        pdn_verdict then, now;
        pdn_state kind; /* of contacts */
        double contacts;
    } cases[] = {
        {"NAV og BUP: mangler", "2021", "BUP", PDN_FOLLOWED_MORE, PDN_MISSING,
         PDN_ORDINARY, PDN_VALUE, 4},
        {"bup  and nav", "2021", "BUP", PDN_FOLLOWED_MORE, PDN_MISSING,
         PDN_ORDINARY, PDN_VALUE, 4},
        {"NAV – BUP, tynt", "2022", "BUP", PDN_FOLLOWED_UNCLEAR,
         PDN_THIN_CONTACT, PDN_ORDINARY, PDN_VALUE, 0},
        /* the longest name wins; nobody there answered both times */
        {"NAV og BUP avd. A: mangler", "2021", "BUP avd. A",
         PDN_FOLLOWED_NO_ANSWERS, PDN_NO_VERDICT, PDN_NO_VERDICT, PDN_NO_ANSWER,
         0},
        {"skole/helse", "2021", "HELSE", PDN_FOLLOWED_NOT_COMPARABLE,
         PDN_ORDINARY, PDN_WORKS_WELL, PDN_NOT_DEFINED, 0},
        {"NAV og BUP", "2023", "BUP", PDN_FOLLOWED_TOO_EARLY, PDN_ORDINARY,
         PDN_ORDINARY, PDN_NOT_ASKED, 0},
        {"NAV og BUP", NULL, "BUP", PDN_FOLLOWED_NO_WAVE, PDN_NO_VERDICT,
         PDN_ORDINARY, PDN_NOT_DEFINED, 0},
        {"NAV og BUPskolen", "2021", NULL, PDN_FOLLOWED_NO_PAIR, PDN_NO_VERDICT,
         PDN_NO_VERDICT, PDN_NOT_ASKED, 0},
        {"Grue: koordinator slutter", "2021", NULL, PDN_FOLLOWED_NO_PAIR,
         PDN_NO_VERDICT, PDN_NO_VERDICT, PDN_NOT_ASKED, 0},
    };
    pdn_wave_pair p[PAIRS];

    make_pairs(p);
    for (size_t i = 0; i < LEN(cases); i++) {
        pdn_action_row r;
        pdn_row_clear(&pdn_actions_schema, &r);
        r.finding = cases[i].finding;
        r.wave = cases[i].wave;
        MUST(pdn_actions_follow(&r, 1, p, PAIRS, NULL));
        CHECK((r.group_a == NULL) == (cases[i].a == NULL) &&
                  (r.group_a == NULL || strcmp(r.group_a, cases[i].a) == 0),
              "%s: %s", cases[i].finding, r.group_a);
        CHECK(r.followed == cases[i].followed, "%s: followed %d",
              cases[i].finding, (int)r.followed);
        CHECK(r.verdict_then == cases[i].then && r.verdict_now == cases[i].now,
              "%s: %d, %d", cases[i].finding, (int)r.verdict_then,
              (int)r.verdict_now);
        CHECK(pdn_state_of(r.contacts) == cases[i].kind, "%s: state",
              cases[i].finding);
        if (cases[i].kind == PDN_VALUE)
            CHECK(near(r.contacts, cases[i].contacts, 0), "%s: %g",
                  cases[i].finding, r.contacts);
    }
}

/* Of a pair that is hidden in one of the waves nothing is left, not its name.
 */
static void a_hidden_pair_is_not_named(void **state)
{
    (void)state;
    pdn_wave_pair p[PAIRS];
    pdn_action_row r;

    make_pairs(p);
    pdn_row_clear(&pdn_actions_schema, &r);
    r.finding = "NAV og BUP: mangler";
    r.wave = "2021";
    MUST(pdn_actions_follow(&r, 1, p, PAIRS, NULL));
    assert_int_equal(r.followed, PDN_FOLLOWED_MORE);
    r.finding = NULL; /* free text is taken out of the public copy */
    p[NAV_BUP].verdict_before = PDN_HIDDEN;
    MUST(pdn_actions_follow(&r, 1, p, PAIRS, NULL));
    assert_int_equal(r.followed, PDN_FOLLOWED_HIDDEN);
    assert_null(r.group_a);
    assert_null(r.group_b);
    assert_int_equal(pdn_state_of(r.contacts), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(r.contacts_hi), PDN_SUPPRESSED);
}

static void what_meets_nothing_is_told(void **state)
{
    (void)state;
    pdn_wave_pair p[PAIRS];
    pdn_diagnostics f = {0};
    pdn_action_row r;

    make_pairs(p);
    pdn_row_clear(&pdn_actions_schema, &r);
    r.group_a = "NAV";
    r.group_b = "POLITI";
    r.wave = "2020";
    MUST(pdn_actions_follow(&r, 1, p, PAIRS, &f));
    assert_int_equal(f.rows, 2);
    assert_null(r.group_a); /* what is no pair is not carried along */
    assert_int_equal(r.followed, PDN_FOLLOWED_NO_PAIR);
    r.group_a = "NAV";
    r.group_b = "BUP";
    r.wave = "2021";
    MUST(pdn_actions_follow(&r, 1, p, PAIRS, &f));
    assert_int_equal(f.rows, 2);
    assert_int_equal(r.followed, PDN_FOLLOWED_MORE);
    /* without waves nothing is known of any pair */
    MUST(pdn_actions_follow(&r, 1, NULL, 0, &f));
    assert_int_equal(f.rows, 2);
    assert_int_equal(r.followed, PDN_FOLLOWED_NONE);
    assert_null(r.group_a);
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_has_what_came_after),
        cmocka_unit_test(a_hidden_pair_is_not_named),
        cmocka_unit_test(what_meets_nothing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
