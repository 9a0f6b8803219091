#include "check.h"
#include "oracle.h"
#include "wave_networks.h"

#include "breakdown/arcs/quasi_independence.h"
#include "waves/exchange.h"

#include "pdnet/tables.h"

#include <string.h>

/* tests/oracle/waves.R: glm, Poisson, cells left out. */
static void expects_what_glm_fits(void **state)
{
    (void)state;
    pdn_table t = oracle_read("waves-cells.csv");
    size_t row = 0, cases = 0;

    while (row < t.rows) {
        quasi_independence q = {0};
        size_t n = (size_t)oracle_number(&t, row, "groups");
        MUST(quasi_independence__new(n, &q));
        for (size_t k = 0; k < n * n; k++) {
            q.possible[k] = oracle_number(&t, row + k, "possible");
            q.seen[k] = oracle_number(&t, row + k, "seen");
        }
        assert_true(quasi_independence__fit(&q));
        for (size_t k = 0; k < n * n; k++)
            oracle_agrees(&t, row + k, "mu", q.mu[k], 1e-9);
        quasi_independence__clear(&q);
        row += n * n;
        cases++;
    }
    assert_int_equal(cases, 4);
    pdn_table_clear(&t);
}

/* ---- every exchange, gone through by a slow twin ---- */

enum { PEOPLE = 15, GROUPS = 5, CELLS = GROUPS * GROUPS, MOST_CHANGED = 14 };

/* Two waves as matrices; group of i is i % GROUPS; the last of a group may be
 * silent in one wave. */
struct slow {
    bool heard[PEOPLE], x[2][PEOPLE][PEOPLE];
    uint32_t a[MOST_CHANGED], b[MOST_CHANGED];
    size_t changed;
};

static bool is_seen(const struct slow *s, size_t i, size_t j)
{
    return i != j && s->heard[i];
}

/* Iterative fitting with nothing clever: rows, columns, many times. */
static void slow_mu(const struct slow *s, int wave, const bool *out, double *mu)
{
    double seen[CELLS] = {0}, possible[CELLS] = {0};

    for (size_t i = 0; i < PEOPLE; i++)
        for (size_t j = 0; j < PEOPLE; j++) {
            size_t k = i % GROUPS * GROUPS + j % GROUPS;
            if (!is_seen(s, i, j) || i % GROUPS == j % GROUPS || out[k])
                continue;
            possible[k]++;
            seen[k] += s->x[wave][i][j];
        }
    memcpy(mu, possible, sizeof possible);
    for (int round = 0; round < 4000; round++)
        for (size_t line = 0; line < 2 * GROUPS; line++) {
            double want = 0, have = 0;
            bool row = line < GROUPS;
            size_t at = line % GROUPS;
            for (size_t k = 0; k < GROUPS; k++) {
                size_t cell = row ? at * GROUPS + k : k * GROUPS + at;
                want += seen[cell];
                have += mu[cell];
            }
            for (size_t k = 0; k < GROUPS && have > 0; k++)
                mu[row ? at * GROUPS + k : k * GROUPS + at] *= want / have;
        }
}

static void slow_differences(const struct slow *s, bool fitted, const bool *out,
                             double *d)
{
    double mu[2][CELLS] = {{0}}, ties[2][CELLS] = {{0}};

    for (int w = 0; w < 2; w++) {
        if (fitted) slow_mu(s, w, out, mu[w]);
        for (size_t i = 0; i < PEOPLE; i++)
            for (size_t j = 0; j < PEOPLE; j++)
                if (is_seen(s, i, j))
                    ties[w][i % GROUPS * GROUPS + j % GROUPS] += s->x[w][i][j];
    }
    double all[2] = {0};
    for (size_t k = 0; k < CELLS; k++)
        for (int w = 0; w < 2; w++)
            all[w] += k / GROUPS != k % GROUPS && !out[k] ? ties[w][k] : 0;
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t h = g; h < GROUPS; h++) {
            size_t a = g * GROUPS + h, b = h * GROUPS + g;
            double sum = ties[0][a] + ties[1][a], more = 0;
            for (int w = 0; w < 2; w++) {
                double t = g == h ? ties[w][a] : ties[w][a] + ties[w][b];
                double e = g == h ? sum * all[w] / (all[0] + all[1])
                                  : mu[w][a] + mu[w][b];
                more += (w == 1 ? 1 : -1) * (t - (fitted ? e : 0));
            }
            d[reports__pair_at(GROUPS, g, h)] = more;
        }
}

