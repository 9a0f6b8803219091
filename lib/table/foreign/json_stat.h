/* json_stat.h - a JSON-stat 2 dataset as records of fields. */
#ifndef PDN_JSON_STAT_H
#define PDN_JSON_STAT_H

#include "foreign_grid.h"

#include <stdbool.h>

/** Whether the bytes begin as a JSON object with a member does. */
bool json_stat__is_json(const char *bytes, size_t n);

/**
 * Reads a dataset (JSON-stat 2.0, as SSB, FHI and Eurostat give it): a header,
 * and a record for each combination of categories. A dimension is a column of
 * its categories' labels, called as its label; the one whose role is time is
 * `year`, the one whose role is geo `unit`. The dimension whose role is metric
 * is a column for each of its categories; without one there is a column
 * `value`. A value that is null is its status (`:`, `.`, `..`), else empty.
 * Combinations without any value are left out. The line of a record is its
 * number, the header being 1.
 *
 * @param text  owns the fields' text.
 *
 * What is wrong with the file is an error in f; *out stays cleared then.
 */
pdn_status json_stat__read(const char *bytes, size_t n, const char *file,
                           pdn_arena *text, pdn_diagnostics *f,
                           foreign_grid *out) PDN_MUST_USE;

#endif
