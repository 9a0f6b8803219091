#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_bytes(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

/* What the column says of actor i; text of a number goes to the arena. */
static pdn_status label_of(const pdn_column *c, size_t i, pdn_arena *arena,
                           const char **out)
{
    char number[PDN_NUMBER_SIZE];

    *out = "";
    if (c->text != NULL) {
        if (c->text[i] != NULL) *out = c->text[i];
        return PDN_OK;
    }
    if (pdn_state_of(c->number[i]) != PDN_VALUE) return PDN_OK;
    size_t n = pdn_number_write(c->number[i], number);
    *out = pdn_arena_text(arena, number, n);
    return pdn_had_memory(*out);
}

static pdn_status sort_labels(pdn_groups *q, const char **of, const char **all)
{
    memcpy(all, of, q->actors * sizeof *all);
    qsort(all, q->actors, sizeof *all, by_bytes);
    for (size_t i = 0; i < q->actors; i++)
        if (q->groups == 0 || strcmp(all[q->groups - 1], all[i]) != 0)
            all[q->groups++] = all[i];
    q->label = all;
    q->of = pdn_arena_get(&q->arena, q->actors * sizeof *q->of);
    q->size = pdn_arena_get(&q->arena, q->groups * sizeof *q->size);
    q->answered = pdn_arena_get(&q->arena, q->groups * sizeof *q->answered);
    return q->of == NULL || q->size == NULL || q->answered == NULL
               ? pdn_no_memory()
               : PDN_OK;
}

/* The columns there are help to see what was meant. */
static pdn_status no_such(const pdn_network *g, const char *column)
{
    char there[256] = "";
    size_t used = 0;

    for (size_t i = 0; i < g->actor.columns; i++) {
        const char *name = g->actor.column[i].name;
        if (used + strlen(name) + 3 > sizeof there) break;
        used += (size_t)snprintf(there + used, sizeof there - used, "%s%s",
                                 i > 0 ? ", " : "", name);
    }
    return pdn_fail(PDN_EDATA,
                    "no actor column \"%s\" to group by: there is %s", column,
                    there);
}

pdn_status pdn_groups_by(const pdn_network *g, const char *column,
                         pdn_groups *out)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {.actors = g->actors};
    const pdn_column *c = pdn_table_column(&g->actor, column);

    if (c == NULL) return no_such(g, column);
    size_t bytes = g->actors * sizeof(const char *);
    const char **of = pdn_arena_get(&q.arena, bytes);
    const char **all = pdn_arena_get(&q.arena, bytes);
    if (of == NULL || all == NULL) PDN_TRY(pdn_no_memory());
    for (size_t i = 0; i < g->actors; i++)
        PDN_TRY(label_of(c, i, &q.arena, &of[i]));
    PDN_TRY(sort_labels(&q, of, all));
    for (size_t i = 0; i < g->actors; i++) {
        const char **at = bsearch(&of[i], all, q.groups, sizeof *all, by_bytes);
        q.of[i] = (uint32_t)(at - all);
        q.size[q.of[i]]++;
        q.answered[q.of[i]] += g->answered[i];
    }
    *out = q;
    q = (pdn_groups){0};
out:
    pdn_groups_clear(&q);
    return st;
}

bool pdn_groups_is_known(const char *label)
{
    return label[0] != '\0' && strcmp(label, "NA") != 0;
}

void pdn_groups_clear(pdn_groups *q)
{
    pdn_arena_clear(&q->arena);
    *q = (pdn_groups){0};
}
