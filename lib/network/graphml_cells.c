#include "graphml_cells.h"

#include "foreign_names.h"

#include "table/table_append.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A network looks through its attributes one by one. */
enum { MOST_ATTRIBUTES = 4096 };

graphml__type graphml__type_of(graphml__domain domain, const char *name,
                               graphml__type stated)
{
    static const char *const texts[] = {"id", "label", "name"};

    if (domain == PDN_OF_EDGE && strcmp(name, "tie") == 0) return PDN_AS_FLAG;
    if (domain != PDN_OF_NODE) return stated;
    if (strcmp(name, "responded") == 0) return PDN_AS_FLAG;
    for (size_t i = 0; i < PDN_COUNT(texts); i++)
        if (strcmp(name, texts[i]) == 0) return PDN_AS_TEXT;
    return stated;
}

static bool same_word(const char *s, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (word[i] == '\0' || (s[i] | 0x20) != word[i]) return false;
    return word[n] == '\0';
}

bool graphml__number(const char *text, graphml__type type, double *x)
{
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
    graphml__type type = graphml__type_of(domain, k->name, k->type);

    if (type == PDN_AS_TEXT || k->loses) c->text = true;
    if (type != PDN_AS_FLAG) c->flag = false;
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
        PDN_TRY(textmap__put(&out->by_name, key->name, (uint32_t)out->n, &at));
        if (at == out->n) {
            out->column[at] = (struct column){.name = key->name, .flag = true};
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
    static const pdn_state states[] = {PDN_NOT_ASKED, PDN_NO_ANSWER,
                                       PDN_SUPPRESSED};

    for (size_t i = 0; i < 3; i++)
        if (strcmp(mark, pdn_state_mark(states[i])) == 0) return states[i];
    return PDN_VALUE;
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

static void set_cell(const struct column *c, size_t row, const char *text)
{
    if (c->states_of != NULL) {
        c->states_of->made->number[row] = pdn_absent(state_of_mark(text));
        return;
    }
    if (c->text)
        c->made->text[row] = text;
    else
        (void)graphml__number(text, c->flag ? PDN_AS_FLAG : PDN_AS_NUMBER,
                              &c->made->number[row]);
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
static pdn_status make_table(const graphml__values *cells, struct columns *all,
                             pdn_table *t)
{
    pdn_status st = PDN_OK;

    PDN_TRY(find_states(cells, all));
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

static bool empty(const char *s)
{
    return s == NULL || s[0] == '\0';
}

/* Other programs keep the id in the node, and the label under `name`. */
static pdn_status complete_actors(const graphml__file *d, pdn_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_column *id = pdn_table_column(t, "id");
    const pdn_column *label = pdn_table_column(t, "label");
    const pdn_column *name = pdn_table_column(t, "name");

    for (size_t i = 0; i < t->rows; i++) {
        if (empty(id->text[i]))
            PDN_TRY(pdn_table_text(t, d->node[i], &id->text[i]));
        if (empty(label->text[i]))
            label->text[i] = name != NULL && !empty(name->text[i])
                                 ? name->text[i]
                                 : id->text[i];
    }
out:
    return st;
}

static pdn_status fault(graphml__file *d, size_t line, const char *code,
                        const char *what, const char *which)
{
    return pdn_diagnostics_add(
        &d->faults,
        (pdn_diagnostic){
            .file = d->file, .line = line, .severity = PDN_ERROR, .code = code},
        "%s \"%s\"", what, which);
}

static pdn_status make_actors(graphml__file *d, pdn_table *t)
{
    pdn_status st = PDN_OK;
    struct columns all = {0};
    pdn_textmap seen = {0};
    const pdn_column *id = NULL;

    t->rows = d->nodes;
    PDN_TRY(columns_of(d, PDN_OF_NODE, &all));
    if (!has_column(&all, "id"))
        PDN_TRY(pdn_table_add(t, "id", PDN_TEXT, NULL));
    if (!has_column(&all, "label"))
        PDN_TRY(pdn_table_add(t, "label", PDN_TEXT, NULL));
    PDN_TRY(make_table(&d->of[PDN_OF_NODE], &all, t));
    PDN_TRY(complete_actors(d, t));
    PDN_TRY(foreign_names__settle("actors", t));
    id = pdn_table_column(t, "id");
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t first = 0;
        PDN_TRY(textmap__put(&seen, id->text[i], (uint32_t)i, &first));
        if (first != i)
            PDN_TRY(fault(d, 0, "actor-twice", "two nodes have the id",
                          id->text[i]));
    }
out:
    textmap__clear(&seen);
    columns_clear(&all);
    return st;
}

/* What the CSV reader refuses, and what it reads as the answer "no contact". */
static pdn_status check_frequency(graphml__file *d, const pdn_table *t,
                                  const pdn_column *tie)
{
    pdn_status st = PDN_OK;
    const pdn_column *c = pdn_table_column(t, "frequency");
    char number[PDN_NUMBER_SIZE];

    for (size_t i = 0; c != NULL && c->number != NULL && i < t->rows; i++) {
        if (c->number[i] < 0) {
            pdn_number_write(c->number[i], number);
            PDN_TRY(fault(d, d->edge[i].line, "value",
                          "want a frequency that is not negative, found",
                          number));
        }
        if (tie != NULL && c->number[i] <= 0) tie->number[i] = 0;
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
    PDN_TRY(make_table(&d->of[PDN_OF_EDGE], &all, t));
    if (!has_column(&all, "tie")) {
        PDN_TRY(pdn_table_add(t, "tie", PDN_BOOLEAN, &tie));
        for (size_t i = 0; i < t->rows; i++)
            tie->number[i] = 1;
    }
    PDN_TRY(foreign_names__settle("ties", t));
    PDN_TRY(check_frequency(d, t, tie));
out:
    columns_clear(&all);
    return st;
}

static pdn_status find_end(graphml__file *d, const graphml__edge *e,
                           const char *node, uint32_t *out)
{
    int64_t row = textmap__get(&d->node_row, node);

    if (row == PDN_TEXTMAP_NONE)
        return fault(d, e->line, "unknown-node", "no node has the id", node);
    *out = (uint32_t)row;
    return PDN_OK;
}

struct ends {
    uint32_t from, to;
    size_t row;
};

static int by_ends(const void *left, const void *right)
{
    const struct ends *a = left, *b = right;

    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* Counting would go wrong on these, and leaving them out would be silent. */
static pdn_status check_edges(graphml__file *d, struct ends *e)
{
    pdn_status st = PDN_OK;

    qsort(e, d->edges, sizeof *e, by_ends);
    for (size_t i = 0; i < d->edges; i++) {
        const graphml__edge *edge = &d->edge[e[i].row];
        if (e[i].from == e[i].to)
            PDN_TRY(fault(d, edge->line, "self-tie",
                          "an edge from a node to itself:", edge->source));
        if (i > 0 && e[i].from == e[i - 1].from && e[i].to == e[i - 1].to)
            PDN_TRY(fault(d, edge->line, "edge-twice",
                          "a second edge between the same nodes, from",
                          edge->source));
    }
out:
    return st;
}

static pdn_status make_ends(graphml__file *d, pdn_network *g)
{
    pdn_status st = PDN_OK;
    struct ends *ends = NULL;

    g->from = pdn_arena_get(&g->arena, d->edges * sizeof *g->from);
    g->to = pdn_arena_get(&g->arena, d->edges * sizeof *g->to);
    if (g->from == NULL || g->to == NULL) return pdn_no_memory();
    PDN_NEW(ends, d->edges);
    for (size_t i = 0; i < d->edges; i++) {
        uint32_t from = 0, to = 0;
        PDN_TRY(find_end(d, &d->edge[i], d->edge[i].source, &from));
        PDN_TRY(find_end(d, &d->edge[i], d->edge[i].target, &to));
        bool swap = !d->directed && from > to;
        g->from[i] = swap ? to : from;
        g->to[i] = swap ? from : to;
        ends[i] = (struct ends){g->from[i], g->to[i], i};
    }
    if (d->faults.errors == 0) PDN_TRY(check_edges(d, ends));
out:
    free(ends);
    return st;
}

static pdn_status set_attribute(pdn_network *g, const graphml__key *key,
                                const char *text)
{
    double x = 0;

    if (key->type == PDN_AS_TEXT || key->loses)
        return pdn_network_set_text(g, key->name, text);
    /* a number that is absent is as good as not said, and is not written */
    if (graphml__number(text, key->type, &x) && pdn_state_of(x) == PDN_VALUE)
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

pdn_status graphml__network(graphml__file *d, pdn_network *out)
{
    pdn_status st = PDN_OK;
    pdn_network g = {.directed = d->directed};

    PDN_TRY(make_actors(d, &g.actor));
    PDN_TRY(make_ties(d, &g.tie));
    PDN_TRY(make_ends(d, &g));
    PDN_TRY(pdn_diagnostics_verdict(&d->faults));
    PDN_TRY(make_attributes(d, &g));
    PDN_TRY(pdn_network_validate(&g));
    *out = g;
    g = (pdn_network){0};
out:
    pdn_network_clear(&g);
    return st;
}
