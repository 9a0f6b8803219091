/* number_look.h - a number of a workbook as the sheet shows it: dates, per
 * cents, codes with leading zeros. */
#ifndef PDN_NUMBER_LOOK_H
#define PDN_NUMBER_LOOK_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    NUMBER_LOOK_PLAIN,
    NUMBER_LOOK_DATE,
    NUMBER_LOOK_TIME,
    NUMBER_LOOK_MOMENT, /* date and time */
    NUMBER_LOOK_PERCENT,
    NUMBER_LOOK_CODE /* padded with zeros */
} number_look__kind;

/** How cells of one style show their number. `digits`: of a code, all of them;
 *  else those behind the point that are always shown. */
typedef struct {
    number_look__kind kind;
    unsigned char digits;
} number_look;

/** What one of Excel's own formats shows (ECMA-376 part 1, 18.8.30). */
number_look number_look__of_id(size_t id);

/** What a format code of n bytes shows, as `dd.mm.yyyy` or `0.0%`. */
number_look number_look__of_code(const char *code, size_t n);

enum { NUMBER_LOOK_ROOM = 64 };

/** Writes x: a date as 2022-03-01, a moment as 2022-03-01 08:15 (with seconds
 *  where there are some), 0.183 as `18.3 %`, 301 under 0000 as 0301, other
 *  numbers as short as they read back. A number that is no date is written as
 *  a number. `since_1904`: the workbook counts days from there. */
void number_look__write(number_look look, bool since_1904, double x,
                        char text[NUMBER_LOOK_ROOM]);

#endif
