#define _XOPEN_SOURCE 700
#include "survey/suggest/files/later_waves.h"

#include "core/textmap.h"
#include "survey/suggest/files/raw_table.h"
#include "survey/webform/survey_column.h"
#include "table/foreign/workbook.h"
#include "table/rows/picked_rows.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { YEAR = 4, LONGEST_LABEL = 40 };
#define UNNAMED "1"
#define LABEL \
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

size_t later_waves__year_in(const char *name)
{
    for (size_t i = 0; name[i] != '\0'; i++) {
        if ((name[i] != '1' || name[i + 1] != '9') &&
            (name[i] != '2' || name[i + 1] != '0'))
            continue;
        if (strspn(name + i, "0123456789") == YEAR &&
            (i == 0 || !is_digit(name[i - 1])))
            return i;
    }
    return SIZE_MAX;
}

/* The path with another year in the file's name, or as it is without one. */
static pdn_status with_year(const char *path, const char *year, pdn_arena *text,
                            const char **out)
{
    const char *base = pdn_base_name(path);
    size_t at = later_waves__year_in(base);
    char *other = pdn_arena_string(text, path);

    if (other == NULL) return pdn_no_memory();
    if (at != SIZE_MAX) memcpy(other + (base - path) + at, year, YEAR);
    *out = other;
    return PDN_OK;
}

static pdn_status add(later_waves *v, later_wave one)
{
    pdn_status st =
        pdn_list_reserve(&v->wave, sizeof *v->wave, v->n + 1, &v->capacity);

    if (st == PDN_OK) v->wave[v->n++] = one;
    return st;
}

static int by_label(const void *left, const void *right)
{
    const later_wave *a = left, *b = right;

    return strcmp(a->label, b->label);
}

static int by_number(const void *left, const void *right)
{
    const later_wave *a = left, *b = right;
    double x = 0, y = 0;

    (void)pdn_number_read(a->label, strlen(a->label), '.', &x);
    (void)pdn_number_read(b->label, strlen(b->label), '.', &y);
    return (x > y) - (x < y);
}

/* How many of the headings of one table the other has, in per cent. */
static pdn_status compare(const pdn_table *t, const pdn_table *other,
                          size_t *percent)
{
    pdn_status st = PDN_OK;
    pdn_textmap names = {0};
    pdn_arena text = {0};
    size_t same = 0;
    const char *key = NULL;

    *percent = 0;
    for (size_t k = 0; k < other->columns; k++) {
        PDN_TRY(pdn_name_key(&text, other->column[k].name, &key));
        PDN_TRY(textmap__put(&names, key, (uint32_t)k, NULL));
    }
    for (size_t k = 0; k < t->columns; k++) {
        PDN_TRY(pdn_name_key(&text, t->column[k].name, &key));
        same += textmap__get(&names, key) != PDN_TEXTMAP_NONE;
    }
    if (t->columns > 0) *percent = 100 * same / t->columns;
out:
    textmap__clear(&names);
    pdn_arena_clear(&text);
    return st;
}

static pdn_status alike_to(const char *path, const pdn_csv_options *csv,
                           const pdn_table *t, size_t *percent)
{
    pdn_table other = {0};
    pdn_status st = raw_table__read(path, csv, &other);

    if (st == PDN_OK) st = compare(t, &other, percent);
    pdn_table_clear(&other);
    return st;
}

/* Is it the name of the file, with another year? */
static bool is_sibling(const char *name, const char *base, size_t at)
{
    return strlen(name) == strlen(base) && strncmp(name, base, at) == 0 &&
           later_waves__year_in(name) == at &&
           strcmp(name + at + YEAR, base + at + YEAR) == 0 &&
           strcmp(name, base) != 0;
}

/* The names of siblings in the folder of the file. */
static pdn_status list_siblings(const char *path, pdn_arena *text,
                                const char **name, size_t *n)
{
    pdn_status st = PDN_OK;
    const char *base = pdn_base_name(path);
    size_t at = later_waves__year_in(base);
    char *folder = NULL;
    DIR *d = NULL;

    *n = 0;
    if (at == SIZE_MAX) return PDN_OK;
    folder = base == path ? pdn_arena_string(text, ".")
                          : pdn_arena_text(text, path, (size_t)(base - path));
    PDN_TRY(pdn_had_memory(folder));
    d = opendir(folder);
    for (struct dirent *e = NULL;
         d != NULL && *n < DIFFERENT_VALUES_MOST && (e = readdir(d)) != NULL;)
        if (is_sibling(e->d_name, base, at))
            PDN_TRY(pdn_arena_keep(text, e->d_name, &name[(*n)++]));
out:
    if (d != NULL) (void)closedir(d);
    return st;
}

/* Is the file there, or that of which a sheet is named? */
static pdn_status is_there(const char *path, pdn_arena *text, bool *yes)
{
    const char *file = NULL, *sheet = NULL;
    pdn_status st = workbook__split_path(path, text, &file, &sheet);

    *yes = st == PDN_OK && access(file, R_OK) == 0;
    return st;
}

