#include "pdnet/tables.h"

const pdn_schema *const pdn_schemas[] = {
    &pdn_measures_schema,
    &pdn_measure_about_schema,
    &pdn_graph_level_schema,
    &pdn_breakdown_schema,
    &pdn_barriers_schema,
    &pdn_unmet_duties_schema,
    &pdn_whatif_schema,
    &pdn_fragility_schema,
    &pdn_keyplayers_schema,
    &pdn_separators_schema,
    &pdn_qap_schema,
    &pdn_baseline_schema,
    &pdn_deviant_schema,
    &pdn_deviant_fit_schema,
    &pdn_deviant_residual_schema,
    &pdn_deviant_match_schema,
    &pdn_practice_schema,
    &pdn_handover_schema,
    &pdn_themes_schema,
    &pdn_voices_schema,
    &pdn_together_schema,
    &pdn_stages_schema,
    &pdn_offers_schema,
    &pdn_actions_schema,
    &pdn_waves_schema,
    &pdn_diagnostics_schema,
    &pdn_names_schema,
    &pdn_places_schema,
};

const size_t pdn_schemas_count = PDN_COUNT(pdn_schemas);
