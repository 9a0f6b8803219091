/* kinds.h - the columns of every kind of input file of a study. */
#ifndef PDN_KINDS_H
#define PDN_KINDS_H

#include "pdnet/csv.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The columns that one kind of file is known by, in the order of the
 *  documentation; `want` goes to pdn_csv_read as it is. */
typedef struct {
    const char *name; /* "actors" */
    const pdn_want *want;
    size_t wants;
} pdn_file_kind;

/** The kind of that name: actors, ties, roster, aliases, duties,
 *  outcomes, practices, handovers, inputs, voices, together, stages, offers,
 *  actions, crosswalk, corrections, truth, bands; NULL for another. */
const pdn_file_kind *pdn_file_kind_of(const char *name);

/** True when some kind has a column of that name, the fixed one or another
 *  spelling, folded (pdn_fold). */
bool pdn_kinds_know(const char *column);

/** Reads a file of a kind: pdn_csv_read with the kind's columns. An unknown
 *  kind is PDN_EARG. */
pdn_status pdn_kind_read(const char *kind, const char *path,
                         const pdn_csv_options *options, pdn_findings *f,
                         pdn_table *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
