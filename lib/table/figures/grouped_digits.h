/* grouped_digits.h - thousands that a point, a comma or a blank parts. */
#ifndef PDN_GROUPED_DIGITS_H
#define PDN_GROUPED_DIGITS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** Reads n bytes as `1.234.567`: groups of three digits parted by sign behind
 *  one to three that do not begin with zero. *groups: how many follow the
 * first. False for any other text; *x is untouched then. */
bool grouped_digits__read(const char *s, size_t n, char sign, double *x,
                          size_t *groups);

/** The bytes of a blank at s that may part thousands: a plain, a no-break, a
 *  thin one; 0: there is none. */
size_t grouped_digits__blank(const char *s, size_t n);

/** Reads n bytes as `1 234 567,8`, decimal being the sign of the fraction.
 *  False for any other text, one without such a blank too. */
bool grouped_digits__spaced(const char *s, size_t n, char decimal, double *x);

/** An error at a place: text, in a column of counts, has two readings. */
pdn_status grouped_digits__ask(pdn_diagnostics *f, pdn_diagnostic at,
                               const char *column,
                               const char *text) PDN_MUST_USE;

/** A warning about a column: every sign in it has three digits behind it, and
 *  is read as a decimal sign. */
pdn_status grouped_digits__warn(pdn_diagnostics *f, pdn_diagnostic at,
                                const char *column, char sign) PDN_MUST_USE;

#endif
