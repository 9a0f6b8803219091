#include "check.h"

#include "pdnet/breakdown.h"

#include <string.h>

#define UNKNOWN ((double)NAN)

/* Two groups of ten, all answered, nothing remarkable. */
static pdn_evidence plain_pair(void)
{
    const pdn_strain good = {8, 12, 3.2, 3.1, -.2, 1};

    return (pdn_evidence){.directed = true,
                          .actors_a = 10,
                          .actors_b = 10,
                          .respondents_a = 10,
                          .respondents_b = 10,
                          .ties = 20,
                          .expected = 21,
                          .coverage = 1,
                          .moves = true,
                          .p_least = .001,
                          .ratio_lo = .6,
                          .q_low = .6,
                          .activity_known = true,
                          .activity = 1,
                          .dyads = 13,
                          .top_dyads = 3,
                          .top_heard = 3,
                          .top_chance = 1,
                          .answered_others = 19,
                          .confirmed = 7,
                          .one_sided = 6,
                          .one_sided_ab = 3,
                          .one_sided_ba = 3,
                          .namers = 5,
                          .q_direction = 1,
                          .ab = good,
                          .ba = good,
                          .middle = 3,
                          .step = 1,
                          .carriers = 6,
                          .top_share = 3.0 / 13};
}

static void expect(const pdn_evidence *e, const char *verdict, const char *also,
                   const char *note)
{
    pdn_finding_of_pair f;
    char codes[PDN_CODES_ROOM];

    pdn_verdict_decide(e, &f);
    assert_string_equal(pdn_code_text(&pdn_verdict_codes, f.verdict), verdict);
    pdn_codes_text(&pdn_verdict_codes, f.also, codes);
    if (also != NULL) assert_string_equal(codes, also);
    pdn_codes_text(&pdn_reason_codes, f.note, codes);
    if (note != NULL) assert_string_equal(codes, note);
}

static void nothing_unusual_is_ordinary(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    expect(&e, "ordinary", "", "");
    e.coverage = .49;
    expect(&e, "unknown", "", "low-response");
    e = plain_pair();
    e.p_least = .06;
    expect(&e, "unknown", "", "too-small-to-tell");
    e.p_least = .0549; /* .05 on two decimals */
    expect(&e, "ordinary", "", "");
    e.moves = false; /* no draw is another than the one before */
    expect(&e, "unknown", "", "too-small-to-tell");
    e.coincide = true;
    expect(&e, "unknown", "", "places-and-groups-coincide");
}

static void a_halving_must_be_excluded(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ratio_lo = .5049; /* .50 on two decimals */
    expect(&e, "unknown", "", "too-wide");
    e.ratio_lo = .505;
    expect(&e, "ordinary", "", "");
    e.ratio_lo = UNKNOWN;
    expect(&e, "unknown", "", "too-wide");
    e.coverage = .4;
    expect(&e, "unknown", "", "low-response+too-wide");
}

/* Those of a group count once: three who answered do not make five in all. */
static void within_a_group_five_answer(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.within = true;
    e.actors_a = e.actors_b = 6;
    e.respondents_a = e.respondents_b = 4;
    expect(&e, "unknown", "", "few-respondents");
    e.respondents_a = e.respondents_b = 5;
    expect(&e, "ordinary", "", "");
}

static void what_is_denied_gives_the_weaker_verdict(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ties = 9;
    e.expected = 20;
    e.q_low = .01;
    e.activity_known = false;
    expect(&e, "missing", "thin", "");
    e.denied[PDN_MISSING] = e.undecided = true;
    expect(&e, "thin", "", "draws-undecided");
    e.denied[PDN_THIN_CONTACT] = true;
    expect(&e, "ordinary", "", "draws-undecided");
    e.denied[PDN_ORDINARY] = true;
    expect(&e, "unknown", "", "draws-undecided");
}

static void missing_by_each_of_its_conditions(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ties = 10;
    e.expected = 20;
    e.q_low = .05;
    e.activity = 2.0 / 3;
    expect(&e, "missing", "thin", "");
    e.coverage = 2.0 / 3; /* 2/3 (1 - 1/2) = 1/3 exactly */
    expect(&e, "missing", NULL, NULL);
    e.coverage = .66;
    expect(&e, "thin", "", NULL);
    e.coverage = 1;
    e.q_low = .051;
    expect(&e, "thin", "", NULL);
    e.q_low = .05;
    e.ties = 10.1;
    expect(&e, "thin", "", NULL);
    e.ties = 10;
    e.activity = .67; /* few with anybody */
    expect(&e, "thin", "", "low-activity");
    e.activity = UNKNOWN; /* the fit leaves nothing between these two */
    expect(&e, "thin", "", "low-activity");
    e.activity_known = false; /* too few groups to ask: counts as met */
    expect(&e, "missing", "thin", "");
}

static void an_unmet_duty_is_a_counted_fact(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ties = e.dyads = e.confirmed = 0;
    e.one_sided = e.one_sided_ab = e.one_sided_ba = e.top_dyads = 0;
    e.top_share = UNKNOWN;
    e.actors_a = e.respondents_a = 2;
    e.actors_b = 3;
    e.respondents_b = 2;
    e.p_least = .9;
    expect(&e, "unknown", "", "few-respondents");
    e.duty = true;
    expect(&e, "missing", "", "duty");
    e.respondents_a = 1; /* now one dyad is unseen */
    expect(&e, "unknown", NULL, NULL);
    e.respondents_a = 2;
    e.ties = 1;
    expect(&e, "unknown", NULL, NULL);
}

