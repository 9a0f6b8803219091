/* textmap.h - from a text to the number that was put under it. */
#ifndef PDN_TEXTMAP_H
#define PDN_TEXTMAP_H

#include "pdnet/core.h"

#include <stddef.h>
#include <stdint.h>

/* A key, what stands under it, and its hash: a place is one look at memory. */
typedef struct {
    const char *key; /* NULL: free */
    uint32_t value, hash;
} textmap__place;

/** Keys are borrowed and must outlive the map. Zero-initialise. */
typedef struct {
    textmap__place *place;
    size_t used, capacity;
} pdn_textmap;

enum { PDN_TEXTMAP_NONE = -1 };

/** Puts value under key. A key that stands already keeps its value; *first is
 *  the value that stands there afterwards (may be NULL). */
pdn_status textmap__put(pdn_textmap *m, const char *key, uint32_t value,
                        uint32_t *first) PDN_MUST_USE;

/** The value under key, or PDN_TEXTMAP_NONE. */
int64_t textmap__get(const pdn_textmap *m, const char *key);

/** Where the key stands unless others stood there before it; NULL: the map is
 *  empty. Looks at no memory: to send for it before it is needed. */
const textmap__place *textmap__home(const pdn_textmap *m, const char *key);

void textmap__clear(pdn_textmap *m);

#endif
