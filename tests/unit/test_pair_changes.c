#include "check.h"

#include "sheet/pair_changes.h"

#include "pdnet/words.h"

/* What is said of a pair: plain where its counts went that way; where they did
 * not, or are hidden, beside all other contact alone. Judged by hand. */
static void what_is_found_is_what_the_counts_show(void **state)
{
    (void)state;
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const struct {
        double before, after;
        pdn_wave_change finding;
        const char *says;
    } cases[] = {
        {20, 8, PDN_WAVE_LESS, "less contact than last time"},
        {20, 20, PDN_WAVE_LESS,
         "less contact than last time, seen against all other contact"},
        {20, 24, PDN_WAVE_LESS,
         "less contact than last time, seen against all other contact"},
        {hidden, 8, PDN_WAVE_LESS,
         "less contact than last time, seen against all other contact"},
        {8, 20, PDN_WAVE_MORE, "more contact than last time"},
        {20, 8, PDN_WAVE_MORE,
         "more contact than last time, seen against all other contact"},
        {hidden, hidden, PDN_WAVE_MORE,
         "more contact than last time, seen against all other contact"},
        {hidden, hidden, PDN_WAVE_UNCLEAR, "no clear change"},
        {8, 8, PDN_WAVE_NOT_TOLD, ""},
    };

    for (size_t k = 0; k < LEN(cases); k++) {
        pdn_wave_pair r;
        pdn_row_clear(&pdn_waves_pairs_schema, &r);
        r.ties_before = cases[k].before;
        r.ties_after = cases[k].after;
        r.finding = cases[k].finding;
        assert_string_equal(pair_changes__found(&r), cases[k].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_is_what_the_counts_show),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
