/* text_numbers.h - texts of another program's file that are numbers. */
#ifndef PDN_TEXT_NUMBERS_H
#define PDN_TEXT_NUMBERS_H

#include <stdbool.h>

/** Reads text as one number with a decimal point or comma (a comma before
 *  exactly three digits could be thousands: it is none), a mark of absence
 *  (`.` `..` `:` NA, nothing), and, where flag, a word for yes or no. False, *x
 *  untouched, if it is none of these or not finite. */
bool text_numbers__read(const char *text, bool flag, double *x);

/** What was seen of a column. Zero-initialise. */
typedef struct {
    bool number; /* some value is one */
    bool text;   /* some value is none, or a code: a zero or plus before it, or
                    more digits than a number holds */
} text_numbers;

void text_numbers__see(text_numbers *seen, const char *text);

/** Is the column one of numbers, as a carried-along column of a CSV is? */
bool text_numbers__are(const text_numbers *seen);

#endif
