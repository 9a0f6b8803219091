/* The stages of a study, once, in the order of work. */
#include "study_work.h"

#include "pdnet/tables.h"

#include <assert.h>
#include <string.h>

#define IN_STUDY(field) offsetof(pdn_study, field)
#define IN_WAVE(field)  offsetof(pdn_study_wave, field)

static const pdn_option_word languages[] = {
    {"nb", 0}, {"nn", 1}, {"en", 2}, {NULL, 0}};
static const pdn_option_word yes[] = {{"no", 0}, {"yes", 1}, {NULL, 0}};

static const study_stages__key study_keys[] = {
    {"title", IN_STUDY(title), ANY, "what the report is called", NULL},
    {"language", IN_STUDY(language), CHOICE, "nb, nn or en", languages},
    {"seed", 0, SEED, "of all chance; 1 otherwise", NULL},
    {"draws", IN_STUDY(draws), WHOLE,
     "of every analysis, as -n; each its own otherwise", NULL},
    {"by", IN_STUDY(by), ANY,
     "the column of actors that makes groups; sector otherwise", NULL},
    {"nullpunkt", IN_STUDY(nullpunkt), ANY,
     "the year of outcomes, or the wave, that later ones are judged against",
     NULL},
    {"layout", IN_STUDY(layout), PATH,
     "where services and people stood: the layout.csv of an earlier report",
     NULL},
    {"origin", IN_STUDY(origin), ANY,
     "what the small print says of the data: made, real, or other words", NULL},
};

static const study_stages__key file_keys[] = {
    {"separator", 0, ANY, "comma, semicolon, tab or pipe", NULL},
    {"decimal", 0, ANY, "the decimal sign of numbers: point or comma", NULL},
    {"thousands", 0, ANY,
     "what parts thousands in counts, as in 1.000: point, comma or none", NULL},
    {"encoding", 0, ANY, "utf-8, utf-16 or windows-1252", NULL},
};

static const study_stages__key survey_keys[] = {
    {"blank", IN_STUDY(blank), CHOICE,
     "what a cell of contact left blank in a roster is: silent or no",
     pdn_blanks},
    {"answered", IN_STUDY(answered), CHOICE,
     "who answered, where actors do not say: senders (otherwise) or all",
     pdn_answered_rules},
    {"asked", IN_STUDY(asked), CHOICE,
     "whom actors list: list (all who were asked) or unknown (those who "
     "answered: how many were asked is not known); otherwise unknown where it "
     "is the file of answers itself and no column of it says that somebody "
     "did not answer",
     pdn_asked_words},
    {"nonresponse", IN_STUDY(nonresponse), CHOICE,
     "what is done about those who did not answer: keep (otherwise), drop or "
     "reconstruct",
     pdn_nonresponses},
    {"min_frequency", IN_STUDY(min_frequency), FROM_ZERO,
     "the least frequency that is contact; any above 0 otherwise", NULL},
    {"undirected", IN_STUDY(undirected), CHOICE,
     "yes: a tie holds both ways, and everybody answered", yes},
    {"unknown", IN_STUDY(unknown), CHOICE,
     "somebody who is not on the list is an error (otherwise), or add",
     pdn_unknown_actors},
    {"drop_id", IN_STUDY(drop), ANY,
     "ids of people to leave out altogether, comma between", NULL},
    {"within", IN_STUDY(within), ANY,
     "columns of actors that chance keeps apart, comma between, or none; "
     "municipality otherwise, where groups are sectors",
     NULL},
    {"null", IN_STUDY(null), CHOICE,
     "what chance moves between groups: contacts (otherwise) or labels",
     pdn_nulls},
    {"most_draws", IN_STUDY(most_draws), WHOLE,
     "at which the pair table gives up settling a verdict", NULL},
    {"distance", IN_STUDY(distance), CHOICE,
     "length of a tie: hops (otherwise) or inverse-frequency", pdn_distances},
    {"approximate", IN_STUDY(approximate), ABOVE_ZERO,
     "how far betweenness of many people may be off, as pdn-measure has it",
     NULL},
    {"alters", IN_STUDY(alters), CHOICE,
     "whom headings and ties name: people (otherwise), or groups, the services "
     "of [study] by",
     pdn_alters_words},
    {"answers", IN_STUDY(answers_of), CHOICE,
     "whose answers they are: people (otherwise), or organisations, everybody "
     "on the list being one that gave one answer",
     pdn_answers_of_words},
};

