/* mixings.h - draws of shuffled labels, summed up pair by pair. */
#ifndef PDN_MIXINGS_H
#define PDN_MIXINGS_H

#include "breakdown/chance/mixing.h"
#include "pdnet/chance.h"

static inline pdn_status mixing_by_labels(const pdn_reports *r,
                                          const pdn_strata *s,
                                          const pdn_draws *d, pdn_mixing *out)
{
    pdn_status st = PDN_OK;
    pdn_mixings *m = NULL;
    pdn_labelled c = {r->actors, r->groups, r->group, r->arcs, r->from, r->to};

    PDN_TRY(mixing__new(r, d->threads, 0, true, &m));
    PDN_TRY(pdn_label_draw(&c, s, d, 0, mixing__see, m));
    for (size_t k = 0; k < r->pairs; k++)
        out[k] = mixing__of(m, k);
out:
    mixing__free(m);
    return st;
}

#endif
