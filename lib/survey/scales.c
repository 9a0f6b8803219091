#include "answers.h"
#include "survey/webform/answer_range.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Beyond it whole numbers have gaps, and LO + HI may be none. */
static bool is_end(double x)
{
    return fabs(x) <= 9007199254740992.0;
}

bool pdn_survey_scale_read(const char *text, size_t *n, double *lo, double *hi)
{
    const char *equals = strrchr(text, '=');
    const char *colon = equals == NULL ? NULL : strchr(equals, ':');
    double from = 0, to = 0;

    if (colon == NULL || equals == text ||
        !pdn_number_read(equals + 1, (size_t)(colon - equals - 1), '.',
                         &from) ||
        !pdn_number_read(colon + 1, strlen(colon + 1), '.', &to) ||
        fabs(from - to) <= 0 || !is_end(from) || !is_end(to))
        return false;
    *n = (size_t)(equals - text);
    *lo = from;
    *hi = to;
    return true;
}

/* Where a cell of the answers stands in the file. */
static pdn_diagnostic cell_at(const answers__table *a, size_t row,
                              size_t column)
{
    pdn_diagnostic at = answers__cell(&a->table, row, column, "out-of-scale");

    if (a->field != NULL) at.column = a->field[row * a->table.columns + column];
    return at;
}

/* Frequency 0 is the answer "no contact" on every scale that begins above it.
 */
static bool means_none(const pdn_column *c, double x, double least)
{
    return strcmp(c->name, "frequency") == 0 && fabs(x) <= 0 && least > 0;
}

static pdn_status apply(answers_context *w, size_t column, double lo, double hi)
{
    pdn_status st = PDN_OK;
    answers__table *a = &w->answers;
    pdn_column *c = &a->table.column[column];
    double least = fmin(lo, hi), most = fmax(lo, hi);

    for (size_t i = 0; i < a->table.rows; i++) {
        double x = c->number[i];
        if (isnan(x) || means_none(c, x, least)) continue;
        if (x < least || x > most)
            PDN_TRY(pdn_diagnostics_add(
                w->f, cell_at(a, i, column), "%s is %s: want %s to %s", c->name,
                pdn_column_format(c, i).text, pdn_number_format(least).text,
                pdn_number_format(most).text));
        /* LO > HI: lo is least, so x becomes lo + hi - x. */
        if (lo > hi) c->number[i] = lo + hi - x;
    }
out:
    return st;
}

static bool stated(const pdn_survey *s, const char *column)
{
    for (size_t i = 0; i < s->scales; i++)
        if (strcmp(s->scale[i].column, column) == 0) return true;
    return false;
}

/* The columns that a scale could be of. */
static pdn_status tell_no_column(answers_context *w, pdn_diagnostic at,
                                 const char *name)
{
    char names[300] = "";
    size_t used = 0;
    const pdn_table *t = &w->answers.table;

    for (size_t k = 0; k < t->columns && used + 80 < sizeof names; k++) {
        if (t->column[k].number == NULL) continue;
        int put = snprintf(names + used, sizeof names - used, "%s\"%.40s\"",
                           used > 0 ? ", " : "", t->column[k].name);
        used += put > 0 ? (size_t)put : 0;
    }
    return pdn_diagnostics_add(
        w->f, at, "no column \"%s\" in %s: columns of numbers are %s", name,
        t->file, used > 0 ? names : "none");
}

