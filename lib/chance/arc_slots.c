#include "arc_slots.h"

#include <stdlib.h>

/* The ties of a beginning; of each, the one that leads back. */
struct beginning {
    const uint32_t *from, *to;
    size_t m;
    uint32_t *back, *next, *head, *last;
};

static uint32_t lower_end(const struct beginning *b, uint32_t k)
{
    return b->from[k] < b->to[k] ? b->from[k] : b->to[k];
}

static uint32_t higher_end(const struct beginning *b, uint32_t k)
{
    return b->from[k] < b->to[k] ? b->to[k] : b->from[k];
}

/* Puts the ties in lists by their lower end. */
static pdn_status sort_ties(const pdn_rewiring *w, struct beginning *b)
{
    for (uint32_t k = 0; k < b->m; k++) {
        uint32_t x = b->from[k], y = b->to[k];
        if (x >= w->n || y >= w->n || x == y)
            return pdn_fail(PDN_EARG, "tie %u leads from %u to %u", k, x, y);
        b->back[k] = ARC_SLOTS_NONE;
    }
    for (uint32_t k = (uint32_t)b->m; k-- > 0;) {
        uint32_t v = lower_end(b, k);
        b->next[k] = b->head[v];
        b->head[v] = k + 1;
    }
    return PDN_OK;
}

/* Finds the one that leads back. last[y]: the last tie met with y as its higher
 * end, which counts if it is of the list that we are in. */
static pdn_status pair_up(const pdn_rewiring *w, struct beginning *b)
{
    for (uint32_t v = 0; v < w->n; v++) {
        for (uint32_t at = b->head[v]; at != 0; at = b->next[at - 1]) {
            uint32_t k = at - 1, *last = &b->last[higher_end(b, k)];
            uint32_t met = *last - 1;
            if (*last != 0 && lower_end(b, met) == v) {
                if (w->kind == PDN_REWIRE_EDGES || b->from[met] == b->from[k] ||
                    b->back[met] != ARC_SLOTS_NONE)
                    return pdn_fail(PDN_EARG, "tie %u stands twice", k);
                b->back[met] = k;
                b->back[k] = met;
            }
            *last = at;
        }
    }
    return PDN_OK;
}

/* Rows come in parts while they are filled: three with kinds, else one. */
static uint32_t parts_of(const pdn_rewiring *w)
{
    return w->kind == PDN_REWIRE_KINDS ? 3 : 1;
}

/* In which part of its sender's row a tie stands, and in which of its
 * receiver's (NOWHERE: in none). */
static void parts_with(const pdn_rewiring *w, const struct beginning *b,
                       uint32_t k, uint32_t part[2])
{
    uint32_t x = b->from[k], y = b->to[k];

    part[0] = x;
    part[1] = w->kind == PDN_REWIRE_EDGES ? y : ARC_SLOTS_NONE;
    if (w->kind != PDN_REWIRE_KINDS) return;
    bool returned = b->back[k] != ARC_SLOTS_NONE;
    part[0] = 3 * x + (returned ? 2 : 0);
    part[1] = returned ? ARC_SLOTS_NONE : 3 * y + 1;
}

static uint32_t take_place(pdn_rewiring *w, uint32_t *end, uint32_t x,
                           uint32_t y)
{
    uint32_t p = (*end)++;

    w->slot[p].from = x;
    w->to[p] = y;
    return p;
}

static void make_twins(pdn_rewiring *w, uint32_t p, uint32_t q)
{
    w->slot[p].reverse = q;
    w->slot[q].reverse = p;
}

/* begin[r + 2] counts the places of part r; then begin[r + 1] is where it
 * begins, and moves on to its end while it is filled. */
static void fill_rows(pdn_rewiring *w, const struct beginning *b,
                      uint32_t *begin)
{
    uint32_t part[2], *slot = b->next; /* of each tie: the lists are done */

    for (uint32_t k = 0; k < b->m; k++) {
        parts_with(w, b, k, part);
        begin[part[0] + 2]++;
        if (part[1] != ARC_SLOTS_NONE) begin[part[1] + 2]++;
    }
    for (size_t r = 0; r < w->n * parts_of(w); r++)
        begin[r + 2] += begin[r + 1];
    for (uint32_t k = 0; k < b->m; k++) {
        uint32_t x = b->from[k], y = b->to[k];
        parts_with(w, b, k, part);
        slot[k] = take_place(w, &begin[part[0] + 1], x, y);
        if (part[1] != ARC_SLOTS_NONE)
            make_twins(w, slot[k], take_place(w, &begin[part[1] + 1], y, x));
        else if (w->kind == PDN_REWIRE_KINDS && b->back[k] < k)
            make_twins(w, slot[k], slot[b->back[k]]);
    }
}

