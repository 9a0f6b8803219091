/* What follows of a pair table beyond its rows. */
#include "known_forms.h"

#include "pdnet/breakdown.h"
#include "pdnet/waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const pdn_pair *pair_of(const hide_cells__table *t, size_t i)
{
    return (const void *)(t->was + i * t->schema->stride);
}

static bool is_between(const pdn_pair *p)
{
    return strcmp(p->group_a, p->group_b) != 0;
}

/* Chance leaves everybody's contacts with other groups as many as they are: the
 * ties of a group with all others are what was expected of them. So are the
 * figures fitted to how much each group sends and receives. */
static pdn_status add_margin(known_forms *k, size_t table, const char *group,
                             const pdn_field *expected)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    const pdn_field *ties = pdn_field_at(t->schema, offsetof(pdn_pair, ties));
    size_t cell = 0, other = 0;

    PDN_TRY(cell_forms__begin(&k->s, 0));
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_pair *p = pair_of(t, i);
        if (!is_between(p) ||
            (strcmp(p->group_a, group) != 0 && strcmp(p->group_b, group) != 0))
            continue;
        PDN_TRY(known_forms__cell(k, table, i, ties, &cell));
        PDN_TRY(known_forms__cell(k, table, i, expected, &other));
        if (cell == SIZE_MAX || other == SIZE_MAX) {
            k->s.terms = k->s.form[--k->s.forms].first;
            return PDN_OK;
        }
        PDN_TRY(cell_forms__put(&k->s, cell, 1));
        PDN_TRY(cell_forms__put(&k->s, other, -1));
    }
    PDN_TRY(cell_forms__end(&k->s));
out:
    return st;
}

/* With the others in it, what stands of all and of each would give theirs. */
static void count_shown(const hide_cells__table *t)
{
    double actors = 0, answered = 0;
    bool all = true;

    for (size_t i = 0; i < t->rows; i++) {
        const pdn_pair *p = pair_of(t, i);
        if (is_between(p)) continue;
        all = all && !t->hidden[i];
        if (t->hidden[i]) continue;
        actors += p->actors_a;
        answered += p->respondents_a;
    }
    if (all) return;
    t->about->n = actors;
    t->about->answered = answered;
}

void forms_of_pairs__count_shown(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++)
        if (w->table[n].schema == &pdn_breakdown_schema &&
            w->table[n].about != NULL)
            count_shown(&w->table[n]);
}

/* Beside how many were expected, contacts that are hidden are said to be fewer
 * than `fewest`: of more neither is told, nor of a 0 that fewer fit. */
void forms_of_pairs__hide_expected(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_breakdown_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            const pdn_pair *now =
                (const void *)(t->row + i * t->schema->stride);
            const bool little =
                now->verdict == PDN_MISSING || now->verdict == PDN_THIN_CONTACT;
            if (!little || pdn_state_of(now->ties) != PDN_SUPPRESSED ||
                (pair_of(t, i)->ties < w->o.fewest - .5 &&
                 few_of_pair__alike(w, t, i)))
                continue;
            w->told->others += hide_cells__hide(
                t, i, pdn_field_at(t->schema, offsetof(pdn_pair, expected)));
        }
    }
}

/* ---- of four groups, two differ from what is expected as the other two do */

/* A row between groups of either table. */
struct of_two {
    const char *a, *b;   /* a: NULL: none whose figures are those of chance */
    const char *to_wave; /* NULL: of one wave */
    double ties;         /* in either wave */
};

static struct of_two two_at(const hide_cells__table *t, size_t i)
{
    const pdn_pair *p = pair_of(t, i);
    const pdn_wave_pair *r = hide_cells__row(t, i);

    if (!hide_cells__is_between(t, i)) return (struct of_two){0};
    if (t->schema == &pdn_breakdown_schema && p->null == PDN_NULL_CONTACTS)
        return (struct of_two){p->group_a, p->group_b, NULL, p->ties};
    /* a change that is said was tested among all, the others without it */
    if (t->schema == &pdn_waves_pairs_schema && !(r->q <= PDN_WAVES_MOST_Q))
        return (struct of_two){r->group_a, r->group_b, r->to_wave,
                               r->ties_before + r->ties_after};
    return (struct of_two){0};
}

