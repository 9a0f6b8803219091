/* actor_columns.h - what the columns of a list of people hold. */
#ifndef PDN_ACTOR_COLUMNS_H
#define PDN_ACTOR_COLUMNS_H

#include "survey/answers.h"

/** The column of the actors that is called so, by its own name or one that is
 *  known for it. PDN_EARG where there is none. */
pdn_status actor_columns__called(const pdn_table *actor, const char *name,
                                 const char **out) PDN_MUST_USE;

/** The column of the actors that groups them: that of the standard names
 *  (sector, unit), else the first whose names several people share, else
 *  municipality; NULL where there is none. */
pdn_status actor_columns__find_groups(const pdn_table *actor, pdn_arena *text,
                                      const char **out) PDN_MUST_USE;

/** Whether a column that is none of the standard ones has a text of its own for
 *  everybody: it holds names, never groups. */
pdn_status actor_columns__is_own(const pdn_table *actor, const char *name,
                                 pdn_arena *text, bool *yes) PDN_MUST_USE;

/** The columns of a list of actors that are of the year, by their headings:
 *  those of people's own columns (Kommune 2023), and that of groups, whose
 *  heading is `groups` but for the year; sector then, where the list has no
 *  such column. As NAME=THEIRS, comma between; NULL: none. */
typedef struct {
    const char *columns;
    const char *group; /* what the column of groups is called; NULL: none */
    const char *group_theirs; /* its heading */
} actor_columns__year;
pdn_status actor_columns__of_year(const char *path, const pdn_csv_options *csv,
                                  const char *groups, const char *year,
                                  pdn_arena *text,
                                  actor_columns__year *out) PDN_MUST_USE;

/** A column of actors that holds texts of another. */
typedef struct {
    const char *by; /* its name; NULL: none holds any */
    size_t known;   /* how many of the texts it holds */
    pdn_textmap of; /* from such a text, folded, to the actor's row */
} actor_columns__match;

/** The column of actors, beside id and names, that tells them all apart and
 *  holds most of the texts of a column of so many rows (E-post). */
pdn_status actor_columns__telling(const pdn_table *actor, const pdn_column *c,
                                  size_t rows, pdn_arena *text,
                                  actor_columns__match *out) PDN_MUST_USE;

#endif
