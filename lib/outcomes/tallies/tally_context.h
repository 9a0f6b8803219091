/* tally_context.h - one tally under way, and the tallies that have a file of
 * their own. */
#ifndef PDN_TALLY_CONTEXT_H
#define PDN_TALLY_CONTEXT_H

#include "core/textmap.h"
#include "pdnet/tallies.h"

#include <stdbool.h>

typedef struct {
    const pdn_table *t;
    const pdn_tally_options *o;
    pdn_findings *f;
    pdn_tally *out;
    pdn_arena keys; /* scratch */
    pdn_textmap seen;
} pdn_i_tallying;

const char *pdn_i_tally_text(const pdn_i_tallying *w, const char *column,
                             size_t row);
double pdn_i_tally_number(const pdn_i_tallying *w, const char *column,
                          size_t row);

/* A copy that lives as long as the tally; NULL for none. */
pdn_status pdn_i_tally_keep(const pdn_i_tallying *w, const char *s,
                            const char **out);

/* What is wrong with a cell, without its message. */
pdn_finding pdn_i_tally_fault(const pdn_i_tallying *w, size_t row,
                              const char *column);

/* The number under which these three texts were first seen: `mine` when they
 * had not been. */
pdn_status pdn_i_tally_meet(pdn_i_tallying *w, const char *first,
                            const char *second, const char *third, size_t mine,
                            size_t *met);

/* share, lo and hi of x of n, and where there is none why. */
void pdn_i_tally_share(double x, double n, double *share, double *lo,
                       double *hi);

pdn_status pdn_i_stages(pdn_i_tallying *w);
pdn_status pdn_i_actions(pdn_i_tallying *w);

#endif
