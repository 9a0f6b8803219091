/* pdn-ingest - from a survey to its network. */
#include "cli.h"

#include "pdnet/network.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

struct args {
    const char *actors, *ties, *roster, *roster_id, *roster_pattern, *codebook;
    const char *aliases, *corrections, *wave, *nonresponse, *unknown;
    const char *findings, *names_out, *answers, *blank, *answered, *suggest;
    pdn_list scale, drop;
    bool undirected;
    double min_frequency;
};

static const char *const nonresponses[] = {"keep", "drop", "reconstruct", NULL};
static const char *const unknowns[] = {"error", "add", NULL};

static const char *const blanks[] = {"silent", "no", NULL};
static const char *const answereds[] = {"senders", "all", NULL};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {0, "actors", PDN_STRING, AT(actors), "FILE", 0, 0, NULL,
     "everybody on the list: id, name, sector ..."},
    {0, "ties", PDN_STRING, AT(ties), "FILE", 0, 0, NULL,
     "who named whom: from, to, frequency ..."},
    {0, "roster", PDN_STRING, AT(roster), "FILE", 0, 0, NULL,
     "instead of --ties: one row per respondent"},
    {0, "roster-id", PDN_STRING, AT(roster_id), "COLUMN", 0, 0, NULL,
     "the roster's column of who answers [id]"},
    {0, "roster-pattern", PDN_STRING, AT(roster_pattern), "REGEX", 0, 0, NULL,
     "headings that ask about an actor; ( ) the actor, ( ) the question"},
    {0, "codebook", PDN_STRING, AT(codebook), "FILE", 0, 0, NULL,
     "what codes in headings stand for: code, actor, question"},
    {0, "answers", PDN_STRING, AT(answers), "FILE", 0, 0, NULL,
     "what words in answers stand for: question, answer, value"},
    {0, "blank", PDN_CHOICE, AT(blank), "silent|no", 0, 0, blanks,
     "a blank cell of the roster [silent, where an answer means no contact]"},
    {0, "answered", PDN_CHOICE, AT(answered), "senders|all", 0, 0, answereds,
     "who answered, where the actor file does not say [senders]"},
    {0, "aliases", PDN_STRING, AT(aliases), "FILE", 0, 0, NULL,
     "other spellings of ids: alias, id"},
    {0, "scale", PDN_MANY, AT(scale), "COLUMN=LO:HI", 0, 0, NULL,
     "a question's scale; LO > HI is turned round [the range seen]"},
    {0, "wave", PDN_STRING, AT(wave), "LABEL", 0, 0, NULL,
     "what this wave is called, as 2021"},
    {0, "undirected", PDN_FLAG, AT(undirected), NULL, 0, 0, NULL,
     "ties have no direction"},
    {0, "nonresponse", PDN_CHOICE, AT(nonresponse), "keep|drop|reconstruct", 0,
     0, nonresponses, "people who did not answer [keep]"},
    {0, "min-frequency", PDN_NUMBER, AT(min_frequency), "K", 0, 1e9, NULL,
     "a lower frequency is no tie [above 0]"},
    {0, "unknown", PDN_CHOICE, AT(unknown), "error|add", 0, 0, unknowns,
     "somebody named who is not on the list [error]"},
    {0, "corrections", PDN_STRING, AT(corrections), "FILE", 0, 0, NULL,
     "what people set right afterwards: wave, from, to, change ..."},
    {0, "drop-id", PDN_PERSONS, AT(drop), "ID", 0, 0, NULL,
     "take a person out, with every answer by and about them"},
    {0, "suggest", PDN_STRING, AT(suggest), "FOLDER", 0, 0, NULL,
     "write answers.csv, codebook.csv, aliases.csv and study.ini there"},
    {0, "findings", PDN_OUTPUT, AT(findings), "FILE", 0, 0, NULL,
     "write every fault, warning and note as CSV"},
    {0, "names-out", PDN_OUTPUT, AT(names_out), "FILE", 0, 0, NULL,
     "write id and name here and leave names out of the network"},
};

static const char *const examples[] = {
    "pdn-ingest --actors actors-2021.csv --ties ties-2021.csv --wave 2021 "
    "-o network-2021.graphml",
    "pdn-ingest --actors actors-2021.csv --ties ties-2021.csv "
    "--scale quality=1:5 --findings findings.csv -o network.graphml",
    "pdn-ingest --actors actors-2021.csv --ties ties-2021.csv "
    "--names-out names.csv | pdn-measure -n 0 -o measures.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-ingest",
    .about = "a survey of who works with whom, made a network",
    .operands = "",
    .min_operands = 0,
    .max_operands = 0,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .shares = PDN_READS_CSV | PDN_WRITES_CSV,
    .draws = -1,
    .notes = "One of --ties and --roster is needed. Rows read = ties + merged\n"
             "+ self-ties + no-contact: nothing is dropped quietly.\n",
};

