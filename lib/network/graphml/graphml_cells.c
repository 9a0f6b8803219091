#include "graphml_cells.h"

#include "graphml_actors.h"
#include "graphml_edges.h"
#include "network/merge_edges.h"
#include "network/no_contact.h"

#include "network/attributes/attribute_names.h"
#include "network/attributes/text_numbers.h"

#include "table/table_append.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A network looks through its attributes one by one. */
enum { MOST_ATTRIBUTES = 4096 };

graphml__type graphml__type_of(graphml__domain domain, const graphml__key *key)
{
    const pdn_want *w = key->want[domain];
    const char *name = key->called[domain];

    if (domain == PDN_OF_GRAPH) return key->type;
    if (w != NULL && w->kind == PDN_BOOLEAN) return PDN_AS_FLAG;
    if (w != NULL) return w->kind == PDN_TEXT ? PDN_AS_TEXT : PDN_AS_NUMBER;
    if (domain == PDN_OF_EDGE && strcmp(name, "tie") == 0) return PDN_AS_FLAG;
    if (domain == PDN_OF_NODE && strcmp(name, "label") == 0) return PDN_AS_TEXT;
    return key->type;
}

static bool same_word(const char *s, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (word[i] == '\0' || (s[i] | 0x20) != word[i]) return false;
    return word[n] == '\0';
}

bool graphml__number(const char *text, graphml__type stated, graphml__type type,
                     double *x)
{
    if (stated == PDN_AS_TEXT && type != PDN_AS_TEXT) {
        *x = pdn_absent(PDN_NOT_DEFINED);
        if (!text_numbers__read(text, type == PDN_AS_FLAG, x)) return false;
        return type != PDN_AS_FLAG || isnan(*x) || fabs(*x) <= 0 ||
               fabs(*x - 1) <= 0;
    }
    static const char blank[] = " \t\r\n";
    const char *s = text + strspn(text, blank);
    size_t n = strlen(s);

    while (n > 0 && strchr(blank, s[n - 1]) != NULL)
        n--;
    *x = pdn_absent(PDN_NOT_DEFINED);
    if (n == 0 || same_word(s, n, "nan")) return true;
    if (type == PDN_AS_FLAG && same_word(s, n, "true")) {
        *x = 1;
        return true;
    }
    if (type == PDN_AS_FLAG && same_word(s, n, "false")) {
        *x = 0;
        return true;
    }
    if (!pdn_number_read(s, n, '.', x)) return false;
    return type != PDN_AS_FLAG || fabs(*x) <= 0 || fabs(*x - 1) <= 0;
}

/* One column to be: all keys of one name. */
struct column {
    const char *name, *fallback;
    bool text, flag;
    bool stated_text;         /* the file calls it text, or says nothing */
    bool known;               /* a heading is called so */
    struct column *states_of; /* this one holds the absences of that one */
    pdn_column *made;
    size_t at; /* where it stands in the table */
};

struct columns {
    struct column *column;
    size_t n;
    uint32_t *of_key; /* column of each key */
    pdn_textmap by_name;
};

static void columns_clear(struct columns *all)
{
    free(all->column);
    free(all->of_key);
    textmap__clear(&all->by_name);
}

static void merge_key(struct column *c, const graphml__key *k,
                      graphml__domain domain)
{
    graphml__type type = graphml__type_of(domain, k);

    if (type == PDN_AS_TEXT || k->loses) c->text = true;
    if (type != PDN_AS_FLAG) c->flag = false;
    if (k->type == PDN_AS_TEXT) c->stated_text = true;
    c->known |= k->want[domain] != NULL || k->called[domain] != k->name;
    if (c->fallback == NULL) c->fallback = k->fallback;
}

static pdn_status columns_of(const graphml__file *d, graphml__domain domain,
                             struct columns *out)
{
    pdn_status st = PDN_OK;

