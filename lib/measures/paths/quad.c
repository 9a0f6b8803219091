#include "quad.h"

pdn_status quad__new(size_t bytes, void **memory, void **out)
{
    enum { LINE = 64 };
    pdn_status st = PDN_OK;
    unsigned char *start = NULL;

    PDN_NEW(start, bytes + LINE);
    *memory = start;
    *out = start + LINE - (uintptr_t)start % LINE;
out:
    return st;
}
