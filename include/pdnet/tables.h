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
#include "pdnet/pseudonyms.h"
#include "pdnet/qap.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Every table there is, but for those that pdn_measures_as makes. */
extern PDN_API const pdn_schema *const pdn_schemas[];
extern PDN_API const size_t pdn_schemas_count;

/* ---- what the measures are. */

/** What one measure is: a row of `pdn-measure --list`. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/measure_list.def"
} pdn_measure_about;

extern PDN_API const pdn_schema pdn_measure_about_schema;

enum {
    PDN_MEASURES_LISTED = 0
#define COLUMN(...)
#define MEASURE(...) +1
#include "columns/measures.def"
};

/** One row per column of pdn_measures that measures something, in its order.
 */
PDN_API void pdn_measures_list(pdn_measure_about row[PDN_MEASURES_LISTED]);

/** One row per measure of the whole network: `pdn-measure --whole --list`. */
PDN_API void pdn_graph_level_list(pdn_measure_about row[PDN_WHOLES]);

/* ---- what was noticed in the input, as a table. */

/** One row of `--findings`. line and column are absent where the finding is
 *  about the whole file. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/findings.def"
} pdn_diagnostics_row;

extern PDN_API const pdn_schema pdn_diagnostics_schema;

/** Writes all findings to path (NULL or "-": standard output). */
PDN_API pdn_status pdn_diagnostics_write(
    const char *path, const pdn_diagnostics *f, const pdn_write_options *o,
    const pdn_about *about, const pdn_provenance *origin) PDN_MUST_USE;

/* ---- the list that says who is behind which id. */

/** One row of `--names-out`. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/names.def"
} pdn_names_row;

extern PDN_API const pdn_schema pdn_names_schema;

/** Writes id and name of every actor; the name is empty where none is known. */
PDN_API pdn_status pdn_names_write(const char *path, const pdn_network *g,
                                   const pdn_write_options *o) PDN_MUST_USE;

/* ---- what a report says of the items of guidelines for reporting. */

/** How far the report says what an item asks for. */
typedef enum {
    PDN_CHECKLIST_NONE,
#define CHECKLIST(name, code) PDN_CHECKLIST_##name,
#include "columns/codes.def"
    PDN_CHECKLIST_STATES
} pdn_checklist_state;

/** One row of checklist.csv of a report. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/checklist.def"
} pdn_checklist_row;

extern PDN_API const pdn_schema pdn_checklist_schema;

/* ---- where things stand on a map, kept so that next year's map has the
 * same places. */

/** One row of a layout file: services first, in their fixed order (which is
 *  also the order of colours and shapes), then people. x to the right, y up;
 *  the ring of services has radius 1. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/layout.def"
} pdn_place;

/** The columns id, x, y. */
extern PDN_API const pdn_schema pdn_places_schema;

/** Reads a layout file. PDN_EPARSE when a row has no id or no place, or when
 *  an id stands twice. *out is malloc'ed, the caller's; text in `text`. */
PDN_API pdn_status pdn_places_read(const char *path, pdn_diagnostics *f,
                                   pdn_arena *text, pdn_place **out,
                                   size_t *n) PDN_MUST_USE;

/** The row with that id, or NULL. */
PDN_API const pdn_place *pdn_places_find(const pdn_place *p, size_t n,
                                         const char *id);

#ifdef __cplusplus
}
#endif

#endif
