/* The stages of a study, once, in the order of work. */
#include "study_stages.h"

#include "pdnet/tables.h"

#include <assert.h>
#include <string.h>

#define IN_STUDY(field) offsetof(pdn_study, field)
#define IN_WAVE(field)  offsetof(pdn_study_wave, field)
#define LIST(a)         (a), sizeof(a) / sizeof *(a)

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

static const study_stages__key wave_keys[] = {
    {"actors", IN_WAVE(actors), PATH, "everybody on the list"},
    {"ties", IN_WAVE(ties), PATH, "what they reported; this or roster"},
    {"roster", IN_WAVE(roster), PATH, "the same, a row a respondent"},
    {"roster_id", IN_WAVE(roster_id), ANY, "the roster's column of ids"},
    {"roster_pattern", IN_WAVE(roster_pattern), ANY,
     "which of its columns are people, as in pdn-ingest"},
    {"codebook", IN_WAVE(codebook), PATH, "what the roster's columns ask"},
    {"aliases", IN_WAVE(aliases), PATH, "other names of the same people"},
};

static const study_stages__key outcome_keys[] = {
    {"file", IN_STUDY(file[PDN_STAGE_OUTCOMES]), PATH, "a row a unit and year"},
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
};

/* The one key of a section that names a file. */
#define FILE_KEY(name, ID, says)                     \
    static const study_stages__key name##_keys[] = { \
        {"file", IN_STUDY(file[PDN_STAGE_##ID]), PATH, says}}

FILE_KEY(duty, DUTIES, "from, to, why, lead");
FILE_KEY(correction, CORRECTIONS, "wave, from, to, change, ..., said_by");
FILE_KEY(crosswalk, CROSSWALK, "old, new, year, share");
FILE_KEY(input, INPUTS, "input, theme, ...");
FILE_KEY(voice, VOICES, "service, kind, question, answers, mean");
FILE_KEY(together, TOGETHER, "service_a, service_b, year, both, coordinated");
FILE_KEY(stage, STAGES, "chain, stage, part_of, count");
FILE_KEY(offer, OFFERS, "offer, owner, level, municipality");
FILE_KEY(action, ACTIONS, "finding, step, owner, ...");
FILE_KEY(handover, HANDOVERS, "from, to, year, sent, arrived");
FILE_KEY(practice, PRACTICES, "unit, practice, present, year");
FILE_KEY(truth, TRUTH, "wave, tool, options, input, row, column, expected");

static const pdn_stage_table wave_tables[] = {
    {&pdn_breakdown_schema, "pdn-breakdown", false},
    {&pdn_measures_schema, "pdn-measure", true},
};

/* The one table of a stage. */
#define TABLE(name, of, by) \
    static const pdn_stage_table name##_tables[] = {{&(of), by, false}}

TABLE(baseline, pdn_baseline_schema, "pdn-baseline");
TABLE(deviant, pdn_deviant_schema, "pdn-deviants");
TABLE(input, pdn_themes_schema, "pdn-tally");
TABLE(voice, pdn_voices_schema, "pdn-tally");
TABLE(together, pdn_together_schema, "pdn-tally");
TABLE(stage, pdn_stages_schema, "pdn-tally");
TABLE(offer, pdn_offers_schema, "pdn-tally");
TABLE(action, pdn_actions_schema, "pdn-tally");
TABLE(handover, pdn_handover_schema, "pdn-handover");
TABLE(practice, pdn_practice_schema, "pdn-practices");

/* A file that is counted. */
#define TALLY(ID, name, word, says)                              \
    [PDN_STAGE_##ID] = {{word, word, says, LIST(name##_tables)}, \
                        ONCE,                                    \
                        LIST(name##_keys),                       \
                        PDN_STAGE_##ID,                          \
                        study_stages__read,                      \
                        study_counts__tally,                     \
                        NULL}

/* section, file kind, what for, tables; shape; keys; needs; read, run, clear */
static const study_stages__row stages[] = {
    [PDN_STAGE_STUDY] = {{"study", NULL, "The whole.", NULL, 0},
                         ONCE,
                         LIST(study_keys),
                         PDN_STAGE_STUDY,
                         NULL,
                         NULL,
                         NULL},
    [PDN_STAGE_SCALES] = {{"scales", NULL,
                           "COLUMN = LO:HI, a key for each rated column of the "
                           "ties; LO above HI turns it round.",
                           NULL, 0},
                          COLUMNS,
                          NULL,
                          0,
                          PDN_STAGE_WAVES,
                          NULL,
                          NULL,
                          NULL},
    [PDN_STAGE_DUTIES] = {{"duties", "duties",
                           "Who ought to work together, and who coordinates.",
                           NULL, 0},
                          ONCE,
                          LIST(duty_keys),
                          PDN_STAGE_WAVES,
                          study_stages__read,
                          study_waves__duties,
                          NULL},
    [PDN_STAGE_CORRECTIONS] = {{"corrections", "corrections",
                                "What was put right after the survey, with "
                                "who said so, as pdn-ingest makes them.",
                                NULL, 0},
                               ONCE,
                               LIST(correction_keys),
                               PDN_STAGE_WAVES,
                               NULL,
                               NULL,
                               NULL}, /* read with each wave */
    [PDN_STAGE_WAVES] = {{"wave", NULL,
                          "[wave LABEL]: one survey, a section each, in the "
                          "order of time.",
                          LIST(wave_tables)},
                         MANY,
                         LIST(wave_keys),
                         PDN_STAGE_WAVES,
                         NULL,
                         study_waves__run,
                         study_waves__clear},
    [PDN_STAGE_OUTCOMES] = {{"outcomes", "outcomes",
                             "What became of the young people, unit by unit.",
                             NULL, 0},
                            ONCE,
                            LIST(outcome_keys),
                            PDN_STAGE_OUTCOMES,
                            study_outcomes__read,
                            NULL,
                            study_outcomes__clear},
    [PDN_STAGE_CROSSWALK] = {{"crosswalk", "crosswalk",
                              "Units merged, split or renamed: the rows of "
                              "outcomes are moved to the units of today. It "
                              "may name services, units and municipalities of "
                              "the surveys too.",
                              NULL, 0},
                             ONCE,
                             LIST(crosswalk_keys),
                             PDN_STAGE_OUTCOMES,
                             study_stages__read,
                             NULL,
                             NULL},
    [PDN_STAGE_BASELINE] = {{NULL, NULL, NULL, LIST(baseline_tables)},
                            ONCE,
                            NULL,
                            0,
                            PDN_STAGE_BASELINE,
                            NULL,
                            study_outcomes__baseline,
                            NULL},
    [PDN_STAGE_DEVIANTS] = {{NULL, NULL, NULL, LIST(deviant_tables)},
                            ONCE,
                            NULL,
                            0,
                            PDN_STAGE_DEVIANTS,
                            NULL,
                            study_outcomes__deviants,
                            NULL},
    TALLY(INPUTS, input, "inputs", "What a meeting brought in, by theme."),
    TALLY(VOICES, voice, "voices", "What staff and young people answer."),
    TALLY(TOGETHER, together, "together",
          "Young people with two services, and for how many somebody "
          "coordinates them."),
    TALLY(STAGES, stage, "stages", "How many at each stage of a chain."),
    TALLY(OFFERS, offer, "offers",
          "Offers by prevention level and "
          "municipality."),
    TALLY(ACTIONS, action, "actions", "Steps agreed on."),
    [PDN_STAGE_HANDOVERS] = {{"handovers", "handovers",
                              "From one service to the next: sent, and "
                              "arrived.",
                              LIST(handover_tables)},
                             ONCE,
                             LIST(handover_keys),
                             PDN_STAGE_HANDOVERS,
                             study_stages__read,
                             study_counts__handovers,
                             NULL},
    [PDN_STAGE_PRACTICES] = {{"practices", "practices",
                              "What the units do; those that do better than "
                              "expected against their peers.",
                              LIST(practice_tables)},
                             ONCE,
                             LIST(practice_keys),
                             PDN_STAGE_OUTCOMES,
                             study_stages__read,
                             study_counts__practices,
                             study_counts__clear},
    [PDN_STAGE_TRUTH] = {{"truth", "truth",
                          "What is planted in a made study. Lines that the "
                          "tables of the report can answer are held against "
                          "them: how many hold is told, and each that does "
                          "not.",
                          NULL, 0},
                         ONCE,
                         LIST(truth_keys),
                         PDN_STAGE_TRUTH,
                         NULL,
                         study_truth__check,
                         NULL},
};

_Static_assert(sizeof stages / sizeof *stages == PDN_STAGES,
               "a row for every stage");

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

    if (i >= row->keys) return NULL;
    if (about != NULL) *about = row->key[i].about;
    return row->key[i].key;
}
