/* ingest.h - from a survey to its network. */
#ifndef PDN_INGEST_H
#define PDN_INGEST_H

#include "pdnet/network.h"
#include "pdnet/survey.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Reads the survey (survey.h) and makes the network, with the graph
 *  attributes wave, actors, respondents, rule and scale_COLUMN. Faults,
 *  warnings and the sum "rows read = ties + merged + self-ties + no-contact"
 *  are recorded in f; the inputs in origin (may be NULL). PDN_EPARSE when a
 *  file is refused. */
pdn_status pdn_survey_network(const pdn_survey_options *o, pdn_findings *f,
                              pdn_provenance *origin,
                              pdn_network *out) PDN_MUST_USE;

/** Takes the names out: the actor column `name` goes and the label is the id
 *  from then on. */
void pdn_network_hide_names(pdn_network *g);

#ifdef __cplusplus
}
#endif

#endif
