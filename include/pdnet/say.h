/* say.h - numbers as people read them: decimal comma and no-break spaces in
 * bokmal and nynorsk, point and comma in English. Each returns text in a ring
 * of buffers, good for the next 32 calls. */
#ifndef PDN_SAY_H
#define PDN_SAY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** "2,1"; an absent number says its state ("–", "ikke spurt", "svarte ikke",
 *  "skjult"). */
const char *pdn_say_number(double x, int decimals);

/** A share of 0 to 1: "22,8 %". Never say a percent of fewer than 20. */
const char *pdn_say_percent(double share, int decimals);

/** A share without its sign, for "fra 1,1 til 5,3": "22,8". */
const char *pdn_say_points(double share, int decimals);

/** A count, rounded: "1148", "10 000". Thousands part from five digits on. */
const char *pdn_say_count(double x);

/** "4 av 9". */
const char *pdn_say_of(double k, double n);

/** k of n, with the share: "17 av 22 (77 %)"; below 20 without. */
const char *pdn_say_of_share(double k, double n);

/** A year: digits only. */
const char *pdn_say_year(double year);

/** 2 to 12 in letters ("to", "tolv"), else digits. One depends on its noun:
 *  write it in the sentence's own singular. */
const char *pdn_say_cardinal(size_t n);

/** A printf into the ring; cut at 511 bytes, never inside a letter. */
const char *pdn_say(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/** The text with its first letter capital. */
const char *pdn_say_capital(const char *text);

#ifdef __cplusplus
}
#endif

#endif
