/* format_number.h - words put together: names in a list, sentences one after
 * the other, one of a thing or several. Private to plots/. */
#ifndef PDN_PLOTS_SAY_H
#define PDN_PLOTS_SAY_H

#include <stdbool.h>
#include <stddef.h>

/** 1 where the number is said as one, else 2: for pdn_words_plural. */
size_t format_number__plural(double x);

/** The text with one sign for another. Text of the context. */
const char *format_number__swap(const char *text, char old, char put);

/** Two sentences, or the one there is; "" or NULL is none. */
const char *format_number__join(const char *first, const char *second);

/** Whether two texts are the same; none is as "". */
bool format_number__same(const char *a, const char *b);

/** "and 3 more in the table". */
const char *format_number__more(size_t n);

/** A list with one name more: "A", "A, B", and with the last "A, B og C". */
const char *format_number__list(const char *list, const char *name, bool last);

/** Two values and how far it is from one to the other, so that what is printed
 *  adds up: `change` is the difference of the two as they stand. One decimal
 *  more than asked for where that would not be the change there is, or `clear`
 *  and nothing of it is seen; not of values that have no more. Texts of the
 * context. */
typedef struct {
    const char *before, *after, *change;
    int decimals;
} format_number__step;

format_number__step format_number__change(double before, double after,
                                          double change, int decimals,
                                          bool clear);

#endif
