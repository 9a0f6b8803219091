/* outcome_parts.h - what the two sheets of outcomes share. */
#ifndef PDN_OUTCOME_PARTS_H
#define PDN_OUTCOME_PARTS_H

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

/** The rows of one indicator and year. */
typedef struct {
    pdn_baseline_row *row; /* copies; text borrowed */
    size_t rows;
    pdn_entry *entry; /* of the units outside, furthest first, or of few */
    size_t entries;
    const char *title;
} outcome_rows;

typedef const char *outcome_rows__title(const pdn_baseline_row *row, size_t n);

pdn_status outcome_rows__take(const pdn_baseline_row *row, size_t n,
                              const pdn_outcomes_options *o,
                              outcome_rows__title *title, outcome_rows *out);
void outcome_rows__clear(outcome_rows *q);

/** Whether it is one of one's own units. */
bool outcome_rows__own(const pdn_outcomes_options *o,
                       const pdn_baseline_row *r);

/** The facts without the survey's: who answered is not about outcomes; that
 *  `made` of n rows are made, where nothing else is said of it. */
pdn_sheet_facts outcome_rows__facts(const pdn_sheet_facts *facts, size_t made,
                                    size_t n);

/** How many of n rows are made, by the origin that each has. */
size_t outcome_rows__made(const char *const *origin, size_t stride, size_t n);

/** Whether two units are held against one and the same share. */
bool outcome_rows__same_benchmark(const pdn_baseline_row *a,
                                  const pdn_baseline_row *b);

/** Whether no earlier row has the benchmark of row i, which is known. */
bool outcome_rows__is_first_of_benchmark(const outcome_rows *q, size_t i);

/** Whether groups are held against a share each. */
bool outcome_rows__has_groups(const outcome_rows *q);

/** What the units are held against, that of each group where they have one
 *  each; "" where it is hidden. Text of the context. */
const char *outcome_rows__held_against(const outcome_rows *q);

/** What the share line of all units is called, with its count. Text of the
 * context. */
const char *outcome_rows__benchmark_label(const outcome_rows *q,
                                          const pdn_baseline_row *r);

/** A reference's label with its share and count. Text of the context. */
const char *outcome_rows__reference_label(const pdn_reference *r);

/** Begins their sheet. */
void outcome_rows__begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                         const outcome_rows *q, pdn_sheet *out);

/** How the units lie to a reference; "" where it has no share. Text of the
 *  context. */
const char *outcome_rows__beside(const pdn_baseline_row *row, size_t n,
                                 const pdn_reference *ref);

/** What rounded counts may be, and how the units lie to the first reference; of
 * a sheet with bars, too, what a bar that misses the line of all does not say.
 * "" for nothing. Text of the context. */
const char *outcome_rows__against(const outcome_rows *q,
                                  const pdn_outcomes_options *o, bool bars);

/** Sets the entries, then `note` in small letters under a rule. `legend`
 *  lines stand between. */
void outcome_rows__column(pdn_sheet *s, const outcome_rows *q, double legend,
                          const char *note);

#endif
