/* The rule for other forms of survey, row by row by hand from the rule itself.
 */
#include "check.h"

#include "pdnet/breakdown.h"

#include <string.h>

#define NO ((double)NAN)

static const char *verdict_of(const pdn_evidence *e, char *also, char *note)
{
    pdn_finding_of_pair f;

    pdn_verdict_decide(e, &f);
    pdn_codes_text(&pdn_verdict_codes, f.also, also);
    pdn_codes_text(&pdn_reason_codes, f.note, note);
    return pdn_code_text(&pdn_verdict_codes, f.verdict);
}

/* ---- organisations: Y contact, N none, - nothing ------------------------- */

static const struct {
    const char *name;
    char a, b;
    bool duty;
    double ab, ba; /* ratings on 1 to 5 */
    const char *verdict, *also, *note;
} organisations[] = {
    /* clang-format off */
    {"both report",              'Y', 'Y', false, 4, 5, "both-report", "", ""},
    {"both report, not rated",   'Y', 'Y', false, NO, NO, "both-report", "", ""},
    {"both report, a duty",      'Y', 'Y', true, 4, 5, "both-report", "", ""},
    {"one reports",              'Y', 'N', false, 4, NO, "one-sided", "", ""},
    {"the other reports",        'N', 'Y', false, NO, 4, "one-sided", "", ""},
    {"one reports, a duty",      'Y', 'N', true, 4, NO, "one-sided", "", ""},
    {"neither reports",          'N', 'N', false, NO, NO, "none", "", ""},
    {"a duty, neither reports",  'N', 'N', true, NO, NO, "missing", "none", "duty"},
    {"rated at the middle",      'Y', 'Y', false, 3, 5, "strained", "both-report", "strained-ab"},
    {"rated low by b",           'Y', 'Y', false, 4, 1, "strained", "both-report", "strained-ba"},
    {"rated low by both",        'Y', 'Y', false, 2, 2, "strained", "both-report", "strained-ab+strained-ba"},
    {"a step above the middle",  'Y', 'Y', false, 3.1, 5, "both-report", "", ""},
    {"one reports, rated low",   'Y', 'N', false, 2, NO, "one-sided", "strained", "strained-ab"},
    {"silent, the other says no", 'N', '-', false, NO, NO, "unknown", "", "no-answers"},
    {"a duty, one silent",       'N', '-', true, NO, NO, "unknown", "", "no-answers"},
    {"both silent",              '-', '-', true, NO, NO, "unknown", "", "no-answers"},
    {"silent, the other reports", '-', 'Y', false, NO, 4, "unknown", "", "no-answers"},
    {"reports a duty, one silent", 'Y', '-', true, 4, NO, "unknown", "", "no-answers"},
    {"silent, rated low by the other", 'Y', '-', false, 1, NO, "unknown", "", "no-answers"},
    /* clang-format on */
};

static pdn_organisation_says said(char c)
{
    if (c == '-') return PDN_SAYS_NOTHING;
    return c == 'Y' ? PDN_SAYS_CONTACT : PDN_SAYS_NO;
}

static void organisations_by_what_two_say(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(organisations); k++) {
        char also[PDN_CODES_ROOM], note[PDN_CODES_ROOM];
        const pdn_evidence e = {.form = PDN_FORM_ORGANISATIONS,
                                .directed = true,
                                .duty = organisations[k].duty,
                                .a_says = said(organisations[k].a),
                                .b_says = said(organisations[k].b),
                                .ab = {.mean = organisations[k].ab},
                                .ba = {.mean = organisations[k].ba},
                                .middle = 3,
                                .step = 1};
        const char *verdict = verdict_of(&e, also, note);
        CHECK(strcmp(verdict, organisations[k].verdict) == 0 &&
                  strcmp(also, organisations[k].also) == 0 &&
                  strcmp(note, organisations[k].note) == 0,
              "%s: %s, also %s, %s", organisations[k].name, verdict, also,
              note);
    }
}

/* ---- people who name services -------------------------------------------- */

/* Ten of ten answered on both sides; ordinary: 8 name the other, 8 expected. */
static pdn_evidence services(void)
{
    const pdn_strain good = {4, 5, 3.6, 3.5, -.2, 1};

    return (pdn_evidence){.form = PDN_FORM_SERVICES,
                          .directed = true,
                          .actors_a = 10,
                          .actors_b = 10,
                          .respondents_a = 10,
                          .respondents_b = 10,
                          .ties = 8,
                          .expected = 8,
                          .coverage = 1,
                          .moves = true,
                          .p_least = .001,
                          .ratio_lo = .6,
                          .q_low = .6,
                          .dyads = 8,
                          .top_dyads =
                              8, /* would hang on one, were it people */
                          .top_heard = 8,
                          .top_chance = 0,
                          .answered_others = 19,
                          .share_ab = .4,
                          .share_ba = .4,
                          .q_direction = 1,
                          .ab = good,
                          .ba = good,
                          .middle = 3,
                          .step = 1};
}

struct change {
    const char *name;
    double ties, share_ab, share_ba, q_low, q_direction, answered_b, mean_ab;
    bool duty;
    const char *verdict, *note;
};

