/* How many contacts are expected where labels are shuffled: all there are, of
 * those who answered and of those who did not, times how much of it the groups
 * could have, which everybody knows. So that the contacts of all follow, and of
 * a hidden pair, but for digits. */
#include "privacy/known_forms.h"

#include "pdnet/breakdown.h"

#include <math.h>

struct labels {
    known_forms *k;
    size_t table;
    double answered, silent; /* people of all groups */
    size_t ties, unknown;    /* cells of the sums; SIZE_MAX: there are none */
};

static const pdn_pair *pair_at(const struct labels *l, size_t i)
{
    return hide_cells__row(&l->k->w->table[l->table], i);
}

/* A cell that is the sum of a column over all pairs, which stands nowhere. */
static pdn_status add_sum(const struct labels *l, size_t member, size_t *sum)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &l->k->w->table[l->table];
    const pdn_field *f = pdn_field_at(t->schema, member);
    cell_forms__cell c = {.hidden = true,
                          .settled = true,
                          .cost = (double)INFINITY,
                          .column = KNOWN_FORMS_NOWHERE};
    size_t cell = 0;

    *sum = SIZE_MAX;
    for (size_t i = 0; i < t->rows; i++)
        c.truth += hide_cells__was(t, i, f);
    if (!isfinite(c.truth)) return PDN_OK;
    PDN_TRY(cell_forms__add_cell(&l->k->s, &c, sum));
    PDN_TRY(cell_forms__begin(&l->k->s, 0));
    PDN_TRY(cell_forms__put(&l->k->s, *sum, -1));
    for (size_t i = 0; i < t->rows; i++) {
        PDN_TRY(known_forms__cell(l->k, l->table, i, f, &cell));
        PDN_TRY(cell_forms__put(&l->k->s, cell, 1));
    }
    PDN_TRY(cell_forms__end(&l->k->s));
out:
    return st;
}

static double share(double some, double all)
{
    return all > 0 ? some / all : 0;
}

/* Where labels are not what is shuffled the figures do not add up, and the form
 * is none. */
static pdn_status add_row(const struct labels *l, size_t i)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &l->k->w->table[l->table];
    const pdn_pair *p = pair_at(l, i);
    const bool between = hide_cells__is_between(t, i);
    const double r = l->answered, m = l->silent;
    const double a = p->respondents_a, b = p->respondents_b;
    const double off_a = p->actors_a - a, off_b = p->actors_b - b;
    const double seen = share(between ? 2 * a * b : a * (a - 1), r * (r - 1));
    const double other =
        share(between ? a * off_b + b * off_a : a * off_a, r * m);
    size_t cell = 0;

    PDN_TRY(known_forms__cell(
        l->k, l->table, i,
        pdn_field_at(t->schema, offsetof(pdn_pair, expected)), &cell));
    if (cell == SIZE_MAX) return PDN_OK;
    PDN_TRY(cell_forms__begin(&l->k->s, 0));
    PDN_TRY(cell_forms__put(&l->k->s, cell, 1));
    PDN_TRY(cell_forms__put(&l->k->s, l->ties, -seen));
    if (l->unknown != SIZE_MAX)
        PDN_TRY(cell_forms__put(&l->k->s, l->unknown, seen - other));
    PDN_TRY(cell_forms__end(&l->k->s));
out:
    return st;
}

pdn_status forms_of_labels__add(known_forms *k, size_t table)
{
    pdn_status st = PDN_OK;
    const hide_cells__table *t = &k->w->table[table];
    struct labels l = {.k = k, .table = table};

    if (t->schema != &pdn_breakdown_schema || t->rows == 0) return PDN_OK;
    for (size_t i = 0; i < t->rows; i++) {
        const pdn_pair *p = pair_at(&l, i);
        if (t->hidden[i]) return PDN_OK; /* nobody knows how many they are */
        if (hide_cells__is_between(t, i)) continue;
        l.answered += p->respondents_a;
        l.silent += p->actors_a - p->respondents_a;
    }
    PDN_TRY(add_sum(&l, offsetof(pdn_pair, ties), &l.ties));
    PDN_TRY(add_sum(&l, offsetof(pdn_pair, unknown), &l.unknown));
    for (size_t i = 0; l.ties != SIZE_MAX && i < t->rows; i++)
        PDN_TRY(add_row(&l, i));
out:
    return st;
}
