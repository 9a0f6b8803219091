#include "outcome_file.h"
#include "paired.h"
#include "row_cell.h"
#include "total_units.h"
#include "unit_twice.h"

#include "pdnet/baseline.h"
#include "pdnet/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The columns of an outcomes table that are looked at here. */
struct columns {
    const pdn_column *unit, *indicator, *group, *definition, *origin;
    const pdn_column *year, *events, *population, *share_percent;
    const pdn_column *age_from, *age_to, *period_years, *expected, *rate, *smr;
    const pdn_column *paired[PDN_PAIRED];
};

struct reader {
    const pdn_table *table;
    struct columns c;
    pdn_diagnostics *f;
    pdn_events events;
    bool refused; /* faulty cells, not defined here, are told already */
};

static int number_compare(double a, double b)
{
    if (isnan(a) || isnan(b)) return !isnan(a) - !isnan(b);
    return (a > b) - (a < b);
}

int pdn_outcome_compare(const pdn_outcome *a, const pdn_outcome *b)
{
    int c = pdn_text_compare(a->indicator, b->indicator);

    if (c == 0) c = number_compare(a->year, b->year);
    if (c == 0) c = pdn_text_compare(a->unit, b->unit);
    if (c == 0) c = (a->row > b->row) - (a->row < b->row);
    return c;
}

static int by_place(const void *va, const void *vb)
{
    return pdn_outcome_compare(*(pdn_outcome *const *)va,
                               *(pdn_outcome *const *)vb);
}

static struct columns columns_of(const pdn_table *t)
{
    struct columns c = {
        .unit = pdn_table_column(t, "unit"),
        .indicator = pdn_table_column(t, "indicator"),
        .group = pdn_table_column(t, "group"),
        .definition = pdn_table_column(t, "definition"),
        .origin = pdn_table_column(t, "origin"),
        .year = pdn_table_column(t, "year"),
        .events = pdn_table_column(t, "events"),
        .population = pdn_table_column(t, "population"),
        .share_percent = pdn_table_column(t, "share_percent"),
        .age_from = pdn_table_column(t, "age_from"),
        .age_to = pdn_table_column(t, "age_to"),
        .period_years = pdn_table_column(t, "period_years"),
        .expected = pdn_table_column(t, "expected"),
        .rate = pdn_table_column(t, "rate"),
        .smr = pdn_table_column(t, "smr"),
    };
    for (int k = 0; k < PDN_PAIRED; k++)
        c.paired[k] = pdn_table_column(t, paired__name[k]);
    return c;
}

/* Where a cell stands, for a message; column NULL: the row. */
static pdn_diagnostic place(const struct reader *r, const pdn_column *column,
                            size_t row, pdn_severity severity, const char *code)
{
    pdn_diagnostic at = {
        .file = r->table->file, .severity = severity, .code = code};

    if (r->table->line != NULL) at.line = r->table->line[row];
    if (r->table->field != NULL && column != NULL)
        at.column = r->table->field[column - r->table->column];
    return at;
}

/* How many decimals a published percent shows: as it is written; in a table
 * made in memory, as few as tell it. */
static int decimals_in(const pdn_column *c, size_t row)
{
    char text[PDN_NUMBER_SIZE];

    if (isnan(row_cell__number(c, row))) return -1;
    if (c->decimals != NULL) return c->decimals[row];
    pdn_number_write(c->number[row], text);
    const char *point = strchr(text, '.');
    return point != NULL ? (int)strlen(point + 1) : 0;
}

static pdn_outcome outcome_of(const struct reader *r, size_t row)
{
    pdn_outcome o = {
        .unit = row_cell__text(r->c.unit, row),
        .indicator = row_cell__text(r->c.indicator, row),
        .group = row_cell__text(r->c.group, row),
        .definition = row_cell__text(r->c.definition, row),
        .origin = row_cell__text(r->c.origin, row),
        .year = row_cell__number(r->c.year, row),
        .events = row_cell__number(r->c.events, row),
        .population = row_cell__number(r->c.population, row),
        .share_percent = row_cell__number(r->c.share_percent, row),
        .age_from = row_cell__number(r->c.age_from, row),
        .age_to = row_cell__number(r->c.age_to, row),
        .period_years = row_cell__number(r->c.period_years, row),
        .expected = row_cell__number(r->c.expected, row),
        .rate = row_cell__number(r->c.rate, row),
        .smr = row_cell__number(r->c.smr, row),
        .decimals = decimals_in(r->c.share_percent, row),
        .line = r->table->line != NULL ? r->table->line[row] : 0,
        .row = row,
        .hidden_lo = r->table->marks.hidden_lo,
        .hidden_hi = r->table->marks.hidden_hi,
        .rounded = r->table->marks.rounded,
    };
    for (int k = 0; k < PDN_PAIRED; k++)
        o.paired[k] = row_cell__number(r->c.paired[k], row);
    return o;
}

