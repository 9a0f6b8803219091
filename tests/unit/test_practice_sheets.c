/* The sheets of what those who do better do: texts keep apart on every paper,
 * titles say what stands out and what could have been seen. */
#include "check.h"
#include "naming.h"
#include "sheet_texts.h"
#include "sheets/practices/visits_parts.h"

#include "pdnet/core.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/practices.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };

static const pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                      .actors = 60,
                                      .answered = 47,
                                      .seed = 1,
                                      .draws = 2000,
                                      .version = "0.1.0"};
static pdn_practice_row made[MOST];

static pdn_practice_row yes_or_no(const char *name, double with, double of,
                                  double peers_with, double peers)
{
    pdn_practice_row r;

    pdn_row_clear(&pdn_practice_schema, &r);
    r.name = name;
    r.kind = PDN_PRACTICE_YES_OR_NO;
    r.deviants_with = with;
    r.deviants = of;
    r.peers_with = peers_with;
    r.peers = peers;
    r.difference = r.delta = with / of - peers_with / peers;
    r.lo = r.difference - .3;
    r.hi = r.difference + .3 < 1 ? r.difference + .3 : 1;
    r.year = 2023;
    return r;
}

static void tested(pdn_practice_row *r, double p, double q, double least)
{
    r->p_exact = p;
    r->q = q;
    r->smallest_p = least;
}

static const char *title_of(size_t n, double year)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of("practices");
    const pdn_sheet_asked asked = {.year = year};
    const char *title = NULL;

    MUST(pdn_sheet_title(k, made, n, &asked, &title));
    return title;
}

static void says(size_t n, const char *want)
{
    const char *title = title_of(n, 0);

    CHECK(strcmp(title, want) == 0, "%s", title);
}

/* p of 3 of 3 against 0 of 5: 1 of the 56 ways to choose 3 of 8 (by hand). */
static void titles(void **state)
{
    (void)state;
    const double hidden = pdn_absent(PDN_SUPPRESSED);

    pdn_words_use(PDN_ENGLISH);
    made[0] = yes_or_no("weekly meeting", 3, 3, 1, 5);
    made[1] = yes_or_no("one contact person", 3, 3, 0, 5);
    tested(&made[1], 1. / 56, 1. / 56, 1. / 56);
    says(2, "One contact person: 3 of 3 among those who do better than "
            "expected, 0 of 5 among the others. Clear.");
    tested(&made[1], .1, .15, 1. / 56);
    says(2, "One contact person: 3 of 3 among those who do better than "
            "expected, 0 of 5 among the others. A sign of: of five findings "
            "marked like this, one may be chance.");
    tested(&made[1], .4, .4, 1. / 56);
    says(2, "No practice sets those who do better than expected apart. With 3 "
            "and 5 municipalities only a large difference can be seen.");
    /* done less by those who do better: not what the sheet is about */
    made[1] = yes_or_no("one contact person", 0, 3, 5, 5);
    tested(&made[1], 1. / 56, 1. / 56, 1. / 56);
    says(2, "No practice sets those who do better than expected apart. With 3 "
            "and 5 municipalities only a large difference can be seen.");
    says(1, "No practice sets those who do better than expected apart. With 3 "
            "and 5 municipalities no difference could have been seen.");
    made[0] = yes_or_no("weekly meeting", 4, 4, 0, 6);
    made[1] = yes_or_no("one contact person", 4, 4, 1, 6);
    tested(&made[0], .01, .02, .01);
    tested(&made[1], .05, .1, .01);
    says(2, "Two practices are more common among those who do better than "
            "expected: Weekly meeting and one contact person. Clear: 1; the "
            "rest are signs.");
    made[0].deviants_with = made[0].peers_with = made[0].difference = hidden;
    made[0].delta = made[0].p_exact = made[0].q = hidden;
    says(1, "The figures are hidden to protect privacy.");
    made[0] = yes_or_no("weekly meeting", 0, 0, 1, 6);
    says(1, "No unit is found to do better than expected, so there is nobody "
            "to hold the practices against.");
}

