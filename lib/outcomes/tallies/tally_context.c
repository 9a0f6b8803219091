#include "tally_context.h"

#include "outcomes/rows/row_cell.h"

#include "pdnet/stats.h"

#include <math.h>

const char *tally__text(const tally_context *w, const char *column, size_t row)
{
    return row_cell__text(pdn_table_column(w->t, column), row);
}

double tally__number(const tally_context *w, const char *column, size_t row)
{
    return row_cell__number(pdn_table_column(w->t, column), row);
}

pdn_status tally__keep(const tally_context *w, const char *s, const char **out)
{
    *out = NULL;
    if (s == NULL || s[0] == '\0') return PDN_OK;
    return pdn_arena_keep(&w->out->text, s, out);
}

pdn_diagnostic tally__fault(const tally_context *w, size_t row,
                            const char *column)
{
    return row_cell__place(w->t, pdn_table_column(w->t, column), row, PDN_ERROR,
                           "tally");
}

pdn_status tally__intern(tally_context *w, const char *first,
                         const char *second, const char *third, size_t mine,
                         size_t *met)
{
    uint32_t at = 0;
    const char *key = row_cell__key(&w->keys, first, second, third);

    if (key == NULL) return pdn_no_memory();
    pdn_status st = textmap__put(&w->seen, key, (uint32_t)mine, &at);
    *met = at;
    return st;
}

double tally__absence(double a, double b)
{
    bool hidden =
        pdn_state_of(a) == PDN_SUPPRESSED || pdn_state_of(b) == PDN_SUPPRESSED;

    return pdn_absent(hidden ? PDN_SUPPRESSED : PDN_NOT_DEFINED);
}

void tally__share(double x, double n, double *share, double *lo, double *hi)
{
    pdn_interval ci = pdn_share_interval(x, n, .95, PDN_WILSON);
    bool there = !isnan(ci.lo);
    double none = tally__absence(x, n);

    *share = there ? x / n : none;
    *lo = there ? ci.lo : none;
    *hi = there ? ci.hi : none;
}
