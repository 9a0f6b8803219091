/* How many of everybody rate, or could name an obstacle, in two waves: less all
 * who answered of the groups that are shown, they are people of groups that are
 * not. What everybody said stands, in so many digits as tell nothing of how
 * many they are. */
#include "privacy/hide_cells.h"

#include "pdnet/waves.h"

#include <math.h>

/* A row about everybody. */
struct all {
    hide_cells__work *w;
    hide_cells__table *t;
    const hide_cells__table *pairs;
    size_t row;
};

static const char *text(const hide_cells__table *t, size_t i, const char *name)
{
    return hide_cells__text(t, i, table_rules__field(t->schema, name));
}

static double was(const hide_cells__table *t, size_t i, const char *name)
{
    return hide_cells__was(t, i, table_rules__field(t->schema, name));
}

static bool same_step(const struct all *a, const hide_cells__table *t, size_t i)
{
    return hide_cells__same_text(text(t, i, "to_wave"),
                                 text(a->t, a->row, "to_wave")) &&
           hide_cells__same_text(text(t, i, "from_wave"),
                                 text(a->t, a->row, "from_wave"));
}

/* The most of a group that are known to be counted: of one row about it. */
static double counted_of(const struct all *a, const char *group,
                         const char *people)
{
    const char *what = a->t->schema->field[0].name;
    double most = 0;

    for (size_t i = 0; i < a->t->rows; i++)
        if (same_step(a, a->t, i) &&
            hide_cells__same_text(text(a->t, i, what),
                                  text(a->t, a->row, what)) &&
            hide_cells__same_text(text(a->t, i, "group_a"), group) &&
            (a->t->schema == &pdn_waves_ratings_schema ||
             !hide_cells__is_between(a->t, i)))
            most = fmax(most, was(a->t, i, people));
    return most;
}

/* Whether the groups that are not shown are known to have so many of these
 * people that they are few, or nearly so. */
static bool tells(const struct all *a, const char *people)
{
    const double fewest = a->w->o.fewest, all = was(a->t, a->row, people);
    double least = all, most = all;
    bool hidden = false;

    for (size_t i = 0; i < a->pairs->rows; i++) {
        if (!same_step(a, a->pairs, i) || hide_cells__is_between(a->pairs, i))
            continue;
        hidden = hidden || a->pairs->hidden[i];
        if (a->pairs->hidden[i]) continue;
        least -= was(a->pairs, i, "respondents_a");
        most -= counted_of(a, text(a->pairs, i, "group_a"), people);
    }
    least = fmax(0, least);
    return hidden && most > .5 && least < fewest - .5 &&
           (least > .5 || most - least < fewest - 1.5);
}

static void hide(const struct all *a, const char *name)
{
    if (hide_cells__hide(a->t, a->row, table_rules__field(a->t->schema, name)))
        a->w->told->few++;
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

void few_of_all__hide(hide_cells__work *w)
{
    struct all a = {.w = w};

    for (size_t n = 0; n < w->tables; n++)
        if (w->table[n].schema == &pdn_waves_pairs_schema)
            a.pairs = &w->table[n];
    for (size_t n = 0; a.pairs != NULL && n < w->tables; n++) {
        a.t = &w->table[n];
        if (a.t->schema != &pdn_waves_ratings_schema &&
            a.t->schema != &pdn_waves_barriers_schema)
            continue;
        for (a.row = 0; a.row < a.t->rows; a.row++)
            if (text(a.t, a.row, "group_a") == NULL) hide_row(&a);
    }
}