static const study_stages__key privacy_keys[] = {
    {"fewest", IN_STUDY(fewest), WHOLE,
     "people behind a figure that the public report shows, at least; 5 "
     "otherwise",
     NULL},
    {"allow_fewer", IN_STUDY(allow_fewer), CHOICE, "yes: fewest may be below 3",
     yes},
};

static const study_stages__key wave_keys[] = {
    {"actors", IN_WAVE(actors), PATH, "everybody on the list", NULL},
    {"ties", IN_WAVE(ties), PATH, "what they reported; this or roster", NULL},
    {"roster", IN_WAVE(roster), PATH, "the same, a row a respondent", NULL},
    {"roster_id", IN_WAVE(roster_id), ANY, "the roster's column of ids", NULL},
    {"roster_pattern", IN_WAVE(roster_pattern), ANY,
     "which of its columns are people, as in pdn-ingest", NULL},
    {"codebook", IN_WAVE(codebook), PATH, "what the roster's columns ask",
     NULL},
    {"aliases", IN_WAVE(aliases), PATH, "other names of the same people", NULL},
    {"answers", IN_WAVE(answers), PATH, "what words in answers stand for",
     NULL},
    {"where", IN_WAVE(where), ANY,
     "COLUMN=VALUE, comma between: rows with this value only, where a file "
     "holds several surveys",
     NULL},
    {"columns", IN_WAVE(columns), ANY,
     "NAME=THEIRS, comma between: what columns are called in this survey's "
     "files, beside [columns]",
     NULL},
};

