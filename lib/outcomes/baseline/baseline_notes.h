/* baseline_notes.h - what the reader must know about cells of the baseline that
 * stay empty. */
#ifndef PDN_BASELINE_NOTES_H
#define PDN_BASELINE_NOTES_H

#include "benchmark.h"

pdn_status pdn_i_note(pdn_findings *f, const char *file, pdn_severity severity,
                      const char *code, const char *text) PDN_MUST_USE;

/* Missing columns, rows without counts, hidden ones, ones without a group;
 * cases that are no people. */
pdn_status pdn_i_tell_absent(const pdn_outcomes *rows, const pdn_table *t,
                             const pdn_baseline_options *o,
                             pdn_findings *f) PDN_MUST_USE;

/* A comparison whose spread could not be fitted, by indicator, year, group. */
pdn_status noted__unfitted(const pdn_i_yardstick *y, const char *file,
                           pdn_findings *f) PDN_MUST_USE;

#endif
