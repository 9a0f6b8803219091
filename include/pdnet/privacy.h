/* privacy.h - what may be shown to everybody: figures that few people stand
 * behind are hidden, and with them every figure that they follow from. */
#ifndef PDN_PRIVACY_H
#define PDN_PRIVACY_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/table.h"
#include "pdnet/wave_differences.h"
#include "pdnet/waves.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How many people must stand behind a figure, where nobody says; and below
 *  which number one has to say that it is meant. All or none of fewer than
 *  PDN_ALIKE_BELOW tells of everybody. */
enum { PDN_FEWEST = 5, PDN_FEWEST_UNASKED = 3, PDN_ALIKE_BELOW = 10 };

typedef struct {
    double fewest; /* counts of 1 to fewest - 1 are hidden; below 2: none */
    bool organisations; /* one answer stands for one organisation: what they
                           say of one another is no person's, and stands */
    bool persons;       /* ids, names and free text stand */
    bool counts_alone;  /* what is found does not weigh in what more is hidden:
                           the same whatever the draws */
    const char *const *practice; /* names of practices that may stand however
                                    few units were asked */
    size_t practices;
} pdn_privacy_options;

/** A figure that stands elsewhere and is the sum of a column over all rows. */
typedef struct {
    const char *column;
    double *total; /* hidden in place where it must be */
} pdn_private_total;

/** A share that stands beside the units of outcomes, with its counts or without
 *  (NaN): hidden in place where it would tell of a unit that is. */
typedef struct {
    double *share, *events, *population;
} pdn_private_reference;

/** One table of what is to be shown. Rows are changed in place; of obstacles,
 *  duties and what the same people rate those go that are about a group which
 *  is not shown, since that there is one tells of it: `rows` is then fewer. */
typedef struct {
    const pdn_schema *schema;
    void *row;
    size_t rows;
    const pdn_private_total *total;
    size_t totals;
    const pdn_private_reference *reference; /* of pdn_baseline_row */
    size_t references;
    pdn_about *about; /* NULL: none. n and answered come to be those of the
                         groups that are shown, where not all are */
    const pdn_wave_behind *behind; /* of each row, of pairs, ratings and
                                      barriers of waves; NULL: not known */
    /* out: */
    bool nothing_left;  /* every figure that the table is for is hidden */
    size_t rows_hidden; /* about too few people */
    size_t few, cells;  /* figures hidden by themselves, and in all */
} pdn_private_table;

/** What was hidden. */
typedef struct {
    double fewest; /* 0: nothing was to be hidden */
    size_t rows;   /* about too few people: every figure is hidden */
    size_t few;    /* figures that too few people stand behind */
    size_t others; /* figures that a hidden one follows from */
    size_t narrow; /* hidden figures whose range could not be made wide */
    size_t cells;  /* figures hidden in all */
} pdn_hidden;

/**
 * Decides over all tables at once what is hidden, and hides it in the rows:
 * numbers become pdn_absent(PDN_SUPPRESSED), texts the mark of that state, a
 * verdict about too few people `hidden`. What stands is rounded as
 * lib/columns/units.def says.
 *
 * First by itself: rows about fewer than `fewest` people or fewer than 3 who
 * answered; counts from 1 to fewest - 1 and their complements to a total that
 * stands; means and shares of fewer than `fewest`; all the same answer of fewer
 * than 10; names and free text. Then whatever follows (identities.def), and
 * more until no hidden count is determined by what stands and the range that it
 * can be in is at least max(fewest - 1, a fifth of the count) wide.
 *
 * Cost     a small linear programme for most hidden counts.
 * Source   Willenborg and de Waal (2001), Elements of Statistical
 *          Disclosure Control.
 */
PDN_API pdn_status pdn_privacy_hide(const pdn_privacy_options *o,
                                    pdn_private_table *table, size_t tables,
                                    pdn_hidden *out) PDN_MUST_USE;

/**
 * The same of one table of a network by itself: obstacles, unmet duties, the
 * network as a whole, what is left of it, kinds of tie. It is decided over
 * beside the pairs of groups of that network, made without draws, so that it
 * does not tell what their own table hides: what is said of a pair of which
 * nothing stands, how many people there are in all where some group is not
 * shown. about, where it is given, then counts those who are shown.
 *
 * @param by   as pdn_network_by has it; without such a column, or of
 *             organisations, the table is decided over alone.
 * @param out  of that table.
 *
 * Errors  those of pdn_breakdown_make
 */
PDN_API pdn_status pdn_privacy_hide_beside(const pdn_privacy_options *o,
                                           const pdn_network *g, const char *by,
                                           pdn_private_table *table,
                                           pdn_hidden *out) PDN_MUST_USE;

/** The same of two tables that may stand beside each other: units and their
 *  years. out: of the first. */
PDN_API pdn_status pdn_privacy_hide_with(const pdn_privacy_options *o,
                                         pdn_private_table *table,
                                         pdn_private_table *with,
                                         pdn_hidden *out) PDN_MUST_USE;

/**
 * The same of one table of pdn-waves (turnover, whole, pairs, ratings or
 * barriers) by itself. All of them are made of the waves, without draws, and
 * decided over at once, so that those that were hidden in runs of their own do
 * not tell of each other.
 *
 * @param how    as the table was made.
 * @param table  of all waves given, those that follow one another in order.
 * @param out    of what was hidden in that table: rows and cells; few, others
 *               and narrow of all.
 *
 * Errors  those of the five makers
 * Cost    theirs without draws, and that of pdn_privacy_hide
 */
PDN_API pdn_status pdn_privacy_hide_waves(const pdn_privacy_options *o,
                                          const pdn_wave *wave, size_t waves,
                                          const pdn_waves_options *how,
                                          pdn_private_table *table,
                                          pdn_hidden *out) PDN_MUST_USE;

/** Waves one behind the other, how they were compared, and their pairs of
 *  groups. */
typedef struct {
    const pdn_wave *wave;
    size_t waves;
    const pdn_waves_options *how;
    const pdn_wave_pair *pair;
    size_t pairs;
} pdn_private_waves;

/**
 * Counts what became of the contacts anew, of each two waves: between people of
 * services that are shown in both of them. Others count as on no list. Rows of
 * which everybody is shown stay as they are. Where few came from a service that
 * is not shown to one that is, what is kept and lost is hidden.
 *
 * @param of    as the rows were made.
 * @param row   of pdn_waves_turnover, waves - 1; before it is hidden.
 *
 * Errors  those of pdn_waves_turnover
 * Proof   test_privacy, by hand; the attacker's totals
 */
PDN_API pdn_status pdn_privacy_recount_waves(const pdn_privacy_options *o,
                                             const pdn_private_waves *of,
                                             pdn_waves_row *row) PDN_MUST_USE;

/** What is said of the pairs of two waves comes to be what their own tables,
 *  hidden already, say of them. */
PDN_API void pdn_privacy_tell_verdicts(const pdn_breakdown *before,
                                       const pdn_breakdown *after,
                                       pdn_wave_pairs *pairs);

#ifdef __cplusplus
}
#endif

#endif
