/* Shares of all contacts of a network: with how many there are they give sums
 * over pairs, and with these how many there are. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/measures.h"
#include "pdnet/waves.h"

#include <math.h>

/* So few pairs whose contacts by both are hidden have no room in their sum. */
enum { FEW_PAIRS = 2, DECIMALS = 2 };

/* What is hidden of the pairs of a network, or of those seen in two. */
struct hidden_sums {
    bool within, total;
    size_t confirmed; /* pairs */
    bool any,
        unclear; /* unclear: a group is not shown, or there are no pairs */
};

static bool is_told(const hide_cells__table *t, size_t i, const char *column)
{
    const pdn_field *f = table_rules__field(t->schema, column);

    return f == NULL || !hide_cells__is_hidden(t, i, f);
}

static const char *text(const hide_cells__table *t, size_t i,
                        const char *column)
{
    return hide_cells__text(t, i, table_rules__field(t->schema, column));
}

static void add_rows(const hide_cells__table *t, const char *from,
                     const char *to, const char *ties, struct hidden_sums *h)
{
    for (size_t i = 0; i < t->rows; i++) {
        const bool own =
            from == NULL ||
            (hide_cells__same_text(text(t, i, "from_wave"), from) &&
             hide_cells__same_text(text(t, i, "to_wave"), to));
        if (!own) continue;
        h->any = true;
        h->unclear = h->unclear || t->hidden[i];
        h->within = h->within ||
                    (!hide_cells__is_between(t, i) && !is_told(t, i, ties));
        h->confirmed += !is_told(t, i, "confirmed");
    }
}

/* Whether all contacts that the shares are of are told. */
static void add_total(const hide_cells__work *w, const hide_cells__table *t,
                      size_t row, const char *const part[2],
                      struct hidden_sums *h)
{
    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *of = &w->table[n];
        for (size_t i = 0; of->schema == &pdn_waves_schema && i < of->rows; i++)
            if (hide_cells__same_text(text(of, i, "from_wave"),
                                      text(t, row, "from_wave")) &&
                hide_cells__same_text(text(of, i, "to_wave"),
                                      text(t, row, "to_wave")))
                h->total = h->total || !is_told(of, i, part[0]) ||
                           !is_told(of, i, part[1]);
    }
}

/* The sums that figure `column` of a row is a share of. */
static struct hidden_sums sums_of(const hide_cells__work *w,
                                  const hide_cells__table *t, size_t row,
                                  bool after)
{
    static const char *const part[2][2] = {{"kept", "lost"}, {"kept", "new"}};
    struct hidden_sums h = {0};
    const bool waves = t->schema == &pdn_waves_whole_schema;

    for (size_t n = 0; n < w->tables; n++) {
        const hide_cells__table *of = &w->table[n];
        if (!waves && of->schema == &pdn_breakdown_schema)
            add_rows(of, NULL, NULL, "ties", &h);
        if (waves && of->schema == &pdn_waves_pairs_schema)
            add_rows(of, text(t, row, "from_wave"), text(t, row, "to_wave"),
                     after ? "ties_after" : "ties_before", &h);
    }
    if (waves) add_total(w, t, row, part[after], &h);
    h.unclear = h.unclear || !h.any;
    return h;
}

static bool is_one_of(const hide_cells__table *t, size_t i,
                      const char *const *measure, size_t n)
{
    bool found = false;

    for (size_t k = 0; k < n; k++)
        found =
            found || hide_cells__same_text(text(t, i, "measure"), measure[k]);
    return found;
}

static void hide_all(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (f->kind == PDN_REAL && f->disclosure != PDN_DISCLOSURE_PUBLIC &&
            !hide_cells__is_hidden(t, i, f))
            w->told->others += hide_cells__hide(t, i, f);
    }
}

static void round_all(hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (f->kind == PDN_REAL && f->disclosure != PDN_DISCLOSURE_PUBLIC &&
            f->unit != PDN_UNIT_PROBABILITY)
            hide_digits__round(t, i, f, DECIMALS);
    }
}

static void hide_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    static const char *const by_both[] = {"reciprocity_arcs",
                                          "reciprocity_dyads", "confirmation"};
    static const char *const inside[] = {"ei_index"};
    const bool both = is_one_of(t, i, by_both, PDN_COUNT(by_both));

    if (!both && !is_one_of(t, i, inside, PDN_COUNT(inside))) return;
    for (int after = 0; after < 2; after++) {
        const struct hidden_sums h = sums_of(w, t, i, after == 1);
        if (h.unclear || (both && h.confirmed > 0)) round_all(t, i);
        if (h.unclear) continue;
        if (both ? h.confirmed > 0 && h.confirmed <= FEW_PAIRS
                 : h.within || h.total)
            hide_all(w, t, i);
    }
}

void shares_of_contacts__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        if (t->schema != &pdn_graph_level_schema &&
            t->schema != &pdn_waves_whole_schema)
            continue;
        for (size_t i = 0; i < t->rows; i++)
            hide_row(w, t, i);
    }
}