static pdn_status check_count(const struct reader *r, const pdn_column *column,
                              size_t row)
{
    double x = row_cell__number(column, row);

    if (isnan(x) || (x >= 0 && floor(x) >= x)) return PDN_OK;
    return pdn_diagnostics_add(
        r->f, place(r, column, row, PDN_ERROR, "not-a-count"),
        "%s %s: want a whole number, 0 or more", column->name,
        pdn_column_format(column, row).text);
}

/* Half of the last digit that a published percent shows. */
static double rounding(int decimals)
{
    return .5 * pow(10, -(double)decimals) * (1 + 1e-9);
}

static pdn_status check_share(const struct reader *r, const pdn_outcome *o)
{
    double percent = o->share_percent;

    if (percent < 0 || percent > 100)
        return pdn_diagnostics_add(
            r->f,
            place(r, r->c.share_percent, o->row, PDN_ERROR, "not-a-percent"),
            "share_percent %s: want a number from 0 to 100",
            pdn_column_format(r->c.share_percent, o->row).text);
    if (isnan(percent) || !(o->population > 0) || isnan(o->events))
        return PDN_OK;
    double counted = 100 * o->events / o->population;
    if (fabs(counted - percent) <= rounding(o->decimals) + 1e-9) return PDN_OK;
    return pdn_diagnostics_add(
        r->f, place(r, r->c.share_percent, o->row, PDN_WARNING, "two-shares"),
        "\"%s\": %s of %s is %.2f %%, but share_percent says %s; the "
        "counts are used",
        o->unit != NULL ? o->unit : "", pdn_number_format(o->events).text,
        pdn_number_format(o->population).text, counted,
        pdn_column_format(r->c.share_percent, o->row).text);
}

static pdn_status check_paired(const struct reader *r, const pdn_outcome *o)
{
    char why[PAIRED_REASON_SIZE];
    int at = paired__fault(o, why);

    if (at < 0) return PDN_OK;
    return pdn_diagnostics_add(
        r->f, place(r, r->c.paired[at], o->row, PDN_ERROR, "paired"), "%s",
        why);
}

static pdn_status check_row(const struct reader *r, const pdn_outcome *o)
{
    pdn_status st = PDN_OK;

    if (o->unit == NULL && !r->refused)
        PDN_TRY(pdn_diagnostics_add(
            r->f, place(r, r->c.unit, o->row, PDN_ERROR, "empty-unit"),
            "empty unit: every row needs one"));
    if ((isnan(o->year) || floor(o->year) < o->year) && !r->refused)
        PDN_TRY(pdn_diagnostics_add(
            r->f, place(r, r->c.year, o->row, PDN_ERROR, "no-year"),
            "no year: every row needs a whole number there"));
    PDN_TRY(check_count(r, r->c.events, o->row));
    PDN_TRY(check_count(r, r->c.population, o->row));
    for (int k = 0; k < PDN_PAIRED; k++)
        PDN_TRY(check_count(r, r->c.paired[k], o->row));
    if (r->events == PDN_PEOPLE && o->events > o->population)
        PDN_TRY(pdn_diagnostics_add(
            r->f, place(r, r->c.events, o->row, PDN_ERROR, "too-many-events"),
            "events %s is more than population %s",
            pdn_number_format(o->events).text,
            pdn_number_format(o->population).text));
    PDN_TRY(check_share(r, o));
    if (!r->refused) PDN_TRY(check_paired(r, o));
out:
    return st;
}

static bool same_number(double a, double b)
{
    return isnan(a) || isnan(b) ? isnan(a) && isnan(b) : !(a < b || a > b);
}

static pdn_status add_mixed(const struct reader *r, const pdn_column *column,
                            const pdn_outcome *first, const pdn_outcome *o)
{
    return pdn_diagnostics_add(
        r->f, place(r, column, o->row, PDN_ERROR, "mixed"),
        "\"%s\" %s has another %s than line %zu: rows of one indicator are "
        "compared, so give this one an indicator of its own",
        o->unit != NULL ? o->unit : "", pdn_number_format(o->year).text,
        column->name, first->line);
}

