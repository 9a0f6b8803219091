#include "pdnet/chance.h"
#include "pdnet/network.h"

#include <stdlib.h>
#include <string.h>

/* One column's name out of a list with commas; false after the last. */
static bool next_name(const char **list, const char **name, size_t *n)
{
    static const char blank[] = " \t";

    if (*list == NULL) return false;
    *name = *list + strspn(*list, blank);
    *n = strcspn(*name, ",");
    const char *end = *name + *n;
    *list = *end == ',' ? end + 1 : NULL;
    while (*n > 0 && strchr(blank, (*name)[*n - 1]) != NULL)
        --*n;
    return true;
}

static pdn_status fill_column(const pdn_network *g, const char *name, size_t n,
                              pdn_localities *l)
{
    pdn_status st = PDN_OK;
    pdn_groups q = {0};
    uint32_t *of = l->of + l->columns * l->actors;
    char *column = NULL;
    size_t alone = 0;

    PDN_NEW(column, n + 1);
    memcpy(column, name, n);
    if (pdn_table_column(&g->actor, column) == NULL)
        PDN_FAIL(PDN_EDATA, "no actor column \"%s\" to shuffle within", column);
    PDN_TRY(pdn_groups_by(g, column, &q));
    for (size_t i = 0; i < l->actors; i++) {
        bool known = pdn_groups_is_known(q.label[q.of[i]]);
        /* a place that is not known is a place of its own */
        of[i] = known ? q.of[i] : (uint32_t)(q.groups + alone++);
        l->many = l->many || of[i] != of[0];
    }
    l->columns++;
out:
    free(column);
    pdn_groups_clear(&q);
    return st;
}

pdn_status pdn_localities_of_network(const pdn_network *g, const char *by,
                                     const char *within, pdn_localities *out)
{
    pdn_status st = PDN_OK;
    pdn_localities l = {.actors = g->actors};
    const bool there = pdn_table_column(&g->actor, "municipality") != NULL;
    const char *column = "sector";
    size_t most = 1, n = 0;
    const char *name = NULL, *list = NULL;

    if (within == NULL && by != NULL)
        PDN_TRY(pdn_groups_column(g, by, &column));
    if (within == NULL)
        within =
            there && strcmp(column, "sector") == 0 ? "municipality" : "none";
    list = strcmp(within, "none") == 0 ? NULL : within;
    for (const char *s = within; *s != '\0'; s++)
        most += *s == ',';
    PDN_NEW(l.of, most * g->actors);
    while (next_name(&list, &name, &n))
        PDN_TRY(fill_column(g, name, n, &l));
    *out = l;
    l = (pdn_localities){0};
out:
    pdn_localities_clear(&l);
    return st;
}

void pdn_localities_clear(pdn_localities *l)
{
    free(l->of);
    *l = (pdn_localities){0};
}

/* Two columns of place numbers as one, numbered from 0: the pair of numbers of
 * each actor, sorted. */
struct cell {
    uint32_t first, second, actor;
};

static int by_place(const void *x, const void *y)
{
    const struct cell *a = x, *b = y;

    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->second != b->second) return a->second < b->second ? -1 : 1;
    return (a->actor > b->actor) - (a->actor < b->actor);
}

pdn_status pdn_localities_join(const pdn_localities *l, uint32_t *joint,
                               size_t *places)
{
    pdn_status st = PDN_OK;
    struct cell *cell = NULL;

    PDN_NEW(cell, l->actors);
    for (size_t i = 0; i < l->actors; i++)
        joint[i] = 0;
    *places = 1;
    for (size_t c = 0; c < l->columns; c++) {
        for (size_t i = 0; i < l->actors; i++)
            cell[i] =
                (struct cell){joint[i], l->of[c * l->actors + i], (uint32_t)i};
        qsort(cell, l->actors, sizeof *cell, by_place);
        *places = 1;
        for (size_t k = 0; k < l->actors; k++) {
            *places += k > 0 && (cell[k].first != cell[k - 1].first ||
                                 cell[k].second != cell[k - 1].second);
            joint[cell[k].actor] = (uint32_t)(*places - 1);
        }
    }
out:
    free(cell);
    return st;
}

pdn_status pdn_strata_of_network(const pdn_network *g, const char *by,
                                 const char *within, pdn_strata *out,
                                 bool *within_places)
{
    pdn_status st = PDN_OK;
    pdn_localities l = {0};
    uint32_t *of = NULL;
    size_t places = 1;

    PDN_NEW(of, g->actors);
    PDN_TRY(pdn_localities_of_network(g, by, within, &l));
    PDN_TRY(pdn_localities_join(&l, of, &places));
    for (size_t i = 0; i < g->actors; i++)
        of[i] = 2 * of[i] + (g->directed && !g->answered[i]);
    PDN_TRY(pdn_strata_make(of, g->actors, 2 * places, out));
    if (within_places != NULL) *within_places = l.many;
out:
    free(of);
    pdn_localities_clear(&l);
    return st;
}

bool pdn_strata_can_move(const pdn_strata *s, const uint32_t *label)
{
    for (size_t k = 0; k < s->strata; k++)
        for (uint32_t at = s->start[k]; at < s->start[k + 1]; at++)
            if (label[s->member[at]] != label[s->member[s->start[k]]])
                return true;
    return false;
}
