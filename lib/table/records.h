/* records.h - text into records of fields, each with its place. */
#ifndef PDN_RECORDS_H
#define PDN_RECORDS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** The fields of a file, one after another; NULL for an empty one. Zero-
 *  initialise. The text of the fields lives in the arena given. */
typedef struct {
    char **field;
    size_t fields, fields_capacity;
    size_t *first; /* of each record: the number of its first field */
    size_t *line;  /* of each record: the line it begins on */
    size_t records, records_capacity;
} records__fields;

/** What is split: n bytes at s, whose first line has the number `line`. */
typedef struct {
    const char *s;
    size_t n, line;
    char separator;
    const char *file; /* what findings call it */
} records__source;

/**
 * Splits text into records. A quote that breaks the rules is an error in f at
 * the line and field where it stands, and reading goes on at the next line.
 * Blank lines give no record. The fields' text is taken from the arena.
 */
pdn_status records__read(const records__source *from, pdn_arena *text,
                         pdn_diagnostics *f, records__fields *out) PDN_MUST_USE;

/** How many fields record r has. */
size_t records__width(const records__fields *t, size_t r);

/** Whether nothing stands in record r from that field on. */
bool records__is_empty(const records__fields *t, size_t r, size_t from);

void records__clear(records__fields *t);

/** A field as a message shows it: one line, 60 bytes at most. */
const char *records__shown(const char *s, char text[64]);

#endif
