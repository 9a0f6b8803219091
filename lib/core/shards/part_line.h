/* part_line.h - the lines of a part. Each ends in a checksum of it and of all
 * before it, so that a line that is changed, gone or moved is found where it
 * stands. */
#ifndef PDN_PART_LINE_H
#define PDN_PART_LINE_H

#include "pdnet/shards.h"

#include <stdio.h>

/** Lines going out. Zero-initialise, free text. */
typedef struct {
    char *text; /* the line under way */
    size_t used, capacity;
    size_t lines; /* ended so far */
    uint32_t sum;
} part_line__writer;

/** Adds text to the line under way. */
pdn_status part_line__add(part_line__writer *w, const char *text) PDN_MUST_USE;

/** The same; what could end a line becomes %0A, and % %25. */
pdn_status part_line__add_escaped(part_line__writer *w,
                                  const char *text) PDN_MUST_USE;

/** Adds n values, each behind a blank; so many that
 *  follow each other and are the same as 7*VALUE. A double is its shortest
 *  decimal text, or = and its 64 bits where that would not bring it back. */
pdn_status part_line__add_values(part_line__writer *w, pdn_shard_kind kind,
                                 const void *at, size_t n) PDN_MUST_USE;

/** Ends the line and writes it. Whether it could be is told by the file. */
pdn_status part_line__end(part_line__writer *w, FILE *out) PDN_MUST_USE;

/** Lines coming in, of a file of that name. Zero-initialise, free text. */
typedef struct {
    const char *name;
    FILE *in;
    char *text; /* the line, without its checksum */
    size_t capacity;
    char *at; /* where reading it has come to */
    size_t lines;
    uint32_t sum;
} part_line__reader;

/** The next line. PDN_EPARSE when there is none, or it is damaged. */
pdn_status part_line__next(part_line__reader *r) PDN_MUST_USE;

/** Fails at the place in the line that reading has come to. */
pdn_status part_line__fail(const part_line__reader *r, const char *want);

/** Whether the line goes on with that word; it is passed over then. */
bool part_line__word(part_line__reader *r, const char *word);

/** The rest of the line, with what was escaped as it was. */
const char *part_line__rest(part_line__reader *r);

/** Reads a whole number up to a blank or the end. */
pdn_status part_line__number(part_line__reader *r, uint64_t *out) PDN_MUST_USE;

/** Reads the n values that fill the rest of the line. */
pdn_status part_line__values(part_line__reader *r, pdn_shard_kind kind,
                             void *to, size_t n) PDN_MUST_USE;

/** Bytes of one value. */
size_t part_line__size(pdn_shard_kind kind);

#endif
