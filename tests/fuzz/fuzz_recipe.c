/* Any bytes as the recipe of a made study. */
#include "fuzz.h"

#include "synth/synth_model.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pdn_diagnostics f = {0};
    synth__recipe *r = calloc(1, sizeof *r);
    char *bytes = malloc(size + 1);

    REQUIRE(r != NULL && bytes != NULL);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    pdn_status st = synth__recipe_read("recipe.ini", bytes, size, &f, r);
    fuzz_check_refusal(st, &f);
    for (size_t i = 0; st == PDN_OK && i < r->plants; i++)
        REQUIRE(r->plant[i].kind != NULL);
    free(bytes);
    synth__recipe_clear(r);
    free(r);
    pdn_diagnostics_clear(&f);
    return 0;
}
