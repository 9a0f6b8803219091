/* rated_ties.h - what a tie says beside that there is a contact. */
#ifndef PDN_RATED_TIES_H
#define PDN_RATED_TIES_H

#include "pdnet/network.h"

enum { RATED_TIES_RATINGS = 4 };

/** quality, knowledge, recognition, skill. */
extern const char *const rated_ties__rating[RATED_TIES_RATINGS];

/** Whether the tie of that row has any of them. */
bool rated_ties__is_rated(const pdn_network *g, size_t tie);

/** The obstacles on it; empty: none. */
const char *rated_ties__obstacles(const pdn_network *g, size_t tie);

#endif
