/* study_values.h - what the values of study.ini may be. */
#ifndef PDN_STUDY_VALUES_H
#define PDN_STUDY_VALUES_H

#include "study_reading.h"
#include "study_stages.h"

/** Records a fault where the value of a key is not of its form. */
void study_values__check(struct reading *r, const study_stages__key *k,
                         const char *value);

/** A key of [columns]. */
void study_values__rename(struct reading *r, const char *name,
                          const char *theirs);

/** A key of [services]. */
void study_values__service(struct reading *r, const char *key,
                           const char *value);

/** A key of [files]. */
void study_values__dialect(struct reading *r, const char *key,
                           const char *value);

#endif
