/* shortest.h - a number as the shortest decimal text that reads back, without
 * printf, of which one call (a library may hook it) costs as much as all of
 * this. */
#ifndef PDN_SHORTEST_H
#define PDN_SHORTEST_H

#include <stddef.h>

enum { SHORTEST_SIZE = 25 };

/** Writes x as the "%.15g", "%.16g" or "%.17g" that is the first to read back.
 *  Returns its length; 0, and nothing written, unless 1e-4 <= |x| < 1e15 or x
 *  is zero. */
size_t shortest__write(double x, char text[SHORTEST_SIZE]);

#endif