    PDN_NEW(out->column, d->keys);
    PDN_NEW(out->of_key, d->keys);
    for (size_t k = 0; k < d->keys; k++) {
        const graphml__key *key = &d->key[k];
        uint32_t at = 0;
        if (key->ignored || !key->of[domain]) continue;
        const char *name = key->called[domain];
        PDN_TRY(textmap__put(&out->by_name, name, (uint32_t)out->n, &at));
        if (at == out->n) {
            out->column[at] = (struct column){.name = name, .flag = true};
            out->n++;
        }
        out->of_key[k] = at;
        merge_key(&out->column[at], key, domain);
    }
out:
    return st;
}

static pdn_state state_of_mark(const char *mark)
{
    double absent = 0;

    return pdn_state_read(mark, &absent) ? pdn_state_of(absent) : PDN_VALUE;
}

/* *base is the number column whose absences the text column c may hold, or
 * NULL. `name` is scratch. */
static pdn_status base_of(const struct columns *all, const struct column *c,
                          pdn_arena *name, struct column **base)
{
    static const char suffix[] = "_state";
    size_t n = strlen(c->name), k = sizeof suffix - 1;

    *base = NULL;
    if (!c->text || n <= k || strcmp(c->name + n - k, suffix) != 0)
        return PDN_OK;
    const char *of = pdn_arena_text(name, c->name, n - k);
    if (of == NULL) return pdn_no_memory();
    int64_t at = textmap__get(&all->by_name, of);
    if (at != PDN_TEXTMAP_NONE && !all->column[at].text)
        *base = &all->column[at];
    return PDN_OK;
}

static pdn_status find_states(const graphml__values *cells, struct columns *all)
{
    pdn_status st = PDN_OK;
    pdn_arena name = {0};

    for (size_t i = 0; i < all->n; i++)
        PDN_TRY(
            base_of(all, &all->column[i], &name, &all->column[i].states_of));
    for (size_t i = 0; i < cells->cells; i++) {
        struct column *c = &all->column[all->of_key[cells->cell[i].key]];
        if (c->states_of != NULL &&
            state_of_mark(cells->cell[i].text) == PDN_VALUE)
            c->states_of = NULL; /* ordinary text after all */
    }
out:
    pdn_arena_clear(&name);
    return st;
}

/* What the file calls text, and no heading is called, is a number where every
 * value is one. */
static pdn_status find_numbers(const graphml__values *cells,
                               struct columns *all)
{
    pdn_status st = PDN_OK;
    text_numbers *seen = NULL;

    PDN_NEW(seen, all->n);
    for (size_t i = 0; i < cells->cells; i++)
        text_numbers__see(&seen[all->of_key[cells->cell[i].key]],
                          cells->cell[i].text);
    for (size_t i = 0; i < all->n; i++) {
        struct column *c = &all->column[i];
        if (c->fallback != NULL) text_numbers__see(&seen[i], c->fallback);
        if (!c->text || c->known || c->states_of != NULL) continue;
        c->text = !text_numbers__are(&seen[i]);
        c->flag = false;
    }
out:
    free(seen);
    return st;
}

static void set_cell(const struct column *c, size_t row, const char *text)
{
    if (c->states_of != NULL) {
        c->states_of->made->number[row] = pdn_absent(state_of_mark(text));
        return;
    }
    if (c->text)
        c->made->text[row] = text;
    else
        (void)graphml__number(
            text, c->stated_text ? PDN_AS_TEXT : PDN_AS_NUMBER,
            c->flag ? PDN_AS_FLAG : PDN_AS_NUMBER, &c->made->number[row]);
}

static pdn_status make_column(pdn_table *t, struct column *c)
{
    pdn_status st = PDN_OK;
    pdn_kind kind = c->text ? PDN_TEXT : c->flag ? PDN_BOOLEAN : PDN_REAL;
    pdn_column *made = NULL;

    if (c->states_of != NULL) return PDN_OK;
    PDN_TRY(table_append__column(t, c->name, kind, &made));
    c->at = t->columns - 1;
    for (size_t i = 0; kind != PDN_TEXT && i < t->rows; i++)
        made->number[i] = pdn_absent(PDN_NOT_DEFINED);
    c->made = made;
    for (size_t i = 0; c->fallback != NULL && i < t->rows; i++)
        set_cell(c, i, c->fallback);
out:
    return st;
}

