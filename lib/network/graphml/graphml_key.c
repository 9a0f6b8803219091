#include "graphml_key.h"

#include "network/attributes/attribute_names.h"
#include "table/cells.h"

#include <math.h>
#include <string.h>

bool graphml_key__type(const char *text, graphml__type *type)
{
    static const struct {
        const char *text;
        graphml__type type;
    } known[] = {{"string", PDN_AS_TEXT},   {"double", PDN_AS_NUMBER},
                 {"float", PDN_AS_NUMBER},  {"int", PDN_AS_WHOLE},
                 {"integer", PDN_AS_WHOLE}, {"long", PDN_AS_WHOLE},
                 {"boolean", PDN_AS_FLAG}};

    *type = PDN_AS_TEXT;
    if (text == NULL) return true;
    for (size_t i = 0; i < PDN_COUNT(known); i++) {
        if (strcmp(text, known[i].text) != 0) continue;
        *type = known[i].type;
        return true;
    }
    return false;
}

/* What the files of a study ask of a column, a network is asked too. */
static pdn_status find_want(graphml__key *key, graphml__domain domain)
{
    static const char *const own[] = {NULL, "label", "tie"};
    pdn_status st = PDN_OK;
    bool same = false;

    key->called[domain] = key->name;
    if (domain == PDN_OF_GRAPH) return PDN_OK;
    PDN_TRY(attribute_names__is(key->name, own[domain], &same));
    if (same) {
        key->called[domain] = own[domain];
        goto out;
    }
    PDN_TRY(attribute_names__want(domain == PDN_OF_EDGE, key->name,
                                  &key->want[domain]));
    if (key->want[domain] != NULL)
        key->called[domain] = key->want[domain]->name;
out:
    return st;
}

pdn_status graphml_key__domains(graphml__key *key, const char *domain)
{
    static const char *const name[] = {"graph", "node", "edge"};
    pdn_status st = PDN_OK;
    bool all = domain == NULL || strcmp(domain, "all") == 0;

    for (graphml__domain i = 0; i < PDN_DOMAINS; i++) {
        key->of[i] = all || strcmp(domain, name[i]) == 0;
        if (key->of[i]) PDN_TRY(find_want(key, i));
    }
out:
    return st;
}

static void call_by_own_name(graphml__key *key, graphml__domain domain)
{
    key->called[domain] = key->name;
    key->want[domain] = NULL;
}

void graphml_key__one_of_a_name(graphml__file *d, graphml__key *key)
{
    for (graphml__domain i = PDN_OF_NODE; i < PDN_DOMAINS; i++) {
        if (!key->of[i] ||
            (key->want[i] == NULL && key->called[i] == key->name))
            continue;
        bool exact = strcmp(key->called[i], key->name) == 0;
        for (size_t k = 0; k < d->keys; k++) {
            graphml__key *other = &d->key[k];
            if (!other->of[i] || other->ignored ||
                strcmp(other->called[i], key->called[i]) != 0 ||
                strcmp(other->name, key->name) == 0)
                continue;
            call_by_own_name(exact ? other : key, i);
        }
    }
}

const char *graphml_key__misfit(graphml__domain domain, graphml__key *key,
                                const char *text)
{
    graphml__type type = graphml__type_of(domain, key);
    const pdn_want *w = key->want[domain];
    double x = 0;

    if (type == PDN_AS_TEXT) return NULL;
    if (!graphml__number(text, key->type, type, &x))
        return type == PDN_AS_FLAG ? "want 1 or 0" : "want a finite number";
    /* 2^53: from there on a double does not hold every whole number. */
    if (w == NULL && type == PDN_AS_WHOLE && fabs(x) >= 9007199254740992.0)
        key->loses = true;
    return w == NULL ? NULL : cells__unfit(w->name, w->kind, w, x);
}
