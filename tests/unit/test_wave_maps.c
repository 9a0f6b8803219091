#include "check.h"
#include "layout/anchors.h"
#include "layout/hop_lengths.h"
#include "layout/procrustes.h"
#include "wave_networks.h"

#include "pdnet/sheets.h"

#include <stdlib.h>
#include <string.h>

/* ---- parts ---- */

/* Three that are turned by 30 degrees, mirrored or not, and moved come back
 * exactly; a fourth that has no former place goes with them. */
static void a_turn_is_undone(void **state)
{
    (void)state;
    static const pdn_point to[4] = {{0, 0}, {2, 0}, {.5, 1}, {-1, 3}};
    static const bool use[4] = {true, true, true, false};
    const double c = sqrt(3) / 2, s = .5;

    for (int mirrored = 0; mirrored < 2; mirrored++) {
        pdn_point x[4];
        for (size_t i = 0; i < 4; i++) {
            double y = mirrored ? -to[i].y : to[i].y;
            x[i] =
                (pdn_point){c * to[i].x - s * y + 7, s * to[i].x + c * y - 3};
        }
        procrustes__align(to, use, 4, x);
        for (size_t i = 0; i < 4; i++)
            CHECK(near(x[i].x, to[i].x, 1e-12) && near(x[i].y, to[i].y, 1e-12),
                  "mirrored %d, %zu: (%g, %g)", mirrored, i, x[i].x, x[i].y);
    }
}

/* Nothing is made larger: two that stand 1 apart against 3 apart, both along
 * the same line: each ends 1 from its place. Nobody used: nothing moves. */
static void an_alignment_keeps_lengths(void **state)
{
    (void)state;
    static const pdn_point to[2] = {{0, 0}, {3, 0}};
    static const bool use[2] = {true, true}, none[2] = {false, false};
    pdn_point x[2] = {{0, 5}, {0, 6}};

    procrustes__align(to, none, 2, x);
    assert_true(near(x[0].y, 5, 0) && near(x[1].y, 6, 0));
    procrustes__align(to, use, 2, x);
    CHECK(near(x[0].x, 1, 1e-12) && near(x[1].x, 2, 1e-12) &&
              near(x[0].y, 0, 1e-12) && near(x[1].y, 0, 1e-12),
          "(%g, %g), (%g, %g)", x[0].x, x[0].y, x[1].x, x[1].y);
}

/* c works with a (weight 3) and b (weight 1): at (3 a + b) / 4. d works with c
 * alone: there as well, a round later. e works with nobody: left alone. */
static void newcomers_begin_between_neighbours(void **state)
{
    (void)state;
    static const uint32_t from[] = {2, 2, 3}, to[] = {0, 1, 2};
    pdn_adjacency g = {0};
    pdn_point x[5] = {{0, 0}, {4, 8}, {9, 9}, {9, 9}, {7, 7}};
    bool settled[5] = {true, true, false, false, false};
    double weight[6];

    MUST(pdn_adjacency_pack(5, true, from, to, 3, &g));
    for (uint32_t i = 0; i < 5; i++)
        for (uint32_t k = g.both.start[i]; k < g.both.start[i + 1]; k++)
            weight[k] = i + g.both.to[k] == 2 ? 3 : 1;
    MUST(anchors__join(&g.both, weight, settled, x));
    CHECK(near(x[2].x, 1, 1e-15) && near(x[2].y, 2, 1e-15), "c (%g, %g)",
          x[2].x, x[2].y);
    CHECK(near(x[3].x, 1, 1e-15) && near(x[3].y, 2, 1e-15), "d (%g, %g)",
          x[3].x, x[3].y);
    assert_true(near(x[4].x, 7, 0) && !settled[4] && settled[3]);
    pdn_adjacency_clear(&g);
}

/* A path of three at 0, 1, 1: r/h are 1, 0 and 1/2, so 1 - 1.5^2 / (3 x 1.25)
 * = .4; the hop that suits two of it (0 and 1, one hop) is 1. On a line at 0,
 * 5, 10: nothing is wrong but the scale, 0. */