/* A column more may move the others: places are taken when all stand. */
static pdn_status make_table(const graphml__file *d, graphml__domain domain,
                             struct columns *all, pdn_table *t)
{
    pdn_status st = PDN_OK;
    const graphml__values *cells = &d->of[domain];

    PDN_TRY(find_states(cells, all));
    if (!graphml__is_ours(d)) PDN_TRY(find_numbers(cells, all));
    for (size_t i = 0; i < all->n; i++)
        PDN_TRY(make_column(t, &all->column[i]));
    for (size_t i = 0; i < all->n; i++)
        if (all->column[i].states_of == NULL)
            all->column[i].made = &t->column[all->column[i].at];
    for (size_t i = 0; i < cells->cells; i++) {
        const graphml__value *cell = &cells->cell[i];
        set_cell(&all->column[all->of_key[cell->key]], cell->row, cell->text);
    }
    /* The table owns its text. */
    for (size_t k = 0; k < t->columns; k++)
        for (size_t i = 0; t->column[k].text != NULL && i < t->rows; i++)
            PDN_TRY(
                pdn_table_text(t, t->column[k].text[i], &t->column[k].text[i]));
out:
    return st;
}

static bool has_column(const struct columns *all, const char *name)
{
    return textmap__get(&all->by_name, name) != PDN_TEXTMAP_NONE;
}

static pdn_status make_actors(graphml__file *d, pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct columns all = {0};

    t->rows = d->nodes;
    PDN_TRY(columns_of(d, PDN_OF_NODE, &all));
    if (!has_column(&all, "id"))
        PDN_TRY(pdn_table_add(t, "id", PDN_TEXT, NULL));
    if (!has_column(&all, "label"))
        PDN_TRY(pdn_table_add(t, "label", PDN_TEXT, NULL));
    PDN_TRY(make_table(d, PDN_OF_NODE, &all, t));
    PDN_TRY(graphml_actors__complete(d, !has_column(&all, "id"), t));
out:
    columns_clear(&all);
    return st;
}

bool graphml__is_contact(const pdn_column *frequency, size_t row)
{
    if (frequency == NULL || frequency->number == NULL) return true;
    double x = frequency->number[row];
    pdn_state state = pdn_state_of(x);
    if (state == PDN_VALUE) return x > 0;
    return state == PDN_NOT_DEFINED || state == PDN_SUPPRESSED;
}

pdn_status graphml__tie_follows(const pdn_network *g, bool *yes)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(&g->tie, "frequency");

    *yes = true;
    for (size_t i = 0; i < g->ties; i++)
        *yes &= !g->contact[i] || graphml__is_contact(c, i);
    for (size_t k = 0; k < g->tie.columns; k++) {
        bool called = false;
        if (strcmp(g->tie.column[k].name, "tie") == 0) continue;
        PDN_TRY(attribute_names__is(g->tie.column[k].name, "tie", &called));
        *yes &= !called;
    }
out:
    return st;
}

static pdn_status make_ties(graphml__file *d, pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct columns all = {0};
    pdn_column *tie = NULL;

    t->rows = d->edges;
    PDN_TRY(columns_of(d, PDN_OF_EDGE, &all));
    PDN_TRY(make_table(d, PDN_OF_EDGE, &all, t));
    if (!has_column(&all, "tie")) {
        PDN_TRY(pdn_table_add(t, "tie", PDN_BOOLEAN, &tie));
        const pdn_column *frequency = pdn_table_column(t, "frequency");
        for (size_t i = 0; i < t->rows; i++)
            tie->number[i] = graphml__is_contact(frequency, i);
    }
out:
    columns_clear(&all);
    return st;
}

static pdn_status make_ends(graphml__file *d, pdn_network *g)
{
    pdn_status st = PDN_OK;

    PDN_TRY(graphml_edges__settle(d));
    g->from = pdn_arena_get(&g->arena, d->edges * sizeof *g->from);
    g->to = pdn_arena_get(&g->arena, d->edges * sizeof *g->to);
    PDN_TRY(pdn_had_memory(g->from));
    PDN_TRY(pdn_had_memory(g->to));
    for (size_t i = 0; i < d->edges; i++) {
        uint32_t from = d->edge[i].from, to = d->edge[i].to;
        bool swap = !d->directed && from > to;
        g->from[i] = swap ? to : from;
        g->to[i] = swap ? from : to;
    }
out:
    return st;
}

