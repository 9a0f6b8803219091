/* The pair table, the funnel and the ranked baseline: no text lies on another
 * or leaves the page, whatever the size and the language. With PDN_PICTURES=
 * FOLDER in the environment each picture is also written there as PNG. */
#include "canvas/scale.h"
#include "check.h"
#include "made_rows.h"
#include "naming.h"
#include "sheet/axes.h"
#include "sheet_texts.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                      .wave = "2021",
                                      .actors = 170,
                                      .answered = 133,
                                      .seed = 1,
                                      .draws = 10000,
                                      .version = "0.1.0",
                                      .origin = "laget"};

static pdn_status draw_pairs(pdn_canvas *c, const void *what)
{
    static const pdn_saying five = {.scale_lo = 1, .scale_hi = 5};
    pdn_pair pair[MADE_PAIRS];
    size_t services = *(const size_t *)what, n = made_pairs(services, pair);
    pdn_pairs_options o = {.order = made_service,
                           .services = services,
                           .by_chance = .2,
                           .saying = five};

    return pdn_draw_pairs(c, &facts, pair, n, &o);
}

/* Names of sixty letters that no catalogue knows. */
static pdn_status draw_long_names(pdn_canvas *c, const void *what)
{
    enum { SERVICES = 12 };
    static char name[SERVICES][96];
    pdn_pair pair[MADE_PAIRS];
    size_t n = made_pairs(SERVICES, pair);
    pdn_pairs_options o = {.by_chance = (double)NAN};

    (void)what;
    for (int i = 0; i < SERVICES; i++)
        (void)snprintf(name[i], sizeof name[i],
                       "Avdeling %d for helse, oppvekst, kultur og inkludering "
                       "av unge",
                       i);
    for (size_t k = 0; k < n; k++)
        for (int i = 0; i < SERVICES; i++) {
            if (strcmp(pair[k].group_a, made_service[i]) == 0)
                pair[k].group_a = name[i];
            if (strcmp(pair[k].group_b, made_service[i]) == 0)
                pair[k].group_b = name[i];
        }
    return pdn_draw_pairs(c, &facts, pair, n, &o);
}

static void long_names_keep_to_their_row(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    for (int paper = 0; paper < 3; paper++)
        draw_sheet(draw_long_names, NULL, (pdn_paper)paper, "long-names");
}

static void pair_tables_of_every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {2, 3, 6, 10, 14, 21};
    for (int lang = 0; lang < 3; lang++)
        for (size_t i = 0; i < LEN(sizes); i++)
            for (int paper = 0; paper < 3; paper++) {
                char name[64];
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(name, sizeof name, "pairs-%zu-%s-%d", sizes[i],
                               pdn_lang_code((pdn_lang)lang), paper);
                draw_sheet(draw_pairs, &sizes[i], (pdn_paper)paper, name);
            }
}

static const pdn_band bands[] = {{"Under 15", 0, 15},
                                 {"15-18", 15, 18},
                                 {"18-20", 18, 20},
                                 {"Over 20", 20, 100}};
static const pdn_reference county = {.label = "Innlandet",
                                     .share = .183,
                                     .events = (double)NAN,
                                     .population = (double)NAN};
static const pdn_outcomes_options beside = {
    .band = bands, .bands = LEN(bands), .reference = &county, .references = 1};

static pdn_status draw_funnel(pdn_canvas *c, const void *what)
{
    static pdn_baseline_row row[MADE_UNITS];
    size_t n = *(const size_t *)what;

    made_outcomes(n, row);
    return pdn_draw_funnel(c, &facts, row, n, &beside);
}

static pdn_status draw_baseline(pdn_canvas *c, const void *what)
{
    static pdn_baseline_row row[MADE_UNITS];
    size_t n = *(const size_t *)what;

    made_outcomes(n, row);
    return pdn_draw_baseline(c, &facts, row, n, &beside);
}

static void outcomes_of_every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 6, 16, 46, 50};
    for (int lang = 0; lang < 3; lang++)
        for (size_t i = 0; i < LEN(sizes); i++)
            for (int paper = 0; paper < 3; paper++) {
                char name[64];
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(name, sizeof name, "funnel-%zu-%s-%d", sizes[i],
                               pdn_lang_code((pdn_lang)lang), paper);
                draw_sheet(draw_funnel, &sizes[i], (pdn_paper)paper, name);
                (void)snprintf(name, sizeof name, "baseline-%zu-%s-%d",
                               sizes[i], pdn_lang_code((pdn_lang)lang), paper);
                draw_sheet(draw_baseline, &sizes[i], (pdn_paper)paper, name);
            }
}

/* Nine units of which seven lie in a heap, as where a county stands beside its
 * municipalities: each has its name, and none lies on another. */
