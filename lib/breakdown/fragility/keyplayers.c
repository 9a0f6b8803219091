#include "keyplayer_search.h"
#include "measures/paths/efficiency.h"

#include "pdnet/core.h"
#include "pdnet/fragility.h"

#include <math.h>
#include <stdlib.h>

/* What the rows are made of. */
struct making {
    const pdn_packed *both;
    const char *const *id;
    const keyplayer__reciprocal *near;
    pdn_searches *search;
    articulation d;
    bool *gone;
    pdn_keyplayers *p;
};

static pdn_status name_set(struct making *w, const uint32_t *set, size_t k,
                           const char **out)
{
    pdn_status st = PDN_OK;
    const char **id = NULL;

    PDN_NEW(id, k);
    for (size_t i = 0; i < k; i++)
        id[i] = w->id[set[i]];
    PDN_TRY(pdn_textlist_write(id, k, '+', &w->p->text, out));
out:
    free(id);
    return st;
}

static void reach_of(const struct making *w, const uint32_t *set, size_t k,
                     pdn_key_set *row)
{
    size_t n = w->both->n;

    row->reached = row->distance_reach = (double)NAN;
    if (w->near->row == NULL) return;
    row->reached = row->distance_reach = 0;
    for (size_t v = 0; v < n; v++) {
        double most = 0;
        for (size_t i = 0; i < k; i++)
            most = fmax(most, w->near->row[set[i] * n + v]);
        row->reached += most >= 1;
        row->distance_reach += most;
    }
    row->distance_reach /= (double)n;
}

/* The figures of a set whose loss leaves `pairs` pairs connected, with nearness
 * `near`. */
static void split_of(const struct making *w, double pairs, double near,
                     pdn_key_set *row)
{
    double n = (double)w->both->n, left = n - row->size;

    row->fragmentation_n = 1 - pairs / (n * (n - 1));
    row->fragmentation = row->distance_fragmentation = (double)NAN;
    if (left < 2) return;
    row->fragmentation = 1 - pairs / (left * (left - 1));
    row->distance_fragmentation = 1 - near / (left * (left - 1));
}

static pdn_status describe(struct making *w, const uint32_t *set, size_t k,
                           pdn_key_set *row)
{
    pdn_status st = PDN_OK;

    PDN_TRY(name_set(w, set, k, &row->actors));
    row->size = (double)k;
    for (size_t i = 0; i < k; i++)
        w->gone[set[i]] = true;
    articulation__search(&w->d, w->both, w->gone);
    split_of(w, (double)w->d.pairs,
             efficiency__nearness(w->both, w->gone, w->search), row);
    for (size_t i = 0; i < k; i++)
        w->gone[set[i]] = false;
    reach_of(w, set, k, row);
out:
    return st;
}

static pdn_status add_rows(struct making *w, pdn_key_goal goal,
                           const keyplayer__best *b)
{
    pdn_status st = PDN_OK;

    for (size_t s = 0; s < b->listed; s++) {
        pdn_key_set *row = &w->p->row[w->p->rows];
        pdn_row_clear(&pdn_keyplayers_schema, row);
        row->goal = goal;
        row->sets = b->exact ? (double)b->sets : (double)NAN;
        row->exact = b->exact;
        PDN_TRY(describe(w, b->set + s * b->k, b->k, row));
        w->p->rows++;
    }
out:
    return st;
}

static pdn_status make_rows(struct making *w, const keyplayer__best best[])
{
    static const pdn_key_goal goals[KEYPLAYER_GOALS] = {
        PDN_KEY_FRAGMENT, PDN_KEY_REACH, PDN_KEY_DISTANCE_REACH};
    pdn_status st = PDN_OK;
    size_t rows = 0;

    for (size_t q = 0; q < KEYPLAYER_GOALS; q++)
        rows += best[q].listed;
    w->p->row = pdn_arena_get(&w->p->text, (rows + 1) * sizeof *w->p->row);
    PDN_TRY(pdn_had_memory(w->p->row));
    PDN_NEW(w->gone, w->both->n);
    PDN_TRY(articulation__init(&w->d, w->both->n));
    PDN_TRY(efficiency__searches_new(w->both->n, &w->search));
    for (size_t q = 0; q < KEYPLAYER_GOALS; q++)
        PDN_TRY(add_rows(w, goals[q], &best[q]));
out:
    free(w->gone);
    articulation__clear(&w->d);
    efficiency__searches_free(w->search);
    return st;
}

pdn_status pdn_keyplayers_find(const pdn_packed *both, const char *const *id,
                               size_t k, uint64_t seed, pdn_keyplayers *out)
{
    pdn_status st = PDN_OK;
    keyplayer__reciprocal near = {0};
    keyplayer__best best[KEYPLAYER_GOALS] = {{0}};
    pdn_keyplayers p = {0};
    struct making w = {.both = both, .id = id, .near = &near, .p = &p};

    if (k == 0 || k >= both->n)
        PDN_FAIL(PDN_EDATA, "sets of %zu among %zu actors: want 1 to %zu", k,
                 both->n, both->n > 0 ? both->n - 1 : 0);
    if (both->n <= KEYPLAYER_MOST_ACTORS)
        PDN_TRY(keyplayer__reciprocal_make(both, &near));
    PDN_TRY(keyplayer__best_fragment(both, k, seed, &best[0]));
    if (near.row != NULL)
        PDN_TRY(keyplayer__best_reach(&near, k, seed, best + 1));
    PDN_TRY(make_rows(&w, best));
    *out = p;
    p = (pdn_keyplayers){0};
out:
    for (size_t q = 0; q < KEYPLAYER_GOALS; q++)
        keyplayer__best_clear(&best[q]);
    free(near.row);
    pdn_keyplayers_clear(&p);
    return st;
}

void pdn_keyplayers_clear(pdn_keyplayers *p)
{
    pdn_arena_clear(&p->text);
    *p = (pdn_keyplayers){0};
}
