/* The stages of a study, once, in the order of work. */
#include "study_stages.h"

#include "pdnet/tables.h"

#include <assert.h>
#include <string.h>

#define IN_STUDY(field) offsetof(pdn_study, field)
#define IN_WAVE(field)  offsetof(pdn_study_wave, field)

static const study_stages__key study_keys[] = {
    {"title", IN_STUDY(title), ANY, "what the report is called"},
    {"language", IN_STUDY(language), LANGUAGE, "nb, nn or en"},
    {"seed", 0, SEED, "of all chance; 1 otherwise"},
    {"by", IN_STUDY(by), ANY,
     "the column of actors that makes groups; sector "
     "otherwise"},
    {"nullpunkt", IN_STUDY(nullpunkt), ANY,
     "the year of outcomes, or the wave, that later ones are judged against"},
    {"origin", IN_STUDY(origin), ANY,
     "what the small print says of the data: made, real, or other words"},
};

static const study_stages__key survey_keys[] = {
    {"blank", IN_STUDY(blank), BLANK,
     "what a cell of contact left blank in a roster is: silent or no"},
    {"answered", IN_STUDY(answered), ANSWERED,
     "who answered, where actors do not say: senders (otherwise) or all"},
    {"alters", IN_STUDY(alters), ALTERS,
     "whom headings and ties name: people (otherwise), or groups, the services "
     "of [study] by"},
    {"answers", IN_STUDY(answers_of), ANSWERS_OF,
     "whose answers they are: people (otherwise), or organisations, everybody "
     "on the list being one that gave one answer"},
};

static const study_stages__key wave_keys[] = {
    {"actors", IN_WAVE(actors), PATH, "everybody on the list"},
    {"ties", IN_WAVE(ties), PATH, "what they reported; this or roster"},
    {"roster", IN_WAVE(roster), PATH, "the same, a row a respondent"},
    {"roster_id", IN_WAVE(roster_id), ANY, "the roster's column of ids"},
    {"roster_pattern", IN_WAVE(roster_pattern), ANY,
     "which of its columns are people, as in pdn-ingest"},
    {"codebook", IN_WAVE(codebook), PATH, "what the roster's columns ask"},
    {"aliases", IN_WAVE(aliases), PATH, "other names of the same people"},
    {"answers", IN_WAVE(answers), PATH, "what words in answers stand for"},
};

static const study_stages__key outcome_keys[] = {
    {"indicator", IN_STUDY(indicator), ANY, "shown on the sheets"},
    {"better", IN_STUDY(better), BETTER, "lower (otherwise) or higher"},
    {"resources", IN_STUDY(resources), ANY,
     "columns, comma between: units are screened for deviance against them"},
    {"screen", IN_STUDY(screen), ANY,
     "the indicator screened for deviance; indicator otherwise"},
    {"counter", IN_STUDY(counter), ANY,
     "an indicator that must not be worse instead: NAME, NAME:lower or "
     "NAME:higher"},
    {"controls", IN_STUDY(controls), ANY,
     "indicators, comma between, that nothing here can move"},
    {"benchmark", IN_STUDY(benchmark), BENCHMARK,
     "all (otherwise), group, or a share between 0 and 1"},
    {"bands", IN_STUDY(bands), PATH, "the bands of the published map"},
    {"references", 0, REFERENCES,
     "shares that stand beside the units and are never rows: NAME SHARE or "
     "NAME EVENTS/POPULATION, comma between"},
    {"where", IN_STUDY(where), ANY,
     "rows to take, COLUMN=VALUE, comma between, as in pdn-baseline"},
    {"source", IN_STUDY(source), SOURCE,
     "whose marks stand in the file: ssb, nav or fhi"},
    {"hidden", IN_STUDY(hidden), HIDDEN,
     "what a hidden count may be: LO-HI, or unknown"},
    {"rounded", IN_STUDY(rounded), THREE,
     "3 where counts of 1 and 2 stand as 0 or 3"},
};

static const pdn_stage_table wave_tables[] = {
    {&pdn_breakdown_schema, "pdn-breakdown", false},
    {&pdn_measures_schema, "pdn-measure", true},
};

/* clang-format off */
#define TABLES(a) .table = (a), .tables = PDN_COUNT(a)
#define TABLE(of, by) \
    .table = (const pdn_stage_table[]){{&(of), by, false}}, .tables = 1
