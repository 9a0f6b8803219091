#include "survey/names/names.h"

#include "pdnet/table.h"

#include <stdlib.h>
#include <string.h>

pdn_status names__add(pdn_names *names, const char *text, uint32_t actor,
                      bool counts, uint32_t *first)
{
    pdn_status st = PDN_OK;
    uint32_t at = 0;
    const char *key = NULL;
    bool shared = false;

    char *copy = pdn_arena_string(&names->text, text);
    if (copy == NULL) return pdn_no_memory();
    *first = actor;
    PDN_TRY(pdn_name_key(&names->text, copy, &key));
    PDN_TRY(textmap__put(counts ? &names->exact : &names->named, key,
                         (uint32_t)names->n, &at));
    if (at != names->n) {
        *first = names->called[at].actor;
        if (counts || *first == actor) goto out;
        names->called[at].shared = shared = true;
    }
    PDN_ROOM(names->called, names->n + 1, names->capacity);
    names->called[names->n++] =
        (pdn_called){copy, NULL, actor, counts, shared, false};
out:
    return st;
}

pdn_status names__add_turned(pdn_names *names, const char *text, uint32_t actor)
{
    enum { MOST_BLANKS = 3 };
    pdn_status st = PDN_OK;
    const char *comma = strchr(text, ','), *at = text, *turned = NULL;
    size_t blanks = 0;
    uint32_t known = 0;

    if (comma != NULL) {
        const char *given = comma + 1 + strspn(comma + 1, " ");
        if (*given == '\0' || strchr(given, ',') != NULL) return PDN_OK;
        PDN_TRY(pdn_arena_format(&names->text, &turned, "%s %.*s", given,
                                 (int)(comma - text), text));
        return names__add(names, turned, actor, false, &known);
    }
    for (; (at = strchr(at, ' ')) != NULL && blanks < MOST_BLANKS; blanks++) {
        const char *family = ++at;
        PDN_TRY(pdn_arena_format(&names->text, &turned, "%s, %.*s", family,
                                 (int)(at - 1 - text), text));
        PDN_TRY(names__add(names, turned, actor, false, &known));
    }
out:
    return st;
}

pdn_status names__find(pdn_names *names, const char *text, int64_t *actor)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    int64_t at = PDN_TEXTMAP_NONE;

    PDN_TRY(pdn_name_key(&names->text, text, &key));
    at = textmap__get(&names->exact, key);
    *actor = PDN_NAMES_NONE;
    if (at == PDN_TEXTMAP_NONE) goto out;
    *actor = (int64_t)names->called[at].actor;
    names->called[at].met = true;
out:
    return st;
}

void names__fetch(const pdn_names *names, const char *text)
{
    __builtin_prefetch(textmap__home(&names->exact, text));
}

void names__fetch_more(const pdn_names *names, const char *text)
{
    const textmap__place *p = textmap__home(&names->exact, text);

    if (p == NULL || p->key == NULL) return;
    __builtin_prefetch(p->key);
    __builtin_prefetch(&names->called[p->value], 1);
}

pdn_status names__named(pdn_names *names, const char *text,
                        const pdn_called **out)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    int64_t at = PDN_TEXTMAP_NONE;

    PDN_TRY(pdn_name_key(&names->text, text, &key));
    at = textmap__get(&names->named, key);
    *out = at == PDN_TEXTMAP_NONE ? NULL : &names->called[at];
out:
    return st;
}

pdn_status names__bearers(pdn_names *names, const char *text, uint32_t *actor,
                          size_t most, size_t *n)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *own = NULL;

    *n = 0;
    PDN_TRY(pdn_name_key(&names->text, text, &key));
    for (size_t i = 0; i < names->n; i++) {
        const pdn_called *c = &names->called[i];
        if (c->counts) continue;
        PDN_TRY(pdn_name_key(&names->text, c->text, &own));
        if (strcmp(own, key) != 0) continue;
        if (*n < most) actor[*n] = c->actor;
        ++*n;
    }
out:
    return st;
}

/* The nearest among those that count, or among those that do not. */
static pdn_status nearest(pdn_names *names, const char *word, bool counts,
                          const pdn_called **out)
{
    pdn_status st = PDN_OK;
    const char **folded = NULL;
    size_t *place = NULL, n = 0, at = 0;

    PDN_NEW(folded, names->n);
    PDN_NEW(place, names->n);
    for (size_t i = 0; i < names->n; i++) {
        pdn_called *c = &names->called[i];
        if (c->counts != counts) continue;
        if (c->folded == NULL)
            PDN_TRY(pdn_normalize_name(&names->text, c->text, &c->folded));
        place[n] = i;
        folded[n++] = c->folded;
    }
    at = pdn_name_nearest(word, folded, n);
    *out = at < n ? &names->called[place[at]] : NULL;
out:
    free(place);
    free(folded);
    return st;
}

pdn_status names__near(pdn_names *names, const char *text,
                       const pdn_called **out)
{
    pdn_status st = PDN_OK;
    const char *word = NULL;
    const pdn_called *id = NULL, *name = NULL;
    bool named = false;

    *out = NULL;
    PDN_TRY(pdn_normalize_name(&names->text, text, &word));
    PDN_TRY(nearest(names, word, true, &id));
    PDN_TRY(nearest(names, word, false, &name));
    /* A name that was meant word for word beats an id that looks alike. */
    named = name != NULL && strcmp(name->folded, word) == 0;
    *out = id != NULL && !named ? id : name;
out:
    return st;
}

pdn_status names__as_near(pdn_names *names, const char *text,
                          const pdn_called *near, const pdn_called **out,
                          size_t most, size_t *n)
{
    pdn_status st = PDN_OK;
    const char *word = NULL;
    size_t distance = 0;

    *n = 0;
    PDN_TRY(pdn_normalize_name(&names->text, text, &word));
    distance = pdn_name_distance(word, near->folded, strlen(word));
    for (size_t i = 0; i < names->n; i++) {
        const pdn_called *c = &names->called[i];
        bool told = false;
        if (c->counts != near->counts || c->folded == NULL ||
            pdn_name_distance(word, c->folded, distance) > distance)
            continue;
        for (size_t k = 0; k < *n && k < most && !told; k++)
            told = out[k]->actor == c->actor;
        if (told) continue;
        if (*n < most) out[*n] = c;
        ++*n;
    }
out:
    return st;
}

void names__clear(pdn_names *names)
{
    textmap__clear(&names->exact);
    textmap__clear(&names->named);
    pdn_arena_clear(&names->text);
    free(names->called);
    *names = (pdn_names){0};
}
