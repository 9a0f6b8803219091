#include "msbfs.h"

#include <stdlib.h>

pdn_status pdn_i_search_init(pdn_i_search *s, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->seen, n);
    PDN_NEW(s->fresh, n);
    PDN_NEW(s->next, n);
out:
    return st;
}

void pdn_i_search_clear(pdn_i_search *s)
{
    free(s->seen);
    free(s->fresh);
    free(s->next);
}
