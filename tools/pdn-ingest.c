/* pdn-ingest - from a survey to its network. */
#include "cli.h"

#include "pdnet/network.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

struct args {
    pdn_survey_options of;
    const char *findings, *names_out, *suggest;
    pdn_list scale, drop;
    bool all_answers;
    int alters; /* 0: not said */
};

/* As pdn_alters_words, where it counts that it was said. */
static const pdn_option_word alters_words[] = {
    {"people", 1 + PDN_ALTERS_PEOPLE},
    {"groups", 1 + PDN_ALTERS_GROUPS},
    {NULL, 0}};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "actors",
     .kind = PDN_FILE,
     .at = AT(of.actors),
     .help = "everybody on the list: id, name, sector ...",
     .manual = "Everybody on the list."},
    {.name = "ties",
     .kind = PDN_FILE,
     .at = AT(of.ties),
     .help = "who named whom: from, to, frequency ...",
     .manual = "Who named whom."},
    {.name = "roster",
     .kind = PDN_FILE,
     .at = AT(of.roster),
     .help = "instead of --ties: one row per respondent",
     .manual = "Instead of *--ties*: one row per respondent."},
    {.name = "roster-id",
     .kind = PDN_STRING,
     .at = AT(of.roster_id),
     .value = "COLUMN",
     .fallback = "id",
     .help = "the roster's column of who answers",
     .manual = "The roster's column that says who answers. It wins over a "
               "column called id, which is left out then."},
    {.name = "roster-pattern",
     .kind = PDN_STRING,
     .at = AT(of.roster_pattern),
     .value = "REGEX",
     .help =
         "headings that ask about an actor; ( ) the actor, ( ) the question",
     .manual = "An extended regular expression. A heading that it fits asks "
               "about an actor; its first two groups are actor and question, "
               "in any order; with one group the question is frequency. Other "
               "columns are not read, and named."},
    {.name = "codebook",
     .kind = PDN_FILE,
     .at = AT(of.codebook),
     .help = "what codes in headings stand for: code, actor, question",
     .manual = "What codes in headings stand for. With *--suggest*: the list "
               "of variables that a survey program writes, a heading and its "
               "label (what it asks) a row, with a header or none."},
    {.name = "answers",
     .kind = PDN_FILE,
     .at = AT(of.answers),
     .help = "what words in answers stand for: question, answer, value",
     .manual = "What words in answers stand for, in a roster or in ties. A "
               "word that is not there is a fault, told once with its "
               "number."},
    {.name = "blank",
     .kind = PDN_CHOICE,
     .at = AT(of.blank),
     .choice = pdn_blanks,
     .fallback = "silent, where an answer means no contact",
     .help = "a blank cell of the roster",
     .manual = "A cell of contact that the roster left blank: did not answer, "
               "or no contact (a form that asks to tick only those one "
               "knows). Silent where some answer or the scale holds what "
               "means no contact; else one of them must be said."},
    {.name = "answered",
     .kind = PDN_CHOICE,
     .at = AT(of.answered),
     .choice = pdn_answered_rules,
     .help = "who answered, where the actor file does not say",
     .manual = "Who answered, where the actor file has no column responded: "
               "those who sent anything (a roster: who has a row that is not "
               "blank), or everybody."},
    {.name = "asked",
     .kind = PDN_CHOICE,
     .at = AT(of.asked),
     .choice = pdn_asked_words,
     .fallback = "list; unknown, where --actors is the roster itself and no "
                 "column of it says that somebody did not answer",
     .help = "whom --actors lists: all who were asked, or who answered",
     .manual = "Whom the actor file lists: *list*, everybody who was asked; "
               "*unknown*, those who answered, as an anonymous form gives (a "
               "row of it that is blank is somebody who did not answer, and "
               "does not make it a list): how many were asked is not known, "
               "and no table or sheet then says what share of them "
               "answered."},
    {.name = "alters",
     .kind = PDN_CHOICE,
     .at = AT(alters),
     .choice = alters_words,
     .fallback = "people",
     .help = "whom headings and `to` name: people, or services",
     .manual =
         "Whom headings and _to_ name. *groups*: services, as in \"how often "
         "do you work with: [BUP]\". The services are those of the people on "
         "the list (*--by*); they stand in the network with _kind_ = _group_, "
         "answer nothing, and what somebody says of the own service is left "
         "out. A service with nobody on the list: *--unknown add* (ties)."},
    {.name = "by",
     .kind = PDN_STRING,
     .at = AT(of.by),
     .value = "COLUMN",
     .fallback = "sector",
     .help = "with --alters groups: the column of the services named",
     .manual = "With *--alters groups*: the column of actors that holds the "
               "services that are named."},
    {.name = "one-answer",
     .kind = PDN_CHOICE,
     .at = AT(of.answers_of),
     .choice = pdn_answers_of_words,
     .help = "whose answer a row is: a person's, or an organisation's only one",
     .manual = "Whose answers they are. *organisations*: everybody on the list "
               "is an organisation that gave one answer. The network records "
               "it (_answers_), and *pdn-breakdown*(1) then counts and tests "
               "nothing."},
    {.name = "aliases",
     .kind = PDN_FILE,
     .at = AT(of.aliases),
     .help = "other spellings of ids: alias, id",
     .manual = "Other spellings of ids."},
    {.name = "scale",
     .kind = PDN_MANY,
     .at = AT(scale),
     .value = "COLUMN=LO:HI",
     .fallback = "the range seen",
     .help = "a question's scale; LO > HI is turned round",
     .manual = "The scale of a question; may be given for each. A value "
               "outside it is a fault, and so is a scale of no column. LO "
               "above HI: turned round, so that more is more. Without it the "
               "range seen is taken, and said so. Frequency 0 below LO stays "
               "no contact."},
    {.name = "wave",
     .kind = PDN_STRING,
     .at = AT(of.wave),
     .value = "LABEL",
     .help = "what this wave is called, as 2021"},
    {.name = "undirected",
     .kind = PDN_FLAG,
     .at = AT(of.undirected),
     .help = "ties have no direction",
     .manual = ": each stands once, and everybody counts as having answered."},
    {.name = "nonresponse",
     .kind = PDN_CHOICE,
     .at = AT(of.nonresponse),
     .choice = pdn_nonresponses,
     .help = "people who did not answer",
     .manual = ": kept, with what others say about them; left out; or their "
               "side filled in from what others say of the contact (frequency "
               "only, marked _reconstructed_ = 1; Stork and Richards 1992)."},
    {.name = "min-frequency",
     .kind = PDN_NUMBER,
     .at = AT(of.min_frequency),
     .value = "K",
     .max = 1e9,
     .fallback = "above 0",
     .help = "a lower frequency is no tie"},
    {.name = "unknown",
     .kind = PDN_CHOICE,
     .at = AT(of.unknown),
     .choice = pdn_unknown_actors,
     .help = "somebody named who is not on the list",
     .manual = "Somebody in the ties who is not on the list: a fault, or added "
               "to it. Who is added and sends nothing did not answer."},
    {.name = "corrections",
     .kind = PDN_FILE,
     .at = AT(of.corrections),
     .help = "what people set right afterwards: wave, from, to, change ...",
     .manual = "What people set right afterwards, and who said so. Rows of "
               "other waves are left alone."},
    {.name = "drop-id",
     .kind = PDN_PERSONS,
     .at = AT(drop),
     .value = "ID",
     .help = "take a person out, with every answer by and about them",
     .manual = "; may be given for several. The recorded command line says "
               "only that somebody was taken out."},
    {.name = "all-answers",
     .kind = PDN_FLAG,
     .at = AT(all_answers),
     .help = "answers that are no contact are edges too, with tie = 0",
     .manual = "Answers that are no contact are edges too, with _tie_ = 0. "
               "Other programs take every edge for a contact: without this "
               "such answers stand packed in the graph attribute "
               "_no_contact_, where every tool here finds them."},
    {.name = "suggest",
     .kind = PDN_STRING,
     .at = AT(suggest),
     .value = "FOLDER",
     .help = "write answers.csv, codebook.csv, aliases.csv and study.ini there",
     .manual =
         "Makes no network: reads the files and writes answers.csv, "
         "codebook.csv, aliases.csv and study.ini into the folder, to be "
         "looked through. What stands there and says otherwise is left alone, "
         "and refused. Standard scales are known in bokmål, nynorsk and "
         "English; an answer on none of them gets a ? for its value, which is "
         "refused until a number is put there."},
    {.name = "findings",
     .kind = PDN_OUTPUT,
     .at = AT(findings),
     .help = "write every fault, warning and note as CSV",
     .manual =
         "Write every fault, warning and note: file, line, column, severity, "
         "code, message, action. Also when the survey is refused."},
    {.name = "names-out",
     .kind = PDN_OUTPUT,
     .at = AT(names_out),
     .help = "write id and name here and leave names out of the network",
     .manual = ". Personal data."},
};

