#include "check.h"
#include "wave_networks.h"

#include "pdnet/wave_differences.h"

#include <math.h>
#include <string.h>

/* Two services. x left after the first wave, y came; b did not answer in the
 * second. Everybody answers in the third, which has the second's list. Every
 * contact has a rating. */
static const char *const before[] = {"a", "b", "d", "e", "x"};
static const char *const after[] = {"a", "b", "d", "e", "y"};
static const char *const group[] = {"A", "A", "B", "B", "B"};
static const bool said[][5] = {{true, true, true, true, false},
                               {true, false, true, true, true},
                               {true, true, true, true, true}};
enum { A, B, D, E, X, Y = X };
static const uint32_t from[][6] = {{A, A, A, B, D, E}, {A, D, Y}};
static const uint32_t to[][6] = {{D, E, X, D, A, A}, {D, A, A}};

static pdn_network made(int wave)
{
    const int arcs = wave == 0 ? 0 : 1;
    const struct made_wave w = {.directed = true,
                                .n = 5,
                                .arcs = wave == 0 ? 6 : 3,
                                .id = wave == 0 ? before : after,
                                .group = group,
                                .answered = said[wave],
                                .from = from[arcs],
                                .to = to[arcs]};
    pdn_network g = made_network(&w);
    pdn_column *c = network_column(&g.tie, "quality", PDN_REAL);

    for (size_t k = 0; k < w.arcs; k++)
        c->number[k] = 3;
    return g;
}

static pdn_wave_behind of_pair(const pdn_wave_pairs *p,
                               const pdn_wave_behind *b, const char *g,
                               const char *h)
{
    for (size_t i = 0; i < p->rows; i++)
        if (strcmp(p->row[i].group_a, g) == 0 &&
            strcmp(p->row[i].group_b, h) == 0)
            return b[i];
    fail_msg("no pair %s %s", g, h);
    return b[0];
}

static pdn_wave_behind of_rating(const pdn_wave_ratings *r,
                                 const pdn_wave_behind *b, const char *g)
{
    for (size_t i = 0; i < r->rows; i++) {
        const pdn_wave_rating *x = &r->row[i];
        if ((g == NULL && x->group_a == NULL) ||
            (g != NULL && x->group_a != NULL && strcmp(x->group_a, g) == 0))
            return b[i];
    }
    fail_msg("no row of %s", g != NULL ? g : "all");
    return b[0];
}

static void check(const char *what, pdn_wave_behind got, long earlier,
                  long later)
{
    CHECK(lround(got.before) == earlier && lround(got.after) == later,
          "%s: %g %g, want %ld %ld", what, got.before, got.after, earlier,
          later);
}

/* Pairs and ratings of two waves, without draws, and who is behind them. */
static void behind(const pdn_wave wave[2], pdn_waves_options o,
                   pdn_diagnostics *f, pdn_wave_pairs *p, pdn_wave_ratings *r,
                   pdn_wave_differences *d)
{
    o.draws = 0;
    MUST(pdn_wave_pairs_make(wave, NULL, NULL, &o, f, p));
    MUST(pdn_wave_ratings_make(wave, &o, f, r));
    MUST(pdn_waves_behind(wave, 2, &o,
                          &(pdn_wave_rows){.pair = p->row,
                                           .pairs = p->rows,
                                           .rating = r->row,
                                           .ratings = r->rows},
                          d));
}

/* Whom two networks of one wave differ by: the first and its own without x, who
 * left, and b, who fell silent; the second and its own without y; what two
 * steps say of the second, without y and with. Nobody moved. */
static void of_whole_networks(void **state)
{
    (void)state;
    static const char *const measure[] = {"density", "ei_index"};
    pdn_network g[] = {made(0), made(1), made(2)};
    const pdn_wave wave[] = {{"1", &g[0]}, {"2", &g[1]}, {"3", &g[2]}};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_wave_whole row[4];
    pdn_wave_differences d = {0};

    for (size_t i = 0; i < 4; i++) {
        pdn_row_clear(&pdn_waves_whole_schema, &row[i]);
        row[i].measure = measure[i % 2];
        row[i].from_wave = i < 2 ? "1" : "2";
        row[i].to_wave = i < 2 ? "2" : "3";
    }
    MUST(pdn_waves_behind(wave, 3, &o,
                          &(pdn_wave_rows){.whole = row, .wholes = 4}, &d));
    for (size_t i = 0; i < 2; i++) {
        check(measure[i], d.whole[i], 2, 1);
        check(measure[i], d.whole[2 + i], 0, 1);
        CHECK(lround(d.whole[2 + i].last) == 1, "%s: last", measure[i]);
    }
    pdn_wave_differences_clear(&d);
    for (int k = 0; k < 3; k++)
        pdn_network_clear(&g[k]);
}

