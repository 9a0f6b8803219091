#include "cells.h"
#include "records.h"

#include "table_append.h"

#include "table/figures/grouped_digits.h"
#include "table/figures/yes_no.h"
#include "table/foreign/excel_text.h"

#include <math.h>
#include <string.h>

enum { EXACT_DIGITS = 15 };

/* Beyond it neighbours of a whole number are not told apart. */
#define LARGEST_COUNT 0x1p53

/* A field without the blanks around it. */
struct span {
    const char *s;
    size_t n;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct span trimmed(const char *s)
{
    struct span t = {s, s == NULL ? 0 : strlen(s)};

    for (; t.n > 0 && is_blank(*t.s); t.n--)
        t.s++;
    while (t.n > 0 && is_blank(t.s[t.n - 1]))
        t.n--;
    return t;
}

/* `18.3 %`: the number before the sign. */
static bool take_percent(struct span *t)
{
    if (t->n < 2 || t->s[t->n - 1] != '%') return false;
    t->n--;
    while (t->n > 0 && is_blank(t->s[t->n - 1]))
        t->n--;
    return true;
}

static bool is(struct span t, const char *word)
{
    return t.n == strlen(word) && memcmp(t.s, word, t.n) == 0;
}

/* `<5`: a count too small to be shown. */
static bool is_below(struct span t)
{
    if (t.n < 2 || *t.s != '<') return false;
    for (size_t i = 1; i < t.n; i++)
        if ((t.s[i] < '0' || t.s[i] > '9') && !is_blank(t.s[i])) return false;
    return !is_blank(t.s[t.n - 1]);
}

/* A number as people write it: thousands may stand apart. */
static bool read_span(struct span t, char decimal, double *x)
{
    return pdn_number_read(t.s, t.n, decimal, x) ||
           grouped_digits__spaced(t.s, t.n, decimal, x);
}

/* The state that a mark stands for; PDN_VALUE for what is no mark. */
static pdn_state state_of(struct span t)
{
    if (t.n == 0 || is(t, "NA")) return PDN_NOT_DEFINED;
    if (is(t, ".")) return PDN_NOT_ASKED;
    if (is(t, "..")) return PDN_NO_ANSWER;
    if (is(t, ":") || is(t, "*") || is_below(t)) return PDN_SUPPRESSED;
    return PDN_VALUE;
}

/* What a publisher's mark stands for. */
static struct span meant(const cells__text *c, struct span t)
{
    const pdn_marks *m = c->marks;

    if (m == NULL) return t;
    if (m->dash_is_zero && (is(t, "-") || is(t, "\u2013")))
        return (struct span){"0", 1};
    if (m->point_is_undefined && is(t, ".")) return (struct span){"", 0};
    if (m->star_is_note && t.n > 1 && t.s[t.n - 1] == '*')
        return (struct span){t.s, t.n - 1};
    return t;
}

static const char *field(const cells__text *c, size_t row, size_t k)
{
    const records__fields *t = c->records;
    size_t r = c->row[row];

    return k < records__width(t, r) ? t->field[t->first[r] + k] : NULL;
}

/* The column of the file in which a field stands. */
static size_t place_of(const cells__text *c, size_t record, size_t k)
{
    const records__fields *t = c->records;

    if (c->place == NULL) return k + 1;
    return k < records__width(t, record) ? c->place[t->first[record] + k] : 0;
}

static pdn_diagnostic place(const cells__text *c, size_t row, size_t k)
{
    return (pdn_diagnostic){.file = c->file,
                            .line = c->records->line[c->row[row]],
                            .column = place_of(c, c->row[row], k),
                            .severity = PDN_ERROR};
}

/* What the numbers of a column look like. */
struct look {
    size_t points, commas; /* read with one of them as the decimal sign */
    size_t thousands;      /* of the commas: as in 1,234 */
    size_t groups;         /* of the points: as in 1.234 */
    size_t others;         /* no number, no mark */
    size_t numbers;
    bool code; /* a leading zero or plus, or more digits than a number holds */
};

/* As a municipality number, a telephone number or a citizen's number has. */
static bool looks_like_code(struct span t)
{
    size_t digits = 0, sign = *t.s == '-' ? 1 : 0;

    for (size_t i = 0; i < t.n; i++)
        if (t.s[i] >= '0' && t.s[i] <= '9') digits++;
    bool whole = digits + sign == t.n;
    bool zero = t.s[sign] == '0' && t.n > sign + 1 && t.s[sign + 1] >= '0' &&
                t.s[sign + 1] <= '9';
    /* 912 345 678 is how an organisation's number is written */
    bool apart = digits == 9 && t.n > digits && *t.s != '-' &&
                 grouped_digits__blank(t.s + 3, t.n - 3) > 0;
    return *t.s == '+' || zero || apart || (whole && digits > EXACT_DIGITS);
}

static bool looks_like_thousands(struct span t, char sign)
{
    const char *at = memchr(t.s, sign, t.n);

    return at != NULL && t.s + t.n - at == 4 && *t.s != '0';
}

static void look_for_thousands(struct look *look, struct span t, bool point,
                               bool comma)
{
    if (point && !comma) {
        look->points++;
        if (looks_like_thousands(t, '.')) look->groups++;
    }
    if (comma && !point) {
        look->commas++;
        if (looks_like_thousands(t, ',')) look->thousands++;
    }
}

static struct look look_at(const cells__text *c, size_t k)
{
    struct look look = {0};
    double x = 0;

