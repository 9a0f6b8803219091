/* The look at a row of contacts, on every processor that is here, against a
 * plain loop in 64 bits. */
#include "check.h"
#include "measures/cohesion/part_table.h"

#include "pdnet/core.h"

enum { TURNS = 4000 };

static bool plainly(const int32_t *row, size_t width, const part_table__gain *g,
                    int32_t least)
{
    for (size_t c = 0; c < width; c++) {
        int64_t gain = (int64_t)g->twice * row[c] -
                       (int64_t)g->degree * (int64_t)g->total[c];
        if (row[c] != 0 && gain > least) return true;
    }
    return false;
}

/* Few contacts, so that most parts have none; the least near what there is. */
static void one_row(part_table *t, pdn_random *r)
{
    uint32_t total[PART_TABLE_MOST] = {0};
    size_t parts = pdn_random_below(r, PART_TABLE_MOST);
    part_table__gain g = {
        .twice = PART_TABLE_FITS, .degree = 1, .total = total};

    part_table__begin(t, 1, parts);
    int32_t *row = part_table__row(t, 0);
    g.degree = (int32_t)pdn_random_below(r, 1000);
    for (size_t c = 0; c < parts; c++) {
        total[c] = pdn_random_below(r, PART_TABLE_FITS);
        if (pdn_random_below(r, 4) == 0)
            row[c] = (int32_t)pdn_random_below(r, 9);
    }
    int32_t least = (int32_t)pdn_random_below(r, 400000) - 20000;
    for (int p = PART_TABLE_ANY; p <= PART_TABLE_AVX512; p++) {
        part_table__only(t, p);
        assert_int_equal(part_table__any_above(t, 0, &g, least),
                         plainly(row, t->width, &g, least));
    }
}

static void every_processor(void **state)
{
    (void)state;
    part_table t = {0};
    pdn_random r;

    pdn_random_start(&r, 1, 0, 0);
    MUST(part_table__init(1, &t));
    for (int turn = 0; turn < TURNS; turn++)
        one_row(&t, &r);
    part_table__clear(&t);
}

/* There is always room for one part more; with no room left there is no
 * table. */
static void room(void **state)
{
    (void)state;
    static const struct {
        size_t parts, width;
    } rows[] = {{0, 16},  {1, 16}, {15, 16}, {16, 32},
                {63, 64}, {64, 0}, {200, 0}};
    part_table t = {0};

    MUST(part_table__init(2, &t));
    for (size_t k = 0; k < LEN(rows); k++) {
        part_table__begin(&t, 2, rows[k].parts);
        assert_int_equal(t.width, rows[k].width);
    }
    part_table__clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_processor),
                                       cmocka_unit_test(room)};

    return cmocka_run_group_tests_name("part_table", tests, NULL, NULL);
}
