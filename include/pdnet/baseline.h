/* baseline.h - outcomes of units against a benchmark, a baseline and each
 * other. */
#ifndef PDN_BASELINE_H
#define PDN_BASELINE_H

#include "pdnet/core.h"
#include "pdnet/shards.h"
#include "pdnet/stats.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the rows of an outcomes file, checked and typed. */

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
    const char *origin; /* "published" or "made", as it stands there; NULL */
    double year, events, population, share_percent;
    double age_from, age_to, period_years, expected;
    double rate, smr; /* as published, where counts are not; smr: 100 is the
                         reference */
    double paired[PDN_PAIRED]; /* people of the nullpunkt year and this one */
    int decimals;              /* of share_percent, as written; -1: not known */
    double hidden_lo, hidden_hi; /* what events may be where it is hidden */
    bool rounded;                /* events of 1 and 2 stand as 0 or 3 */
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

/** Reads an outcomes file; `year` may be a period (contract section 1), and
 *  options->where picks rows. One that is refused for a faulty cell is looked
 *  through for the faults of pdn_outcomes_take, too, so that one run tells them
 *  all. PDN_EPARSE leaves *out cleared. */
PDN_API pdn_status pdn_outcomes_read(const char *path,
                                     const pdn_csv_options *options,
                                     pdn_events events, pdn_diagnostics *f,
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
PDN_API pdn_status pdn_outcomes_take(const pdn_table *table,
                                     const char *indicator, pdn_events events,
                                     pdn_diagnostics *f,
                                     pdn_outcomes *out) PDN_MUST_USE;

/** What a column of the table says of a row: of a joined one the mean over the
 *  rows it is made of, each counting as its people; NaN where one of them lacks
 *  it. For what units have (rates, shares), not for counts. */
PDN_API double pdn_outcome_value(const pdn_outcomes *rows, const pdn_outcome *o,
                                 const double *column);

/** A column that an outcomes file counts with: events, share_percent, expected
 *  and the four paired ones. It is no resource of a unit. */
PDN_API bool pdn_outcome_counts(const char *column);

/** By indicator (none first), year, unit; then by line. For qsort of
 *  pdn_outcome and of pointers to it. */
PDN_API int pdn_outcome_compare(const pdn_outcome *a, const pdn_outcome *b);

/** strcmp where NULL stands before everything. */
PDN_API int pdn_text_compare(const char *a, const char *b);

PDN_API void pdn_outcomes_clear(pdn_outcomes *o);

/* ---- the classes that a published map colours by. */

/** A band of the published map: [from, to) in per cent; a band that ends at
 *  100 holds 100 too. */
typedef struct {
    const char *label;
    double from_percent, to_percent;
} pdn_band;

/** Takes the bands of a bands table, in its order: label, from_percent,
 *  to_percent. Faults (empty label, from not below to, an overlap) are
 *  recorded with their line; PDN_EPARSE then. *band is malloc'ed, its labels
 *  are borrowed. */
PDN_API pdn_status pdn_bands_take(const pdn_table *table, pdn_diagnostics *f,
                                  pdn_band **band, size_t *bands) PDN_MUST_USE;

/** The band of x of n, without rounding: NULL where none holds it. */
PDN_API const pdn_band *pdn_band_of(const pdn_band *band, size_t bands,
                                    double x, double n);

/** Whether x of n in per cent, rounded to one decimal, is where one band ends
 *  and another begins: the published map may have it on either side. */
PDN_API bool pdn_band_edge(const pdn_band *band, size_t bands, double x,
                           double n);

/* ---- units on a map of equal squares. */

/** Where a unit's square stands: column from the west, row from the north. */
typedef struct {
    const char *unit;
    double column, row;
} pdn_tile;

/** The Kongsvinger region's six municipalities, as they lie. */
PDN_API const pdn_tile *pdn_tiles_of_region(size_t *tiles);

/** Takes the squares of a tiles table: unit, column, row. Two units on one
 *  square, a unit twice and a place above 199 are recorded with their line;
 *  PDN_EPARSE then. *tile is malloc'ed, its names are borrowed. */
PDN_API pdn_status pdn_tiles_take(const pdn_table *table, pdn_diagnostics *f,
                                  pdn_tile **tile, size_t *tiles) PDN_MUST_USE;

/** The square of a unit; NULL: it has none. */
PDN_API const pdn_tile *pdn_tile_of(const pdn_tile *tile, size_t tiles,
                                    const char *unit);

/* ---- units merged, split or renamed: earlier rows told in the units
 * of today. */

/** A crosswalk file: columns old, new, year, share. */
typedef struct {
    const pdn_table *table; /* its text is borrowed */
    const char *const
        *elsewhere; /* names of other things that it may speak of,
                       as services: no fault where no row has one */
    size_t elsewheres;
    bool told; /* what it has to remark stands already: faults only */
} pdn_crosswalk;

/**
 * Moves every row of an old unit and of a year before the crosswalk's `year`
 * (none: of every year) to the new unit. Several olds with one new are a
 * merger: counts are added. One old with several news is a split: each takes
 * its `share` (none: 1) of the counts in whole numbers, population and events
 * each by the largest remainder, so that the parts add to the whole. Links
 * follow one another in time.
 *
 * What cannot be added is not invented: a merger of shares without counts, or
 * one where an old unit's row is missing, is not defined (and a warning says
 * so); one with a hidden count is hidden. A row of the crosswalk that no row
 * goes by is a warning, with the unit whose name is near.
 *
 * Rows without figures of years in which the unit was not, as publishers print
 * them for a new unit beside its parts and for one that is gone, are left out;
 * a note says how many.
 *
 * A joined row knows the rows it is made of (pdn_outcome_value).
 *
 * @param rows       changed in place; in the order of the first row of each.
 *
 * Errors  PDN_EPARSE  an empty name, a share outside (0, 1], shares of one old
 *                     unit and year above 1, an old unit that is its own new.
 */
PDN_API pdn_status pdn_crosswalk_apply(const pdn_crosswalk *crosswalk,
                                       pdn_diagnostics *f,
                                       pdn_outcomes *rows) PDN_MUST_USE;

/** The same for a table of services, units or municipalities that is no table
 *  of outcomes (handovers, voices, together, offers, practices): a name of rows
 *  before the crosswalk's year becomes the new one, where the table has years,
 *  else everywhere. Rows that become one are put together (counts added, a yes
 *  stays, a mean weighed by its answers; what one of them does not tell is not
 *  told); one that leads from a service to itself goes. A split cannot be made
 *  here: a fault, PDN_EPARSE. What was done, and what met nothing, is recorded.
 */
PDN_API pdn_status pdn_crosswalk_rename(const pdn_table *links, pdn_table *t,
                                        pdn_diagnostics *f) PDN_MUST_USE;

/* ---- outcome shares with their uncertainty, against a benchmark and
 * against the nullpunkt. */

/** Of a unit beside its band and its benchmark. */
typedef enum {
    PDN_NO_FLAG,
#define FLAG(name, code) PDN_FLAG_##name,
#include "columns/codes.def"
    PDN_FLAGS
} pdn_flag;

/** The columns of pdn-baseline (contract section 3), in its order; what is
 *  added stands at the end. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/baseline.def"
} pdn_baseline_row;

extern PDN_API const pdn_schema pdn_baseline_schema;

typedef enum { PDN_LOWER_IS_BETTER, PDN_HIGHER_IS_BETTER } pdn_better;
extern PDN_API const pdn_option_word pdn_betters[];

typedef enum {
    PDN_AGAINST_ALL,
    PDN_AGAINST_GROUP,
    PDN_AGAINST_VALUE
} pdn_benchmark;

/** Their words; PDN_AGAINST_VALUE has none: it is a share. */
extern PDN_API const pdn_option_word pdn_benchmarks[];

typedef struct {
    const char *indicator; /* NULL: every one */
    pdn_method interval;
    double level; /* 0: .95 */
    pdn_benchmark benchmark;
    double benchmark_value; /* a share */
    double nullpunkt;       /* a year; 0: none */
    double per; /* rates: events per so many people and year; 0: no rates, and
                   more events than people are a fault */
    pdn_better better;
    const pdn_band *band;
    size_t bands;
    const pdn_crosswalk *crosswalk; /* NULL: none */
    const pdn_table *breaks; /* indicator, year, why: counted otherwise from
                                then on; NULL: none */
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_baseline_options;

/** The options when nobody says otherwise. */
PDN_API pdn_baseline_options pdn_baseline_defaults(void);

/** One of the words of pdn_benchmarks, or a share from 0 to 1, into o. False,
 *  and o left alone, for anything else. */
PDN_API bool pdn_benchmark_read(const char *text, pdn_baseline_options *o);

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_baseline_row *row;
    size_t rows;
} pdn_baseline;

/** outcomes: the table read from an outcomes file (contract section 2). Notes
 *  (a missing population, say) are recorded in f. */
PDN_API pdn_status pdn_baseline_make(const pdn_table *outcomes,
                                     const pdn_baseline_options *o,
                                     pdn_diagnostics *f,
                                     pdn_baseline *out) PDN_MUST_USE;

PDN_API void pdn_baseline_clear(pdn_baseline *b);

#ifdef __cplusplus
}
#endif

#endif