    for (size_t i = 0; i < c->rows; i++) {
        struct span t = meant(c, trimmed(field(c, i, k)));
        if (state_of(t) != PDN_VALUE) continue;
        (void)take_percent(&t);
        bool has_comma = memchr(t.s, ',', t.n) != NULL;
        bool point = !has_comma && read_span(t, '.', &x);
        bool comma = memchr(t.s, '.', t.n) == NULL &&
                     (has_comma ? read_span(t, ',', &x) : point);
        if (point || comma)
            look.numbers++;
        else
            look.others++;
        look_for_thousands(&look, t, point, comma);
        if ((point || comma) && looks_like_code(t)) look.code = true;
    }
    return look;
}

/* The decimal sign of a column: the one laid down, else the one that more of
 * its numbers have, else a point. */
static char sign_of(const cells__text *c, const struct look *look)
{
    if (c->decimal != 0) return c->decimal;
    return look->commas > look->points ? ',' : '.';
}

static bool all_numbers(const cells__text *c, const struct look *look)
{
    char sign = sign_of(c, look);
    size_t foreign = sign == ',' ? look->points : look->commas;

    return look->numbers > 0 && look->others == 0 && foreign == 0 &&
           !look->code;
}

/* A number column under way. */
struct numbers {
    const cells__text *c;
    size_t k; /* of the file */
    char sign;
    const pdn_want *want; /* NULL: carried along */
    const pdn_column *col;
    pdn_diagnostics *f;
};

static pdn_status tell_bad_number(const struct numbers *n, pdn_diagnostic at,
                                  const char *s)
{
    char shown[64];
    double x = 0;
    struct span t = trimmed(s);
    bool comma = n->sign == ',';

    at.code = "not-a-number";
    records__shown(s, shown);
    if (n->col->kind == PDN_BOOLEAN)
        return pdn_diagnostics_add(n->f, at, "%s is \"%s\": want 1 or 0",
                                   n->col->name, shown);
    if (read_span(t, comma ? '.' : ',', &x))
        return pdn_diagnostics_add(
            n->f, at,
            "%s is \"%s\": want a number with decimal %s, as the column has "
            "elsewhere",
            n->col->name, shown, comma ? "comma" : "point");
    return pdn_diagnostics_add(n->f, at, "%s is \"%s\": want a number%s",
                               n->col->name, shown, excel_text__cause(shown));
}

static const char too_large[] =
    "want a whole number of at most 9007199254740992";

const char *cells__unfit(const char *name, pdn_kind kind, const pdn_want *w,
                         double x)
{
    if (w != NULL && w->not_negative && x < 0)
        return "want a number that is not negative";
    if (kind == PDN_INTEGER && fabs(x - floor(x)) > 0)
        return "want a whole number";
    if (w != NULL && strcmp(name, "year") == 0 && !(x >= 1 && x <= 9999))
        return "want a year from 1 to 9999";
    if (kind == PDN_INTEGER && fabs(x) > LARGEST_COUNT) return too_large;
    if (w != NULL && fabs(x) > LARGEST_COUNT)
        return "want a number of at most 9007199254740992";
    if (kind == PDN_BOOLEAN && fabs(x) > 0 && fabs(x - 1) > 0)
        return "want 1 or 0";
    return NULL;
}

/* Digits after the decimal sign; an exponent moves it. */
static unsigned char decimals_of(struct span t, char sign)
{
    const char *at = memchr(t.s, sign, t.n);
    size_t n = 0;
    double moved = 0;

    for (size_t i = 0; i < t.n; i++)
        if ((t.s[i] == 'e' || t.s[i] == 'E') &&
            pdn_number_read(t.s + i + 1, t.n - i - 1, '.', &moved))
            t.n = i;
    if (at != NULL) n = (size_t)(t.s + t.n - at) - 1;
    double left = (double)n - moved;
    return (unsigned char)fmin(255, fmax(0, left));
}

/* Counts are whole: `1.000` is a thousand, or one with three decimals, and only
 * who wrote it knows. */
static bool is_count(const struct numbers *n)
{
    return n->col->kind == PDN_INTEGER && strcmp(n->col->name, "year") != 0;
}

/* Counts, and what is expected of them. */
static bool is_like_count(const struct numbers *n)
{
    return is_count(n) ||
           (n->want != NULL && strcmp(n->want->name, "expected") == 0);
}

/* Thousands parted by a point or comma. *asks: it may be a decimal as well. */
static bool read_grouped(const struct numbers *n, struct span t, double *x,
                         bool *asks)
{
    static const char signs[] = {'.', ','};

    *asks = false;
    for (size_t i = 0; i < sizeof signs; i++) {
        size_t groups = 0;
        double value = 0;
        if (!grouped_digits__read(t.s, t.n, signs[i], &value, &groups))
            continue;
        char decimal = n->c->decimal;
        char parts = '\0';
        if (is_like_count(n)) parts = n->c->thousands;
        bool said = parts == signs[i] ||
                    (parts == 0 && decimal != 0 && decimal != signs[i]);
        *asks = groups == 1 && decimal == 0 && parts == 0 && is_count(n);
        if (groups == 1 && !said) return false;
        *x = value;
        return true;
    }
    return false;
}

/* A column of per cents, or one whose meaning is its reader's: 80 % is 80.
 * In a column of shares of one it is .8. */
static bool counts_percent(const struct numbers *n)
{
    return n->want == NULL || strstr(n->want->name, "percent") != NULL;
}

static pdn_status read_number(const struct numbers *n, size_t row)
{
    const char *s = field(n->c, row, n->k), *why = NULL;
    struct span t = meant(n->c, trimmed(s));
    pdn_state state = state_of(t);
    pdn_diagnostic at = place(n->c, row, n->k);
    char shown[64];
    double x = 0;

    if (state != PDN_VALUE) {
        n->col->number[row] = pdn_absent(state);
        return PDN_OK;
    }
    bool percent = n->col->kind == PDN_REAL && take_percent(&t), asks = false;
    bool grouped = read_grouped(n, t, &x, &asks);
    if (asks)
        return grouped_digits__ask(n->f, at, n->col->name,
                                   records__shown(s, shown));
    bool word = n->col->kind == PDN_BOOLEAN && yes_no__read(t.s, t.n, &x);
    if (!grouped && !word && !read_span(t, n->sign, &x))
        return tell_bad_number(n, at, s);
    if (percent && !counts_percent(n)) x /= 100;
    why = cells__unfit(n->col->name, n->col->kind, n->want, x);
    /* the one beyond reads as the largest */
    if (why == NULL && n->col->kind == PDN_INTEGER &&
        fabs(x) >= LARGEST_COUNT && !is(t, "9007199254740992"))
        why = too_large;
    at.code = "value";
    if (why != NULL)
        return pdn_diagnostics_add(n->f, at, "%s is %s: %s", n->col->name,
                                   records__shown(s, shown), why);
    n->col->number[row] = x;
    if (n->col->decimals != NULL)
        n->col->decimals[row] = decimals_of(t, n->sign);
    return PDN_OK;
}

static pdn_status fill_numbers(const struct numbers *n)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < n->c->rows; i++)
        n->col->number[i] = pdn_absent(PDN_NOT_DEFINED);
    for (size_t i = 0; i < n->c->rows; i++)
        PDN_TRY(read_number(n, i));
