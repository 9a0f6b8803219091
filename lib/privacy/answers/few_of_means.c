/* Means of so few whole answers that they tell how many gave which. */
#include "privacy/hide_cells.h"
#include "whole_answers.h"

#include "pdnet/breakdown.h"

#include <math.h>

/* A row under way. */
struct row {
    hide_cells__work *w;
    hide_cells__table *t;
    size_t i;
};

static double was(const struct row *r, const char *name)
{
    return hide_cells__was(r->t, r->i, table_rules__field(r->t->schema, name));
}

/* What people answered who may have answered of several: where it is a mean of
 * whole numbers, it is taken for one. */
static void hide_mean(const struct row *r, const char *mean, double answers,
                      double least, double most)
{
    const pdn_field *f = table_rules__field(r->t->schema, mean);
    const whole_answers a = {.n = answers,
                             .mean = hide_digits__shown(f, was(r, mean)),
                             .sd = (double)NAN,
                             .lo = (double)NAN,
                             .hi = (double)NAN,
                             .least = least,
                             .most = most};

    if (whole_answers__tell(&a, r->w->o.fewest) &&
        hide_cells__hide(r->t, r->i, f))
        r->w->told->few++;
}

/* A contact is named at least once in a while. */
static void hide_of_pair(const struct row *r)
{
    const pdn_whatif_row *of = hide_cells__row(r->t, r->i);
    const pdn_pair *p = r->t->schema == &pdn_whatif_schema
                            ? &of->pair
                            : hide_cells__row(r->t, r->i);

    hide_mean(r, "quality_ab", p->raters_ab, p->quality_lo, p->quality_hi);
    hide_mean(r, "quality_ba", p->raters_ba, p->quality_lo, p->quality_hi);
    hide_mean(r, "mean_frequency", p->ties, fmax(1, p->frequency_lo),
              p->frequency_hi);
}

static void hide_of_raters(const struct row *r)
{
    static const char *const means[] = {"before", "after"};

    for (size_t k = 0; k < PDN_COUNT(means); k++)
        hide_mean(r, means[k], was(r, "raters"), was(r, "scale_lo"),
                  was(r, "scale_hi"));
}

void few_of_means__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        struct row r = {.w = w, .t = &w->table[n]};
        for (r.i = 0; r.i < r.t->rows; r.i++) {
            if (r.t->hidden[r.i]) continue;
            if (r.t->schema == &pdn_breakdown_schema ||
                r.t->schema == &pdn_whatif_schema)
                hide_of_pair(&r);
            if (r.t->schema == &pdn_waves_ratings_schema) hide_of_raters(&r);
        }
    }
}