static void silence_is_unknown_never_missing(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ties = 0;
    e.q_low = .001;
    e.activity = 0;
    e.respondents_b = 0;
    e.coverage = .5;
    expect(&e, "unknown", "", "no-answers+few-respondents");
    e.respondents_b = 1;
    expect(&e, "unknown", "", "few-respondents");
}

static void hangs_on_one_person(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.dyads = e.top_dyads = 5;
    e.top_heard = 2;
    e.top_chance = .05;
    expect(&e, "hangs-on-one", "", "");
    e.top_q = .05; /* adjusted over all pairs it is asked of */
    expect(&e, "hangs-on-one", "", "");
    e.top_q = .06;
    expect(&e, "hangs-on-one", "", "few-contacts");
    e.top_q = 0;
    e.top_heard = 1;
    expect(&e, "ordinary", "", NULL);
    e.top_heard = 2;
    e.top_dyads = 4; /* 80 % counts from six dyads on */
    expect(&e, "ordinary", "", NULL);
    e.dyads = 10;
    e.top_dyads = 8;
    expect(&e, "hangs-on-one", "", "four-of-five");
    e.silent_others = 20; /* 20 / 40 = .5 */
    expect(&e, "hangs-on-one", "", "four-of-five+some-silent");
    e.silent_others = 21;
    expect(&e, "ordinary", "", NULL);
    e.silent_others = 0;
    e.actors_b = 1; /* one post: p_star is 1 there */
    e.top_chance = 1;
    expect(&e, "ordinary", "", "single-post");
    e = plain_pair(); /* nobody answered on one side */
    e.dyads = e.top_dyads = e.top_heard = 4;
    e.top_chance = .01;
    e.respondents_b = 0;
    e.silent_others = 9;
    e.answered_others = 10;
    expect(&e, "hangs-on-one", "", "some-silent");
    e.respondents_a = 4; /* fewer than five in all */
    expect(&e, "unknown", "", NULL);
}

static void one_side_sees_it(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.confirmed = 3;
    e.one_sided = 10;
    e.one_sided_ab = 8;
    e.one_sided_ba = 2;
    e.sides_hold = true;
    e.difference = 6;
    e.q_direction = .05;
    e.namers = 3;
    expect(&e, "one-sided", "", "");
    e.difference_expected = 7; /* chance would lean even more */
    expect(&e, "ordinary", "", NULL);
    e.difference_expected = 0;
    e.namers = 2;
    expect(&e, "ordinary", "", NULL);
    e.namers = 3;
    e.sides_hold = false;
    expect(&e, "ordinary", "", NULL);
    e.sides_hold = true;
    e.within = true;
    expect(&e, "ordinary", "", NULL);
}

static void one_side_is_strained(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ba = (pdn_strain){3, 5, 3, 3, .5, .05};
    expect(&e, "strained", "", "strained-ba");
    e.ab = e.ba;
    expect(&e, "strained", "", "strained-ab+strained-ba");
    e.ab.raters = 2;
    e.ba.mean_without = 3.1;
    expect(&e, "ordinary", "", NULL);
    e.ba.mean_without = 3;
    e.ba.drop_without = .49;
    expect(&e, "ordinary", "", NULL);
    e.ba.drop_without = .5;
    e.middle = e.step = UNKNOWN;
    expect(&e, "ordinary", "", NULL);
}

static void positive_evidence_works(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    const pdn_strain warm = {3, 5, 3.5, 3.4, 0, 1};
    e.ties = 21;
    e.ab = e.ba = warm;
    expect(&e, "works", "", "");
    e.ba.mean = UNKNOWN; /* without ratings nothing works */
    expect(&e, "ordinary", "", NULL);
    e.ba = warm;
    e.carriers = 2;
    expect(&e, "ordinary", "", NULL);
    e.carriers = 3;
    e.ties = 20.9; /* .995: 1.00 on two decimals */
    expect(&e, "works", "", NULL);
    e.ties = 20.8;
    expect(&e, "ordinary", "", NULL);
}

static void the_first_that_holds_wins(void **state)
{
    (void)state;
    pdn_evidence e = plain_pair();
    e.ties = 5;
    e.dyads = e.top_dyads = 4;
    e.top_heard = 2;
    e.top_chance = .01;
    e.q_low = .01;
    e.activity = .3;
    e.ab = (pdn_strain){3, 5, 2, 2, 1, .01};
    expect(&e, "missing", "hangs-on-one+strained+thin", "strained-ab");
    e.activity = 1;
    expect(&e, "hangs-on-one", "strained+thin", "low-activity+strained-ab");
}

static void the_help_text_names_every_verdict(void **state)
{
    (void)state;
    for (unsigned v = 1; v < PDN_VERDICTS; v++)
        assert_non_null(
            strstr(pdn_verdict_rule, pdn_code_text(&pdn_verdict_codes, v)));
    assert_non_null(strstr(pdn_verdict_rule, "judgement"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_unusual_is_ordinary),
        cmocka_unit_test(a_halving_must_be_excluded),
        cmocka_unit_test(within_a_group_five_answer),
        cmocka_unit_test(what_is_denied_gives_the_weaker_verdict),
        cmocka_unit_test(missing_by_each_of_its_conditions),
        cmocka_unit_test(an_unmet_duty_is_a_counted_fact),
        cmocka_unit_test(silence_is_unknown_never_missing),
        cmocka_unit_test(hangs_on_one_person),
        cmocka_unit_test(one_side_sees_it),
        cmocka_unit_test(one_side_is_strained),
        cmocka_unit_test(positive_evidence_works),
        cmocka_unit_test(the_first_that_holds_wins),
        cmocka_unit_test(the_help_text_names_every_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