static const struct change changes[] = {
    /* clang-format off */
    {"as it is",               8, .4, .4, .6, 1, 10, 3.6, false, "ordinary", ""},
    {"few, surely",            3, .2, .1, .01, 1, 10, 3.6, false, "missing", ""},
    {"few, a sign",            5, .3, .2, .15, 1, 10, 3.6, false, "thin", ""},
    {"half and none",          5, .5, .0, .6, .03, 10, 3.6, false, "one-sided", ""},
    {"half and a fifth",       7, .5, .2, .6, .05, 10, 3.6, false, "one-sided", ""},
    {"not quite half",         7, .49, .2, .6, .01, 10, 3.6, false, "ordinary", ""},
    {"above a fifth",          7, .5, .21, .6, .01, 10, 3.6, false, "ordinary", ""},
    {"Fisher is not sure",     7, .5, .2, .6, .06, 10, 3.6, false, "ordinary", ""},
    {"four answered",          7, .7, .0, .6, .01, 4, 3.6, false, "ordinary", ""},
    {"the other way",          7, .1, .6, .6, .01, 10, 3.6, false, "one-sided", ""},
    {"half on either side",    10, .5, .5, .6, 1, 10, 3.6, false, "works", ""},
    {"half, but not good",     10, .5, .5, .6, 1, 10, 3.4, false, "ordinary", ""},
    {"a duty, nobody",         0, 0, 0, .9, 1, 10, 3.6, true, "missing", "duty"},
    {"a duty, one silent",     0, 0, 0, .9, 1, 9, 3.6, true, "ordinary", ""},
    /* clang-format on */
};

/* Every rating is 4: the range seen is no scale, and has no middle. */
static void one_value_is_no_scale(void **state)
{
    (void)state;
    char also[PDN_CODES_ROOM], note[PDN_CODES_ROOM];
    const pdn_evidence e = {.form = PDN_FORM_ORGANISATIONS,
                            .directed = true,
                            .a_says = PDN_SAYS_CONTACT,
                            .b_says = PDN_SAYS_CONTACT,
                            .ab = {.mean = 4},
                            .ba = {.mean = 4},
                            .middle = 4,
                            .step = 0};

    assert_string_equal(verdict_of(&e, also, note), "both-report");
    assert_string_equal(note, "");
}

static void services_by_shares(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(changes); k++) {
        char also[PDN_CODES_ROOM], note[PDN_CODES_ROOM];
        pdn_evidence e = services();
        e.ties = changes[k].ties;
        e.share_ab = changes[k].share_ab;
        e.share_ba = changes[k].share_ba;
        e.q_low = changes[k].q_low;
        e.q_direction = changes[k].q_direction;
        e.respondents_b = changes[k].answered_b;
        e.ab.mean = changes[k].mean_ab;
        e.duty = changes[k].duty;
        const char *verdict = verdict_of(&e, also, note);
        CHECK(strcmp(verdict, changes[k].verdict) == 0 &&
                  strcmp(note, changes[k].note) == 0,
              "%s: %s, also %s, %s", changes[k].name, verdict, also, note);
    }
}

/* ---- what rows tell ------------------------------------------------------ */

static void a_row_tells_its_form(void **state)
{
    (void)state;
    pdn_pair p;

    pdn_row_clear(&pdn_breakdown_schema, &p);
    assert_int_equal(pdn_form_of_pair(&p), PDN_FORM_PEOPLE);
    p.share_ab = .2;
    p.share_ba = .7;
    p.share_ab_hi = .5;
    p.share_ba_hi = .9;
    assert_int_equal(pdn_form_of_pair(&p), PDN_FORM_SERVICES);
    assert_false(pdn_pair_a_speaks(&p));
    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.from_says = pdn_absent(PDN_NO_ANSWER);
    p.to_says = 3;
    p.actors_a = p.actors_b = 1;
    p.respondents_a = 0;
    assert_int_equal(pdn_form_of_pair(&p), PDN_FORM_ORGANISATIONS);
}

/* The order of each kind by hand from its rule; names are against it. */
static void the_strongest_comes_first(void **state)
{
    (void)state;
    enum { ROWS = 10 };
    static const char *const in_order[ROWS] = {"J", "I", "H", "G", "F",
                                               "E", "D", "C", "B", "A"};
    pdn_pair row[ROWS];
    size_t index[ROWS];

    for (size_t i = 0; i < ROWS; i++) {
        pdn_row_clear(&pdn_breakdown_schema, &row[i]);
        row[i].group_a = in_order[ROWS - 1 - i];
        row[i].group_b = "Z";
        row[i].actors_a = row[i].actors_b = 9;
    }
    row[9].verdict = PDN_MISSING; /* J: a duty comes before all others */
    row[9].ratio = .5;
    row[9].duty = 1;
    for (size_t i = 6; i < 9; i++) { /* I, H, G: 0 of 9, 0 of 4, .3 */
        row[i].verdict = PDN_MISSING;
        row[i].ratio = i == 6 ? .3 : 0;
        row[i].ratio_hi = i == 8 ? .3 : .6;
    }
    for (size_t i = 3; i < 6; i++) { /* F, E, D: by q, then by who confirms */
        row[i].verdict = PDN_ONE_SIDED;
        row[i].q_direction = i == 5 ? .01 : .02;
        row[i].confirmed = i == 4 ? 0 : 2;
        row[i].one_sided = 8;
    }
    for (size_t i = 0; i < 3; i++) { /* C both 1, B 1 and 4, A not shown */
        row[i].verdict = PDN_STRAINED;
        if (i > 0) row[i].quality_ab = 1;
        if (i > 0) row[i].quality_ba = i == 2 ? 1 : 4;
    }
    assert_int_equal(pdn_pairs_of_concern(row, ROWS, PDN_BREAKS, index), ROWS);
    for (size_t i = 0; i < ROWS; i++)
        CHECK(strcmp(row[index[i]].group_a, in_order[i]) == 0, "%zu: %s", i,
              row[index[i]].group_a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(organisations_by_what_two_say),
        cmocka_unit_test(one_value_is_no_scale),
        cmocka_unit_test(services_by_shares),
        cmocka_unit_test(a_row_tells_its_form),
        cmocka_unit_test(the_strongest_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
