#include "total_units.h"

#include "core/textmap.h"
#include "table/sums/county_names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_OTHERS = 3, FEWEST_PARTS = 2 };

/* The rows of one indicator and year, in the order of the file. */
struct block {
    const pdn_table *table;
    const pdn_outcome **row;
    size_t n;
    bool *sum;     /* of rows that are sums: no parts of another */
    bool *named;   /* a text column says its name */
    size_t digits; /* of the longest code */
    bool *part;    /* of the row that is looked at */
};

/* What is told, once a unit. */
struct telling {
    const char *file;
    pdn_diagnostics *f;
    const char **unit;
    size_t units;
};

static bool same(double a, double b)
{
    return !(fabs(a - b) > 0) && !isnan(a) && !isnan(b);
}

/* Whether the unit is told of now, and not before. */
static bool is_new(struct telling *t, const char *unit)
{
    for (size_t i = 0; i < t->units; i++)
        if (pdn_text_compare(t->unit[i], unit) == 0) return false;
    t->unit[t->units++] = unit;
    return true;
}

static pdn_status tell_sum(struct telling *t, const pdn_outcome *o,
                           const char *of)
{
    if (!is_new(t, o->unit)) return PDN_OK;
    return pdn_diagnostics_add(
        t->f,
        (pdn_diagnostic){.file = t->file,
                         .line = o->line,
                         .severity = PDN_ERROR,
                         .code = "sum-as-unit"},
        "\"%s\" is the sum of the %s in %s (events %s, population %s): "
        "a sum is no unit beside its parts; take its rows out of the file",
        o->unit, of, pdn_number_format(o->year).text,
        pdn_number_format(o->events).text,
        pdn_number_format(o->population).text);
}

static pdn_status warn(struct telling *t, const pdn_outcome *o, const char *why)
{
    if (!is_new(t, o->unit)) return PDN_OK;
    return pdn_diagnostics_add(
        t->f,
        (pdn_diagnostic){.file = t->file,
                         .line = o->line,
                         .severity = PDN_WARNING,
                         .code = "sum-as-unit"},
        "\"%s\" %s: if it holds them, it counts the same people again and is "
        "no unit beside them; take its rows out of the file",
        o->unit, why);
}

/* ---- what others are its parts ---- */

/* A row of no people adds nothing: a unit that was not in that year. */
static bool has_people(const pdn_outcome *o)
{
    return !isnan(o->population);
}

/* The parts' sums are the row's. A hidden count of a part is no evidence
 * against it: then people alone must add up, and what is known not be more. */
static bool adds_up(const struct block *b, const pdn_outcome *o, size_t *parts)
{
    double events = 0, people = 0;
    bool hidden = false;

    *parts = 0;
    for (size_t k = 0; k < b->n; k++) {
        if (!b->part[k] || !has_people(b->row[k])) continue;
        ++*parts;
        hidden = hidden || isnan(b->row[k]->events);
        if (!isnan(b->row[k]->events)) events += b->row[k]->events;
        people += b->row[k]->population;
    }
    if (!(o->population > 0) || !same(people, o->population)) return false;
    return hidden ? !(events > o->events) : same(events, o->events);
}

static size_t digits_of(const char *unit)
{
    return unit != NULL ? strspn(unit, "0123456789") : 0;
}

/* Rows whose code begins with the row's own: 3401 of 34, 030101 of 0301. */
static size_t find_by_code(const struct block *b, const pdn_outcome *o)
{
    const size_t digits = digits_of(o->unit);
    size_t n = 0;

    if (digits < 2 || digits >= b->digits) return 0;

    for (size_t k = 0; k < b->n; k++) {
        const char *other = b->row[k]->unit;
        b->part[k] = !b->sum[k] && digits_of(other) > digits &&
                     strncmp(other, o->unit, digits) == 0;
        n += b->part[k];
    }
    return n;
}

/* Rows of which a column says the row's name, as fylke or region does. */
static bool find_by_column(const struct block *b, const pdn_outcome *o,
                           const pdn_column *c)
{
    if (c->text == NULL || strcmp(c->name, "unit") == 0) return false;
    for (size_t k = 0; k < b->n; k++) {
        const char *says = c->text[b->row[k]->row];
        b->part[k] = b->row[k] != o && !b->sum[k] && says != NULL &&
                     strcmp(says, o->unit) == 0;
    }
    return true;
}

/* How many rows beside it in the file make it up, none hidden; 0: none do. */
static size_t count_beside(const struct block *b, size_t at, int step)
{
    const pdn_outcome *o = b->row[at];
    double people = 0, events = 0;
    size_t parts = 0;

    for (size_t k = at + (size_t)step; k < b->n; k += (size_t)step) {
        if (b->sum[k] || !has_people(b->row[k])) continue;
        people += b->row[k]->population;
        events += b->row[k]->events;
        parts++;
        if (!(people < o->population)) break;
    }
    return same(people, o->population) && same(events, o->events) ? parts : 0;
}

/* Are its people half of all, those of sums not counted? */
static bool is_half(const struct block *b, const pdn_outcome *o)
{
    double all = 0;

    for (size_t k = 0; k < b->n; k++)
        if (!b->sum[k] && has_people(b->row[k])) all += b->row[k]->population;
    return same(2 * o->population, all);
}

/* ---- one row ---- */

/* The same by a column that says the row's name in others. */
static void sum_by_column(const struct block *b, size_t at, char *of,
                          size_t size)
{
    size_t n = 0;

    for (size_t c = 0; b->named[at] && c < b->table->columns; c++) {
        const pdn_column *column = &b->table->column[c];
        if (find_by_column(b, b->row[at], column) &&
            adds_up(b, b->row[at], &n) && n >= FEWEST_PARTS)
            snprintf(of, size, "%zu of which \"%.40s\" says its name", n,
                     column->name);
    }
}