static pdn_status apply_stated(answers_context *w, const char *text)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    pdn_diagnostic at = {
        .file = "--scale", .severity = PDN_ERROR, .code = "scale"};
    double lo = 0, hi = 0;
    size_t n = 0, column = SIZE_MAX;

    if (!pdn_survey_scale_read(text, &n, &lo, &hi))
        return pdn_diagnostics_add(w->f, at, "\"%s\": want COLUMN=LO:HI", text);
    const char *name = pdn_arena_text(&s->arena, text, n);
    if (name == NULL) return pdn_no_memory();
    column = answers__column(&w->answers.table, name);
    if (stated(s, name))
        return pdn_diagnostics_add(w->f, at, "%s is given twice", name);
    if (column == SIZE_MAX && w->o->scales_of_many) {
        at.severity = PDN_WARNING;
        at.action = "no use made of it";
    }
    if (column == SIZE_MAX) return tell_no_column(w, at, name);
    if (w->answers.table.column[column].number == NULL)
        return pdn_diagnostics_add(w->f, at, "%s holds text, want numbers",
                                   name);
    PDN_TRY(apply(w, column, lo, hi));
    s->scale[s->scales++] =
        (pdn_survey_scale){name, fmin(lo, hi), fmax(lo, hi), lo > hi};
out:
    return st;
}

/* The different numbers of a column, counted; 0: too many. */
static size_t count_numbers(const pdn_column *c, size_t rows,
                            answer_count seen[ANSWER_COUNTS])
{
    size_t n = 0;

    for (size_t i = 0; i < rows; i++) {
        const double x = c->number[i];
        size_t k = 0;
        if (isnan(x)) continue;
        while (k < n && (seen[k].number < x || seen[k].number > x))
            k++;
        if (k == ANSWER_COUNTS) return 0;
        if (k == n) seen[n++] = (answer_count){x, 0};
        seen[k].cells++;
    }
    return n;
}

/* What is far from the others would be an end of the range. */
static pdn_status tell_far(answers_context *w, size_t column)
{
    answer_count seen[ANSWER_COUNTS];
    const answers__table *a = &w->answers;
    const pdn_column *c = &a->table.column[column];
    const answer_range r =
        answer_range__of(seen, count_numbers(c, a->table.rows, seen));

    for (size_t i = 0; i < a->table.rows; i++) {
        pdn_diagnostic at = cell_at(a, i, column);
        if (isnan(c->number[i]) || answer_range__holds(&r, c->number[i]))
            continue;
        at.severity = PDN_WARNING;
        at.action = "an end of the range";
        return pdn_diagnostics_add(
            w->f, at,
            "%s is %s, but most cells hold %s to %s: is it meant? A --scale "
            "refuses what is outside it",
            c->name, pdn_column_format(c, i).text, pdn_number_format(r.lo).text,
            pdn_number_format(r.hi).text);
    }
    return PDN_OK;
}

static pdn_status tell_seen(answers_context *w, const pdn_column *c)
{
    double least = HUGE_VAL, most = -HUGE_VAL;

    for (size_t i = 0; i < w->answers.table.rows; i++) {
        if (isnan(c->number[i])) continue;
        least = fmin(least, c->number[i]);
        most = fmax(most, c->number[i]);
    }
    if (least > most) return PDN_OK;
    return pdn_diagnostics_tell(
        w->f, PDN_NOTE, "scale-seen", w->answers.table.file,
        "no scale given for %s: the range seen, %s to %s, "
        "is taken",
        c->name, pdn_number_format(least).text, pdn_number_format(most).text);
}

pdn_status scales__apply(answers_context *w)
{
    pdn_status st = PDN_OK;
    static const char *const rated[] = {"frequency",   "quality", "knowledge",
                                        "recognition", "skill",   "need"};

    w->s->scale =
        pdn_arena_get(&w->s->arena, (w->o->scales + 1) * sizeof *w->s->scale);
    if (w->s->scale == NULL) return pdn_no_memory();
    for (size_t i = 0; i < w->o->scales; i++)
        PDN_TRY(apply_stated(w, w->o->scale[i]));
    for (size_t i = 0; i < PDN_COUNT(rated); i++) {
        const pdn_column *c = pdn_table_column(&w->answers.table, rated[i]);
        if (c != NULL && c->number != NULL && !stated(w->s, rated[i])) {
            PDN_TRY(tell_far(w, (size_t)(c - w->answers.table.column)));
            PDN_TRY(tell_seen(w, c));
        }
    }
out:
    return st;
}
