#include "pdnet/core.h"

void pdn_progress_tell(const pdn_progress *p, const char *what, size_t done,
                       size_t of)
{
    if (p != NULL && p->tell != NULL) p->tell(p->user, what, done, of);
}
