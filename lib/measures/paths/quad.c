#include "quad.h"

pdn_status quad__new(pdn_arena *memory, size_t bytes, void **out)
{
    enum { LINE = 64 };
    pdn_status st = PDN_OK;
    unsigned char *start = NULL;

    PDN_TAKE(memory, start, bytes + LINE);
    *out = start + LINE - (uintptr_t)start % LINE;
out:
    return st;
}
