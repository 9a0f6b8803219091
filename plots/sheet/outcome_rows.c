/* What the two sheets of outcomes share: rows, entries, labels. */
#include "outcome_parts.h"

#include "pdnet/words.h"
#include "words/format_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* So few units are all told of in the column. */
enum { FEW = 8 };

/* By share, then by name; units without a share last. */
static int by_share(const void *x, const void *y)
{
    const pdn_baseline_row *a = x, *b = y;
    bool has_a = isfinite(a->share), has_b = isfinite(b->share);

    if (has_a != has_b) return has_a ? -1 : 1;
    if (has_a && a->share < b->share) return -1;
    if (has_a && a->share > b->share) return 1;
    return strcmp(a->unit, b->unit);
}

static double distance(const pdn_baseline_row *r)
{
    return fabs(isfinite(r->z_adjusted) ? r->z_adjusted : r->z);
}

/* b is told before a: one's own first. */
static bool after(const pdn_outcomes_options *o, const pdn_baseline_row *a,
                  const pdn_baseline_row *b)
{
    int out_a = pdn_baseline_outside(a), out_b = pdn_baseline_outside(b);
    bool own_a = outcome_rows__own(o, a), own_b = outcome_rows__own(o, b);

    if (own_a != own_b) return own_b;
    if (out_a != out_b) return out_a < out_b;
    return out_a > 0 && distance(a) < distance(b);
}

static pdn_status make_entries(outcome_rows *q, const pdn_outcomes_options *o)
{
    pdn_status st = PDN_OK;
    size_t *index = NULL, n = 0;
    bool none = true;

    PDN_NEW(index, q->rows);
    for (size_t i = 0; i < q->rows; i++) {
        none = none && pdn_baseline_outside(&q->row[i]) == 0;
        if (q->rows > FEW && pdn_baseline_outside(&q->row[i]) == 0 &&
            !outcome_rows__own(o, &q->row[i]))
            continue;
        size_t at = n++;
        for (; at > 0 && after(o, &q->row[index[at - 1]], &q->row[i]); at--)
            index[at] = index[at - 1];
        index[at] = i;
    }
    for (size_t k = 0; k < n; k++) {
        const pdn_baseline_row *r = &q->row[index[k]];
        const pdn_sentence s = pdn_sentence_of_baseline(r);
        /* that none stands out is said once, in the title */
        q->entry[q->entries++] = (pdn_entry){
            0, s.headline, none ? pdn_say_uncertainty(r) : s.detail, PDN_INK};
    }
out:
    free(index);
    return st;
}

pdn_status outcome_rows__take(const pdn_baseline_row *row, size_t n,
                              const pdn_outcomes_options *o,
                              outcome_rows__title *title, outcome_rows *out)
{
    pdn_status st = PDN_OK;
    outcome_rows q = {0};
    size_t *index = NULL;

    PDN_NEW(index, n);
    PDN_NEW(q.row, n);
    PDN_NEW(q.entry, n);
    q.rows = pdn_baseline_pick(row, n, o->indicator, o->year, index);
    if (q.rows == 0)
        PDN_FAIL(PDN_EDATA, "no outcome rows%s%s to draw",
                 o->indicator != NULL ? " of " : "",
                 o->indicator != NULL ? o->indicator : "");
    for (size_t i = 0; i < q.rows; i++)
        q.row[i] = row[index[i]];
    qsort(q.row, q.rows, sizeof *q.row, by_share);
    PDN_TRY(make_entries(&q, o));
    q.title = title(q.row, q.rows);
    *out = q;
    q = (outcome_rows){0};
out:
    outcome_rows__clear(&q);
    free(index);
    return st;
}

void outcome_rows__clear(outcome_rows *q)
{
    free(q->row);
    free(q->entry);
    *q = (outcome_rows){0};
}

bool outcome_rows__own(const pdn_outcomes_options *o, const pdn_baseline_row *r)
{
    for (size_t k = 0; k < o->highlights; k++)
        if (strcmp(o->highlight[k], r->unit) == 0) return true;
    return false;
}

