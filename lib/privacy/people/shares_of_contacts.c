/* Figures of a network as a whole are functions of few sums over its pairs: how
 * many contacts there are, how many of them both report, how many stay within
 * groups, of which pairs they are. What may not be known of these may not be
 * known from them. */
#include "privacy/hide_cells.h"

#include "pdnet/breakdown.h"
#include "pdnet/measures.h"
#include "pdnet/waves.h"

#include <math.h>

/* So few pairs whose contacts by both are hidden have no room in their sum. */
enum { FEW_PAIRS = 2, DECIMALS = 2 };

/* What a figure is a function of, beside who is there and who hangs together.
 */
enum sums {
    OF_TOTAL,  /* how many contacts there are */
    OF_DYADS,  /* how many people have any with one another */
    OF_BOTH,   /* these and those that both report */
    OF_WITHIN, /* these and those within groups */
    OF_PAIRS,  /* those of each pair of groups */
    OF_GRAPH   /* all of it, one figure of many that it could be */
};

static const struct measure {
    const char *name;
    enum sums of;
} measures[] = {
    {"density", OF_TOTAL},
    {"centralisation_in", OF_TOTAL},
    {"efficiency", OF_DYADS},
    {"mean_distance", OF_DYADS},
    {"reciprocity_arcs", OF_BOTH},
    {"reciprocity_dyads", OF_BOTH},
    {"confirmation", OF_BOTH},
    {"ei_index", OF_WITHIN},
    {"assortativity", OF_PAIRS},
    {"modularity_group", OF_PAIRS},
    {"transitivity", OF_GRAPH},
    {"core_periphery", OF_GRAPH},
    {"centralisation_betweenness", OF_GRAPH},
    {"modularity_leiden", OF_GRAPH},
};

/* What is hidden of the pairs of a network, or of those seen in two waves. */
struct hidden_sums {
    bool any;           /* there are pairs */
    bool unshown;       /* of a group that is not shown */
    bool within, total; /* contacts within a group; all of them */
    size_t pairs;       /* contacts of a pair */
    size_t confirmed;   /* pairs of which it is hidden what both report */
    double apart, both; /* the contacts of groups not shown; what both report */
    double most;        /* contacts of a hidden pair */
    double groups, people, contacts;
};

static double was(const hide_cells__table *t, size_t i, const char *column)
{
    const double x =
        hide_cells__was(t, i, table_rules__field(t->schema, column));

    return isfinite(x) ? x : 0;
}

static bool is_told(const hide_cells__table *t, size_t i, const char *column)
{
    const pdn_field *f = table_rules__field(t->schema, column);

    return f == NULL || !hide_cells__is_hidden(t, i, f);
}

/* ---- what is hidden */

static void add_pair(const hide_cells__table *t, size_t i, const char *ties,
                     struct hidden_sums *h)
{
    const bool within = !hide_cells__is_between(t, i);
    const double n = was(t, i, ties);

    h->any = true;
    h->contacts += n;
    h->groups += within;
    if (t->hidden[i]) {
        h->unshown = true;
        h->apart += n;
    }
    if (is_told(t, i, ties)) return;
    h->pairs++;
    h->most = fmax(h->most, n);
    h->within = h->within || within;
}

/* Told by itself, as the sum of its parts, or as what it is of all. */
static bool is_total_told(const hide_cells__table *t, size_t i, bool after)
{
    static const char *const parts[2][5] = {
        {"lost", "ties_before", "lost_by_leavers", "lost_by_silence",
         "lost_by_renaming"},
        {"new", "ties_after", "new_by_joiners", "new_by_silence",
         "new_by_renaming"}};
    bool rest = true;

    for (size_t k = 1; k < PDN_COUNT(parts[0]); k++)
        rest = rest && is_told(t, i, parts[after][k]);
    return rest || (is_told(t, i, "kept") && is_told(t, i, parts[after][0]));
}

static void add_step(const hide_cells__table *of, size_t i,
                     const hide_cells__table *t, size_t row, bool after,
                     struct hidden_sums *h)
{
    const char *column = after ? "after" : "before";
    bool told = is_total_told(of, i, after);

