/* The rows of practices in the order of the sheet, and what is said of them. */
#include "practices_parts.h"

#include "pdnet/core.h"
#include "pdnet/words.h"
#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_NAMES = 3 };

/* The same levels as of every finding. */
static const double clear = .05, sign = .2;

bool practices_rows__stands_out(const pdn_practice_row *r)
{
    return r->q <= sign && r->delta > 0;
}

/* What is not known last. */
static int larger(double a, double b)
{
    if (isfinite(a) != isfinite(b)) return isfinite(a) ? -1 : 1;
    return (a < b) - (a > b);
}

static int in_order(const void *a, const void *b)
{
    const pdn_practice_row *x = *(const pdn_practice_row *const *)a;
    const pdn_practice_row *y = *(const pdn_practice_row *const *)b;
    int by = practices_rows__stands_out(y) - practices_rows__stands_out(x);

    if (by == 0) by = larger(x->delta, y->delta);
    if (by == 0) by = larger(-x->p_exact, -y->p_exact);
    return by != 0 ? by : (x > y) - (x < y);
}

static double latest(const pdn_practice_row *row, size_t n)
{
    double year = (double)NAN;

    for (size_t i = 0; i < n; i++)
        if (!(row[i].year <= year) && isfinite(row[i].year)) year = row[i].year;
    return year;
}

pdn_status practices_rows__take(const pdn_practice_row *row, size_t n,
                                double year, practices_rows *out)
{
    pdn_status st = PDN_OK;
    practices_rows q = {.year = year > 0 ? year : latest(row, n)};

    PDN_NEW(q.row, n);
    for (size_t i = 0; i < n; i++) {
        const pdn_practice_row *r = &row[i];
        if (r->name == NULL || *r->name == '\0')
            PDN_FAIL(PDN_EDATA,
                     "row %zu has no name: want the table that "
                     "pdn-practices writes",
                     i + 1);
        if (isfinite(r->year) && !(fabs(r->year - q.year) < .5)) continue;
        q.row[q.rows++] = r;
        q.clear += practices_rows__stands_out(r) && r->q <= clear;
        q.signs += practices_rows__stands_out(r) && r->q > clear;
    }
    if (q.rows == 0) PDN_FAIL(PDN_EDATA, "no practices to draw");
    qsort(q.row, q.rows, sizeof *q.row, in_order);
    *out = q;
    q = (practices_rows){0};
out:
    practices_rows__clear(&q);
    return st;
}

void practices_rows__clear(practices_rows *q)
{
    free(q->row);
    *q = (practices_rows){0};
}

const char *practices_rows__counts(const pdn_practice_row *r)
{
    if (r->kind == PDN_PRACTICE_MEASURE)
        return pdn_say(pdn_word("%s on average in %s of those who do better, "
                                "%s in %s of the others"),
                       pdn_format_number(r->deviants_mean, 2),
                       pdn_format_count(r->deviants),
                       pdn_format_number(r->peers_mean, 2),
                       pdn_format_count(r->peers));
    return pdn_say(pdn_word("%s among those who do better than expected, %s "
                            "among the others"),
                   pdn_format_of(r->deviants_with, r->deviants),
                   pdn_format_of(r->peers_with, r->peers));
}

static const char *test_of(const pdn_practice_row *r)
{
    if (isnan(r->p_exact))
        return pdn_state_of(r->p_exact) == PDN_SUPPRESSED
                   ? ""
                   : pdn_word("Not tested: so few units could not have shown "
                              "it.");
    const double of = r->p_exact < .01 ? 1000 : 100;
    return pdn_say(
        pdn_word("Chance alone gives such a difference in about %s of %s."),
        pdn_format_count(fmax(1, round(of * r->p_exact))),
        pdn_format_count(of));
}

const char *practices_rows__sure(const pdn_practice_row *r)
{
    if (pdn_state_of(r->p_exact) == PDN_SUPPRESSED)
        return pdn_format_number(r->p_exact, 2);
    if (isnan(r->p_exact)) return pdn_word("too few to show it");
    if (r->delta > 0 && r->q <= clear) return pdn_word_in("how sure", "clear");
    if (practices_rows__stands_out(r)) return pdn_word_in("how sure", "a sign");
    return pdn_word("may be chance");
}

