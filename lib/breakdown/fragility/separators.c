#include "measures/cohesion/cohesion.h"
#include "network/igraph_graph.h"

#include "pdnet/core.h"
#include "pdnet/fragility.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One look at what is left when a person or a contact is gone. */
struct look {
    const pdn_packed *both;
    const pdn_groups *q;
    const bool *answered; /* NULL: everybody */
    uint32_t gone;        /* the person; UINT32_MAX: a contact goes */
    uint32_t end, other;  /* the contact */
    uint32_t *of;         /* part of each actor + 1; 0: not met */
    uint32_t *queue, *size, *rank;
    bool *seen;        /* by group */
    const char **name; /* of groups, scratch */
    size_t parts;
    pdn_arena memory;
};

static bool crosses(const struct look *k, uint32_t v, uint32_t w)
{
    return k->gone == UINT32_MAX &&
           ((v == k->end && w == k->other) || (w == k->end && v == k->other));
}

static void flood(struct look *k, uint32_t from)
{
    uint32_t tail = 0, part = (uint32_t)++k->parts;

    k->queue[tail++] = from;
    k->of[from] = part;
    for (uint32_t head = 0; head < tail; head++) {
        uint32_t v = k->queue[head];
        for (uint32_t e = k->both->start[v]; e < k->both->start[v + 1]; e++) {
            uint32_t w = k->both->to[e];
            if (k->of[w] != 0 || w == k->gone || crosses(k, v, w)) continue;
            k->of[w] = part;
            k->queue[tail++] = w;
        }
    }
    k->size[part - 1] = tail;
}

/* The parts in order of size, equal ones as their first actors come. */
static void rank_parts(struct look *k)
{
    uint32_t named = 0;

    /* parts are numbered by their first actor */
    for (size_t v = 0; v < k->both->n; v++) {
        if (k->of[v] == 0) continue;
        bool known = false;
        for (uint32_t i = 0; i < named && !known; i++)
            known = k->rank[i] == k->of[v] - 1;
        if (!known) k->rank[named++] = k->of[v] - 1;
    }
    for (uint32_t i = 1; i < named; i++) {
        uint32_t part = k->rank[i], at = i;
        for (; at > 0 && k->size[k->rank[at - 1]] < k->size[part]; at--)
            k->rank[at] = k->rank[at - 1];
        k->rank[at] = part;
    }
}

static void groups_of_part(struct look *k, uint32_t part)
{
    memset(k->seen, 0, k->q->groups * sizeof *k->seen);
    for (size_t v = 0; v < k->both->n; v++)
        if (k->of[v] == part + 1) k->seen[k->q->of[v]] = true;
}

/* Groups of the parts other than the largest that have nobody in it. */
static void groups_cut_off(struct look *k)
{
    for (size_t g = 0; g < k->q->groups; g++) {
        bool largest = false, some = false;
        for (size_t v = 0; v < k->both->n; v++) {
            if (k->q->of[v] != g || k->of[v] == 0) continue;
            some = true;
            largest = largest || k->of[v] == k->rank[0] + 1;
        }
        k->seen[g] = some && !largest;
    }
}

/* The groups that were seen, joined by +; NULL: none. */
static pdn_status name_groups(const struct look *k, pdn_arena *text,
                              const char **out)
{
    size_t n = 0;

    for (size_t g = 0; g < k->q->groups; g++)
        if (k->seen[g]) k->name[n++] = k->q->label[g];
    *out = NULL;
    if (n == 0) return PDN_OK;
    return pdn_textlist_write(k->name, n, '+', text, out);
}

/* The groups of every part; parts joined again, by |. */
static pdn_status name_parts(struct look *k, pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char **part = NULL;

    PDN_NEW(part, k->parts);
    for (size_t i = 0; i < k->parts; i++) {
        groups_of_part(k, k->rank[i]);
        PDN_TRY(name_groups(k, text, &part[i]));
        if (part[i] == NULL) part[i] = "";
    }
    *out = NULL;
    if (k->parts > 0)
        PDN_TRY(pdn_textlist_write(part, k->parts, '|', text, out));
out:
    free(part);
    return st;
}

static pdn_status tell_sizes(const struct look *k, pdn_arena *text,
                             const char **out)
{
    enum { DIGITS = 11 };
    char *at = pdn_arena_get(text, k->parts * DIGITS + 1);

    *out = at;
    if (at == NULL) return pdn_no_memory();
    *at = '\0';
    for (size_t i = 0; i < k->parts; i++)
        at += sprintf(at, "%s%u", i > 0 ? "+" : "", k->size[k->rank[i]]);
    return PDN_OK;
}

/* Parts left when all the silent have contact: those that hold one of them are
 * then one. */
static size_t parts_for_certain(const struct look *k)
{
    size_t apart = k->parts;
    bool held = false;

    for (size_t part = 1; part <= k->parts && k->answered != NULL; part++) {
        bool silent = false;
        for (size_t v = 0; v < k->both->n && !silent; v++)
            silent = k->of[v] == part && !k->answered[v];
        if (silent && held) apart--;
        held = held || silent;
    }
    return apart;
}

