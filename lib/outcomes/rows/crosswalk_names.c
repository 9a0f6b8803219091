#include "crosswalk_names.h"

#include "core/textmap.h"
#include "table/rows/rows.h"

#include "pdnet/baseline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tables that are no outcomes, told in the names of today: what was renamed
 * or merged gets its new name, and rows that become one are put together. */

enum { LONGEST_CHAIN = 8 };

static const char *const named[] = {
    "from", "to", "unit", "service", "service_a", "service_b", "municipality"};

struct renaming {
    const pdn_table *links;
    pdn_table *t;
    pdn_diagnostics *f;
    pdn_arena text;
    const char **old; /* keys */
    bool *met;
    size_t renamed, merged, within;
};

static double number_at(const pdn_table *t, const char *column, size_t row)
{
    const pdn_column *c = pdn_table_column(t, column);

    return c != NULL && c->number != NULL ? c->number[row] : (double)NAN;
}

/* The first link that the name of a row of that year goes by; links->rows:
 * none. */
static size_t link_of(const struct renaming *r, const char *key, double year)
{
    for (size_t i = 0; i < r->links->rows; i++) {
        double since = number_at(r->links, "year", i);
        if (r->old[i] == NULL || strcmp(r->old[i], key) != 0) continue;
        if (isnan(year) || isnan(since) || year < since) return i;
    }
    return r->links->rows;
}

/* One old with several news, or part of a whole. */
static bool is_split(const struct renaming *r, size_t link)
{
    const pdn_column *new = pdn_table_column(r->links, "new");

    if (number_at(r->links, "share", link) < 1) return true;
    for (size_t i = 0; i < r->links->rows; i++)
        if (i != link && r->old[i] != NULL &&
            strcmp(r->old[i], r->old[link]) == 0 &&
            strcmp(new->text[i], new->text[link]) != 0 &&
            !(number_at(r->links, "year", i) <
              number_at(r->links, "year", link)) &&
            !(number_at(r->links, "year", i) >
              number_at(r->links, "year", link)))
            return true;
    return false;
}

static pdn_status rename_cell(struct renaming *r, const char **cell, size_t row)
{
    pdn_status st = PDN_OK;
    const pdn_column *new = pdn_table_column(r->links, "new");
    double year = number_at(r->t, "year", row);
    const char *key = NULL;

    for (int step = 0; *cell != NULL && step < LONGEST_CHAIN; step++) {
        PDN_TRY(pdn_name_key(&r->text, *cell, &key));
        size_t link = link_of(r, key, year);
        if (link == r->links->rows) break;
        r->met[link] = true;
        if (is_split(r, link)) {
            PDN_TRY(pdn_diagnostics_add(
                r->f,
                (pdn_diagnostic){.file = r->t->file,
                                 .line =
                                     r->t->line != NULL ? r->t->line[row] : 0,
                                 .severity = PDN_ERROR,
                                 .code = "crosswalk"},
                "\"%s\" is split by %s: its counts cannot be parted here",
                *cell, r->links->file));
            break;
        }
        r->renamed += step == 0;
        PDN_TRY(pdn_table_text(r->t, new->text[link], cell));
    }
out:
    return st;
}

/* ---- Rows that become one ----------------------------------------------- */

/* What two rows have in common when they become one: every word and the year.
 */
static pdn_status key_of(struct renaming *r, size_t row, const char **out)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL, number[PDN_NUMBER_SIZE];
    size_t n = 0;
    FILE *f = open_memstream(&bytes, &n);

    if (f == NULL) return pdn_no_memory();
    for (size_t k = 0; k < r->t->columns; k++) {
        const pdn_column *c = &r->t->column[k];
        if (c->text != NULL)
            fprintf(f, "%s\n", c->text[row] != NULL ? c->text[row] : "");
    }
    pdn_number_write(number_at(r->t, "year", row), number);
    fputs(number, f);
    if (fclose(f) != 0 || bytes == NULL) PDN_TRY(pdn_no_memory());
    *out = pdn_arena_text(&r->text, bytes, n);
    PDN_TRY(pdn_had_memory(*out));
out:
    free(bytes);
    return st;
}

/* The standard deviation of two samples as one. */
static double pooled_sd(const pdn_table *t, size_t to, size_t row, double x,
                        double y)
{
    double a = number_at(t, "answers", to), b = number_at(t, "answers", row);
    double apart = number_at(t, "mean", to) - number_at(t, "mean", row);

    if (isnan(apart) || !(a + b > 1)) return pdn_absent(PDN_NOT_DEFINED);
    return sqrt(
        ((a - 1) * x * x + (b - 1) * y * y + a * b / (a + b) * apart * apart) /
        (a + b - 1));
}

/* Counts are added, a yes stays a yes, a mean is weighed by the answers; what
 * is not known on one side is not known of both. */
