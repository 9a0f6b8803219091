/* Means that tell what nearly everybody of few answered to a question. */
#include "privacy/hide_cells.h"

#include "pdnet/tallies.h"

#include <math.h>

/* Files of voices do not tell the scale (judgement): it begins at 1, or at 0 or
 * below where some mean of the question is less; it ends at 5, or as soon as
 * the means of the question let it. Means come with one decimal. */
static const double SCALE_LO = 1, SCALE_HI = 5, HALF_DIGIT = .05;

/* One kind of those who answered. */
struct kind {
    size_t answers, mean, sd;
};

#define IN(field) offsetof(pdn_voice_row, field)
static const struct kind kinds[] = {
    {IN(staff_answers), IN(staff_mean), IN(staff_sd)},
    {IN(youth_answers), IN(youth_mean), IN(youth_sd)},
    {IN(answers), IN(mean), IN(sd)}};

static double was(const hide_cells__table *t, size_t i, size_t at)
{
    return hide_cells__was(t, i, pdn_field_at(t->schema, at));
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

/* All alike, or all but one at an end of the scale, or at most one a step from
 * all the others (a deviation of 1 / sqrt(n) comes of nothing else). */
static bool tells(double n, double mean, double sd, double lo, double hi)
{
    const double one = (hi - lo) / n + HALF_DIGIT;

    if (!(n > .5) || n > PDN_ALIKE_BELOW - .5 || isnan(mean)) return false;
    return sd < 1 / sqrt(n) + HALF_DIGIT || mean - lo < one || hi - mean < one;
}

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i, size_t at)
{
    if (hide_cells__hide(t, i, pdn_field_at(t->schema, at))) w->told->few++;
}

/* How many answered goes too: beside it, that the mean is hidden would tell
 * that it is at an end. */
static void hide_in_table(hide_cells__work *w, hide_cells__table *t)
{
    for (size_t i = 0; i < t->rows; i++) {
        double lo, hi;
        find_scale(t, i, &lo, &hi);
        for (size_t k = 0; k < PDN_COUNT(kinds); k++) {
            const struct kind *of = &kinds[k];
            const double n = was(t, i, of->answers), mean = was(t, i, of->mean),
                         sd = was(t, i, of->sd);
            if (!tells(n, mean, sd, lo, hi) &&
                !tells(n, mean, sd, lo, fmax(hi, SCALE_HI)))
                continue;
            hide(w, t, i, of->answers);
            hide(w, t, i, of->mean);
        }
    }
}

void few_of_voices__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        if (w->table[n].schema == &pdn_voices_schema)
            hide_in_table(w, &w->table[n]);
}
