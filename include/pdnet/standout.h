/* standout.h - what a sentence about a unit needs beside its row of
 * pdn-deviants. */
#ifndef PDN_STANDOUT_H
#define PDN_STANDOUT_H

#include "pdnet/deviant.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Shares over the judged years together; absent where nothing is known. */
typedef struct {
    double share, expected; /* seen, and of the fit without the unit */
    double best_year;       /* of the residuals, better by `better` */
} pdn_standout;

/** One per row of d, in its order; malloc'ed, the caller's. */
pdn_status pdn_standouts_make(const pdn_deviants *d, pdn_better better,
                              pdn_standout **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