static const pdn_opt_said said[] = {
    {.name = "where",
     .help = "answers with this value only; again: another column, or value",
     .manual =
         "Only answers that have this value there, and people, where the "
         "actor file has that column: one survey of several in a file, "
         "*--where År=2023*. A year asks for days of it too. Given again: "
         "another column (both must hold), or another value of the same "
         "column (either may). An empty VALUE asks for empty cells."},
    {.name = "excel",
     .manual = "Tables (findings, names) as a Norwegian Excel opens them."},
    {.name = "no-metadata",
     .manual = "No description file beside the findings."},
    {.name = "output", .manual = "Write the network here."},
    {.name = "seed", .manual = "Recorded; nothing here is drawn."},
    {.name = NULL},
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
    .max_operands = 0,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_PICKS_ROWS | PDN_WRITES_CSV,
    .said = said,
    .notes = "One of --ties and --roster is needed. Rows read = ties + merged\n"
             "+ self-ties + no-contact: nothing is dropped quietly.\n",
};

/* What is proposed cannot be given, nor what a network alone needs. */
static pdn_status check_suggest(pdn_call *call, const struct args *a)
{
    if (a->suggest == NULL) return PDN_OK;
    if (call->output != NULL || a->findings != NULL || a->names_out != NULL ||
        a->all_answers)
        return cli__misuse(call, "--suggest makes no network: -o, --findings, "
                                 "--names-out and --all-answers do not go with "
                                 "it");
    if (a->of.answers != NULL || a->of.aliases != NULL)
        return cli__misuse(call, "--suggest writes answers.csv and "
                                 "aliases.csv: --answers and --aliases do not "
                                 "go with it");
    if (a->of.corrections != NULL || a->drop.items > 0)
        return cli__misuse(call, "--corrections and --drop-id do not go with "
                                 "--suggest: study.ini takes them");
    return PDN_OK;
}

