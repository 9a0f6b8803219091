/* Means that tell what few, or nearly everybody of few, answered to a question,
 * and how many left it out. */
#include "privacy/hide_cells.h"
#include "whole_answers.h"

#include "pdnet/tallies.h"

#include <math.h>
#include <string.h>

/* Files of voices do not tell the scale (judgement): it begins at 1, or at 0 or
 * below where some mean of the question is less; it ends at 5 or before, as
 * soon as the means of the question, and how the answers spread, let it. Of
 * ten or more a question of three or four answers is told from one of five by
 * the means of all questions. Means come with one decimal. */
static const double SCALE_LO = 1, SCALE_HI = 5, HALF_DIGIT = .05;

/* One kind of those who answered. */
struct kind {
    size_t answers, mean, sd, lo, hi;
};

#define IN(field) offsetof(pdn_voice_row, field)
static const struct kind kinds[] = {
    {IN(staff_answers), IN(staff_mean), IN(staff_sd), IN(staff_lo),
     IN(staff_hi)},
    {IN(youth_answers), IN(youth_mean), IN(youth_sd), IN(youth_lo),
     IN(youth_hi)},
    {IN(answers), IN(mean), IN(sd), IN(lo), IN(hi)}};

static double was(const hide_cells__table *t, size_t i, size_t at)
{
    return hide_cells__was(t, i, pdn_field_at(t->schema, at));
}

static double shown(const hide_cells__table *t, size_t i, size_t at)
{
    return hide_digits__shown(pdn_field_at(t->schema, at), was(t, i, at));
}

/* Where the scale of the question of row `of` begins, and the first place where
 * it can end. */
static void find_scale(const hide_cells__table *t, size_t of, double *lo,
                       double *hi)
{
    const pdn_voice_row *asked = hide_cells__row(t, of);

    *lo = SCALE_LO;
    *hi = -(double)INFINITY;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_voice_row *r = hide_cells__row(t, i);
        if (!hide_cells__same_text(asked->question, r->question)) continue;
        for (size_t k = 0; k < PDN_COUNT(kinds); k++) {
            const double mean = was(t, i, kinds[k].mean);
            if (mean < SCALE_LO - HALF_DIGIT) *lo = fmin(*lo, floor(mean));
            if (mean > *hi) *hi = ceil(mean - HALF_DIGIT);
        }
    }
}

/* Answers spread no wider than where all of them are at an end. */
static double end_by_spread(const hide_cells__table *t, size_t of, double lo,
                            double hi)
{
    const pdn_voice_row *asked = hide_cells__row(t, of);

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_voice_row *r = hide_cells__row(t, i);
        if (!hide_cells__same_text(asked->question, r->question)) continue;
        for (size_t k = 0; k < PDN_COUNT(kinds); k++) {
            const double n = was(t, i, kinds[k].answers);
            const double above = was(t, i, kinds[k].mean) - lo + HALF_DIGIT;
            const double sd = was(t, i, kinds[k].sd) - HALF_DIGIT;
            const double end = sd * sd * (n - 1) / n / above + above + lo;
            if (sd > 0 && n > 1.5) hi = fmax(hi, ceil(end - 3 * HALF_DIGIT));
        }
    }
    return hi;
}

/* All alike, or all but one at an end of the scale, or at most one a step from
 * all the others (a deviation of 1 / sqrt(n) comes of nothing else). */
static bool tells(double n, double mean, double sd, double lo, double hi)
{
    const double one = (hi - lo) / n + HALF_DIGIT;

    if (!(n > .5) || n > PDN_ALIKE_BELOW - .5 || isnan(mean)) return false;
    return sd < 1 / sqrt(n) + HALF_DIGIT || mean - lo < one || hi - mean < one;
}

/* Where the scale of the file can end at first. */
static double end_of_all(const hide_cells__table *t)
{
    double hi = -(double)INFINITY;

    for (size_t i = 0; i < t->rows; i++)
        for (size_t k = 0; k < PDN_COUNT(kinds); k++)
            if (was(t, i, kinds[k].mean) > hi)
                hi = ceil(was(t, i, kinds[k].mean) - HALF_DIGIT);
    return hi;
}

/* Whether what is told of a kind tells of few, on any scale that there can be
 * between the two ends. */
static bool tells_few(const hide_cells__work *w, whole_answers a, double first)
{
    const double last = fmax(first, SCALE_HI);
    bool told = false;

    a.most = first;
    while (!told && a.most < last + .5) {
        told = whole_answers__tell(&a, w->o.fewest);
        a.most++;
    }
    return told;
}

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i, size_t at)
{
    hide_cells__hide_few(w, t, i, pdn_field_at(t->schema, at));
}

