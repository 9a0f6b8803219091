/* encoding.h - the bytes of a file as UTF-8 text. */
#ifndef PDN_ENCODING_H
#define PDN_ENCODING_H

#include "pdnet/core.h"

#include <stddef.h>

/* Faults of single bytes that are placed; the rest are counted. */
enum { ENCODING_FLAWS = 50 };

/** A byte that is no text. Replaced by `?` so that reading can go on. */
typedef struct {
    size_t at; /* offset in the UTF-8 text */
    unsigned char byte;
    const char *wanted;
} encoding__flaw;

/** A file's text. Zero-initialise. */
typedef struct {
    char *memory; /* what to free */
    char
        *at; /* the text: n bytes of UTF-8 without byte order mark, and a NUL */
    size_t n;
    char sha256[65]; /* of the bytes as they stood in the file */
    encoding__flaw flaw[ENCODING_FLAWS];
    size_t flaws; /* all of them, also those beyond the room */
} encoding__text;

/**
 * Reads all of path ("-": standard input) and turns it into UTF-8: by byte
 * order mark; else UTF-8 where every byte agrees; else Windows-1252, which is
 * noted in f. `encoding` (may be NULL) overrides. A file that is no text at
 * all is an error in f that names what it is; out stays cleared then. `name`
 * is what findings call the file. PDN_EIO when it cannot be read.
 */
pdn_status encoding__read(const char *path, const char *name,
                          const char *encoding, pdn_diagnostics *f,
                          encoding__text *out) PDN_MUST_USE;

void encoding__clear(encoding__text *t);

#endif
