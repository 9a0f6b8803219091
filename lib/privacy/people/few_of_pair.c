/* Figures of a pair that are about single people: what is said of those who did
 * not answer, how much the busiest does, who of a group is cut off, and what a
 * verdict tells of few contacts. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"

#include <math.h>

/* A row under way. */
struct pair {
    hide_cells__work *w;
    hide_cells__table *t;
    size_t row;
};

static double was(const struct pair *p, const char *name)
{
    return hide_cells__was_of(p->t, p->row, name);
}

static void hide(const struct pair *p, const char *name)
{
    hide_cells__hide_few(p->w, p->t, p->row,
                         table_rules__field(p->t->schema, name));
}

static bool few(const struct pair *p, double n)
{
    return hide_cells__few(p->w, n);
}

/* Contacts that cannot be confirmed are somebody's who did not answer: of few
 * such people they tell how many know them, 0 too; of a pair without any
 * contact nothing is told that the 0 of its contacts does not tell. */
static void hide_of_silent(const struct pair *p)
{
    const pdn_field *ties = table_rules__field(p->t->schema, "ties");
    double silent = was(p, "actors_a") - was(p, "respondents_a");

    if (was(p, "ties") < .5 && !hide_cells__is_hidden(p->t, p->row, ties))
        return;
    if (hide_cells__is_between(p->t, p->row))
        silent += was(p, "actors_b") - was(p, "respondents_b");
    if (few(p, silent)) hide(p, "unknown");
}

/* Share x dyads is a count: those of the busiest, and the rest is the others'.
 */
static void hide_of_busiest(const struct pair *p)
{
    double dyads =
        was(p, "confirmed") + was(p, "one_sided") + was(p, "unknown");

    if (isnan(dyads)) dyads = was(p, "ties"); /* undirected */
    const double own = round(was(p, "top_share") * dyads);
    const double rest = round(dyads) - own;
    if (isnan(own)) return;
    if (few(p, own) || few(p, rest) ||
        (rest < .5 && dyads < PDN_ALIKE_BELOW - .5))
        hide(p, "top_share");
}

/* So many of the smaller group stand between the two, and the rest of it does
 * not: few who reach nobody, or only their own. */
static void hide_of_cut(const struct pair *p)
{
    const double all = fmin(was(p, "actors_a"), was(p, "actors_b"));

    if (few(p, all - was(p, "cut_people"))) hide(p, "cut_people");
}

/* Confirmation and quality stand, so that friction gives the share of those
 * asked who want contact and have none. */
static void hide_of_need(const struct pair *p)
{
    const pdn_whatif_row *of = hide_cells__row(p->t, p->row);
    const pdn_pair *r = p->t->schema == &pdn_whatif_schema
                            ? &of->pair
                            : hide_cells__row(p->t, p->row);
    const double unmet = r->unmet_need, rest = r->asked_of_need - unmet;

    if (!(r->asked_of_need > .5)) return;
    if (few(p, r->asked_of_need) || few(p, unmet) || few(p, rest) ||
        (r->asked_of_need < PDN_ALIKE_BELOW - .5 && (unmet < .5 || rest < .5)))
        hide(p, "friction");
}

/* A mean of both directions, each of which weighs the same: nobody who rates is
 * to weigh more in it than in a mean of `fewest`. */
static bool weighs(const struct pair *p, double raters)
{
    return raters > .5 && 2 * raters < p->w->o.fewest - .5;
}

static void hide_of_direction(const struct pair *p)
{
    static const char *const means[] = {"knowledge", "recognition", "skill"};

    if (!hide_cells__is_between(p->t, p->row)) return;
    if (!weighs(p, was(p, "raters_ab")) && !weighs(p, was(p, "raters_ba")))
        return;
    for (size_t k = 0; k < PDN_COUNT(means); k++)
        hide(p, means[k]);
}

/* Its interval says how the ratings of either side spread. */
static void hide_of_gap(const struct pair *p)
{
    const double raters = fmin(was(p, "raters_ab"), was(p, "raters_ba"));

    if (!(raters < PDN_ALIKE_BELOW - .5)) return;
    hide(p, "quality_gap_lo");
    hide(p, "quality_gap_hi");
}

/* Where the 0 of its contacts went for another pair's sake. */
void few_of_pair__hide_following(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        for (size_t i = 0; w->table[n].schema == &pdn_breakdown_schema &&
                           i < w->table[n].rows;
             i++)
            hide_of_silent(&(const struct pair){w, &w->table[n], i});
}

/* ---- what is said of few contacts, beside how many were expected */

/* Of so many times as many expected any few would be as surprising. */
enum { SURE = 4 };

/* Whether the same would be said of `ties` contacts. */
static bool fits(const pdn_pair *x, double ties, double expected)
{
    const double t = ties / expected, c = x->coverage;
    const bool missing = pdn_too_few(t, c, 0, true);

    if (x->verdict == PDN_MISSING ||
        PDN_HAS(x->verdict_note, PDN_REASON_DRAWS_UNDECIDED))
        return missing;
    return !missing && pdn_too_few(t, c, 0, false);
}

bool few_of_pair__alike(const hide_cells__work *w, const hide_cells__table *t,
                        size_t row)
{
    const pdn_pair *x = hide_cells__row(t, row);
    const double most = w->o.fewest - 1,
                 expected = round(hide_cells__was_of(t, row, "expected"));
    bool all = expected > SURE * most - .5;

    for (int ties = 1; all && ties < most + .5; ties++)
        all = fits(x, ties, expected - .5) && fits(x, ties, expected + .5);
    return all;
}

static void hide_of_verdict(const struct pair *p)
{
    const pdn_pair *x = hide_cells__row(p->t, p->row);

    if (p->t->schema == &pdn_breakdown_schema && few(p, was(p, "ties")) &&
        (x->verdict == PDN_MISSING || x->verdict == PDN_THIN_CONTACT) &&
        !few_of_pair__alike(p->w, p->t, p->row))
        hide(p, "expected");
}

void few_of_pair__hide(hide_cells__work *w, hide_cells__table *t, size_t row)
{
    const struct pair p = {w, t, row};

    hide_of_silent(&p);
    hide_of_busiest(&p);
    hide_of_cut(&p);
    hide_of_need(&p);
    hide_of_direction(&p);
    hide_of_gap(&p);
    hide_of_verdict(&p);
}