static void exchange_dyad(struct slow *s, size_t i, size_t j)
{
    for (int turn = 0; turn < 2; turn++) {
        size_t a = turn ? j : i, b = turn ? i : j;
        bool keep = s->x[0][a][b];
        if (!is_seen(s, a, b)) continue;
        s->x[0][a][b] = s->x[1][a][b];
        s->x[1][a][b] = keep;
    }
}

/* p of every pair over all 2^changed exchanges. */
static void slow_p(struct slow *s, bool fitted, const bool *out, double *p)
{
    enum { PAIRS = GROUPS * (GROUPS + 1) / 2 };
    double seen[PAIRS], d[PAIRS], all = ldexp(1, (int)s->changed);

    slow_differences(s, fitted, out, seen);
    memset(p, 0, PAIRS * sizeof *p);
    for (unsigned k = 0; k < 1U << s->changed; k++) {
        for (size_t c = 0; c < s->changed; c++)
            if (k >> c & 1) exchange_dyad(s, s->a[c], s->b[c]);
        slow_differences(s, fitted, out, d);
        for (size_t q = 0; q < PAIRS; q++)
            p[q] += fabs(d[q]) >= fabs(seen[q]) - 1e-7;
        for (size_t c = 0; c < s->changed; c++)
            if (k >> c & 1) exchange_dyad(s, s->a[c], s->b[c]);
    }
    for (size_t q = 0; q < PAIRS; q++)
        p[q] /= all;
}

static void make_slow(pdn_random *r, size_t changes, struct slow *s)
{
    *s = (struct slow){0};
    for (size_t i = 0; i < PEOPLE; i++)
        s->heard[i] = i % 7 != 6;
    for (size_t i = 0; i < PEOPLE; i++)
        for (size_t j = 0; j < PEOPLE; j++)
            s->x[0][i][j] = s->x[1][i][j] =
                is_seen(s, i, j) && pdn_random_unit(r) < .35;
    while (s->changed < changes) {
        uint32_t i = pdn_random_below(r, PEOPLE);
        uint32_t j = pdn_random_below(r, PEOPLE);
        bool there = false;
        for (size_t c = 0; c < s->changed; c++)
            there = there || (s->a[c] == i && s->b[c] == j) ||
                    (s->a[c] == j && s->b[c] == i);
        if (!is_seen(s, i, j) || there) continue;
        s->x[1][i][j] = !s->x[1][i][j];
        if (is_seen(s, j, i) && pdn_random_unit(r) < .5)
            s->x[1][j][i] = !s->x[1][j][i];
        s->a[s->changed] = i;
        s->b[s->changed++] = j;
    }
}

static pdn_network network_of_slow(const struct slow *s, int wave)
{
    static char ids[PEOPLE][8], groups[GROUPS][8];
    static const char *id[PEOPLE], *group[PEOPLE];
    static uint32_t from[PEOPLE * PEOPLE], to[PEOPLE * PEOPLE];
    struct made_wave w = {true,     PEOPLE, 0,  0,    id,  group,
                          s->heard, from,   to, NULL, NULL};

    for (size_t i = 0; i < PEOPLE; i++) {
        snprintf(ids[i], sizeof ids[i], "p%zu", i);
        snprintf(groups[i % GROUPS], sizeof groups[0], "g%zu", i % GROUPS);
        id[i] = ids[i];
        group[i] = groups[i % GROUPS];
        for (size_t j = 0; j < PEOPLE; j++) {
            if (!s->x[wave][i][j]) continue;
            from[w.arcs] = (uint32_t)i;
            to[w.arcs++] = (uint32_t)j;
        }
    }
    return made_network(&w);
}

