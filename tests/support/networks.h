/* networks.h - a network made in memory. Include after check.h. */
#ifndef PDN_NETWORKS_H
#define PDN_NETWORKS_H

#include "labelings.h"
#include "pdnet/network.h"

#include <stdio.h>

static inline pdn_column *network_column(pdn_table *t, const char *name,
                                         pdn_kind kind)
{
    pdn_column *c = NULL;

    MUST(pdn_table_add(t, name, kind, &c));
    return c;
}

/** Actors A0, A1 ... in sectors S0, S1 ... as the plain network says; without
 *  a column municipality. Ties have no columns but `tie`. */
static inline pdn_network network_of(const struct plain *p)
{
    pdn_network g = {.directed = p->directed};
    char text[32];

    g.actor.rows = p->n;
    g.tie.rows = p->arcs;
    pdn_column *id = network_column(&g.actor, "id", PDN_TEXT);
    pdn_column *sector = network_column(&g.actor, "sector", PDN_TEXT);
    pdn_column *said = network_column(&g.actor, "responded", PDN_BOOLEAN);
    for (size_t i = 0; i < p->n; i++) {
        id = pdn_table_mutable_column(&g.actor, "id");
        sector = pdn_table_mutable_column(&g.actor, "sector");
        said = pdn_table_mutable_column(&g.actor, "responded");
        snprintf(text, sizeof text, "A%zu", i);
        MUST(pdn_table_text(&g.actor, text, &id->text[i]));
        snprintf(text, sizeof text, "S%u", p->group[i]);
        MUST(pdn_table_text(&g.actor, text, &sector->text[i]));
        said->number[i] = p->answered[i];
    }
    g.from = pdn_arena_get(&g.arena, (p->arcs + 1) * sizeof *g.from);
    g.to = pdn_arena_get(&g.arena, (p->arcs + 1) * sizeof *g.to);
    pdn_column *tie = network_column(&g.tie, "tie", PDN_BOOLEAN);
    for (size_t k = 0; k < p->arcs; k++) {
        g.from[k] = p->from[k];
        g.to[k] = p->to[k];
        tie->number[k] = 1;
    }
    MUST(pdn_network_validate(&g));
    return g;
}

/** The arc i > j of the network, by its row; SIZE_MAX if there is none. */
static inline size_t network_arc(const pdn_network *g, uint32_t i, uint32_t j)
{
    for (size_t k = 0; k < g->ties; k++)
        if (g->from[k] == i && g->to[k] == j) return k;
    return SIZE_MAX;
}

#endif
