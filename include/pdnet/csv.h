/* csv.h - reading the CSV files that people really have. */
#ifndef PDN_CSV_H
#define PDN_CSV_H

#include "pdnet/findings.h"
#include "pdnet/table.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the user laid down; zero means: found out from the file. */
typedef struct {
    char separator;            /* , ; tab | */
    char decimal;              /* . or , */
    const char *encoding;      /* "utf-8", "utf-16", "windows-1252" */
    const char *const *rename; /* "NAME=THEIRS" */
    size_t renames;
} pdn_csv_options;

/** A column that a file kind knows. `also` are other spellings (Norwegian
 *  names), NULL-ended, matched without regard to case; may be NULL. */
typedef struct {
    const char *name;
    pdn_kind kind;
    bool required;
    bool not_negative;       /* a value below zero is a fault */
    bool filled;             /* an empty cell is a fault */
    const char *const *also; /* {"fra", NULL} */
} pdn_want;

/**
 * Reads a whole file as contract section 1 says. Columns wanted come typed
 * and under their fixed name (absent ones are not in the table); the others
 * are carried along under their own name, as PDN_REAL when every cell is a
 * number or a mark of absence (and none has a leading zero, as a municipality
 * number has), else as PDN_TEXT.
 *
 * An empty cell of text is NULL, in quotes or not; text in quotes keeps its
 * blanks, other text is without those around it. A row of nothing but
 * separators is a blank line (a note counts them). Control characters become
 * spaces (a warning counts them).
 *
 * @param path     a file, or "-" for standard input.
 * @param[out] out a cleared table; out->line, field and file are set.
 *
 * Every fault is recorded in f with file, line and field; PDN_EPARSE (the
 * verdict of f) when there was any error, and *out stays cleared. Notes (as
 * "read as Windows-1252") are recorded too. PDN_EIO when it cannot be read.
 */
pdn_status pdn_csv_read(const char *path, const pdn_csv_options *options,
                        const pdn_want *want, size_t wants, pdn_findings *f,
                        pdn_table *out) PDN_MUST_USE;

/** The same, but on PDN_EPARSE *out holds what could be read, for the checks
 *  that come after: a faulty cell is not defined, a column may be missing, and
 *  out->file is NULL when not even the header could be read. */
pdn_status pdn_csv_read_faulty(const char *path, const pdn_csv_options *options,
                               const pdn_want *want, size_t wants,
                               pdn_findings *f, pdn_table *out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