/* A row without a year stands in every year; one of another year does not. */
static void years(void **state)
{
    (void)state;
    const char *title = NULL;

    pdn_words_use(PDN_ENGLISH);
    made[0] = yes_or_no("old", 3, 3, 0, 5);
    tested(&made[0], .01, .01, .01);
    made[1] = yes_or_no("new", 3, 3, 1, 5);
    made[0].year = 2021;
    title = title_of(2, 0);
    CHECK(strstr(title, "Old") == NULL, "%s", title);
    title = title_of(2, 2021);
    CHECK(strstr(title, "Old: 3 of 3") == title, "%s", title);
}

static pdn_status draw_practices(pdn_canvas *c, const void *what)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of("practices");
    const pdn_sheet_asked asked = {.year = 0};

    return k->draw(k, c, &facts, made, *(const size_t *)what, &asked);
}

static void every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 4, 12, MOST};
    static const char *const name[] = {
        "ukentlig samarbeidsmøte", "fast kontaktperson for hver ungdom",
        ("felles samtykkeskjema og opplæring i taushetsplikt for alle "
         "nyansatte i alle tjenester")};

    for (size_t i = 0; i < MOST; i++) {
        made[i] =
            yes_or_no(name[i % 3], (double)(i % 4), 4, (double)(i % 7), 42);
        if (i % 3 == 0) tested(&made[i], .001 * (double)i, .01, .001);
        if (i % 11 == 5) made[i].kind = PDN_PRACTICE_MEASURE;
        if (i % 13 == 6) made[i].deviants_with = pdn_absent(PDN_SUPPRESSED);
    }
    for (int lang = 0; lang < PDN_LANGS; lang++)
        for (size_t i = 0; i < LEN(sizes); i++)
            for (int paper = 0; paper < 3; paper++) {
                char text[64];
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(text, sizeof text, "practices-%zu-%d-%d",
                               sizes[i], lang, paper);
                draw_sheet(draw_practices, &sizes[i], (pdn_paper)paper, text);
            }
}

/* ---- who took one up ---- */

static pdn_practice_change took[MOST];

static pdn_status draw_change(pdn_canvas *c, const void *what)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of("practices-change");
    const pdn_sheet_asked asked = {.year = 0};

    return k->draw(k, c, &facts, took, *(const size_t *)what, &asked);
}

static const char *title_of_change(size_t n)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of("practices-change");
    const pdn_sheet_asked asked = {.year = 0};
    const char *title = NULL;

    MUST(pdn_sheet_title(k, took, n, &asked, &title));
    return title;
}

/* By hand: of two practices in the latest two years one was taken up, none
 * given up; what was taken up a year before is not told. */
static void taken_up(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 4, 12, MOST};
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const char *title = NULL;
    char text[64];

    pdn_words_use(PDN_ENGLISH);
    for (size_t i = 0; i < MOST; i++)
        took[i] = (pdn_practice_change){
            .practice = "felles samtykkeskjema og opplæring i taushetsplikt",
            .from_year = 2021,
            .to_year = 2023,
            .units = 8,
            .kept = 2,
            .without = 6,
            .not_asked = 0,
            .not_answered = 0};
    took[0].to_year = 2021;
    took[0].taken_up = 3;
    took[1].taken_up = 1;
    took[1].without = 5;
    title = title_of_change(3);
    assert_string_equal(title,
                        "From 2021 to 2023: 1 of 2 practices were taken up by "
                        "somebody new, and 0 of 2 given up by somebody.");
    took[1].taken_up = 0;
    title = title_of_change(3);
    CHECK(strstr(title, "no practice was taken up by anybody new") != NULL,
          "%s", title);

    took[1].taken_up = 40; /* a region, and one that is hidden */
    took[1].units = 46;
    took[2].taken_up = took[2].units = hidden;
    took[3].not_answered = 2;
    took[3].given_up = 1;
    for (int lang = 0; lang < PDN_LANGS; lang++)
        for (size_t i = 1; i < LEN(sizes); i++)
            for (int paper = 0; paper < 3; paper++) {
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(text, sizeof text, "practices-change-%zu-%d-%d",
                               sizes[i], lang, paper);
                draw_sheet(draw_change, &sizes[i], (pdn_paper)paper, text);
            }
}

/* ---- whom to visit ---- */

enum { UNITS = 4, DOES = 6 };

static pdn_deviant_row unit[UNITS];
static pdn_pair pair[3];

