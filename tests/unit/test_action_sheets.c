/* The sheet of steps agreed on: what needs attention first, no words of the
 * step and nobody's name in a public copy. */
#include "check.h"
#include "sheet_texts.h"
#include "sheets/actions/actions_parts.h"

#include "pdnet/core.h"
#include "pdnet/sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };

static pdn_action_row made[MOST];
static pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                .actors = (double)NAN,
                                .answered = (double)NAN,
                                .seed = (double)NAN,
                                .draws = (double)NAN,
                                .version = "0.1.0"};

static void make(pdn_action_row *r, const char *deadline, const char *done,
                 pdn_action_state state)
{
    pdn_row_clear(&pdn_actions_schema, r);
    r->finding = "NAV og BUP: mangler";
    r->step = "Felles møte hos Kari";
    r->owner = "Kari";
    r->invited = "Ola";
    r->deadline = deadline;
    r->done = done;
    r->state = state;
    r->wave = "2021";
}

static void make_four(void)
{
    make(&made[0], "2022-02-01", "2022-01-20", PDN_ACTION_DONE);
    make(&made[1], "2022-03-01", NULL, PDN_ACTION_OPEN);
    make(&made[2], NULL, NULL, PDN_ACTION_OPEN);
    make(&made[3], "2022-01-01", NULL, PDN_ACTION_NONE);
    made[0].group_a = "BUP";
    made[0].group_b = "NAV";
    made[0].verdict_then = PDN_MISSING;
    made[0].followed = PDN_FOLLOWED_MORE;
    made[0].change_to = "2022";
    made[0].contacts = 11;
    made[0].contacts_lo = 4;
    made[0].contacts_hi = 18;
    made[1].lift = 1;
    made[2].followed = PDN_FOLLOWED_HIDDEN;
    made[2].group_a = "BUP";
}

/* Of a table without a day a step is overdue when the last wave is of a later
 * year than its deadline; of the same year nobody knows. */
static void states(void **state)
{
    (void)state;
    make_four();
    assert_int_equal(actions_rows__state_of(&made[0]), ACTIONS_DONE);
    assert_int_equal(actions_rows__state_of(&made[1]), ACTIONS_OPEN);
    made[1].now = "2023";
    assert_int_equal(actions_rows__state_of(&made[1]), ACTIONS_OVERDUE);
    made[1].now = "2022";
    assert_int_equal(actions_rows__state_of(&made[1]), ACTIONS_OPEN);
    made[1].now = "autumn";
    assert_int_equal(actions_rows__state_of(&made[1]), ACTIONS_OPEN);
    assert_int_equal(actions_rows__state_of(&made[3]), ACTIONS_NOT_KNOWN);
    made[1].state = PDN_ACTION_OVERDUE;
    made[1].now = NULL;
    assert_int_equal(actions_rows__state_of(&made[1]), ACTIONS_OVERDUE);
}

static void words(void **state)
{
    (void)state;
    actions_rows q = {0};

    pdn_words_use(PDN_ENGLISH);
    make_four();
    made[1].now = "2023";
    MUST(actions_rows__take(made, 4, &q));
    assert_ptr_equal(q.row[0], &made[1]); /* overdue */
    assert_ptr_equal(q.row[1], &made[2]); /* open */
    assert_ptr_equal(q.row[2], &made[3]); /* not known */
    assert_ptr_equal(q.row[3], &made[0]); /* done */
    assert_string_equal(actions_rows__title(&q),
                        "1 of 4 steps agreed on are done. 1 is past its "
                        "deadline. 1 must be lifted to others.");
    actions_rows__clear(&q);
    /* "none of 1 step" */
    MUST(actions_rows__take(made, 1, &q));
    assert_string_equal(actions_rows__title(&q), "The step agreed on is done.");
    actions_rows__clear(&q);
    MUST(actions_rows__take(made + 2, 1, &q));
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(actions_rows__title(&q),
                        "Det avtalte steget er ikke gjort.");
    pdn_words_use(PDN_ENGLISH);
    actions_rows__clear(&q);
    assert_string_equal(actions_rows__after(&made[0]),
                        "more contact than last time in 2022: change in "
                        "contacts +11 (from 4 to 18)");
    made[0].contacts = pdn_absent(PDN_SUPPRESSED);
    assert_string_equal(actions_rows__after(&made[0]),
                        "more contact than last time in 2022, seen against "
                        "all other contact");
    assert_string_equal(actions_rows__about(&made[0], false),
                        "NAV – BUP: missing");
    assert_string_equal(actions_rows__about(&made[2], false),
                        "A pair that is hidden to protect privacy");
    assert_string_equal(actions_rows__about(&made[3], false),
                        "About no pair of services");
    assert_string_equal(actions_rows__who(&made[0]), "Kari invites Ola");
    pdn_words_use(PDN_BOKMAL);
    assert_string_equal(actions_rows__when(&made[0]),
                        "innen 1.2.2022, gjort 20.1.2022");
    assert_string_equal(actions_rows__when(&made[2]), "ingen frist");
}

static pdn_status draw(pdn_canvas *c, const void *what)
{
    const pdn_sheet_kind *k = pdn_sheet_kind_of("actions");
    const pdn_sheet_asked asked = {.year = 0};

    return k->draw(k, c, &facts, made, *(const size_t *)what, &asked);
}

/* Whether the picture of four steps holds a text. */
static bool holds(const char *text)
{
    pdn_canvas *c = NULL;
    char *svg = NULL;
    size_t size = 0, n = 4;
    FILE *f = open_memstream(&svg, &size);

    assert_non_null(f);
    MUST(pdn_canvas_new(PDN_SVG, f, 1190, 842, "t", "t", "t", &c));
    MUST(draw(c, &n));
    MUST(pdn_canvas_finish(c));
    (void)fclose(f);
    bool found = strstr(svg, text) != NULL;
    free(svg);
    return found;
}

static void public_copy(void **state)
{
    (void)state;
    make_four();
    facts.internal = false;
    assert_false(holds("Kari"));
    assert_false(holds("Ola"));
    assert_false(holds("NAV og BUP"));
    assert_true(holds("står i eierens utgave")); /* below the title, first */
    facts.internal = true;
    assert_false(holds("eierens utgave"));
    assert_true(holds("Kari"));
    assert_true(holds("NAV og BUP"));
    facts.internal = false;
}

static void every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 5, MOST};

    for (size_t i = 0; i < MOST; i++) {
        make(&made[i], "2022-02-01", i % 3 == 0 ? "2022-05-20" : NULL,
             i % 3 == 0 ? PDN_ACTION_DONE_LATE : PDN_ACTION_OPEN);
        made[i].group_a = "oppfølgingstjenesten for ungdom i regionen";
        made[i].group_b = "psykisk helse og rus";
        made[i].followed =
            i % 2 == 0 ? PDN_FOLLOWED_NOT_COMPARABLE : PDN_FOLLOWED_TOO_EARLY;
    }
    for (int own = 0; own < 2; own++)
        for (int lang = 0; lang < PDN_LANGS; lang++)
            for (size_t i = 0; i < LEN(sizes); i++)
                for (int paper = 0; paper < 3; paper++) {
                    char text[64];
                    facts.internal = own == 1;
                    pdn_words_use((pdn_lang)lang);
                    (void)snprintf(text, sizeof text, "actions-%zu-%d-%d-%d",
                                   sizes[i], own, lang, paper);
                    draw_sheet(draw, &sizes[i], (pdn_paper)paper, text);
                }
    facts.internal = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states),
        cmocka_unit_test(words),
        cmocka_unit_test(public_copy),
        cmocka_unit_test(every_size),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
