#include "make_schema.h"

#include "pdnet/tables.h"

static const pdn_field breakdown[] = {
#define COLUMN(name, ...) FIELD(pdn_pair, name, name, __VA_ARGS__)
#include "columns/breakdown.def"
};

static const pdn_need breakdown_needs[] = {
    FILLED(pdn_pair, group_a), FILLED(pdn_pair, group_b), THERE(pdn_pair, ties),
    THERE(pdn_pair, expected), THERE(pdn_pair, verdict),
};

const pdn_schema pdn_breakdown_schema = READ_SCHEMA(
    "breakdown", "Every pair of groups: ties against chance, and the verdict",
    pdn_pair, breakdown, breakdown_needs);

static const pdn_field barriers[] = {
#define COLUMN(name, ...) FIELD(pdn_barrier, name, name, __VA_ARGS__)
#include "columns/barriers.def"
};

const pdn_schema pdn_barriers_schema =
    SCHEMA("barriers", "Obstacles that respondents name, by pair of groups",
           pdn_barrier, barriers);

static const pdn_field gaps[] = {
#define COLUMN(name, ...) FIELD(pdn_unmet_duty, name, name, __VA_ARGS__)
#include "columns/gaps.def"
};

const pdn_schema pdn_unmet_duties_schema =
    SCHEMA("gaps", "Stated duties to work together that are not met",
           pdn_unmet_duty, gaps);

static const pdn_field whatif[] = {
#define COLUMN(name, ...) FIELD(pdn_whatif_row, name, name, __VA_ARGS__)
#include "columns/whatif.def"
#define COLUMN(name, ...) FIELD(pdn_whatif_row, pair.name, name, __VA_ARGS__)
#include "columns/breakdown.def"
};

const pdn_schema pdn_whatif_schema = SCHEMA(
    "whatif", "Every pair of groups, before and after", pdn_whatif_row, whatif);

static const pdn_field fragility[] = {
#define COLUMN(name, ...) FIELD(pdn_fragility_row, name, name, __VA_ARGS__)
#include "columns/fragility.def"
};

static const pdn_need fragility_needs[] = {
    FILLED(pdn_fragility_row, order),
    THERE(pdn_fragility_row, removed),
    THERE(pdn_fragility_row, largest_share),
};

const pdn_schema pdn_fragility_schema =
    READ_SCHEMA("fragility", "What is left of the network as people leave it",
                pdn_fragility_row, fragility, fragility_needs);

static const pdn_field keyplayers[] = {
#define COLUMN(name, ...) FIELD(pdn_key_set, name, name, __VA_ARGS__)
#include "columns/keyplayers.def"
};

const pdn_schema pdn_keyplayers_schema = SCHEMA(
    "keyplayers", "Sets of people whose loss fragments most or who reach most",
    pdn_key_set, keyplayers);

static const pdn_field separators[] = {
#define COLUMN(name, ...) FIELD(pdn_separator, name, name, __VA_ARGS__)
#include "columns/separators.def"
};

const pdn_schema pdn_separators_schema =
    SCHEMA("separators", "People and contacts whose loss splits the network",
           pdn_separator, separators);

static const pdn_field qap[] = {
#define COLUMN(name, ...) FIELD(pdn_qap_row, name, name, __VA_ARGS__)
#include "columns/qap.def"
};

const pdn_schema pdn_qap_schema =
    SCHEMA("qap", "What kinds of tie go together", pdn_qap_row, qap);
