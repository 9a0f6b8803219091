/* tally.h - counts with their denominators: themes, voices, simultaneity,
 * stages, offers, actions. */
#ifndef PDN_TALLY_H
#define PDN_TALLY_H

#include "pdnet/findings.h"
#include "pdnet/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    const char *theme;
    double inputs, of, share, votes, vote_share, first_rank;
} pdn_theme_row;

/** A kind that was not asked has its cells not asked. gap = staff - youth. */
typedef struct {
    const char *service, *question;
    double staff_answers, staff_mean, youth_answers, youth_mean, gap;
} pdn_voice_row;

typedef struct {
    const char *service_a, *service_b;
    double year, both, coordinated, share, lo, hi;
} pdn_together_row;

/** share: of the stage that this one is part of. check: `adds-up`,
 *  `short-by-N`, `over-by-N` where several parts make up the stage; `nested`
 *  where one does; `more-than-whole` where a part is more than its whole. */
typedef struct {
    const char *chain, *stage, *part_of;
    double count, share, lo, hi;
    const char *check;
} pdn_stage_row;

typedef struct {
    double level;
    const char *municipality;
    double offers;
} pdn_offer_row;

/** state: `done`, `done-late` (after the deadline), `open`. */
typedef struct {
    const char *finding, *step, *owner, *deadline, *done, *state;
} pdn_action_row;

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
 * their line; PDN_EPARSE then. PDN_EARG for another kind.
 */
pdn_status pdn_tally_make(const char *kind, const pdn_table *table,
                          pdn_findings *f, pdn_tally *out) PDN_MUST_USE;

/** The kind of file that a tally reads ("inputs" for "themes"); NULL for
 *  another word. */
const char *pdn_tally_file(const char *kind);

void pdn_tally_clear(pdn_tally *t);

#ifdef __cplusplus
}
#endif

#endif
