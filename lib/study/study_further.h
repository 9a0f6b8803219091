/* study_further.h - the part of pdn_study_run that stands in study_further.c.
 */
#ifndef PDN_STUDY_FURTHER_H
#define PDN_STUDY_FURTHER_H

#include "pdnet/study.h"

pdn_status pdn_i_study_further(const pdn_study *s, const pdn_study_options *o,
                               pdn_findings *f, pdn_provenance *origin,
                               pdn_results *r) PDN_MUST_USE;
void pdn_i_study_further_clear(pdn_results *r);

#endif
