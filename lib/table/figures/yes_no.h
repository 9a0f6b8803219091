/* yes_no.h - what forms and spreadsheets write for 1 and 0. */
#ifndef PDN_YES_NO_H
#define PDN_YES_NO_H

#include <stdbool.h>
#include <stddef.h>

/** False, *x untouched, where n bytes of s are no such word. */
bool yes_no__read(const char *s, size_t n, double *x);

#endif
