#include "check.h"
#include "labelings.h"
#include "measures/ego/ei.h"

#include "pdnet/network.h"

static pdn_adjacency pack(const struct plain *p)
{
    pdn_adjacency a = {0};

    MUST(pdn_adjacency_pack(p->n, p->directed, p->from, p->to, p->arcs, &a));
    return a;
}

/* the worked example: +0.4667 = 1 - 2 x 24/90 for K; by hand, with one's own
 * label kept, 1 - 2 x 2/9 in a service of three and 1 - 2 x 3/9 in the one of
 * four.
 */
static void k_by_hand(void **state)
{
    (void)state;
    struct plain p = plain_k();
    pdn_adjacency a = pack(&p);
    pdn_strata s = {0};
    double got[10], all = 0;

    MUST(pdn_strata_make(p.stratum, p.n, p.strata, &s));
    const pdn_ei_chance q = {&s, p.group, p.groups};
    MUST(ei__expected_whole(&q, &a.out, &all));
    assert_true(near(all, 1 - 48. / 90, 1e-15));
    MUST(ei__expected(&q, &a.both, got));
    for (int v = 0; v < 10; v++)
        CHECK(near(got[v], v < 6 ? 5. / 9 : 3. / 9, 1e-15), "%d: %g", v,
              got[v]);
    pdn_strata_clear(&s);
    pdn_adjacency_clear(&a);
}

/* Sums over labelings: of all contacts, and of each actor's partners in the
 * labelings that leave the actor's own label. */
struct sums {
    const struct plain *p;
    const pdn_adjacency *a;
    double whole, labelings, own[MOST_ACTORS], kept[MOST_ACTORS];
};

static double index_of(const pdn_packed *row, uint32_t v, const uint32_t *label)
{
    double out = 0, all = row->start[v + 1] - row->start[v];

    for (uint32_t e = row->start[v]; e < row->start[v + 1]; e++)
        out += label[row->to[e]] != label[v];
    return (2 * out - all) / all;
}

static void add(void *sums_at, const uint32_t *label)
{
    struct sums *s = sums_at;
    double out = 0, all = (double)s->a->out.m;

    for (size_t k = 0; k < s->p->arcs; k++)
        out += label[s->p->from[k]] != label[s->p->to[k]];
    s->whole += (2 * out - all) / all;
    s->labelings++;
    for (uint32_t v = 0; v < s->p->n; v++) {
        if (label[v] != s->p->group[v]) continue;
        s->own[v] += index_of(&s->a->both, v, label);
        s->kept[v]++;
    }
}

/* Silent people and places apart: every labeling, against the closed form. */
static void all_labelings(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 80, 0, 0);
    for (int round = 0; round < 12; round++) {
        struct plain p =
            plain_random(&r, 7, (size_t)(round % 3), (size_t)(1 + round % 2));
        pdn_adjacency a = pack(&p);
        pdn_strata s = {0};
        struct sums sums = {.p = &p, .a = &a};
        double got[MOST_ACTORS], all = 0;

        MUST(pdn_strata_make(p.stratum, p.n, p.strata, &s));
        const pdn_ei_chance q = {&s, p.group, p.groups};
        MUST(ei__expected_whole(&q, &a.out, &all));
        MUST(ei__expected(&q, &a.both, got));
        plain_labelings(&p, add, &sums);
        CHECK(near(all, sums.whole / sums.labelings, 1e-12),
              "round %d: %g, want %g", round, all, sums.whole / sums.labelings);
        for (size_t v = 0; v < p.n; v++)
            CHECK(near(got[v], sums.own[v] / sums.kept[v], 1e-12),
                  "round %d, %zu: %g, want %g", round, v, got[v],
                  sums.own[v] / sums.kept[v]);
        pdn_strata_clear(&s);
        pdn_adjacency_clear(&a);
    }
}

static void without_contacts(void **state)
{
    (void)state;
    struct plain p = {.directed = true, .n = 2, .groups = 1, .strata = 1};
    pdn_adjacency a = pack(&p);
    pdn_strata s = {0};
    double got[2], all = 0;

    MUST(pdn_strata_make(p.stratum, p.n, p.strata, &s));
    const pdn_ei_chance q = {&s, p.group, p.groups};
    MUST(ei__expected(&q, &a.both, got));
    MUST(ei__expected_whole(&q, &a.out, &all));
    assert_true(isnan(got[0]) && isnan(got[1]) && isnan(all));
    pdn_strata_clear(&s);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(k_by_hand),
        cmocka_unit_test(all_labelings),
        cmocka_unit_test(without_contacts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
