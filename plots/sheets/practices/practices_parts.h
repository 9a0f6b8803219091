/* practices_parts.h - what those who do better do that others do not: the rows
 * as the sheet and the page tell them. Private to plots/. */
#ifndef PDN_PRACTICES_PARTS_H
#define PDN_PRACTICES_PARTS_H

#include "pdnet/practices.h"
#include "pdnet/sheets.h"

/** The rows of one year, and those without a year, in the order in which they
 *  are told: what stands out, then by the difference; what is not known last.
 *  Zero-initialise. Rows borrow. */
typedef struct {
    const pdn_practice_row **row;
    size_t rows;
    size_t clear, signs; /* more often done by those who do better */
    double year;         /* NaN: the rows have none */
} practices_rows;

/** year 0: the latest. PDN_EDATA where there is no row. */
pdn_status practices_rows__take(const pdn_practice_row *row, size_t n,
                                double year, practices_rows *out) PDN_MUST_USE;
void practices_rows__clear(practices_rows *q);

/* Texts of the context. */
/** The practice, with a capital letter. */
const char *practices_rows__name(const pdn_practice_row *r);

const char *practices_rows__title(const practices_rows *q);
/** "Forskjell i andel 0,80 (usikkerhet: fra 0,12 til 0,96). p = 0,04." */
const char *practices_rows__sure(const pdn_practice_row *r);
const char *practices_rows__detail(const pdn_practice_row *r);
/** "3 av 4 blant dem som gjør det bedre enn ventet, 1 av 4 blant de andre" */
const char *practices_rows__counts(const pdn_practice_row *r);
/** What so few units could have shown. */
const char *practices_rows__reach(const practices_rows *q);

/** That doing so is no cause. */
const char *practices_rows__caution(void);

/** Whether a row was tested and is more often done by those who do better. */
bool practices_rows__stands_out(const pdn_practice_row *r);

/** A text of the context, of who took a practice up and who gave it up: "Tatt i
 *  bruk av 1 av 6 som ikke gjorde det før: Kommune 31." */
const char *practices_change__detail(const pdn_practice_change *p);

#endif
