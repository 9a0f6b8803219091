/* hyphens.h - where a long word of a name may be broken. Private to plots/. */
#ifndef PDN_HYPHENS_H
#define PDN_HYPHENS_H

#include <stddef.h>

/** U+00AD, a hyphen that is seen only where a line ends at it. */
#define HYPHENS_SOFT "\xC2\xAD"

/**
 * The name with soft hyphens in words of more than `longest` letters: of a
 * compound between its words, as far as they are known (what services are
 * called, and what is joined by -ings-, -hets- and the like); in words longer
 * than thirteen letters, and those that are no compounds, between two syllables
 * as Norwegian divides them (before the last consonant between two vowels, or
 * before two that are one sound, as tj), with three letters or more on each
 * side; where a word has no vowels, after every twelfth letter. Other words
 * stay as they are.
 *
 * @return malloc'ed, the caller's; NULL when memory is out.
 */
char *hyphens__soften(const char *name, size_t longest);

#endif
