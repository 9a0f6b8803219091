/* tallies.h - counts with their denominators. */
#ifndef PDN_TALLIES_H
#define PDN_TALLIES_H

#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** lo, hi only when asked for: the inputs of a meeting are no sample. Votes and
 *  ideas are sums of what is known; hidden where one of them is. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/themes.def"
} pdn_theme_row;

extern PDN_API const pdn_schema pdn_themes_schema;

/** A kind that was not asked has its cells not asked. gap = staff - youth. A
 *  kind that is neither has rows of its own, behind those of its question.
 *  Intervals are 95 %: Student's of a mean, Welch's of the gap, empty under two
 *  answers or without a standard deviation. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/voices.def"
} pdn_voice_row;

extern PDN_API const pdn_schema pdn_voices_schema;

typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/together.def"
} pdn_together_row;

extern PDN_API const pdn_schema pdn_together_schema;

/** The parts of a stage against it. */
typedef enum {
    PDN_PARTS_NONE,
#define STAGE(name, code) PDN_PARTS_##name,
#include "columns/codes.def"
} pdn_stage_check;

/** share: of the stage that this one is part of. check: `adds-up`,
 *  `short-by-N`, `over-by-N` where several parts make up the stage; `nested`
 *  where one does; `more-than-whole` where a part is more than its whole. of:
 *  the count that share is of. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/stages.def"
} pdn_stage_row;

extern PDN_API const pdn_schema pdn_stages_schema;

typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/offers.def"
} pdn_offer_row;

extern PDN_API const pdn_schema pdn_offers_schema;

/** How far a step is. */
typedef enum {
    PDN_ACTION_NONE,
#define ACTION(name, code) PDN_ACTION_##name,
#include "columns/codes.def"
} pdn_action_state;

/** What can be said of the pair of groups that a step was about. */
typedef enum {
    PDN_FOLLOWED_NONE, /* not looked for */
#define FOLLOWED(name, code) PDN_FOLLOWED_##name,
#include "columns/codes.def"
} pdn_followed;

/** state: `done`, `done-late` (after the deadline), `open`; and `overdue`, if a
 *  day to judge on is given, when the deadline was before it. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/actions.def"
} pdn_action_row;

extern PDN_API const pdn_schema pdn_actions_schema;

/** What the cell `check` of a stage says; *by: the number behind it, NaN where
 *  there is none. PDN_PARTS_NONE for an empty cell and for another text. */
PDN_API pdn_stage_check pdn_stage_check_of(const char *check, double *by);

/** The table of a tally, by its name ("themes"); NULL for another word. */
PDN_API const pdn_schema *pdn_tally_schema(const char *kind);

/** Zero means the defaults. on: a day as 2023-08-01 on which actions are
 *  judged, what was done later not yet done; NULL: as the file stands. The
 *  clock is never read. */
typedef struct {
    bool interval; /* of themes */
    const char *on;
    size_t least; /* voices: what fewer answered is hidden; 0: nothing */
} pdn_tally_options;

/** Rows of the kind that was asked for. Zero-initialise. */
typedef struct {
    pdn_arena text;
    void *row;
    size_t rows;
} pdn_tally;

/**
 * @param kind   themes, voices, together, stages, offers or actions.
 * @param table  a file of kind inputs, voices, together, stages, offers or
 *               actions. Counts are of its rows, in the order of the first of
 *               each; offers by level (1 to 4) and municipality, zeros too.
 *
 * Intervals are Wilson's, 95 %. Faults (something that stands twice, more
 * coordinated than both, a stage that is part of none) are recorded with
 * their line; PDN_EPARSE then. Parts that do not add up are warnings. PDN_EARG
 * for another kind. O(rows).
 */
PDN_API pdn_status pdn_tally_make(const char *kind, const pdn_table *table,
                                  const pdn_tally_options *o,
                                  pdn_diagnostics *f,
                                  pdn_tally *out) PDN_MUST_USE;

/** The kind of file that a tally reads ("inputs" for "themes"); NULL for
 *  another word. */
PDN_API const char *pdn_tally_file(const char *kind);

/** True for a day of the calendar, written as 2023-08-01. */
PDN_API bool pdn_tally_is_day(const char *s);

PDN_API void pdn_tally_clear(pdn_tally *t);

#ifdef __cplusplus
}
#endif

#endif
