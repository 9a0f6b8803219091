#include "series_breaks.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* `x` and `x, K1` are both about x. */
static bool is_about(const char *whose, const char *indicator)
{
    size_t n = whose != NULL ? strlen(whose) : 0;

    if (whose == NULL) return true;
    if (indicator == NULL || strncmp(whose, indicator, n) != 0) return false;
    return indicator[n] == '\0' || strncmp(indicator + n, ", ", 2) == 0;
}

double series_breaks__last(const pdn_table *breaks, const char *indicator,
                           double from, double to)
{
    double last = (double)NAN;
    const pdn_column *year =
        breaks != NULL ? pdn_table_column(breaks, "year") : NULL;
    const pdn_column *whose =
        breaks != NULL ? pdn_table_column(breaks, "indicator") : NULL;

    if (year == NULL) return last;
    for (size_t i = 0; i < breaks->rows; i++) {
        double x = year->number[i];
        if (!(x > from && x <= to)) continue;
        if (whose != NULL && !is_about(whose->text[i], indicator)) continue;
        if (isnan(last) || x > last) last = x;
    }
    return last;
}

bool series_breaks__about(const pdn_table *breaks, const char *indicator)
{
    const pdn_column *whose = pdn_table_column(breaks, "indicator");
    bool about = false;

    for (size_t i = 0; i < breaks->rows; i++)
        about = about || whose == NULL || is_about(whose->text[i], indicator);
    return about;
}

/* Whether the break is about some row, and lies among its years. */
static bool meets(const pdn_outcomes *rows, const char *whose, double year)
{
    bool before = false, after = false;

    for (size_t i = 0; i < rows->rows; i++) {
        if (!is_about(whose, rows->row[i].indicator)) continue;
        before = before || rows->row[i].year < year;
        after = after || rows->row[i].year >= year;
    }
    return before && after;
}

static pdn_status tell_unmet(const pdn_table *breaks, size_t row,
                             const char *name, double year, pdn_diagnostics *f)
{
    pdn_diagnostic at = {.file = breaks->file,
                         .line = breaks->line != NULL ? breaks->line[row] : 0,
                         .severity = PDN_WARNING,
                         .code = "unmet"};

    return pdn_diagnostics_add(
        f, at,
        "no rows%s%s%s before and from %s: nothing is "
        "broken there",
        name != NULL ? " of \"" : "", name != NULL ? name : "",
        name != NULL ? "\"" : "", pdn_number_format(year).text);
}

pdn_status series_breaks__tell(const pdn_table *breaks,
                               const pdn_outcomes *rows, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_column *year = NULL, *whose = NULL, *why = NULL;

    if (breaks == NULL) return PDN_OK;
    year = pdn_table_column(breaks, "year");
    whose = pdn_table_column(breaks, "indicator");
    why = pdn_table_column(breaks, "why");
    for (size_t i = 0; year != NULL && i < breaks->rows; i++) {
        const char *name = whose != NULL ? whose->text[i] : NULL;
        const char *text = why != NULL ? why->text[i] : NULL;
        pdn_diagnostic at = {
            .file = breaks->file, .severity = PDN_NOTE, .code = "break"};
        if (!meets(rows, name, year->number[i])) {
            PDN_TRY(tell_unmet(breaks, i, name, year->number[i], f));
            continue;
        }
        PDN_TRY(pdn_diagnostics_add(
            f, at,
            "%s%s%scounted otherwise from %s on%s%s%s: no change or "
            "trend across it",
            name != NULL ? "\"" : "", name != NULL ? name : "",
            name != NULL ? "\" is " : "",
            pdn_number_format(year->number[i]).text, text != NULL ? " (" : "",
            text != NULL ? text : "", text != NULL ? ")" : ""));
    }
out:
    return st;
}
