/* field.h - an output table as an array of structs: one row of pdn_field per
 * column says its name, meaning and place in the struct; writer, reader and
 * description file are derived from it. The fields of each table stand in
 * lib/results/ and nowhere else. */
#ifndef PDN_FIELD_H
#define PDN_FIELD_H

#include "pdnet/csv.h"
#include "pdnet/provenance.h"

#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One column of an output table. */
typedef struct {
    const char *name;
    pdn_kind kind;          /* the member is const char * or double */
    size_t at;              /* offsetof the member in the row struct */
    const char *unit;       /* "share", "count", "id", "code", "hops" ... */
    const char *title;      /* a few words, English */
    const char *definition; /* one or two sentences, with source */
} pdn_field;

/** An output table's description. */
typedef struct {
    const char *name;  /* "breakdown" */
    const char *title; /* one line, English */
    size_t stride;     /* sizeof the row struct */
    const pdn_field *field;
    size_t fields;
} pdn_schema;

/** How to write. Zero: every column, RFC 4180. For Excel a text that it would
 *  take for a formula (it begins with = + - @, a tab or CR) gets an apostrophe
 *  before it, which stays there when the file is read again. Columns come in
 *  the order asked for. */
typedef struct {
    bool excel;              /* semicolon, decimal comma, BOM, CRLF */
    const char *const *only; /* names of the columns wanted, or NULL: all */
    size_t onlys;
} pdn_write_options;

/** What the description file says beside the columns. */
typedef struct {
    const char *wave;   /* or NULL */
    double n, answered; /* people on the list, people who answered; NaN none */
    double draws;       /* NaN: none were needed */
} pdn_about;

/** Writes header and rows to f. An unknown name in `only` is PDN_EARG. */
pdn_status pdn_rows_print(FILE *f, const pdn_schema *schema, const void *rows,
                          size_t n, const pdn_write_options *o) PDN_MUST_USE;

/** Writes rows to path (NULL or "-": standard output), whole or not at all,
 *  and, where path ends in .csv and origin is not NULL, the Frictionless Data
 *  Resource `NAME.resource.json` beside it. */
pdn_status pdn_rows_write(const char *path, const pdn_schema *schema,
                          const void *rows, size_t n,
                          const pdn_write_options *o, const pdn_about *about,
                          const pdn_provenance *origin) PDN_MUST_USE;

/** Reads what pdn_rows_write wrote: rows is a malloc'ed array of the row
 *  struct, the caller's to free; its text lives in `text`. Every column that
 *  is missing in the file is absent in every row (not defined, NULL). */
pdn_status pdn_rows_read(const char *path, const pdn_schema *schema,
                         pdn_findings *f, pdn_arena *text, void **rows,
                         size_t *n) PDN_MUST_USE;

/** Reads what the description file beside path says; all absent where there
 *  is none. `wave` lives in text. seed is NaN where none is told. */
pdn_status pdn_about_read(const char *path, pdn_arena *text, pdn_about *about,
                          double *seed) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
