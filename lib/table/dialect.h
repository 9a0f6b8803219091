/* dialect.h - the separator of a file, by evidence. */
#ifndef PDN_DIALECT_H
#define PDN_DIALECT_H

#include <stddef.h>

/** How a file is split. */
typedef struct {
    char separator;
    size_t skip;  /* bytes of a first line `sep=;`, its end included */
    size_t lines; /* how many lines that is: 0 or 1 */
} dialect__marks;

/** Finds the separator of the n bytes at s: the one asked for (0: none); else
 *  what a first line `sep=;` says; else the one of , ; tab | that splits the
 *  rows most evenly, as the header is split. A comma when nothing splits. */
dialect__marks dialect__of(const char *s, size_t n, char asked);

/** Length of the line end at s (LF, CRLF or CR): 0, 1 or 2. */
size_t dialect__line_end(const char *s, size_t n);

#endif