/* Every row of an indicator is of one age band, definition and period. */
static pdn_status check_alike(const struct reader *r, const pdn_outcome *first,
                              const pdn_outcome *o)
{
    const struct columns *c = &r->c;

    if (!same_number(first->age_from, o->age_from))
        return add_mixed(r, c->age_from, first, o);
    if (!same_number(first->age_to, o->age_to))
        return add_mixed(r, c->age_to, first, o);
    if (pdn_text_compare(first->definition, o->definition) != 0)
        return add_mixed(r, c->definition, first, o);
    if (!same_number(first->period_years, o->period_years))
        return add_mixed(r, c->period_years, first, o);
    return PDN_OK;
}

/* order: by indicator. Where one row has more events than people, events are
 * cases in every row of that indicator. */
static void mark_cases(pdn_outcome *const *order, size_t n)
{
    for (size_t i = 0, next = 0; i < n; i = next) {
        bool cases = false;
        for (next = i; next < n && pdn_text_compare(order[next]->indicator,
                                                    order[i]->indicator) == 0;
             next++)
            cases |= order[next]->events > order[next]->population;
        for (size_t k = i; k < next; k++)
            order[k]->cases = cases;
    }
}

bool pdn_outcome_counts(const char *column)
{
    static const char *const names[] = {"events", "share_percent", "expected"};

    for (size_t i = 0; i < PDN_COUNT(names); i++)
        if (strcmp(column, names[i]) == 0) return true;
    for (int k = 0; k < PDN_PAIRED; k++)
        if (strcmp(column, paired__name[k]) == 0) return true;
    return false;
}

static bool wanted(const pdn_outcome *o, const char *indicator)
{
    return indicator == NULL || pdn_text_compare(o->indicator, indicator) == 0;
}

/* order: all rows by indicator. The first line of each is the measure. */
static pdn_status check_mixed(const struct reader *r, pdn_outcome *const *order,
                              size_t n, const char *indicator)
{
    for (size_t i = 0, next = 0; i < n; i = next) {
        const pdn_outcome *first = order[i];
        for (next = i; next < n && pdn_text_compare(order[next]->indicator,
                                                    first->indicator) == 0;
             next++) {
        }
        if (!wanted(first, indicator)) continue;
        for (size_t k = i; k < next; k++)
            if (order[k]->row < first->row) first = order[k];
        for (size_t k = i; k < next; k++) {
            pdn_status st = check_alike(r, first, order[k]);
            if (st != PDN_OK) return st;
        }
    }
    return PDN_OK;
}

static pdn_status no_such_indicator(pdn_outcome *const *order, size_t n,
                                    const char *indicator, const pdn_table *t)
{
    char there[400] = "";
    const char *file = t->file;
    const pdn_column *held = outcome_file__holding(t, indicator);

    for (size_t i = 0; i < n; i++) {
        const char *name = order[i]->indicator;
        if (name == NULL) continue;
        if (i > 0 && pdn_text_compare(order[i - 1]->indicator, name) == 0)
            continue;
        size_t used = strlen(there);
        snprintf(there + used, sizeof there - used, "%s\"%s\"",
                 used > 0 ? ", " : "", name);
    }
    if (n == 0)
        return pdn_fail(PDN_EDATA, "%s%sno rows", file != NULL ? file : "",
                        file != NULL ? ": " : "");
    if (held != NULL)
        snprintf(there, sizeof there,
                 "none; the column \"%.80s\" holds it: --column "
                 "\"indicator=%.80s\"",
                 held->name, held->name);
    return pdn_fail(PDN_EDATA, "%s%sno rows of indicator \"%s\" (there: %s)",
                    file != NULL ? file : "", file != NULL ? ": " : "",
                    indicator, there[0] != '\0' ? there : "none");
}

/* Shares of one in a column of per cents: every one below 1, and not all 0. */
static pdn_status check_fractions(const struct reader *r,
                                  const pdn_outcome *row, size_t n)
{
    size_t shares = 0;
    double most = 0;

    for (size_t i = 0; i < n; i++) {
        if (isnan(row[i].share_percent)) continue;
        shares++;
        most = fmax(most, row[i].share_percent);
    }
    if (shares < 2 || !(most > 0) || most >= 1) return PDN_OK;
    return pdn_diagnostics_tell(
        r->f, PDN_WARNING, "fractions", r->table->file,
        "every share_percent is below 1 (the largest %s): "
        "if these are shares of one, want per cents, 100 "
        "times as large",
        pdn_number_format(most).text);
}

