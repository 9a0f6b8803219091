/* outfile.h - a file that appears whole or not at all. */
#ifndef PDN_OUTFILE_H
#define PDN_OUTFILE_H

#include "pdnet/status.h"

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A file under way: written under a temporary name beside its place and
 *  renamed when done; or standard output. Zero-initialise. */
typedef struct {
    FILE *file; /* write here; NULL when not open */
    char *path; /* where it will stand; NULL for standard output */
    char *temporary;
    int slot;
} pdn_outfile;

/** Opens path for writing; NULL or "-" is standard output. A folder that does
 *  not exist is PDN_EIO. A path that is not a regular file (/dev/full, a pipe)
 *  is written in place. */
pdn_status pdn_outfile_open(const char *path, pdn_outfile *out) PDN_MUST_USE;

/** Flushes, syncs, checks and renames. On failure (a full disk) nothing
 *  stands at path that did not stand there before. Clears *out. */
pdn_status pdn_outfile_commit(pdn_outfile *out) PDN_MUST_USE;

/** Gives up: the temporary is removed. Safe on a cleared value. */
void pdn_outfile_abandon(pdn_outfile *out);

/** Removes every temporary under way. For signal handlers: async-signal-safe.
 */
void pdn_outfile_remove_all(void);

/** Makes the folder and its parents where they are missing. */
pdn_status pdn_folder_make(const char *path) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
