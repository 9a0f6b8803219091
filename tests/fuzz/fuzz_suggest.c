/* Any bytes as a survey never seen: a list of people, answers of a form or
 * ties, a list of variables, and the answers of another year. A proposal is
 * made without harm, or there is a reason and no file. */
#include "fuzz.h"

#include "pdnet/survey.h"

static const char *const name[] = {"actors.csv",    "svar-2023.csv",
                                   "ties-2023.csv", "variabler-2023.csv",
                                   "svar-2024.csv", "variabler-2024.csv"};
static const char *const written[] = {
    "f/answers.csv",      "f/codebook.csv",      "f/aliases.csv",
    "f/study.ini",        "f/codebook-2023.csv", "f/codebook-2024.csv",
    "f/answers-2023.csv", "f/answers-2024.csv",  "f/aliases-2023.csv",
    "f/aliases-2024.csv"};
enum {
    FILES = sizeof name / sizeof *name,
    WRITTEN = sizeof written / sizeof *written
};
_Static_assert((int)FILES == (int)FUZZ_PARTS, "one part each");

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_part part[FUZZ_PARTS] = {{0}};
    char path[FILES][FUZZ_PATH], folder[FUZZ_PATH];
    const char *given[FILES] = {NULL};
    pdn_diagnostics f = {0};

    if (size == 0) return 0;
    const unsigned how = data[0];
    const size_t parts = fuzz_split(data + 1, size - 1, part);
    for (size_t i = 0; i < parts; i++) {
        if (part[i].n == 0) continue;
        given[i] = fuzz_path(name[i], path[i]);
        fuzz_write(given[i], part[i].at, part[i].n);
    }
    pdn_survey_options o = {.actors = given[0],
                            .roster = given[1],
                            .ties = given[1] == NULL ? given[2] : NULL,
                            .codebook = given[1] != NULL ? given[3] : NULL,
                            .unknown = (how & 1) != 0 ? PDN_UNKNOWN_ADD
                                                      : PDN_UNKNOWN_ERROR};
    if ((how & 2) != 0) {
        o.alters = PDN_ALTERS_GROUPS;
        o.alters_said = true;
    }
    if (given[0] != NULL && (o.roster != NULL || o.ties != NULL)) {
        fuzz_check_refusal(pdn_survey_suggest(&o, fuzz_path("f", folder), &f),
                           &f);
        fuzz_remove(written, WRITTEN);
        (void)rmdir(folder);
    }
    pdn_diagnostics_clear(&f);
    fuzz_remove(name, FILES);
    return 0;
}
