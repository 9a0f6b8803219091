#include "make_schema.h"

#include "pdnet/tables.h"

#include <string.h>

static const pdn_field fields[] = {
#define COLUMN(name, ...) FIELD(pdn_measures, name, name, __VA_ARGS__)
#include "columns/measures.def"
};

enum {
    ALL = PDN_COUNT(fields),
    ASKED = 0
#define COLUMN(...)
#define MEASURE(...)
#define ASKED_FOR(...) +1
#include "columns/measures.def"
};

const size_t pdn_measures_fields = ALL;

static const pdn_need measures_needs[] = {
    FILLED(pdn_measures, id),
    THERE(pdn_measures, in_degree),
};

const pdn_schema pdn_measures_schema = {
    .name = "measures",
    .title = "Figures of every actor",
    .stride = sizeof(pdn_measures),
    .field = fields,
    .fields = ALL - ASKED,
    .need = measures_needs,
    .needs = PDN_COUNT(measures_needs),
};

/* What is said of the columns that come from sampled paths. */
static const struct {
    size_t at;
    const char *definition;
} sampled[] = {
    /* clang-format off */
    {offsetof(pdn_measures, betweenness),
     "Estimated from sampled shortest paths: with chance .9 at least no figure "
     "is off by more than --approximate times all n(n-1) pairs (undirected: "
     "half of them). Over all ordered pairs of others, the share of their "
     "shortest paths that pass through the actor. Source: Riondato and "
     "Kornaropoulos (2016), Data Min. Knowl. Discov. 30, 438-475."},
    {offsetof(pdn_measures, betweenness_share),
     "Estimated from sampled shortest paths. Betweenness divided by "
     "(n-1)(n-2), undirected by half that."},
    {offsetof(pdn_measures, rank),
     "Place by estimated betweenness among those who answered, 1 the highest, "
     "mid-ranks on ties."},
    {offsetof(pdn_measures, rank_lo), "Empty: betweenness is estimated."},
    {offsetof(pdn_measures, rank_hi), "Empty: betweenness is estimated."},
    /* clang-format on */
};

pdn_schema pdn_measures_as(bool role_p, bool from_samples, pdn_field *field)
{
    pdn_schema schema = pdn_measures_schema;

    if (role_p) schema.fields = ALL;
    for (size_t k = 0; k < schema.fields; k++) {
        field[k] = fields[k];
        for (size_t i = 0; i < PDN_COUNT(sampled); i++)
            if (from_samples && sampled[i].at == fields[k].at)
                field[k].definition = sampled[i].definition;
    }
    schema.field = field;
    return schema;
}

/* What a measure is: of --list. */
#define ABOUT(name, unit, definition, source)                    \
    {                                                            \
        name, pdn_unit_name(PDN_UNIT_##unit), definition, source \
    }

void pdn_measures_list(pdn_measure_about row[PDN_MEASURES_LISTED])
{
    const pdn_measure_about about[] = {
#define COLUMN(...)
#define MEASURE(name, kind, unit, title, definition, source, disclosure) \
    ABOUT(#name, unit, definition, source),
#include "columns/measures.def"
    };

    memcpy(row, about, sizeof about);
}

void pdn_graph_level_list(pdn_measure_about row[PDN_WHOLES])
{
    const pdn_measure_about about[] = {
#define FIGURE(figure, name, unit, definition, source) \
    ABOUT(name, unit, definition, source),
#include "columns/whole_measures.def"
    };

    memcpy(row, about, sizeof about);
}

static const pdn_field list[] = {
#define COLUMN(name, ...) FIELD(pdn_measure_about, name, name, __VA_ARGS__)
#include "columns/measure_list.def"
};

const pdn_schema pdn_measure_about_schema =
    SCHEMA("measure-list", "Every measure with its unit, definition and source",
           pdn_measure_about, list);

static const pdn_field whole[] = {
#define COLUMN(name, ...) FIELD(pdn_graph_level, name, name, __VA_ARGS__)
#include "columns/whole.def"
};

const pdn_schema pdn_graph_level_schema = SCHEMA(
    "whole", "Figures of the network as a whole", pdn_graph_level, whole);