/* The drawn p of exchange__draw are those of all exchanges, within 4.5 standard
 * errors of so many draws; with pairs out of the fit, too. */
static void draws_as_all_exchanges(void **state)
{
    (void)state;
    enum { DRAWS = 20000, PAIRS = GROUPS * (GROUPS + 1) / 2 };
    pdn_random r;

    pdn_random_start(&r, 5, 1, 1);
    for (int round = 0; round < 3; round++) {
        struct slow s;
        double p[PAIRS], d[PAIRS], slow[PAIRS];
        uint32_t hits[PAIRS];
        bool out[CELLS] = {false};
        const pdn_waves_options o = {0};
        pdn_diagnostics told = {0};
        common_arcs c = {0};
        exchange x = {0};
        exchange__pair pair[2][PAIRS];
        quasi_independence q = {0};
        make_slow(&r, 8, &s);
        pdn_network a = network_of_slow(&s, 0), b = network_of_slow(&s, 1);
        const pdn_wave wave[] = {{"1", &a}, {"2", &b}};
        MUST(common_arcs__make(wave, &o, &told, &c));
        MUST(exchange__make(&c, &x));
        assert_true(x.fitted);
        if (round == 2) { /* g1 and g3 */
            x.out[reports__pair_at(GROUPS, 1, 3)] = true;
            out[1 * GROUPS + 3] = out[3 * GROUPS + 1] = true;
        }
        MUST(quasi_independence__new(GROUPS, &q));
        for (int k = 0; k < 2; k++)
            assert_true(
                exchange__expect(&x, x.possible, x.seen[k], &q, pair[k]));
        exchange__expect_within(&x, pair[0], pair[1]);
        slow_differences(&s, true, out, slow);
        for (size_t k = 0; k < PAIRS; k++) {
            d[k] = exchange__difference(&pair[0][k], &pair[1][k]);
            if (!x.out[k])
                CHECK(near(d[k], slow[k], 1e-6), "D %zu: %g, want %g", k, d[k],
                      slow[k]);
        }
        const pdn_draws draws = {.draws = DRAWS, .threads = 2, .seed = 3};
        MUST(exchange__draw(&x, &draws, d, hits));
        slow_p(&s, true, out, p);
        for (size_t k = 0; k < PAIRS; k++) {
            double got = hits[k] / (double)DRAWS;
            double error = sqrt(p[k] * (1 - p[k]) / DRAWS);
            if (x.out[k]) continue;
            CHECK(fabs(got - p[k]) <= 4.5 * error + 1e-12,
                  "round %d pair %zu: p %g, all exchanges %g", round, k, got,
                  p[k]);
        }
        quasi_independence__clear(&q);
        exchange__clear(&x);
        common_arcs__clear(&c);
        pdn_diagnostics_clear(&told);
        pdn_network_clear(&a);
        pdn_network_clear(&b);
    }
}

/* By hand: two groups of five, everybody answers; the ten dyads (i, j) with
 * i + j even have no contact before and a mutual one after, nothing else: T 0
 * to 20... with two groups nothing is expected: D = T2 - T1, and of the 2^10
 * exchanges two are as far: p = 2^-9. */
