/* findings_table.h - what was noticed in the input, as a table. */
#ifndef PDN_FINDINGS_TABLE_H
#define PDN_FINDINGS_TABLE_H

#include "pdnet/field.h"
#include "pdnet/findings.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One row of `--findings`. line and column are absent where the finding is
 *  about the whole file. */
typedef struct {
    const char *file;
    double line, column;
    const char *severity, *code, *message, *action;
} pdn_findings_row;

extern const pdn_schema pdn_findings_schema;

/** Writes all findings to path (NULL or "-": standard output). */
pdn_status pdn_findings_write(const char *path, const pdn_findings *f,
                              const pdn_write_options *o,
                              const pdn_about *about,
                              const pdn_provenance *origin) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