static void put_together(const pdn_table *t, size_t to, size_t row)
{
    double a = number_at(t, "answers", to), b = number_at(t, "answers", row);
    double x_sd = number_at(t, "sd", to), y_sd = number_at(t, "sd", row);
    double sd = pooled_sd(t, to, row, x_sd, y_sd);

    for (size_t k = 0; k < t->columns; k++) {
        const pdn_column *c = &t->column[k];
        if (c->number == NULL || strcmp(c->name, "year") == 0) continue;
        double x = c->number[to], y = c->number[row];
        if (isnan(x) || isnan(y))
            c->number[to] = isnan(x) ? x : y;
        else if (c->kind == PDN_INTEGER || strncmp(c->name, "count_", 6) == 0)
            c->number[to] = x + y;
        else if (strcmp(c->name, "sd") == 0)
            c->number[to] = sd;
        else if (c->kind == PDN_BOOLEAN)
            c->number[to] = fmax(x, y);
        else if (strcmp(c->name, "mean") == 0 && a + b > 0)
            c->number[to] = (a * x + b * y) / (a + b);
        else
            c->number[to] = pdn_absent(PDN_NOT_DEFINED);
    }
}

/* From a service to itself, since two became one. */
static bool is_within(const pdn_table *t, size_t row)
{
    static const char *const ends[][2] = {{"from", "to"},
                                          {"service_a", "service_b"}};

    for (size_t i = 0; i < 2; i++) {
        const pdn_column *a = pdn_table_column(t, ends[i][0]);
        const pdn_column *b = pdn_table_column(t, ends[i][1]);
        if (a != NULL && b != NULL && a->text[row] != NULL &&
            b->text[row] != NULL && strcmp(a->text[row], b->text[row]) == 0)
            return true;
    }
    return false;
}

static pdn_status merge_rows(struct renaming *r, const bool *changed)
{
    pdn_status st = PDN_OK;
    pdn_textmap rows = {0};
    bool *keep = NULL;
    const char *key = NULL;
    uint32_t first = 0;
    bool *moved = NULL; /* some row of that name was renamed */

    PDN_NEW(keep, r->t->rows);
    PDN_NEW(moved, r->t->rows);
    for (uint32_t i = 0; i < r->t->rows; i++) {
        keep[i] = true;
        PDN_TRY(key_of(r, i, &key));
        PDN_TRY(textmap__put(&rows, key, i, &first));
        moved[first] = moved[first] || changed[i];
        if (changed[i] && is_within(r->t, i)) {
            keep[i] = false;
            r->within++;
        } else if (first != i && moved[first]) {
            put_together(r->t, first, i);
            keep[i] = false;
            r->merged++;
        }
    }
    rows__keep(r->t, keep);
out:
    free(keep);
    free(moved);
    textmap__clear(&rows);
    return st;
}

/* ---- All of it ---------------------------------------------------------- */

static pdn_status tell(const struct renaming *r, bool alone)
{
    pdn_status st = PDN_OK;
    size_t unmet = 0;
    pdn_diagnostic at = {
        .file = r->links->file, .severity = PDN_NOTE, .code = "crosswalk"};

    for (size_t i = 0; i < r->links->rows; i++)
        unmet += !r->met[i];
    PDN_TRY(
        pdn_diagnostics_add(r->f, at,
                            "%zu names in %s became others; rows that became "
                            "one %zu, that lead from a service to itself %zu "
                            "(left out)",
                            r->renamed, r->t->file, r->merged, r->within));
    if (unmet == 0 || !alone) goto out;
    if (unmet == r->links->rows) at.severity = PDN_WARNING;
    PDN_TRY(pdn_diagnostics_add(r->f, at, "%zu of %zu rows meet nothing in %s",
                                unmet, r->links->rows, r->t->file));
out:
    return st;
}

static pdn_status read_links(struct renaming *r)
{
    pdn_status st = PDN_OK;
    const pdn_column *old = pdn_table_column(r->links, "old");

    PDN_NEW(r->old, r->links->rows);
    PDN_NEW(r->met, r->links->rows);
    for (size_t i = 0; i < r->links->rows; i++)
        if (old->text[i] != NULL)
            PDN_TRY(pdn_name_key(&r->text, old->text[i], &r->old[i]));
out:
    return st;
}

static pdn_status rename_all(const pdn_table *links, pdn_table *t, bool alone,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct renaming r = {.links = links, .t = t, .f = f};
    bool *changed = NULL;

    PDN_TRY(read_links(&r));
    PDN_NEW(changed, t->rows);
    for (size_t i = 0; i < PDN_COUNT(named); i++) {
        const pdn_column *c = pdn_table_column(t, named[i]);
        for (size_t k = 0; c != NULL && c->text != NULL && k < t->rows; k++) {
            const char *before = c->text[k];
            PDN_TRY(rename_cell(&r, &c->text[k], k));
            changed[k] = changed[k] || c->text[k] != before;
        }
    }
    PDN_TRY(pdn_diagnostics_verdict(f));
    PDN_TRY(merge_rows(&r, changed));
    if (alone || r.renamed > 0) PDN_TRY(tell(&r, alone));
out:
    free(changed);
    free(r.old);
    free(r.met);
    pdn_arena_clear(&r.text);
    return st;
}

pdn_status pdn_crosswalk_rename(const pdn_table *links, pdn_table *t,
                                pdn_diagnostics *f)
{
    return rename_all(links, t, true, f);
}

pdn_status crosswalk_names__rename(const pdn_table *links, pdn_table *t,
                                   pdn_diagnostics *f)
{
    return rename_all(links, t, false, f);
}
