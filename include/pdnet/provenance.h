/* provenance.h - where an output comes from: tool, version, command, seed and
 * the digest of every input. */
#ifndef PDN_PROVENANCE_H
#define PDN_PROVENANCE_H

#include "pdnet/arena.h"
#include "pdnet/status.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    const char *name;   /* base name of the file; "-" standard input */
    const char *sha256; /* 64 hex digits */
} pdn_source;

/** Zero-initialise; the tool's command line support fills the first four. */
typedef struct {
    pdn_arena text;
    const char *tool, *version;
    const char *command; /* without -o -j -q --lang --progress --no-metadata */
    uint64_t seed;
    pdn_source *source;
    size_t sources, room;
} pdn_provenance;

/** Adds an input by its name and bytes (the readers' callers do). */
pdn_status pdn_provenance_add(pdn_provenance *p, const char *path,
                              const char *sha256) PDN_MUST_USE;

/** Reads the file at path and adds it. "-" is added by pdn_provenance_add. */
pdn_status pdn_provenance_add_file(pdn_provenance *p,
                                   const char *path) PDN_MUST_USE;

/** SHA-256 of n bytes as 64 hex digits and a NUL. */
void pdn_sha256(const void *bytes, size_t n, char hex[65]);

/** The last part of a path. */
const char *pdn_base_name(const char *path);

void pdn_provenance_clear(pdn_provenance *p);

#ifdef __cplusplus
}
#endif

#endif