static pdn_status draw_heap(pdn_canvas *c, const void *what)
{
    static const struct {
        const char *unit;
        double events, population;
    } heap[] = {{"3401 Fjordby", 131, 659}, {"3402 Dalen", 181, 895},
                {"3403 Øysund", 98, 806},   {"3499 Storvik", 324, 1608},
                {"3406 Lia", 162, 842},     {"3407 Nes", 190, 817},
                {"3408 Ås", 147, 792},      {"3409 Moen", 120, 640},
                {"34 Fylket", 1353, 7059}};
    static pdn_baseline_row row[MADE_UNITS];
    const pdn_box *box = NULL;
    const char *const *text = NULL;

    (void)what;
    made_outcomes(LEN(heap), row);
    for (size_t i = 0; i < LEN(heap); i++) {
        row[i].unit = heap[i].unit;
        row[i].events = heap[i].events;
        row[i].population = heap[i].population;
        row[i].share = heap[i].events / heap[i].population;
        row[i].benchmark = .192;
        row[i].flag = 0;
    }
    pdn_status st = pdn_draw_funnel(c, &facts, row, LEN(heap), &beside);
    const size_t count = canvas_text__boxes(c, &box, &text);
    for (size_t k = 0; k < LEN(heap); k++) {
        size_t named = 0;
        for (size_t i = 0; i < count; i++)
            named += strcmp(text[i], heap[k].unit) == 0;
        CHECK(named >= 1, "%s is not named", heap[k].unit);
    }
    return st;
}

static void a_heap_of_units_is_named_apart(void **state)
{
    (void)state;
    pdn_words_use(PDN_BOKMAL);
    for (int paper = 0; paper < 3; paper++) {
        char name[32];
        (void)snprintf(name, sizeof name, "funnel-heap-%d", paper);
        draw_sheet(draw_heap, NULL, (pdn_paper)paper, name);
    }
}

/* As many as a country has: own units are named, wherever they lie, and no
 * name lies on another. */
static pdn_status draw_many(pdn_canvas *c, const void *what)
{
    static pdn_baseline_row row[MADE_MANY];
    static const char *const own[] = {"Kommune 7", "Kommune 300"};
    const pdn_outcomes_options o = {.highlight = own, .highlights = LEN(own)};
    size_t named = 0, count = 0;
    const pdn_box *box = NULL;
    const char *const *text = NULL;

    made_outcomes(MADE_MANY, row);
    pdn_status st = *(const bool *)what
                        ? pdn_draw_funnel(c, &facts, row, MADE_MANY, &o)
                        : pdn_draw_baseline(c, &facts, row, MADE_MANY, &o);
    count = canvas_text__boxes(c, &box, &text);
    for (size_t k = 0; k < LEN(own); k++)
        for (size_t i = 0; i < count; i++)
            if (strncmp(text[i], own[k], strlen(own[k])) == 0 &&
                box[i].x < .6 * pdn_canvas_width(c)) {
                named++;
                break;
            }
    CHECK(named == LEN(own), "%zu of one's own units are named", named);
    return st;
}

static void hundreds_of_units(void **state)
{
    (void)state;
    const bool funnel[] = {false, true};
    pdn_words_use(PDN_NYNORSK);
    for (int paper = PDN_A3; paper <= PDN_A1; paper++)
        draw_sheet(draw_many, &funnel[0], (pdn_paper)paper, "baseline-400");
    draw_sheet(draw_many, &funnel[1], PDN_A3, "funnel-400");
    draw_sheet(draw_many, &funnel[1], PDN_A4, "funnel-400-a4");
}

/* Published shares only: no interval is made up and no funnel drawn. */
static pdn_status draw_published(pdn_canvas *c, const void *what)
{
    pdn_baseline_row row[MADE_UNITS];

    made_outcomes(6, row);
    for (size_t i = 0; i < 6; i++)
        row[i] = (pdn_baseline_row){.unit = row[i].unit,
                                    .year = 2021,
                                    .indicator = "outside",
                                    .share = row[i].share,
                                    .events = (double)NAN,
                                    .population = (double)NAN,
                                    .lo = (double)NAN,
                                    .hi = (double)NAN,
                                    .benchmark = (double)NAN,
                                    .shrunk = (double)NAN,
                                    .rank_lo = (double)NAN,
                                    .rank_hi = (double)NAN,
                                    .funnel95_lo = (double)NAN,
                                    .funnel95_hi = (double)NAN,
                                    .funnel998_lo = (double)NAN,
                                    .funnel998_hi = (double)NAN};
    return *(const int *)what == 0
               ? pdn_draw_baseline(c, &facts, row, 6, &beside)
               : pdn_draw_funnel(c, &facts, row, 6, &beside);
}