/* What the table of options cannot say. */
static pdn_status check(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    double lo = 0, hi = 0;
    size_t n = 0;
    char why[120];

    if (a->of.actors == NULL)
        return cli__misuse(call,
                           "--actors FILE is missing: the list of those who "
                           "were asked, one row each, with an id or name and "
                           "the service (as id,name,sector)");
    if ((a->of.ties == NULL) == (a->of.roster == NULL))
        return cli__misuse(call, "want one of --ties and --roster");
    if (a->of.roster == NULL &&
        (a->of.roster_id != NULL || a->of.roster_pattern != NULL ||
         a->of.codebook != NULL))
        return cli__misuse(call, "--roster-id, --roster-pattern and "
                                 "--codebook go with --roster");
    if (a->of.roster == NULL && a->of.blank != PDN_BLANK_UNSAID)
        return cli__misuse(call, "--blank goes with --roster");
    if (a->of.by != NULL && a->alters != 1 + PDN_ALTERS_GROUPS &&
        a->suggest == NULL)
        return cli__misuse(call, "--by goes with --alters groups");
    if (a->alters == 1 + PDN_ALTERS_GROUPS && a->of.undirected)
        return cli__misuse(call, "--alters groups goes with directed ties: a "
                                 "service never answers");
    if (a->of.roster_pattern != NULL &&
        !pdn_survey_pattern_check(a->of.roster_pattern, why, sizeof why))
        return cli__misuse(call, "--roster-pattern \"%s\": %s",
                           a->of.roster_pattern, why);
    PDN_TRY(check_suggest(call, a));
    for (size_t i = 0; i < a->scale.items; i++)
        if (!pdn_survey_scale_read(a->scale.item[i], &n, &lo, &hi))
            return cli__misuse(call, "--scale %s: want COLUMN=LO:HI",
                               a->scale.item[i]);
out:
    return st;
}

static pdn_survey_options survey_of(const struct args *a,
                                    const pdn_csv_options *csv)
{
    pdn_survey_options o = a->of;

    if (a->alters > 0) {
        o.alters = (pdn_alters)(a->alters - 1);
        o.alters_said = true;
    }
    o.scale = a->scale.item;
    o.scales = a->scale.items;
    o.drop = a->drop.item;
    o.drops = a->drop.items;
    o.csv = *csv;
    return o;
}

static pdn_about about(const struct args *a, const pdn_network *g)
{
    pdn_about about = cli__about(g);

    about.wave = a->of.wave;
    return about;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK, told = PDN_OK;
    pdn_network g = {0};
    pdn_about facts = {0};
    const pdn_provenance *origin = cli__origin(call);
    pdn_survey_options o = survey_of(a, &call->csv);

    PDN_TRY(check(call, a));
    if (a->suggest != NULL)
        return pdn_survey_suggest(&o, a->suggest, &call->findings);
    st = pdn_survey_network(&o, &call->findings, &call->origin, &g);
    /* The findings are wanted most when the survey is refused. */
    facts = about(a, &g);
    if (a->findings != NULL && (st == PDN_OK || st == PDN_EPARSE)) {
        char *why = st == PDN_OK ? NULL : strdup(pdn_message());
        told = pdn_diagnostics_write(a->findings, &call->findings, &call->write,
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
    if (a->all_answers)
        PDN_TRY(pdn_graphml_write_all(call->output, &g, &call->origin));
    else
        PDN_TRY(pdn_graphml_write(call->output, &g, &call->origin));
out:
    pdn_network_clear(&g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};

    return cli__run(&tool, &a, 0, run, argc, argv);
}
