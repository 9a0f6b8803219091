/* The sheets of deviants, of change and of fragility: no text lies on another
 * or leaves the page, whatever the size and the language. With PDN_PICTURES=
 * FOLDER in the environment each picture is also written there as PNG. */
#include "check.h"
#include "naming.h"
#include "sheet_texts.h"

#include "pdnet/core.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };

static const pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                      .wave = "2021",
                                      .actors = 170,
                                      .answered = 133,
                                      .seed = 1,
                                      .draws = 2000,
                                      .version = "0.1.0",
                                      .origin = "laget"};

static const char *unit_name(size_t i)
{
    static char name[MOST][32];

    (void)snprintf(name[i], sizeof name[i], "Kommune %zu", i + 1);
    return name[i];
}

static const pdn_sheet_asked latest = {.year = 0};

static pdn_status draw_kind(const char *kind, pdn_canvas *c, const void *rows,
                            size_t n)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of(kind);

    return k->draw(k, c, &facts, rows, n, &latest);
}

static pdn_status title_of(const char *kind, const void *rows, size_t n,
                           const char **out)
{
    return pdn_sheet_title(pdn_sheet_kind_of(kind), rows, n, &latest, out);
}

/* Shares that come again every few units, so that marks crowd. */
static void made_deviants(size_t n, pdn_deviant_row *row)
{
    static const pdn_claim_kind claim[] = {
        PDN_CLAIM_SUSTAINED, PDN_CLAIM_NONE, PDN_CLAIM_IMPROVED,
        PDN_CLAIM_ONE_YEAR,  PDN_CLAIM_NONE, PDN_CLAIM_NONE};
    for (size_t i = 0; i < n; i++) {
        double e = .15 + .01 * (double)(i * 7 % 11), people = 4000;
        double ratio = i % 6 == 0 ? .65 : .9 + .02 * (double)(i * 5 % 13);
        row[i] = (pdn_deviant_row){
            .unit = unit_name(i),
            .claim = n < 12 ? PDN_CLAIM_TOO_LITTLE_DATA : claim[i % 6],
            .counter = PDN_COUNTER_NOT_CHECKED,
            .years = 4,
            .years_better = 4,
            .observed = floor(people * e * ratio),
            .expected = people * e,
            .ratio = ratio,
            .residual_deleted = 10 * (1 - ratio),
            .agree = i % 6 == 0 ? 1 : .25,
            .specifications = 11,
            .by_chance = .09,
            .p_any_by_chance = .08,
            .population = people,
            .share = e * ratio,
            .expected_share = e,
            .share_lo = .8 * e * ratio,
            .share_hi = 1.2 * e * ratio,
            .good_year = 2020,
            .gain = .03,
            .gain_lo = .01,
            .gain_hi = .05,
            .lasted = 2,
            .claim_unchecked =
                n >= 12 && i == 10 ? PDN_CLAIM_SUSTAINED : PDN_NO_CLAIM,
            .rests_from = i % 6 == 2 ? 2022 : 2020,
            .rests_to = i % 6 == 3 ? 2020 : 2023,
            .rests_against = i % 6 == 2 ? 2021 : (double)NAN,
        };
    }
}

static pdn_status draw_deviants(pdn_canvas *c, const void *what)
{
    size_t units = *(const size_t *)what;
    static pdn_deviant_row row[MOST];

    made_deviants(units, row);
    return draw_kind("deviants", c, row, units);
}

/* Two rows a unit: the nullpunkt and two years later. */
static size_t made_changes(size_t n, pdn_baseline_row *row)
{
    const double none = (double)NAN;

    for (size_t i = 0; i < n; i++) {
        double then = .16 + .008 * (double)(i * 7 % 13);
        double change = i % 5 == 0 ? -.06 : i % 7 == 0 ? .05 : .005;
        pdn_baseline_row r = {.unit = unit_name(i),
                              .year = 2021,
                              .indicator = "utenfor",
                              .events = floor(1000 * then),
                              .population = 1000,
                              .share = then,
                              .nullpunkt = then,
                              .change = none,
                              .change_lo = none,
                              .change_hi = none,
                              .change_ratio = none,
                              .detectable = .04};
        row[2 * i] = r;
        r.year = 2023;
        r.share = then + change;
        r.events = floor(1000 * r.share);
        r.change = change;
        r.change_lo = change - .03;
        r.change_hi = change + .03;
        r.change_ratio = r.share / then;
        row[2 * i + 1] = r;
    }
    return 2 * n;
}

