/* baseline_notes.h - what the reader must know about cells of the baseline that
 * stay empty. */
#ifndef PDN_BASELINE_NOTES_H
#define PDN_BASELINE_NOTES_H

#include "benchmark.h"

/* Missing columns, rows without counts, hidden ones, ones without a group;
 * cases that are no people. */
pdn_status baseline_notes__absent(const pdn_outcomes *rows, const pdn_table *t,
                                  const pdn_baseline_options *o,
                                  pdn_diagnostics *f) PDN_MUST_USE;

/* A comparison whose spread could not be fitted, by indicator, year, group. */
pdn_status baseline_notes__unfitted(const benchmark__given *y, const char *file,
                                    pdn_diagnostics *f) PDN_MUST_USE;

#endif
