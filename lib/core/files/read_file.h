/* read_file.h - a whole input in memory. */
#ifndef PDN_READ_FILE_H
#define PDN_READ_FILE_H

#include "pdnet/core.h"

#include <stddef.h>

/** Reads all of path ("-" or NULL: standard input). *bytes is the caller's to
 *  free; a NUL that is not counted follows the last one. PDN_EIO when it
 *  cannot be opened or read; the message names the path. */
pdn_status read_file__bytes(const char *path, char **bytes,
                            size_t *n) PDN_MUST_USE;

/** Tells how many bytes of a file are behind; `to` may be NULL. */
void read_file__tell(const pdn_progress *to, const char *file, size_t behind,
                     size_t n);

#endif
