/* Ids that are a word and a number: which lists are, by hand, and what is then
 * found. */
#include "check.h"
#include "network/attributes/node_numbers.h"

#include <string.h>

enum { MOST = 4 };

static const struct {
    const char *id[MOST];
    size_t nodes;
    bool numbered;
} lists[] = {
    {{"n0", "n1", "n2"}, 3, true},
    {{"n7", "n8"}, 2, true}, /* from any number on */
    {{"0", "1", "2"}, 3, true},
    {{"n9", "n10", "n11"}, 3, true},
    {{"a1b0", "a1b1"}, 2, true}, /* the word may hold digits */
    {{"n999999998", "n999999999"}, 2, true},
    {{"n999999999", "n1000000000"}, 2, false}, /* beyond nine digits */
    {{"n0", "n2"}, 2, false},
    {{"n1", "n0"}, 2, false},
    {{"n0", "m1"}, 2, false},
    {{"n0", "n01"}, 2, false},
    {{"n00", "n01"}, 2, false}, /* 01 and 1 are two ids */
    {{"n", "n1"}, 2, false},
    {{"n0", "n1x"}, 2, false},
    {{"n0", ""}, 2, false},
    {{""}, 1, false},
    {{"NAV"}, 1, false},
    {{NULL}, 0, false},
};

static node_numbers numbers_of(const char *const *id, size_t nodes)
{
    node_numbers n = {0};

    for (size_t i = 0; i < nodes; i++)
        node_numbers__add(&n, id[i]);
    return n;
}

static void lists_are_told_apart(void **state)
{
    (void)state;

    for (size_t k = 0; k < LEN(lists); k++) {
        node_numbers n = numbers_of(lists[k].id, lists[k].nodes);
        CHECK((n.nodes > 0 && !n.others) == lists[k].numbered, "list %zu", k);
        for (size_t i = 0; i < lists[k].nodes; i++) {
            uint32_t row = UINT32_MAX;
            bool found = node_numbers__row(&n, lists[k].id[i], &row);
            CHECK(found == lists[k].numbered, "list %zu, %zu", k, i);
            if (found) assert_int_equal(row, i);
        }
    }
}

/* What is none of them is left to be looked up. */
static void others_are_not_found(void **state)
{
    (void)state;
    static const char *const id[] = {"n3", "n4", "n5"};
    static const char *const other[] = {
        "n2", "n6", "n", "", "3", "m3", "n03", "n3 ", "n4294967299", "n-3"};
    node_numbers n = numbers_of(id, LEN(id));
    uint32_t row = 0;

    for (size_t k = 0; k < LEN(other); k++)
        CHECK(!node_numbers__row(&n, other[k], &row), "\"%s\"", other[k]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists_are_told_apart),
                                       cmocka_unit_test(others_are_not_found)};

    return cmocka_run_group_tests_name("node_numbers", tests, NULL, NULL);
}
