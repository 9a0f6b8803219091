#include "outcome_periods.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POOLED = 20, MOST_YEAR = 9999 };

/* ---- One period --------------------------------------------------------- */

/* The number that n digits at s make; -1 where they are none. */
static int digits(const char *s, size_t n)
{
    int x = 0;

    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9') return -1;
        x = 10 * x + (s[i] - '0');
    }
    return x;
}

/* 2016-2018, also with _ or a dash. */
static bool read_pool(const char *rest, outcome_period *p)
{
    static const char *const signs[] = {"-", "_", "\u2013"};

    for (size_t i = 0; i < PDN_COUNT(signs); i++) {
        size_t n = strlen(signs[i]);
        if (strncmp(rest, signs[i], n) != 0 || strlen(rest) != n + 4) continue;
        int last = digits(rest + n, 4), first = (int)p->year;
        if (last < first || last - first >= MOST_POOLED) return false;
        p->years = last - first + 1;
        p->year = last;
        return true;
    }
    return false;
}

/* 2015/16 or 2015/2016. */
static bool read_school_year(const char *rest, outcome_period *p)
{
    size_t n = strlen(rest);
    int next = (int)p->year + 1;

    if (*rest != '/' || (n != 3 && n != 5)) return false;
    if (digits(rest + 1, n - 1) != (n == 3 ? next % 100 : next)) return false;
    memcpy(p->kind, "school year", 12);
    return true;
}

/* 2021K1, 2021Q1, 2021-Q1, 2021M05, 2021-05. */
static bool read_part(const char *rest, outcome_period *p)
{
    bool dash = *rest == '-' || *rest == ' ';
    const char *s = rest + dash;
    int x = 0;

    if (strchr("KkQq", *s) != NULL && *s != '\0' && strlen(s) == 2) {
        x = digits(s + 1, 1);
        if (x < 1 || x > 4) return false;
        pdn_format(p->kind, sizeof p->kind, "K%d", x);
        return true;
    }
    if (*s == 'M' || *s == 'm')
        s++;
    else if (!dash)
        return false;
    if (strlen(s) != 2) return false;
    x = digits(s, 2);
    if (x < 1 || x > 12) return false;
    pdn_format(p->kind, sizeof p->kind, "M%02d", x);
    return true;
}

bool outcome_periods__read(const char *text, outcome_period *out)
{
    outcome_period p = {.years = 1};
    double x = 0;

    if (pdn_number_read(text, strlen(text), '.', &x)) {
        p.year = x;
        if (!(x >= 1 && x <= MOST_YEAR) || floor(x) < x) return false;
        *out = p;
        return true;
    }
    if (strlen(text) < 5 || digits(text, 4) < 1) return false;
    p.year = digits(text, 4);
    if (!read_pool(text + 4, &p) && !read_school_year(text + 4, &p) &&
        !read_part(text + 4, &p))
        return false;
    *out = p;
    return true;
}

/* ---- All of them -------------------------------------------------------- */

struct settling {
    pdn_table *t;
    pdn_diagnostics *f;
    outcome_period *period; /* by row; year not defined where it is none */
};

static pdn_diagnostic place(const struct settling *s, const char *column,
                            size_t row)
{
    const pdn_column *c = pdn_table_column(s->t, column);
    pdn_diagnostic at = {.file = s->t->file, .severity = PDN_ERROR};

    if (s->t->line != NULL) at.line = s->t->line[row];
    if (s->t->field != NULL && c != NULL)
        at.column = s->t->field[c - s->t->column];
    return at;
}

static pdn_status tell_no_year(const struct settling *s, size_t row,
                               const char *text)
{
    pdn_diagnostic at = place(s, "year", row);
    double x = 0;

    at.code = "not-a-number";
    if (!pdn_number_read(text, strlen(text), '.', &x))
        return pdn_diagnostics_add(
            s->f, at,
            "year is \"%.60s\": want a number, or a period "
            "as 2016-2018, 2021K1, 2021M05 or 2015/16",
            text);
    at.code = "value";
    return pdn_diagnostics_add(s->f, at, "year is %.60s: want %s", text,
                               floor(x) < x ? "a whole number"
                                            : "a year from 1 to 9999");
}

static pdn_status read_years(struct settling *s)
{
    pdn_status st = PDN_OK;
    pdn_column *c = pdn_table_mutable_column(s->t, "year");
    double *year = pdn_arena_get(&s->t->arena, s->t->rows * sizeof *year);

    if (year == NULL) return pdn_no_memory();
    for (size_t i = 0; i < s->t->rows; i++) {
        const char *text = c->text[i];
        s->period[i].year = pdn_absent(PDN_NOT_DEFINED);
        s->period[i].years = 1;
        if (text != NULL && !outcome_periods__read(text, &s->period[i]))
            PDN_TRY(tell_no_year(s, i, text));
        year[i] = s->period[i].year;
    }
    c->kind = PDN_INTEGER;
    c->number = year;
    c->text = NULL;
out:
    return st;
}

static bool pools(const struct settling *s)
{
    for (size_t i = 0; i < s->t->rows; i++)
        if (s->period[i].years > 1) return true;
    return false;
}

/* Pools have the length that their period says. */
static pdn_status set_lengths(const struct settling *s)
{
    pdn_status st = PDN_OK;
    pdn_column *c = pdn_table_mutable_column(s->t, "period_years");
    bool given = c != NULL;

    if (!pools(s)) return PDN_OK;
    if (!given) PDN_TRY(pdn_table_add(s->t, "period_years", PDN_REAL, &c));
    for (size_t i = 0; i < s->t->rows; i++) {
        double years = s->period[i].years;
        if (given && !isnan(c->number[i]) && years > 1 &&
            fabs(c->number[i] - years) > 0) {
            pdn_diagnostic at = place(s, "period_years", i);
            at.code = "period";
            PDN_TRY(pdn_diagnostics_add(
                s->f, at,
                "period_years %s, where the period is one "
                "of %s years",
                pdn_column_format(c, i).text, pdn_number_format(years).text));
        } else if (!given || isnan(c->number[i])) {
            c->number[i] = years;
        }
    }
out:
    return st;
}

/* "x, K1": parts of years are series of their own. */
static pdn_status set_apart(const struct settling *s)
{
    pdn_status st = PDN_OK;
    pdn_column *c = pdn_table_mutable_column(s->t, "indicator");
    char name[256];

    for (size_t i = 0; i < s->t->rows; i++) {
        const char *kind = s->period[i].kind;
        if (*kind == '\0') continue;
        if (c == NULL) PDN_TRY(pdn_table_add(s->t, "indicator", PDN_TEXT, &c));
        if (c->text[i] != NULL)
            pdn_format(name, sizeof name, "%.200s, %s", c->text[i], kind);
        else
            pdn_format(name, sizeof name, "%s", kind);
        PDN_TRY(pdn_table_text(s->t, name, &c->text[i]));
    }
out:
    return st;
}

pdn_status outcome_periods__settle(pdn_table *t, pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    struct settling s = {.t = t, .f = f};
    const pdn_column *c = pdn_table_column(t, "year");

    if (c == NULL || c->kind != PDN_TEXT) return PDN_OK;
    PDN_NEW(s.period, t->rows);
    PDN_TRY(read_years(&s));
    PDN_TRY(set_lengths(&s));
    PDN_TRY(set_apart(&s));
out:
    free(s.period);
    return st;
}
