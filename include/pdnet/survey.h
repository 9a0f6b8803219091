/* survey.h - from answers to a network: actors and ties as they were answered,
 * silence kept apart from "no". */
#ifndef PDN_SURVEY_H
#define PDN_SURVEY_H

#include "pdnet/csv.h"
#include "pdnet/findings.h"
#include "pdnet/network.h"
#include "pdnet/provenance.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { PDN_KEEP, PDN_DROP, PDN_RECONSTRUCT } pdn_nonresponse;

/** What pdn-ingest takes (contract section 3). Zero means the default. Either
 *  ties or roster is given. */
typedef struct {
    const char *actors, *ties;
    const char *roster, *roster_id, *roster_pattern, *codebook;
    const char *aliases, *corrections, *wave;
    const char *const *scale; /* "column=LO:HI" */
    size_t scales;
    const char *const *drop; /* ids */
    size_t drops;
    bool undirected, unknown_add;
    pdn_nonresponse nonresponse;
    double min_frequency; /* 0: above zero */
    pdn_csv_options csv;
} pdn_survey_options;

/** Reads the survey and makes the network, with the graph attributes wave,
 *  actors, respondents, rule and scale_COLUMN. Faults, warnings and the sum
 *  "rows read = ties + merged + self-ties + no-contact" are recorded in f;
 *  the inputs in origin (may be NULL). PDN_EPARSE when a file is refused. */
pdn_status pdn_survey_network(const pdn_survey_options *o, pdn_findings *f,
                              pdn_provenance *origin,
                              pdn_network *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
