#include "table/rows/picked_rows.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One COLUMN=VALUE. */
struct condition {
    const pdn_column *column;
    const char *folded; /* the value */
    double number;      /* NaN: it is none */
    int year; /* days of that year have the value too; 0: it is none */
    bool empty;
};

/* ---- Days --------------------------------------------------------------- */

enum { YEAR = 4, FIRST_YEAR = 1900, LAST_YEAR = 2099 };

/* The number that so many digits are, where it may be a year; else 0. */
static int year_of(const char *s, size_t digits)
{
    int year = 0;

    if (digits != YEAR) return 0;
    for (size_t i = 0; i < digits; i++) {
        if (s[i] < '0' || s[i] > '9') return 0;
        year = 10 * year + (s[i] - '0');
    }
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

int picked_rows__year(const char *text)
{
    const char *part[3] = {text, NULL, NULL};
    size_t digits[3] = {0};

    for (size_t i = 0; i < 3; i++) {
        digits[i] = strspn(part[i], "0123456789");
        const char *sign = part[i] + digits[i];
        if (i == 2) break;
        if (digits[i] == 0 || strchr("-./", *sign) == NULL ||
            *sign != part[0][digits[0]])
            return 0;
        part[i + 1] = sign + 1;
    }
    if (digits[0] == YEAR && digits[1] <= 2 && digits[2] >= 1 && digits[2] <= 2)
        return year_of(part[0], digits[0]);
    if (digits[0] <= 2 && digits[1] <= 2) return year_of(part[2], digits[2]);
    return 0;
}

/* ---- Conditions --------------------------------------------------------- */

struct picking {
    pdn_table *t;
    pdn_diagnostics *f;
    pdn_arena text;
    struct condition *condition;
    size_t conditions;
};

static pdn_diagnostic fault(const struct picking *p)
{
    return (pdn_diagnostic){
        .file = p->t->file, .severity = PDN_ERROR, .code = "where"};
}

static void list_columns(const pdn_table *t, char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    assert(t->column != NULL);
    for (size_t k = 0; k < t->columns && used + 50 < size; k++) {
        int n = snprintf(text + used, 50, "%s\"%.40s\"", k > 0 ? ", " : "",
                         t->column[k].name);
        used += n < 50 ? (size_t)n : 49;
    }
}

static pdn_status column_called(struct picking *p, const char *name,
                                const pdn_column **out)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL, *wanted = NULL;
    const pdn_column *column = p->t->column;
    const size_t columns = p->t->columns;

    *out = NULL;
    assert(column != NULL);
    PDN_TRY(pdn_normalize_name(&p->text, name, &wanted));
    for (size_t k = 0; k < columns && *out == NULL; k++) {
        PDN_TRY(pdn_normalize_name(&p->text, column[k].name, &folded));
        if (strcmp(folded, wanted) == 0) *out = &column[k];
    }
out:
    return st;
}

static pdn_status take_condition(struct picking *p, const char *where)
{
    pdn_status st = PDN_OK;
    struct condition c = {.number = (double)NAN};
    const char *equals = strchr(where, '=');
    char there[400], *name = NULL;

    if (equals == NULL || equals == where) {
        PDN_TRY(pdn_diagnostics_add(p->f, fault(p),
                                    "--where %s: want COLUMN=VALUE", where));
        goto out;
    }
    name = pdn_arena_text(&p->text, where, (size_t)(equals - where));
    PDN_TRY(pdn_had_memory(name));
    PDN_TRY(column_called(p, name, &c.column));
    if (c.column == NULL) {
        list_columns(p->t, there, sizeof there);
        PDN_TRY(pdn_diagnostics_add(p->f, fault(p),
                                    "--where %s: no column \"%s\"; has %s",
                                    where, name, there));
        goto out;
    }
    PDN_TRY(pdn_normalize_name(&p->text, equals + 1, &c.folded));
    c.empty = *c.folded == '\0';
    (void)pdn_number_read(equals + 1, strlen(equals + 1), '.', &c.number);
    c.year = strlen(equals + 1) == YEAR ? year_of(equals + 1, YEAR) : 0;
    p->condition[p->conditions++] = c;
out:
    return st;
}

