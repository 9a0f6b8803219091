/* practices.h - what those who do better do, and their peers do not. */
#ifndef PDN_PRACTICES_H
#define PDN_PRACTICES_H

#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A practice of a unit, or a measure of its people. */
typedef enum {
    PDN_PRACTICE_NONE,
#define PRACTICE(name, code) PDN_PRACTICE_##name,
#include "columns/codes.def"
} pdn_practice_kind;

/** The columns of pdn-practices (contract section 3), in its order. kind:
 *  `practice` (yes or no) or `measure` (mean of a unit's people). Text is
 *  borrowed from the tables. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/practices.def"
} pdn_practice_row;

extern PDN_API const pdn_schema pdn_practice_schema;

typedef struct {
    const pdn_table *measures; /* or NULL */
    const char *by;            /* its column that names the unit */
    const char *const *only;   /* measures wanted; NULL: all */
    size_t onlys;
    double fewest; /* a unit's mean that fewer people stand behind, who
                      answered, is left out; 0: none */
    size_t draws;
    uint64_t seed;
} pdn_practice_options;

/** The options when nobody says otherwise. */
PDN_API pdn_practice_options pdn_practices_defaults(void);

/** Zero-initialise. */
typedef struct {
    pdn_practice_row *row;
    size_t rows, tested;
    size_t deviants, peers; /* units of deviants.csv */
} pdn_practices;

/**
 * Holds the units whose claim is sustained or improved against those whose
 * claim is none or one-year; others are on neither side, nor is a unit that is
 * without a claim for the counter-indicator's sake alone (claim_unchecked). A
 * row per practice and year in the order of the file, then one per measure in
 * the order of its columns: the mean over the people of each unit for whom it
 * is defined (not id, responded, rank, rank_lo, rank_hi, nominators).
 *
 * Yes or no: Newcombe's interval, Fisher's test. Measures: permutation of the
 * units' labels while the graph, and so every unit's mean, stays as it is.
 *
 * With one deviant, or one peer, nothing is tested. Else K is the least number
 * such that at most K rows have smallest_p <= .05 / K; those are tested, and q
 * runs over them (Tarone 1990, Biometrics 46:515; Gilbert 2005, Appl. Stat.
 * 54:143). In the others p_exact and q stay empty: they could not have shown
 * anything, and the counts speak for themselves.
 *
 * Errors  PDN_EPARSE  a practice of a unit twice in a year.
 *         PDN_EDATA   judged units without unit or claim, twice, or with a
 *                     claim that is none; no unit in common; no such measure.
 * Cost    rows x assignments (see contrast.h).
 * Source  Fisher's exact test; Cliff (1993), Psychol. Bull. 114, 494-509.
 */
PDN_API pdn_status pdn_practices_make(const pdn_table *practices,
                                      const pdn_deviant_row *unit, size_t units,
                                      const pdn_practice_options *o,
                                      pdn_diagnostics *f,
                                      pdn_practices *out) PDN_MUST_USE;

PDN_API void pdn_practices_clear(pdn_practices *p);

/* ---- who took one up, and when. */

/** A row of pdn-practices --change. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/practices_change.def"
} pdn_practice_change;

extern PDN_API const pdn_schema pdn_practices_change_schema;

/** Practice after practice in the order of the file, years in order.
 *  Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_practice_change *row;
    size_t rows;
} pdn_practices_change;

/**
 * What became of each practice from one year of the file to the next: how many
 * units took it up, kept it, gave it up, do it in neither year; were not asked
 * (also: no row), or did not answer. Rows without a year are left out. Counts
 * of what came after, never of what came of anything.
 *
 * Errors  PDN_EPARSE  a practice of a unit twice in a year, told in f
 * Cost    rows, and practices x years x units
 * Proof   practices.bats, by hand
 */
PDN_API pdn_status
pdn_practices_change_make(const pdn_table *practices, pdn_diagnostics *f,
                          pdn_practices_change *out) PDN_MUST_USE;

PDN_API void pdn_practices_change_clear(pdn_practices_change *c);

#ifdef __cplusplus
}
#endif

#endif