static const study_stages__key outcome_keys[] = {
    {"indicator", IN_STUDY(indicator), ANY, "shown on the sheets", NULL},
    {"better", IN_STUDY(better), CHOICE, "lower (otherwise) or higher",
     pdn_betters},
    {"resources", IN_STUDY(resources), ANY,
     "columns, comma between: units are screened for deviance against them",
     NULL},
    {"screen", IN_STUDY(screen), ANY,
     "the indicator screened for deviance; indicator otherwise", NULL},
    {"counter", IN_STUDY(counter), ANY,
     "an indicator that must not be worse instead: NAME, NAME:lower or "
     "NAME:higher",
     NULL},
    {"controls", IN_STUDY(controls), ANY,
     "indicators, comma between, that nothing here can move", NULL},
    {"label", IN_STUDY(label[0]), ANY,
     "what the outcome is, as people say it behind a number: outside school "
     "and work; the name of the indicator otherwise",
     NULL},
    {"label.nb", IN_STUDY(label[1]), ANY, "the same in bokmål", NULL},
    {"label.nn", IN_STUDY(label[2]), ANY, "the same in nynorsk", NULL},
    {"label.en", IN_STUDY(label[3]), ANY, "the same in English", NULL},
    {"people_label", IN_STUDY(people_label[0]), LABEL,
     "whom it is counted among: one, several, all of them, comma between, as "
     "young person, young people, young people",
     NULL},
    {"people_label.nb", IN_STUDY(people_label[1]), LABEL, "the same in bokmål",
     NULL},
    {"people_label.nn", IN_STUDY(people_label[2]), LABEL, "the same in nynorsk",
     NULL},
    {"people_label.en", IN_STUDY(people_label[3]), LABEL, "the same in English",
     NULL},
    {"unit_label", IN_STUDY(unit_label[0]), LABEL,
     "what the units are called: one, several, comma between, as municipality, "
     "municipalities",
     NULL},
    {"unit_label.nb", IN_STUDY(unit_label[1]), LABEL, "the same in bokmål",
     NULL},
    {"unit_label.nn", IN_STUDY(unit_label[2]), LABEL, "the same in nynorsk",
     NULL},
    {"unit_label.en", IN_STUDY(unit_label[3]), LABEL, "the same in English",
     NULL},
    {"age", IN_STUDY(age), AGE, "of these people, as 20-29", NULL},
    {"model", IN_STUDY(model), CHOICE,
     "of the screen for deviance: binomial (otherwise) or robust", pdn_models},
    {"years", IN_STUDY(years), YEARS,
     "of the screen: better in K of the last N years, as 3/4 (otherwise)",
     NULL},
    {"interval", IN_STUDY(interval), CHOICE,
     "of shares: wilson (otherwise), clopper-pearson or jeffreys", pdn_methods},
    {"level", IN_STUDY(level), SHARE, "of these intervals; 0.95 otherwise",
     NULL},
    {"rate", IN_STUDY(rate), ABOVE_ZERO,
     "events per so many people and year beside shares, as 1000", NULL},
    {"benchmark", IN_STUDY(benchmark), BENCHMARK,
     "all (otherwise), group, or a share between 0 and 1", NULL},
    {"bands", IN_STUDY(bands), PATH, "the bands of the published map", NULL},
    {"references", 0, REFERENCES,
     "shares that stand beside the units and are never rows: NAME SHARE or "
     "NAME EVENTS/POPULATION, comma between",
     NULL},
    {"where", IN_STUDY(where), ANY,
     "rows to take, COLUMN=VALUE, comma between, as in pdn-baseline", NULL},
    {"source", IN_STUDY(source), SOURCE,
     "whose marks stand in the file: ssb, nav or fhi", NULL},
    {"hidden", IN_STUDY(hidden), HIDDEN,
     "what a hidden count may be: LO-HI, or unknown", NULL},
    {"rounded", IN_STUDY(rounded), THREE,
     "3 where counts of 1 and 2 stand as 0 or 3", NULL},
};

static const study_stages__key handover_keys[] = {
    {"source", IN_STUDY(handover_source), ANY,
     "services where people set out, comma between; needs goal", NULL},
    {"goal", IN_STUDY(handover_goal), ANY,
     "services they are to reach, comma between", NULL},
};

static const study_stages__key input_keys[] = {
    {"interval", IN_STUDY(themes_interval), CHOICE,
     "yes: Wilson's intervals, as if the inputs were a sample", yes},
};

static const study_stages__key voice_keys[] = {
    {"least", IN_STUDY(voices_least), WHOLE,
     "means of fewer answers are hidden; privacy.fewest otherwise, 0 in the "
     "internal report",
     NULL},
};

static const study_stages__key action_keys[] = {
    {"on", IN_STUDY(actions_on), DAY,
     "the day that steps are judged on, as 2023-08-01", NULL},
};

static const study_stages__key practice_keys[] = {
    {"named", IN_STUDY(practices_named), ANY,
     "practices, comma between, that the public report names however few "
     "units were asked",
     NULL},
};

static const pdn_stage_table wave_tables[] = {
    {&pdn_breakdown_schema, "pdn-breakdown", false},
    {&pdn_measures_schema, "pdn-measure", true},
};

static const pdn_stage_table corrections_tables[] = {
    {&pdn_corrections_schema, "pdn-report", true},
};

static const pdn_stage_table change_tables[] = {
    {&pdn_waves_schema, "pdn-waves", false},
    {&pdn_waves_whole_schema, "pdn-waves", false},
    {&pdn_waves_pairs_schema, "pdn-waves", false},
    {&pdn_waves_ratings_schema, "pdn-waves", false},
    {&pdn_waves_barriers_schema, "pdn-waves", false},
};

static const pdn_stage_table practice_tables[] = {
    {&pdn_practice_schema, "pdn-practices", false},
    {&pdn_practices_change_schema, "pdn-practices", false},
};

