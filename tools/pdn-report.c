/* pdn-report - a study file to a folder with page, sheets, tables, graphs. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/report.h"
#include "pdnet/words.h"

#include <string.h>

struct args {
    const char *wave, *only, *init, *size;
    bool internal, replace, sheets;
};

static const char *const papers[] = {"a3", "a4", NULL};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.letter = 'w',
     .name = "wave",
     .kind = PDN_STRING,
     .at = AT(wave),
     .value = "LABEL",
     .fallback = "all; the sheets show the last",
     .help = "this wave only",
     .manual = ". Without it there are graphs and tables of every wave, and "
               "the sheets are about the last."},
    {.name = "only",
     .kind = PDN_WORD,
     .at = AT(only),
     .value = "SECTION",
     .words = pdn_report_sections,
     .help = "one section",
     .manual = " of the page."},
    {.name = "sheets",
     .kind = PDN_FLAG,
     .at = AT(sheets),
     .help = "a page for each municipality and resource group, too",
     .manual = "A page for each municipality and resource group (the actors' "
               "columns municipality and group) and each unit of the outcome, "
               "too: in _sheets/_, from the same run and with the same figures "
               "hidden as in all of the report."},
    {.name = "size",
     .kind = PDN_WORD,
     .at = AT(size),
     .value = "a3|a4",
     .words = papers,
     .fallback = "a3",
     .help = "paper of report.pdf",
     .manual = "Paper of *report.pdf*."},
    {.name = "init",
     .kind = PDN_OUTPUT,
     .at = AT(init),
     .value = "DIR",
     .help = "write a study.ini to begin with into DIR, and no report",
     .manual = "Write a study.ini to begin with into DIR, every section and "
               "key with a comment in the language of *--lang*, and make no "
               "report. A study.ini that stands there is left as it is."},
    {.name = "internal",
     .kind = PDN_FLAG,
     .at = AT(internal),
     .help = "people too: for the owner of the study only",
     .manual = "People too: their rows, their map, the graphs. For the owner "
               "of the study only."},
    {.name = "replace",
     .kind = PDN_FLAG,
     .at = AT(replace),
     .help = "an internal report that stands there goes",
     .manual = "A public report takes the place of an internal one, or of "
               "files that no *report.json* accounts for. What *report.json* "
               "names goes; without one, what is called like a report's "
               "files. Other files stay.",
     .unrecorded = true},
};

static const pdn_opt_said said[] = {
    {.name = "excel",
     .manual = "Write tables as a Norwegian Excel opens them by double click."},
    {.name = "no-metadata", .help = "no description files beside the tables"},
    {.name = "output",
     .value = "DIR",
     .fallback = "",
     .help = "the folder of the report; needed",
     .manual = "The folder of the report; made where it is missing. Needed."},
    {.name = "seed", .fallback = "the study's, else 1"},
    {.name = "draws",
     .fallback = "each analysis its own",
     .help = "draws of every analysis; 0 = none",
     .manual = "Draws of every analysis, exactly so many; 0 is none. Otherwise "
               "each has its own: the pair table as many as its verdicts need "
               "(*pdn-breakdown*(1)), the others what their tool has. With "
               "fewer than 40 a pair of services (3640 for 14 services) what "
               "is clear by ratings or by direction may not be found; it is "
               "marked as not settled (*draws-undecided*)."},
    {.name = "lang", .fallback = "the study's, else the locale's, else nb"},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-report samples/kongsvinger/study.ini -o out/kongsvinger",
    "pdn-report samples/kongsvinger/study.ini -o out/internal --internal",
    "pdn-report samples/kongsvinger/study.ini -o out/en --wave 2021 --lang en",
    "pdn-report --init new-study", NULL};

static const pdn_tool tool = {
    .name = "pdn-report",
    .about = "a study file to a report on the wall",
    .operands = "study.ini -o DIR",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_WRITES_CSV,
    .said = said,
    .notes =
        "Without -n each analysis has the draws of its tool, whose --help\n"
        "tells how many; the pair table as many as its verdicts need.\n",
};

static pdn_status init(const struct args *a, pdn_call *call)
{
    if (call->operands > 0 || call->output != NULL)
        return cli__misuse(call, "--init goes alone");
    pdn_words_use(pdn_lang_choose(call->lang, NULL));
    return pdn_report_init(a->init);
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_study study = {0};
    pdn_results results = {0};
    pdn_highlights told = {0};
    pdn_study_options how = {.wave = a->wave,
                             .people = a->internal,
                             .to_public = !a->internal,
                             .draws = call->draws_given ? call->draws : -1,
                             .seed = (uint64_t)call->seed,
                             .threads = pdn_threads(call->threads),
                             .progress = &call->progress};
    pdn_report_options what = {.folder = call->output,
                               .only = a->only,
                               .internal = a->internal,
                               .sheets = a->sheets,
                               .paper = PDN_A3,
                               .replace = a->replace,
                               .excel = call->excel,
                               .no_metadata = call->no_metadata};

    if (a->init != NULL) return init(a, call);
    if (a->size != NULL && strcmp(a->size, papers[1]) == 0) what.paper = PDN_A4;
    if (call->operands == 0)
        return cli__misuse(call, "want a study file, or --init DIR");
    if (call->output == NULL || strcmp(call->output, "-") == 0)
        return cli__misuse(call, "want a folder: -o DIR");
    PDN_TRY(pdn_study_read(call->operand[0], &call->findings, &study));
    PDN_TRY(pdn_report_check_folder(call->output, call->operand[0], &study));
    PDN_TRY(pdn_report_check_whose(call->output, a->internal, a->replace));
    if (!a->internal)
        PDN_TRY(pdn_report_tell_before(call->output, &study, &call->findings));
    if (strcmp(call->operand[0], "-") != 0)
        PDN_TRY(pdn_provenance_add_file(&call->origin, call->operand[0]));
    pdn_words_use(pdn_lang_choose(call->lang, study.language));
    if (!call->seed_given) how.seed = study.seed;
    call->origin.seed = how.seed;
    PDN_TRY(
        pdn_study_run(&study, &how, &call->findings, &call->origin, &results));
    PDN_TRY(pdn_report_write(&study, &results, &what, &call->origin, &told));
    if (results.public_copy) PDN_TRY(cli__tell_hidden(call, &results.hidden));
    for (size_t i = 0; i < told.lines; i++) {
        printf("%zu. ", i + 1);
        cli__print_plain(stdout, told.line[i], strlen(told.line[i]));
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

    return cli__run(&tool, &a, 0, run, argc, argv);
}
