#include "check.h"
#include "wave_networks.h"

#include "pdnet/table.h"

#include <string.h>

static pdn_waves_row one_row(const pdn_network *a, const pdn_network *b,
                             const pdn_waves_options *o)
{
    const pdn_wave wave[] = {{"2021", a}, {"2022", b}};
    pdn_diagnostics f = {0};
    pdn_waves_row *row = NULL, out;

    MUST(pdn_waves_turnover(wave, 2, o, &f, &row));
    out = *row;
    free(row);
    pdn_diagnostics_clear(&f);
    return out;
}

static void check_number(const char *name, double got, double want)
{
    CHECK(near(got, want, 1e-12), "%s: %g, want %g", name, got, want);
}
#define IS(row, member, want) check_number(#member, (row).member, want)

/* methods.md G1: six people, undirected. Of all six J = 3/8; of the common five
 * J = 3/5 and Hamming 2 of 10 pairs. Person 6 is on the second list only. */
static void counts_the_common_people(void **state)
{
    (void)state;
    static const char *const id[] = {"1", "2", "3", "4", "5", "6"};
    static const char *const group[] = {"A", "A", "A", "A", "A", "A"};
    static const bool yes[] = {true, true, true, true, true, true};
    static const uint32_t from[] = {0, 0, 1, 2, 3}, to[] = {1, 2, 2, 3, 4};
    static const uint32_t g_from[] = {0, 1, 2, 3, 4, 0},
                          g_to[] = {1, 2, 3, 5, 5, 5};
    const struct made_wave one = {false, 5,    5,  0,    id,  group,
                                  yes,   from, to, NULL, NULL};
    const struct made_wave two = {false, 6,      6,    0,    id,  group,
                                  yes,   g_from, g_to, NULL, NULL};
    const pdn_waves_options o = {0};
    pdn_network a = made_network(&one), b = made_network(&two);
    pdn_waves_row r = one_row(&a, &b, &o);

    IS(r, people, 5);
    IS(r, dyads, 10);
    IS(r, kept, 3);
    IS(r, lost, 2);
    IS(r, appeared, 0);
    IS(r, new_by_joiners, 3);
    IS(r, jaccard, 3.0 / 5);
    IS(r, persistence, 3.0 / 5);
    IS(r, birth, 0);
    IS(r, joiners, 1);
    /* phi of (3, 2, 0, 5) */
    IS(r, qap, (10 * 3 - 5 * 3) / sqrt(5.0 * 5 * 3 * 7));
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

/* By hand, directed services. A and A2 become M in 2022 (a merger); B becomes
 * B1 and B2 (a split); C goes; N is new; D does not answer in 2022; E leaves
 * the question about F open in 2022; G is H from 2022 on; K is L from 2030 on,
 * and so K still. */
static void tells_why_by_hand(void **state)
{
    (void)state;
    static const char *const before[] = {"A", "A2", "B", "C", "D",
                                         "E", "F",  "G", "K"};
    static const char *const after[] = {"M", "B1", "B2", "N", "D",
                                        "E", "F",  "H",  "K"};
    static const char *const group[] = {"x", "x", "x", "x", "x",
                                        "x", "x", "x", "x"};
    static const bool first[] = {true, true, true, true, true,
                                 true, true, true, true};
    static const bool second[] = {true, true, true, true, false,
                                  true, true, true, true};
    /* A>A2 inside M; A>F and A2>F one; B>F split; C>F gone; D>F silent; E>F
     * open; F>G kept as F>H; F>E lost; G>K kept as H>K; A>K kept as M>K */
    static const uint32_t from[] = {0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 0},
                          to[] = {1, 6, 6, 6, 6, 6, 6, 7, 5, 8, 8};
    /* M>F kept; B1>F, F>B2 parts; N>F joiner; H>F new; F>H, H>K, M>K */
    static const uint32_t g_from[] = {0, 1, 6, 3, 7, 6, 7, 0},
                          g_to[] = {6, 6, 2, 6, 6, 7, 8, 8};
    static const uint32_t open_from[] = {5}, open_to[] = {6};
    static const char *const names[] = {"old", "new"};
    static const char *const link[][2] = {{"A", "M"},  {"A2", "M"}, {"B", "B1"},
                                          {"B", "B2"}, {"G", "H"},  {"K", "L"},
                                          {"Z", "Y"}};
    static const double year[] = {2022, 2022, 2022, 2022, 2022, 2030, 2022};
    const struct made_wave one = {true,  9,    11, 0,    before, group,
                                  first, from, to, NULL, NULL};
    const struct made_wave two = {
        true, 9, 8, 1, after, group, second, g_from, g_to, open_from, open_to};
    pdn_table links = made_links(names, link, year, NULL, LEN(link));
    const pdn_waves_options o = {.crosswalk = &links};
    pdn_network a = made_network(&one), b = made_network(&two);
    pdn_waves_row r = one_row(&a, &b, &o);

    IS(r, ties_before, 11);
    IS(r, kept, 4);             /* M>F, F>H, H>K, M>K */
    IS(r, lost, 1);             /* F>E */
    IS(r, lost_by_renaming, 3); /* A>A2, one of the two to F, B>F */
    IS(r, lost_by_leavers, 1);
    IS(r, lost_by_silence, 2); /* D>F, E>F */
    IS(r, ties_after, 8);
    IS(r, appeared, 1);
    IS(r, new_by_renaming, 2);
    IS(r, new_by_joiners, 1);
    IS(r, new_by_silence, 0);
    IS(r, people, 6); /* M, D, E, F, H, K */
    IS(r, dyads, 5 * 5 - 1);
    IS(r, unobservable, 0);
    IS(r, leavers, 1);
    IS(r, joiners, 1);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
    pdn_table_clear(&links);
}

/* A person who is called otherwise is the same by an alias; a link without a
 * year holds only where the old name is gone. */
static void follows_other_names(void **state)
{
    (void)state;
    static const char *const before[] = {"P", "Q", "Old"};
    static const char *const after[] = {"p-1", "Q", "New"};
    static const char *const group[] = {"x", "x", "x"};
    static const bool yes[] = {true, true, true};
    static const uint32_t from[] = {0, 1}, to[] = {1, 2};
    static const char *const alias[] = {"alias", "id"};
    static const char *const names[] = {"old", "new"};
    static const char *const same[][2] = {{"P", "p-1"}};
    static const char *const link[][2] = {{"Old", "New"}, {"Q", "Elsewhere"}};
    const struct made_wave one = {true, 3,    2,  0,    before, group,
                                  yes,  from, to, NULL, NULL};
    const struct made_wave two = {true, 3,    2,  0,    after, group,
                                  yes,  from, to, NULL, NULL};
    pdn_table aliases = made_links(alias, same, NULL, NULL, 1);
    pdn_table links = made_links(names, link, NULL, NULL, 2);
    const pdn_waves_options o = {.aliases = &aliases, .crosswalk = &links};
    pdn_network a = made_network(&one), b = made_network(&two);
    pdn_waves_row r = one_row(&a, &b, &o);

    IS(r, people, 3);
    IS(r, kept, 2);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
    pdn_table_clear(&aliases);
    pdn_table_clear(&links);
}

enum { POOL = 24, MOST = 200, ROUNDS = 300 };

/* A wave of some of the pool, with arcs of the silent, too. */
struct random_wave {
    const char *id[POOL], *group[POOL];
    bool answered[POOL];
    uint32_t from[MOST], to[MOST];
    bool cell[POOL * POOL], open[POOL * POOL];
    struct made_wave w;
    size_t n;
};

static char pool[POOL][8], renamed[POOL][8];

static void make_random(pdn_random *r, bool directed, bool later,
                        struct random_wave *x)
{
    *x = (struct random_wave){0};
    for (uint32_t i = 0; i < POOL; i++) {
        if (pdn_random_unit(r) < .2) continue;
        x->id[x->n] = later && i % 4 == 0 ? renamed[i] : pool[i];
        x->group[x->n] = "x";
        x->answered[x->n++] = !directed || pdn_random_unit(r) < .8;
    }
    size_t arcs = 0, opens = 0;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t j = 0; j < x->n && arcs + 20 < MOST; j++) {
            double u = pdn_random_unit(r);
            if (i == j || (!directed && i > j)) continue;
            x->cell[i * POOL + j] = u < .15;
            if (u >= .15 || (u < .01 && !x->answered[i])) continue;
            x->from[arcs] = i;
            x->to[arcs++] = j;
        }
    /* cells left open stand behind the arcs */
    for (uint32_t i = 0; i < x->n && opens < 15; i++) {
        uint32_t j = pdn_random_below(r, (uint32_t)x->n);
        if (i == j || (!directed && i > j) || x->cell[i * POOL + j]) continue;
        x->open[i * POOL + j] = true;
        x->from[arcs + opens] = i;
        x->to[arcs + opens++] = j;
    }
    x->w = (struct made_wave){directed, x->n,           arcs,        opens,
                              x->id,    x->group,       x->answered, x->from,
                              x->to,    x->from + arcs, x->to + arcs};
}

