#include "graphml_actors.h"

#include <ctype.h>
#include <string.h>

static bool empty(const char *s)
{
    return s == NULL || s[0] == '\0';
}

/* "0", "n12": a number, perhaps with one letter before it. */
static bool is_numbered(const char *id)
{
    const char *digits = id + (isalpha((unsigned char)id[0]) ? 1 : 0);

    return digits[0] != '\0' && digits[strspn(digits, "0123456789")] == '\0';
}

/* Does the column tell all nodes apart, which are only numbered themselves? */
static pdn_status names_are_ids(const graphml__file *d, const pdn_column *name,
                                bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    pdn_textmap seen = {0};

    *yes = name != NULL && name->text != NULL;
    for (size_t i = 0; i < d->nodes && *yes; i++) {
        const char *key = NULL;
        uint32_t first = (uint32_t)i;
        *yes = is_numbered(d->node[i]) && !empty(name->text[i]);
        if (!*yes) break;
        PDN_TRY(pdn_name_key(&text, name->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        *yes = first == i && key[0] != '\0';
    }
out:
    textmap__clear(&seen);
    pdn_arena_clear(&text);
    return st;
}

static pdn_status check_ids(graphml__file *d, const pdn_column *id)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};

    for (size_t i = 0; i < d->nodes; i++) {
        const char *key = NULL;
        uint32_t first = 0;
        PDN_TRY(pdn_name_key(&d->text, id->text[i], &key));
        PDN_TRY(textmap__put(&seen, key, (uint32_t)i, &first));
        if (first != i)
            PDN_TRY(pdn_diagnostics_tell(
                &d->faults, PDN_ERROR, "actor-twice", d->file,
                "two nodes have the id \"%s\"", id->text[i]));
    }
out:
    textmap__clear(&seen);
    return st;
}

pdn_status graphml_actors__complete(graphml__file *d, bool bare, pdn_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(t, "id");
    const pdn_column *label = pdn_table_column(t, "label");
    const pdn_column *name = pdn_table_column(t, "name");
    bool named = false;

    if (bare) PDN_TRY(names_are_ids(d, name, &named));
    for (size_t i = 0; i < t->rows; i++) {
        if (empty(id->text[i]))
            PDN_TRY(pdn_table_text(t, named ? name->text[i] : d->node[i],
                                   &id->text[i]));
        if (!empty(label->text[i])) continue;
        const char *shown = name != NULL ? name->text[i] : NULL;
        if (empty(shown) || strcmp(shown, id->text[i]) == 0)
            shown = d->drawn[i];
        PDN_TRY(pdn_table_text(t, empty(shown) ? id->text[i] : shown,
                               &label->text[i]));
    }
    PDN_TRY(check_ids(d, id));
out:
    return st;
}

static bool same(const char *a, const char *b)
{
    return !empty(a) && !empty(b) && strcmp(a, b) == 0;
}

static void drop_column(pdn_table *t, const char *name)
{
    size_t to = 0;

    for (size_t k = 0; k < t->columns; k++) {
        if (strcmp(t->column[k].name, name) == 0) continue;
        t->column[to] = t->column[k];
        t->field[to] = t->field[k];
        to++;
    }
    t->columns = to;
}

static void drop_attribute(pdn_network *g, const char *name)
{
    size_t to = 0;

    for (size_t i = 0; i < g->attributes; i++)
        if (strcmp(g->attribute[i].name, name) != 0)
            g->attribute[to++] = g->attribute[i];
    g->attributes = to;
}

pdn_status graphml_actors__names(pdn_network *g)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &g->actor;
    pdn_column *name = pdn_table_mutable_column(t, "name");
    const pdn_column *id = pdn_table_column(t, "id");
    const pdn_column *label = pdn_table_column(t, "label");
    bool all = pdn_network_attribute(g, GRAPHML_NAMES_IN_LABEL) != NULL;
    bool repeats = true, shown = false;

    drop_attribute(g, GRAPHML_NAMES_IN_LABEL);
    for (size_t i = 0; i < t->rows; i++) {
        repeats &= name == NULL || empty(name->text[i]) ||
                   same(name->text[i], id->text[i]);
        shown |= all || !same(label->text[i], id->text[i]);
    }
    if (!repeats) goto out;
    if (!shown) {
        if (name != NULL) drop_column(t, "name");
        goto out;
    }
    if (name == NULL) PDN_TRY(pdn_table_add(t, "name", PDN_TEXT, &name));
    id = pdn_table_column(t, "id");
    label = pdn_table_column(t, "label");
    for (size_t i = 0; i < t->rows; i++) {
        bool told = all || !same(label->text[i], id->text[i]);
        name->text[i] = told ? label->text[i] : NULL;
    }
out:
    return st;
}