static pdn_status draw_change(pdn_canvas *c, const void *what)
{
    size_t units = *(const size_t *)what;
    static pdn_baseline_row row[2 * MOST];
    size_t n = made_changes(units, row);

    return draw_kind("change", c, row, n);
}

/* n people gone at most; a network that falls apart when aimed at. */
static size_t made_fall(size_t n, pdn_fragility_row *row)
{
    for (size_t k = 0; k <= n; k++) {
        double share = (double)k / (3 * (double)n);
        row[k] = (pdn_fragility_row){
            .removed = (double)k,
            .order = PDN_REMOVAL_TARGETED,
            .actor = k > 0 ? "NAV-K-01" : NULL,
            .largest_share = fmax(0, 1 - 3 * share),
            .largest_lo = (double)NAN,
            .largest_hi = (double)NAN,
            .efficiency = .5 * fmax(0, 1 - 3 * share),
            .efficiency_lo = (double)NAN,
            .efficiency_hi = (double)NAN,
        };
        row[n + 1 + k] = (pdn_fragility_row){
            .removed = (double)k,
            .order = PDN_REMOVAL_RANDOM,
            .largest_share = 1 - share,
            .largest_lo = 1 - 1.2 * share,
            .largest_hi = 1 - .9 * share,
            .efficiency = .5 * (1 - share),
            .efficiency_lo = .5 * (1 - 1.2 * share),
            .efficiency_hi = .5 * (1 - .9 * share),
        };
    }
    return 2 * (n + 1);
}

static pdn_status draw_fragility(pdn_canvas *c, const void *what)
{
    size_t units = *(const size_t *)what;
    static pdn_fragility_row row[2 * (MOST + 1)];
    size_t n = made_fall(units, row);

    return draw_kind("fragility", c, row, n);
}

static void sheets_of_every_size(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        sheet_drawing *how;
        size_t units[4];
    } sheet[] = {
        {"deviants", draw_deviants, {1, 6, 14, 46}},
        {"change", draw_change, {1, 6, 16, 46}},
        {"fragility", draw_fragility, {1, 3, 12, 52}},
    };

    for (int lang = 0; lang < 3; lang++)
        for (size_t k = 0; k < LEN(sheet); k++)
            for (size_t i = 0; i < 4; i++)
                for (int paper = 0; paper < 3; paper++) {
                    char name[64];
                    pdn_words_use((pdn_lang)lang);
                    (void)snprintf(name, sizeof name, "%s-%zu-%s-%d",
                                   sheet[k].name, sheet[k].units[i],
                                   pdn_lang_code((pdn_lang)lang), paper);
                    draw_sheet(sheet[k].how, &sheet[k].units[i],
                               (pdn_paper)paper, name);
                }
}

static void titles_tell_the_finding(void **state)
{
    (void)state;
    pdn_deviant_row d[MOST];
    pdn_baseline_row b[2 * MOST];
    pdn_fragility_row f[2 * (MOST + 1)];
    const char *title = NULL;

    pdn_words_use(PDN_BOKMAL);
    made_deviants(6, d);
    MUST(title_of("deviants", d, 6, &title));
    assert_string_equal(title, "For få tall til å finne positive avvik.");
    made_deviants(14, d); /* of each six the first: 1, 7, 13 */
    MUST(title_of("deviants", d, 14, &title));
    assert_non_null(strstr(title, "Kommune 13"));
    assert_non_null(strstr(title, "bedre enn ventet"));
    MUST(title_of("change", b, made_changes(6, b), &title));
    /* 1 and 6 by six points; the others by half a point of four. */
    assert_string_equal(title, "To av 6 kommuner er tydelig endret siden "
                               "nullpunktet i 2021: Kommune 1 og Kommune 6.");
    /* A third of 12: 4 gone, of each aimed at 4/12 and else 4/36. */
    MUST(title_of("fragility", f, made_fall(12, f), &title));
    assert_string_equal(title, "Faller de fire viktigste bindeleddene bort, "
                               "henger 67 av 100 fortsatt sammen. Faller like "
                               "mange bort, hvem som helst, er det 89 av 100.");
    /* Nobody in contact with anybody: the ways between all are 0. */
    size_t rows = made_fall(12, f);
    for (size_t i = 0; i < rows; i++)
        f[i].efficiency = 0;
    MUST(title_of("fragility", f, rows, &title));
    assert_string_equal(title, "Ingen kontakt er kjent: hva som ville vært "
                               "igjen uten bindeleddene, kan vi ikke si.");
}

