/* wave_networks.h - waves made in memory, with names of one's own. Include
 * after check.h. */
#ifndef PDN_WAVE_NETWORKS_H
#define PDN_WAVE_NETWORKS_H

#include "networks.h"
#include "pdnet/waves.h"

/** What a made wave holds: actors by name, group and whether they answered;
 *  arcs, and cells left open, by place in that list. */
struct made_wave {
    bool directed;
    size_t n, arcs, opens;
    const char *const *id, *const *group;
    const bool *answered;
    const uint32_t *from, *to, *open_from, *open_to;
};

static inline void made_actors(const struct made_wave *w, pdn_network *g)
{
    pdn_column *id = NULL, *sector = NULL, *said = NULL;

    (void)network_column(&g->actor, "id", PDN_TEXT);
    (void)network_column(&g->actor, "sector", PDN_TEXT);
    (void)network_column(&g->actor, "responded", PDN_BOOLEAN);
    id = pdn_table_mutable_column(&g->actor, "id");
    sector = pdn_table_mutable_column(&g->actor, "sector");
    said = pdn_table_mutable_column(&g->actor, "responded");
    for (size_t i = 0; i < w->n; i++) {
        MUST(pdn_table_text(&g->actor, w->id[i], &id->text[i]));
        MUST(pdn_table_text(&g->actor, w->group[i], &sector->text[i]));
        said->number[i] = w->answered[i];
    }
}

static inline pdn_network made_network(const struct made_wave *w)
{
    pdn_network g = {.directed = w->directed};
    const size_t rows = w->arcs + w->opens;
    pdn_column *tie = NULL, *frequency = NULL;

    g.actor.rows = w->n;
    g.tie.rows = rows;
    made_actors(w, &g);
    g.from = pdn_arena_get(&g.arena, (rows + 1) * sizeof *g.from);
    g.to = pdn_arena_get(&g.arena, (rows + 1) * sizeof *g.to);
    (void)network_column(&g.tie, "tie", PDN_BOOLEAN);
    (void)network_column(&g.tie, "frequency", PDN_REAL);
    tie = pdn_table_mutable_column(&g.tie, "tie");
    frequency = pdn_table_mutable_column(&g.tie, "frequency");
    for (size_t k = 0; k < rows; k++) {
        const bool contact = k < w->arcs;
        g.from[k] = contact ? w->from[k] : w->open_from[k - w->arcs];
        g.to[k] = contact ? w->to[k] : w->open_to[k - w->arcs];
        tie->number[k] = contact;
        frequency->number[k] = contact ? 1 : pdn_absent(PDN_NO_ANSWER);
    }
    MUST(pdn_network_validate(&g));
    return g;
}

/** A table of text columns and one of numbers at the end, row by row: a
 *  crosswalk's old, new, year, or with two names aliases. */
static inline pdn_table made_links(const char *const *column,
                                   const char *const (*row)[2],
                                   const double *year, const double *share,
                                   size_t rows)
{
    pdn_table t = {.rows = rows, .file = "made.csv"};

    for (int k = 0; k < 2; k++) {
        pdn_column *c = network_column(&t, column[k], PDN_TEXT);
        for (size_t i = 0; i < rows; i++)
            MUST(pdn_table_text(&t, row[i][k], &c->text[i]));
    }
    for (int k = 0; k < 2; k++) {
        const double *x = k == 0 ? year : share;
        if (x == NULL) continue;
        pdn_column *c = network_column(&t, k == 0 ? "year" : "share", PDN_REAL);
        for (size_t i = 0; i < rows; i++)
            c->number[i] = x[i];
    }
    return t;
}

#endif