const char *practices_rows__detail(const pdn_practice_row *r)
{
    const char *size = "";

    if (isfinite(r->lo) && isfinite(r->hi))
        size =
            pdn_say(r->kind == PDN_PRACTICE_MEASURE
                        ? pdn_word("Difference %s (uncertainty: from %s to "
                                   "%s).")
                        : pdn_word("Difference in share %s (uncertainty: "
                                   "from %s to %s)."),
                    pdn_format_number(r->difference, 2),
                    pdn_format_number(r->lo, 2), pdn_format_number(r->hi, 2));
    return format_number__join(
        pdn_say("%s.", pdn_say_capital(practices_rows__counts(r))),
        format_number__join(size, test_of(r)));
}

/* The two sides as most rows know them. */
static const pdn_practice_row *sides(const practices_rows *q)
{
    const pdn_practice_row *most = q->row[0];

    for (size_t i = 1; i < q->rows; i++)
        if (q->row[i]->deviants + q->row[i]->peers >
            most->deviants + most->peers)
            most = q->row[i];
    return most;
}

static bool any_tested(const practices_rows *q)
{
    for (size_t i = 0; i < q->rows; i++)
        if (isfinite(q->row[i]->p_exact)) return true;
    return false;
}

static bool all_hidden(const practices_rows *q)
{
    for (size_t i = 0; i < q->rows; i++)
        if (pdn_state_of(q->row[i]->deviants_with) != PDN_SUPPRESSED &&
            pdn_state_of(q->row[i]->difference) != PDN_SUPPRESSED)
            return false;
    return true;
}

const char *practices_rows__reach(const practices_rows *q)
{
    const pdn_practice_row *s = sides(q);

    if (!isfinite(s->deviants) || !isfinite(s->peers)) return "";
    const char *who =
        pdn_say(pdn_word("With %s and %s %s"), pdn_format_count(s->deviants),
                pdn_format_count(s->peers),
                pdn_unit_word(pdn_number_to_size(s->peers)));
    if (!any_tested(q))
        return pdn_say(pdn_word("%s no difference could have been seen."), who);
    return pdn_say(pdn_word("%s only a large difference can be seen."), who);
}

static const char *names(const practices_rows *q, size_t n)
{
    const char *text = practices_rows__name(q->row[0]);
    size_t told = n < MOST_NAMES ? n : MOST_NAMES;

    for (size_t i = 1; i < told; i++)
        text = format_number__list(text, pdn_study_word(q->row[i]->name),
                                   i + 1 == told && told == n);
    if (told == n) return text;
    return pdn_say(pdn_word("%s, and %s more"), text,
                   pdn_format_count((double)(n - told)));
}

static const char *how_sure(const practices_rows *q)
{
    if (q->signs == 0) return pdn_word("Clear.");
    if (q->clear == 0)
        return pdn_word("A sign of: of five findings marked like this, one may "
                        "be chance.");
    return pdn_say(pdn_word("Clear: %s; the rest are signs."),
                   pdn_format_count((double)q->clear));
}

const char *practices_rows__name(const pdn_practice_row *r)
{
    return pdn_say_capital(pdn_study_word(r->name));
}

const char *practices_rows__title(const practices_rows *q)
{
    const size_t n = q->clear + q->signs;

    if (all_hidden(q))
        return pdn_word("The figures are hidden to protect privacy.");
    if (!(sides(q)->deviants > 0))
        return pdn_word("No unit is found to do better than expected, so there "
                        "is nobody to hold the practices against.");
    if (n == 0)
        return format_number__join(
            pdn_word("No practice sets those who do better than expected "
                     "apart."),
            practices_rows__reach(q));
    if (n == 1)
        return pdn_say("%s: %s. %s", practices_rows__name(q->row[0]),
                       practices_rows__counts(q->row[0]), how_sure(q));
    return pdn_say(pdn_word("%s practices are more common among those who do "
                            "better than expected: %s. %s"),
                   pdn_say_capital(pdn_format_cardinal(n)), names(q, n),
                   how_sure(q));
}

const char *practices_rows__caution(void)
{
    return pdn_word("That those who succeed do it says nothing about what "
                    "would happen if others did. It is a reason to ask them.");
}
