/* What staff, young people and others answer to the same question. */
#include "outcomes/rows/row_cell.h"
#include "tally_context.h"

#include "pdnet/baseline.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* What one kind answers. */
struct voice {
    double answers, mean, sd, lo, hi;
};

/* The value that a column of counts counts: 4 of count_4. False: none. */
static bool counts_value(const pdn_column *c, double *value)
{
    static const char prefix[] = "count_";
    const size_t n = sizeof prefix - 1;

    return c->number != NULL && strncmp(c->name, prefix, n) == 0 &&
           pdn_number_read(c->name + n, strlen(c->name) - n, '.', value);
}

/* Answers, mean and sd by how many gave each answer. False where some count is
 * not known, or there is none. */
static bool from_counts(const pdn_table *t, size_t row, struct voice *v)
{
    double n = 0, sum = 0, squares = 0, value = 0;
    size_t columns = 0;

    for (size_t k = 0; k < t->columns; k++) {
        if (!counts_value(&t->column[k], &value)) continue;
        double count = t->column[k].number[row];
        if (isnan(count)) return false;
        columns++;
        n += count;
        sum += count * value;
    }
    if (columns == 0 || n <= 0) return false;
    for (size_t k = 0; k < t->columns; k++)
        if (counts_value(&t->column[k], &value))
            squares += t->column[k].number[row] * pow(value - sum / n, 2);
    v->answers = n;
    v->mean = sum / n;
    v->sd = n > 1 ? sqrt(squares / (n - 1)) : pdn_absent(PDN_NOT_DEFINED);
    return true;
}

/* What is told must be what the counts give, as far as it is written. */
static pdn_status compare(const tally_context *w, size_t i,
                          const struct voice *told, const struct voice *counted)
{
    pdn_status st = PDN_OK;

    if (fabs(told->answers - counted->answers) > .5)
        PDN_TRY(pdn_diagnostics_add(
            w->f, tally__fault(w, i, "answers"),
            "%s answers, and the counts of each answer make %s",
            pdn_number_format(told->answers).text,
            pdn_number_format(counted->answers).text));
    if (fabs(told->mean - counted->mean) > .0501)
        PDN_TRY(pdn_diagnostics_add(
            w->f, tally__fault(w, i, "mean"),
            "mean %s, and the counts of each answer give %.2f",
            pdn_number_format(told->mean).text, counted->mean));
out:
    return st;
}

static pdn_status check_counts(const tally_context *w, size_t i)
{
    pdn_status st = PDN_OK;
    double value = 0;

    for (size_t k = 0; k < w->t->columns; k++) {
        const pdn_column *c = &w->t->column[k];
        if (!counts_value(c, &value)) continue;
        double x = c->number[i];
        if (x < 0 || floor(x) < x)
            PDN_TRY(pdn_diagnostics_add(
                w->f, tally__fault(w, i, c->name),
                "%s is %s: want a whole number that is not negative", c->name,
                pdn_number_format(x).text));
    }
out:
    return st;
}

/* Student's interval; one of no width says nothing. */
static void set_interval(struct voice *v)
{
    v->lo = v->hi = pdn_absent(PDN_NOT_DEFINED);
    if (!(v->answers >= 2) || !(v->sd > 0) || isnan(v->mean)) return;
    double half =
        gsl_cdf_tdist_Pinv(.975, v->answers - 1) * v->sd / sqrt(v->answers);
    v->lo = v->mean - half;
    v->hi = v->mean + half;
}

static pdn_status read_voice(const tally_context *w, size_t i, struct voice *v)
{
    pdn_status st = PDN_OK;
    struct voice counted = {0};

    *v = (struct voice){.answers = tally__number(w, "answers", i),
                        .mean = tally__number(w, "mean", i),
                        .sd = tally__number(w, "sd", i)};
    PDN_TRY(check_counts(w, i));
    if (from_counts(w->t, i, &counted)) {
        PDN_TRY(compare(w, i, v, &counted));
        *v = counted;
    }
    if (v->answers <= 0 && !isnan(v->mean))
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "mean"),
                                    "mean %s of no answers: want it empty",
                                    pdn_number_format(v->mean).text));
    set_interval(v);
out:
    return st;
}

/* Hides what too few answered. */
static bool hide(const tally_context *w, struct voice *v)
{
    double hidden = pdn_absent(PDN_SUPPRESSED);

    if (!(v->answers > 0) || v->answers >= (double)w->o->least) return false;
    *v = (struct voice){hidden, hidden, hidden, hidden, hidden};
    return true;
}

static bool is_one_of(const char *kind, const char *const *word)
{
    for (; *word != NULL; word++)
        if (pdn_text_compare(kind, *word) == 0) return true;
    return false;
}

static bool is_staff(const char *kind)
{
    static const char *const words[] = {"staff", "ansatte", "tilsette", NULL};

    return is_one_of(kind, words);
}

static bool is_youth(const char *kind)
{
    static const char *const words[] = {"youth", "unge", "ungdom", NULL};

    return is_one_of(kind, words);
}

