/* title_rows.h - rows about the table that stand in the same file: titles above
 * the header, the label rows of survey programs below it, notes at the end. */
#ifndef PDN_TITLE_ROWS_H
#define PDN_TITLE_ROWS_H

#include "foreign_grid.h"

#include <stdbool.h>

/** Records by number. */
typedef struct {
    size_t header;
    size_t labels; /* what each column asks (Qualtrics); 0: none says */
    size_t data;   /* the first that may be data */
    size_t end;    /* behind the last that may be */
} title_rows;

/** How a record does as the header of the table that is wanted. */
typedef struct {
    bool all;     /* required columns are there */
    size_t known; /* columns that are */
    size_t keys;  /* of these, may not be empty */
} title_rows__fit;

/** Asks for it. */
typedef struct {
    pdn_status (*fit)(void *user, size_t record, title_rows__fit *out);
    void *user;
    const char *file; /* what findings call it */
} title_rows__asker;

/**
 * The header is the first record, or, where that lacks a required column, the
 * first of the next twenty that has them all; where none has, the one with most
 * of the columns that are known, two at least; where none has, and none is
 * known in the first, the first that is filled as rows below titles are, and
 * below those that say what numbers mean. Below
 * it Qualtrics puts the questions and its import ids, LimeSurvey its codes.
 * What is passed over is a note in f. There is at least one record.
 */
pdn_status title_rows__find(const title_rows__asker *ask, const foreign_grid *t,
                            pdn_diagnostics *f, title_rows *out) PDN_MUST_USE;

/** Leaves out notes at the end: rows that say what numbers mean (1 = daglig),
 *  or where the table is from (Kilde: SSB), and those that say something in
 *  their first column alone, below a blank row, in a table where that cannot be
 * data (two columns and more may not be empty). A warning quotes the first. */
pdn_status title_rows__leave_notes(const title_rows__asker *ask,
                                   const foreign_grid *t, pdn_diagnostics *f,
                                   title_rows *rows) PDN_MUST_USE;

/** What stands above the header and below the table, a record a line; left
 *  alone where nothing does. */
pdn_status title_rows__text(const foreign_grid *t, const title_rows *rows,
                            pdn_arena *a, const char **out) PDN_MUST_USE;

/** What each column of the file asks, where a record says so; left alone where
 *  none does. Empty where it says nothing of one. */
pdn_status title_rows__labels(const foreign_grid *t, const title_rows *rows,
                              pdn_arena *a, const char *const **out,
                              size_t *n) PDN_MUST_USE;

#endif
