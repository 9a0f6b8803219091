/* line_words.h - the lines of a text format, and the words of a line. */
#ifndef PDN_LINE_WORDS_H
#define PDN_LINE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/** A text under way; it is cut up where it stands. */
typedef struct {
    char *at;    /* the next line */
    size_t line; /* number of the last one, from 1 */
} line_words;

/** The next line without its end; NULL: there is none. */
char *line_words__line(line_words *w);

/** The next word of a line: of letters between blanks and, where `commas`,
 *  commas; or what stands in quotes of one kind. NULL: there is none. *quoted
 *  (may be NULL) tells which. */
char *line_words__word(char **line, bool commas, bool *quoted);

/** Is the word that one, case aside? */
bool line_words__is(const char *word, const char *other);

/** Reads a whole number without a sign; false if the word is none. */
bool line_words__whole(const char *word, size_t *x);

/** Is the word a finite number with a decimal point? */
bool line_words__number(const char *word, double *x);

#endif
