/* files.h - files and folders that appear whole or not at all. */
#ifndef PDN_FILES_H
#define PDN_FILES_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- a file that appears whole or not at all. */

/** A file under way: written under a temporary name beside its place and
 *  renamed when done; or standard output. Zero-initialise. */
typedef struct {
    FILE *file; /* write here; NULL when not open */
    char *path; /* where it will stand; NULL for standard output */
    char *temporary;
    int slot;
} pdn_atomic_file;

/** Opens path for writing; NULL or "-" is standard output. A folder that does
 *  not exist is PDN_EIO. A path that is not a regular file (/dev/full, a pipe)
 *  is written in place. */
PDN_API pdn_status pdn_atomic_file_open(const char *path,
                                        pdn_atomic_file *out) PDN_MUST_USE;

/** As pdn_atomic_file_open; what names people is for its owner alone (mode
 *  0600) where no file stands there yet. One that stands there keeps its mode.
 */
PDN_API pdn_status pdn_atomic_file_open_for(const char *path, bool names_people,
                                            pdn_atomic_file *out) PDN_MUST_USE;

/** Flushes, syncs, checks and renames. On failure (a full disk) nothing
 *  stands at path that did not stand there before. Clears *out. */
PDN_API pdn_status pdn_atomic_file_commit(pdn_atomic_file *out) PDN_MUST_USE;

/** Gives up: the temporary is removed. Safe on a cleared value. */
PDN_API void pdn_atomic_file_abandon(pdn_atomic_file *out);

/** Removes every temporary under way. For signal handlers: async-signal-safe.
 */
PDN_API void pdn_atomic_file_remove_all(void);

/* ---- a folder that appears whole or not at all. */

/** A folder under way: written beside its place, where nobody else may look in,
 *  and put there in one step when done. At most one a process at a time. */
typedef struct {
    char *path;  /* write here */
    char *place; /* where it will stand */
    int lock;    /* held while it is under way */
} pdn_staged_folder;

/** PDN_EIO where a folder at that place could not be put there whole: a file,
 *  a link to nothing, the root of a disk, the folder one stands in. */
PDN_API pdn_status pdn_staged_folder_check(const char *place) PDN_MUST_USE;

/** Makes it, and the parents of the place; what killed runs left beside the
 *  place is removed. PDN_EIO as pdn_staged_folder_check has it, or where
 *  nothing can be written beside the place. */
PDN_API pdn_status pdn_staged_folder_open(const char *place,
                                          pdn_staged_folder *out) PDN_MUST_USE;

/** Keeps a file of the folder that stands at the place: it will stand in the
 *  new one too, unless that has one of its name. name: its path below. */
PDN_API pdn_status pdn_staged_folder_keep(const pdn_staged_folder *f,
                                          const char *name) PDN_MUST_USE;

/** Puts it in its place; what stood there goes, but for what was kept. On
 *  failure that stands as it did. Clears *f. */
PDN_API pdn_status pdn_staged_folder_commit(pdn_staged_folder *f) PDN_MUST_USE;

/** Gives up: what was written is removed. Safe on a cleared value and after a
 *  commit. */
PDN_API void pdn_staged_folder_abandon(pdn_staged_folder *f);

/** Removes the folder under way. For signal handlers: async-signal-safe. */
PDN_API void pdn_staged_folder_remove_all(void);

/** Makes the folder and its parents where they are missing. */
PDN_API pdn_status pdn_folder_make(const char *path) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
