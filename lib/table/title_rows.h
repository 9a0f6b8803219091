/* title_rows.h - rows about the table that stand in the same file: titles above
 * the header, the label rows of survey programs below it, notes at the end. */
#ifndef PDN_TITLE_ROWS_H
#define PDN_TITLE_ROWS_H

#include "header.h"
#include "records.h"

/** Records by number. */
typedef struct {
    size_t header;
    size_t data; /* the first that may be data */
    size_t end;  /* behind the last that may be */
} title_rows;

/**
 * The header is the first record, or, where that lacks a required column, the
 * first of the next twenty that has them all; where none has, the one with most
 * of the columns that are known. Below it Qualtrics puts the questions and its
 * import ids, LimeSurvey its codes. What is passed over is a note in f. There
 * is at least one record.
 */
pdn_status title_rows__find(const pdn_i_header *h, const pdn_i_records *t,
                            pdn_findings *f, title_rows *out) PDN_MUST_USE;

/** Leaves out notes at the end: rows that say something in their first column
 *  alone, below a blank row, in a table where that cannot be data (two columns
 *  and more may not be empty). A warning quotes the first. */
pdn_status title_rows__leave_notes(const pdn_i_header *h,
                                   const pdn_i_records *t,
                                   const pdn_i_heading *heading,
                                   pdn_findings *f,
                                   title_rows *rows) PDN_MUST_USE;

#endif
