/* title.h - the finding on top of a sheet, in one sentence or two. */
#ifndef PDN_TITLE_H
#define PDN_TITLE_H

#include "pdnet/baseline.h"
#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Each gives text that is malloc'ed and the caller's to free. */

/** "Tre steder butter samarbeidet: mellom NAV og BUP, ..." The places stand in
 *  the order of pdn_pairs_of_concern, as many as a sentence holds. */
pdn_status pdn_title_of_map(const pdn_pair *pair, size_t n,
                            char **out) PDN_MUST_USE;

/** "Fire av 91 par av tjenester har et tydelig brudd. Ett par vet vi ikke nok
 *  om." */
pdn_status pdn_title_of_pairs(const pdn_pair *pair, size_t n,
                              char **out) PDN_MUST_USE;

/** "91 par er prøvd mot tilfeldig variasjon; 4 er merket. Om lag 0,2 av dem
 *  kan ventes ved ren tilfeldighet." by_chance NaN: not known, left out. */
pdn_status pdn_note_of_pairs(const pdn_pair *pair, size_t n, double by_chance,
                             char **out) PDN_MUST_USE;

/** Which units differ from the rest by more than chance variation, then how
 *  many of how many in all. Rows of one indicator and year. */
pdn_status pdn_title_of_baseline(const pdn_baseline_row *row, size_t n,
                                 char **out) PDN_MUST_USE;

/** The same finding, then how many chance alone would put outside. */
pdn_status pdn_title_of_funnel(const pdn_baseline_row *row, size_t n,
                               char **out) PDN_MUST_USE;

/** "Rekkefølgen er usikker: kommune F kan være fra nummer 3 til nummer 21 av
 *  46." In the ring of say.h. */
const char *pdn_say_rank_range(const pdn_baseline_row *row, size_t units);

/** How many times the variance of chance alone the units have: "Variasjonen
 *  mellom 46 kommuner er fra 0,9 til 2,1 ganger det ren tilfeldighet gir.", and
 *  that it is uncertain where they are few. "" where it is not known or not the
 *  same for all rows. Rows of one indicator and year. In the ring of say.h. */
const char *pdn_say_variation(const pdn_baseline_row *row, size_t n);

/** Where a unit's share lies, by its flag: 0 inside or not known, 1 outside 95
 *  %, 2 outside 99.8 % (and beyond the adjusted limits where units differ more
 *  than by chance). In a small unit a share beyond a drawn line is not outside:
 *  the lines are interpolated between counts. */
int pdn_baseline_outside(const pdn_baseline_row *row);

/** Finds the rows of one indicator (NULL: that of the first row) and year (0:
 *  the latest of that indicator); `index` has room for n. */
size_t pdn_baseline_pick(const pdn_baseline_row *row, size_t n,
                         const char *indicator, double year, size_t *index);

/** Whether the indicator counts young people outside school and work, by its
 *  name. */
bool pdn_about_outside(const char *indicator);

/** "1148 av 5076 unge, om lag 23 av 100"; "4 av 9 unge" under 20. In the ring
 *  of say.h. */
const char *pdn_say_people(double events, double population);

/** The same inside a sentence: with the comma that closes the clause. */
const char *pdn_say_people_clause(double events, double population);

/** "Usikkerhet: fra 16,9 til 22,2 %.", or "" where there is no interval or
 * fewer than 20 young people. In the ring of say.h. */
const char *pdn_say_uncertainty(const pdn_baseline_row *row);

#ifdef __cplusplus
}
#endif

#endif
