#include "check.h"
#include "core/end_order.h"
#include "pdnet/core.h"

#include <stdlib.h>

struct row {
    uint32_t from, to, number;
};

static int by_ends(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Against qsort by the definition: many equal ends, and ends that need their
 * upper sixteen bits. */
static void it_is_the_order_that_sorting_gives(void **state)
{
    static const uint32_t most[] = {1, 5, 65536, 65537, 3000000000};
    enum { ROWS = 5000 };
    (void)state;

    for (size_t c = 0; c < PDN_COUNT(most); c++) {
        static struct row row[ROWS];
        static uint32_t from[ROWS], to[ROWS], order[ROWS];
        pdn_random r;
        pdn_random_start(&r, 1, c, 0);
        for (uint32_t i = 0; i < ROWS; i++) {
            from[i] = pdn_random_below(&r, most[c]);
            to[i] = i % 3 == 0 ? from[i] : pdn_random_below(&r, most[c]);
            row[i] = (struct row){from[i], to[i], i};
        }
        qsort(row, ROWS, sizeof *row, by_ends);
        MUST(end_order__make(from, to, ROWS, order));
        for (size_t i = 0; i < ROWS; i++)
            CHECK(order[i] == row[i].number, "below %u, place %zu", most[c], i);
    }
    MUST(end_order__make(NULL, NULL, 0, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_order_that_sorting_gives)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
