/* How many of everybody rate, or could name an obstacle, in two waves: less all
 * who answered of the groups that are shown, they are people of groups that are
 * not. What everybody said stands, in so many digits as tell nothing of how
 * many they are. */
#include "privacy/hide_cells.h"

#include "pdnet/waves.h"

#include <math.h>
#include <stdlib.h>

/* A row about everybody. */
struct all {
    hide_cells__work *w;
    hide_cells__table *t;
    const hide_cells__table *pairs;
    size_t row;
    double
        *counted; /* of each pair within a group: who are in a row about it */
};

/* The row of the pairs that is within a group, of the same step; SIZE_MAX. */
static size_t within(const struct all *a, const char *group)
{
    const hide_cells__table *t = a->pairs;

    for (size_t i = hide_cells__first_of(t, group, group); i != SIZE_MAX;
         i = hide_cells__next_of(t, i))
        if (!hide_cells__is_between(t, i) &&
            hide_cells__same_step(t, i, a->t, a->row) &&
            hide_cells__same_text(hide_cells__text_of(t, i, "group_a"), group))
            return i;
    return SIZE_MAX;
}

/* The most of each group that are known to be counted: of one row about it. */
static void count_most(const struct all *a, const char *people)
{
    const char *what = a->t->schema->field[0].name;
    size_t row = 0;

    for (size_t i = 0; i < a->pairs->rows; i++)
        a->counted[i] = 0;
    for (size_t i = 0; i < a->t->rows; i++) {
        if (!hide_cells__same_step(a->t, i, a->t, a->row) ||
            !hide_cells__same_in(a->t, i, a->t, a->row, what) ||
            (a->t->schema != &pdn_waves_ratings_schema &&
             hide_cells__is_between(a->t, i)))
            continue;
        row = within(a, hide_cells__text_of(a->t, i, "group_a"));
        if (row != SIZE_MAX)
            a->counted[row] =
                fmax(a->counted[row], hide_cells__was_of(a->t, i, people));
    }
}

/* Whether the groups that are not shown are known to have so many of these
 * people that they are few, or nearly so. */
static bool tells(const struct all *a, const char *people)
{
    const double fewest = a->w->o.fewest,
                 all = hide_cells__was_of(a->t, a->row, people);
    double least = all, most = all;
    bool hidden = false;

    count_most(a, people);
    for (size_t i = 0; i < a->pairs->rows; i++) {
        if (!hide_cells__same_step(a->pairs, i, a->t, a->row) ||
            hide_cells__is_between(a->pairs, i))
            continue;
        hidden = hidden || a->pairs->hidden[i];
        if (a->pairs->hidden[i]) continue;
        least -= hide_cells__was_of(a->pairs, i, "respondents_a");
        most -= a->counted[i];
    }
    least = fmax(0, least);
    return hidden && most > .5 && least < fewest - .5 &&
           (least > .5 || most - least < fewest - 1.5);
}

static void hide(const struct all *a, const char *name)
{
    hide_cells__hide_few(a->w, a->t, a->row,
                         table_rules__field(a->t->schema, name));
}

static void hide_row(const struct all *a)
{
    static const char *const counts[] = {"asked", "named_before", "named_after",
                                         "named_both"};
    static const char *const shares[] = {
        "share_before", "share_after", "change", "lo", "hi", "detectable"};

    if (a->t->schema == &pdn_waves_ratings_schema) {
        if (tells(a, "raters")) hide(a, "raters");
        return;
    }
    if (!tells(a, "asked")) return;
    for (size_t k = 0; k < PDN_COUNT(counts); k++)
        hide(a, counts[k]);
    /* to whole percents: shares of one number of people would tell it */
    for (size_t k = 0; k < PDN_COUNT(shares); k++)
        hide_digits__round(a->t, a->row,
                           table_rules__field(a->t->schema, shares[k]), 2);
}

pdn_status few_of_all__hide(hide_cells__work *w)
{
    pdn_status st = PDN_OK;
    struct all a = {.w = w};

    for (size_t n = 0; n < w->tables; n++)
        if (w->table[n].schema == &pdn_waves_pairs_schema)
            a.pairs = &w->table[n];
    if (a.pairs == NULL) return PDN_OK;
    PDN_NEW(a.counted, a.pairs->rows);
    for (size_t n = 0; n < w->tables; n++) {
        a.t = &w->table[n];
        if (a.t->schema != &pdn_waves_ratings_schema &&
            a.t->schema != &pdn_waves_barriers_schema)
            continue;
        for (a.row = 0; a.row < a.t->rows; a.row++)
            if (hide_cells__text_of(a.t, a.row, "group_a") == NULL)
                hide_row(&a);
    }
out:
    free(a.counted);
    return st;
}
