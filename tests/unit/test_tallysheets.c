/* The sheets of tallies and handovers: no text lies on another or leaves the
 * page, whatever the kind, size, paper and language; absences in words. */
#include "check.h"
#include "naming.h"
#include "sheet_texts.h"
#include "sheets/tally/tally_parts.h"

#include "pdnet/core.h"
#include "pdnet/handovers.h"
#include "pdnet/sheets.h"
#include "pdnet/tallies.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 120 };

static const pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                      .actors = (double)NAN,
                                      .answered = (double)NAN,
                                      .seed = 1,
                                      .draws = (double)NAN,
                                      .version = "0.1.0"};
static const char *const service[] = {
    "NAV",
    "BUP",
    "ungdomsskole",
    "psykisk helse og rus",
    "arbeid eller utdanning i Kongsvingerregionen eller et annet sted",
    "oppfølgingstjenesten"};

static union {
    pdn_theme_row theme[MOST];
    pdn_voice_row voice[MOST];
    pdn_together_row pair[MOST];
    pdn_stage_row stage[MOST];
    pdn_handover_row step[MOST];
    pdn_offer_row offer[MOST];
} made;

static double sometimes(size_t i, double x)
{
    static const pdn_state state[] = {PDN_NOT_DEFINED, PDN_NOT_ASKED,
                                      PDN_NO_ANSWER, PDN_SUPPRESSED};

    return i % 7 == 5 ? pdn_absent(state[i / 7 % 4]) : x;
}

static void make_pairs(size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double k = sometimes(i, (double)(i % 19)), share = k / 20;
        made.pair[i] = (pdn_together_row){.service_a = service[i % 6],
                                          .service_b = service[(i + 1) % 6],
                                          .year = 2021 + (double)(i % 2),
                                          .both = 20,
                                          .coordinated = k,
                                          .share = share,
                                          .lo = .8 * share,
                                          .hi = 1.05 * share};
    }
}

static void make_steps(size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double k = sometimes(i, (double)(i % 19)), share = k / 20;
        made.step[i] = (pdn_handover_row){.from = service[i % 6],
                                          .to = service[(i + 1) % 6],
                                          .year = 2021,
                                          .sent = 20,
                                          .arrived = k,
                                          .lost = 20 - k,
                                          .arrival = share,
                                          .lo = .8 * share,
                                          .hi = 1.05 * share,
                                          .way_gain = .4 * (20 - k)};
    }
}

static void make_stages(size_t n)
{
    for (size_t i = 0; i < n; i++)
        made.stage[i] = (pdn_stage_row){
            .chain = "henvist",
            .stage = service[i % 6],
            .part_of = i % 5 == 0 ? NULL : "alle",
            .count = sometimes(i, 2939 / (1. + (double)(i % 5))),
            .of = i % 5 == 0 ? (double)NAN : 2939,
            .share = .4,
            .lo = .3,
            .hi = .5,
            .check = i % 5 == 0 ? "short-by-3" : "nested"};
}

static size_t make_rows(const char *kind, size_t n)
{
    static const char *const place[] = {"Eidskog",   "Grue",     "Kongsvinger",
                                        "Nord-Odal", "Sør-Odal", "Åsnes"};

    memset(&made, 0, sizeof made);
    if (strcmp(kind, "together") == 0) make_pairs(n);
    if (strcmp(kind, "handover") == 0) make_steps(n);
    if (strcmp(kind, "stages") == 0) make_stages(n);
    for (size_t i = 0; i < n && strcmp(kind, "themes") == 0; i++)
        made.theme[i] = (pdn_theme_row){service[i % 6],
                                        1 + (double)(i % 9),
                                        90,
                                        .01 * (1 + (double)(i % 9)),
                                        sometimes(i, 4),
                                        .1,
                                        1,
                                        sometimes(i, 1),
                                        (double)NAN,
                                        (double)NAN,
                                        3,
                                        3};
    for (size_t i = 0; i < n && strcmp(kind, "voices") == 0; i++)
        made.voice[i] = (pdn_voice_row){.service = service[i % 6],
                                        .question = "Vi lytter til de unge",
                                        .staff_answers = 12,
                                        .staff_mean = 4.2,
                                        .youth_answers = sometimes(i, 9),
                                        .youth_mean = sometimes(i, 2.9),
                                        .gap = sometimes(i, 1.3),
                                        .staff_lo = (double)NAN,
                                        .youth_lo = (double)NAN};
    if (strcmp(kind, "offers") != 0) return n;
    n = n < 30 ? n : 30;
    for (size_t i = 0; i < 4 * n; i++)
        made.offer[i] = (pdn_offer_row){1 + (double)(i / n), place[i % n % 6],
                                        (double)(i % 5)};
    return 4 * n;
}

