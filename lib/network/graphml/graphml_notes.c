#include "graphml_notes.h"

#include "network/attributes/attribute_names.h"

#include <stdio.h>
#include <string.h>

/* The names that a message has space for, and how many there are. */
struct names {
    char text[240];
    size_t used, n;
};

static void add(struct names *all, const char *name, const char *as)
{
    size_t room = sizeof all->text - all->used;
    size_t wants = strlen(name) + strlen(as) + sizeof ", \"\" as ";

    all->n++;
    if (wants >= room) return;
    int put = snprintf(all->text + all->used, room, "%s\"%s\"%s%s",
                       all->used > 0 ? ", " : "", name,
                       as[0] != '\0' ? " as " : "", as);
    all->used += put > 0 ? (size_t)put : 0;
}

static pdn_status note(graphml__file *d, const char *code, const char *what,
                       const struct names *all)
{
    if (all->n == 0) return PDN_OK;
    return pdn_diagnostics_tell(&d->faults, PDN_NOTE, code, d->file,
                                "%s (%zu): %s", what, all->n, all->text);
}

static pdn_status tell_near(graphml__file *d, graphml__domain domain,
                            const char *name)
{
    pdn_status st = PDN_OK;
    const char *near = NULL;

    PDN_TRY(attribute_names__near(domain == PDN_OF_EDGE, name, &near));
    if (near == NULL) goto out;
    PDN_TRY(pdn_diagnostics_tell(&d->faults, PDN_WARNING, "near-name", d->file,
                                 "attribute \"%s\" is carried along: is it "
                                 "\"%s\"?",
                                 name, near));
out:
    return st;
}

/* The columns by name: there may be tens of thousands. */
static pdn_status learn_columns(const pdn_table *t, pdn_textmap *out)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0; k < t->columns; k++)
        PDN_TRY(textmap__put(out, t->column[k].name, (uint32_t)k, NULL));
out:
    return st;
}

/* The notes of one domain under way. */
struct telling {
    graphml__domain domain;
    const pdn_table *t;
    pdn_textmap column, seen;
    struct names renamed, numbers;
};

static pdn_status tell_key(graphml__file *d, struct telling *w, size_t k,
                           struct names *other)
{
    pdn_status st = PDN_OK;
    const graphml__key *key = &d->key[k];
    const char *called = key->called[w->domain];
    const char *own = w->domain == PDN_OF_EDGE ? "tie" : "label";
    int64_t at = textmap__get(&w->column, called);
    uint32_t first = 0;

    if (key->ignored) return PDN_OK;
    PDN_TRY(textmap__put(&w->seen, called, (uint32_t)k, &first));
    if (first != k) goto out;
    if (strcmp(key->name, called) != 0) add(&w->renamed, key->name, called);
    if (!d->untyped && key->type == PDN_AS_TEXT && at != PDN_TEXTMAP_NONE &&
        w->t->column[at].number != NULL)
        add(&w->numbers, key->name, "");
    if (key->want[w->domain] != NULL || strcmp(called, own) == 0) goto out;
    add(other, key->name, "");
    PDN_TRY(tell_near(d, w->domain, key->name));
out:
    return st;
}

static pdn_status tell_keys(graphml__file *d, graphml__domain domain,
                            const pdn_table *t, struct names *other)
{
    pdn_status st = PDN_OK;
    struct telling w = {.domain = domain, .t = t};

    PDN_TRY(learn_columns(t, &w.column));
    for (size_t k = 0; k < d->keys; k++)
        if (d->key[k].of[domain]) PDN_TRY(tell_key(d, &w, k, other));
    PDN_TRY(note(d, "names",
                 domain == PDN_OF_EDGE ? "attributes of ties read"
                                       : "attributes of actors read",
                 &w.renamed));
    PDN_TRY(note(d, "numbers", "text that is read as numbers", &w.numbers));
out:
    textmap__clear(&w.seen);
    textmap__clear(&w.column);
    return st;
}

static pdn_status tell_left_out(graphml__file *d)
{
    struct names all = {0};

    if (d->drawings > 0) add(&all, "drawing hints", "");
    if (d->edge_labels > 0) add(&all, "labels of edges", "");
    if (d->ports > 0) add(&all, "ports", "");
    return note(d, "left-out", "not read", &all);
}

/* Notes in d->faults: attributes that are read under another name, text that
 * is read as numbers, attributes that nothing here is called by, and what is
 * not read. Nothing of a file of this house. */
static pdn_status tell_notes(graphml__file *d, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    struct names other = {0};

    if (graphml__is_ours(d)) return PDN_OK;
    PDN_TRY(tell_keys(d, PDN_OF_NODE, &g->actor, &other));
    PDN_TRY(tell_keys(d, PDN_OF_EDGE, &g->tie, &other));
    PDN_TRY(note(d, "carried",
                 "attributes that no figure rests on, carried along", &other));
    PDN_TRY(tell_left_out(d));
out:
    return st;
}

pdn_status graphml_notes__finish(graphml__file *d, pdn_diagnostics *f,
                                 pdn_network *out)
{
    pdn_status st = PDN_OK;
    pdn_network g = {0};

    PDN_TRY(pdn_diagnostics_verdict(&d->faults));
    PDN_TRY(graphml__network(d, &g));
    PDN_TRY(tell_notes(d, &g));
    for (size_t i = 0; f != NULL && i < d->faults.rows; i++)
        PDN_TRY(pdn_diagnostics_add(f, d->faults.row[i], "%s",
                                    d->faults.row[i].message));
    *out = g;
    g = (pdn_network){0};
out:
    pdn_network_clear(&g);
    return st;
}