static pdn_status set_attribute(pdn_network *g, const graphml__key *key,
                                const char *text)
{
    double x = 0;

    if (key->type == PDN_AS_TEXT || key->loses)
        return pdn_network_set_text(g, key->name, text);
    /* a number that is absent is as good as not said, and is not written */
    if (graphml__number(text, key->type, key->type, &x) &&
        pdn_state_of(x) == PDN_VALUE)
        return pdn_network_set_number(g, key->name, x);
    return PDN_OK;
}

static pdn_status make_attributes(const graphml__file *d, pdn_network *g)
{
    pdn_status st = PDN_OK;
    const graphml__values *cells = &d->of[PDN_OF_GRAPH];
    const char **text = NULL; /* of each key: the last that was said */

    PDN_NEW(text, d->keys);
    for (size_t k = 0; k < d->keys; k++)
        text[k] = d->key[k].fallback;
    for (size_t i = 0; i < cells->cells; i++)
        text[cells->cell[i].key] = cells->cell[i].text;
    for (size_t k = 0; k < d->keys; k++) {
        const graphml__key *key = &d->key[k];
        if (key->ignored || !key->of[PDN_OF_GRAPH] || text[k] == NULL) continue;
        if (g->attributes == MOST_ATTRIBUTES)
            PDN_FAIL(PDN_EPARSE, "%s: the graph has more than %d values",
                     d->file, (int)MOST_ATTRIBUTES);
        PDN_TRY(set_attribute(g, key, text[k]));
    }
out:
    free(text);
    return st;
}

/* What our writer puts into a file, and other programs leave in it. */
bool graphml__is_ours(const graphml__file *d)
{
    const graphml__values *cells = &d->of[PDN_OF_GRAPH];

    for (size_t i = 0; i < cells->cells; i++) {
        const char *name = d->key[cells->cell[i].key].name;
        const char *text = cells->cell[i].text;
        if (strcmp(name, "provenance_tool") == 0 &&
            strncmp(text, "pdn-", 4) == 0)
            return true;
        if (strcmp(name, "no_contact") == 0 &&
            strncmp(text, "from,to,after", 13) == 0)
            return true;
    }
    return false;
}

static pdn_status settle_edges(graphml__file *d, pdn_network *g)
{
    pdn_status st = PDN_OK;
    merge_edges__source from = {.file = d->file};
    size_t *line = NULL;

    PDN_NEW(line, d->edges);
    for (size_t i = 0; i < d->edges; i++)
        line[i] = d->edge[i].line;
    from.line = line;
    PDN_TRY(merge_edges__settle(g, &from, &d->faults));
out:
    free(line);
    return st;
}

pdn_status graphml__network(graphml__file *d, pdn_network *out)
{
    pdn_status st = PDN_OK;
    pdn_network g = {.directed = d->directed};

    PDN_TRY(make_actors(d, &g.actor));
    PDN_TRY(make_ties(d, &g.tie));
    PDN_TRY(make_ends(d, &g));
    PDN_TRY(pdn_diagnostics_verdict(&d->faults));
    PDN_TRY(settle_edges(d, &g));
    PDN_TRY(make_attributes(d, &g));
    PDN_TRY(graphml_actors__names(&g));
    PDN_TRY(no_contact__unpack(&g, d->file, &d->faults));
    PDN_TRY(pdn_diagnostics_verdict(&d->faults));
    PDN_TRY(pdn_network_validate(&g));
    *out = g;
    g = (pdn_network){0};
out:
    pdn_network_clear(&g);
    return st;
}

void graphml__file_clear(graphml__file *d)
{
    pdn_arena_clear(&d->text);
    pdn_diagnostics_clear(&d->faults);
    textmap__clear(&d->node_row);
    for (size_t i = 0; i < PDN_DOMAINS; i++) {
        textmap__clear(&d->by_id[i]);
        free(d->of[i].cell);
    }
    free(d->key);
    free(d->node);
    free(d->drawn);
    free(d->edge);
    free(d->late);
}