static void make_units(void)
{
    static const char *const name[] = {"A", "B", "C", "D"};

    for (size_t i = 0; i < UNITS; i++) {
        pdn_row_clear(&pdn_deviant_schema, &unit[i]);
        unit[i].unit = name[i];
        unit[i].claim = PDN_CLAIM_NONE;
        unit[i].q = .5;
        unit[i].share = .2;
        unit[i].expected_share = .21;
    }
    unit[0].claim = PDN_CLAIM_IMPROVED;
    unit[0].q = .01;
    unit[1].claim = PDN_CLAIM_SUSTAINED;
    unit[1].q = .09;
    unit[1].matched_unit = "C";
    unit[1].counter = PDN_COUNTER_NOT_CHECKED;
}

static void make_pair(pdn_pair *p, const char *a, const char *b, pdn_verdict v)
{
    pdn_row_clear(&pdn_breakdown_schema, p);
    p->group_a = a;
    p->group_b = b;
    p->verdict = v;
}

/* B does x, y and z; C is known to do y, not to do x, and nothing of z. */
static void make_table(pdn_table *t)
{
    static const char *const who[DOES] = {"B", "B", "B", "C", "C", "B"};
    static const char *const what[DOES] = {"y", "z", "x", "y", "x", "x"};
    static const double does[DOES] = {1, 1, 1, 1, 0, 0};
    static const double year[DOES] = {2023, 2023, 2023, 2023, 2023, 2021};
    pdn_column *c = NULL;

    t->rows = DOES;
    MUST(pdn_table_add(t, "unit", PDN_TEXT, &c));
    memcpy(c->text, who, sizeof who);
    MUST(pdn_table_add(t, "practice", PDN_TEXT, &c));
    memcpy(c->text, what, sizeof what);
    MUST(pdn_table_add(t, "present", PDN_BOOLEAN, &c));
    memcpy(c->number, does, sizeof does);
    MUST(pdn_table_add(t, "year", PDN_INTEGER, &c));
    memcpy(c->number, year, sizeof year);
}

/* Those who last first; what the other does not do before what is not known,
 * before what both do; a pair with a service in common is where to ask. */
static void visits_in_order(void **state)
{
    (void)state;
    pdn_table t = {0};
    visits_rows q = {0};

    make_units();
    make_table(&t);
    make_pair(&pair[0], "BUP", "NAV", PDN_MISSING);
    make_pair(&pair[1], "NAV", "skole", PDN_WORKS_WELL);
    make_pair(&pair[2], "barnevern", "skole", PDN_WORKS_WELL);
    const pdn_visits v = {unit, UNITS, &t, pair, 3};

    pdn_words_use(PDN_ENGLISH);
    MUST(visits_rows__take(&v, &q));
    assert_int_equal(q.cards, 2);
    assert_string_equal(q.card[0].unit->unit, "B");
    assert_ptr_equal(q.card[0].match, &unit[2]);
    assert_int_equal(q.card[0].practices, 3);
    assert_string_equal(visits_rows__does(&q.card[0], 0), "x (not in C)");
    assert_string_equal(visits_rows__does(&q.card[0], 1), "z (not known of C)");
    assert_string_equal(visits_rows__does(&q.card[0], 2), "y");
    assert_string_equal(visits_rows__question(&q.card[0], 0),
                        "How did this come about: x?");
    assert_string_equal(visits_rows__question(&q.card[0], 3),
                        "Has something else got worse meanwhile?");
    assert_string_equal(visits_rows__question(&q.card[1], 0),
                        "What they do is not charted: what do they do that we "
                        "do not?");
    assert_int_equal(q.pairs, 1);
    assert_int_equal(q.pair[0].n, 1);
    assert_ptr_equal(q.pair[0].works[0], &pair[1]);
    assert_string_equal(visits_rows__title(&v, &q),
                        "Two municipalities are worth a visit: B and A. "
                        "Candidates, not proofs.");
    visits_rows__clear(&q);
    pdn_table_clear(&t);
}