static pdn_status describe(struct look *k, pdn_arena *text, pdn_separator *row)
{
    pdn_status st = PDN_OK;

    memset(k->of, 0, k->both->n * sizeof *k->of);
    k->parts = 0;
    if (k->gone == UINT32_MAX) {
        flood(k, k->end);
        flood(k, k->other);
    } else {
        for (uint32_t e = k->both->start[k->gone];
             e < k->both->start[k->gone + 1]; e++)
            if (k->of[k->both->to[e]] == 0) flood(k, k->both->to[e]);
    }
    rank_parts(k);
    row->parts = (double)k->parts;
    row->certain = parts_for_certain(k) > 1;
    PDN_TRY(tell_sizes(k, text, &row->sizes));
    PDN_TRY(name_parts(k, text, &row->groups));
    groups_cut_off(k);
    PDN_TRY(name_groups(k, text, &row->cut_off));
out:
    return st;
}

static pdn_status look_init(struct look *k)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&k->memory, k->of, k->both->n);
    PDN_TAKE(&k->memory, k->queue, k->both->n);
    PDN_TAKE(&k->memory, k->size, k->both->n + 1);
    PDN_TAKE(&k->memory, k->rank, k->both->n + 1);
    PDN_TAKE(&k->memory, k->seen, k->q->groups);
    PDN_TAKE(&k->memory, k->name, k->q->groups);
out:
    return st;
}

static pdn_status add_people(struct look *k, const char *const *id,
                             const uint32_t *parts, pdn_separators *s)
{
    pdn_status st = PDN_OK;

    for (uint32_t v = 0; v < k->both->n; v++) {
        if (parts[v] < 2) continue;
        pdn_separator *row = &s->row[s->rows++];
        *row = (pdn_separator){.kind = PDN_SEPARATOR_PERSON, .actor = id[v]};
        k->gone = v;
        PDN_TRY(describe(k, &s->text, row));
    }
out:
    return st;
}

static int by_ends(const void *left, const void *right)
{
    const igraph_integer_t *a = left, *b = right;

    if (a[0] != b[0]) return a[0] < b[0] ? -1 : 1;
    return a[1] < b[1] ? -1 : a[1] > b[1];
}

/* The ends of every bridge, the lower first, in order. */
static pdn_status find_bridges(const pdn_packed *both,
                               igraph_integer_t (*end)[2], size_t *bridges)
{
    pdn_status st = PDN_OK;
    igraph_t graph = {0};
    igraph_vector_int_t found = {0};

    PDN_TRY(igraph_graph__of(both, false, &graph));
    PDN_TRY_IG(igraph_vector_int_init(&found, 0));
    PDN_TRY_IG(igraph_bridges(&graph, &found));
    *bridges = (size_t)igraph_vector_int_size(&found);
    for (size_t k = 0; k < *bridges; k++) {
        igraph_integer_t from = IGRAPH_FROM(&graph, VECTOR(found)[k]);
        igraph_integer_t to = IGRAPH_TO(&graph, VECTOR(found)[k]);
        end[k][0] = from < to ? from : to;
        end[k][1] = from < to ? to : from;
    }
    qsort(end, *bridges, sizeof *end, by_ends);
out:
    igraph_vector_int_destroy(&found);
    igraph_destroy(&graph);
    return st;
}

static pdn_status add_bridges(struct look *k, const char *const *id,
                              pdn_separators *s)
{
    pdn_status st = PDN_OK;
    igraph_integer_t(*end)[2] = NULL; /* a forest has fewer than n */
    size_t bridges = 0;

    PDN_NEW(end, k->both->n);
    PDN_TRY(find_bridges(k->both, end, &bridges));
    k->gone = UINT32_MAX;
    for (size_t i = 0; i < bridges; i++) {
        pdn_separator *row = &s->row[s->rows++];
        k->end = (uint32_t)end[i][0];
        k->other = (uint32_t)end[i][1];
        *row = (pdn_separator){.kind = PDN_SEPARATOR_BRIDGE,
                               .actor = id[k->end],
                               .other = id[k->other]};
        PDN_TRY(describe(k, &s->text, row));
    }
out:
    free(end);
    return st;
}

pdn_status pdn_separators_find(const pdn_packed *both, const char *const *id,
                               const pdn_groups *q, const bool *answered,
                               pdn_separators *out)
{
    pdn_status st = PDN_OK;
    struct look k = {.both = both, .q = q, .answered = answered};
    pdn_separators s = {0};
    uint32_t *parts = NULL;

    PDN_NEW(parts, both->n);
    PDN_TRY(look_init(&k));
    /* fewer than n people, fewer than n bridges */
    s.row = pdn_arena_get(&s.text, (2 * both->n + 1) * sizeof *s.row);
    PDN_TRY(pdn_had_memory(s.row));
    PDN_TRY(cohesion__parts_if_gone(both, parts));
    PDN_TRY(add_people(&k, id, parts, &s));
    PDN_TRY(add_bridges(&k, id, &s));
    *out = s;
    s = (pdn_separators){0};
out:
    free(parts);
    pdn_arena_clear(&k.memory);
    pdn_separators_clear(&s);
    return st;
}

void pdn_separators_clear(pdn_separators *s)
{
    pdn_arena_clear(&s->text);
    *s = (pdn_separators){0};
}