/* The list of what the headings of that year ask; NULL: none is there. */
static pdn_status find_list(const char *given, const char *year,
                            pdn_arena *text, later_waves *out,
                            const char **list)
{
    pdn_status st = PDN_OK;
    bool there = false;

    *list = NULL;
    PDN_TRY(with_year(given, year, text, &out->wanted));
    if (later_waves__year_in(pdn_base_name(given)) != SIZE_MAX)
        PDN_TRY(is_there(out->wanted, text, &there));
    if (there) *list = out->wanted;
out:
    return st;
}

/* The survey that siblings are held against, and how much of it they have. */
struct first {
    pdn_table t;
    size_t alike; /* percent */
};

/* The survey of the year in a sibling's name, where it is of the same kind. */
static pdn_status add_sibling(later_wave one, const pdn_csv_options *csv,
                              const struct first *first, pdn_arena *text,
                              const char *name, later_waves *out)
{
    pdn_status st = PDN_OK;
    const char *actors = one.actors, *given = one.list;
    size_t percent = 0;
    bool there = false;

    PDN_TRY(with_year(one.answers, one.label, text, &one.answers));
    PDN_TRY(with_year(actors, one.label, text, &one.actors));
    PDN_TRY(is_there(one.actors, text, &there));
    if (!there) one.actors = actors;
    PDN_TRY(alike_to(one.answers, csv, &first->t, &percent));
    if (percent < first->alike) {
        out->other = name;
        goto out;
    }
    if (given != NULL)
        PDN_TRY(find_list(given, one.label, text, out, &one.list));
    if (given != NULL && one.list == NULL)
        out->unlisted = name;
    else
        PDN_TRY(add(out, one));
out:
    return st;
}

pdn_status later_waves__find(later_wave one, const pdn_csv_options *csv,
                             size_t alike, pdn_arena *text, later_waves *out)
{
    pdn_status st = PDN_OK;
    struct first first = {.alike = alike};
    const char *name[DIFFERENT_VALUES_MOST];
    const char *base = pdn_base_name(one.answers), *list = one.list;
    size_t n = 0, at = later_waves__year_in(base);

    one.list = NULL; /* its list is read */
    if (one.label != NULL) return add(out, one);
    one.label = UNNAMED;
    if (at != SIZE_MAX) {
        one.label = pdn_arena_text(text, base + at, YEAR);
        PDN_TRY(pdn_had_memory(one.label));
    }
    PDN_TRY(add(out, one));
    if (list != NULL && at != SIZE_MAX) {
        const char *listed = pdn_base_name(list);
        const size_t of = later_waves__year_in(listed);
        out->strange_list =
            of != SIZE_MAX && strncmp(listed + of, one.label, YEAR) != 0;
    }
    PDN_TRY(list_siblings(one.answers, text, name, &n));
    if (n > 0) PDN_TRY(raw_table__read(one.answers, csv, &first.t));
    one.list = list;
    for (size_t i = 0; i < n; i++) {
        one.label = pdn_arena_text(text, name[i] + at, YEAR);
        PDN_TRY(pdn_had_memory(one.label));
        PDN_TRY(add_sibling(one, csv, &first, text, name[i], out));
    }
    qsort(out->wave, out->n, sizeof *out->wave, by_label);
out:
    pdn_table_clear(&first.t);
    return st;
}

/* ---- All in one file ---------------------------------------------------- */

/* The years of a column of days; n is 0 where some cell holds no day. */
static pdn_status list_years(const pdn_column *c, size_t rows, pdn_arena *keep,
                             different_values *out)
{
    pdn_status st = PDN_OK;
    char number[PDN_NUMBER_SIZE];

    for (size_t i = 0; i < rows && c->text != NULL; i++) {
        if (c->text[i] == NULL) continue;
        int year = picked_rows__year(c->text[i]);
        if (year == 0) {
            out->n = 0;
            break;
        }
        pdn_number_write(year, number);
        PDN_TRY(different_values__add(out, number, keep));
    }
out:
    return st;
}

/* A label has letters, digits, blanks, - and _. Another mark is - between two
 * of them and nothing beside a blank: "1. runde" is "1 runde". */
static pdn_status label_of(const char *value, pdn_arena *text, const char **out)
{
    char *label = pdn_arena_string(text, value);
    size_t n = 0;

    if (label == NULL) return pdn_no_memory();
    for (const char *c = value; *c != '\0'; c++)
        if ((unsigned char)*c >= 0x80 || strchr(LABEL, *c) != NULL)
            label[n++] = *c;
        else if (n > 0 && label[n - 1] != ' ' && c[1] != ' ' && c[1] != '\0')
            label[n++] = '-';
    if (n == 0) label[n++] = '-';
    label[n > LONGEST_LABEL ? LONGEST_LABEL : n] = '\0';
    *out = label;
    return PDN_OK;
}

/* A survey for each value: by number where all are numbers, else as they
 * come. */
