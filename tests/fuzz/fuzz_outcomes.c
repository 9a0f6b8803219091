/* Any bytes as a file of outcomes, which may have years as columns: read
 * without harm; each row has a unit and a year. */
#include "fuzz.h"

#include "outcomes/rows/outcome_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"outcomes.csv"};
    static const char *const rename[] = {"events=value"};
    char path[FUZZ_PATH];
    pdn_csv_options o = {0};
    pdn_diagnostics f = {0};
    pdn_table t = {0};

    if (size == 0) return 0;
    if ((data[0] & 1) != 0)
        o = (pdn_csv_options){.rename = rename, .renames = 1};
    if ((data[0] & 2) != 0) o.separator = ';';
    fuzz_write(fuzz_path(name[0], path), data + 1, size - 1);
    const pdn_status st = outcome_file__read(path, &o, &f, &t);
    fuzz_check_refusal(st, &f);
    if (st == PDN_OK)
        for (size_t i = 0; i < t.rows; i++) {
            REQUIRE(pdn_table_column(&t, "unit")->text[i] != NULL);
            REQUIRE(pdn_table_column(&t, "year")->number != NULL);
        }
    pdn_table_clear(&t);
    pdn_diagnostics_clear(&f);
    fuzz_remove(name, 1);
    return 0;
}