/* The two sums, whatever came, went, was silent, renamed, merged or split. */
static void sums_add_up(const pdn_waves_row *r, const struct random_wave *a,
                        const struct random_wave *b)
{
    IS(*r, ties_before, (double)a->w.arcs);
    IS(*r, ties_after, (double)b->w.arcs);
    check_number("before",
                 r->kept + r->lost + r->lost_by_leavers + r->lost_by_silence +
                     r->lost_by_renaming,
                 r->ties_before);
    check_number("after",
                 r->kept + r->appeared + r->new_by_joiners + r->new_by_silence +
                     r->new_by_renaming,
                 r->ties_after);
    CHECK(r->dyads >= r->kept + r->lost + r->appeared && r->unobservable >= 0,
          "dyads %g, kept %g, lost %g, new %g", r->dyads, r->kept, r->lost,
          r->appeared);
}

static void adds_up_on_random_waves(void **state)
{
    (void)state;
    static const char *const names[] = {"old", "new"};
    pdn_random r;
    double kinds[3] = {0};

    for (uint32_t i = 0; i < POOL; i++) {
        snprintf(pool[i], sizeof pool[i], "p%u", i);
        snprintf(renamed[i], sizeof renamed[i], "q%u", i);
    }
    pdn_random_start(&r, 17, 1, 1);
    for (int round = 0; round < ROUNDS; round++) {
        static struct random_wave x, y;
        const char *link[POOL][2];
        double year[POOL], share[POOL];
        size_t links = 0;
        const bool directed = round % 3 != 0;
        make_random(&r, directed, false, &x);
        make_random(&r, directed, true, &y);
        for (uint32_t i = 0; i < POOL; i++) {
            double u = pdn_random_unit(&r);
            uint32_t to = u < .7 ? i : pdn_random_below(&r, POOL);
            if (i % 4 != 0 && u < .8) continue;
            link[links][0] = pool[i];
            link[links][1] = to % 4 == 0 ? renamed[to] : pool[to];
            if (strcmp(link[links][0], link[links][1]) == 0) continue;
            year[links] = u < .1 ? 2030 : 2022;
            share[links++] = u < .3 ? .5 : 1;
        }
        pdn_table t = made_links(names, (const char *const(*)[2])link, year,
                                 share, links);
        const pdn_waves_options o = {.crosswalk = links > 0 ? &t : NULL};
        pdn_network a = made_network(&x.w), b = made_network(&y.w);
        pdn_waves_row row = one_row(&a, &b, &o);
        sums_add_up(&row, &x, &y);
        kinds[0] += row.lost_by_renaming;
        kinds[1] += row.new_by_renaming;
        kinds[2] += row.lost_by_silence;
        pdn_network_clear(&a);
        pdn_network_clear(&b);
        pdn_table_clear(&t);
    }
    for (int k = 0; k < 3; k++)
        CHECK(kinds[k] > ROUNDS, "kind %d hardly occurs: %g", k, kinds[k]);
}