/* 186 of 56 447 is 3.3 in 1000, 7 of 100 000 less than one; 44 957 of 45 180
 * is 99.5 in 100, which rounds to all. 0 and all are said as they are. */
static void shares_near_the_ends(void **state)
{
    (void)state;
    static const struct {
        double events, population;
        const char *end;
    } row[] = {
        {186, 56447, "om lag 3 av 1000"}, {7, 100000, "færre enn 1 av 1000"},
        {44957, 45180, "over 99 av 100"}, {0, 500, "om lag 0 av 100"},
        {500, 500, "om lag 100 av 100"},  {23, 100, "om lag 23 av 100"},
    };

    pdn_words_use(PDN_BOKMAL);
    for (size_t i = 0; i < LEN(row); i++) {
        const char *said = pdn_say_people(row[i].events, row[i].population);
        CHECK(strstr(said, row[i].end) != NULL, "'%s' does not say '%s'", said,
              row[i].end);
    }
}

/* Row 10 of the made tables would be sustained but for the counter. */
static void a_bad_bargain_is_drawn_and_told(void **state)
{
    (void)state;
    static const char *const want[] = {"bedre, men noe annet er verre",
                                       "betre, men noko anna er verre",
                                       "better, but something else is worse"};
    static pdn_deviant_row row[MOST];

    for (int lang = 0; lang < 3; lang++) {
        pdn_canvas *c = NULL;
        char text[200000] = "";
        FILE *f = tmpfile();
        assert_non_null(f);
        pdn_words_use((pdn_lang)lang);
        made_deviants(14, row);
        for (size_t i = 0; i < 10; i++)
            row[i].claim = PDN_CLAIM_NONE;
        MUST(pdn_canvas_new(PDN_SVG, f, 842, 595, "x", "x", "test", &c));
        MUST(draw_kind("deviants", c, row, 14));
        MUST(pdn_canvas_finish(c));
        rewind(f);
        assert_true(fread(text, 1, sizeof text - 1, f) > 0);
        fclose(f);
        assert_non_null(strstr(text, want[lang]));
    }
}

static void a_change_within_noise_is_not_told_as_one(void **state)
{
    (void)state;
    pdn_baseline_row row[2];
    const char *title = NULL;

    pdn_words_use(PDN_BOKMAL);
    made_changes(1, row);
    row[1].detectable = .07; /* the change is .06 */
    MUST(title_of("change", row, 2, &title));
    assert_non_null(strstr(title, "Ingen påvisbar endring"));
    made_changes(1, row);
    row[1].change_hi = .01;
    MUST(title_of("change", row, 2, &title));
    assert_non_null(strstr(title, "Ingen påvisbar endring"));
}

static void nothing_to_draw_is_said(void **state)
{
    (void)state;
    pdn_deviant_row d[MOST] = {0};
    pdn_baseline_row b[2 * MOST] = {0};
    pdn_fragility_row f[2 * (MOST + 1)] = {0};
    const pdn_sheet_kind *change = pdn_sheet_kind_of("change");
    const char *title = NULL;

    assert_int_equal(title_of("deviants", d, 0, &title), PDN_EDATA);
    made_deviants(14, d);
    d[0].share = (double)NAN;
    assert_int_equal(title_of("deviants", d, 14, &title), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "Kommune 1"));
    size_t n = made_changes(6, b);
    assert_int_equal(
        pdn_sheet_title(change, b, n, &(pdn_sheet_asked){.year = 2021}, &title),
        PDN_EDATA);
    assert_int_equal(pdn_sheet_title(change, b, n,
                                     &(pdn_sheet_asked){.indicator = "annet"},
                                     &title),
                     PDN_EDATA);
    assert_int_equal(title_of("change", b, 0, &title), PDN_EDATA);
    made_fall(3, f);
    assert_int_equal(title_of("fragility", f, 1, &title), PDN_EDATA);
    assert_int_equal(title_of("fragility", f, 0, &title), PDN_EDATA);
    assert_null(title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_of_every_size),
        cmocka_unit_test(titles_tell_the_finding),
        cmocka_unit_test(shares_near_the_ends),
        cmocka_unit_test(a_bad_bargain_is_drawn_and_told),
        cmocka_unit_test(a_change_within_noise_is_not_told_as_one),
        cmocka_unit_test(nothing_to_draw_is_said),
    };
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
