/* The units of the sheet of change: which moved, sentences, title. */
#include "change_parts.h"
#include "words/format_number.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 8 }; /* so few are all told of */

/* In the nullpunkt's own year there is a nullpunkt and no change. */
static bool is_base(const pdn_baseline_row *r)
{
    return isfinite(r->nullpunkt) && isfinite(r->share) &&
           pdn_state_of(r->change) == PDN_NOT_DEFINED &&
           fabs(r->share - r->nullpunkt) < 1e-12;
}

static double year_of_base(const pdn_baseline_row *row, size_t n,
                           const char *indicator)
{
    for (size_t i = 0; i < n; i++)
        if (format_number__same(row[i].indicator, indicator) &&
            is_base(&row[i]))
            return row[i].year;
    return (double)NAN;
}

static const pdn_baseline_row *row_of(const pdn_baseline_row *row, size_t n,
                                      const pdn_baseline_row *like, double year)
{
    for (size_t i = 0; i < n; i++)
        if (fabs(row[i].year - year) < .5 &&
            format_number__same(row[i].unit, like->unit) &&
            format_number__same(row[i].indicator, like->indicator))
            return &row[i];
    return NULL;
}

/* Before the first: sure, then large. */
static int by_size(const void *x, const void *y)
{
    const change__rows *a = x, *b = y;
    double p = fabs(a->now->change), q = fabs(b->now->change);

    if (a->sure != b->sure) return a->sure ? -1 : 1;
    if (p > q) return -1;
    if (p < q) return 1;
    return strcmp(a->now->unit, b->now->unit);
}

static bool is_sure(const pdn_baseline_row *r)
{
    return (r->change_lo > 0 || r->change_hi < 0) &&
           fabs(r->change) >= r->detectable;
}

static pdn_status pick(const pdn_baseline_row *row, size_t n,
                       const char *indicator, double year, benchmark__change *q)
{
    pdn_status st = PDN_OK;
    size_t *index = NULL, found = 0;

    PDN_NEW(index, n);
    found = pdn_baseline_pick(row, n, indicator, year, index);
    for (size_t k = 0; k < found; k++) {
        const pdn_baseline_row *r = &row[index[k]];
        q->indicator = r->indicator;
        q->year = r->year;
        if (!isfinite(r->change) || !isfinite(r->share)) continue;
        q->unit[q->units++] = (change__rows){.now = r, .sure = is_sure(r)};
    }
    if (q->units == 0)
        PDN_FAIL(PDN_EDATA,
                 "no change from a nullpunkt to draw: make the table with "
                 "pdn-baseline --nullpunkt, and choose a later year");
out:
    free(index);
    return st;
}

pdn_status change__take(const pdn_baseline_row *row, size_t n,
                        const char *indicator, double year,
                        benchmark__change *out)
{
    pdn_status st = PDN_OK;
    benchmark__change q = {0};

    PDN_NEW(q.unit, n);
    PDN_TRY(pick(row, n, indicator, year, &q));
    qsort(q.unit, q.units, sizeof *q.unit, by_size);
    q.nullpunkt = year_of_base(row, n, q.indicator);
    for (size_t i = 0; i < q.units; i++) {
        change__rows *m = &q.unit[i];
        m->then = row_of(row, n, m->now, q.nullpunkt);
        q.sure += m->sure;
        if (m->sure || q.units <= FEW)
            m->says = pdn_sentence_of_change(m->now, q.nullpunkt);
    }
    *out = q;
    q = (benchmark__change){0};
out:
    change__clear(&q);
    return st;
}

pdn_status change__highlight(benchmark__change *q, const pdn_sheet_asked *asked)
{
    for (size_t k = 0; k < asked->highlights; k++) {
        bool there = false;
        for (size_t i = 0; i < q->units; i++) {
            if (strcmp(q->unit[i].now->unit, asked->highlight[k]) != 0)
                continue;
            q->unit[i].own = there = true;
        }
        if (!there)
            return pdn_fail(PDN_EDATA,
                            "--highlight: no unit \"%s\" on the sheet",
                            asked->highlight[k]);
    }
    return PDN_OK;
}

void change__clear(benchmark__change *q)
{
    free(q->unit);
    *q = (benchmark__change){0};
}

/* A ratio that was rounded to one decimal shows one. */
static int decimals_of(double ratio)
{
    return fabs(10 * ratio - round(10 * ratio)) < 1e-9 ? 1 : 2;
}

const char *change__figures(const change__rows *m)
{
    const pdn_baseline_row *now = m->now, *then = m->then;
    const char *text = pdn_say(pdn_word("%s percentage points"),
                               pdn_say("%s%s", now->change > 0 ? "+" : "",
                                       pdn_format_points(now->change, 1)));

    if (isfinite(now->change_ratio))
        text =
            pdn_say(pdn_word("%s, or %s times the share at the baseline"), text,
                    pdn_format_number(now->change_ratio,
                                      decimals_of(now->change_ratio)));
    if (then != NULL && isfinite(then->events) && isfinite(now->events) &&
        isfinite(then->population) && isfinite(now->population))
        text = pdn_say(pdn_word("From %s to %s: %s."),
                       pdn_format_of(then->events, then->population),
                       pdn_format_of(now->events, now->population), text);
    else
        text = pdn_say("%s.", text);
    return text;
}

/* ---- title ---- */

static const char *names(const benchmark__change *q)
{
    const char *text = q->unit[0].now->unit;

    for (size_t i = 1; i < q->sure; i++)
        text =
            format_number__list(text, q->unit[i].now->unit, i + 1 == q->sure);
    return text;
}

const char *change__title(const benchmark__change *q)
{
    const char *since = isfinite(q->nullpunkt)
                            ? pdn_say(pdn_word("since the baseline in %s"),
                                      pdn_format_year(q->nullpunkt))
                            : pdn_word("since the baseline");
    const char *all = pdn_format_count((double)q->units);

    if (q->sure == 0)
        return pdn_say(
            pdn_word("No detectable change in %s %s %s. There may be "
                     "changes that we cannot see."),
            all, pdn_unit_word(q->units), since);
    if (q->units == 1)
        return pdn_say(pdn_word("%s has clearly changed %s."), names(q), since);
    const char *text = pdn_say(
        pdn_words_plural("%s of %s %s has clearly changed %s",
                         "%s of %s %s have clearly changed %s", q->sure),
        pdn_say_capital(q->sure == 1 ? pdn_word_in("of them", "one")
                                     : pdn_format_cardinal(q->sure)),
        all, pdn_unit_word(q->units), since);
    if (q->sure > 3) return pdn_say("%s.", text);
    return pdn_say("%s: %s.", text, names(q));
}
