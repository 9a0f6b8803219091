/* visits_parts.h - whom to visit and what to ask: what the sheet and the page
 * tell. Private to plots/. */
#ifndef PDN_VISITS_PARTS_H
#define PDN_VISITS_PARTS_H

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"

enum { VISITS_PRACTICES = 12, VISITS_QUESTIONS = 4 };

/** Something the unit does; what is known of the one it is held beside. */
typedef struct {
    const char *name;
    bool known, there; /* is it known of the other; does that one do it */
} visits_practice;

/** One unit to visit. Texts borrow, or are of the context. */
typedef struct {
    const pdn_deviant_row *unit;
    const pdn_deviant_row *match; /* NULL: none, or not among the rows */
    visits_practice does[VISITS_PRACTICES]; /* not done by the other first */
    size_t practices, more;
    bool asked; /* is anything known of what it does */
} visits_card;

/** A pair that breaks down, and pairs of either service where it works. */
typedef struct {
    const pdn_pair *pair;
    const pdn_pair **works;
    size_t n;
} visits_pair;

/** Zero-initialise. */
typedef struct {
    visits_card *card; /* sustained before improved, then by q */
    size_t cards;
    visits_pair *pair; /* the most important first */
    size_t pairs;
    const pdn_pair **works;
    const char *without; /* that units are in no model; NULL: none are not */
} visits_rows;

pdn_status visits_rows__take(const pdn_visits *v,
                             visits_rows *out) PDN_MUST_USE;
void visits_rows__clear(visits_rows *q);

/* Texts of the context. */
const char *visits_rows__title(const pdn_visits *v, const visits_rows *q);
/** "vedvarende bedre enn ventet: 10,8 % sett, 17,9 % ventet" */
const char *visits_rows__claim(const visits_card *k);
const char *visits_rows__match(const visits_card *k);
/** "fast kontaktperson (ikke i Kommune 23)" */
const char *visits_rows__does(const visits_card *k, size_t i);
/** What to ask; NULL after the last. */
const char *visits_rows__question(const visits_card *k, size_t i);
/** Pairs of which neither stands in one that works. */
size_t visits_rows__alone(const visits_rows *q);
/** The heading of the pairs; that none of them does is said here, once. */
const char *visits_rows__stuck(const visits_rows *q);
/** "Det fungerer mellom ...: spør dem hvordan."; "" where it works nowhere. */
const char *visits_rows__where_it_works(const visits_pair *p);
const char *visits_rows__caution(void);

#endif
