#include "check.h"
#include "wave_networks.h"

#include "pdnet/measures.h"

#include <string.h>

enum { N = 12 };

static const char *const id[N] = {"a0", "a1", "a2", "a3", "a4", "a5",
                                  "b0", "b1", "b2", "b3", "b4", "b5"};
static const char *const group[N] = {"A", "A", "A", "A", "A", "A",
                                     "B", "B", "B", "B", "B", "B"};

static pdn_network random_wave(pdn_random *r, double level)
{
    static bool yes[N];
    static uint32_t from[N * N], to[N * N];
    struct made_wave w = {true, N, 0, 0, id, group, yes, from, to, NULL, NULL};

    for (uint32_t i = 0; i < N; i++) {
        yes[i] = true;
        for (uint32_t j = 0; j < N; j++) {
            if (i == j || pdn_random_unit(r) > level) continue;
            from[w.arcs] = i;
            to[w.arcs++] = j;
        }
    }
    return made_network(&w);
}

static const pdn_wave_whole *row_of(const pdn_wave_whole *row, const char *name)
{
    for (size_t k = 0; k < PDN_WAVE_WHOLES; k++)
        if (strcmp(row[k].measure, name) == 0) return &row[k];
    CHECK(false, "no row %s", name);
    return row;
}

/* Where everybody is on both lists and answers, the figures are those of each
 * wave by itself. */
static void figures_are_those_of_each_wave(void **state)
{
    (void)state;
    pdn_random r;
    pdn_diagnostics f = {0};
    pdn_wave_whole row[PDN_WAVE_WHOLES];
    pdn_graph_level one[PDN_WHOLES], two[PDN_WHOLES];
    pdn_waves_options o = {0};
    pdn_graph_level_options w = pdn_whole_defaults();

    pdn_random_start(&r, 4, 1, 1);
    pdn_network a = random_wave(&r, .2), b = random_wave(&r, .3);
    const pdn_wave wave[] = {{"1", &a}, {"2", &b}};
    w.draws = 0;
    MUST(pdn_wave_whole_make(wave, &o, &f, row));
    MUST(pdn_graph_level_measure(&a, &w, one, NULL));
    MUST(pdn_graph_level_measure(&b, &w, two, NULL));
    size_t met = 0;
    for (size_t k = 0; k < PDN_WHOLES; k++)
        for (size_t i = 0; i < PDN_WAVE_WHOLES; i++) {
            if (strcmp(row[i].measure, one[k].measure) != 0) continue;
            met++;
            CHECK(near(row[i].before, one[k].value, 1e-12) &&
                      near(row[i].after, two[k].value, 1e-12),
                  "%s: %g %g, want %g %g", row[i].measure, row[i].before,
                  row[i].after, one[k].value, two[k].value);
            CHECK(isnan(row[i].p) && isnan(row[i].lo), "%s: drawn",
                  row[i].measure);
        }
    assert_int_equal(met, PDN_WAVE_WHOLES);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

/* By hand: nothing before, nine dyads of A and B with a contact one way after.
 * Density 9 of 132 reports; of the 2^9 exchanges two are as far: p = 2^-8. Who
 * is silent in one wave is not compared: without a0, 9 of 11 x 11. */
static void density_by_hand(void **state)
{
    (void)state;
    static bool yes[N];
    static uint32_t from[9], to[9];
    struct made_wave w = {true, N, 0, 0, id, group, yes, from, to, NULL, NULL};
    pdn_diagnostics f = {0};
    pdn_wave_whole row[PDN_WAVE_WHOLES];
    pdn_waves_options o = pdn_waves_defaults();

    for (uint32_t k = 0; k < N; k++)
        yes[k] = true;
    for (uint32_t k = 0; k < 9; k++) {
        from[k] = 1 + k % 3;
        to[k] = 6 + k / 3;
    }
    pdn_network a = made_network(&w);
    w.arcs = 9;
    pdn_network b = made_network(&w);
    yes[0] = false;
    pdn_network c = made_network(&w);
    pdn_wave wave[] = {{"1", &a}, {"2", &b}};
    o.draws = 8000;
    o.threads = 2;
    MUST(pdn_wave_whole_make(wave, &o, &f, row));
    const pdn_wave_whole *d = row_of(row, "density");
    CHECK(near(d->before, 0, 0) && near(d->change, 9.0 / 132, 1e-15),
          "density %g, change %g", d->before, d->change);
    CHECK(fabs(d->p - ldexp(1, -8)) < 4.5 * sqrt(ldexp(1, -8) / 8000) + 1e-4,
          "p %g, want 2^-8", d->p);
    CHECK(d->lo < d->change && d->hi > d->change, "interval %g %g", d->lo,
          d->hi);
    o.draws = 2000;
    MUST(pdn_wave_whole_make(wave, &o, &f, row));
    double lo = row_of(row, "density")->lo;
    o.threads = 1;
    MUST(pdn_wave_whole_make(wave, &o, &f, row));
    CHECK(near(row_of(row, "density")->lo, lo, 0), "threads matter");
    wave[1].network = &c;
    o.draws = 0;
    MUST(pdn_wave_whole_make(wave, &o, &f, row));
    d = row_of(row, "density");
    CHECK(near(d->change, 9.0 / (11 * 11), 1e-15), "change %g", d->change);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
    pdn_network_clear(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_each_wave),
        cmocka_unit_test(density_by_hand),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