/* Without crosswalk: the definition, cell by cell. */
struct slow {
    double dyads, unobservable, kept, lost, appeared;
};

static size_t place_of(const struct random_wave *x, const char *id)
{
    for (size_t i = 0; i < x->n; i++)
        if (strcmp(x->id[i], id) == 0) return i;
    return POOL;
}

static void slow_cell(const struct random_wave *x, size_t i, size_t j,
                      bool directed, bool *seen, bool *contact)
{
    size_t a = !directed && i > j ? j : i, b = !directed && i > j ? i : j;

    *contact = false;
    for (size_t k = 0; k < x->w.arcs; k++)
        *contact = *contact || (x->from[k] == a && x->to[k] == b);
    *seen = x->answered[i] && !x->open[a * POOL + b];
}

static struct slow slow_counts(const struct random_wave *x,
                               const struct random_wave *y, bool directed)
{
    struct slow s = {0};

    for (size_t i = 0; i < x->n; i++)
        for (size_t j = 0; j < x->n; j++) {
            size_t p = place_of(y, x->id[i]), q = place_of(y, x->id[j]);
            bool seen[2], contact[2];
            if (i == j || p == POOL || q == POOL || (!directed && i > j))
                continue;
            slow_cell(x, i, j, directed, &seen[0], &contact[0]);
            slow_cell(y, p, q, directed, &seen[1], &contact[1]);
            s.dyads += seen[0] && seen[1];
            s.unobservable += !seen[0] && !seen[1];
            if (!seen[0] || !seen[1]) continue;
            s.kept += contact[0] && contact[1];
            s.lost += contact[0] && !contact[1];
            s.appeared += !contact[0] && contact[1];
        }
    return s;
}

