/* measures_table.h - the table that pdn-measure writes, and what its columns
 * mean. */
#ifndef PDN_MEASURES_TABLE_H
#define PDN_MEASURES_TABLE_H

#include "pdnet/field.h"
#include "pdnet/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_measures. */
extern const pdn_schema pdn_measures_schema;

/** The same where betweenness comes from sampled paths, and says so. field has
 *  room for pdn_measures_schema.fields. */
pdn_schema pdn_measures_sampled(pdn_field *field);

/** What one column measures: a row of `pdn-measure --list`. */
typedef struct {
    const char *measure, *unit, *definition, *source;
} pdn_measure_about;

extern const pdn_schema pdn_measure_about_schema;

/** One row per column of the table that measures something, in its order. */
extern const pdn_measure_about pdn_measure_abouts[];
extern const size_t pdn_measure_abouts_count;

#ifdef __cplusplus
}
#endif

#endif
