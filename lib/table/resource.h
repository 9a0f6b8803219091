/* resource.h - a table's description file: a Frictionless Data Resource. */
#ifndef PDN_RESOURCE_H
#define PDN_RESOURCE_H

#include "pdnet/table.h"

/** What is described. */
typedef struct {
    const char *path;
    const pdn_schema *schema;
    const pdn_field *const *field; /* those that were written */
    size_t fields;
    bool excel;
    const char *bytes; /* of the file */
    size_t size;
    size_t suppressed;      /* cells */
    const pdn_about *about; /* may be NULL */
    const pdn_provenance *origin;
} resource__table;

/** False where a file stands at path that is no description of ours: it would
 *  be lost. */
bool resource__may_replace(const char *path);

/** The description as JSON text, malloc'ed, a line end at its end. */
pdn_status resource__make(const resource__table *r, char **out) PDN_MUST_USE;

#endif