out:
    return st;
}

/* Fields live in the table's arena already: the column points at them. */
static void fill_texts(const cells__text *c, size_t k, const pdn_column *col)
{
    for (size_t i = 0; i < c->rows; i++)
        col->text[i] = field(c, i, k);
}

/* Whether nothing is left to see of a cell: blanks of any kind, line breaks,
 * characters without a width. */
static pdn_status check_seen(pdn_arena *room, const char *s, bool *seen)
{
    pdn_status st = PDN_OK;
    const char *shown = NULL;

    *seen = trimmed(s).n > 0;
    if (!*seen) return PDN_OK;
    PDN_TRY(pdn_name_shown(room, s, &shown));
    *seen = shown != NULL && shown[0] != '\0';
out:
    return st;
}

static pdn_status check_filled(const cells__text *c, size_t k, const char *name,
                               pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    pdn_arena room = {0};
    bool seen = false;

    for (size_t i = 0; i < c->rows; i++) {
        PDN_TRY(check_seen(&room, field(c, i, k), &seen));
        if (seen) continue;
        pdn_diagnostic at = place(c, i, k);
        at.code = "empty";
        PDN_TRY(pdn_diagnostics_add(f, at, "%s is empty", name));
    }
out:
    pdn_arena_clear(&room);
    return st;
}