static void counts_as_the_definition(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 18, 1, 1);
    for (int round = 0; round < 100; round++) {
        static struct random_wave x, y;
        const bool directed = round % 3 != 0;
        const pdn_waves_options o = {0};
        make_random(&r, directed, false, &x);
        make_random(&r, directed, false, &y);
        struct slow s = slow_counts(&x, &y, directed);
        pdn_network a = made_network(&x.w), b = made_network(&y.w);
        pdn_waves_row row = one_row(&a, &b, &o);
        IS(row, dyads, s.dyads);
        IS(row, unobservable, s.unobservable);
        IS(row, kept, s.kept);
        IS(row, lost, s.lost);
        IS(row, appeared, s.appeared);
        pdn_network_clear(&a);
        pdn_network_clear(&b);
    }
}

static void refuses_what_cannot_be_compared(void **state)
{
    (void)state;
    static const char *const id[] = {"a", "b"}, *const group[] = {"x", "x"};
    static const bool yes[] = {true, true};
    static const uint32_t from[] = {0}, to[] = {1};
    static const char *const names[] = {"old", "new"};
    static const char *const ring[][2] = {{"a", "c"}, {"c", "a"}};
    static const char *const other[] = {"d", "b"};
    struct made_wave w = {true, 2, 1, 0, id, group, yes, from, to, NULL, NULL};
    pdn_network a = made_network(&w);
    w.directed = false;
    pdn_network b = made_network(&w);
    w.directed = true;
    w.id = other;
    pdn_network c = made_network(&w);
    pdn_table links = made_links(names, ring, NULL, NULL, 2);
    pdn_waves_options o = {0};
    pdn_wave wave[] = {{"1", &a}, {"2", &b}};
    pdn_diagnostics f = {0};
    pdn_waves_row *row = NULL;

    assert_int_equal(pdn_waves_turnover(wave, 2, &o, &f, &row), PDN_EDATA);
    assert_int_equal(pdn_waves_turnover(wave, 1, &o, &f, &row), PDN_EARG);
    wave[1].network = &c;
    o.crosswalk = &links;
    assert_int_equal(pdn_waves_turnover(wave, 2, &o, &f, &row), PDN_EDATA);
    assert_non_null(strstr(pdn_message(), "circle"));
    assert_null(row);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&links);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
    pdn_network_clear(&c);
}

/* By hand: of six people P and Q changed from A to B; all three of Old are of
 * New, which is the same by the crosswalk, and told as its like without. */
static void who_went_to_another_group(void **state)
{
    (void)state;
    static const char *const id[] = {"P", "Q", "R", "S", "T", "U", "V"};
    static const char *const was[] = {"A", "A", "A", "B", "Old", "Old", "Old"};
    static const char *const is[] = {"B", "B", "A", "B", "New", "New", "New"};
    static const bool yes[] = {true, true, true, true, true, true, true};
    static const uint32_t from[] = {0}, to[] = {1};
    static const char *const names[] = {"old", "new"};
    static const char *const link[][2] = {{"Old", "New"}};
    static const double year[] = {2022};
    const struct made_wave one = {true, 7,    1,  0,    id,  was,
                                  yes,  from, to, NULL, NULL};
    const struct made_wave two = {true, 7,    1,  0,    id,  is,
                                  yes,  from, to, NULL, NULL};
    pdn_network a = made_network(&one), b = made_network(&two);
    pdn_table links = made_links(names, link, year, NULL, 1);
    const pdn_wave wave[] = {{"2021", &a}, {"2022", &b}};

    for (int told = 0; told < 2; told++) {
        const pdn_waves_options o = {.crosswalk = told ? &links : NULL};
        const char *name[] = {"Old", "A", "Nobody's"};
        pdn_arena text = {0};
        pdn_diagnostics f = {0};
        pdn_waves_row *row = NULL;
        MUST(pdn_waves_turnover(wave, 2, &o, &f, &row));
        IS(*row, moved, 2);
        assert_int_equal(f.rows, told ? 0 : 1);
        if (!told) assert_non_null(strstr(f.row[0].message, "Old,New,2022"));
        MUST(pdn_waves_rename_groups(wave, &o, name, LEN(name), &text));
        assert_string_equal(name[0], told ? "New" : "Old");
        assert_string_equal(name[1], "A");
        assert_string_equal(name[2], "Nobody's");
        free(row);
        pdn_diagnostics_clear(&f);
        pdn_arena_clear(&text);
    }
    pdn_table_clear(&links);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_the_common_people),
        cmocka_unit_test(tells_why_by_hand),
        cmocka_unit_test(follows_other_names),
        cmocka_unit_test(who_went_to_another_group),
        cmocka_unit_test(adds_up_on_random_waves),
        cmocka_unit_test(counts_as_the_definition),
        cmocka_unit_test(refuses_what_cannot_be_compared),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
