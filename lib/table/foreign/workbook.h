/* workbook.h - a sheet of an Excel workbook (.xlsx) as records of fields. */
#ifndef PDN_WORKBOOK_H
#define PDN_WORKBOOK_H

#include "foreign_grid.h"

/** Takes `FILE.xlsx#Sheet` (.xlsm too) apart; *sheet is NULL where the path
 *  names none, and *file the path then. */
pdn_status workbook__split_path(const char *path, pdn_arena *a,
                                const char **file,
                                const char **sheet) PDN_MUST_USE;

/** Whether bytes begin as a zip archive does. */
bool workbook__is_archive(const char *bytes, size_t n);

typedef struct {
    const char *bytes;
    size_t n;
    const char *file;  /* what findings call it */
    const char *sheet; /* NULL: the first that is not hidden */
} workbook__source;

/**
 * Reads a sheet. What is wrong with the file or a cell is an error in f, and so
 * is a sheet that is not there (with the names of those that are); which sheet
 * of several was taken is a note. *out stays cleared where the file is none.
 *
 * @param[out] is_workbook  false: a zip archive of another kind; nothing is
 *                          told then.
 * @param text  owns the fields' text.
 */
pdn_status workbook__read(const workbook__source *from, pdn_arena *text,
                          pdn_diagnostics *f, foreign_grid *out,
                          bool *is_workbook) PDN_MUST_USE;

#endif