static void begin_row(pdn_voice_row *row)
{
    double silent = pdn_absent(PDN_NOT_ASKED);

    pdn_row_clear(&pdn_voices_schema, row);
    row->staff_answers = row->staff_mean = silent;
    row->youth_answers = row->youth_mean = silent;
}

/* The row of that service and question; `other`: of that kind alone. */
static pdn_status find_row(tally_context *w, size_t i, const char *other,
                           pdn_voice_row *row, size_t *k)
{
    pdn_status st = PDN_OK;
    const char *service = tally__text(w, "service", i);
    const char *question = tally__text(w, "question", i);

    PDN_TRY(tally__intern(w, service, question, other, w->out->rows, k));
    if (*k < w->out->rows) goto out;
    begin_row(&row[*k]);
    PDN_TRY(tally__keep(w, service, &row[*k].service));
    PDN_TRY(tally__keep(w, question, &row[*k].question));
    PDN_TRY(tally__keep(w, other, &row[*k].kind));
    w->out->rows++;
out:
    return st;
}

static void put_voice(pdn_voice_row *r, const struct voice *v, const char *kind)
{
    if (r->kind != NULL) {
        r->answers = v->answers;
        r->mean = v->mean;
        r->sd = v->sd;
        r->lo = v->lo;
        r->hi = v->hi;
    } else if (is_staff(kind)) {
        r->staff_answers = v->answers;
        r->staff_mean = v->mean;
        r->staff_sd = v->sd;
        r->staff_lo = v->lo;
        r->staff_hi = v->hi;
    } else {
        r->youth_answers = v->answers;
        r->youth_mean = v->mean;
        r->youth_sd = v->sd;
        r->youth_lo = v->lo;
        r->youth_hi = v->hi;
    }
}

static pdn_status add_voice(tally_context *w, size_t i, pdn_voice_row *row,
                            size_t *hidden)
{
    pdn_status st = PDN_OK;
    const char *kind = tally__text(w, "kind", i);
    const char *other = is_staff(kind) || is_youth(kind) ? NULL : kind;
    const char *who = other != NULL    ? other
                      : is_staff(kind) ? "\002staff"
                                       : "\002youth";
    struct voice v = {0};
    char place[PDN_NUMBER_SIZE];
    size_t k = 0, first = 0;

    PDN_TRY(find_row(w, i, other, row, &k));
    pdn_number_write((double)k, place);
    PDN_TRY(tally__intern(w, "\002row", place, who, i, &first));
    if (first != i)
        PDN_TRY(pdn_diagnostics_add(w->f, tally__fault(w, i, "question"),
                                    "\"%s\", %s, \"%s\" stands twice (first in "
                                    "line %zu)",
                                    row[k].service, kind, row[k].question,
                                    row_cell__line(w->t, first)));
    PDN_TRY(read_voice(w, i, &v));
    *hidden += hide(w, &v);
    put_voice(&row[k], &v, kind);
out:
    return st;
}

/* The gap, and Welch's interval of it. */
static void set_gap(pdn_voice_row *r)
{
    double a = pow(r->staff_sd, 2) / r->staff_answers;
    double b = pow(r->youth_sd, 2) / r->youth_answers;

    if (r->kind != NULL) return;
    r->gap = r->staff_mean - r->youth_mean;
    if (isnan(r->gap)) r->gap = tally__absence(r->staff_mean, r->youth_mean);
    if (isnan(r->gap)) {
        r->gap_lo = r->gap_hi = r->gap;
        return;
    }
    if (isnan(r->staff_lo) || isnan(r->youth_lo)) return;
    double df = pow(a + b, 2) / (a * a / (r->staff_answers - 1) +
                                 b * b / (r->youth_answers - 1));
    double half = gsl_cdf_tdist_Pinv(.975, df) * sqrt(a + b);
    r->gap_lo = r->gap - half;
    r->gap_hi = r->gap + half;
}

/* Whether the file says how many answered. */
static pdn_status check_columns(const tally_context *w)
{
    double value = 0;
    bool counts = false;
    pdn_diagnostic at = row_cell__file(w->t, PDN_ERROR, "header");

    for (size_t k = 0; k < w->t->columns; k++)
        counts = counts || counts_value(&w->t->column[k], &value);
    if (counts || (pdn_table_column(w->t, "answers") != NULL &&
                   pdn_table_column(w->t, "mean") != NULL))
        return PDN_OK;
    return pdn_diagnostics_add(
        w->f, at,
        "want the columns answers and mean, or how many gave each answer: "
        "count_1, count_2 ...");
}

static pdn_status tell_hidden(const tally_context *w, size_t hidden)
{
    pdn_diagnostic at = row_cell__file(w->t, PDN_NOTE, "hidden");

    if (hidden == 0) return PDN_OK;
    return pdn_diagnostics_add(
        w->f, at, "means of fewer than %zu answers are hidden: %zu",
        w->o->least, hidden);
}

pdn_status voices__count(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_voice_row *row = NULL;
    size_t hidden = 0;

    PDN_TRY(check_columns(w));
    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(add_voice(w, i, row, &hidden));
    for (size_t k = 0; k < w->out->rows; k++)
        set_gap(&row[k]);
    PDN_TRY(tell_hidden(w, hidden));
out:
    return st;
}
