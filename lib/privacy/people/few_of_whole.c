/* Figures of a network as a whole that tell of few people, or of few contacts:
 * who stands outside the largest part, who is alone, what both report. */
#include "privacy/hide_cells.h"

#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/waves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_ANSWERS = 3 };

/* One network: the rows of one table that are of the same waves, and a column
 * of values. */
struct whole {
    hide_cells__work *w;
    hide_cells__table *t;
    size_t first; /* row */
    const pdn_field *value;
};

/* Columns that tell of one measure; those that there are. */
static const char *const figures[] = {
    "value", "before",        "after",     "change",  "lo",
    "hi",    "null_mean",     "null_lo",   "null_hi", "p",
    "q",     "shuffled_mean", "shuffled_p"};

static const pdn_field *field(const struct whole *x, const char *name)
{
    return table_rules__field(x->t->schema, name);
}

static bool is_same(const struct whole *x, size_t i)
{
    return hide_cells__same(x->t, x->first, i, field(x, "from_wave")) &&
           hide_cells__same(x->t, x->first, i, field(x, "to_wave"));
}

static bool is_of(const struct whole *x, size_t i, const char *measure)
{
    return is_same(x, i) &&
           hide_cells__same_text(hide_cells__text(x->t, i, field(x, "measure")),
                                 measure);
}

static double value_of(const struct whole *x, const char *measure)
{
    for (size_t i = x->first; i < x->t->rows; i++)
        if (is_of(x, i, measure)) return hide_cells__was(x->t, i, x->value);
    return (double)NAN;
}

static void hide(const struct whole *x, const char *measure)
{
    for (size_t i = x->first; i < x->t->rows; i++)
        for (size_t k = 0; is_of(x, i, measure) && k < PDN_COUNT(figures); k++)
            hide_cells__hide_few(x->w, x->t, i, field(x, figures[k]));
}

static bool few(const struct whole *x, double n)
{
    return round(n) > .5 && round(n) < x->w->o.fewest - .5;
}

/* A figure of that table about those on both lists of the same two waves. */
static double of_both_waves(const struct whole *x, const char *column)
{
    for (size_t n = 0; n < x->w->tables; n++) {
        const hide_cells__table *t = &x->w->table[n];
        if (t->schema != &pdn_waves_schema) continue;
        for (size_t i = 0; i < t->rows; i++)
            if (hide_cells__same_text(
                    hide_cells__text(
                        t, i, table_rules__field(t->schema, "from_wave")),
                    hide_cells__text(x->t, x->first, field(x, "from_wave"))) &&
                hide_cells__same_text(
                    hide_cells__text(t, i,
                                     table_rules__field(t->schema, "to_wave")),
                    hide_cells__text(x->t, x->first, field(x, "to_wave"))))
                return hide_cells__was(t, i,
                                       table_rules__field(t->schema, column));
    }
    return (double)NAN;
}

/* Distances are those of pairs who reach each other, and one of them that of
 * who has contact: their sum and that of 1/distance give how many do either, in
 * a network of short ways each by itself. */
static void hide_distances(const struct whole *x)
{
    hide(x, "efficiency");
    hide(x, "mean_distance");
}

/* So many stand outside the largest part, in so many parts: of those that are
 * one person there are least to most. */
static void hide_parts(const struct whole *x, double people)
{
    const double parts = value_of(x, "components") - 1;
    const double share = value_of(x, "largest_share");
    const double outside = round((1 - share) * people);
    const double least = fmax(0, 2 * parts - outside);
    const double most = outside > parts + .5 ? parts - 1 : parts;

    if (isnan(parts) || isnan(share) || parts < .5) return;
    if (!(people > 0) || few(x, outside) ||
        (few(x, least) && most - least < x->w->o.fewest - 1.5)) {
        hide(x, "components");
        hide(x, "largest_share");
        hide_distances(x);
    }
}