/* Contacts, of the first wave: of A and B, a could report x, who is on that
 * list only, and b answered then only; within A b; within B d and e could
 * report x. Of the second: a could report y, and y answers then only; nobody
 * within A; within B d and e could report y, and y answers. Of those who say it
 * and those it is about the fewer are told: of A and B x and b, then y; within
 * B x, then y.
 * Ratings, of the first: of a and b about B, b does not rate again (a rated x,
 * too, but of two counts the fewer is told); of d and e about A, e; of all b
 * and e. Of the second: nobody about B; y about A, and of all. */
static void of_two_waves(void **state)
{
    (void)state;
    pdn_network g[] = {made(0), made(1)};
    const pdn_wave wave[] = {{"1", &g[0]}, {"2", &g[1]}};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_diagnostics f = {0};
    pdn_wave_pairs p = {0};
    pdn_wave_ratings r = {0};
    pdn_wave_differences d = {0};

    behind(wave, o, &f, &p, &r, &d);
    check("A B", of_pair(&p, d.pair, "A", "B"), 2, 1);
    check("A A", of_pair(&p, d.pair, "A", "A"), 1, 0);
    check("B B", of_pair(&p, d.pair, "B", "B"), 1, 1);
    check("about B", of_rating(&r, d.rating, "A"), 1, 0);
    check("about A", of_rating(&r, d.rating, "B"), 1, 1);
    check("all", of_rating(&r, d.rating, NULL), 2, 1);
    const pdn_wave_behind back = of_rating(&r, d.rating, "A");
    CHECK(lround(back.back_before) == 2 && lround(back.back_after) == 2,
          "%g %g of B about A", back.back_before, back.back_after);
    pdn_wave_differences_clear(&d);
    pdn_wave_ratings_clear(&r);
    pdn_wave_pairs_clear(&p);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&g[0]);
    pdn_network_clear(&g[1]);
}

/* What the two steps say of the second wave: of A and B, a could report y in
 * the later step only, and y answers in it; within B d, e and y. It is about y.
 */
static void of_two_steps(void **state)
{
    (void)state;
    pdn_network g[] = {made(0), made(1), made(2)};
    const pdn_wave wave[] = {{"1", &g[0]}, {"2", &g[1]}, {"3", &g[2]}};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_diagnostics f = {0};
    pdn_wave_pairs p = {0};
    pdn_wave_differences d = {0};

    o.draws = 0;
    MUST(pdn_wave_pairs_make(wave + 1, NULL, NULL, &o, &f, &p));
    MUST(pdn_waves_behind(
        wave, 3, &o, &(pdn_wave_rows){.pair = p.row, .pairs = p.rows}, &d));
    CHECK(lround(of_pair(&p, d.pair, "A", "B").last) == 1, "A B");
    CHECK(lround(of_pair(&p, d.pair, "A", "A").last) == 0, "A A");
    CHECK(lround(of_pair(&p, d.pair, "B", "B").last) == 1, "B B");
    pdn_wave_differences_clear(&d);
    pdn_wave_pairs_clear(&p);
    pdn_diagnostics_clear(&f);
    for (int k = 0; k < 3; k++)
        pdn_network_clear(&g[k]);
}

/* a moves from A to B: of the contacts of the two, what five could report is
 * otherwise, and it is about a. Who rates B before: a, b and c, as the later
 * wave has it b and c; b says otherwise, too. */
static void who_moves_within_a_pair(void **state)
{
    (void)state;
    static const char *const id[] = {"a", "b", "c", "d", "e"};
    static const char *const groups[2][5] = {{"A", "A", "A", "B", "B"},
                                             {"B", "A", "A", "B", "B"}};
    static const bool yes[] = {true, true, true, true, true};
    static const uint32_t one[] = {0, 1, 2, 3, 4, 1},
                          two[] = {3, 3, 3, 0, 0, 0};
    pdn_network g[2];
    pdn_waves_options o = pdn_waves_defaults();
    pdn_diagnostics f = {0};
    pdn_wave_pairs p = {0};
    pdn_wave_ratings r = {0};
    pdn_wave_differences d = {0};

    for (int k = 0; k < 2; k++) {
        g[k] = made_network(&(const struct made_wave){.directed = true,
                                                      .n = 5,
                                                      .arcs = 6,
                                                      .id = id,
                                                      .group = groups[k],
                                                      .answered = yes,
                                                      .from = one,
                                                      .to = two});
        pdn_column *c = network_column(&g[k].tie, "quality", PDN_REAL);
        for (size_t i = 0; i < LEN(one); i++)
            c->number[i] = 3;
    }
    const pdn_wave wave[] = {{"1", &g[0]}, {"2", &g[1]}};
    behind(wave, o, &f, &p, &r, &d);
    check("A B", of_pair(&p, d.pair, "A", "B"), 1, 0);
    CHECK(lround(of_rating(&r, d.rating, "A").raters_before) == 1, "A about B");
    pdn_wave_differences_clear(&d);
    pdn_wave_ratings_clear(&r);
    pdn_wave_pairs_clear(&p);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&g[0]);
    pdn_network_clear(&g[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_whole_networks),
        cmocka_unit_test(of_two_waves),
        cmocka_unit_test(of_two_steps),
        cmocka_unit_test(who_moves_within_a_pair),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
