#include "measure_context.h"

#include <stdlib.h>

/* People whose group is not known stand in no group: what groups make is
 * counted among the others alone. */

/* Whose group is known; how many are not. */
static size_t find_known(const pdn_groups *q, bool *known)
{
    size_t strangers = 0;

    for (size_t v = 0; v < q->actors; v++) {
        known[v] = pdn_groups_is_known(q->label[q->of[v]]);
        strangers += !known[v];
    }
    return strangers;
}

/* (E - I) / (E + I) over distinct partners. */
static double ei_among(const struct measure_context *k, size_t v)
{
    const pdn_packed *p = &k->net.both;
    double outside = 0, all = p->start[v + 1] - p->start[v];

    for (uint32_t e = p->start[v]; e < p->start[v + 1]; e++)
        outside += k->groups.of[p->to[e]] != k->groups.of[v];
    return all > 0 ? (2 * outside - all) / all : measure__undefined();
}

static pdn_status measure_known(const struct measure_context *w,
                                const bool *known, struct measure_context *k,
                                pdn_network *part)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_network_part(w->g, known, 0, part));
    PDN_TRY(pdn_network_validate(part));
    k->g = part;
    k->o = w->o;
    PDN_TRY(measure__groups(k));
    PDN_TRY(pdn_adjacency_make(part, &k->net));
    PDN_NEW(k->row, part->actors);
    for (size_t v = 0; v < part->actors; v++)
        k->row[v].ei_index = ei_among(k, v);
    PDN_TRY(measure__roles(k));
out:
    return st;
}

pdn_status measure__known_groups(struct measure_context *w)
{
    pdn_status st = PDN_OK;
    struct measure_context k = {0};
    pdn_network part = {0};
    bool *known = NULL;

    if (!w->grouped) return PDN_OK;
    PDN_NEW(known, w->net.n);
    if (find_known(&w->groups, known) == 0) goto out;
    PDN_TRY(measure_known(w, known, &k, &part));
    for (size_t v = 0, at = 0; v < w->net.n; v++)
        measure__take_roles(&w->row[v], known[v] ? &k.row[at++] : NULL);
out:
    free(known);
    free(k.row);
    pdn_adjacency_clear(&k.net);
    pdn_strata_clear(&k.strata);
    pdn_groups_clear(&k.groups);
    pdn_network_clear(&part);
    return st;
}
