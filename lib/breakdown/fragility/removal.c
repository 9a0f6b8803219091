#include "measures/paths/betweenness.h"
#include "measures/paths/brandes_blocks.h"

#include "pdnet/fragility.h"

#include <stdlib.h>

/* Scores that differ by less, relatively, tie: they are sums in an order that
 * the numbering of the actors decides. */
static const double tied = 1e-9;

/* Who stays, and their scores; blocks: NULL where they are found once. */
struct rest {
    brandes_blocks *blocks;
    bool *gone;
    double *score;
};

static pdn_status rest_init(struct rest *r, const pdn_packed *both, bool again)
{
    pdn_status st = PDN_OK;

    PDN_NEW(r->gone, both->n);
    PDN_NEW(r->score, both->n);
    if (again) PDN_TRY(brandes_blocks__new(both->n, both->m, &r->blocks));
out:
    return st;
}

static void rest_clear(struct rest *r)
{
    brandes_blocks__free(r->blocks);
    free(r->gone);
    free(r->score);
}

/* Betweenness among those who stay: all of them, where it is found once. */
static pdn_status score_rest(const pdn_packed *both, struct rest *r,
                             size_t threads)
{
    const pdn_adjacency all = {
        .n = both->n, .out = *both, .in = *both, .both = *both};

    if (r->blocks == NULL)
        return betweenness__compute(&all, NULL, threads, r->score);
    brandes_blocks__score(r->blocks, both, NULL, r->gone, r->score);
    return PDN_OK;
}

/* Of those who stay, the first whose score is the most. */
static uint32_t next_of(const struct rest *r, size_t n)
{
    double most = -1;
    uint32_t first = 0;

    for (size_t v = 0; v < n; v++)
        if (!r->gone[v] && r->score[v] > most) most = r->score[v];
    while (r->gone[first] || r->score[first] < most * (1 - tied))
        first++;
    return first;
}

pdn_status pdn_removal_sequence(const pdn_packed *both, pdn_remove_by by,
                                size_t removals, size_t threads,
                                uint32_t *order)
{
    pdn_status st = PDN_OK;
    struct rest r = {0};
    bool again = by == PDN_REMOVE_BY_BETWEENNESS ||
                 (by == PDN_REMOVE_BY_SIZE && both->n <= PDN_REMOVE_SMALL);

    PDN_TRY(rest_init(&r, both, again));
    for (size_t v = 0; v < both->n; v++)
        r.score[v] = both->start[v + 1] - both->start[v];
    for (size_t k = 0; k < removals; k++) {
        if (by != PDN_REMOVE_BY_DEGREE && (again || k == 0))
            PDN_TRY(score_rest(both, &r, threads));
        order[k] = next_of(&r, both->n);
        r.gone[order[k]] = true;
    }
out:
    rest_clear(&r);
    return st;
}

/* Parts of those who are there: part[v] leads to the part's own actor, who
 * holds its size. */
struct parts {
    uint32_t *part, *size, largest;
    bool *there;
};

static uint32_t part_of(struct parts *p, uint32_t v)
{
    while (p->part[v] != v) {
        p->part[v] = p->part[p->part[v]];
        v = p->part[v];
    }
    return v;
}

static void come_back(struct parts *p, const pdn_packed *both, uint32_t v)
{
    uint32_t mine = v;

    p->there[v] = true;
    p->part[v] = v;
    p->size[v] = 1;
    for (uint32_t e = both->start[v]; e < both->start[v + 1]; e++) {
        if (!p->there[both->to[e]]) continue;
        uint32_t other = part_of(p, both->to[e]);
        if (other == mine) continue;
        if (p->size[other] > p->size[mine]) {
            uint32_t keep = mine;
            mine = other;
            other = keep;
        }
        p->part[other] = mine;
        p->size[mine] += p->size[other];
    }
    if (p->size[mine] > p->largest) p->largest = p->size[mine];
}

pdn_status pdn_removal_largest(const pdn_packed *both, const uint32_t *order,
                               size_t removals, uint32_t *largest)
{
    pdn_status st = PDN_OK;
    struct parts p = {0};
    bool *goes = NULL;

    PDN_NEW(p.part, both->n);
    PDN_NEW(p.size, both->n);
    PDN_NEW(p.there, both->n);
    PDN_NEW(goes, both->n);
    for (size_t k = 0; k < removals; k++)
        goes[order[k]] = true;
    for (uint32_t v = 0; v < both->n; v++)
        if (!goes[v]) come_back(&p, both, v);
    largest[removals] = p.largest;
    for (size_t k = removals; k-- > 0;) {
        come_back(&p, both, order[k]);
        largest[k] = p.largest;
    }
out:
    free(p.part);
    free(p.size);
    free(p.there);
    free(goes);
    return st;
}
