/* tables.h - the output tables: name, unit and definition of every column. */
#ifndef PDN_TABLES_H
#define PDN_TABLES_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/fragility.h"
#include "pdnet/handovers.h"
#include "pdnet/measures.h"
#include "pdnet/network.h"
#include "pdnet/practices.h"
#include "pdnet/qap.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the table that pdn-measure writes, and what its columns
 * mean. */

/** Rows are pdn_measures; without the p of roles, which come last. */
extern PDN_API const pdn_schema pdn_measures_schema;

/** How many columns there are with those. */
extern PDN_API const size_t pdn_measures_fields;

/** The table with the p of roles, if they are wanted, and, where betweenness
 *  comes from sampled paths, saying so. field has room for pdn_measures_fields.
 */
PDN_API pdn_schema pdn_measures_as(bool role_p, bool from_samples,
                                   pdn_field *field);

/** What one column measures: a row of `pdn-measure --list`. */
typedef struct {
    const char *measure, *unit, *definition, *source;
} pdn_measure_about;

extern PDN_API const pdn_schema pdn_measure_about_schema;

/** One row per column of the table that measures something, in its order, the
 *  p of roles last. */
extern PDN_API const pdn_measure_about pdn_measure_abouts[];
extern PDN_API const size_t pdn_measure_abouts_count;

/* ---- the table that pdn-measure --whole writes, and what its rows
 * mean. */

/** A row: its name and its figures. */
typedef struct {
    const char *measure;
    double value, lo, hi, null_mean, null_lo, null_hi, p, draws;
    double shuffled_mean, shuffled_p;
} pdn_whole_row;

/** Rows are pdn_whole_row. */
extern PDN_API const pdn_schema pdn_whole_schema;

/** One row per measure, PDN_WHOLES of them: `pdn-measure --whole --list`. */
extern PDN_API const pdn_measure_about pdn_whole_abouts[];

/** Names the PDN_WHOLES rows of pdn_whole_measure. */
PDN_API void pdn_whole_rows(const pdn_whole *whole, pdn_whole_row *row);

/* ---- the table that pdn-breakdown writes. */

/** Rows are pdn_pair. */
extern PDN_API const pdn_schema pdn_breakdown_schema;

/* ---- the table that pdn-breakdown --barriers writes. */

/** Rows are pdn_barrier. */
extern PDN_API const pdn_schema pdn_barriers_schema;

/* ---- the table that pdn-breakdown --gaps writes. */

/** Rows are pdn_gap. */
extern PDN_API const pdn_schema pdn_gaps_schema;

/* ---- what pdn-fragility --without and --with write. */

/** Rows are pdn_whatif_row: `state`, then the columns of pdn-breakdown. The
 *  fields live in `text`. */
PDN_API pdn_status pdn_whatif_schema(pdn_arena *text,
                                     pdn_schema *out) PDN_MUST_USE;

/* ---- the table that pdn-fragility writes. */

/** Rows are pdn_fragility_row. */
extern PDN_API const pdn_schema pdn_fragility_schema;

/* ---- what pdn-fragility --keyplayers writes. */

/** Rows are pdn_key_set. */
extern PDN_API const pdn_schema pdn_keyplayers_schema;

/* ---- what pdn-fragility --cuts writes. */

/** Rows are pdn_separator. */
extern PDN_API const pdn_schema pdn_separators_schema;

/* ---- the table that pdn-qap writes. */

/** Rows are pdn_qap_row. */
extern PDN_API const pdn_schema pdn_qap_schema;

/* ---- the table that pdn-baseline writes. */

/** Rows are pdn_baseline_row. */
extern PDN_API const pdn_schema pdn_baseline_schema;

/* ---- the tables that pdn-deviants writes. */

/** Rows are pdn_deviant_row. */
extern PDN_API const pdn_schema pdn_deviant_schema;

/** Rows are pdn_deviant_term (`--fit`). */
extern PDN_API const pdn_schema pdn_deviant_fit_schema;

/** Rows are pdn_deviant_residual (`--residuals`). */
extern PDN_API const pdn_schema pdn_deviant_residual_schema;

/** Rows are pdn_deviant_match (`--matches`). */
extern PDN_API const pdn_schema pdn_deviant_match_schema;

/* ---- the table that pdn-practices writes. */

/** Rows are pdn_practice_row. */
extern PDN_API const pdn_schema pdn_practice_schema;

/* ---- the table that pdn-handover writes. */

/** Rows are pdn_handover_row. */
extern PDN_API const pdn_schema pdn_handover_schema;

/* ---- the tables that pdn-tally writes. */

/** The table of a tally, by its name ("themes"); NULL for another word. */
PDN_API const pdn_schema *pdn_tally_schema(const char *kind);

/* ---- what was noticed in the input, as a table. */

/** One row of `--findings`. line and column are absent where the finding is
 *  about the whole file. */
typedef struct {
    const char *file;
    double line, column;
    const char *severity, *code, *message, *action;
} pdn_findings_row;

extern PDN_API const pdn_schema pdn_findings_schema;

/** Writes all findings to path (NULL or "-": standard output). */
PDN_API pdn_status pdn_findings_write(
    const char *path, const pdn_findings *f, const pdn_write_options *o,
    const pdn_about *about, const pdn_provenance *origin) PDN_MUST_USE;

/* ---- the list that says who is behind which id. */

/** One row of `--names-out`. */
typedef struct {
    const char *id, *name;
} pdn_names_row;

extern PDN_API const pdn_schema pdn_names_schema;

/** Writes id and name of every actor; the name is empty where none is known. */
PDN_API pdn_status pdn_names_write(const char *path, const pdn_network *g,
                                   const pdn_write_options *o) PDN_MUST_USE;

/* ---- where things stand on a map, kept so that next year's map has the
 * same places. */

/** One row of a layout file: services first, in their fixed order (which is
 *  also the order of colours and shapes), then people. x to the right, y up;
 *  the ring of services has radius 1. */
typedef struct {
    const char *id;
    double x, y;
} pdn_place;

/** The columns id, x, y. */
extern PDN_API const pdn_schema pdn_places_schema;

/** Reads a layout file. PDN_EPARSE when a row has no id or no place, or when
 *  an id stands twice. *out is malloc'ed, the caller's; text in `text`. */
PDN_API pdn_status pdn_places_read(const char *path, pdn_findings *f,
                                   pdn_arena *text, pdn_place **out,
                                   size_t *n) PDN_MUST_USE;

/** The row with that id, or NULL. */
PDN_API const pdn_place *pdn_places_find(const pdn_place *p, size_t n,
                                         const char *id);

#ifdef __cplusplus
}
#endif

#endif
