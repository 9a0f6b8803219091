/* Units on a map of squares. Every expected value follows from the rows made
 * here, by hand. */
#include "pdnet/baseline.h"
#include "pdnet/outcome_sheets.h"
#include "pdnet/words.h"
#include "sheet_texts.h"

#include <math.h>
#include <string.h>

#define NO ((double)NAN)

static const pdn_tile four[] = {{"Nord", 0, 0},
                                {"Trondheimsregionens randkommune", 1, 0},
                                {"Skjult", 0, 1},
                                {"Uten tall", 1, 1}};

/* Two with figures, one of them outside upwards; one hidden; one elsewhere. */
static void make(pdn_baseline_row row[4])
{
    for (int i = 0; i < 4; i++)
        row[i] = (pdn_baseline_row){.indicator = "utenfor",
                                    .year = 2023,
                                    .events = 40,
                                    .population = 400,
                                    .share = .1,
                                    .lo = .07,
                                    .hi = .13,
                                    .benchmark = .12,
                                    .shrunk = NO,
                                    .z = 0,
                                    .z_adjusted = NO,
                                    .rank_lo = NO,
                                    .rank_hi = NO};
    row[0].unit = "Nord";
    row[1].unit = "Trondheimsregionens randkommune";
    row[1].share = .2;
    row[1].events = 80;
    row[2].unit = "Skjult";
    row[2].share = row[2].events = row[2].lo = row[2].hi =
        pdn_absent(PDN_SUPPRESSED);
    row[3].unit = "Et annet sted";
}

static pdn_status draw(pdn_canvas *c, const void *what)
{
    const pdn_outcomes_options *o = what;
    pdn_baseline_row row[4];
    const pdn_sheet_facts facts = {.study = "Made"};

    make(row);
    return pdn_draw_tiles(c, &facts, row, 4, o);
}

static void texts_stand_apart_on_every_paper(void **state)
{
    static const char *const own[] = {"Nord"};
    const pdn_band band[] = {{"under 15", 0, 15}, {"over 15", 15, 100}};
    const pdn_outcomes_options bare = {.tile = four, .tiles = 4},
                               bands = {.tile = four,
                                        .tiles = 4,
                                        .band = band,
                                        .bands = 2,
                                        .highlight = own,
                                        .highlights = 1};

    (void)state;
    draw_sheet(draw, &bare, PDN_A3, "tiles-a3");
    draw_sheet(draw, &bands, PDN_A4, "tiles-a4");
    draw_sheet(draw, &bands, PDN_SLIDE, "tiles-slide");
}

static void only_rows_with_a_square_are_picked(void **state)
{
    pdn_baseline_row row[4];
    size_t index[4], n = 0;
    pdn_outcomes_options o = {.tile = four, .tiles = 4};

    (void)state;
    make(row);
    MUST(pdn_tiles_pick(row, 4, &o, index, &n));
    assert_int_equal(n, 3);
    assert_int_equal(index[2], 2);
    /* none of them lies in the region */
    o = (pdn_outcomes_options){0};
    assert_int_equal(pdn_tiles_pick(row, 4, &o, index, &n), PDN_EDATA);
}

static pdn_status take(const char *unit[], double column[], double down[],
                       size_t n, pdn_diagnostics *f, size_t *tiles)
{
    pdn_column columns[] = {
        {.name = "unit", .kind = PDN_TEXT, .text = unit},
        {.name = "column", .kind = PDN_INTEGER, .number = column},
        {.name = "row", .kind = PDN_INTEGER, .number = down}};
    const pdn_table t = {
        .file = "tiles.csv", .column = columns, .columns = 3, .rows = n};
    pdn_tile *tile = NULL;
    const pdn_status st = pdn_tiles_take(&t, f, &tile, tiles);

    free(tile);
    return st;
}

static void a_square_is_of_one_unit(void **state)
{
    pdn_diagnostics f = {0};
    size_t n = 0;

    (void)state;
    MUST(take((const char *[]){"a", "b"}, (double[]){0, 1}, (double[]){0, 0}, 2,
              &f, &n));
    assert_int_equal(n, 2);
    /* b on a's, a again, and too far out */
    assert_int_equal(take((const char *[]){"a", "b", "a", "c"},
                          (double[]){0, 0, 1, 200}, (double[]){0, 0, 1, 0}, 4,
                          &f, &n),
                     PDN_EPARSE);
    assert_int_equal(f.errors, 3);
    pdn_diagnostics_clear(&f);
}

/* The order from the west and from the north, of the outlines' middles
 * (Kartverket): Nord-Odal 11.61 60.43, Sør-Odal 11.76 60.22, Åsnes 12.08 60.64,
 * Grue 12.18 60.42, Kongsvinger 12.16 60.22, Eidskog 12.03 59.99. */
static void the_region_lies_as_it_does(void **state)
{
    static const struct {
        const char *unit;
        double east, north;
    } place[] = {{"Nord-Odal", 11.61, 60.43},   {"Sør-Odal", 11.76, 60.22},
                 {"Åsnes", 12.08, 60.64},       {"Grue", 12.18, 60.42},
                 {"Kongsvinger", 12.16, 60.22}, {"Eidskog", 12.03, 59.99}};
    size_t n = 0;
    const pdn_tile *tile = pdn_tiles_of_region(&n);

    (void)state;
    assert_int_equal(n, 6);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            const pdn_tile *a = pdn_tile_of(tile, n, place[i].unit);
            const pdn_tile *b = pdn_tile_of(tile, n, place[k].unit);
            assert_non_null(a);
            assert_non_null(b);
            if (place[i].north > place[k].north + .1)
                CHECK(a->row < b->row, "%s, %s", a->unit, b->unit);
            if (place[i].east > place[k].east + .2)
                CHECK(a->column > b->column, "%s, %s", a->unit, b->unit);
        }
    assert_null(pdn_tile_of(tile, n, "Oslo"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stand_apart_on_every_paper),
        cmocka_unit_test(only_rows_with_a_square_are_picked),
        cmocka_unit_test(a_square_is_of_one_unit),
        cmocka_unit_test(the_region_lies_as_it_does),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