static const pdn_sheet_asked latest = {.year = 0};

static pdn_status title_of(const char *kind, const void *rows, size_t n,
                           double year, const char **out)
{
    return pdn_sheet_title(pdn_sheet_kind_of(kind), rows, n,
                           &(pdn_sheet_asked){.year = year}, out);
}

static void draw(const char *kind, size_t n, pdn_paper paper, const char *name)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of(kind);
    pdn_canvas *c = NULL;
    double width, height;
    FILE *f = tmpfile();

    assert_non_null(f);
    pdn_paper_size(paper, &width, &height);
    MUST(pdn_canvas_new(PDN_SVG, f, width, height, name, name, "t", &c));
    MUST(k->draw(k, c, &facts, &made, make_rows(kind, n), &latest));
    look_at_texts(c, name);
    MUST(pdn_canvas_finish(c));
    look_at_sizes(f, paper, name);
    fclose(f);
}

static const char *const kinds[] = {"themes", "voices",   "together",
                                    "stages", "handover", "offers"};

static void sheets_of_every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 3, 8, 16, 120};

    for (int lang = 0; lang < 3; lang++)
        for (size_t k = 0; k < LEN(kinds); k++)
            for (size_t i = 0; i < LEN(sizes); i++)
                for (int paper = 0; paper < 3; paper++) {
                    char name[64];
                    pdn_words_use((pdn_lang)lang);
                    (void)snprintf(name, sizeof name, "%s-%zu-%s-%d", kinds[k],
                                   sizes[i], pdn_lang_code((pdn_lang)lang),
                                   paper);
                    draw(kinds[k], sizes[i], (pdn_paper)paper, name);
                }
}

/* The title gives the count of the row that is furthest off. */
static void titles(void **state)
{
    (void)state;
    const char *title = NULL;

    pdn_words_use(PDN_ENGLISH);
    make_rows("handover", 4);
    MUST(title_of("handover", &made, 4, 2021, &title));
    CHECK(strstr(title, "0 of 20 young people arrived") != NULL, "%s", title);
    make_rows("together", 6); /* of 2022: 1, 3 of 20, and one not known */
    MUST(title_of("together", &made, 6, 0, &title));
    CHECK(strstr(title, "1 of 20 young people") != NULL, "%s", title);
    make_rows("voices", 3);
    MUST(title_of("voices", &made, 3, 0, &title));
    CHECK(strstr(title, "give 4.2, young people 2.9") != NULL, "%s", title);
}

/* Figures that are hidden are told as hidden: no finding, no zero, and not as
 * what nobody asked. */
