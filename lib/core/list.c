#include "pdnet/core.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 16 };

/* The pointer is copied as bytes: it points to another type than void. */
pdn_status pdn_list_reserve(void *list, size_t item, size_t wanted,
                            size_t *capacity)
{
    void *at = NULL;
    size_t more = *capacity > 0 ? *capacity : FIRST;

    assert(item > 0);
    if (wanted <= *capacity) return PDN_OK;
    while (more < wanted) {
        if (more > SIZE_MAX / 2 / item) return pdn_no_memory();
        more *= 2;
    }
    memcpy(&at, list, sizeof at);
    at = realloc(at, more * item);
    if (at == NULL) return pdn_no_memory();
    memcpy(list, &at, sizeof at);
    *capacity = more;
    return PDN_OK;
}

void *pdn_arena_grow(pdn_arena *a, void *list, size_t n, size_t item)
{
    if (n > 0 && (n & (n - 1)) != 0) return list;
    void *longer = pdn_arena_get(a, (n > 0 ? 2 * n : 1) * item);
    if (longer != NULL && n > 0) memcpy(longer, list, n * item);
    return longer;
}