static void stress_by_hand(void **state)
{
    (void)state;
    static const uint32_t from[] = {0, 1}, to[] = {1, 2};
    static const bool use[3] = {true, true, false};
    pdn_adjacency g = {0};
    pdn_pivots p = {0};
    const pdn_point x[3] = {{0, 0}, {1, 0}, {1, 0}};
    const pdn_point line[3] = {{0, 0}, {3, 4}, {6, 8}};

    MUST(pdn_adjacency_pack(3, true, from, to, 2, &g));
    MUST(pivots__make(&g.both, hop_lengths__pivots(3), &p));
    CHECK(near(hop_lengths__stress(&p, x), .4, 1e-15), "%g",
          hop_lengths__stress(&p, x));
    CHECK(near(hop_lengths__stress(&p, line), 0, 1e-15), "%g",
          hop_lengths__stress(&p, line));
    CHECK(near(hop_lengths__fit(&p, use, x, 9), 1, 1e-15), "%g",
          hop_lengths__fit(&p, use, x, 9));
    CHECK(near(hop_lengths__fit(&p, NULL, line, 9), 5, 1e-14), "%g",
          hop_lengths__fit(&p, NULL, line, 9));
    pivots__clear(&p);
    pdn_adjacency_clear(&g);
}

/* ---- waves ---- */

enum { PEOPLE = 40, ARCS = 160, GROUPS = 4 };

/* People p0 .. p39 in four groups, four arcs each to others near by; `left`
 * and `came` change the last one, `moves` puts p0 into another group. */
static pdn_network wave_of(bool came, bool moves, uint32_t shift)
{
    static char name[PEOPLE][16];
    static const char *const group[GROUPS] = {"A", "B", "C", "D"};
    const char *id[PEOPLE], *of[PEOPLE];
    bool yes[PEOPLE];
    uint32_t from[ARCS], to[ARCS];
    struct made_wave w = {true, PEOPLE, ARCS, 0,    id,  of,
                          yes,  from,   to,   NULL, NULL};

    for (uint32_t i = 0; i < PEOPLE; i++) {
        snprintf(name[i], sizeof name[i], "p%u",
                 came && i == PEOPLE - 1 ? 99 : i);
        id[i] = name[i];
        of[i] = group[i % GROUPS];
        yes[i] = true;
        for (uint32_t k = 0; k < 4; k++) {
            from[4 * i + k] = i;
            to[4 * i + k] = (i + 1 + 4 * k + shift * (i % 3)) % PEOPLE;
        }
    }
    if (moves) of[0] = group[1];
    return made_network(&w);
}

struct made_maps {
    pdn_network g[2];
    pdn_wave_contacts contacts;
    pdn_wave_map *map;
    pdn_people_moved moved;
};

static void make_maps(pdn_network one, pdn_network two, bool ungrouped,
                      double give, struct made_maps *m)
{
    pdn_waves_options o = pdn_waves_defaults();
    pdn_diagnostics f = {0};
    pdn_wave_maps_asked asked = {
        .waves = 2, .ungrouped = ungrouped, .give = give};

    m->g[0] = one;
    m->g[1] = two;
    const pdn_wave wave[2] = {{"1", &m->g[0]}, {"2", &m->g[1]}};
    MUST(pdn_wave_contacts_make(wave, &o, &f, &m->contacts));
    asked.wave = wave;
    asked.contacts = &m->contacts;
    MUST(pdn_wave_maps_make(&asked, &m->map));
    MUST(pdn_people_measure(&m->map[1].people, m->map[1].place, &m->moved));
    pdn_diagnostics_clear(&f);
}

static void clear_maps(struct made_maps *m)
{
    pdn_wave_maps_clear(m->map, 2);
    pdn_wave_contacts_clear(&m->contacts);
    pdn_network_clear(&m->g[0]);
    pdn_network_clear(&m->g[1]);
}

static pdn_point at(const pdn_wave_map *m, const char *id)
{
    const pdn_place *p = pdn_places_find(m->place + m->ring.services,
                                         m->places - m->ring.services, id);

    assert_non_null(p);
    return (pdn_point){p->x, p->y};
}

