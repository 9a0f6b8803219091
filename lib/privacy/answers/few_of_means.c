/* Means of so few whole answers that they tell how many gave which. */
#include "privacy/hide_cells.h"
#include "whole_answers.h"

#include "pdnet/breakdown.h"

#include <math.h>

/* Means of pairs whose scale is not told; where a scale begins and ends, if the
 * means do not say. */
enum { UNSCALED = 3, FIRST = 1, LAST = 5 };

/* A row under way. */
struct row {
    hide_cells__work *w;
    hide_cells__table *t;
    size_t i;
    struct {
        double least, most;
    } scale[UNSCALED];
};

static double was(const struct row *r, const char *name)
{
    return hide_cells__was(r->t, r->i, table_rules__field(r->t->schema, name));
}

static double shown(const struct row *r, const char *name)
{
    return hide_digits__shown(table_rules__field(r->t->schema, name),
                              was(r, name));
}

/* What people answered who may have answered of several: where it is a mean of
 * whole numbers, it is taken for one. */
static void hide_mean(const struct row *r, const char *mean, double answers,
                      double least, double most)
{
    const pdn_field *f = table_rules__field(r->t->schema, mean);
    const whole_answers a = {.n = answers,
                             .mean = shown(r, mean),
                             .sd = (double)NAN,
                             .lo = (double)NAN,
                             .hi = (double)NAN,
                             .least = least,
                             .most = most};

    if (whole_answers__tell(&a, r->w->o.fewest) &&
        hide_cells__hide(r->t, r->i, f))
        r->w->told->few++;
}

static const struct {
    const char *mean, *raters;
} unscaled[] = {{"knowledge", "raters_knowledge"},
                {"recognition", "raters_recognition"},
                {"skill", "raters_skill"}};
_Static_assert(PDN_COUNT(unscaled) == UNSCALED, "each has its scale");

/* The scale of these is told nowhere: it begins at 1, or below where a mean is,
 * and ends at 5, or as soon as the means let it (judgement). */
static void find_scales(struct row *r)
{
    for (size_t k = 0; k < UNSCALED; k++) {
        const pdn_field *f = table_rules__field(r->t->schema, unscaled[k].mean);
        double least = FIRST, most = -(double)INFINITY;
        for (size_t i = 0; i < r->t->rows; i++) {
            const double x = hide_digits__shown(f, hide_cells__was(r->t, i, f));
            if (x < least) least = floor(x);
            if (x > most) most = ceil(x);
        }
        r->scale[k].least = least;
        r->scale[k].most = fmax(most, least + 1);
    }
}

static void hide_unscaled(const struct row *r)
{
    for (size_t k = 0; k < UNSCALED; k++)
        for (int more = 0; more == 0 || r->scale[k].most + more < LAST + .5;
             more++)
            hide_mean(r, unscaled[k].mean, was(r, unscaled[k].raters),
                      r->scale[k].least, r->scale[k].most + more);
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
    hide_unscaled(r);
}

/* How much each of the same people changed what they answer: whole steps of the
 * scale up or down. How the changes spread goes first. */
static void hide_of_change(const struct row *r)
{
    static const char *const spread[] = {"lo", "hi", "p", "q", "detectable"};
    const hide_cells__table *t = r->t;
    const double steps = was(r, "scale_hi") - was(r, "scale_lo");
    const whole_answers a = {
        .n = was(r, "raters"),
        .mean = shown(r, "change"),
        .sd = (double)NAN,
        .lo = shown(r, "lo"),
        .hi = shown(r, "hi"),
        .least = -steps,
        .most = steps,
        .given = true,
    };

    if (!isnan(a.lo) && whole_answers__tell(&a, r->w->o.fewest))
        for (size_t k = 0; k < PDN_COUNT(spread); k++)
            hide_cells__hide_few(r->w, r->t, r->i,
                                 table_rules__field(t->schema, spread[k]));
    hide_mean(r, "change", a.n, a.least, a.most);
}

static void hide_of_raters(const struct row *r)
{
    static const char *const means[] = {"before", "after"};

    for (size_t k = 0; k < PDN_COUNT(means); k++)
        hide_mean(r, means[k], was(r, "raters"), was(r, "scale_lo"),
                  was(r, "scale_hi"));
    hide_of_change(r);
}

static void hide_table(struct row *r)
{
    const bool pairs = r->t->schema == &pdn_breakdown_schema ||
                       r->t->schema == &pdn_whatif_schema;

    if (pairs) find_scales(r);
    for (r->i = 0; r->i < r->t->rows; r->i++) {
        if (r->t->hidden[r->i]) continue;
        if (pairs) hide_of_pair(r);
        if (r->t->schema == &pdn_waves_ratings_schema) hide_of_raters(r);
    }
}

void few_of_means__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        hide_table(&(struct row){.w = w, .t = &w->table[n]});
}
