#include "core/textmap.h"
#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Names of one key are one group, called as the first is; a name of nothing
 * that is seen is none. */
static pdn_status join_labels(const char **of, size_t n, pdn_arena *arena)
{
    pdn_status st = PDN_OK;
    pdn_textmap first = {0};
    const char *key = NULL;
    uint32_t at = 0;

    for (size_t i = 0; i < n; i++) {
        PDN_TRY(pdn_name_key(arena, of[i], &key));
        PDN_TRY(textmap__put(&first, key, (uint32_t)i, &at));
        of[i] = *key == '\0' ? "" : of[at];
    }
out:
    textmap__clear(&first);
    return st;
}

static pdn_status sort_labels(pdn_groups *q, const char **of, const char **all)
{
    memcpy(all, of, q->actors * sizeof *all);
    qsort(all, q->actors, sizeof *all, pdn_text_order);
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

/* The column of that name, or the one that the name stands for in a file. */
static pdn_status find_column(const pdn_network *g, const char *name,
                              const pdn_column **out)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *actors = pdn_file_kind_of("actors");
    pdn_arena text = {0};
    const char *folded = NULL;

    *out = pdn_table_column(&g->actor, name);
    if (*out != NULL) return PDN_OK;
    PDN_TRY(pdn_normalize_name(&text, name, &folded));
    for (size_t i = 0; i < actors->wants && *out == NULL; i++) {
        if (strcmp(actors->want[i].name, folded) == 0)
            *out = pdn_table_column(&g->actor, folded);
        for (size_t k = 0;
             actors->want[i].also != NULL && actors->want[i].also[k] != NULL;
             k++)
            if (strcmp(actors->want[i].also[k], folded) == 0)
                *out = pdn_table_column(&g->actor, actors->want[i].name);
    }
    if (*out == NULL) st = no_such(g, name);
out:
    pdn_arena_clear(&text);
    return st;
}

bool pdn_groups_are_municipalities(const pdn_network *g, const char *column)
{
    const pdn_column *c = NULL;

    return column != NULL && find_column(g, column, &c) == PDN_OK &&
           strcmp(c->name, "municipality") == 0;
}

pdn_status pdn_groups_column(const pdn_network *g, const char *name,
                             const char **out)
{
    const pdn_column *c = NULL;
    pdn_status st = find_column(g, name, &c);

    if (st == PDN_OK) *out = c->name;
    return st;
}

pdn_status pdn_groups_by(const pdn_network *g, const char *column,
                         pdn_groups *out)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {.actors = g->actors};
    const pdn_column *c = NULL;

    size_t bytes = g->actors * sizeof(const char *);
    const char **of = pdn_arena_get(&q.arena, bytes);
    const char **all = pdn_arena_get(&q.arena, bytes);

    PDN_TRY(find_column(g, column, &c));
    if (of == NULL || all == NULL) PDN_TRY(pdn_no_memory());
    for (size_t i = 0; i < g->actors; i++)
        PDN_TRY(label_of(c, i, &q.arena, &of[i]));
    PDN_TRY(join_labels(of, g->actors, &q.arena));
    PDN_TRY(sort_labels(&q, of, all));
    for (size_t i = 0; i < g->actors; i++) {
        const char **at =
            bsearch(&of[i], all, q.groups, sizeof *all, pdn_text_order);
        q.of[i] = (uint32_t)(at - all);
        q.size[q.of[i]] += g->is_group == NULL || !g->is_group[i];
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
