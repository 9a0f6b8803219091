#include "precision.h"

#include <math.h>

pdn_interval precision__contact_ratio(double ties, double expected,
                                      double variance)
{
    if (!(expected > 0) || !(variance >= 0))
        return (pdn_interval){(double)NAN, (double)NAN};
    double phi = fmax(.05, variance / expected);
    pdn_interval t = pdn_count_interval_byar(ties / phi, .9);

    return (pdn_interval){t.lo * phi / expected, t.hi * phi / expected};
}

double precision__tipping(double coverage, double ratio)
{
    if (!(coverage < 1)) return (double)NAN;
    return (2.0 / 3 - coverage * ratio) / (1 - coverage);
}

double precision__recall(double confirmed, double theirs)
{
    double all = confirmed + theirs;

    return all > 0 ? confirmed / all : (double)NAN;
}

double precision__contacts_estimated(double confirmed, double only_ab,
                                     double only_ba)
{
    if (!(confirmed > 0)) return (double)NAN;
    double n_ab = confirmed + only_ab, n_ba = confirmed + only_ba;
    return (n_ab + 1) * (n_ba + 1) / (confirmed + 1) - 1;
}
