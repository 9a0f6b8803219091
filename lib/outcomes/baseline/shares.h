/* shares.h - the share of a row of outcomes. */
#ifndef PDN_SHARES_H
#define PDN_SHARES_H

#include "pdnet/baseline.h"

#include <stdbool.h>

/* Both numbers of a share are there, and events are people. */
bool shares__counted(const pdn_outcome *o);

/* The share of a row, or why there is none. */
double shares__of(const pdn_outcome *o);

/* The absence that a cell takes which needs both counts. */
double shares__absence(const pdn_outcome *o);

#endif
