/* survey_column.h - the column of a file that says of which of several surveys
 * a row is: År, Runde. */
#ifndef PDN_SURVEY_COLUMN_H
#define PDN_SURVEY_COLUMN_H

#include "core/textmap.h"
#include "pdnet/table.h"

/** More different values than this tell no surveys apart. */
enum { DIFFERENT_VALUES_MOST = 20 };

/** Different texts in the order in which they come; n above the most: too many
 *  to be listed. Zero-initialise; textmap__clear(&seen) after use. */
typedef struct {
    pdn_textmap seen;
    const char *text[DIFFERENT_VALUES_MOST];
    size_t n;
} different_values;

/** Text that is new is kept in the arena; NULL and "" are none. */
pdn_status different_values__add(different_values *v, const char *text,
                                 pdn_arena *keep) PDN_MUST_USE;

/** The first column of such a heading in which two values or more stand, and
 *  these; SIZE_MAX: none. Numbers under a year must be years. */
pdn_status survey_column__find(const pdn_table *t, pdn_arena *keep,
                               size_t *column,
                               different_values *out) PDN_MUST_USE;

/** A warning where the table has one: its rows are read as one survey. */
pdn_status survey_column__tell(const pdn_table *t,
                               pdn_diagnostics *f) PDN_MUST_USE;

#endif