static pdn_status holds(struct picking *p, const struct condition *c,
                        size_t row, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *col = c->column;
    const char *folded = NULL;

    *yes = false;
    if (col->kind != PDN_TEXT) {
        double x = col->number[row];
        *yes = isnan(x)
                   ? strcmp(pdn_state_mark(pdn_state_of(x)), c->folded) == 0
                   : !isnan(c->number) && !(fabs(x - c->number) > 0);
        goto out;
    }
    if (col->text[row] == NULL) {
        *yes = c->empty;
        goto out;
    }
    PDN_TRY(pdn_normalize_name(&p->text, col->text[row], &folded));
    *yes = strcmp(folded, c->folded) == 0 ||
           (c->year > 0 && picked_rows__year(folded) == c->year);
out:
    return st;
}

/* Whether the row has one of the values asked for in the column of condition
 * number `at`. */
static pdn_status column_fits(struct picking *p, size_t at, size_t row,
                              bool *yes)
{
    pdn_status st = PDN_OK;

    *yes = false;
    for (size_t i = 0; i < p->conditions && !*yes; i++)
        if (p->condition[i].column == p->condition[at].column)
            PDN_TRY(holds(p, &p->condition[i], row, yes));
out:
    return st;
}

static pdn_status find_rows(struct picking *p, size_t *row, size_t *rows)
{
    pdn_status st = PDN_OK;

    *rows = 0;
    for (size_t i = 0; i < p->t->rows; i++) {
        bool yes = true;
        for (size_t k = 0; k < p->conditions && yes; k++)
            PDN_TRY(column_fits(p, k, i, &yes));
        if (yes) row[(*rows)++] = i;
        pdn_arena_clear(&p->text);
    }
out:
    return st;
}

void picked_rows__take(pdn_table *t, const size_t *row, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < t->columns; k++) {
            pdn_column *c = &t->column[k];
            if (c->kind == PDN_TEXT)
                c->text[i] = c->text[row[i]];
            else
                c->number[i] = c->number[row[i]];
            if (c->decimals != NULL) c->decimals[i] = c->decimals[row[i]];
        }
        if (t->line != NULL) t->line[i] = t->line[row[i]];
    }
    t->rows = rows;
}

static pdn_status tell(const struct picking *p, size_t kept, size_t of)
{
    pdn_diagnostic at = fault(p);

    if (kept == 0)
        return pdn_diagnostics_add(
            p->f, at, "--where: no row of %zu has what is asked for", of);
    at.severity = PDN_NOTE;
    return pdn_diagnostics_add(p->f, at, "--where keeps %zu of %zu rows", kept,
                               of);
}

pdn_status picked_rows__keep(pdn_table *t, const char *const *where, size_t n,
                             pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct picking p = {.t = t, .f = f};
    pdn_arena values = {0};
    size_t *row = NULL, rows = 0, errors = f->errors;

    if (n == 0) return PDN_OK;
    PDN_NEW(p.condition, n);
    PDN_NEW(row, t->rows);
    for (size_t i = 0; i < n; i++)
        PDN_TRY(take_condition(&p, where[i]));
    if (f->errors > errors) goto out;
    values = p.text; /* the values stay while rows come and go */
    p.text = (pdn_arena){0};
    PDN_TRY(find_rows(&p, row, &rows));
    PDN_TRY(tell(&p, rows, t->rows));
    if (rows > 0) picked_rows__take(t, row, rows);
out:
    pdn_arena_clear(&values);
    pdn_arena_clear(&p.text);
    free(p.condition);
    free(row);
    return st;
}

pdn_status picked_rows__keep_known(pdn_table *t, const char *const *where,
                                   size_t n, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct picking p = {.t = t, .f = f};
    const pdn_column *column = NULL;
    const char **known = NULL;
    size_t knowns = 0;

    PDN_NEW(known, n);
    for (size_t i = 0; i < n; i++) {
        const char *name =
            pdn_arena_text(&p.text, where[i], strcspn(where[i], "="));
        PDN_TRY(pdn_had_memory(name));
        PDN_TRY(column_called(&p, name, &column));
        if (column != NULL) known[knowns++] = where[i];
    }
    PDN_TRY(picked_rows__keep(t, known, knowns, f));
out:
    pdn_arena_clear(&p.text);
    free(known);
    return st;
}