/* A wave that has not changed moves nobody, however freely people may move. */
static void an_unchanged_wave_stays(void **state)
{
    (void)state;
    static const double give[] = {0, .1, .5, 1};

    for (int ungrouped = 0; ungrouped < 2; ungrouped++)
        for (size_t k = 0; k < LEN(give); k++) {
            struct made_maps m = {0};
            make_maps(wave_of(false, false, 0), wave_of(false, false, 0),
                      ungrouped == 1, give[k], &m);
            /* ungrouped, the ring's scale is found again from the places */
            double slack = ungrouped && give[k] > 0 ? .01 : 1e-12;
            CHECK(m.moved.most_moved <= slack, "ungrouped %d, give %g: %g",
                  ungrouped, give[k], m.moved.most_moved);
            assert_int_equal(m.moved.stayers, PEOPLE);
            clear_maps(&m);
        }
}

/* One left and one came: the others keep their places exactly; who left still
 * has hers; who came stands near the own group; freedom lowers the stress. */
static void who_stays_keeps_the_place(void **state)
{
    (void)state;
    double stress[2];

    for (int free_hand = 0; free_hand < 2; free_hand++) {
        struct made_maps m = {0};
        make_maps(wave_of(false, false, 0), wave_of(true, false, 1), true,
                  free_hand, &m);
        assert_int_equal(m.moved.stayers, PEOPLE - 1);
        assert_int_equal(m.moved.others, 1);
        assert_int_equal(m.map[1].places, GROUPS + PEOPLE + 1);
        for (int i = 0; i < PEOPLE && !free_hand; i++) {
            char id[16];
            snprintf(id, sizeof id, "p%d", i);
            pdn_point a = at(&m.map[0], id), b = at(&m.map[1], id);
            CHECK(near(a.x, b.x, 0) && near(a.y, b.y, 0), "%s moved", id);
        }
        stress[free_hand] = m.moved.stress;
        CHECK(m.moved.stress >= m.moved.free_stress - .02, "%g under %g",
              m.moved.stress, m.moved.free_stress);
        clear_maps(&m);
    }
    CHECK(stress[1] < stress[0] - 1e-6, "free %g, held %g", stress[1],
          stress[0]);
}

/* p0 goes from group A to B: not held to A's corner any more. */
static void who_changes_the_service_moves_there(void **state)
{
    (void)state;
    struct made_maps m = {0};

    make_maps(wave_of(false, false, 0), wave_of(false, true, 0), false, 0, &m);
    const pdn_ring *r = &m.map[1].ring;
    pdn_point p = at(&m.map[1], "p0");
    const pdn_service *a = &r->service[pdn_ring_find(r, "A")];
    const pdn_service *b = &r->service[pdn_ring_find(r, "B")];
    CHECK(hypot(p.x - b->x, p.y - b->y) < hypot(p.x - a->x, p.y - a->y),
          "p0 at (%g, %g)", p.x, p.y);
    assert_int_equal(m.moved.stayers, PEOPLE - 1);
    clear_maps(&m);
}

/* Nobody has a contact, one person, nobody at all: places all the same. */
static void nobody_and_no_contact(void **state)
{
    (void)state;
    static const char *const id[] = {"a", "b", "c"};
    static const char *const group[] = {"A", "A", "B"};
    static const bool yes[] = {true, false, true};

    for (size_t n = 1; n <= 3; n++)
        for (int ungrouped = 0; ungrouped < 2; ungrouped++) {
            struct made_wave w = {true, n,    0,    0,    id,  group,
                                  yes,  NULL, NULL, NULL, NULL};
            struct made_maps m = {0};
            make_maps(made_network(&w), made_network(&w), ungrouped == 1, .5,
                      &m);
            for (size_t i = 0; i < m.map[1].places; i++)
                CHECK(isfinite(m.map[1].place[i].x + m.map[1].place[i].y),
                      "%zu people, %d: %s has no place", n, ungrouped,
                      m.map[1].place[i].id);
            clear_maps(&m);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turn_is_undone),
        cmocka_unit_test(an_alignment_keeps_lengths),
        cmocka_unit_test(newcomers_begin_between_neighbours),
        cmocka_unit_test(stress_by_hand),
        cmocka_unit_test(an_unchanged_wave_stays),
        cmocka_unit_test(who_stays_keeps_the_place),
        cmocka_unit_test(who_changes_the_service_moves_there),
        cmocka_unit_test(nobody_and_no_contact),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