/* Of so many contacts, the most that can be reported by both, or by one. */
static void hide_shares(const struct whole *x, double arcs)
{
    const double c = value_of(x, "confirmation"), ei = value_of(x, "ei_index");

    if (few(x, arcs * c / (1 + c)) || few(x, arcs * (1 - c) / (1 + c))) {
        hide(x, "confirmation");
        hide(x, "reciprocity_arcs");
        hide(x, "reciprocity_dyads");
        hide_distances(x);
    }
    if (few(x, arcs * (1 + ei) / 2) || few(x, arcs * (1 - ei) / 2)) {
        hide(x, "ei_index");
        hide(x, "assortativity");
        hide(x, "modularity_group");
    }
}

/* Everything but how many answered of how many. */
static void hide_all(const struct whole *x)
{
    for (size_t i = x->first; i < x->t->rows; i++) {
        const char *m = hide_cells__text(x->t, i, field(x, "measure"));
        const bool stands = m != NULL && (strcmp(m, "n") == 0 ||
                                          strcmp(m, "respondents") == 0 ||
                                          strcmp(m, "response") == 0);
        for (size_t k = 0; is_same(x, i) && !stands && k < PDN_COUNT(figures);
             k++)
            hide_cells__hide_few(x->w, x->t, i, field(x, figures[k]));
    }
}

/* ---- figures of one wave that few people tell apart */

static void hide_change(const struct whole *x, size_t i, const char *column)
{
    static const char *const changes[] = {"change", "lo", "hi", "p", "q"};

    hide_cells__hide_few(x->w, x->t, i, field(x, column));
    for (size_t k = 0; k < PDN_COUNT(changes); k++)
        hide_cells__hide_few(x->w, x->t, i, field(x, changes[k]));
}

/* Of two steps that have a wave in common, the earlier one's figure of it. */
static void hide_in_last(const struct whole *x, size_t i)
{
    for (size_t k = 0; k < x->t->rows; k++)
        if (hide_cells__same_text(
                hide_cells__text(x->t, k, field(x, "to_wave")),
                hide_cells__text(x->t, i, field(x, "from_wave"))) &&
            hide_cells__same(x->t, k, i, field(x, "measure")))
            hide_change(x, k, "after");
}

static void hide_apart(const struct whole *x)
{
    for (size_t i = 0; i < x->t->rows; i++) {
        const pdn_wave_behind b = hide_cells__behind(x->t, i);
        if (few(x, b.before)) hide_change(x, i, "before");
        if (few(x, b.after)) hide_change(x, i, "after");
        if (few(x, b.last) && !few(x, b.before)) hide_in_last(x, i);
    }
}

/* ---- one network */

static void hide_one(const struct whole *x)
{
    const bool waves = x->t->schema == &pdn_waves_whole_schema;
    const double people = waves ? of_both_waves(x, "people") : value_of(x, "n");
    const double arcs = waves
                            ? value_of(x, "density") * of_both_waves(x, "dyads")
                            : value_of(x, "arcs");

    if (people < x->w->o.fewest - .5 || few(x, arcs) ||
        (!waves && value_of(x, "respondents") < LEAST_ANSWERS - .5)) {
        hide_all(x);
        return;
    }
    hide_parts(x, people);
    hide_shares(x, arcs);
}

static void hide_each(struct whole *x)
{
    static const char *const values[] = {"value", "before", "after"};

    for (x->first = 0; x->first < x->t->rows; x->first++) {
        if (x->first > 0 && is_same(x, x->first - 1)) continue;
        for (size_t k = 0; k < PDN_COUNT(values); k++) {
            x->value = field(x, values[k]);
            if (x->value != NULL) hide_one(x);
        }
    }
}

void few_of_whole__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        struct whole x = {.w = w, .t = &w->table[n]};
        if (x.t->schema == &pdn_fragility_schema) few_of_removal__hide(w, x.t);
        if (x.t->schema == &pdn_waves_whole_schema) hide_apart(&x);
        if (x.t->schema == &pdn_graph_level_schema ||
            x.t->schema == &pdn_waves_whole_schema)
            hide_each(&x);
    }
}