/* How the answers spread goes first. Where the mean must go, how many answered
 * goes too: beside it, that the mean is hidden would tell that it is at an end.
 */
static void hide_of_kind(hide_cells__work *w, hide_cells__table *t, size_t i,
                         const struct kind *of)
{
    double lo, hi, first;
    whole_answers a = {
        .n = was(t, i, of->answers),
        .mean = shown(t, i, of->mean),
        .sd = shown(t, i, of->sd),
        .lo = shown(t, i, of->lo),
        .hi = shown(t, i, of->hi),
    };
    const double mean = was(t, i, of->mean), sd = was(t, i, of->sd);

    if (!(a.n > .5) || isnan(a.mean)) return;
    find_scale(t, i, &lo, &hi);
    a.least = lo;
    first = end_by_spread(t, i, lo, hi);
    if (a.n > PDN_ALIKE_BELOW - .5 && first > lo + 1.5)
        first = fmax(first, end_of_all(t));
    if (!isnan(a.sd) && tells_few(w, a, first)) {
        const size_t spread[] = {of->sd, of->lo, of->hi, IN(gap_lo),
                                 IN(gap_hi)};
        for (size_t k = 0; k < PDN_COUNT(spread); k++)
            if (!isnan(was(t, i, spread[k]))) hide(w, t, i, spread[k]);
    }
    a.sd = a.lo = a.hi = (double)NAN;
    if (tells(a.n, mean, sd, lo, hi) ||
        tells(a.n, mean, sd, lo, fmax(hi, SCALE_HI)) ||
        tells_few(w, a, first)) {
        hide(w, t, i, of->answers);
        hide(w, t, i, of->mean);
    }
}

void few_of_voices__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_voices_schema) continue;
        for (size_t i = 0; i < t->rows; i++)
            for (size_t k = 0; k < PDN_COUNT(kinds); k++)
                hide_of_kind(w, t, i, &kinds[k]);
    }
}

/* ---- who left out a question */

static bool same_people(const hide_cells__table *t, size_t i, size_t j)
{
    const pdn_voice_row *a = hide_cells__row(t, i), *b = hide_cells__row(t, j);

    return hide_cells__same_text(a->service, b->service) &&
           hide_cells__same_text(a->kind, b->kind);
}

/* The fewest of the same people who answered some question, from whom those
 * who answered this one are few apart, or others between them are. */
static double fewest_of(const hide_cells__work *w, const hide_cells__table *t,
                        size_t i, size_t answers)
{
    const pdn_field *f = pdn_field_at(t->schema, answers);
    double least = hide_cells__was(t, i, f), before = (double)INFINITY;

    while (least < before) {
        before = least;
        for (size_t j = 0; j < t->rows; j++) {
            const double n = hide_cells__was(t, j, f);
            if (same_people(t, i, j) && !hide_cells__is_hidden(t, j, f) &&
                n < least && before - n < w->o.fewest - .5)
                least = n;
        }
    }
    return least;
}

/* What stands beside a mean and gives it: the middle of an interval, the mean
 * of the other kind and how far apart they are. */
static void hide_mean(hide_cells__work *w, hide_cells__table *t, size_t i,
                      const struct kind *of)
{
    const bool other = of->mean == IN(mean);
    const size_t own[] = {of->answers, of->mean, of->sd, of->lo, of->hi};
    const size_t apart[] = {IN(gap), IN(gap_lo), IN(gap_hi)};

    for (size_t k = 0; k < PDN_COUNT(own); k++)
        if (!isnan(was(t, i, own[k]))) hide(w, t, i, own[k]);
    for (size_t k = 0; !other && k < PDN_COUNT(apart); k++)
        if (!isnan(was(t, i, apart[k]))) hide(w, t, i, apart[k]);
}

static void lower(hide_cells__work *w, hide_cells__table *t, size_t i,
                  const struct kind *of)
{
    const pdn_field *f = pdn_field_at(t->schema, of->answers);
    const double n = hide_cells__was(t, i, f);
    const double least = fewest_of(w, t, i, of->answers);

    if (pdn_state_of(hide_cells__now(t, i, f)) != PDN_VALUE || !(least < n))
        return;
    memcpy(t->row + i * t->schema->stride + f->at, &least, sizeof least);
    if (whole_answers__fit(n, shown(t, i, of->mean)) &&
        !whole_answers__fit(least, shown(t, i, of->mean)))
        hide_mean(w, t, i, of);
}

void few_of_voices__lower(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_voices_schema || w->o.fewest < 1.5) continue;
        for (size_t i = 0; i < t->rows; i++)
            for (size_t k = 0; k < PDN_COUNT(kinds); k++)
                lower(w, t, i, &kinds[k]);
    }
}