/* clang-format off */
#define TABLES(a) .table = (a), .tables = PDN_COUNT(a)
#define TABLE(of, by) \
    .table = (const pdn_stage_table[]){{&(of), by, false}}, .tables = 1
#define KEYS(a) .key = (a), .keys = PDN_COUNT(a)
/* A section that names a file of the kind that it is called by. */
#define FILED(word, says) .section = (word), .kind = (word), .about = (says)
/* One whose rows are counted. */
#define TALLY(word, says, of, ...)                                  \
    {.what = {FILED(word, says), TABLE(of, "pdn-tally")},           \
     .read = study_work__read, .run = study_counts__tally, __VA_ARGS__}

static const study_stages__row stages[] = {
    [PDN_STAGE_STUDY] =
        {.what = {.section = "study", .about = "The whole."},
         KEYS(study_keys)},
    [PDN_STAGE_FILES] =
        {.what = {.section = "files",
                  .about = "How files are read, where it is not found out. "
                           "SECTION.KEY holds for the files of that section "
                           "alone, as wave.decimal."},
         .shape = DIALECT, KEYS(file_keys)},
    [PDN_STAGE_COLUMNS] =
        {.what = {.section = "columns",
                  .about = "NAME = THEIRS, a key for each column that a file "
                           "calls otherwise; KIND.NAME for files of one kind, "
                           "as actors.unit."},
         .shape = RENAMES},
    [PDN_STAGE_SERVICES] =
        {.what = {.section = "services",
                  .about = "NAME = what people call the service, in definite "
                           "form, a key for each whose name in the files is "
                           "not what sentences should say; NAME.nb, NAME.nn "
                           "and NAME.en say it in one language."},
         .shape = NAMES},
    [PDN_STAGE_SCALES] =
        {.what = {.section = "scales",
                  .about = "COLUMN = LO:HI, a key for each rated column of the "
                           "ties; LO above HI turns it round."},
         .shape = SCALES, .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_SURVEY] =
        {.what = {.section = "survey",
                  .about = "How every wave is read, as pdn-ingest has it."},
         KEYS(survey_keys), .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_PRIVACY] =
        {.what = {.section = "privacy",
                  .about = "What the public report hides."},
         KEYS(privacy_keys)},
    [PDN_STAGE_DUTIES] =
        {.what = {FILED("duties",
                        "Who ought to work together, and who coordinates.")},
         .needs = PDN_STAGE_WAVES,
         .read = study_work__read, .run = study_waves__duties},
    [PDN_STAGE_CORRECTIONS] = /* read with each wave */
        {.what = {FILED("corrections",
                        "What was put right after the survey, with who said "
                        "so, as pdn-ingest makes them."),
                  TABLES(corrections_tables)},
         .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_WAVES] =
        {.what = {.section = "wave",
                  .about = "One survey, a section each, in the order of time.",
                  TABLES(wave_tables)},
         .shape = MANY, KEYS(wave_keys),
         .run = study_waves__run, .clear = study_waves__clear},
    [PDN_STAGE_OUTCOMES] =
        {.what = {FILED("outcomes",
                        "What became of people, unit by unit.")},
         KEYS(outcome_keys),
         .read = study_outcomes__read, .clear = study_outcomes__clear},
    [PDN_STAGE_CROSSWALK] =
        {.what = {FILED("crosswalk",
                        "Units merged, split or renamed: the rows of outcomes "
                        "are moved to the units of today. It may name "
                        "services, units and municipalities of the surveys "
                        "too.")},
         .read = study_work__read},
    [PDN_STAGE_BREAKS] =
        {.what = {FILED("breaks",
                        "Years from which an indicator is counted otherwise: "
                        "no change is told across them.")},
         .needs = PDN_STAGE_OUTCOMES, .read = study_work__read},
    [PDN_STAGE_CHANGE] =
        {.what = {TABLES(change_tables)},
         .run = study_change__run, .clear = study_change__clear},
    [PDN_STAGE_BASELINE] =
        {.what = {TABLE(pdn_baseline_schema, "pdn-baseline")},
         .run = study_outcomes__baseline},
    [PDN_STAGE_DEVIANTS] =
        {.what = {TABLE(pdn_deviant_schema, "pdn-deviants")},
         .run = study_outcomes__deviants},
    [PDN_STAGE_INPUTS] =
        TALLY("inputs", "What a meeting brought in, by theme.",
              pdn_themes_schema, KEYS(input_keys)),
    [PDN_STAGE_VOICES] =
        TALLY("voices", "What staff, young people and others answer.",
              pdn_voices_schema, KEYS(voice_keys)),
    [PDN_STAGE_TOGETHER] =
        TALLY("together",
              "Young people with two services, and for how many somebody "
              "coordinates them.",
              pdn_together_schema, .clear = NULL),
    [PDN_STAGE_STAGES] =
        TALLY("stages", "How many at each stage of a chain.",
              pdn_stages_schema, .clear = NULL),
    [PDN_STAGE_OFFERS] =
        TALLY("offers", "Offers by prevention level and municipality.",
              pdn_offers_schema, .clear = NULL),
    [PDN_STAGE_ACTIONS] =
        {.what = {FILED("actions",
                        "Steps agreed on, each beside what later waves say of "
                        "the pair of services that it is about."),
                  TABLE(pdn_actions_schema, "pdn-tally")},
         KEYS(action_keys),
         .read = study_work__read, .run = study_change__actions},
    [PDN_STAGE_HANDOVERS] =
        {.what = {FILED("handovers",
                        "From one service to the next: sent, and arrived."),
                  TABLE(pdn_handover_schema, "pdn-handover")},
         KEYS(handover_keys),
         .read = study_work__read, .run = study_counts__handovers},
    [PDN_STAGE_PRACTICES] =
        {.what = {FILED("practices",
                        "What the units do; those that do better than expected "
                        "against their peers."),
                  TABLES(practice_tables)},
         KEYS(practice_keys),
         .needs = PDN_STAGE_OUTCOMES,
         .read = study_work__read, .run = study_counts__practices,
         .clear = study_counts__clear},
    [PDN_STAGE_WORDS] = /* last: any file may hold what it says */
        {.what = {FILED("words",
                        "What people call what stands in the files, in bokmål, "
                        "nynorsk and English: the title, themes, chains, stages, "
                        "questions, practices, findings, steps, bands, "
                        "places, definitions; a service in definite form.")},
         .read = study_work__read, .run = study_words__check},
    [PDN_STAGE_TRUTH] =
        {.what = {FILED("truth",
                        "What is planted in a made study. Lines that the "
                        "tables of the report can answer are held against "
                        "them: how many hold is told, and each that does "
                        "not.")},
         .run = study_truth__check},
};
/* clang-format on */

_Static_assert(PDN_COUNT(stages) == PDN_STAGES, "a row for every stage");

const study_stages__row *study_stages__of(pdn_stage_id id)
{
    assert((unsigned)id < PDN_STAGES);
    return &stages[id];
}

pdn_stage_id study_stages__named(const char *section, const char **label)
{
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        const char *name = stages[id].what.section;
        size_t n = name != NULL ? strlen(name) : 0;
        if (name == NULL || strncmp(section, name, n) != 0) continue;
        if (stages[id].shape == MANY ? section[n] == ' ' : section[n] == '\0') {
            *label = section + n + (section[n] == ' ');
            return id;
        }
    }
    return PDN_STAGES;
}

const pdn_stage *pdn_stage_of(pdn_stage_id id)
{
    return &study_stages__of(id)->what;
}

const char *pdn_stage_key(pdn_stage_id id, size_t i, const char **about)
{
    const study_stages__row *row = study_stages__of(id);
    const bool file = row->what.kind != NULL;

    if (about != NULL) *about = NULL;
    if (file && i == 0) return "file";
    i -= file;
    if (i >= row->keys) return NULL;
    if (about != NULL) *about = row->key[i].about;
    return row->key[i].key;
}
