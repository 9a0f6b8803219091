#include "raw_graph.h"

#include "network/graphml/graphml_edges.h"
#include "network/graphml/graphml_key.h"

enum { MOST_KEYS = 65536 };

static pdn_status tell(graphml__file *d, size_t line, pdn_severity severity,
                       const char *code, const char *text)
{
    return pdn_diagnostics_add(
        &d->faults,
        (pdn_diagnostic){
            .file = d->file, .line = line, .severity = severity, .code = code},
        "%s", text);
}

pdn_status raw_graph__fault(graphml__file *d, size_t line, const char *code,
                            const char *fmt, ...)
{
    char text[300];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    return tell(d, line, PDN_ERROR, code, text);
}

pdn_status raw_graph__note(graphml__file *d, const char *code, const char *fmt,
                           ...)
{
    char text[300];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    return tell(d, 0, PDN_NOTE, code, text);
}

pdn_status raw_graph__key(graphml__file *d, graphml__domain domain,
                          const char *name, uint32_t *key)
{
    static const char *const of[] = {"graph", "node", "edge"};
    pdn_status st = PDN_OK;
    graphml__key k = {.type = PDN_AS_TEXT};
    int64_t at = textmap__get(&d->by_id[domain], name);

    if (at != PDN_TEXTMAP_NONE) {
        *key = (uint32_t)at;
        return PDN_OK;
    }
    if (d->keys == MOST_KEYS)
        PDN_FAIL(PDN_EPARSE, "%s: more than %d attributes", d->file,
                 (int)MOST_KEYS);
    PDN_TRY(pdn_arena_keep(&d->text, name, &k.name));
    PDN_TRY(graphml_key__domains(&k, of[domain]));
    graphml_key__one_of_a_name(d, &k);
    PDN_ROOM(d->key, d->keys + 1, d->key_capacity);
    PDN_TRY(textmap__put(&d->by_id[domain], k.name, (uint32_t)d->keys, NULL));
    *key = (uint32_t)d->keys;
    d->key[d->keys++] = k;
out:
    return st;
}

pdn_status raw_graph__node(graphml__file *d, const char *id, size_t line)
{
    pdn_status st = PDN_OK;
    const char *kept = NULL;
    const size_t before = d->nodes;
    uint32_t row = 0;

    PDN_TRY(pdn_arena_keep(&d->text, id, &kept));
    PDN_TRY(graphml_edges__node(d, kept, &row));
    if (row != before)
        PDN_TRY(raw_graph__fault(d, line, "node-twice",
                                 "node \"%s\" stands twice", id));
out:
    return st;
}

pdn_status raw_graph__value_at(graphml__file *d, graphml__domain domain,
                               size_t row, uint32_t key, const char *text,
                               size_t line)
{
    pdn_status st = PDN_OK;
    graphml__values *cells = &d->of[domain];
    const char *kept = NULL;
    const char *why = graphml_key__misfit(domain, &d->key[key], text);

    if (why != NULL)
        return raw_graph__fault(d, line, "bad-value", "%s is \"%.80s\", %s",
                                d->key[key].name, text, why);
    PDN_TRY(pdn_arena_keep(&d->text, text, &kept));
    PDN_ROOM(cells->cell, cells->cells + 1, cells->capacity);
    cells->cell[cells->cells++] = (graphml__value){(uint32_t)row, key, kept};
out:
    return st;
}

pdn_status raw_graph__value(graphml__file *d, graphml__domain domain,
                            uint32_t key, const char *text, size_t line)
{
    size_t row = domain == PDN_OF_NODE   ? d->nodes - 1
                 : domain == PDN_OF_EDGE ? d->edges - 1
                                         : 0;

    return raw_graph__value_at(d, domain, row, key, text, line);
}
