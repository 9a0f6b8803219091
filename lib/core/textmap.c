#include "textmap.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *s != '\0'; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h ^ (h >> 32);
}

/* The place of key, or the free one where it would stand. */
static size_t place(const pdn_textmap *m, const char *key)
{
    size_t at = (size_t)hash(key) & (m->capacity - 1);

    while (m->key[at] != NULL && strcmp(m->key[at], key) != 0)
        at = (at + 1) & (m->capacity - 1);
    return at;
}

static pdn_status grow(pdn_textmap *m)
{
    pdn_status st = PDN_OK;
    pdn_textmap wide = {.used = m->used,
                        .capacity = m->capacity == 0 ? 64 : 2 * m->capacity};

    PDN_NEW(wide.key, wide.capacity);
    PDN_NEW(wide.value, wide.capacity);
    for (size_t i = 0; i < m->capacity; i++) {
        if (m->key[i] == NULL) continue;
        size_t at = place(&wide, m->key[i]);
        wide.key[at] = m->key[i];
        wide.value[at] = m->value[i];
    }
    textmap__clear(m);
    *m = wide;
    return PDN_OK;
out:
    textmap__clear(&wide);
    return st;
}

pdn_status textmap__put(pdn_textmap *m, const char *key, uint32_t value,
                        uint32_t *first)
{
    if (2 * (m->used + 1) > m->capacity) {
        pdn_status st = grow(m);
        if (st != PDN_OK) return st;
    }
    size_t at = place(m, key);
    if (m->key[at] == NULL) {
        m->key[at] = key;
        m->value[at] = value;
        m->used++;
    }
    if (first != NULL) *first = m->value[at];
    return PDN_OK;
}

int64_t textmap__get(const pdn_textmap *m, const char *key)
{
    if (m->used == 0) return PDN_TEXTMAP_NONE;
    size_t at = place(m, key);
    return m->key[at] == NULL ? PDN_TEXTMAP_NONE : (int64_t)m->value[at];
}

void textmap__clear(pdn_textmap *m)
{
    free(m->key);
    free(m->value);
    *m = (pdn_textmap){0};
}
