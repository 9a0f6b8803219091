#include "make_schema.h"

#include "outcomes/deviants/claim_rule.h"

#include "pdnet/tables.h"

static const pdn_field baseline[] = {
#define COLUMN(name, ...) FIELD(pdn_baseline_row, name, name, __VA_ARGS__)
#include "columns/baseline.def"
};

static const pdn_need baseline_needs[] = {
    FILLED(pdn_baseline_row, unit),       THERE(pdn_baseline_row, year),
    THERE(pdn_baseline_row, share),       THERE(pdn_baseline_row, benchmark),
    THERE(pdn_baseline_row, funnel95_lo),
};

const pdn_schema pdn_baseline_schema = READ_SCHEMA(
    "baseline",
    "Outcome shares with their uncertainty, against a benchmark and the "
    "nullpunkt",
    pdn_baseline_row, baseline, baseline_needs);

static const pdn_field deviants[] = {
#define COLUMN(name, ...) FIELD(pdn_deviant_row, name, name, __VA_ARGS__)
#include "columns/deviants.def"
};

static const pdn_need deviants_needs[] = {
    FILLED(pdn_deviant_row, unit),
    THERE(pdn_deviant_row, claim),
};

const pdn_schema pdn_deviant_schema = READ_SCHEMA(
    "deviants", "Who does better than expected with the same resources",
    pdn_deviant_row, deviants, deviants_needs);

static const pdn_field deviants_fit[] = {
#define COLUMN(name, ...) FIELD(pdn_deviant_term, name, name, __VA_ARGS__)
#include "columns/deviants_fit.def"
};

const pdn_schema pdn_deviant_fit_schema = SCHEMA(
    "deviants-fit", "The resource model", pdn_deviant_term, deviants_fit);

static const pdn_field deviants_residuals[] = {
#define COLUMN(name, ...) FIELD(pdn_deviant_residual, name, name, __VA_ARGS__)
#include "columns/deviants_residuals.def"
};

const pdn_schema pdn_deviant_residual_schema =
    SCHEMA("deviants-residuals", "Residuals of the resource model",
           pdn_deviant_residual, deviants_residuals);

static const pdn_field deviants_matches[] = {
#define COLUMN(name, ...) FIELD(pdn_deviant_match, name, name, __VA_ARGS__)
#include "columns/deviants_matches.def"
};

const pdn_schema pdn_deviant_match_schema = SCHEMA(
    "deviants-matches", "Ordinary units to visit beside those that do better",
    pdn_deviant_match, deviants_matches);

static const pdn_field practices[] = {
#define COLUMN(name, ...) FIELD(pdn_practice_row, name, name, __VA_ARGS__)
#include "columns/practices.def"
};

const pdn_schema pdn_practice_schema =
    SCHEMA("practices", "What those who do better do that their peers do not",
           pdn_practice_row, practices);

static const pdn_field practices_change[] = {
#define COLUMN(name, ...) FIELD(pdn_practice_change, name, name, __VA_ARGS__)
#include "columns/practices_change.def"
};

const pdn_schema pdn_practices_change_schema =
    SCHEMA("practices-change", "Who took up a practice, and who gave it up",
           pdn_practice_change, practices_change);

static const pdn_field handover[] = {
#define COLUMN(name, ...) FIELD(pdn_handover_row, name, name, __VA_ARGS__)
#include "columns/handover.def"
};

static const pdn_need handover_needs[] = {
    FILLED(pdn_handover_row, from),   FILLED(pdn_handover_row, to),
    THERE(pdn_handover_row, sent),    THERE(pdn_handover_row, arrived),
    THERE(pdn_handover_row, arrival),
};

const pdn_schema pdn_handover_schema = READ_SCHEMA(
    "handover", "What becomes of those who are handed from service to service",
    pdn_handover_row, handover, handover_needs);

static const pdn_field themes[] = {
#define COLUMN(name, ...) FIELD(pdn_theme_row, name, name, __VA_ARGS__)
#include "columns/themes.def"
};

static const pdn_need themes_needs[] = {
    FILLED(pdn_theme_row, theme),
    THERE(pdn_theme_row, inputs),
    THERE(pdn_theme_row, share),
};

const pdn_schema pdn_themes_schema = READ_SCHEMA(
    "themes", "Inputs by theme", pdn_theme_row, themes, themes_needs);

static const pdn_field voices[] = {
#define COLUMN(name, ...) FIELD(pdn_voice_row, name, name, __VA_ARGS__)
#include "columns/voices.def"
};

static const pdn_need voices_needs[] = {
    FILLED(pdn_voice_row, service),
    THERE(pdn_voice_row, staff_answers),
    THERE(pdn_voice_row, youth_answers),
    THERE(pdn_voice_row, gap),
};

const pdn_schema pdn_voices_schema =
    READ_SCHEMA("voices", "What young people say beside what staff say",
                pdn_voice_row, voices, voices_needs);

static const pdn_field together[] = {
#define COLUMN(name, ...) FIELD(pdn_together_row, name, name, __VA_ARGS__)
#include "columns/together.def"
};

static const pdn_need together_needs[] = {
    FILLED(pdn_together_row, service_a), FILLED(pdn_together_row, service_b),
    THERE(pdn_together_row, both),       THERE(pdn_together_row, coordinated),
    THERE(pdn_together_row, share),
};

const pdn_schema pdn_together_schema = READ_SCHEMA(
    "together",
    "Young people with two services, and whether these work together",
    pdn_together_row, together, together_needs);

static const pdn_field stages[] = {
#define COLUMN(name, ...) FIELD(pdn_stage_row, name, name, __VA_ARGS__)
#include "columns/stages.def"
};

static const pdn_need stages_needs[] = {
    FILLED(pdn_stage_row, stage),
    THERE(pdn_stage_row, count),
    THERE(pdn_stage_row, check),
};

const pdn_schema pdn_stages_schema = READ_SCHEMA(
    "stages", "Stages and their parts", pdn_stage_row, stages, stages_needs);

static const pdn_field offers[] = {
#define COLUMN(name, ...) FIELD(pdn_offer_row, name, name, __VA_ARGS__)
#include "columns/offers.def"
};

static const pdn_need offers_needs[] = {
    THERE(pdn_offer_row, level),
    THERE(pdn_offer_row, offers),
};

const pdn_schema pdn_offers_schema =
    READ_SCHEMA("offers", "Offers by prevention level and municipality",
                pdn_offer_row, offers, offers_needs);

static const pdn_field actions[] = {
#define COLUMN(name, ...) FIELD(pdn_action_row, name, name, __VA_ARGS__)
#include "columns/actions.def"
};

static const pdn_need actions_needs[] = {
    THERE(pdn_action_row, finding),
    THERE(pdn_action_row, step),
    THERE(pdn_action_row, state),
};

const pdn_schema pdn_actions_schema = READ_SCHEMA(
    "actions", "Steps agreed on", pdn_action_row, actions, actions_needs);