static pdn_status add_values(const different_values *v, const char *column,
                             later_wave one, pdn_arena *text, later_waves *out)
{
    pdn_status st = PDN_OK;
    bool numbers = true;
    double x = 0;

    if (v->n < 2 || v->n > DIFFERENT_VALUES_MOST) return PDN_OK;
    for (size_t i = 0; i < v->n; i++) {
        PDN_TRY(
            pdn_arena_format(text, &one.where, "%s=%s", column, v->text[i]));
        PDN_TRY(label_of(v->text[i], text, &one.label));
        PDN_TRY(add(out, one));
        numbers =
            numbers && pdn_number_read(v->text[i], strlen(v->text[i]), '.', &x);
    }
    if (numbers) qsort(out->wave, out->n, sizeof *out->wave, by_number);
    PDN_TRY(pdn_arena_keep(text, column, &out->column));
out:
    return st;
}

pdn_status later_waves__in_column(later_wave one, const pdn_csv_options *csv,
                                  pdn_arena *text, later_waves *out)
{
    pdn_status st = PDN_OK;
    pdn_table t = {0};
    size_t column = SIZE_MAX;
    different_values values = {0};

    PDN_TRY(raw_table__read(one.answers, csv, &t));
    PDN_TRY(survey_column__find(&t, text, &column, &values));
    if (column != SIZE_MAX)
        PDN_TRY(add_values(&values, t.column[column].name, one, text, out));
out:
    textmap__clear(&values.seen);
    pdn_table_clear(&t);
    return st;
}

/* Columns that rows are told apart by. */
struct keys {
    const pdn_table *t;
    const size_t *key;
    size_t n;
};

/* What a row's cells say in the columns, and of a column of days its year; NULL
 * where one is empty. */
static pdn_status key_of(const struct keys *of, const pdn_column *day,
                         size_t row, pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char *whole = "";

    *out = NULL;
    for (size_t k = 0; k < of->n; k++) {
        const pdn_column *c = &of->t->column[of->key[k]];
        if (c->text == NULL || c->text[row] == NULL) goto out;
        PDN_TRY(pdn_arena_format(text, &whole, "%s%s\n", whole, c->text[row]));
    }
    if (day != NULL && day->text[row] == NULL) goto out;
    if (day != NULL)
        PDN_TRY(pdn_arena_format(text, &whole, "%s%d", whole,
                                 picked_rows__year(day->text[row])));
    *out = whole;
out:
    return st;
}

/* How many rows have the texts of an earlier one in all of the columns, and its
 * year where days are given. */
static pdn_status count_again(const struct keys *of, const pdn_column *day,
                              size_t *again)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    pdn_arena text = {0};
    const char *whole = NULL;
    uint32_t first = 0;

    *again = 0;
    for (size_t i = 0; i < of->t->rows; i++) {
        PDN_TRY(key_of(of, day, i, &text, &whole));
        if (whole == NULL) continue;
        PDN_TRY(textmap__put(&seen, whole, (uint32_t)i, &first));
        *again += first != i;
    }
out:
    textmap__clear(&seen);
    pdn_arena_clear(&text);
    return st;
}

/* Do rows that stand again make a survey of their own? As many as people of two
 * surveys make, a fifth; or none of them in the year of the other, and more
 * than somebody who sent a form twice. */
static pdn_status are_surveys(const struct keys *of, const pdn_column *day,
                              size_t again, bool *yes)
{
    size_t in_year = 0;
    pdn_status st = PDN_OK;

    *yes = 5 * again >= of->t->rows;
    if (*yes || again < 2) return PDN_OK;
    st = count_again(of, day, &in_year);
    *yes = in_year == 0;
    return st;
}

pdn_status later_waves__by_day(later_wave one, const pdn_table *t,
                               const size_t *key, size_t keys, pdn_arena *text,
                               later_waves *out)
{
    pdn_status st = PDN_OK;
    const struct keys of = {t, key, keys};
    size_t again = 0;
    bool yes = false;

    PDN_TRY(count_again(&of, NULL, &again));
    for (size_t k = 0; k < t->columns && again > 0 && out->n == 0; k++) {
        const pdn_column *c = &t->column[k];
        different_values years = {0};
        st = list_years(c, t->rows, text, &years);
        yes = false;
        if (st == PDN_OK && years.n > 1) st = are_surveys(&of, c, again, &yes);
        if (st == PDN_OK && yes)
            st = add_values(&years, c->name, one, text, out);
        textmap__clear(&years.seen);
        PDN_TRY(st);
    }
out:
    return st;
}

pdn_status later_waves__name(const pdn_table *t, pdn_arena *text,
                             later_waves *out)
{
    pdn_status st = PDN_OK;

    if (out->n != 1 || strcmp(out->wave[0].label, UNNAMED) != 0) return PDN_OK;
    for (size_t k = 0; k < t->columns && out->named_by == NULL; k++) {
        different_values years = {0};
        st = list_years(&t->column[k], t->rows, text, &years);
        if (st == PDN_OK && years.n == 1) {
            out->wave[0].label = years.text[0];
            st = pdn_arena_keep(text, t->column[k].name, &out->named_by);
        }
        textmap__clear(&years.seen);
        PDN_TRY(st);
    }
out:
    return st;
}

void later_waves__clear(later_waves *v)
{
    free(v->wave);
    *v = (later_waves){0};
}
