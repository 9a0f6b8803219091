#include "graphml_key.h"

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
static const pdn_want *known_column(const char *kind, const char *name)
{
    const pdn_file_kind *k = pdn_file_kind_of(kind);

    for (size_t i = 0; i < k->wants; i++)
        if (k->want[i].kind != PDN_TEXT && strcmp(k->want[i].name, name) == 0)
            return &k->want[i];
    return NULL;
}

void graphml_key__domains(graphml__key *key, const char *domain)
{
    static const char *const name[] = {"graph", "node", "edge"};
    static const char *const kind[] = {NULL, "actors", "ties"};
    bool all = domain == NULL || strcmp(domain, "all") == 0;

    for (size_t i = 0; i < PDN_DOMAINS; i++) {
        key->of[i] = all || strcmp(domain, name[i]) == 0;
        if (key->of[i] && kind[i] != NULL)
            key->want[i] = known_column(kind[i], key->name);
    }
}

const char *graphml_key__misfit(graphml__domain domain, graphml__key *key,
                                const char *text)
{
    graphml__type type = graphml__type_of(domain, key->name, key->type);
    const pdn_want *w = key->want[domain];
    double x = 0;

    if (type == PDN_AS_TEXT) return NULL;
    if (!graphml__number(text, type, &x))
        return type == PDN_AS_FLAG ? "want 1 or 0" : "want a finite number";
    /* 2^53: from there on a double does not hold every whole number. */
    if (type == PDN_AS_WHOLE && fabs(x) >= 9007199254740992.0)
        key->loses = true;
    return w == NULL ? NULL : cells__unfit(key->name, w->kind, w, x);
}
