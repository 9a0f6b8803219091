#include "pdnet/strata.h"

#include "pdnet/groups.h"

#include <stdlib.h>
#include <string.h>

pdn_status pdn_strata_of_network(const pdn_network *g, const char *by,
                                 const char *within, pdn_strata *out,
                                 bool *within_municipality)
{
    pdn_status st = PDN_OK;
    bool sectors = by == NULL || strcmp(by, "sector") == 0;
    bool asked = within != NULL && strcmp(within, "municipality") == 0;
    bool there = pdn_table_column(&g->actor, "municipality") != NULL;
    pdn_groups place = {0};
    uint32_t *of = NULL;
    size_t places = 1;

    if (asked && !there)
        PDN_FAIL(PDN_EDATA,
                 "no actor column \"municipality\" to shuffle within");
    if (asked || (within == NULL && sectors && there)) {
        PDN_TRY(pdn_groups_by(g, "municipality", &place));
        places = place.groups;
    }
    PDN_NEW(of, g->actors);
    for (size_t i = 0; i < g->actors; i++) {
        bool silent = g->directed && !g->answered[i];
        of[i] = 2 * (place.of != NULL ? place.of[i] : 0) + silent;
    }
    PDN_TRY(pdn_strata_make(of, g->actors, 2 * places, out));
    if (within_municipality != NULL) *within_municipality = places > 1;
out:
    free(of);
    pdn_groups_clear(&place);
    return st;
}

bool pdn_strata_can_move(const pdn_strata *s, const uint32_t *label)
{
    for (size_t k = 0; k < s->strata; k++)
        for (uint32_t at = s->start[k]; at < s->start[k + 1]; at++)
            if (label[s->member[at]] != label[s->member[s->start[k]]])
                return true;
    return false;
}