static void shares_without_counts(void **state)
{
    (void)state;
    const int which[] = {0, 1};
    pdn_words_use(PDN_BOKMAL);
    draw_sheet(draw_published, &which[0], PDN_A3, "baseline-published");
    draw_sheet(draw_published, &which[1], PDN_A3, "funnel-published");
}

static void nothing_to_draw_is_said(void **state)
{
    (void)state;
    FILE *f = tmpfile();
    pdn_canvas *c = NULL;
    const pdn_outcomes_options other = {.indicator = "other"};
    pdn_baseline_row row[MADE_UNITS];

    made_outcomes(6, row);
    MUST(pdn_canvas_new(PDN_SVG, f, 842, 595, "t", "a", "n", &c));
    assert_int_equal(pdn_draw_baseline(c, &facts, row, 6, &other), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "other"));
    assert_int_equal(pdn_draw_funnel(c, &facts, row, 0, &beside), PDN_EDATA);
    assert_int_equal(
        pdn_draw_pairs(c, &facts, NULL, 0, &(pdn_pairs_options){0}), PDN_EDATA);
    MUST(pdn_canvas_finish(c));
    fclose(f);
}

static void scales_and_ticks(void **state)
{
    (void)state;
    const pdn_scale up = {.1, .35, 300, 100, false, false};
    const pdn_scale by_log = {80, 9000, 0, 100, true, false};
    double tick[16];

    assert_true(near(scale__at(&up, .1), 300, 1e-9));
    assert_true(near(scale__at(&up, .35), 100, 1e-9));
    assert_true(near(scale__within(&up, .9), 100, 1e-9));
    /* .10 .15 .20 .25 .30 .35 */
    assert_int_equal(scale__ticks(&up, 8, tick, 16), 6);
    assert_true(near(tick[0], .1, 1e-12) && near(tick[5], .35, 1e-12));
    /* 100 200 500 1000 2000 5000 */
    assert_int_equal(scale__ticks(&by_log, 8, tick, 16), 6);
    assert_true(near(tick[0], 100, 1e-9) && near(tick[5], 5000, 1e-9));
    assert_int_equal(scale__ticks(&by_log, 8, tick, 2), 2);
}

/* Ticks of axes of every width from a thousandth to hundreds: no two of one
 * axis say the same, and of counts they are whole. */
static void no_two_ticks_say_the_same(void **state)
{
    (void)state;
    axes__tick_text *const text[] = {axes__tick_count, axes__tick_percent,
                                     axes__tick_number};
    double tick[16];

    pdn_words_use(PDN_ENGLISH);
    for (int k = 0; k < 3; k++)
        for (double span = .001; span < 500; span *= 1.07)
            for (size_t want = 2; want <= 8; want++) {
                const pdn_scale s = {-.6 * span, .4 * span, 0,
                                     1,          false,     k == 0};
                size_t n = scale__ticks(&s, want, tick, 16);
                double by = n > 1 ? tick[1] - tick[0] : 1;
                assert_true(n <= want);
                for (size_t i = 1; i < n; i++)
                    assert_string_not_equal(text[k](tick[i - 1], by),
                                            text[k](tick[i], by));
                for (size_t i = 0; i < n && k == 0; i++)
                    assert_true(near(tick[i], round(tick[i]), 1e-9));
            }
    /* by hand: -2,3 .. ,6 in halves would be said -2 -1 -1 0 0 0 */
    const pdn_scale change = {-2.3, .6, 0, 1, false, true};
    assert_int_equal(scale__ticks(&change, 8, tick, 16), 3);
    assert_true(near(tick[0], -2, 1e-12) && near(tick[2], 0, 1e-12));
    /* 0 .005 .01: halves of a percent want a decimal, wholes none */
    assert_string_equal(axes__tick_percent(.005, .005), "0.5%");
    assert_string_equal(axes__tick_percent(.01, .01), "1%");
    assert_string_equal(axes__tick_number(.5, .5), "0.5");
    assert_string_equal(axes__tick_number(.02, .02), "0.02");
    assert_string_equal(axes__tick_number(.002, .002), "0.002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_names_keep_to_their_row),
        cmocka_unit_test(pair_tables_of_every_size),
        cmocka_unit_test(outcomes_of_every_size),
        cmocka_unit_test(a_heap_of_units_is_named_apart),
        cmocka_unit_test(hundreds_of_units),
        cmocka_unit_test(shares_without_counts),
        cmocka_unit_test(nothing_to_draw_is_said),
        cmocka_unit_test(scales_and_ticks),
        cmocka_unit_test(no_two_ticks_say_the_same),
    };
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