    for (size_t k = 0; k < t->rows; k++)
        if (hide_cells__same_step(t, k, t, row) &&
            hide_cells__same_text(hide_cells__text_of(t, k, "measure"),
                                  "density"))
            told = told || (is_told(t, k, column) && is_told(of, i, "dyads"));
    h->total = h->total || !told;
    h->unshown = h->unshown || !is_told(of, i, "dyads");
    h->people = was(of, i, "people");
}

/* Whether the table is of the pairs of all of a wave that the row sees all of.
 */
static bool is_same_network(const hide_cells__table *of,
                            const hide_cells__table *t, size_t row, bool after)
{
    const pdn_wave_behind b = hide_cells__behind(t, row);

    return of->schema == &pdn_breakdown_schema && of->about != NULL &&
           !((after ? b.after : b.before) > .5) &&
           hide_cells__same_text(
               of->about->wave,
               hide_cells__text_of(t, row, after ? "to_wave" : "from_wave"));
}

static void add_confirmed(const hide_cells__table *t, size_t i,
                          struct hidden_sums *h)
{
    if (is_told(t, i, "confirmed")) return;
    h->confirmed++;
    h->both += was(t, i, "confirmed");
}

/* The sums that a figure of a change of waves is of, by row i of a table. */
static void add_of_waves(const hide_cells__table *of, size_t i,
                         const hide_cells__table *t, size_t row, bool after,
                         struct hidden_sums *h)
{
    if (of->schema == &pdn_waves_pairs_schema &&
        hide_cells__same_step(of, i, t, row))
        add_pair(of, i, after ? "ties_after" : "ties_before", h);
    if (of->schema == &pdn_waves_schema && hide_cells__same_step(of, i, t, row))
        add_step(of, i, t, row, after, h);
    if (is_same_network(of, t, row, after)) add_confirmed(of, i, h);
}

static void add_of_one(const hide_cells__table *of, size_t i,
                       struct hidden_sums *h)
{
    if (of->schema != &pdn_breakdown_schema) return;
    add_pair(of, i, "ties", h);
    add_confirmed(of, i, h);
}

/* The sums that a row's figure is of. */
static struct hidden_sums sums_of(const hide_cells__work *w,
                                  const hide_cells__table *t, size_t row,
                                  bool after)
{
    struct hidden_sums h = {0};
    const bool waves = t->schema == &pdn_waves_whole_schema;

    for (size_t n = 0; n < w->tables; n++)
        for (size_t i = 0; i < w->table[n].rows; i++)
            if (waves)
                add_of_waves(&w->table[n], i, t, row, after, &h);
            else
                add_of_one(&w->table[n], i, &h);
    for (size_t i = 0; !waves && i < t->rows; i++) {
        if (hide_cells__same_text(hide_cells__text_of(t, i, "measure"), "n"))
            h.people = was(t, i, "value");
        if (hide_cells__same_text(hide_cells__text_of(t, i, "measure"), "arcs"))
            h.total = !is_told(t, i, "value");
    }
    return h;
}

/* ---- what a row keeps */

static bool is_figure(const pdn_field *f)
{
    return f->kind == PDN_REAL && f->disclosure != PDN_DISCLOSURE_PUBLIC;
}

static void hide_row(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (is_figure(f) && !hide_cells__is_hidden(t, i, f))
            w->told->others += hide_cells__hide(t, i, f);
    }
}

static void round_row(hide_cells__table *t, size_t i, int decimals)
{
    for (size_t k = 0; k < t->schema->fields; k++) {
        const pdn_field *f = &t->schema->field[k];
        if (is_figure(f) && f->unit != PDN_UNIT_PROBABILITY)
            hide_digits__round(t, i, f, decimals);
    }
}

/* A change of less than the digits that are left, and its interval. */
static void hide_change(hide_cells__work *w, hide_cells__table *t, size_t i)
{
    static const char *const change[] = {"change", "lo", "hi"};

    for (size_t k = 0;
         t->schema == &pdn_waves_whole_schema && k < PDN_COUNT(change); k++)
        w->told->others +=
            hide_cells__hide(t, i, table_rules__field(t->schema, change[k]));
}

/* Rounds so that what is hidden keeps its width; `per`: how many contacts a
 * figure of 1 is more than one of 0. */