static void two_groups_by_hand(void **state)
{
    (void)state;
    enum { N = 10 };
    static const char *const id[N] = {"a0", "a1", "a2", "a3", "a4",
                                      "b0", "b1", "b2", "b3", "b4"};
    static const char *const group[N] = {"A", "A", "A", "A", "A",
                                         "B", "B", "B", "B", "B"};
    bool yes[N];
    uint32_t from[2 * N], to[2 * N];
    struct made_wave w = {true, N, 0, 0, id, group, yes, from, to, NULL, NULL};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_wave_pairs p = {0};
    pdn_diagnostics f = {0};

    for (uint32_t k = 0; k < N; k++) {
        yes[k] = true;
        from[2 * k] = to[2 * k + 1] = k % 5;
        to[2 * k] = from[2 * k + 1] = 5 + (k % 5 + k / 5) % 5;
    }
    pdn_network a = made_network(&w);
    w.arcs = 2 * N;
    pdn_network b = made_network(&w);
    const pdn_wave wave[] = {{"2021", &a}, {"2022", &b}};
    o.draws = 20000;
    o.threads = 2;
    MUST(pdn_wave_pairs_make(wave, NULL, NULL, &o, &f, &p));
    assert_int_equal(p.rows, 3);
    const pdn_wave_pair *r = &p.row[1];
    assert_string_equal(r->group_a, "A");
    assert_string_equal(r->group_b, "B");
    CHECK(near(r->ties_before, 0, 0) && near(r->ties_after, 20, 0) &&
              near(r->contacts, 20, 0) && near(r->possible, 50, 0) &&
              near(r->dyads_changed, 10, 0) && near(r->assessable, 1, 0),
          "T %g %g D %g P %g", r->ties_before, r->ties_after, r->contacts,
          r->possible);
    CHECK(isnan(r->change) && isnan(r->expected_before), "expects something");
    CHECK(fabs(r->p - ldexp(1, -9)) < 4.5 * sqrt(ldexp(1, -9) / 20000) + 1e-4,
          "p %g, want 2^-9", r->p);
    CHECK(near(r->q, r->p, 1e-15), "one test, q %g", r->q);
    assert_int_equal(r->finding, PDN_WAVE_MORE);
    /* the other way round: the same p, the other sign */
    pdn_wave_pairs back = {0};
    const pdn_wave turned[] = {{"2021", &b}, {"2022", &a}};
    MUST(pdn_wave_pairs_make(turned, NULL, NULL, &o, &f, &back));
    CHECK(near(back.row[1].contacts, -20, 0) &&
              near(back.row[1].p, r->p, 1e-15),
          "turned: %g p %g", back.row[1].contacts, back.row[1].p);
    assert_int_equal(back.row[1].finding, PDN_WAVE_LESS);
    pdn_wave_pairs_clear(&back);
    pdn_wave_pairs_clear(&p);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

/* Any number of threads gives the same rows; nothing that stays changes. */
static void threads_do_not_matter(void **state)
{
    (void)state;
    struct slow s;
    pdn_random r;
    pdn_wave_pairs one = {0}, three = {0};
    pdn_diagnostics f = {0};
    pdn_waves_options o = pdn_waves_defaults();

    pdn_random_start(&r, 6, 1, 1);
    make_slow(&r, MOST_CHANGED, &s);
    pdn_network a = network_of_slow(&s, 0), b = network_of_slow(&s, 1);
    const pdn_wave wave[] = {{"1", &a}, {"2", &b}},
                   same[] = {{"1", &a}, {"2", &a}};
    o.draws = 700;
    o.threads = 1;
    MUST(pdn_wave_pairs_make(wave, NULL, NULL, &o, &f, &one));
    o.threads = 3;
    MUST(pdn_wave_pairs_make(wave, NULL, NULL, &o, &f, &three));
    assert_int_equal(one.rows, three.rows);
    for (size_t k = 0; k < one.rows; k++) {
        const pdn_wave_pair *x = &one.row[k], *y = &three.row[k];
        CHECK(near(x->p, y->p, 0) && near(x->q, y->q, 0) &&
                  near(x->lo, y->lo, 0) &&
                  near(x->contacts_hi, y->contacts_hi, 0),
              "row %zu", k);
    }
    pdn_wave_pairs_clear(&one);
    MUST(pdn_wave_pairs_make(same, NULL, NULL, &o, &f, &one));
    for (size_t k = 0; k < one.rows; k++)
        CHECK(near(one.row[k].contacts, 0, 1e-9) &&
                  one.row[k].finding == PDN_WAVE_NOT_TOLD,
              "row %zu changed by %g", k, one.row[k].contacts);
    pdn_wave_pairs_clear(&one);
    pdn_wave_pairs_clear(&three);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&a);
    pdn_network_clear(&b);
}

