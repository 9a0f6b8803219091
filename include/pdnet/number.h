/* number.h - text to number and back, strictly, and the four ways in which a
 * number can be absent. */
#ifndef PDN_NUMBER_H
#define PDN_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The five states of a cell. Zero is a value. The four absences are NaNs
 *  that carry their reason, as R's NA does; any other NaN reads as
 *  PDN_NOT_DEFINED. Arithmetic may lose the reason, copying keeps it. */
typedef enum {
    PDN_VALUE,
    PDN_NOT_DEFINED, /* written empty */
    PDN_NOT_ASKED,   /* written . */
    PDN_NO_ANSWER,   /* written .. */
    PDN_SUPPRESSED   /* written : */
} pdn_state;

/** The NaN that stands for an absence. state is not PDN_VALUE. */
double pdn_absent(pdn_state state);

/** Which of the five x is. */
pdn_state pdn_state_of(double x);

/** The mark that stands for the state in a file: "", ".", "..", ":". */
const char *pdn_state_mark(pdn_state state);

/** Reads the n bytes at s as one finite number: an optional sign, digits, at
 *  most one decimal sign (`.` or `,` as given), an optional exponent; spaces
 *  around it are allowed, nothing else is. False, *x untouched, if it is not
 *  one. */
bool pdn_number_read(const char *s, size_t n, char decimal, double *x);

enum { PDN_NUMBER_ROOM = 32 };

/** Writes the shortest decimal text that reads back exactly as x, with a
 *  point whatever the locale; an absence as its mark. Returns its length. */
size_t pdn_number_write(double x, char text[PDN_NUMBER_ROOM]);

/** x as a count, its fraction cut off: 0 where it is less or no number, the
 *  greatest there is where it is more. For numbers that come from a file: to
 *  cast one out of range is undefined. */
size_t pdn_number_to_size(double x);
uint32_t pdn_number_to_uint32(double x);

typedef struct {
    char text[PDN_NUMBER_ROOM];
} pdn_number_text;

/** x as a message tells it, with a point whatever the locale: six significant
 *  digits at most, without zeros behind the last that counts, and all digits
 *  that stand before the point (a count is told whole). 1.5 is "1.5" and
 *  .1 + .2 is "0.3". An absence is its mark. To be used within one call:
 *  `pdn_fail(st, "%s", pdn_number_format(x).text)`. */
pdn_number_text pdn_number_format(double x);

#ifdef __cplusplus
}
#endif

#endif