/* What the table of options cannot say. */
static pdn_status check(pdn_call *call, const struct args *a)
{
    double lo = 0, hi = 0;
    size_t n = 0;
    char why[120];

    if (a->actors == NULL)
        return pdn_tool_misuse(call, "--actors FILE is missing");
    if ((a->ties == NULL) == (a->roster == NULL))
        return pdn_tool_misuse(call, "want one of --ties and --roster");
    if (a->roster == NULL && (a->roster_id != NULL ||
                              a->roster_pattern != NULL || a->codebook != NULL))
        return pdn_tool_misuse(call, "--roster-id, --roster-pattern and "
                                     "--codebook go with --roster");
    if (a->roster == NULL && a->blank != NULL)
        return pdn_tool_misuse(call, "--blank goes with --roster");
    if (a->roster_pattern != NULL &&
        !pdn_survey_pattern_check(a->roster_pattern, why, sizeof why))
        return pdn_tool_misuse(call, "--roster-pattern \"%s\": %s",
                               a->roster_pattern, why);
    for (size_t i = 0; i < a->scale.items; i++)
        if (!pdn_survey_scale_read(a->scale.item[i], &n, &lo, &hi))
            return pdn_tool_misuse(call, "--scale %s: want COLUMN=LO:HI",
                                   a->scale.item[i]);
    return PDN_OK;
}

static pdn_survey_options survey_of(const struct args *a,
                                    const pdn_csv_options *csv)
{
    pdn_survey_options o = {.actors = a->actors,
                            .ties = a->ties,
                            .roster = a->roster,
                            .roster_id = a->roster_id,
                            .roster_pattern = a->roster_pattern,
                            .codebook = a->codebook,
                            .answers = a->answers,
                            .aliases = a->aliases,
                            .corrections = a->corrections,
                            .wave = a->wave,
                            .scale = a->scale.item,
                            .scales = a->scale.items,
                            .drop = a->drop.item,
                            .drops = a->drop.items,
                            .undirected = a->undirected,
                            .min_frequency = a->min_frequency,
                            .csv = *csv};

    o.answered_all = strcmp(a->answered, "all") == 0;
    if (a->blank != NULL)
        o.blank = strcmp(a->blank, "no") == 0 ? PDN_BLANK_NO : PDN_BLANK_SILENT;
    o.unknown_add = strcmp(a->unknown, "add") == 0;
    for (int i = PDN_KEEP; nonresponses[i] != NULL; i++)
        if (strcmp(a->nonresponse, nonresponses[i]) == 0)
            o.nonresponse = (pdn_nonresponse)i;
    return o;
}

static pdn_about about(const struct args *a, const pdn_network *g)
{
    pdn_about about = {.wave = a->wave,
                       .n = (double)g->actors,
                       .draws = pdn_absent(PDN_NOT_DEFINED)};

    for (size_t i = 0; i < g->actors; i++)
        about.answered += g->answered[i];
    return about;
}

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK, told = PDN_OK;
    pdn_network g = {0};
    pdn_about facts = {0};
    const pdn_provenance *origin = call->no_metadata ? NULL : &call->origin;
    pdn_survey_options o = survey_of(a, &call->csv);

    PDN_TRY(check(call, a));
    if (a->suggest != NULL)
        return pdn_survey_suggest(&o, a->suggest, &call->findings);
    st = pdn_survey_network(&o, &call->findings, &call->origin, &g);
    /* The findings are wanted most when the survey is refused. */
    facts = about(a, &g);
    if (a->findings != NULL && (st == PDN_OK || st == PDN_EPARSE)) {
        char *why = st == PDN_OK ? NULL : strdup(pdn_message());
        told = pdn_findings_write(a->findings, &call->findings, &call->write,
                                  &facts, origin);
        if (why != NULL && told == PDN_OK) pdn_fail(st, "%s", why);
        free(why);
    }
    if (told != PDN_OK) st = told;
    if (st != PDN_OK) goto out;
    if (a->names_out != NULL) {
        PDN_TRY(pdn_names_write(a->names_out, &g, &call->write));
        pdn_network_hide_names(&g);
    }
    PDN_TRY(pdn_graphml_write(call->output, &g, &call->origin));
out:
    pdn_network_clear(&g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {
        .nonresponse = "keep", .unknown = "error", .answered = "senders"};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