size_t outcome_rows__made(const char *const *origin, size_t stride, size_t n)
{
    size_t made = 0;

    for (size_t i = 0; i < n; i++) {
        const char *said =
            *(const char *const *)(const void *)((const char *)origin +
                                                 i * stride);
        made += said != NULL && strcmp(said, "made") == 0;
    }
    return made;
}

pdn_sheet_facts outcome_rows__facts(const pdn_sheet_facts *facts, size_t made,
                                    size_t n)
{
    pdn_sheet_facts f = *facts;

    if (f.origin == NULL && made > 0)
        f.origin = made == n ? pdn_word("made data, not a real survey")
                             : pdn_word("partly made data");
    f.wave = NULL;
    f.actors = f.answered = (double)NAN;
    return f;
}

/* The grey line: indicator and year. */
static const char *under(const outcome_rows *q)
{
    const pdn_baseline_row *r = &q->row[0];
    const char *what = pdn_say_what(r->indicator);

    return pdn_say("%s, %s", what, pdn_format_year(r->year));
}

void outcome_rows__begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                         const outcome_rows *q, pdn_sheet *out)
{
    const pdn_sheet_facts about = outcome_rows__facts(
        facts, outcome_rows__made(&q->row->origin, sizeof *q->row, q->rows),
        q->rows);

    pdn_sheet_begin(c, &about, q->title, under(q),
                    pdn_figure_question(PDN_ASKS_BASELINE), out);
}

const char *outcome_rows__benchmark_label(const outcome_rows *q,
                                          const pdn_baseline_row *r)
{
    double events = 0, population = 0, units = 0;
    const char *share = pdn_format_percent(r->benchmark, 1);

    for (size_t i = 0; i < q->rows; i++)
        if (isfinite(q->row[i].events) && isfinite(q->row[i].population)) {
            events += q->row[i].events;
            population += q->row[i].population;
            units++;
        }
    /* Only the units together may carry their count. */
    if (population > 0 && fabs(events / population - r->benchmark) < 1e-9)
        return pdn_say(pdn_word("all %s: %s of %s, %s"),
                       pdn_format_count(units), pdn_format_count(events),
                       pdn_format_count(population), share);
    if (r->group != NULL && *r->group != '\0')
        return pdn_say("%s: %s", pdn_study_word(r->group), share);
    return pdn_say(pdn_word("compared with %s"), share);
}

bool outcome_rows__same_benchmark(const pdn_baseline_row *a,
                                  const pdn_baseline_row *b)
{
    return fabs(a->benchmark - b->benchmark) < 1e-12 ||
           (isnan(a->benchmark) && isnan(b->benchmark));
}

bool outcome_rows__is_first_of_benchmark(const outcome_rows *q, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (outcome_rows__same_benchmark(&q->row[k], &q->row[i])) return false;
    return isfinite(q->row[i].benchmark);
}

static size_t count_benchmarks(const outcome_rows *q)
{
    size_t n = 0;

    for (size_t i = 0; i < q->rows; i++)
        n += outcome_rows__is_first_of_benchmark(q, i);
    return n;
}

bool outcome_rows__has_groups(const outcome_rows *q)
{
    return count_benchmarks(q) > 1;
}

const char *outcome_rows__held_against(const outcome_rows *q)
{
    enum { MOST_NAMED = 4 };
    const size_t n = count_benchmarks(q);
    const char *text = "";

    if (n > MOST_NAMED) return pdn_word("the share of its own group");
    for (size_t i = 0, k = 0; i < q->rows; i++) {
        if (!outcome_rows__is_first_of_benchmark(q, i)) continue;
        const char *one = outcome_rows__benchmark_label(q, &q->row[i]);
        text = k++ == 0 ? one : format_number__list(text, one, k == n);
    }
    return n > 1 ? pdn_say(pdn_word("the share of its own group (%s)"), text)
                 : text;
}