static void fill_starts(pdn_rewiring *w, const uint32_t *begin)
{
    uint32_t parts = parts_of(w);

    for (size_t x = 0; x <= w->n; x++)
        w->start[x] = begin[x * parts];
    for (size_t x = 0; x < w->n && parts > 1; x++) {
        w->split[2 * x] = begin[3 * x + 1];
        w->split[2 * x + 1] = begin[3 * x + 2];
    }
}

static void fill_picks(pdn_rewiring *w, const struct beginning *b)
{
    uint32_t both = 0, sent = 0;

    if (w->kind == PDN_REWIRE_ARCS) w->sent = (uint32_t)b->m;
    if (w->kind == PDN_REWIRE_EDGES) w->both = 2 * (uint32_t)b->m;
    if (w->kind != PDN_REWIRE_KINDS) return;
    for (uint32_t k = 0; k < b->m; k++)
        w->both += b->back[k] != ARC_SLOTS_NONE;
    w->sent = (uint32_t)b->m - w->both;
    for (size_t x = 0; x < w->n; x++) {
        const uint32_t *split = &w->split[2 * x];
        for (uint32_t p = split[1]; p < w->start[x + 1]; p++)
            w->pick[both++] = p;
        for (uint32_t p = w->start[x]; p < split[0]; p++)
            w->pick[w->both + sent++] = p;
    }
}

static pdn_status fill_bits(pdn_rewiring *w)
{
    pdn_status st = PDN_OK;
    size_t rows = 0;

    w->words = w->n / 64 + 1;
    PDN_TAKE(&w->memory, w->bits_of, w->n);
    for (uint32_t x = 0; x < w->n; x++)
        if (rewiring__long_row(w, x)) w->bits_of[x] = rows++ * w->words;
    if (rows == 0) goto out;
    PDN_TAKE(&w->memory, w->bits, rows * w->words);
    for (uint32_t x = 0; x < w->n; x++) {
        if (!rewiring__long_row(w, x)) continue;
        for (uint32_t p = w->start[x]; p < w->start[x + 1]; p++)
            *rewiring__word_of(w, x, w->to[p]) |= UINT64_C(1)
                                                  << (w->to[p] % 64);
    }
out:
    return st;
}

static pdn_status fill(pdn_rewiring *w, struct beginning *b)
{
    pdn_status st = PDN_OK;
    uint32_t *begin = NULL;

    PDN_NEW(b->back, b->m);
    PDN_NEW(b->next, b->m);
    PDN_NEW(b->head, w->n);
    PDN_NEW(b->last, w->n);
    PDN_NEW(begin, w->n * parts_of(w) + 2);
    PDN_TRY(sort_ties(w, b));
    PDN_TRY(pair_up(w, b));
    fill_rows(w, b, begin);
    fill_starts(w, begin);
    fill_picks(w, b);
    PDN_TRY(fill_bits(w));
out:
    free(begin);
    free(b->back);
    free(b->next);
    free(b->head);
    free(b->last);
    return st;
}

void pdn_rewiring_free(pdn_rewiring *w)
{
    if (w == NULL) return;
    pdn_arena_clear(&w->memory);
    free(w);
}

pdn_status rewiring__new(size_t n, pdn_rewire_kind kind,
                         const rewiring__arcs *ties, uint32_t longest,
                         pdn_rewiring **out)
{
    pdn_status st = PDN_OK;
    pdn_rewiring *w = NULL;
    struct beginning b = {.from = ties->from, .to = ties->to, .m = ties->m};
    size_t m = ties->m, slots = kind == PDN_REWIRE_ARCS ? m : 2 * m;

    if (n >= (size_t)1 << 28 || m >= (size_t)1 << 28)
        return pdn_fail(PDN_EARG, "%zu actors, %zu ties: too many", n, m);
    PDN_NEW(w, 1);
    w->n = n;
    w->kind = kind;
    w->longest = longest;
    PDN_TAKE(&w->memory, w->start, n + 1);
    PDN_TAKE(&w->memory, w->to, slots + ARC_SLOTS_LANES);
    PDN_TAKE(&w->memory, w->slot, slots);
    if (kind == PDN_REWIRE_KINDS) {
        PDN_TAKE(&w->memory, w->split, 2 * n);
        PDN_TAKE(&w->memory, w->pick, m);
    }
    PDN_TRY(fill(w, &b));
    *out = w;
    w = NULL;
out:
    pdn_rewiring_free(w);
    return st;
}