/* Whose sum the row is, in words; "" where it is none. */
static void sum_of(const struct block *b, size_t at, char *of, size_t size)
{
    const pdn_outcome *o = b->row[at];
    size_t n = 0;

    of[0] = '\0';
    if (o->unit == NULL || !(o->events > 0)) return;
    for (int step = -1; step <= 1; step += 2) {
        n = count_beside(b, at, step);
        if (n >= FEWEST_OTHERS)
            snprintf(of, size, "%zu rows %s it", n,
                     step < 0 ? "before" : "after");
    }
    if (is_half(b, o)) {
        for (size_t k = 0; k < b->n; k++)
            b->part[k] = k != at && !b->sum[k];
        if (adds_up(b, o, &n) && n >= FEWEST_OTHERS)
            snprintf(of, size, "other %zu", n);
    }
    if (find_by_code(b, o) >= FEWEST_PARTS && adds_up(b, o, &n))
        snprintf(of, size, "%zu whose codes begin with its own", n);
    sum_by_column(b, at, of, size);
}

/* What the names alone say, where the figures say nothing. */
static pdn_status look_at_names(const struct block *b, struct telling *t)
{
    pdn_status st = PDN_OK;
    size_t others = 0;
    char why[120];

    for (size_t k = 0; k < b->n; k++)
        others += b->row[k]->unit != NULL && !b->sum[k] &&
                  !county_names__has(b->row[k]->unit);
    for (size_t k = 0; k < b->n; k++) {
        const pdn_outcome *o = b->row[k];
        if (o->unit == NULL || b->sum[k]) continue;
        const size_t parts = find_by_code(b, o);
        if (parts >= FEWEST_PARTS) {
            snprintf(why, sizeof why, "has a code that %zu others begin with",
                     parts);
            PDN_TRY(warn(t, o, why));
        } else if (county_names__has(o->unit) && others >= FEWEST_OTHERS) {
            snprintf(why, sizeof why, "is a county among %zu that are none",
                     others);
            PDN_TRY(warn(t, o, why));
        }
    }
out:
    return st;
}

/* A sum of sums is found once these are known to be none of its parts. */
static pdn_status look(const struct block *b, struct telling *t)
{
    pdn_status st = PDN_OK;
    char of[120];

    for (bool more = true; more;) {
        more = false;
        for (size_t k = 0; k < b->n; k++) {
            if (b->sum[k]) continue;
            sum_of(b, k, of, sizeof of);
            if (of[0] == '\0') continue;
            b->sum[k] = more = true;
            PDN_TRY(tell_sum(t, b->row[k], of));
        }
    }
out:
    return st;
}

/* Which rows' names stand in a text column of others, and how long codes are.
 */
static pdn_status find_names(struct block *b)
{
    pdn_status st = PDN_OK;
    pdn_textmap units = {0};
    uint32_t first = 0;

    b->digits = 0;
    for (size_t k = 0; k < b->n; k++) {
        const char *unit = b->row[k]->unit;
        b->named[k] = false;
        if (unit == NULL) continue;
        if (digits_of(unit) > b->digits) b->digits = digits_of(unit);
        PDN_TRY(textmap__put(&units, unit, (uint32_t)k, &first));
    }
    for (size_t c = 0; c < b->table->columns; c++) {
        const pdn_column *column = &b->table->column[c];
        if (column->text == NULL || strcmp(column->name, "unit") == 0) continue;
        for (size_t k = 0; k < b->n; k++) {
            const char *says = column->text[b->row[k]->row];
            const int64_t at =
                says != NULL ? textmap__get(&units, says) : PDN_TEXTMAP_NONE;
            if (at != PDN_TEXTMAP_NONE && (size_t)at != k) b->named[at] = true;
        }
    }
out:
    textmap__clear(&units);
    return st;
}

static int by_row(const void *left, const void *right)
{
    const pdn_outcome *const *a = left, *const *b = right;

    return ((*a)->row > (*b)->row) - ((*a)->row < (*b)->row);
}

/* The rows of one indicator and year, from `first` in the order on; their
 * flags stand at the same place in `sum`. False: too few, or of no year. */
static bool take_block(struct block *b, pdn_outcome *const *order, size_t n,
                       size_t first, bool *sum)
{
    b->n = 0;
    b->sum = sum + first;
    while (first + b->n < n &&
           same(order[first + b->n]->year, order[first]->year) &&
           pdn_text_compare(order[first + b->n]->indicator,
                            order[first]->indicator) == 0) {
        b->row[b->n] = order[first + b->n];
        b->n++;
    }
    if (b->n <= FEWEST_PARTS) return false; /* no year: told elsewhere */
    qsort(b->row, b->n, sizeof *b->row, by_row);
    return true;
}

/* What figures say in any year goes before what names do in another. */
pdn_status total_units__check(const pdn_table *t, pdn_outcome *const *order,
                              size_t n, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct block b = {.table = t};
    struct telling tell = {.file = t->file, .f = f};
    bool *sum = NULL;

    PDN_NEW(sum, n);
    PDN_NEW(b.row, n);
    PDN_NEW(b.part, n);
    PDN_NEW(b.named, n);
    PDN_NEW(tell.unit, n);
    for (int names = 0; names < 2; names++)
        for (size_t i = 0; i<n; i += b.n> 0 ? b.n : 1) {
            if (!take_block(&b, order, n, i, sum)) continue;
            PDN_TRY(find_names(&b));
            PDN_TRY(names ? look_at_names(&b, &tell) : look(&b, &tell));
        }
out:
    free(tell.unit);
    free(b.named);
    free(b.part);
    free(b.row);
    free(sum);
    return st;
}
