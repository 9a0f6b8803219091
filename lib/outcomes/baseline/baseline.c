#include "pdnet/baseline.h"

#include "baseline_notes.h"
#include "benchmark.h"
#include "counting.h"
#include "outcomes/rows/paired.h"
#include "outcomes/rows/series_breaks.h"
#include "paired_change.h"
#include "rounding.h"
#include "shares.h"
#include "stats/models/ranks.h"
#include "unit_trend.h"

#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The rows in the order of the work: by indicator, year, group where groups
 * are compared, unit. Sums then do not depend on the order in the file. */
struct work {
    const pdn_baseline_options *o;
    pdn_outcomes rows;
    const pdn_outcome **order;
    size_t *yardstick_of; /* by place in order */
    benchmark__given *yardstick;
    size_t yardsticks;
    const pdn_outcome **base; /* rows of the nullpunkt, by indicator, unit */
    size_t bases;
    pdn_baseline_row *out; /* by row */
    pdn_diagnostics *f;
};

static pdn_baseline_row *result_of(const struct work *w, const pdn_outcome *o)
{
    return &w->out[o - w->rows.row];
}

static bool one_slice(const pdn_outcome *a, const pdn_outcome *b)
{
    return pdn_text_compare(a->indicator, b->indicator) == 0 &&
           !(a->year < b->year || a->year > b->year);
}

static int by_unit(const void *va, const void *vb)
{
    return pdn_outcome_compare(*(const pdn_outcome *const *)va,
                               *(const pdn_outcome *const *)vb);
}

static int by_group(const void *va, const void *vb)
{
    const pdn_outcome *a = *(const pdn_outcome *const *)va;
    const pdn_outcome *b = *(const pdn_outcome *const *)vb;

    if (one_slice(a, b)) {
        int c = pdn_text_compare(a->group, b->group);
        if (c != 0) return c;
    }
    return pdn_outcome_compare(a, b);
}

static int by_indicator_unit(const void *va, const void *vb)
{
    const pdn_outcome *a = *(const pdn_outcome *const *)va;
    const pdn_outcome *b = *(const pdn_outcome *const *)vb;
    int c = pdn_text_compare(a->indicator, b->indicator);

    return c != 0 ? c : pdn_text_compare(a->unit, b->unit);
}

static pdn_status put_in_order(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = w->rows.rows;

    PDN_NEW(w->order, n);
    PDN_NEW(w->base, n);
    PDN_NEW(w->out, n);
    for (size_t i = 0; i < n; i++) {
        const pdn_outcome *o = &w->rows.row[i];
        w->order[i] = o;
        pdn_row_clear(&pdn_baseline_schema, &w->out[i]);
        if (w->o->nullpunkt > 0 && fabs(o->year - w->o->nullpunkt) < .5)
            w->base[w->bases++] = o;
    }
    qsort(w->order, n, sizeof(*w->order),
          w->o->benchmark == PDN_AGAINST_GROUP ? by_group : by_unit);
    qsort(w->base, w->bases, sizeof(*w->base), by_indicator_unit);
    if (w->o->nullpunkt > 0 && w->bases == 0)
        st = pdn_fail(PDN_EDATA, "%s%sno rows of the nullpunkt year %.17g",
                      w->rows.file != NULL ? w->rows.file : "",
                      w->rows.file != NULL ? ": " : "", w->o->nullpunkt);
out:
    return st;
}

/* Whether two rows, neighbours in order, are held against one benchmark. Where
 * groups are compared, a row without one stands alone. */
static bool one_yardstick(const struct work *w, const pdn_outcome *a,
                          const pdn_outcome *b)
{
    if (!one_slice(a, b)) return false;
    if (w->o->benchmark != PDN_AGAINST_GROUP) return true;
    return a->group != NULL && pdn_text_compare(a->group, b->group) == 0;
}

static pdn_status fit_one(void *context, size_t item, size_t worker)
{
    const struct work *w = context;

    (void)worker;
    return benchmark__fit(w->o, &w->yardstick[item]);
}

static pdn_status fit_yardsticks(struct work *w)
{
    pdn_status st = PDN_OK;
    size_t n = w->rows.rows;

    PDN_NEW(w->yardstick_of, n);
    PDN_NEW(w->yardstick, n);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !one_yardstick(w, w->order[i - 1], w->order[i]))
            w->yardstick[w->yardsticks++].row = &w->order[i];
        w->yardstick_of[i] = w->yardsticks - 1;
        w->yardstick[w->yardsticks - 1].rows++;
    }
    PDN_TRY(pdn_parallel(w->yardsticks, pdn_threads((long)w->o->threads),
                         fit_one, w));