/* A column without a name is what a spreadsheet leaves behind; it must hold
 * nothing. */
static pdn_status check_nameless(const cells__text *c, size_t k,
                                 pdn_diagnostics *f)
{
    char shown[64];

    for (size_t i = 0; i < c->rows; i++) {
        const char *s = field(c, i, k);
        if (trimmed(s).n == 0) continue;
        pdn_diagnostic at = place(c, i, k);
        at.code = "header";
        return pdn_diagnostics_add(
            f, at, "\"%s\" stands in column %zu, which has no name",
            records__shown(s, shown), k + 1);
    }
    return PDN_OK;
}

static pdn_diagnostic column_of(const cells__text *c, size_t k)
{
    return (pdn_diagnostic){.file = c->file, .column = place_of(c, 0, k)};
}

pdn_status cells__column(const cells__text *c, size_t k,
                         const header__heading *heading, pdn_diagnostics *f,
                         pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct look look = {0};
    pdn_column *col = NULL;
    const pdn_want *w = heading->want;

    if (heading->twice) return PDN_OK;
    if (heading->nameless) return check_nameless(c, k, f);
    pdn_kind kind = w != NULL ? w->kind : PDN_REAL;
    if (kind != PDN_TEXT) look = look_at(c, k);
    if (w == NULL && !all_numbers(c, &look)) kind = PDN_TEXT;
    char sign = sign_of(c, &look);
    PDN_TRY(table_append__column(t, heading->name, kind, &col));
    t->field[t->columns - 1] = place_of(c, 0, k);
    if (w != NULL && w->filled) PDN_TRY(check_filled(c, k, w->name, f));
    if (kind == PDN_TEXT) {
        fill_texts(c, k, col);
        goto out;
    }
    if (sign == ',' && look.thousands == look.commas && look.commas > 0 &&
        c->separator == ',' && c->decimal == 0 && kind != PDN_INTEGER)
        PDN_TRY(grouped_digits__warn(f, column_of(c, k), heading->name, ','));
    if (look.groups == look.points && look.groups > 1 && c->decimal == 0 &&
        c->thousands == 0 && w != NULL && strcmp(w->name, "expected") == 0)
        PDN_TRY(grouped_digits__warn(f, column_of(c, k), heading->name, '.'));
    if (kind == PDN_REAL) {
        col->decimals = pdn_arena_get(&t->arena, t->rows);
        PDN_TRY(pdn_had_memory(col->decimals));
        col->sign = sign;
    }
    PDN_TRY(fill_numbers(&(struct numbers){c, k, sign, w, col, f}));
out:
    return st;
}
