#include "core/textmap.h"
#include "pdnet/breakdown.h"
#include "pdnet/pseudonyms.h"

#include <stdlib.h>
#include <string.h>

static const char contacts[] = "contacts";

/* One question: the groups of each person in every column. */
struct question {
    const pdn_network *g;
    const char *const *column;
    const uint32_t *const *of;
    const char *const *const *label;
    size_t columns, fewest;
    uint32_t *first, *count; /* of each actor: who stands first of those who
                                share the combination, and how many do */
    uint32_t *without;       /* columns x actors: the same without one */
    pdn_arena text;
};

static bool is_person(const pdn_network *g, size_t v)
{
    return g->is_group == NULL || !g->is_group[v];
}

/* The groups of an actor as a text; the column `skip` left out. */
static pdn_status key_of(struct question *q, size_t v, size_t skip,
                         const char **out)
{
    char *key = pdn_arena_get(&q->text, q->columns * 12 + 1), *at = key;

    if (key == NULL) return pdn_no_memory();
    for (size_t k = 0; k < q->columns; k++)
        if (k != skip) at += pdn_format(at, 12, "%u/", (unsigned)q->of[k][v]);
    *out = key;
    return PDN_OK;
}

/* How many people share what is left without a column (or all of it), at each
 * of them; first may be NULL. */
static pdn_status count_shared(struct question *q, size_t skip, uint32_t *first,
                               uint32_t *count)
{
    pdn_status st = PDN_OK;
    pdn_textmap map = {0};
    uint32_t *leader = NULL;
    const char *key = NULL;

    PDN_NEW(leader, q->g->actors);
    for (size_t v = 0; v < q->g->actors; v++)
        count[v] = 0;
    for (size_t v = 0; v < q->g->actors; v++) {
        if (!is_person(q->g, v)) continue;
        PDN_TRY(key_of(q, v, skip, &key));
        PDN_TRY(textmap__put(&map, key, (uint32_t)v, &leader[v]));
        count[leader[v]]++;
    }
    /* the leader comes first, so its count is whole only now */
    for (size_t v = 0; v < q->g->actors; v++) {
        if (!is_person(q->g, v)) continue;
        count[v] = count[leader[v]];
        if (first != NULL) first[v] = leader[v];
    }
out:
    free(leader);
    textmap__clear(&map);
    return st;
}

static pdn_status combination(const struct question *q, size_t v,
                              pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char **part = NULL;

    PDN_NEW(part, q->columns);
    for (size_t k = 0; k < q->columns; k++)
        part[k] = q->label[k][q->of[k][v]];
    PDN_TRY(pdn_textlist_write(part, q->columns, '+', text, out));
out:
    free(part);
    return st;
}

/* Columns of which each alone would do if it were left out. */
static pdn_status what_helps(const struct question *q, size_t v,
                             pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    const char **part = NULL;
    size_t parts = 0;

    PDN_NEW(part, q->columns);
    for (size_t k = 0; q->columns > 1 && k < q->columns; k++)
        if (q->without[k * q->g->actors + v] >= q->fewest)
            part[parts++] = q->column[k];
    if (parts > 0) PDN_TRY(pdn_textlist_write(part, parts, '+', text, out));
out:
    free(part);
    return st;
}

static pdn_status ids_of(const struct question *q, size_t v, pdn_arena *text,
                         const char **out)
{
    pdn_status st = PDN_OK;
    const char **part = NULL;
    size_t parts = 0;

    PDN_NEW(part, q->count[v]);
    for (size_t w = v; w < q->g->actors; w++)
        if (is_person(q->g, w) && q->first[w] == v) part[parts++] = q->g->id[w];
    PDN_TRY(pdn_textlist_write(part, parts, '+', text, out));
out:
    free(part);
    return st;
}

static pdn_status add_row(const struct question *q, size_t v,
                          pdn_uniqueness *out)
{
    pdn_status st = PDN_OK;
    pdn_unique_row row = {.people = (double)q->count[v],
                          .alone = q->count[v] == 1,
                          .fewest = (double)q->fewest};

    PDN_TRY(
        pdn_textlist_write(q->column, q->columns, '+', &out->text, &row.by));
    PDN_TRY(combination(q, v, &out->text, &row.combination));
    PDN_TRY(what_helps(q, v, &out->text, &row.leave_out));
    PDN_TRY(ids_of(q, v, &out->text, &row.ids));
    PDN_TRY(
        pdn_list_reserve(&out->row, sizeof row, out->rows + 1, &out->capacity));
    out->row[out->rows++] = row;
out:
    return st;
}

static int by_people(const void *left, const void *right)
{
    const pdn_unique_row *a = left, *b = right;

    if (a->people < b->people) return -1;
    if (a->people > b->people) return 1;
    return strcmp(a->combination, b->combination);
}

