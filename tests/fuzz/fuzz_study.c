/* Any bytes as study.ini beside files that are there: every fault has its
 * line, and what is accepted is whole. */
#include "fuzz.h"

#include "pdnet/study.h"

static void check(const pdn_study *s)
{
    for (size_t i = 0; i < s->waves; i++) {
        REQUIRE(s->wave[i].label != NULL && s->wave[i].label[0] != '\0');
        REQUIRE(s->wave[i].line > 0);
    }
    for (size_t i = 0; i < s->references; i++)
        REQUIRE(s->reference[i].label != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const name[] = {"study.ini", "a.csv"};
    char path[FUZZ_PATH];
    pdn_diagnostics f = {0};
    pdn_study s = {0};

    fuzz_write(fuzz_path("a.csv", path), "x\n1\n", 4);
    fuzz_write(fuzz_path("study.ini", path), data, size);
    pdn_status st = pdn_study_read(path, &f, &s);
    fuzz_check_refusal(st, &f);
    if (st == PDN_OK) check(&s);
    pdn_study_clear(&s);
    pdn_diagnostics_clear(&f);
    fuzz_remove(name, sizeof name / sizeof *name);
    return 0;
}
