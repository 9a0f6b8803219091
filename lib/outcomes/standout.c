#include "pdnet/standout.h"

#include "pdnet/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static pdn_standout standout_of(const pdn_deviants *d,
                                const pdn_deviant_row *row, double sign)
{
    double none = pdn_absent(PDN_NOT_DEFINED), people = 0, best = 0;
    pdn_standout s = {none, none, none};

    for (size_t i = 0; i < d->residuals; i++) {
        const pdn_deviant_residual *r = &d->residual[i];
        if (strcmp(r->unit, row->unit) != 0 || isnan(r->quantile)) continue;
        people += r->population;
        if (!isnan(s.best_year) && sign * r->quantile <= best) continue;
        best = sign * r->quantile;
        s.best_year = r->year;
    }
    if (people > 0) {
        s.share = row->observed / people;
        s.expected = row->expected / people;
    }
    return s;
}

pdn_status pdn_standouts_make(const pdn_deviants *d, pdn_better better,
                              pdn_standout **out)
{
    pdn_status st = PDN_OK;
    pdn_standout *s = NULL;

    PDN_NEW(s, d->rows);
    for (size_t i = 0; i < d->rows; i++)
        s[i] =
            standout_of(d, &d->row[i], better == PDN_LOWER_IS_BETTER ? -1 : 1);
    *out = s;
out:
    return st;
}
