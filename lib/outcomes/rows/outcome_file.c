#include "outcome_file.h"

#include "outcome_periods.h"
#include "pdnet/baseline.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"
#include "table/rows/total_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The names that a column may have, as a message lists them. */
static void list_names(const pdn_file_kind *k, const char *name, char *text,
                       size_t size)
{
    size_t used = (size_t)snprintf(text, size, "%s", name);

    for (size_t i = 0; i < k->wants; i++) {
        const char *const *also = k->want[i].also;
        if (strcmp(k->want[i].name, name) != 0) continue;
        for (; also != NULL && *also != NULL && used < size; also++)
            used += (size_t)snprintf(text + used, size - used, ", %s", *also);
    }
}

static bool has(const pdn_table *t, const char *name)
{
    return pdn_table_column(t, name) != NULL;
}

/* Is there nothing in the table that figures could be made of? */
static bool counts_nothing(const pdn_table *t)
{
    return !has(t, "events") && !has(t, "population") &&
           !has(t, "share_percent");
}

/* Where counts or people are missing: which headings are none that is known,
 * and what was expected. */
static pdn_status tell_headings(const pdn_file_kind *k, const pdn_table *t,
                                const char *missing, pdn_diagnostics *f)
{
    char names[300] = "", wanted[160];
    size_t n = 0, used = 0;

    for (size_t c = 0; c < t->columns; c++) {
        bool known = false;
        for (size_t i = 0; i < k->wants; i++)
            known = known || strcmp(k->want[i].name, t->column[c].name) == 0;
        if (known || n++ >= 6) continue;
        used +=
            (size_t)snprintf(names + used, sizeof names - used, "%s\"%.40s\"",
                             n > 1 ? ", " : "", t->column[c].name);
    }
    if (n == 0) return PDN_OK;
    if (counts_nothing(t))
        return pdn_diagnostics_tell(
            f, PDN_ERROR, "heading", t->file,
            "no heading is events, population or share_percent; %s%s: say "
            "which they are (--column events=THEIRS, --column "
            "population=THEIRS)",
            names, n > 6 ? " ..." : "");
    list_names(k, missing, wanted, sizeof wanted);
    return pdn_diagnostics_add(f,
                               (pdn_diagnostic){.file = t->file,
                                                .severity = PDN_WARNING,
                                                .code = "heading",
                                                .action = "carried along"},
                               "no heading is %s; %s%s not known: is one of "
                               "them meant? (--column %s=THEIRS)",
                               wanted, names,
                               n > 6   ? ", ... are"
                               : n > 1 ? " are"
                                       : " is",
                               missing);
}

bool outcome_file__unread(const pdn_column *c)
{
    const pdn_file_kind *k = pdn_file_kind_of("outcomes");

    for (size_t i = 0; i < k->wants; i++)
        if (strcmp(k->want[i].name, c->name) == 0) return false;
    return c->text != NULL;
}

const pdn_column *outcome_file__holding(const pdn_table *t, const char *value)
{
    if (value == NULL || has(t, "indicator")) return NULL;
    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (!outcome_file__unread(c)) continue;
        for (size_t i = 0; i < t->rows; i++)
            if (c->text[i] != NULL && strcmp(c->text[i], value) == 0) return c;
    }
    return NULL;
}

static bool varies(const pdn_column *c, size_t rows)
{
    for (size_t i = 1; i < rows; i++)
        if (pdn_text_compare(c->text[i - 1], c->text[i]) != 0) return true;
    return false;
}

/* Columns of words are no resources: nothing here will look at them. */
static pdn_status tell_unread(const pdn_file_kind *k, const pdn_table *t,
                              pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    char names[300] = "";
    size_t n = 0, used = 0;

    for (size_t c = 0; c < t->columns; c++) {
        PDN_TRY(word_columns__tell_nearly(k, t, c, f));
        if (!outcome_file__unread(&t->column[c]) ||
            !varies(&t->column[c], t->rows) || n++ >= 6)
            continue;
        used +=
            (size_t)snprintf(names + used, sizeof names - used, "%s\"%.40s\"",
                             n > 1 ? ", " : "", t->column[c].name);
    }
    if (n > 0)
        PDN_TRY(pdn_diagnostics_add(
            f,
            (pdn_diagnostic){.file = t->file,
                             .severity = PDN_NOTE,
                             .code = "carried-along",
                             .action = "carried along"},
            "%zu heading%s of words not among those known, not read: %s%s", n,
            n == 1 ? "" : "s", names, n > 6 ? ", ..." : ""));
out:
    return st;
}

pdn_status outcome_file__read(const char *path, const pdn_csv_options *options,
                              pdn_diagnostics *f, pdn_table *out)
{
    pdn_status st = PDN_OK, faulty = PDN_OK;
    const pdn_file_kind *k = pdn_file_kind_of("outcomes");
    pdn_want *want = NULL;
    size_t errors = f->errors;

    PDN_NEW(want, k->wants);
    for (size_t i = 0; i < k->wants; i++) {
        want[i] = k->want[i];
        if (strcmp(want[i].name, "year") == 0) want[i].kind = PDN_TEXT;
    }
    faulty = pdn_csv_read_faulty(path, options, want, k->wants, f, out);
    if (faulty != PDN_OK && faulty != PDN_EPARSE) {
        st = faulty;
        goto out;
    }
    if (options != NULL && faulty == PDN_OK)
        PDN_TRY(picked_rows__keep(out, options->where, options->wheres, f));
    PDN_TRY(total_rows__leave_units(out, "unit", f));
    if (faulty == PDN_OK && !has(out, "events") && !has(out, "share_percent"))
        PDN_TRY(tell_headings(k, out, "events", f));
    if (faulty == PDN_OK && has(out, "events") && !has(out, "population"))
        PDN_TRY(tell_headings(k, out, "population", f));
    if (faulty == PDN_OK) PDN_TRY(tell_unread(k, out, f));
    PDN_TRY(outcome_periods__settle(out, f));
    if (f->errors > errors) st = pdn_diagnostics_verdict(f);
out:
    free(want);
    return st;
}
