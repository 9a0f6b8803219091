#include "make_schema.h"

#include "pdnet/tables.h"

static const pdn_field waves[] = {
#define COLUMN(name, ...) FIELD(pdn_waves_row, name, name, __VA_ARGS__)
#define COLUMN_AS(name, member, ...) \
    FIELD(pdn_waves_row, member, name, __VA_ARGS__)
#include "columns/waves.def"
};

static const pdn_need waves_needs[] = {
    FILLED(pdn_waves_row, from_wave),
    FILLED(pdn_waves_row, to_wave),
    THERE(pdn_waves_row, kept),
};

const pdn_schema pdn_waves_schema =
    READ_SCHEMA("waves", "What became of every contact from wave to wave",
                pdn_waves_row, waves, waves_needs);

static const pdn_field pairs[] = {
#define COLUMN(name, ...) FIELD(pdn_wave_pair, name, name, __VA_ARGS__)
#include "columns/waves_pairs.def"
};

static const pdn_need pairs_needs[] = {
    FILLED(pdn_wave_pair, group_a),
    FILLED(pdn_wave_pair, group_b),
    THERE(pdn_wave_pair, contacts),
};

const pdn_schema pdn_waves_pairs_schema = READ_SCHEMA(
    "waves-pairs", "Every pair of groups: more or less contact than last time",
    pdn_wave_pair, pairs, pairs_needs);

static const pdn_field whole[] = {
#define COLUMN(name, ...) FIELD(pdn_wave_whole, name, name, __VA_ARGS__)
#include "columns/waves_whole.def"
};

const pdn_schema pdn_waves_whole_schema =
    SCHEMA("waves-whole", "The whole network, before and after", pdn_wave_whole,
           whole);

static const pdn_field ratings[] = {
#define COLUMN(name, ...) FIELD(pdn_wave_rating, name, name, __VA_ARGS__)
#include "columns/waves_ratings.def"
};

const pdn_schema pdn_waves_ratings_schema =
    SCHEMA("waves-ratings", "What the same people rate, before and after",
           pdn_wave_rating, ratings);

static const pdn_field barriers[] = {
#define COLUMN(name, ...) FIELD(pdn_wave_barrier, name, name, __VA_ARGS__)
#include "columns/waves_barriers.def"
};

const pdn_schema pdn_waves_barriers_schema =
    SCHEMA("waves-barriers",
           "Which obstacles the same people name, before and "
           "after",
           pdn_wave_barrier, barriers);

static const pdn_field actors[] = {
#define COLUMN(name, ...) FIELD(pdn_wave_actor, name, name, __VA_ARGS__)
#include "columns/waves_actors.def"
};

const pdn_schema pdn_waves_actors_schema =
    SCHEMA("waves-actors", "Whose position moved from wave to wave",
           pdn_wave_actor, actors);

static const pdn_field revised[] = {
#define COLUMN(name, ...) FIELD(pdn_revised_row, name, name, __VA_ARGS__)
#include "columns/revised.def"
};

const pdn_schema pdn_revised_schema =
    SCHEMA("revised", "Frozen figures that the source has revised",
           pdn_revised_row, revised);