/* Adds a group to those found, if it is none of them. */
static size_t with_group(const char *group[], size_t n, const char *another)
{
    for (size_t k = 0; k < n; k++)
        if (hide_cells__same_text(group[k], another)) return n;
    group[n] = another;
    return n + 1;
}

/* Whether the two of a row and others of that wave that have contacts are four.
 * Rows of one wave stand together: beyond four are soon found. */
static bool are_four(const hide_cells__table *t, size_t row, struct of_two two)
{
    enum { FOUR = 4 };
    const char *group[FOUR + 2] = {two.a, two.b};
    size_t n = 2;

    for (size_t i = 0; i < t->rows && n <= FOUR; i++) {
        const struct of_two x = two_at(t, (row + i) % t->rows);
        if (x.a == NULL || !hide_cells__same_text(x.to_wave, two.to_wave) ||
            !(x.ties > .5))
            continue;
        n = with_group(group, n, x.a);
        n = with_group(group, n, x.b);
    }
    return n == FOUR;
}

static bool is_mirror(struct of_two x, struct of_two y)
{
    return x.a != NULL && y.a != NULL &&
           hide_cells__same_text(x.to_wave, y.to_wave) &&
           !hide_cells__same_text(x.a, y.a) &&
           !hide_cells__same_text(x.a, y.b) &&
           !hide_cells__same_text(x.b, y.a) && !hide_cells__same_text(x.b, y.b);
}

static void hide_as(hide_cells__work *w, hide_cells__table *t, size_t i,
                    size_t of)
{
    static const char *const same[] = {"z",           "p",          "q",
                                       "p_low",       "q_low",      "contacts",
                                       "contacts_lo", "contacts_hi"};

    for (size_t k = 0; k < PDN_COUNT(same); k++) {
        const pdn_field *f = table_rules__field(t->schema, same[k]);
        if (f != NULL && hide_cells__is_hidden(t, of, f) &&
            !hide_cells__is_hidden(t, i, f))
            w->told->others += hide_cells__hide(t, i, f);
    }
}

void forms_of_pairs__hide_mirrored(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_breakdown_schema &&
            t->schema != &pdn_waves_pairs_schema)
            continue;
        for (size_t i = 0; i < t->rows; i++) {
            const struct of_two x = two_at(t, i);
            if (x.a == NULL || !are_four(t, i, x)) continue;
            for (size_t j = 0; j < t->rows; j++) {
                const struct of_two y = two_at(t, j);
                if (is_mirror(x, y) && are_four(t, j, y)) hide_as(w, t, i, j);
            }
        }
    }
}

/* Which side reports a one-sided pair is told by a note where the counts that
 * tell it are hidden. */
void forms_of_pairs__keep_speaker(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_breakdown_schema) continue;
        for (size_t i = 0; i < t->rows; i++) {
            pdn_pair *p = (void *)(t->row + i * t->schema->stride);
            const bool told = isfinite(p->one_sided_ab + p->one_sided_ba) ||
                              isfinite(p->share_ab + p->share_ba);
            if (p->verdict != PDN_ONE_SIDED || told) continue;
            p->verdict_note |= PDN_BIT(pdn_pair_a_speaks(pair_of(t, i))
                                           ? PDN_REASON_ONE_SIDED_AB
                                           : PDN_REASON_ONE_SIDED_BA);
        }
    }
}

pdn_status forms_of_pairs__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];

    if (t->schema != &pdn_breakdown_schema) return PDN_OK;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_pair *p = pair_of(t, i);
        if (is_between(p)) continue;
        PDN_TRY(
            add_margin(k, table, p->group_a,
                       pdn_field_at(t->schema, offsetof(pdn_pair, expected))));
        PDN_TRY(add_margin(
            k, table, p->group_a,
            pdn_field_at(t->schema, offsetof(pdn_pair, expected_activity))));
    }
out:
    return st;
}