static void keep_room(hide_cells__work *w, hide_cells__table *t, size_t i,
                      double per, double wanted)
{
    int decimals = DECIMALS;

    while (decimals > 0 && !(per * pow(10, -decimals) >= wanted))
        decimals--;
    if (decimals < DECIMALS) hide_change(w, t, i);
    if (decimals > 0)
        round_row(t, i, decimals);
    else
        hide_row(w, t, i);
}

/* What is hidden must be able to be anything within so much of itself. */
static const double WIDE = .2;

/* How wide a sum of hidden contacts must stay: twice, since two figures of one
 * sum leave less room than either. */
static double room(const hide_cells__work *w, double hidden)
{
    return 2 * fmax(w->o.fewest - 1, WIDE * hidden);
}

/* A figure of all contacts, beside those of groups that are not shown, or those
 * that both report: so many contacts, or dyads, it is a share of. */
static double share_of(const struct hidden_sums *h, const char *name)
{
    const double dyads = h->people * (h->people - 1) / 2;

    return hide_cells__same_text(name, "efficiency") ? 2 * dyads : dyads;
}

static void judge_total(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const struct measure *m, const struct hidden_sums *h)
{
    const bool waves = t->schema == &pdn_waves_whole_schema;
    const bool total = m->of == OF_TOTAL;
    const bool density = hide_cells__same_text(m->name, "density");
    const bool dyads = m->of == OF_DYADS && h->confirmed > 0;

    if (density && !waves) return; /* arcs go, or how many people there are */
    /* of contacts less than a whole number a person, however it is rounded */
    if (h->unshown && total)
        hide_row(w, t, i);
    else if (h->unshown || dyads)
        keep_room(w, t, i, share_of(h, m->name),
                  h->unshown ? fmax(room(w, h->apart), WIDE * h->contacts)
                             : room(w, h->both));
}

static void judge_both(hide_cells__work *w, hide_cells__table *t, size_t i,
                       const struct hidden_sums *h)
{
    if (h->unshown || !h->any || h->confirmed > 0) round_row(t, i, DECIMALS);
    if (!h->unshown && h->confirmed > 0 && h->confirmed <= FEW_PAIRS)
        hide_row(w, t, i);
}

/* A contact moved from one pair to another moves these by some 4 / (groups x
 * contacts), with groups twice as unlike as alike. */
static void judge_pairs(hide_cells__work *w, hide_cells__table *t, size_t i,
                        const struct measure *m, const struct hidden_sums *h)
{
    if (h->within && !h->unshown)
        hide_row(w, t, i);
    else if (m->of == OF_WITHIN && (h->unshown || !h->any))
        round_row(t, i, DECIMALS);
    else if (m->of == OF_PAIRS && h->pairs > 0)
        keep_room(w, t, i, h->contacts * h->groups / 4,
                  fmax(w->o.fewest - 1, WIDE * h->most));
}

static void judge(hide_cells__work *w, hide_cells__table *t, size_t i,
                  const struct measure *m, const struct hidden_sums *h)
{
    const bool gone = h->any && h->total && !h->unshown;

    if (m->of != OF_GRAPH && gone) {
        hide_row(w, t, i);
        return;
    }
    switch (m->of) {
    case OF_TOTAL:
    case OF_DYADS: judge_total(w, t, i, m, h); break;
    case OF_BOTH: judge_both(w, t, i, h); break;
    case OF_WITHIN:
    case OF_PAIRS: judge_pairs(w, t, i, m, h); break;
    case OF_GRAPH:
        if (gone || h->unshown || h->confirmed > 0) round_row(t, i, DECIMALS);
        break;
    }
}

void shares_of_contacts__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        const bool waves = t->schema == &pdn_waves_whole_schema;
        if (!waves && t->schema != &pdn_graph_level_schema) continue;
        for (size_t i = 0; i < t->rows; i++)
            for (size_t k = 0; k < PDN_COUNT(measures); k++) {
                if (!hide_cells__same_text(hide_cells__text_of(t, i, "measure"),
                                           measures[k].name))
                    continue;
                for (int after = 0; after <= waves; after++) {
                    const struct hidden_sums h = sums_of(w, t, i, after == 1);
                    judge(w, t, i, &measures[k], &h);
                }
            }
    }
}
