#include "baseline_notes.h"

#include "shares.h"

#include <math.h>

/* The first row of an indicator whose events are no people; NULL: none. */
static const pdn_outcome *first_case(const pdn_outcomes *rows)
{
    for (size_t i = 0; i < rows->rows; i++)
        if (rows->row[i].cases) return &rows->row[i];
    return NULL;
}

static pdn_status tell_cases(const pdn_outcomes *rows, pdn_diagnostics *f)
{
    const pdn_outcome *first = first_case(rows);
    size_t many = 0;

    if (first == NULL) return PDN_OK;
    for (size_t i = 0; i < rows->rows; i++)
        many += rows->row[i].cases;
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "cases", rows->file,
        "%zu of %zu rows are of an indicator with more events than people "
        "(%s%s%s): cases, so rates only; shares and what rests on them "
        "stay empty there",
        many, rows->rows, first->indicator != NULL ? "\"" : "",
        first->indicator != NULL ? first->indicator : "no indicator",
        first->indicator != NULL ? "\"" : "");
}

static pdn_status tell_published(const pdn_outcomes *rows, pdn_diagnostics *f)
{
    size_t n = 0;

    for (size_t i = 0; i < rows->rows; i++) {
        const pdn_outcome *o = &rows->row[i];
        n += !shares__counted(o) && (!isnan(o->rate) || !isnan(o->smr));
    }
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        f, PDN_NOTE, "published", rows->file,
        "%zu of %zu rows have a published rate or ratio and no counts: "
        "shown as they are, and never tested",
        n, rows->rows);
}

/* How hidden counts enter the spread. */
static const char *spell_hidden(const pdn_outcome *o, char text[64])
{
    if (isnan(o->hidden_hi))
        return "out of the spread, too: nobody knows how many they are";
    if (o->hidden_hi <= 0) return "in the spread as 1 to 4 events";
    pdn_format(text, 64, "in the spread as %.0f to %.0f events", o->hidden_lo,
               o->hidden_hi);
    return text;
}

/* Rows of which something is not known. */
struct absences {
    size_t bare, hidden, made, ungrouped, small;
};

static struct absences count_absences(const pdn_outcomes *rows)
{
    struct absences k = {0};

    for (size_t i = 0; i < rows->rows; i++) {
        const pdn_outcome *row = &rows->row[i];
        bool suppressed = pdn_state_of(shares__absence(row)) == PDN_SUPPRESSED;
        k.hidden += !(shares__counted(row) || row->cases) && suppressed;
        k.made += pdn_state_of(row->events) == PDN_SUPPRESSED &&
                  (row->joined || row->estimated);
        k.bare += !(shares__counted(row) || row->cases) && !suppressed;
        k.ungrouped += row->group == NULL;
        k.small += row->rounded && shares__counted(row) &&
                   (row->events <= 0 || fabs(row->events - 3) < .5);
    }
    return k;
}

/* Columns, or cells of them, that are not there. */
static pdn_status tell_bare(const pdn_outcomes *rows, const pdn_table *t,
                            size_t bare, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    bool population = pdn_table_column(t, "population") != NULL;
    bool events = pdn_table_column(t, "events") != NULL;

    if (!population || !events) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_WARNING, "no-counts", rows->file,
            "no column %s%s%s: interval, benchmark, funnel, shrunk share "
            "and rank range stay empty",
            population ? "" : "population",
            !population && !events ? " or " : "", events ? "" : "events"));
    } else if (bare > 0) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_WARNING, "no-counts", rows->file,
            "%zu of %zu rows lack events or population: no interval, "
            "funnel or shrunk share there",
            bare, rows->rows));
    }
out:
    return st;
}

pdn_status baseline_notes__absent(const pdn_outcomes *rows, const pdn_table *t,
                                  const pdn_baseline_options *o,
                                  pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    char range[64];
    const struct absences k = count_absences(rows);
    size_t n = rows->rows;

    PDN_TRY(tell_bare(rows, t, k.bare, f));
    if (k.hidden > 0) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_NOTE, "suppressed", rows->file,
            "%zu of %zu rows are suppressed: left out of the benchmark, "
            "%s",
            k.hidden, n, spell_hidden(&rows->row[0], range)));
    }
    if (k.small > 0) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_NOTE, "rounded", rows->file,
            "%zu of %zu counts are 0 or 3, as counts of 1 and 2 are "
            "rounded: they enter the spread as 0 to 2 and 1 to 3, and "
            "share_min and share_max say how far they reach",
            k.small, n));
    }
    if (k.made > 0) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_NOTE, "suppressed", rows->file,
            "%zu of the suppressed rows are of merged or split units, and "
            "may hold more than 4 or none: left out of the spread, too",
            k.made));
    }
    if (o->benchmark == PDN_AGAINST_GROUP && k.ungrouped > 0) {
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_WARNING, "no-group", rows->file,
            "%zu of %zu rows have no group: no benchmark there", k.ungrouped,
            n));
    }
    PDN_TRY(tell_published(rows, f));
    PDN_TRY(tell_cases(rows, f));
out:
    return st;
}

pdn_status baseline_notes__unfitted(const benchmark__given *y, const char *file,
                                    pdn_diagnostics *f)
{
    const pdn_outcome *o = y->row[0];
    bool named = o->indicator != NULL;

    return pdn_diagnostics_tell(
        f, PDN_WARNING, "unfitted", file,
        "%s%s%s%.17g: how much the units differ could not be fitted; shrunk "
        "shares and rank ranges stay empty there",
        named ? "\"" : "", named ? o->indicator : "", named ? "\" " : "",
        o->year);
}
