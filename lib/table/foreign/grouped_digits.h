/* grouped_digits.h - thousands that a point or a comma parts. */
#ifndef PDN_GROUPED_DIGITS_H
#define PDN_GROUPED_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

/** Reads n bytes as `1.234.567`: groups of three digits parted by sign behind
 *  one to three that do not begin with zero. *groups: how many follow the
 * first. False for any other text; *x is untouched then. */
bool grouped_digits__read(const char *s, size_t n, char sign, double *x,
                          size_t *groups);

#endif
