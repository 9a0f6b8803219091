/* Any bytes as the description beside a table. */
#include "fuzz.h"

#include "pdnet/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"t.resource.json"};
    char path[FUZZ_PATH];
    pdn_arena text = {0};
    pdn_about about = {0};
    double seed = 0;

    fuzz_write(fuzz_path(name[0], path), data, size);
    pdn_status st =
        pdn_about_read(fuzz_path("t.csv", path), &text, &about, &seed);
    REQUIRE(st == PDN_OK || pdn_message()[0] != '\0');
    pdn_arena_clear(&text);
    fuzz_remove(name, 1);
    return 0;
}
