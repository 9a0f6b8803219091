/* archive.h - the parts of a zip archive that is held in memory, inflated as
 * they are read. */
#ifndef PDN_ARCHIVE_H
#define PDN_ARCHIVE_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct archive archive;

/** Opens the n bytes as a zip archive; they must outlive it. PDN_EPARSE where
 *  they are none, or are cut short. archive__close frees it. */
pdn_status archive__open(const char *bytes, size_t n,
                         archive **out) PDN_MUST_USE;

/** True when there is a part of that name (without regard to case). */
bool archive__holds(archive *a, const char *part);

/** Takes the next bytes of a part; another status than PDN_OK ends it. */
typedef pdn_status (*archive__take)(void *user, const char *bytes, size_t n);

/**
 * Gives a part's bytes to take, piece by piece.
 *
 * Errors  PDN_EPARSE  no such part; it is encrypted, packed by another method
 *                     than deflate, or damaged; or it inflates beyond what a
 *                     real one does (512 MiB, or 250 times the whole archive
 *                     and more than 32 MiB). What take returned.
 */
pdn_status archive__read(archive *a, const char *part, archive__take take,
                         void *user) PDN_MUST_USE;

/** Of NULL: nothing. */
void archive__close(archive *a);

#endif
