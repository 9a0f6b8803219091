#include "check.h"
#include "graphs.h"

#include "pdnet/network.h"

static void check_row(const pdn_packed *p, size_t v, const uint32_t *to,
                      const uint32_t *tie, size_t n)
{
    assert_int_equal(p->start[v + 1] - p->start[v], n);
    for (size_t k = 0; k < n; k++) {
        assert_int_equal(p->to[p->start[v] + k], to[k]);
        assert_int_equal(p->tie[p->start[v] + k], tie[k]);
    }
}

/* By hand: 0>2 twice, 2>0, 0>1, a loop at 1; of repeats the first stays. */
static void packs_by_hand(void **state)
{
    (void)state;
    static const uint32_t from[] = {0, 2, 1, 0, 0}, to[] = {2, 0, 1, 1, 2};
    pdn_adjacency a = {0};

    MUST(pdn_adjacency_pack(4, true, from, to, 5, &a));
    assert_int_equal(a.arcs, 3);
    assert_int_equal(a.dyads, 2);
    check_row(&a.out, 0, (uint32_t[]){1, 2}, (uint32_t[]){3, 0}, 2);
    check_row(&a.out, 2, (uint32_t[]){0}, (uint32_t[]){1}, 1);
    check_row(&a.out, 3, NULL, NULL, 0);
    check_row(&a.in, 0, (uint32_t[]){2}, (uint32_t[]){1}, 1);
    check_row(&a.both, 0, (uint32_t[]){1, 2}, (uint32_t[]){3, 0}, 2);
    check_row(&a.both, 2, (uint32_t[]){0}, (uint32_t[]){0}, 1);
    pdn_adjacency_clear(&a);

    MUST(pdn_adjacency_pack(4, false, from, to, 5, &a));
    assert_int_equal(a.arcs, 4);
    assert_int_equal(a.dyads, 2);
    check_row(&a.out, 2, (uint32_t[]){0}, (uint32_t[]){0}, 1);
    check_row(&a.in, 1, (uint32_t[]){0}, (uint32_t[]){3}, 1);
    pdn_adjacency_clear(&a);
}

static void rows_are_a_matrix(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 21, 0, 0);
    for (int round = 0; round < 50; round++) {
        size_t n = 1 + pdn_random_below(&r, 20);
        bool seen[20][20] = {{false}};
        uint32_t from[60], to[60];
        for (size_t k = 0; k < 60; k++) {
            from[k] = pdn_random_below(&r, (uint32_t)n);
            to[k] = pdn_random_below(&r, (uint32_t)n);
            if (from[k] != to[k]) seen[from[k]][to[k]] = true;
        }
        pdn_adjacency a = {0};
        MUST(pdn_adjacency_pack(n, true, from, to, 60, &a));
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t j = 0; j < n; j++) {
                assert_int_equal(pdn_packed_has(&a.out, i, j), seen[i][j]);
                assert_int_equal(pdn_packed_has(&a.in, j, i), seen[i][j]);
                assert_int_equal(pdn_packed_has(&a.both, i, j),
                                 seen[i][j] || seen[j][i]);
            }
        }
        pdn_adjacency_clear(&a);
    }
}

static void nobody_and_strangers(void **state)
{
    (void)state;
    static const uint32_t from[] = {0}, to[] = {3};
    pdn_adjacency a = {0};

    MUST(pdn_adjacency_pack(0, true, NULL, NULL, 0, &a));
    assert_int_equal(a.n + a.arcs + a.dyads, 0);
    pdn_adjacency_clear(&a);
    assert_int_equal(pdn_adjacency_pack(3, true, from, to, 1, &a), PDN_EARG);
    assert_null(a.out.start);
    pdn_adjacency_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_by_hand),
        cmocka_unit_test(rows_are_a_matrix),
        cmocka_unit_test(nobody_and_strangers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
