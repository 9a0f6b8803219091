/* What people took the sentences for when they read them aloud, and what the
 * sentence says now so that they do not. Each row is one misreading. */
#include "check.h"
#include "naming.h"

#include "pdnet/words.h"

#include <stdio.h>
#include <string.h>

#define N ((double)NAN)

/* Made by hand: only the figures that the sentence needs. */
static const pdn_pair strained = {.group_a = "NAV",
                                  .group_b = "barnevern",
                                  .actors_a = 20,
                                  .actors_b = 16,
                                  .respondents_a = 16,
                                  .respondents_b = 13,
                                  .ties = 81,
                                  .expected = 46.5,
                                  .quality_ab = 3.8,
                                  .quality_ba = 1.9,
                                  .raters_ab = 14,
                                  .raters_ba = 13,
                                  .quality_lo = 1,
                                  .quality_hi = 5,
                                  .verdict = PDN_STRAINED};
static const pdn_pair police = {.group_a = "fastlege",
                                .group_b = "politi/SLT",
                                .actors_a = 9,
                                .actors_b = 9,
                                .respondents_a = 9,
                                .respondents_b = 9,
                                .ties = 14,
                                .expected = 14,
                                .confirmed = 2,
                                .one_sided = 10,
                                .unknown = 0,
                                .one_sided_ab = 1,
                                .one_sided_ba = 9,
                                .quality_ab = 1.9,
                                .quality_ba = 3.4,
                                .verdict = PDN_ONE_SIDED};
static const pdn_pair two_fold = {.group_a = "frivillighet og arbeidsgivere",
                                  .group_b = "kultur og fritid",
                                  .actors_a = 15,
                                  .actors_b = 14,
                                  .respondents_a = 12,
                                  .respondents_b = 12,
                                  .ties = 2,
                                  .expected = 20,
                                  .verdict = PDN_MISSING};
static const pdn_pair quiet = {.group_a = "BUP",
                               .group_b = "NAV",
                               .actors_a = 9,
                               .actors_b = 17,
                               .respondents_a = 9,
                               .respondents_b = 17,
                               .ties = 2,
                               .expected = 12,
                               .verdict = PDN_THIN_CONTACT,
                               .verdict_note =
                                   PDN_BIT(PDN_REASON_LOW_ACTIVITY)};

static const struct {
    const char *taken_for;
    const pdn_pair *pair;
    pdn_verdict verdict; /* instead of the pair's, where one stands */
    pdn_lang lang;
    const char *says;
} rows[] = {
    {"1,9 what, and how many say so?", &strained, PDN_NO_VERDICT, PDN_BOKMAL,
     "1,9 av 5 i snitt fra 13 ansatte"},
    {"1,9 what, and how many say so?", &strained, PDN_NO_VERDICT, PDN_NYNORSK,
     "1,9 av 5 i snitt frå 13 tilsette"},
    {"how high is well?", &strained, PDN_WORKS_WELL, PDN_BOKMAL,
     "begge sider gir minst 3,5 av 5"},
    {"the police is one person", &police, PDN_NO_VERDICT, PDN_ENGLISH,
     "The police/SLT reported working with the GPs, but the GPs seldom "
     "reported the same: 2 of 12 contacts are reported by both."},
    {"the GPs is one person", &police, PDN_STRAINED, PDN_ENGLISH,
     "The GPs find working with the police/SLT strained"},
    {"the police itself", &police, PDN_STRAINED, PDN_ENGLISH,
     "The police/SLT themselves give 3.4."},
    {"four services, or which two?", &two_fold, PDN_NO_VERDICT, PDN_BOKMAL,
     "mellom «kultur og fritid» og «frivillige og arbeidsgivere»"},
    {"four services, or which two?", &two_fold, PDN_NO_VERDICT, PDN_NYNORSK,
     "mellom «kultur og fritid» og «frivillige og arbeidsgivarar»"},
    {"four services, or which two?", &two_fold, PDN_NO_VERDICT, PDN_ENGLISH,
     "between “culture and leisure” and “the voluntary sector and employers”"},
    {"few contacts with all, many with some", &quiet, PDN_NO_VERDICT,
     PDN_BOKMAL, "har få kontakter med andre også"},
    {"few contacts with all, many with some", &quiet, PDN_NO_VERDICT,
     PDN_NYNORSK, "har få kontaktar med andre òg"},
};

static void no_sentence_is_taken_so_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(rows); i++) {
        pdn_sentence s = {0};
        char all[1024];
        pdn_pair p = *rows[i].pair;
        if (rows[i].verdict != PDN_NO_VERDICT) p.verdict = rows[i].verdict;
        pdn_words_use(rows[i].lang);
        s = pdn_sentence_of_pair(&p);
        (void)snprintf(all, sizeof all, "%s %s", s.headline, s.detail);
        CHECK(strstr(all, rows[i].says) != NULL, "%s\nsays %s\nwant %s",
              rows[i].taken_for, all, rows[i].says);
    }
}

