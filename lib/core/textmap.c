#include "textmap.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a of 64 bits, folded. */
static uint32_t hash_of(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *s != '\0'; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return (uint32_t)(h ^ (h >> 32));
}

/* The place of key, or the free one where it would stand. */
static textmap__place *place(const pdn_textmap *m, const char *key,
                             uint32_t hash)
{
    size_t at = hash & (m->capacity - 1);
    textmap__place *p = &m->place[at];

    while (p->key != NULL && (p->hash != hash || strcmp(p->key, key) != 0)) {
        at = (at + 1) & (m->capacity - 1);
        p = &m->place[at];
    }
    return p;
}

static pdn_status grow(pdn_textmap *m)
{
    pdn_status st = PDN_OK;
    pdn_textmap wide = {.used = m->used,
                        .capacity = m->capacity == 0 ? 64 : 2 * m->capacity};

    PDN_NEW(wide.place, wide.capacity);
    for (size_t i = 0; i < m->capacity; i++) {
        const textmap__place *p = &m->place[i];
        if (p->key != NULL) *place(&wide, p->key, p->hash) = *p;
    }
    textmap__clear(m);
    *m = wide;
out:
    return st;
}

pdn_status textmap__put(pdn_textmap *m, const char *key, uint32_t value,
                        uint32_t *first)
{
    uint32_t hash = hash_of(key);

    if (2 * (m->used + 1) > m->capacity) {
        pdn_status st = grow(m);
        if (st != PDN_OK) return st;
    }
    textmap__place *p = place(m, key, hash);
    if (p->key == NULL) {
        *p = (textmap__place){key, value, hash};
        m->used++;
    }
    if (first != NULL) *first = p->value;
    return PDN_OK;
}

int64_t textmap__get(const pdn_textmap *m, const char *key)
{
    if (m->used == 0) return PDN_TEXTMAP_NONE;
    const textmap__place *p = place(m, key, hash_of(key));
    return p->key == NULL ? PDN_TEXTMAP_NONE : (int64_t)p->value;
}

const textmap__place *textmap__home(const pdn_textmap *m, const char *key)
{
    return m->used > 0 ? &m->place[hash_of(key) & (m->capacity - 1)] : NULL;
}

void textmap__clear(pdn_textmap *m)
{
    free(m->place);
    *m = (pdn_textmap){0};
}