#define KEYS(a) .key = (a), .keys = PDN_COUNT(a)
/* A section that names a file of the kind that it is called by. */
#define FILED(word, says) .section = (word), .kind = (word), .about = (says)
/* One whose rows are counted. */
#define TALLY(word, says, of)                                       \
    {.what = {FILED(word, says), TABLE(of, "pdn-tally")},           \
     .read = study_stages__read, .run = study_counts__tally}

static const study_stages__row stages[] = {
    [PDN_STAGE_STUDY] =
        {.what = {.section = "study", .about = "The whole."},
         KEYS(study_keys)},
    [PDN_STAGE_SCALES] =
        {.what = {.section = "scales",
                  .about = "COLUMN = LO:HI, a key for each rated column of the "
                           "ties; LO above HI turns it round."},
         .shape = COLUMNS, .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_SURVEY] =
        {.what = {.section = "survey",
                  .about = "How every wave is read, as pdn-ingest has it."},
         KEYS(survey_keys), .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_DUTIES] =
        {.what = {FILED("duties",
                        "Who ought to work together, and who coordinates.")},
         .needs = PDN_STAGE_WAVES,
         .read = study_stages__read, .run = study_waves__duties},
    [PDN_STAGE_CORRECTIONS] = /* read with each wave */
        {.what = {FILED("corrections",
                        "What was put right after the survey, with who said "
                        "so, as pdn-ingest makes them.")},
         .needs = PDN_STAGE_WAVES},
    [PDN_STAGE_WAVES] =
        {.what = {.section = "wave",
                  .about = "One survey, a section each, in the order of time.",
                  TABLES(wave_tables)},
         .shape = MANY, KEYS(wave_keys),
         .run = study_waves__run, .clear = study_waves__clear},
    [PDN_STAGE_OUTCOMES] =
        {.what = {FILED("outcomes",
                        "What became of the young people, unit by unit.")},
         KEYS(outcome_keys),
         .read = study_outcomes__read, .clear = study_outcomes__clear},
    [PDN_STAGE_CROSSWALK] =
        {.what = {FILED("crosswalk",
                        "Units merged, split or renamed: the rows of outcomes "
                        "are moved to the units of today. It may name "
                        "services, units and municipalities of the surveys "
                        "too.")},
         .needs = PDN_STAGE_OUTCOMES, .read = study_stages__read},
    [PDN_STAGE_BREAKS] =
        {.what = {FILED("breaks",
                        "Years from which an indicator is counted otherwise: "
                        "no change is told across them.")},
         .needs = PDN_STAGE_OUTCOMES, .read = study_stages__read},
    [PDN_STAGE_BASELINE] =
        {.what = {TABLE(pdn_baseline_schema, "pdn-baseline")},
         .run = study_outcomes__baseline},
    [PDN_STAGE_DEVIANTS] =
        {.what = {TABLE(pdn_deviant_schema, "pdn-deviants")},
         .run = study_outcomes__deviants},
    [PDN_STAGE_INPUTS] =
        TALLY("inputs", "What a meeting brought in, by theme.",
              pdn_themes_schema),
    [PDN_STAGE_VOICES] =
        TALLY("voices", "What staff and young people answer.",
              pdn_voices_schema),
    [PDN_STAGE_TOGETHER] =
        TALLY("together",
              "Young people with two services, and for how many somebody "
              "coordinates them.",
              pdn_together_schema),
    [PDN_STAGE_STAGES] =
        TALLY("stages", "How many at each stage of a chain.",
              pdn_stages_schema),
    [PDN_STAGE_OFFERS] =
        TALLY("offers", "Offers by prevention level and municipality.",
              pdn_offers_schema),
    [PDN_STAGE_ACTIONS] =
        TALLY("actions", "Steps agreed on.", pdn_actions_schema),
    [PDN_STAGE_HANDOVERS] =
        {.what = {FILED("handovers",
                        "From one service to the next: sent, and arrived."),
                  TABLE(pdn_handover_schema, "pdn-handover")},
         .read = study_stages__read, .run = study_counts__handovers},
    [PDN_STAGE_PRACTICES] =
        {.what = {FILED("practices",
                        "What the units do; those that do better than expected "
                        "against their peers."),
                  TABLE(pdn_practice_schema, "pdn-practices")},
         .needs = PDN_STAGE_OUTCOMES,
         .read = study_stages__read, .run = study_counts__practices,
         .clear = study_counts__clear},
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
