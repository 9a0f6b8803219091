#include "unit_twice.h"

#include "outcome_file.h"

#include <math.h>

static bool is_twice(const pdn_outcome *a, const pdn_outcome *b)
{
    return b->unit != NULL && !isnan(b->year) && !isnan(a->year) &&
           !(fabs(a->year - b->year) > 0) &&
           pdn_text_compare(a->indicator, b->indicator) == 0 &&
           pdn_text_compare(a->unit, b->unit) == 0;
}

static bool tells_apart(const pdn_column *c, pdn_outcome *const *order,
                        size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (is_twice(order[i - 1], order[i]) &&
            pdn_text_compare(c->text[order[i - 1]->row],
                             c->text[order[i]->row]) == 0)
            return false;
    return true;
}

/* The column of words that nothing reads, and that tells such rows apart. */
static const pdn_column *unread(const pdn_table *t, pdn_outcome *const *order,
                                size_t n)
{
    for (size_t k = 0; k < t->columns; k++)
        if (outcome_file__unread(&t->column[k]) &&
            tells_apart(&t->column[k], order, n))
            return &t->column[k];
    return NULL;
}

static pdn_diagnostic place(const pdn_table *t, size_t row)
{
    const pdn_column *unit = pdn_table_column(t, "unit");
    pdn_diagnostic at = {
        .file = t->file, .severity = PDN_ERROR, .code = "unit-twice"};

    if (t->line != NULL) at.line = t->line[row];
    if (t->field != NULL) at.column = t->field[unit - t->column];
    return at;
}

static pdn_status tell(const pdn_table *t, const pdn_outcome *a,
                       const pdn_outcome *b, pdn_diagnostics *f)
{
    return pdn_diagnostics_add(
        f, place(t, b->row),
        "\"%s\" stands twice in %s%s%s (first in line %zu)", b->unit,
        pdn_number_format(b->year).text, b->indicator != NULL ? " of " : "",
        b->indicator != NULL ? b->indicator : "", a->line);
}

static pdn_status tell_cause(const pdn_table *t, const pdn_outcome *a,
                             const pdn_outcome *b, size_t rows,
                             const pdn_column *c, pdn_diagnostics *f)
{
    const char *one = c->text[a->row], *other = c->text[b->row];

    return pdn_diagnostics_add(
        f, place(t, b->row),
        "%zu rows of units that stand already in their year (\"%s\" in %s, "
        "first in line %zu): the column \"%s\", which is not read, tells them "
        "apart (\"%.40s\", \"%.40s\"): say that it is the indicator (--column "
        "\"indicator=%s\"), or which rows are meant (--where \"%s=%.40s\")",
        rows, b->unit, pdn_number_format(b->year).text, a->line, c->name,
        one != NULL ? one : "", other != NULL ? other : "", c->name, c->name,
        one != NULL ? one : "");
}

pdn_status unit_twice__check(const pdn_table *t, pdn_outcome *const *order,
                             size_t n, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *cause = NULL;
    size_t rows = 0, first = 0;

    for (size_t i = 1; i < n; i++)
        if (is_twice(order[i - 1], order[i])) {
            rows++;
            if (first == 0 || order[i]->line < order[first]->line) first = i;
        }
    if (rows > 1) cause = unread(t, order, n);
    if (cause != NULL)
        return tell_cause(t, order[first - 1], order[first], rows, cause, f);
    for (size_t i = 1; i < n && rows > 0; i++)
        if (is_twice(order[i - 1], order[i]))
            PDN_TRY(tell(t, order[i - 1], order[i], f));
out:
    return st;
}