/* Hidden pairs and units stand nowhere. */
static void nobody_to_visit(void **state)
{
    (void)state;
    visits_rows q = {0};
    const pdn_visits v = {unit, UNITS, NULL, pair, 1};

    make_units();
    unit[0].claim = PDN_NO_CLAIM; /* hidden */
    unit[1].claim = PDN_CLAIM_ONE_YEAR;
    make_pair(&pair[0], "BUP", "NAV", PDN_HIDDEN);
    pdn_words_use(PDN_ENGLISH);
    MUST(visits_rows__take(&v, &q));
    assert_int_equal(q.cards + q.pairs, 0);
    assert_string_equal(visits_rows__title(&v, &q),
                        "None of 4 municipalities is found to do better than "
                        "expected: nobody to visit for that yet.");
    visits_rows__clear(&q);
    for (size_t i = 0; i < UNITS; i++)
        unit[i].claim = PDN_CLAIM_TOO_LITTLE_DATA;
    MUST(visits_rows__take(&v, &q));
    assert_string_equal(visits_rows__title(&v, &q),
                        "Too few figures to say whom to visit.");
    visits_rows__clear(&q);
}

static pdn_status draw_visits(pdn_canvas *c, const void *what)
{
    return pdn_visits_sheet(c, &facts, what);
}

/* How often a text stands on the sheet of visits. */
static size_t times(const pdn_visits *v, const char *words)
{
    char *svg = NULL;
    size_t size = 0, n = 0;
    FILE *f = open_memstream(&svg, &size);
    pdn_canvas *c = NULL;

    MUST(pdn_canvas_new(PDN_SVG, f, 1190, 842, "t", "t", NULL, &c));
    MUST(pdn_visits_sheet(c, &facts, v));
    MUST(pdn_canvas_finish(c));
    (void)fclose(f);
    for (const char *at = svg; (at = strstr(at, words)) != NULL; at++)
        n++;
    free(svg);
    return n;
}

/* Three pairs break down; that none of them works with another is said once,
 * and where one does, once of the others. */
static void what_holds_of_all_is_said_once(void **state)
{
    (void)state;
    pdn_table t = {0};
    pdn_pair p[4];
    const pdn_visits v = {unit, UNITS, &t, p, 4};

    make_units();
    make_table(&t);
    make_pair(&p[0], "BUP", "NAV", PDN_MISSING);
    make_pair(&p[1], "NAV", "barnevern", PDN_MISSING);
    make_pair(&p[2], "fastlege", "helsestasjon", PDN_MISSING);
    make_pair(&p[3], "BUP", "skole", PDN_ORDINARY);
    pdn_words_use(PDN_BOKMAL);
    assert_int_equal(times(&v, "Ingen av disse"), 1);
    assert_int_equal(times(&v, "ikke noe står"), 0);
    p[3].verdict = PDN_WORKS_WELL;
    assert_int_equal(times(&v, "Ingen av disse"), 0);
    assert_int_equal(times(&v, "ikke noe står"), 1);
    assert_int_equal(times(&v, "Det fungerer"), 1);
    pdn_table_clear(&t);
}

static void visits_of_every_size(void **state)
{
    (void)state;
    pdn_table t = {0};
    pdn_deviant_row many[12];

    make_units();
    make_table(&t);
    make_pair(&pair[0], "BUP", "NAV", PDN_MISSING);
    for (size_t i = 0; i < 12; i++) {
        many[i] = unit[1];
        many[i].unit = i % 2 == 0 ? "B" : "Nord-Fron og Sør-Fron kommuner";
    }
    for (int lang = 0; lang < PDN_LANGS; lang++)
        for (size_t n = 1; n <= 12; n += 11)
            for (int paper = 0; paper < 3; paper++) {
                char text[64];
                const pdn_visits v = {many, n, &t, pair, 1};
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(text, sizeof text, "visits-%zu-%d-%d", n, lang,
                               paper);
                draw_sheet(draw_visits, &v, (pdn_paper)paper, text);
            }
    pdn_table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),
        cmocka_unit_test(years),
        cmocka_unit_test(every_size),
        cmocka_unit_test(taken_up),
        cmocka_unit_test(visits_in_order),
        cmocka_unit_test(nobody_to_visit),
        cmocka_unit_test(what_holds_of_all_is_said_once),
        cmocka_unit_test(visits_of_every_size),
    };

    pdn_runtime_init();
    pdn_words_name(words_of_a_study);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
