/* measures_table.h - the table that pdn-measure writes, and what its columns
 * mean. */
#ifndef PDN_MEASURES_TABLE_H
#define PDN_MEASURES_TABLE_H

#include "pdnet/field.h"
#include "pdnet/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_measures; without the p of roles, which come last. */
extern const pdn_schema pdn_measures_schema;

/** How many columns there are with those. */
extern const size_t pdn_measures_fields;

/** The table with the p of roles, if they are wanted, and, where betweenness
 *  comes from sampled paths, saying so. field has room for pdn_measures_fields.
 */
pdn_schema pdn_measures_as(bool role_p, bool from_samples, pdn_field *field);

/** What one column measures: a row of `pdn-measure --list`. */
typedef struct {
    const char *measure, *unit, *definition, *source;
} pdn_measure_about;

extern const pdn_schema pdn_measure_about_schema;

/** One row per column of the table that measures something, in its order, the
 *  p of roles last. */
extern const pdn_measure_about pdn_measure_abouts[];
extern const size_t pdn_measure_abouts_count;

#ifdef __cplusplus
}
#endif

#endif