out:
    return st;
}

/* The nullpunkt row of the same unit; NULL: none. */
static const pdn_outcome *base_of(const struct work *w, const pdn_outcome *o)
{
    const pdn_outcome *const *at =
        w->bases == 0 ? NULL
                      : bsearch(&o, w->base, w->bases, sizeof(*w->base),
                                by_indicator_unit);

    return at == NULL ? NULL : *at;
}

/* Counts of people seen twice do not stand in the year they are counted from:
 * where they do, it is another year, and nothing of that indicator is told. */
static pdn_status drop_paired(const struct work *w)
{
    size_t dropped = 0;

    for (size_t i = 0, next = 0; i < w->rows.rows; i = next) {
        const char *indicator = w->order[i]->indicator;
        bool other = false;
        for (next = i;
             next < w->rows.rows &&
             pdn_text_compare(w->order[next]->indicator, indicator) == 0;
             next++)
            other |= paired__given(w->order[next]) &&
                     base_of(w, w->order[next]) == w->order[next];
        for (size_t k = i; other && k < next; k++) {
            pdn_outcome *o = &w->rows.row[w->order[k] - w->rows.row];
            dropped += paired__given(o);
            for (int p = 0; p < PDN_PAIRED; p++)
                o->paired[p] = pdn_absent(PDN_NOT_DEFINED);
        }
    }
    if (dropped == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        w->f, PDN_WARNING, "paired", w->rows.file,
        "paired counts stand in the nullpunkt year itself: they "
        "are counted from another year, so no paired change is "
        "told for that indicator");
}

/* Paired counts are against the nullpunkt: they must fit its counts, too. */
static pdn_status check_paired(const struct work *w, const pdn_table *t)
{
    pdn_status st = drop_paired(w);

    if (st != PDN_OK) return st;

    for (size_t i = 0; i < w->rows.rows; i++) {
        const pdn_outcome *o = &w->rows.row[i];
        char why[PAIRED_REASON_SIZE];
        int at = paired__base_fault(o, base_of(w, o), why);
        if (at < 0) continue;
        const pdn_column *c = pdn_table_column(t, paired__name[at]);
        pdn_diagnostic place = {.file = w->rows.file,
                                .line = o->line,
                                .severity = PDN_ERROR,
                                .code = "paired"};
        if (t->field != NULL && c != NULL)
            place.column = t->field[c - t->column];
        PDN_TRY(pdn_diagnostics_add(w->f, place, "\"%s\" %.17g: %s", o->unit,
                                    o->year, why));
    }
    PDN_TRY(pdn_diagnostics_verdict(w->f));
out:
    return st;
}

/* The nullpunkt row of the same unit, unless the series breaks after it. */
static const pdn_outcome *comparable_base(const struct work *w,
                                          const pdn_outcome *o)
{
    const pdn_outcome *base = base_of(w, o);
    bool broken =
        base != NULL && !isnan(series_breaks__last(w->o->breaks, o->indicator,
                                                   base->year, o->year));

    return broken ? NULL : base;
}

/* Everything of a row but its rank. */
static pdn_status fill_row(void *context, size_t item, size_t worker)
{
    pdn_status st = PDN_OK;
    struct work *w = context;
    const pdn_outcome *o = w->order[item];
    const pdn_outcome *base = comparable_base(w, o);
    const benchmark__given *y = &w->yardstick[w->yardstick_of[item]];
    pdn_baseline_row *row = result_of(w, o);

    (void)worker;
    row->unit = o->unit;
    row->year = o->year;
    row->indicator = o->indicator;
    row->group = o->group;
    row->origin = o->origin;
    row->events = o->events;
    row->population = o->population;
    PDN_TRY(benchmark__of(o, y, w->o, row));
    benchmark__compare(o, y, w->o, row);
    benchmark__change(o, base, w->o, row);
    counting__rate(o, w->o, row);
    counting__ratio(o, w->o, row);
    paired_change__of(o, base, w->o, row);
    rounding__widen(o, base, row);
out:
    return st;
}

/* A number for one year of one indicator that no other row changes (FNV-1a).
 */
