#include "services_level.h"

#include "pdnet/network.h"

#include <stdlib.h>

/* Does row k tell of another service, by somebody who answered? */
static bool is_other(const pdn_network *g, const pdn_groups *q, size_t k)
{
    return g->answered[g->from[k]] && q->of[g->from[k]] != q->of[g->to[k]];
}

/* Everybody who answered could name each service but the own. */
static double could_name(const pdn_network *g, const pdn_groups *q)
{
    double cells = 0;

    for (size_t v = 0; v < g->actors; v++)
        for (size_t i = 0; g->is_group[v] && i < g->actors; i++)
            cells += g->answered[i] && q->of[i] != q->of[v];
    return cells;
}

pdn_status services_level__measure(const pdn_network *g, const char *by,
                                   const char *const *names,
                                   pdn_graph_level *row)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    bool *open = NULL;
    double answered = 0, arcs = 0, cells = 0;

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &q));
    PDN_NEW(open, g->ties);
    (void)pdn_survey_open(&g->tie, open);
    for (size_t i = 0; i < g->actors; i++)
        answered += g->answered[i];
    cells = could_name(g, &q);
    for (size_t k = 0; k < g->ties; k++) {
        if (!is_other(g, &q, k)) continue;
        arcs += g->contact[k];
        cells -= open[k];
    }
    for (int f = 0; f < PDN_WHOLES; f++) {
        pdn_row_clear(&pdn_graph_level_schema, &row[f]);
        row[f].measure = names[f];
    }
    row[PDN_WHOLE_N].value = (double)g->people;
    row[PDN_WHOLE_RESPONDENTS].value = answered;
    if (g->people > 0)
        row[PDN_WHOLE_RESPONSE].value = answered / (double)g->people;
    row[PDN_WHOLE_ARCS].value = arcs;
    if (cells > 0) row[PDN_WHOLE_DENSITY].value = arcs / cells;
out:
    free(open);
    pdn_groups_clear(&q);
    return st;
}