static void titles_of_hidden_figures(void **state)
{
    (void)state;
    static const char *const kind[] = {"themes", "voices", "together",
                                       "handover"};
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const char *title = NULL;

    pdn_words_use(PDN_BOKMAL);
    for (size_t k = 0; k < LEN(kind); k++) {
        size_t n = make_rows(kind[k], 6);
        for (size_t i = 0; i < n && k == 0; i++)
            made.theme[i].inputs = made.theme[i].share = hidden;
        for (size_t i = 0; i < n && k == 1; i++)
            made.voice[i].youth_mean = made.voice[i].gap = hidden;
        for (size_t i = 0; i < n && k == 2; i++)
            made.pair[i].share = hidden;
        for (size_t i = 0; i < n && k == 3; i++)
            made.step[i].arrival = hidden;
        MUST(title_of(kind[k], &made, n, 0, &title));
        assert_string_equal(title,
                            "Tallene er skjult av hensyn til personvernet.");
    }
    make_rows("themes", 3); /* of 1, 2 and 3 the largest is hidden */
    made.theme[2].inputs = hidden;
    MUST(title_of("themes", &made, 3, 0, &title));
    CHECK(strncmp(title, "2 av 90 innspill", 16) == 0, "%s", title);
}

/* Of a number within a number the title says who is in it; of parts the
 * largest. */
static void titles_of_stages(void **state)
{
    (void)state;
    static const pdn_stage_row rows[] = {
        {.chain = "a", .stage = "referred", .count = 2939, .check = "adds-up"},
        {.chain = "a",
         .stage = "left",
         .part_of = "referred",
         .count = 581,
         .share = 581. / 2939,
         .of = 2939},
        {.chain = "a",
         .stage = "not applied",
         .part_of = "referred",
         .count = 1381,
         .share = 1381. / 2939,
         .of = 2939},
        {.chain = "b",
         .stage = "outside",
         .part_of = "all",
         .count = 1236,
         .share = 1236. / 2939,
         .of = 2939,
         .check = "nested"},
        {.chain = "b",
         .stage = "followed",
         .part_of = "outside",
         .count = 858,
         .share = 858. / 1236,
         .of = 1236},
    };
    const char *title = NULL;

    pdn_words_use(PDN_ENGLISH);
    MUST(title_of("stages", rows, 3, 0, &title));
    assert_string_equal(title,
                        "Not applied: 1381 of 2939 (47%) of \"referred\"");
    MUST(title_of("stages", rows, 5, 0, &title));
    assert_string_equal(title, "Followed: 858 of 1236 (69%) of \"outside\"");
}

/* A bar is as long as the percent beside it says: 858 of 1236 and 343 of 858,
 * not of the 2939 of the chain. */
static void a_stage_is_drawn_as_it_is_said(void **state)
{
    (void)state;
    static const pdn_stage_row rows[] = {
        {.chain = "b", .stage = "all", .count = 2939, .of = (double)NAN},
        {.chain = "b",
         .stage = "outside",
         .part_of = "all",
         .count = 1236,
         .share = 1236. / 2939,
         .of = 2939},
        {.chain = "b",
         .stage = "followed",
         .part_of = "outside",
         .count = 858,
         .share = 858. / 1236,
         .of = 1236},
        {.chain = "b",
         .stage = "own",
         .part_of = "followed",
         .count = 343,
         .share = 343. / 858,
         .of = 858},
    };
    static const double want[] = {1, 1236. / 2939, 858. / 1236, 343. / 858};
    bars__chart b = {0};

    MUST(tally_rows__take("stages", rows, LEN(rows), 0, &b));
    for (size_t i = 0; i < LEN(rows); i++)
        assert_float_equal(b.bar[i].x, want[i], 1e-12);
    bars__clear(&b);
}

static void refusals(void **state)
{
    (void)state;
    const char *title = NULL;

    assert_int_equal(title_of("themes", &made, 0, 0, &title), PDN_EDATA);
    assert_null(pdn_sheet_kind_of("dreams"));
    make_rows("handover", 4);
    assert_int_equal(title_of("handover", &made, 4, 1999, &title), PDN_EDATA);
    assert_null(title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_of_every_size),
        cmocka_unit_test(titles),
        cmocka_unit_test(titles_of_hidden_figures),
        cmocka_unit_test(titles_of_stages),
        cmocka_unit_test(a_stage_is_drawn_as_it_is_said),
        cmocka_unit_test(refusals),
    };

    pdn_runtime_init();
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