static uint64_t purpose_of(const pdn_outcome *o)
{
    char text[300];
    uint64_t hash = UINT64_C(14695981039346656037);

    pdn_format(text, sizeof text, "baseline %.17g %s", o->year,
               o->indicator != NULL ? o->indicator : "");
    for (const char *c = text; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * UINT64_C(1099511628211);
    return hash;
}

/* The posterior of a row with counts: the mixture of its yardstick. */
static pdn_rank_unit posterior(const pdn_spread *spread, const pdn_outcome *o)
{
    double x = o->events, rest = o->population - o->events;

    if (spread->cells == 0) return (pdn_rank_unit){.a = x + .5, .b = rest + .5};
    return (pdn_rank_unit){.a = x, .b = rest, .spread = spread};
}

static pdn_status draw_ranks(const struct work *w, size_t from, size_t n,
                             pdn_rank_unit *unit)
{
    pdn_status st = PDN_OK;
    size_t k = 0, ranked = 0;
    pdn_rank_options o = {
        .draws = w->o->draws,
        .threads = w->o->threads,
        .seed = w->o->seed,
        .purpose = purpose_of(w->order[from]),
        .up = w->o->better == PDN_HIGHER_IS_BETTER,
        .shard = w->o->shard,
    };

    for (size_t i = from; i < from + n; i++) {
        if (!isnan(shares__of(w->order[i]))) ranked++;
        if (shares__counted(w->order[i]))
            unit[k++] = posterior(&w->yardstick[w->yardstick_of[i]].spread,
                                  w->order[i]);
    }
    /* Ranks among some of the ranked would not be the same question. */
    if (k < ranked) return PDN_OK;
    PDN_TRY(ranks__draw(unit, k, &o));
    for (size_t i = from, at = 0; i < from + n; i++) {
        if (!shares__counted(w->order[i])) continue;
        pdn_baseline_row *row = result_of(w, w->order[i]);
        const pdn_rank_unit *u = &unit[at++];
        if (w->yardstick[w->yardstick_of[i]].spread.cells == 0) continue;
        row->rank_lo = u->lo;
        row->rank_hi = u->hi;
        row->p_best_quarter = u->best_quarter;
    }
out:
    return st;
}

/* Scratch for the ranks of one year of one indicator. */
struct ranks {
    double *share, *rank, *lo, *hi;
    size_t *order;
    pdn_rank_unit *unit;
    pdn_arena memory;
};

static pdn_status rank_slice(const struct work *w, size_t from, size_t n,
                             const struct ranks *r)
{
    bool up = w->o->better == PDN_HIGHER_IS_BETTER;
    double sign = up ? -1 : 1;
    pdn_status st = rounding__rank_ranges(&w->order[from], n, up, r->lo, r->hi);

    if (st != PDN_OK) return st;
    for (size_t i = 0; i < n; i++)
        r->share[i] = sign * shares__of(w->order[from + i]);
    pdn_mid_ranks(r->share, n, r->order, r->rank);
    for (size_t i = 0; i < n; i++) {
        const pdn_outcome *o = w->order[from + i];
        pdn_baseline_row *row = result_of(w, o);
        double blank = isnan(row->share) ? row->share : shares__absence(o);
        row->rank = isnan(row->share) ? row->share : r->rank[i];
        row->rank_lo = row->rank_hi = row->p_best_quarter = blank;
        row->rank_min = r->lo[i];
        row->rank_max = r->hi[i];
    }
    return draw_ranks(w, from, n, r->unit);
}

static pdn_status rank_all(const struct work *w)
{
    pdn_status st = PDN_OK;
    struct ranks r = {0};
    size_t n = w->rows.rows;

    PDN_TAKE(&r.memory, r.share, n);
    PDN_TAKE(&r.memory, r.rank, n);
    PDN_TAKE(&r.memory, r.lo, n);
    PDN_TAKE(&r.memory, r.hi, n);
    PDN_TAKE(&r.memory, r.order, n);
    PDN_TAKE(&r.memory, r.unit, n);
    for (size_t i = 0, next = 0; i < n; i = next) {
        for (next = i; next < n && one_slice(w->order[next], w->order[i]);)
            next++;
        PDN_TRY(rank_slice(w, i, next - i, &r));
        pdn_progress_tell(w->o->progress, "ranks", next, n);
    }
out:
    pdn_arena_clear(&r.memory);
    return st;
}

/* Comparisons in which chance is enough, and those that could not be made. */
static pdn_status tell_spread(const struct work *w)
{
    pdn_status st = PDN_OK;
    size_t compared = 0, flat = 0;

    for (size_t i = 0; i < w->yardsticks; i++) {
        const benchmark__given *y = &w->yardstick[i];
        if (benchmark__unfitted(y))
            PDN_TRY(baseline_notes__unfitted(y, w->rows.file, w->f));
        if (isnan(y->over.tau2)) continue;
        compared++;
        flat += !(y->over.tau2 > 0);
    }
    if (flat == 0) return PDN_OK;
    PDN_TRY(pdn_diagnostics_tell(
        w->f, PDN_NOTE, "no-spread", w->rows.file,
        "no detectable spread between units in %zu of %zu comparisons: "
        "they differ no more than chance alone gives (tau2 0)",
        flat, compared));
out:
    return st;
}

static pdn_status check_options(const pdn_table *t,
                                const pdn_baseline_options *o)
{
    if (o->level < 0 || o->level >= 1)
        return pdn_fail(PDN_EARG, "level %g: want above 0 and below 1",
                        o->level);
    if (o->benchmark == PDN_AGAINST_VALUE &&
        !(o->benchmark_value >= 0 && o->benchmark_value <= 1))
        return pdn_fail(PDN_EARG, "benchmark %g: want a share from 0 to 1",
                        o->benchmark_value);
    if (o->benchmark == PDN_AGAINST_GROUP &&
        pdn_table_column(t, "group") == NULL)
        return pdn_fail(
            PDN_EDATA, "%s%sno column group, which --benchmark group needs",
            t->file != NULL ? t->file : "", t->file != NULL ? ": " : "");
    return PDN_OK;
}

/* Rows that leave with texts of their own. */
static pdn_status give(struct work *w, pdn_baseline *out)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};

    for (size_t i = 0; i < w->rows.rows; i++) {
        pdn_baseline_row *row = &w->out[i];
        const char **each[] = {&row->unit, &row->indicator, &row->group,
                               &row->band, &row->origin};
        for (size_t k = 0; k < PDN_COUNT(each); k++) {
            if (*each[k] == NULL) continue;
            *each[k] = pdn_arena_string(&text, *each[k]);
            if (*each[k] == NULL) {
                st = pdn_no_memory();
                goto out;
            }
        }
    }
    *out = (pdn_baseline){.text = text, .row = w->out, .rows = w->rows.rows};
    w->out = NULL;
    text = (pdn_arena){0};
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status pdn_baseline_make(const pdn_table *outcomes,
                             const pdn_baseline_options *o, pdn_diagnostics *f,
                             pdn_baseline *out)
{
    pdn_status st = PDN_OK;
    struct work w = {.o = o, .f = f};

    PDN_TRY(check_options(outcomes, o));
    PDN_TRY(pdn_outcomes_take(outcomes, o->indicator,
                              o->per > 0 ? PDN_CASES : PDN_PEOPLE, f, &w.rows));
    if (o->crosswalk != NULL)
        PDN_TRY(pdn_crosswalk_apply(o->crosswalk, f, &w.rows));
    PDN_TRY(put_in_order(&w));
    PDN_TRY(check_paired(&w, outcomes));
    PDN_TRY(fit_yardsticks(&w));
    PDN_TRY(
        pdn_parallel(w.rows.rows, pdn_threads((long)o->threads), fill_row, &w));
    PDN_TRY(rank_all(&w));
    PDN_TRY(unit_trend__fill(&w.rows, o->breaks, w.out));
    PDN_TRY(series_breaks__tell(o->breaks, &w.rows, f));
    PDN_TRY(baseline_notes__absent(&w.rows, outcomes, o, f));
    PDN_TRY(tell_spread(&w));
    PDN_TRY(give(&w, out));
out:
    free(w.order);
    free(w.yardstick_of);
    for (size_t i = 0; i < w.yardsticks; i++)
        benchmark__clear(&w.yardstick[i]);
    free(w.yardstick);
    free(w.base);
    free(w.out);
    pdn_outcomes_clear(&w.rows);
    return st;
}

void pdn_baseline_clear(pdn_baseline *b)
{
    pdn_arena_clear(&b->text);
    free(b->row);
    *b = (pdn_baseline){0};
}
