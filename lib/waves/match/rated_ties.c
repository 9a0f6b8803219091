#include "rated_ties.h"

#include <math.h>

const char *const rated_ties__rating[RATED_TIES_RATINGS] = {
    "quality", "knowledge", "recognition", "skill"};

bool rated_ties__is_rated(const pdn_network *g, size_t tie)
{
    for (size_t k = 0; k < RATED_TIES_RATINGS; k++) {
        const pdn_column *c = pdn_table_column(&g->tie, rated_ties__rating[k]);
        if (c != NULL && c->number != NULL && isfinite(c->number[tie]))
            return true;
    }
    return false;
}

const char *rated_ties__obstacles(const pdn_network *g, size_t tie)
{
    const pdn_column *c = pdn_table_column(&g->tie, "barrier");

    return c == NULL || c->text == NULL || c->text[tie] == NULL ? ""
                                                                : c->text[tie];
}
