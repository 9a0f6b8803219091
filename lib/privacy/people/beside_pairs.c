/* A table of one network that is told by itself: it may stand beside the pairs
 * of its groups, and says no more of one than they do. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/qap.h"

#include <math.h>
#include <string.h>

/* The pairs that tables of one network stand beside; NULL: none, or those of
 * several networks. */
static hide_cells__table *pairs_of(hide_cells__work *w)
{
    hide_cells__table *found = NULL;

    for (size_t n = 0; n < w->tables; n++) {
        if (w->table[n].schema != &pdn_breakdown_schema) continue;
        if (found != NULL) return NULL;
        found = &w->table[n];
    }
    return found;
}

static bool is_of_pairs(const hide_cells__table *t)
{
    return t->schema == &pdn_barriers_schema ||
           t->schema == &pdn_unmet_duties_schema;
}

/* The pair that a row of obstacles or duties is about; SIZE_MAX: none. */
static size_t pair_of(const hide_cells__table *pairs,
                      const hide_cells__table *t, size_t i)
{
    const bool duty = t->schema == &pdn_unmet_duties_schema;
    const pdn_unmet_duty *d = hide_cells__row(t, i);
    const pdn_barrier *b = hide_cells__row(t, i);
    const char *one = duty ? d->from : b->group_a;
    const char *two = duty ? d->to : b->group_b;

    for (size_t k = hide_cells__first_of(pairs, one, two); k != SIZE_MAX;
         k = hide_cells__next_of(pairs, k)) {
        const pdn_pair *p = hide_cells__row(pairs, k);
        if ((hide_cells__same_text(p->group_a, one) &&
             hide_cells__same_text(p->group_b, two)) ||
            (hide_cells__same_text(p->group_a, two) &&
             hide_cells__same_text(p->group_b, one)))
            return k;
    }
    return SIZE_MAX;
}

/* ---- how many people there are in all gives how many a hidden group has, and
 * how many contacts gives its contacts */

static const char *const ends[] = {"value", "lo", "hi"};

/* Whether the row is of one of those measures. */
static bool is_one_of(const hide_cells__table *t, size_t i,
                      const char *const *measure, size_t n)
{
    const char *of =
        hide_cells__text(t, i, table_rules__field(t->schema, "measure"));
    bool found = false;

    for (size_t k = 0; k < n; k++)
        found = found || (of != NULL && strcmp(measure[k], of) == 0);
    return found;
}

static bool is_told(const hide_cells__table *t, size_t i, const pdn_field *f)
{
    return pdn_state_of(hide_cells__now(t, i, f)) == PDN_VALUE;
}

static void hide_ends(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < PDN_COUNT(ends); k++) {
        const pdn_field *f = table_rules__field(t->schema, ends[k]);
        if (is_told(t, i, f)) hide_cells__hide_few(w, t, i, f);
    }
}

/* The middle of an interval tells as much as what it is of. */
static void hide_everybody(hide_cells__work *w, hide_cells__table *t)
{
    static const char *const counts[] = {"n", "respondents", "response", "arcs",
                                         "density"};

    for (size_t i = 0; i < t->rows; i++) {
        if (t->schema == &pdn_qap_schema)
            hide_cells__hide_few(w, t, i,
                                 table_rules__field(t->schema, "cells"));
        if (t->schema == &pdn_graph_level_schema &&
            is_one_of(t, i, counts, PDN_COUNT(counts)))
            hide_ends(w, t, i);
    }
}

/* Less the contacts of services that are shown, what share of all is reported
 * by both, or stays within, tells of the others': none or all of it exactly,
 * else in so many digits. */
static void round_contacts(hide_cells__work *w, hide_cells__table *t)
{
    static const char *const of_contacts[] = {
        "reciprocity_arcs", "reciprocity_dyads", "confirmation", "ei_index"};

    if (t->schema != &pdn_graph_level_schema) return;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_field *value = table_rules__field(t->schema, "value");
        const double x = fabs(hide_cells__now(t, i, value));
        if (!is_one_of(t, i, of_contacts, PDN_COUNT(of_contacts)) || isnan(x))
            continue;
        if (x < .005 || x > .995) hide_ends(w, t, i);
        for (size_t k = 0; k < PDN_COUNT(ends); k++) {
            const pdn_field *f = table_rules__field(t->schema, ends[k]);
            if (is_told(t, i, f)) hide_digits__round(t, i, f, 2);
        }
    }
}

/* With everybody left hanging together, those gone and the share give how many
 * there are; other shares of theirs do in so many digits. */
static void round_shares(hide_cells__work *w, hide_cells__table *t)
{
    static const char *const shares[] = {"largest_share", "largest_lo",
                                         "largest_hi"};
    const double people = t->about != NULL ? t->about->n : (double)NAN;

    for (size_t i = 0; t->schema == &pdn_fragility_schema && i < t->rows; i++)
        for (size_t k = 0; k < PDN_COUNT(shares); k++) {
            const pdn_fragility_row *r = hide_cells__row(t, i);
            const pdn_field *f = table_rules__field(t->schema, shares[k]);
            const double x = hide_cells__now(t, i, f);
            if (pdn_state_of(x) != PDN_VALUE) continue;
            if (r->removed > .5 && !(people - r->removed - x * people > .5))
                hide_cells__hide_few(w, t, i, f);
            else
                hide_digits__round(t, i, f, 2);
        }
}

void beside_pairs__hide(hide_cells__work *w)
{
    const hide_cells__table *pairs = pairs_of(w);
    bool some = false;

    if (pairs == NULL) return;
    for (size_t i = 0; i < pairs->rows; i++)
        some = some || pairs->hidden[i];
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (some) hide_everybody(w, t);
        if (some) round_shares(w, t);
        if (some) round_contacts(w, t);
        for (size_t i = 0; is_of_pairs(t) && i < t->rows; i++) {
            const size_t k = pair_of(pairs, t, i);
            if (k != SIZE_MAX && pairs->hidden[k]) hide_few__row(w, t, i);
        }
    }
}

/* ---- a pair's own figures */

void beside_pairs__hide_following(hide_cells__work *w)
{
    const hide_cells__table *pairs = pairs_of(w);

    for (size_t n = 0; pairs != NULL && n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        const bool duty = t->schema == &pdn_unmet_duties_schema;
        const pdn_field *f =
            table_rules__field(t->schema, duty ? "ties" : "asked");
        const pdn_field *own =
            table_rules__field(pairs->schema, duty ? "ties" : "barrier_asked");
        for (size_t i = 0; is_of_pairs(t) && i < t->rows; i++) {
            const size_t k = pair_of(pairs, t, i);
            if (k == SIZE_MAX || !hide_cells__is_hidden(pairs, k, own) ||
                hide_cells__is_hidden(t, i, f))
                continue;
            if (hide_cells__hide(t, i, f)) w->told->others++;
        }
    }
}
