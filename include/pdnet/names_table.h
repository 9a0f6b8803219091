/* names_table.h - the list that says who is behind which id. */
#ifndef PDN_NAMES_TABLE_H
#define PDN_NAMES_TABLE_H

#include "pdnet/field.h"
#include "pdnet/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One row of `--names-out`. */
typedef struct {
    const char *id, *name;
} pdn_names_row;

extern const pdn_schema pdn_names_schema;

/** Writes id and name of every actor; the name is empty where none is known. */
pdn_status pdn_names_write(const char *path, const pdn_network *g,
                           const pdn_write_options *o) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
