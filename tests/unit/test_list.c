#include "check.h"
#include "pdnet/core.h"

#include <stdlib.h>

/* 1000 items pushed one by one are there in order; the capacity is a doubling
 * of the first (definition). */
static void a_list_holds_what_is_put_there(void **state)
{
    (void)state;
    uint32_t *item = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        MUST(pdn_list_reserve(&item, sizeof *item, i + 1, &capacity));
        assert_true(capacity > i && capacity <= 2 * (size_t)i + 16);
        item[i] = i;
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(item[i], i);
    free(item);
}

/* More bytes than there are addresses: an error, and nothing is changed. */
static void what_cannot_be_had_leaves_the_list(void **state)
{
    (void)state;
    double *item = NULL;
    size_t capacity = 0;
    MUST(pdn_list_reserve(&item, sizeof *item, 3, &capacity));
    double *before = item;
    size_t held = capacity;
    item[2] = 7;
    assert_int_equal(
        pdn_list_reserve(&item, sizeof *item, SIZE_MAX / 4, &capacity),
        PDN_ENOMEM);
    assert_ptr_equal(item, before);
    assert_int_equal(capacity, held);
    assert_true(item[2] > 6 && item[2] < 8);
    free(item);
}

/* By hand: places for items 0, 1, 2, 4 and 8 are new arrays, for 3, 5, 6 and 7
 * the one that is there. */
static void an_arena_list_moves_at_powers_of_two(void **state)
{
    (void)state;
    static const bool moves[] = {true,  true,  true,  false, true,
                                 false, false, false, true};
    pdn_arena a = {0};
    int *item = NULL;
    for (int i = 0; i < (int)LEN(moves); i++) {
        int *longer = pdn_arena_grow(&a, item, (size_t)i, sizeof *item);
        assert_non_null(longer);
        assert_int_equal(longer != item, moves[i]);
        assert_int_equal(longer[i], 0);
        longer[i] = i + 1;
        item = longer;
        for (int k = 0; k <= i; k++)
            assert_int_equal(item[k], k + 1);
    }
    pdn_arena_clear(&a);
}

static void nothing_is_kept_as_nothing(void **state)
{
    (void)state;
    pdn_arena a = {0};
    const char *kept = "before";
    MUST(pdn_arena_keep(&a, NULL, &kept));
    assert_null(kept);
    MUST(pdn_arena_keep(&a, "", &kept));
    assert_string_equal(kept, "");
    char text[] = "own";
    MUST(pdn_arena_keep(&a, text, &kept));
    text[0] = 'x';
    assert_string_equal(kept, "own");
    pdn_arena_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_holds_what_is_put_there),
        cmocka_unit_test(what_cannot_be_had_leaves_the_list),
        cmocka_unit_test(an_arena_list_moves_at_powers_of_two),
        cmocka_unit_test(nothing_is_kept_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
