#include "msbfs.h"

#include <stdlib.h>

pdn_status msbfs__init(msbfs *s, size_t n)
{
    pdn_status st = PDN_OK;

    PDN_NEW(s->seen, n);
    PDN_NEW(s->fresh, n);
    PDN_NEW(s->next, n);
out:
    return st;
}

void msbfs__clear(msbfs *s)
{
    free(s->seen);
    free(s->fresh);
    free(s->next);
}
