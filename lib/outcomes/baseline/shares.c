#include "shares.h"

#include <math.h>

bool shares__counted(const pdn_outcome *o)
{
    return !isnan(o->events) && o->population > 0 && !o->cases;
}

double shares__absence(const pdn_outcome *o)
{
    pdn_state events = pdn_state_of(o->events);
    pdn_state population = pdn_state_of(o->population);

    if (o->cases) return pdn_absent(PDN_NOT_DEFINED); /* no share at all */
    if (events == PDN_SUPPRESSED || population == PDN_SUPPRESSED)
        return pdn_absent(PDN_SUPPRESSED);
    if (events != PDN_VALUE) return pdn_absent(events);
    if (population != PDN_VALUE) return pdn_absent(population);
    return pdn_absent(PDN_NOT_DEFINED); /* nobody */
}

double shares__of(const pdn_outcome *o)
{
    if (shares__counted(o)) return o->events / o->population;

    double blank = shares__absence(o);
    if (pdn_state_of(blank) != PDN_NOT_DEFINED) return blank;
    if (isnan(o->share_percent)) return o->share_percent;
    return o->share_percent / 100;
}