/* A name of two that stands last is heard rightly, as in the model "mellom
 * SLT og kultur og fritid". */
static void one_name_of_two_stands_plain(void **state)
{
    (void)state;
    pdn_pair p = two_fold;
    p.group_a = "SLT";
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_say_where(&p), "mellom SLT og kultur og fritid");
    /* not of a name as somebody wrote it */
    p.group_a = "BUP";
    p.group_b = "Skule og SFO";
    assert_string_equal(pdn_say_where(&p), "mellom BUP og «Skule og SFO»");
    p.group_b = "Helsestasjon, skulehelse";
    assert_string_equal(pdn_say_where(&p),
                        "mellom BUP og «Helsestasjon, skulehelse»");
    p.group_a = "psykisk helse og rus";
    p.group_b = "NAV";
    assert_string_equal(pdn_say_both(&p), "NAV og psykisk helse og rus");
}

/* "skjult av 14": hidden by fourteen people. */
static void a_hidden_count_is_not_hidden_by_those_asked(void **state)
{
    (void)state;
    static const char *const says[] = {[PDN_BOKMAL] = "et skjult antall av 14",
                                       [PDN_NYNORSK] = "eit skjult tal av 14",
                                       [PDN_ENGLISH] = "a hidden number of 14"};
    for (int lang = 0; lang < PDN_LANGS; lang++) {
        pdn_words_use((pdn_lang)lang);
        assert_string_equal(pdn_format_of(pdn_absent(PDN_SUPPRESSED), 14),
                            says[lang]);
    }
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(pdn_format_of(3, 14), "3 av 14");
}

/* "De unge er ikke spurt" beside a sheet of what they answered. */
static void who_answered_is_not_called_unasked(void **state)
{
    (void)state;
    static const char *const heard[] = {"NAV"};
    pdn_naming naming[PDN_LANGS];
    pdn_pair of_nav = strained, of_others = police;

    memcpy(naming, words_of_a_study, sizeof naming);
    pdn_words_use(PDN_BOKMAL);
    pdn_words_name(naming);
    assert_string_equal(pdn_note_of_youth(&of_nav), "De unge er ikke spurt.");
    for (int lang = 0; lang < PDN_LANGS; lang++) {
        naming[lang].heard = heard;
        naming[lang].heards = LEN(heard);
    }
    assert_string_equal(pdn_note_of_youth(&of_nav), "");
    assert_string_equal(pdn_note_of_youth(&of_others),
                        "De unge er ikke spurt om dette.");
    assert_string_equal(pdn_note(PDN_YOUTH_NOT_ASKED),
                        "De unge svarer selv på et eget ark.");
    pdn_words_name(words_of_a_study);
}

/* "2018 to 2021, 5104 young people" are 1 276 young people, four times. */
static void years_are_not_added_up(void **state)
{
    (void)state;
    pdn_sentence s = {0};
    pdn_claim q = {.unit = "Kommune A",
                   .claim = PDN_CLAIM_SUSTAINED,
                   .years_better = 4,
                   .years = 4,
                   .share = .108,
                   .expected = .18,
                   .from = 2018,
                   .to = 2021,
                   .people = 5104. / 4,
                   .any_by_chance = .1};

    pdn_words_use(PDN_BOKMAL);
    pdn_words_name(words_of_a_study);
    s = pdn_sentence_of_claim(&q);
    assert_non_null(strstr(s.detail, "Kandidat til positivt avvik, fra 2018 "
                                     "til 2021, om lag 1276 unge i året."));
    assert_null(strstr(s.detail, "5104"));
}

/* Without a stated scale and raters nothing is made up. */
static void an_unknown_scale_is_not_said(void **state)
{
    (void)state;
    pdn_sentence s = {0};
    pdn_pair p = strained;
    p.raters_ab = p.raters_ba = p.quality_lo = p.quality_hi = N;
    pdn_words_use(PDN_BOKMAL);
    s = pdn_sentence_of_pair(&p);
    assert_string_equal(s.headline,
                        "Barnevernet opplever samarbeidet med NAV som "
                        "anstrengt: 1,9 i snitt, lavere enn de gir andre "
                        "tjenester.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sentence_is_taken_so_again),
        cmocka_unit_test(one_name_of_two_stands_plain),
        cmocka_unit_test(a_hidden_count_is_not_hidden_by_those_asked),
        cmocka_unit_test(who_answered_is_not_called_unasked),
        cmocka_unit_test(years_are_not_added_up),
        cmocka_unit_test(an_unknown_scale_is_not_said),
    };
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
