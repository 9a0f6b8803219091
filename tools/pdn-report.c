/* pdn-report - a study file to a folder with page, sheets, tables, graphs. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/report.h"
#include "pdnet/words.h"

#include <string.h>

struct args {
    const char *wave, *only;
    bool internal;
};

static const pdn_opt opts[] = {
    {'w', "wave", PDN_STRING, offsetof(struct args, wave), "LABEL", 0, 0, NULL,
     "this wave only [all; the sheets show the last]"},
    {0, "only", PDN_CHOICE, offsetof(struct args, only), "SECTION", 0, 0,
     pdn_report_sections,
     "one section: findings, network, pairs, outcomes, practice, tables, "
     "method"},
    {0, "internal", PDN_FLAG, offsetof(struct args, internal), NULL, 0, 0, NULL,
     "people too: for the owner of the study only"},
};

static const char *const examples[] = {
    "pdn-report samples/kongsvinger/study.ini -o out/kongsvinger",
    "pdn-report samples/kongsvinger/study.ini -o out/internal --internal",
    "pdn-report samples/kongsvinger/study.ini -o out/en --wave 2021 --lang en",
    NULL};

static const pdn_tool tool = {
    .name = "pdn-report",
    .about = "a study file to a report on the wall",
    .operands = "study.ini -o DIR",
    .min_operands = 1,
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_WRITES_CSV,
    .draws = -1,
    .notes =
        "Draws: as each tool has them (the pair table as many as its\n"
        "verdicts need, baseline 10000, measure 1000, the others 2000)\n"
        "unless -n says otherwise. The seed is the study file's unless -s\n"
        "says otherwise.\n",
};

static pdn_status run(const struct args *a, pdn_call *call)
{
    pdn_status st = PDN_OK;
    pdn_study study = {0};
    pdn_results results = {0};
    pdn_highlights told = {0};
    pdn_study_options how = {.wave = a->wave,
                             .people = a->internal,
                             .draws = call->draws_given ? call->draws : -1,
                             .seed = (uint64_t)call->seed,
                             .threads = pdn_threads(call->threads),
                             .progress = &call->progress};
    pdn_report_options what = {.folder = call->output,
                               .only = a->only,
                               .internal = a->internal,
                               .excel = call->excel,
                               .no_metadata = call->no_metadata};

    if (call->output == NULL || strcmp(call->output, "-") == 0)
        return pdn_tool_misuse(call, "want a folder: -o DIR");
    PDN_TRY(pdn_study_read(call->operand[0], &call->findings, &study));
    PDN_TRY(pdn_report_check_folder(call->output, call->operand[0], &study));
    PDN_TRY(pdn_provenance_add_file(&call->origin, call->operand[0]));
    pdn_words_use(pdn_lang_choose(call->lang, study.language));
    if (!call->seed_given) how.seed = study.seed;
    call->origin.seed = how.seed;
    PDN_TRY(
        pdn_study_run(&study, &how, &call->findings, &call->origin, &results));
    PDN_TRY(pdn_report_write(&study, &results, &what, &call->origin, &told));
    for (size_t i = 0; i < told.lines; i++) {
        printf("%zu. ", i + 1);
        pdn_print_plain(stdout, told.line[i], strlen(told.line[i]));
        putchar('\n');
    }
out:
    pdn_highlights_clear(&told);
    pdn_results_clear(&results);
    pdn_study_clear(&study);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&a, &call));
}
