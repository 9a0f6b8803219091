/* outcome.h - the rows of an outcomes file, checked and typed. */
#ifndef PDN_OUTCOME_H
#define PDN_OUTCOME_H

#include "pdnet/csv.h"
#include "pdnet/findings.h"
#include "pdnet/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What events are: people, each counted once at most; or cases, of which there
 *  may be more than people. */
typedef enum { PDN_PEOPLE, PDN_CASES } pdn_events;

/** Who was counted at the nullpunkt and now, of the people there both times:
 *  the columns paired_both, paired_before, paired_now, paired_neither. */
enum {
    PDN_PAIRED_BOTH,
    PDN_PAIRED_BEFORE,
    PDN_PAIRED_NOW,
    PDN_PAIRED_NEITHER,
    PDN_PAIRED
};

/** One unit in one year of one indicator. Text is borrowed from the tables.
 *  A number whose column is missing is not defined. */
typedef struct {
    const char *unit, *indicator, *group, *definition; /* NULL: none */
    double year, events, population, share_percent;
    double age_from, age_to, period_years, expected;
    double paired[PDN_PAIRED]; /* people of the nullpunkt year and this one */
    int decimals;              /* of share_percent, as written; -1: not known */
    bool cases;     /* events of this indicator are more than people can be */
    bool estimated; /* its counts are a share of a split unit's */
    bool joined;    /* its counts are those of several rows */
    size_t line;    /* in the file; 0 where there is none */
    size_t row;     /* in the table: where its resource columns stand */
    size_t source, sources; /* joined: the rows it is made of, from this one of
                               pdn_outcomes.source on */
} pdn_outcome;

/** A row of the table that a joined one holds, and how many people of it. */
typedef struct {
    size_t row;
    double people;
} pdn_outcome_source;

/** Zero-initialise. The table must outlive it. */
typedef struct {
    pdn_outcome *row;
    size_t rows;
    pdn_outcome_source *source;
    size_t sources;
    const char *file;
} pdn_outcomes;

/** Reads an outcomes file. One that is refused for a faulty cell is looked
 *  through for the faults of pdn_outcomes_take, too, so that one run tells them
 *  all. PDN_EPARSE leaves *out cleared. */
pdn_status pdn_outcomes_read(const char *path, const pdn_csv_options *options,
                             pdn_events events, pdn_findings *f,
                             pdn_table *out) PDN_MUST_USE;

/**
 * Takes the rows of one indicator (NULL: of all) from an outcomes table.
 *
 * Faults are recorded with their line: an empty unit, no year, a count that is
 * not whole, more events than people (PDN_CASES: every row of that indicator
 * is marked `cases` instead), a share_percent outside 0 .. 100, paired counts
 * that are not all four there or contradict events and population, a unit
 * twice in one year of one indicator, and rows of one indicator that differ in
 * age band, definition or period (they are never compared). A share_percent
 * that contradicts the counts is a warning.
 *
 * Errors  PDN_EPARSE  any fault; *out stays cleared.
 *         PDN_EDATA   no row of that indicator.
 */
pdn_status pdn_outcomes_take(const pdn_table *table, const char *indicator,
                             pdn_events events, pdn_findings *f,
                             pdn_outcomes *out) PDN_MUST_USE;

/** What a column of the table says of a row: of a joined one the mean over the
 *  rows it is made of, each counting as its people; NaN where one of them lacks
 *  it. For what units have (rates, shares), not for counts. */
double pdn_outcome_value(const pdn_outcomes *rows, const pdn_outcome *o,
                         const double *column);

/** A column that an outcomes file counts with: events, share_percent, expected
 *  and the four paired ones. It is no resource of a unit. */
bool pdn_outcome_counts(const char *column);

/** By indicator (none first), year, unit; then by line. For qsort of
 *  pdn_outcome and of pointers to it. */
int pdn_outcome_compare(const pdn_outcome *a, const pdn_outcome *b);

/** strcmp where NULL stands before everything. */
int pdn_text_compare(const char *a, const char *b);

void pdn_outcomes_clear(pdn_outcomes *o);

#ifdef __cplusplus
}
#endif

#endif