/* Adds the rows of one question; few and alone: of each actor, over all
 * questions. */
static pdn_status ask(struct question *q, bool *few, bool *alone,
                      pdn_uniqueness *out)
{
    pdn_status st = PDN_OK;
    const size_t n = q->g->actors, before = out->rows;

    PDN_NEW(q->first, n);
    PDN_NEW(q->count, n);
    PDN_NEW(q->without, q->columns * n);
    PDN_TRY(count_shared(q, SIZE_MAX, q->first, q->count));
    for (size_t k = 0; k < q->columns; k++)
        PDN_TRY(count_shared(q, k, NULL, q->without + k * n));
    for (size_t v = 0; v < n; v++) {
        if (!is_person(q->g, v) || q->count[v] >= q->fewest) continue;
        few[v] = true;
        alone[v] |= q->count[v] == 1;
        if (q->first[v] == v) PDN_TRY(add_row(q, v, out));
    }
    if (out->rows > before)
        qsort(out->row + before, out->rows - before, sizeof *out->row,
              by_people);
out:
    free(q->first);
    free(q->count);
    free(q->without);
    pdn_arena_clear(&q->text);
    return st;
}

static pdn_status ask_columns(const pdn_network *g, const pdn_unique_options *o,
                              size_t fewest, bool *few, bool *alone,
                              pdn_uniqueness *out)
{
    pdn_status st = PDN_OK;
    pdn_groups *q = NULL;
    const uint32_t **of = NULL;
    const char *const **label = NULL;
    struct question question = {0};

    PDN_NEW(q, o->bys);
    PDN_NEW(of, o->bys);
    PDN_NEW(label, o->bys);
    for (size_t k = 0; k < o->bys; k++) {
        PDN_TRY(pdn_groups_by(g, o->by[k], &q[k]));
        of[k] = q[k].of;
        label[k] = q[k].label;
    }
    question = (struct question){.g = g,
                                 .column = o->by,
                                 .of = of,
                                 .label = label,
                                 .columns = o->bys,
                                 .fewest = fewest};
    PDN_TRY(ask(&question, few, alone, out));
out:
    for (size_t k = 0; q != NULL && k < o->bys; k++)
        pdn_groups_clear(&q[k]);
    free(label);
    free(of);
    free(q);
    return st;
}

static pdn_status ask_contacts(const pdn_network *g, size_t fewest, bool *few,
                               bool *alone, pdn_uniqueness *out)
{
    pdn_status st = PDN_OK;
    pdn_adjacency a = {0};
    pdn_arena text = {0};
    uint32_t *degree = NULL;
    const char **number = NULL, *const name = contacts;
    const uint32_t *of = NULL;
    const char *const *label = NULL;
    struct question question = {0};

    PDN_TRY(pdn_adjacency_make(g, &a));
    PDN_NEW(degree, g->actors);
    PDN_NEW(number, g->actors + 1);
    for (size_t v = 0; v < g->actors; v++) {
        char digits[PDN_NUMBER_SIZE];
        degree[v] = a.both.start[v + 1] - a.both.start[v];
        pdn_number_write((double)degree[v], digits);
        PDN_TRY(pdn_arena_keep(&text, digits, &number[degree[v]]));
    }
    of = degree;
    label = number;
    question = (struct question){.g = g,
                                 .column = &name,
                                 .of = &of,
                                 .label = &label,
                                 .columns = 1,
                                 .fewest = fewest};
    PDN_TRY(ask(&question, few, alone, out));
out:
    free(number);
    free(degree);
    pdn_arena_clear(&text);
    pdn_adjacency_clear(&a);
    return st;
}

pdn_status pdn_network_unique(const pdn_network *g, const pdn_unique_options *o,
                              pdn_uniqueness *out)
{
    pdn_status st = PDN_OK;
    const size_t fewest = o->fewest > 0 ? o->fewest : PDN_UNIQUE_FEWEST;
    pdn_uniqueness u = {.people = g->people};
    bool *few = NULL, *alone = NULL;

    if (pdn_pairs_are_aggregated(g))
        PDN_FAIL(PDN_EDATA, "a network of services: nobody is in it");
    PDN_NEW(few, g->actors);
    PDN_NEW(alone, g->actors);
    if (o->bys > 0) PDN_TRY(ask_columns(g, o, fewest, few, alone, &u));
    PDN_TRY(ask_contacts(g, fewest, few, alone, &u));
    for (size_t v = 0; v < g->actors; v++) {
        u.recognised += few[v];
        u.alone += alone[v];
    }
    *out = u;
    u = (pdn_uniqueness){0};
out:
    free(alone);
    free(few);
    pdn_uniqueness_clear(&u);
    return st;
}

void pdn_uniqueness_clear(pdn_uniqueness *u)
{
    free(u->row);
    pdn_arena_clear(&u->text);
    *u = (pdn_uniqueness){0};
}