const char *outcome_rows__reference_label(const pdn_reference *r)
{
    const char *share = pdn_format_percent(r->share, 1);

    if (r->events > 0 && r->population > 0)
        return pdn_say(pdn_word("%s: %s of %s, %s"), pdn_study_word(r->label),
                       pdn_format_count(r->events),
                       pdn_format_count(r->population), share);
    return pdn_say("%s: %s", pdn_study_word(r->label), share);
}

/* Somebody's uncertainty misses the line, who does not stand out. */
static const char *beside_the_line(const outcome_rows *q)
{
    bool misses = false;

    for (size_t i = 0; i < q->rows; i++) {
        const pdn_baseline_row *r = &q->row[i];
        if (pdn_baseline_outside(r) > 0 || !pdn_baseline_judged(r)) continue;
        misses |= r->lo > r->benchmark || r->hi < r->benchmark;
    }
    if (!misses) return "";
    const char *text =
        outcome_rows__has_groups(q)
            ? pdn_word("That a bar misses the line of its group is not enough "
                       "to stand out.")
            : pdn_word("That a bar misses the line of all is not enough to "
                       "stand out.");
    if (!(q->row[0].phi_lo > 1)) return text;
    return format_number__join(
        text, pdn_say(pdn_word("There is more variation between %s than chance "
                               "gives."),
                      pdn_unit_word(2)));
}

const char *outcome_rows__beside(const pdn_baseline_row *row, size_t n,
                                 const pdn_reference *ref)
{
    size_t known = 0, above = 0, below = 0;

    if (!isfinite(ref->share)) return "";
    for (size_t i = 0; i < n; i++) {
        const pdn_baseline_row *r = &row[i];
        if (!isfinite(r->lo) || !isfinite(r->hi)) continue;
        known++;
        above += r->lo > ref->share;
        below += r->hi < ref->share;
    }
    if (known == 0) return "";
    const char *of = pdn_format_percent(ref->share, 1);
    const char *over = pdn_format_of((double)above, (double)known);
    const char *under = pdn_format_of((double)below, (double)known);
    if (above + below == 0)
        return pdn_say(pdn_word("For none of %s the whole uncertainty lies "
                                "above or below %s (%s)."),
                       pdn_format_count((double)known), ref->label, of);
    if (below == 0)
        return pdn_say(pdn_word("For %s the whole uncertainty lies above %s "
                                "(%s)."),
                       over, ref->label, of);
    if (above == 0)
        return pdn_say(pdn_word("For %s the whole uncertainty lies below %s "
                                "(%s)."),
                       under, ref->label, of);
    return pdn_say(pdn_word("For %s the whole uncertainty lies above %s (%s), "
                            "for %s below."),
                   over, ref->label, of, under);
}

/* What counts of 0 and 3 may be where the source tells 1 and 2 so; "" where it
 * does not, or none is there. */
static const char *rounded(const pdn_baseline_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].events < 3.5 && isfinite(row[i].share_max))
            return pdn_word("The source tells 1 and 2 as 0 or 3: 0 may be up "
                            "to 2, and 3 may be 1.");
    return "";
}

const char *outcome_rows__against(const outcome_rows *q,
                                  const pdn_outcomes_options *o, bool bars)
{
    return format_number__join(
        rounded(q->row, q->rows),
        format_number__join(
            o->references > 0
                ? outcome_rows__beside(q->row, q->rows, &o->reference[0])
                : "",
            bars ? beside_the_line(q) : ""));
}

void outcome_rows__column(pdn_sheet *s, const outcome_rows *q, double legend,
                          const char *note)
{
    pdn_type small = {.size = 11.5, .color = PDN_GREY};
    double below = legend + pdn_sheet_rule(s, false) +
                   pdn_sheet_paragraph(s, note, small, false);

    pdn_sheet_entries(s, q->entry, q->entries, below);
    if (q->entries > 0) pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(s, note, small, true);
}
