#include "check.h"
#include "wave_networks.h"

#include <string.h>

/* By hand: h stands between all before (a star of both directions with eleven
 * points) and alone after; the points name nobody else. Eleven contacts lost:
 * p = 2^-10 by the sign test. Betweenness 11 x 10 ordered pairs before, 0
 * after; of the 2^11 exchanges only two are as far: the same p. A point lost
 * one of one: p 1. x left, y came: no rows. */
static void a_hub_that_falls_by_hand(void **state)
{
    (void)state;
    enum { N = 13, POINTS = 11 };
    static const char *const before[N] = {"h",   "p1",  "p2", "p3", "p4",
                                          "p5",  "p6",  "p7", "p8", "p9",
                                          "p10", "p11", "x"};
    static const char *const after[N] = {"h",   "p1",  "p2", "p3", "p4",
                                         "p5",  "p6",  "p7", "p8", "p9",
                                         "p10", "p11", "y"};
    static const char *const group[N] = {"A", "A", "A", "A", "A", "A", "A",
                                         "B", "B", "B", "B", "B", "B"};
    bool yes[N];
    uint32_t from[2 * POINTS], to[2 * POINTS];
    struct made_wave w = {true, N,    2 * POINTS, 0,    before, group,
                          yes,  from, to,         NULL, NULL};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_wave_actors a = {0};
    pdn_diagnostics f = {0};

    for (uint32_t k = 0; k < N; k++)
        yes[k] = true;
    for (uint32_t k = 0; k < POINTS; k++) {
        from[k] = to[POINTS + k] = 0;
        to[k] = from[POINTS + k] = k + 1;
    }
    pdn_network one = made_network(&w);
    w.arcs = 0;
    w.id = after;
    pdn_network two = made_network(&w);
    const pdn_wave wave[] = {{"1", &one}, {"2", &two}};
    o.draws = 20000;
    o.threads = 2;
    MUST(pdn_wave_actors_make(wave, &o, &f, &a));
    assert_int_equal(a.rows, 12);
    const pdn_wave_actor *h = &a.row[0], *p = &a.row[5];
    assert_string_equal(h->id, "h");
    assert_string_equal(h->group, "A");
    CHECK(near(h->contacts_before, 11, 0) && near(h->contacts_after, 0, 0) &&
              near(h->contacts_p, ldexp(1, -10), 1e-12),
          "contacts %g to %g, p %g", h->contacts_before, h->contacts_after,
          h->contacts_p);
    CHECK(near(h->between_before, 110, 1e-9) && near(h->between_after, 0, 0),
          "betweenness %g to %g", h->between_before, h->between_after);
    CHECK(fabs(h->between_p - ldexp(1, -10)) <
              4.5 * sqrt(ldexp(1, -10) / 20000) + 1e-4,
          "p %g, want 2^-10", h->between_p);
    CHECK(near(p->contacts_p, 1, 0) && near(p->moved, 0, 0), "a point moved");
    CHECK(near(h->moved, 1, 0), "q %g", h->q);
    assert_int_equal(a.moved, 1);
    pdn_wave_actors_clear(&a);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&one);
    pdn_network_clear(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hub_that_falls_by_hand),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
