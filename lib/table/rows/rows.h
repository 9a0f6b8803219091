/* rows.h - rows put to a table and taken from it. */
#ifndef PDN_ROWS_H
#define PDN_ROWS_H

#include "pdnet/table.h"

#include <stdbool.h>

/** Adds rows at the end: text NULL, numbers not defined, no line. */
pdn_status rows__extend(pdn_table *t, size_t more) PDN_MUST_USE;

/** Makes times[i] rows of row i, in their order. */
pdn_status rows__repeat(pdn_table *t, const size_t *times) PDN_MUST_USE;

/** Keeps the rows of which keep says so, in their order. */
void rows__keep(pdn_table *t, const bool *keep);

#endif