static pdn_status check_all(const struct reader *r, const pdn_outcome *row,
                            pdn_outcome *const *order, const char *indicator)
{
    pdn_status st = PDN_OK;
    size_t n = r->table->rows;

    for (size_t i = 0; i < n; i++)
        PDN_TRY(check_row(r, &row[i]));
    PDN_TRY(check_fractions(r, row, n));
    PDN_TRY(unit_twice__check(r->table, order, n, r->f));
    PDN_TRY(check_mixed(r, order, n, indicator));
    PDN_TRY(total_units__check(r->table, order, n, r->f));
    PDN_TRY(pdn_diagnostics_verdict(r->f));
out:
    return st;
}

/* By indicator, year and unit; for free(). */
static pdn_status take_rows(const struct reader *r, pdn_outcome **rows,
                            pdn_outcome ***order)
{
    pdn_status st = PDN_OK;
    size_t n = r->table->rows;

    PDN_NEW(*rows, n);
    PDN_NEW(*order, n);
    for (size_t i = 0; i < n; i++) {
        (*rows)[i] = outcome_of(r, i);
        (*order)[i] = &(*rows)[i];
    }
    qsort(*order, n, sizeof **order, by_place);
out:
    return st;
}

/* What can still be told of a file with faulty cells. */
static pdn_status check_refused(const pdn_table *t, pdn_events events,
                                pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct reader r = {t, columns_of(t), f, events, true};
    pdn_outcome *row = NULL, **order = NULL;

    if (r.c.unit == NULL || r.c.year == NULL) goto out;
    PDN_TRY(take_rows(&r, &row, &order));
    for (size_t i = 0; i < t->rows; i++)
        PDN_TRY(check_row(&r, &row[i]));
    PDN_TRY(unit_twice__check(t, order, t->rows, f));
out:
    free(order);
    free(row);
    return st;
}

pdn_status pdn_outcomes_read(const char *path, const pdn_csv_options *options,
                             pdn_events events, pdn_diagnostics *f,
                             pdn_table *out)
{
    pdn_status st = outcome_file__read(path, options, f, out);

    if (st == PDN_EPARSE && out->file != NULL) {
        st = check_refused(out, events, f);
        if (st == PDN_OK) st = pdn_diagnostics_verdict(f);
    }
    if (st != PDN_OK) pdn_table_clear(out);
    return st;
}

pdn_status pdn_outcomes_take(const pdn_table *table, const char *indicator,
                             pdn_events events, pdn_diagnostics *f,
                             pdn_outcomes *out)
{
    pdn_status st = PDN_OK;
    struct reader r = {table, columns_of(table), f, events, false};
    pdn_outcome *row = NULL, **order = NULL;
    size_t kept = 0;

    if (r.c.unit == NULL || r.c.year == NULL)
        PDN_FAIL(PDN_EARG, "an outcomes table needs the columns unit and year");
    PDN_TRY(take_rows(&r, &row, &order));
    PDN_TRY(check_all(&r, row, order, indicator));
    mark_cases(order, table->rows);
    for (size_t i = 0; i < table->rows; i++)
        kept += wanted(&row[i], indicator);
    if (kept == 0) {
        st = no_such_indicator(order, table->rows, indicator, table);
        goto out;
    }
    kept = 0;
    for (size_t i = 0; i < table->rows; i++)
        if (wanted(&row[i], indicator)) row[kept++] = row[i];
    *out = (pdn_outcomes){.row = row, .rows = kept, .file = table->file};
    row = NULL;
out:
    free(order);
    free(row);
    return st;
}

double pdn_outcome_value(const pdn_outcomes *rows, const pdn_outcome *o,
                         const double *column)
{
    const pdn_outcome_source *s = rows->source + o->source;
    double sum = 0, people = 0;

    if (o->sources == 0) return column[o->row];
    for (size_t i = 0; i < o->sources; i++) {
        sum += s[i].people * column[s[i].row];
        people += s[i].people;
    }
    return sum / people;
}

void pdn_outcomes_clear(pdn_outcomes *o)
{
    free(o->row);
    free(o->source);
    *o = (pdn_outcomes){0};
}
