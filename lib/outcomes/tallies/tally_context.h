/* tally_context.h - one tally under way, and the tallies that have a file of
 * their own. */
#ifndef PDN_TALLY_CONTEXT_H
#define PDN_TALLY_CONTEXT_H

#include "core/textmap.h"
#include "pdnet/tallies.h"

typedef struct {
    const pdn_table *t;
    const pdn_tally_options *o;
    pdn_diagnostics *f;
    pdn_tally *out;
    pdn_arena keys; /* scratch */
    pdn_textmap seen;
} tally_context;

const char *tally__text(const tally_context *w, const char *column, size_t row);
double tally__number(const tally_context *w, const char *column, size_t row);

/* A copy that lives as long as the tally; NULL for none. */
pdn_status tally__keep(const tally_context *w, const char *s, const char **out);

/* What is wrong with a cell, without its message. */
pdn_diagnostic tally__fault(const tally_context *w, size_t row,
                            const char *column);

/* The number under which these three texts were first seen: `mine` when they
 * had not been. */
pdn_status tally__intern(tally_context *w, const char *first,
                         const char *second, const char *third, size_t mine,
                         size_t *met);

/* share, lo and hi of x of n, and where there is none why. */
void tally__share(double x, double n, double *share, double *lo, double *hi);

/* Of what is made of two cells: hidden where one of them is. */
double tally__absence(double a, double b);

pdn_status stages__count(tally_context *w);
pdn_status actions__count(tally_context *w);
pdn_status voices__count(tally_context *w);

#endif
