/* What the same people rate and name in two waves, beside what all do. Of
 * everybody and the groups there is no sum: who rated one group before and
 * another after is counted in all, and in neither. */
#include "hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <string.h>

static const pdn_field *rating(size_t member)
{
    return pdn_field_at(&pdn_waves_ratings_schema, member);
}

static const pdn_field *barrier(size_t member)
{
    return pdn_field_at(&pdn_waves_barriers_schema, member);
}

static void hide(hide_cells__work *w, hide_cells__table *t, size_t i,
                 const pdn_field *f)
{
    if (!hide_cells__is_hidden(t, i, f) && hide_cells__hide(t, i, f))
        w->told->others++;
}

/* ---- beside the pairs of one wave: with few others either tells of them */

/* The pair of two groups in a wave's table; false: there is none. */
static bool find_pair(const hide_cells__work *w, const char *wave,
                      const char *a, const char *b,
                      const hide_cells__table **of, size_t *row)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_breakdown_schema || t->about == NULL ||
            !hide_cells__same_text(t->about->wave, wave))
            continue;
        for (size_t i = 0; i < t->rows; i++) {
            const pdn_pair *p = hide_cells__row(t, i);
            if ((hide_cells__same_text(p->group_a, a) &&
                 hide_cells__same_text(p->group_b, b)) ||
                (hide_cells__same_text(p->group_a, b) &&
                 hide_cells__same_text(p->group_b, a))) {
                *of = t;
                *row = i;
                return true;
            }
        }
    }
    return false;
}

/* The columns of a pair that have what a row of ratings has: the figure, and
 * how many are behind it. */
static void columns_of(const pdn_wave_rating *r, const pdn_pair *p,
                       size_t member[2])
{
    const bool from_a = hide_cells__same_text(r->group_a, p->group_a);

    if (strcmp(r->rating, "quality") == 0) {
        member[0] = from_a ? offsetof(pdn_pair, quality_ab)
                           : offsetof(pdn_pair, quality_ba);
        member[1] = from_a ? offsetof(pdn_pair, raters_ab)
                           : offsetof(pdn_pair, raters_ba);
    } else if (strcmp(r->rating, "knowledge") == 0) {
        member[0] = offsetof(pdn_pair, knowledge);
        member[1] = offsetof(pdn_pair, raters_knowledge);
    } else if (strcmp(r->rating, "recognition") == 0) {
        member[0] = offsetof(pdn_pair, recognition);
        member[1] = offsetof(pdn_pair, raters_recognition);
    } else {
        member[0] = offsetof(pdn_pair, skill);
        member[1] = offsetof(pdn_pair, raters_skill);
    }
}

/* Raters of a row, and of the other direction where the pair has both in one
 * figure. */
static double raters_of(const hide_cells__table *t, const pdn_wave_rating *r)
{
    double n = r->raters;

    if (strcmp(r->rating, "quality") == 0 ||
        hide_cells__same_text(r->group_a, r->group_b))
        return n;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_wave_rating *x = hide_cells__row(t, i);
        if (hide_cells__same_text(x->rating, r->rating) &&
            hide_cells__same_text(x->group_a, r->group_b) &&
            hide_cells__same_text(x->group_b, r->group_a) &&
            hide_cells__same_text(x->from_wave, r->from_wave) &&
            hide_cells__same_text(x->to_wave, r->to_wave))
            n += x->raters;
    }
    return n;
}

/* Whether what those seen both times say would tell of the few others, or of
 * what is hidden about nearly the same people. */
static bool tells(const hide_cells__work *w, double all, double common,
                  bool hidden)
{
    const double others = all - common;

    return others < w->o.fewest - .5 && (others > .5 || hidden);
}

static void hide_rating(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const char *wave, size_t member)
{
    const pdn_wave_rating *r = hide_cells__row(t, i);
    const hide_cells__table *of = NULL;
    size_t row = 0, column[2] = {0, 0};

    if (r->group_a == NULL ||
        !find_pair(w, wave, r->group_a, r->group_b, &of, &row))
        return;
    columns_of(r, hide_cells__row(of, row), column);
    const pdn_field *f = pdn_field_at(&pdn_breakdown_schema, column[0]);
    const pdn_field *raters = pdn_field_at(&pdn_breakdown_schema, column[1]);
    if (tells(w, hide_cells__was(of, row, raters), raters_of(t, r),
              hide_cells__is_hidden(of, row, f)))
        hide(w, t, i, rating(member));
}

static void hide_barrier(hide_cells__work *w, hide_cells__table *t, size_t i,
                         const char *wave, size_t member)
{
    const pdn_wave_barrier *r = hide_cells__row(t, i);
    const hide_cells__table *of = NULL;
    size_t row = 0;

    if (r->group_a == NULL ||
        !find_pair(w, wave, r->group_a, r->group_b, &of, &row))
        return;
    const pdn_pair *p = hide_cells__row(of, row);
    const pdn_field *named =
        pdn_field_at(&pdn_breakdown_schema, offsetof(pdn_pair, barrier_named));
    if (hide_cells__same_text(p->top_barrier, r->barrier) &&
        tells(w, p->barrier_asked, r->asked,
              hide_cells__is_hidden(of, row, named)))
        hide(w, t, i, barrier(member));
}

void forms_of_raters__hide_beside(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; i < t->rows; i++) {
            if (t->schema == &pdn_waves_ratings_schema) {
                const pdn_wave_rating *r = hide_cells__row(t, i);
                hide_rating(w, t, i, r->from_wave,
                            offsetof(pdn_wave_rating, before));
                hide_rating(w, t, i, r->to_wave,
                            offsetof(pdn_wave_rating, after));
            } else if (t->schema == &pdn_waves_barriers_schema) {
                const pdn_wave_barrier *r = hide_cells__row(t, i);
                hide_barrier(w, t, i, r->from_wave,
                             offsetof(pdn_wave_barrier, named_before));
                hide_barrier(w, t, i, r->to_wave,
                             offsetof(pdn_wave_barrier, named_after));
            }
        }
    }
}
