/* What is left of a network when people are gone tells who hangs on few others,
 * and who hangs together with nobody. */
#include "privacy/hide_cells.h"

#include "pdnet/fragility.h"

#include <math.h>

/* The rows of one network. */
struct removal {
    hide_cells__work *w;
    hide_cells__table *t;
    double people;
    double outside; /* the largest part while all are there; 0: not known */
};

static bool few(const struct removal *x, double people)
{
    return people > 1e-6 && people < x->w->o.fewest - .5;
}

/* Who stays and is in no largest part. */
static double cut_off(const struct removal *x, const pdn_fragility_row *r,
                      double share)
{
    return x->people - r->removed - share * x->people;
}

static void find_outside(struct removal *x)
{
    for (size_t i = 0; i < x->t->rows; i++) {
        const pdn_fragility_row *r = hide_cells__row(x->t, i);
        if (r->removed < .5 && isfinite(r->largest_share))
            x->outside = cut_off(x, r, r->largest_share);
    }
}

/* Orders by chance, on the mean: those outside anyway less who of them is gone,
 * and so many for each that is. Of few outside it stands as soon as they could
 * be more; else where all that hang on anybody together are not few. */
static bool is_few_by_chance(const struct removal *x,
                             const pdn_fragility_row *r)
{
    const double off = cut_off(x, r, r->largest_share);
    const double left = 1 - r->removed / x->people;

    if (r->removed < .5) return few(x, off);
    if (few(x, x->outside)) return few(x, off / left) || off < 1e-6;
    return few(x, (off - x->outside * left) * x->people / r->removed);
}

static void hide(const struct removal *x, size_t i, size_t at)
{
    hide_cells__hide_few(x->w, x->t, i,
                         pdn_field_at(&pdn_fragility_schema, at));
}

#define AT(column) offsetof(pdn_fragility_row, column)

/* Each end is that of one order. */
static void hide_end(const struct removal *x, size_t i, double share, size_t at)
{
    const double off = cut_off(x, hide_cells__row(x->t, i), share);

    if (few(x, off) || (few(x, x->outside) && off < 1e-6)) hide(x, i, at);
}

/* In a network of short ways efficiency gives how many pairs reach each other.
 */
static void hide_efficiency(const struct removal *x, size_t i)
{
    hide(x, i, AT(efficiency));
    hide(x, i, AT(efficiency_lo));
    hide(x, i, AT(efficiency_hi));
}

static void hide_row(const struct removal *x, size_t i)
{
    const pdn_fragility_row *r = hide_cells__row(x->t, i);
    const bool all = x->people < x->w->o.fewest - .5;
    const bool gone = r->order == PDN_REMOVAL_TARGETED
                          ? few(x, cut_off(x, r, r->largest_share))
                          : is_few_by_chance(x, r);

    if (all || gone) {
        hide(x, i, AT(largest_share));
        hide(x, i, AT(as_bad));
    }
    if (all || (gone && few(x, x->outside))) hide_efficiency(x, i);
    if (r->order == PDN_REMOVAL_TARGETED && !all) return;
    if (all || gone) {
        hide(x, i, AT(largest_lo));
        hide(x, i, AT(largest_hi));
    } else {
        hide_end(x, i, r->largest_lo, AT(largest_lo));
        hide_end(x, i, r->largest_hi, AT(largest_hi));
    }
}

void few_of_removal__hide(hide_cells__work *w, hide_cells__table *t)
{
    struct removal x = {.w = w, .t = t, .people = (double)NAN};

    if (t->about != NULL) x.people = t->about->n;
    find_outside(&x);
    for (size_t i = 0; i < t->rows; i++)
        hide_row(&x, i);
}
