/* actor_ids.h - a list of people whose headings say nothing of ids. */
#ifndef PDN_ACTOR_IDS_H
#define PDN_ACTOR_IDS_H

#include "survey/answers.h"

/** Where the actor file has no column id, and --column names none: the heading
 *  of the column whose cells tell everybody apart, in the arena; NULL where
 *  there is one, or none would do. A file that cannot be read is told
 *  when it is read. Where two have one
 *  name in the only such column, that is a fault in f. */
pdn_status actor_ids__propose(const pdn_survey_options *o, pdn_arena *text,
                              pdn_diagnostics *f,
                              const char **theirs) PDN_MUST_USE;

/** Where the only column that could tell everybody apart has two of one name:
 *  the list with a column id before its own, in the arena, as CSV: the name,
 * and behind those that several have what else the list says of each ("Kari
 * Hansen (NAV)"), numbered where that is the same. NULL where none is needed,
 * or where the same row stands twice, the list is of several surveys, or its
 * name is of a year: then whoever wrote it knows. `shared` is the first such
 * name. */
typedef struct {
    const char *csv;
    const char *column; /* of the names */
    const char *shared;
    const char *first, *second; /* the ids of the first two who have it */
} actor_ids__made;
pdn_status actor_ids__make(const pdn_survey_options *o, pdn_arena *text,
                           actor_ids__made *out) PDN_MUST_USE;

/** The first row whose cell stands above already, or rows; *empty: some cell
 * is. Text is taken from the arena. */
pdn_status actor_ids__first_twice(const pdn_table *t, size_t column,
                                  pdn_arena *text, size_t *row,
                                  bool *empty) PDN_MUST_USE;

#endif