/* ---- which of two that mirror each other is said to have changed ---- */

/* Four services of six, who know two of each other service. Then all of 0 and 1
 * name one another; of 2 and 3 four dyads come and four go, and nothing else
 * changes. What is expected of 2 and 3 falls by as much as what is expected of
 * 0 and 1 rises less than their contacts do: D of both pairs is the same in
 * every draw. By hand: 24 to 72 reports, and 24 to 24. */
static bool know_each_other(size_t i, size_t j, int wave)
{
    enum { EACH = 6 };
    const size_t g = i % 4, h = j % 4, a = i / 4, b = j / 4;

    if (g > h) return know_each_other(j, i, wave);
    const size_t apart = (b + EACH - a) % EACH;
    if (g == h) return false;
    if (wave == 1 && g == 0 && h == 1) return true;
    if (wave == 1 && g == 2 && h == 3 && a < 4) return apart >= 1 && apart <= 2;
    return apart <= 1;
}

static pdn_network four_services(int wave)
{
    enum { N = 24 };
    static char ids[N][8], groups[4][8];
    static const char *id[N], *group[N];
    static bool heard[N];
    static uint32_t from[N * N], to[N * N];
    struct made_wave w = {true,  N,    0,  0,    id,  group,
                          heard, from, to, NULL, NULL};

    for (size_t i = 0; i < N; i++) {
        snprintf(ids[i], sizeof ids[i], "p%zu", i);
        snprintf(groups[i % 4], sizeof groups[0], "g%zu", i % 4);
        id[i] = ids[i];
        group[i] = groups[i % 4];
        heard[i] = true;
        for (size_t j = 0; j < N; j++) {
            if (!know_each_other(i, j, wave)) continue;
            from[w.arcs] = (uint32_t)i;
            to[w.arcs++] = (uint32_t)j;
        }
    }
    return made_network(&w);
}

static void who_changed_is_said_not_its_mirror(void **state)
{
    (void)state;
    for (int backwards = 0; backwards < 2; backwards++) {
        pdn_network a = four_services(backwards), b = four_services(!backwards);
        const pdn_wave wave[] = {{"1", &a}, {"2", &b}};
        pdn_waves_options o = pdn_waves_defaults();
        pdn_diagnostics told = {0};
        pdn_wave_pairs p = {0};
        size_t said = 0;

        o.draws = 500;
        o.threads = 1;
        MUST(pdn_wave_pairs_make(wave, NULL, NULL, &o, &told, &p));
        for (size_t i = 0; i < p.rows; i++) {
            const pdn_wave_pair *r = &p.row[i];
            const bool mirror =
                strcmp(r->group_a, "g2") == 0 && strcmp(r->group_b, "g3") == 0;
            if (mirror) assert_true(r->assessable > 0);
            if (mirror) assert_true(near(r->ties_before, r->ties_after, 1e-12));
            if (r->finding < PDN_WAVE_MORE) continue;
            said++;
            assert_string_equal(r->group_a, "g0");
            assert_string_equal(r->group_b, "g1");
            assert_true(r->finding ==
                        (backwards ? PDN_WAVE_LESS : PDN_WAVE_MORE));
        }
        assert_int_equal(said, 1);
        pdn_wave_pairs_clear(&p);
        pdn_diagnostics_clear(&told);
        pdn_network_clear(&a);
        pdn_network_clear(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expects_what_glm_fits),
        cmocka_unit_test(draws_as_all_exchanges),
        cmocka_unit_test(two_groups_by_hand),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(who_changed_is_said_not_its_mirror),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
