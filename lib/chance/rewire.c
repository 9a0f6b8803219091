#include "arc_slots.h"

#include "pdnet/chance.h"

#include <stdlib.h>

enum { LANES = ARC_SLOTS_LANES };

#define NOWHERE ARC_SLOTS_NONE

/* Up to FEW actors every row has a bit set of actors, which fits the cache. Of
 * more actors, rows above LONG slots and above n / SHARE have one: bit sets
 * then take at most 128 bytes a tie. */
enum { FEW = 1024, LONG = 64, SHARE = 1024 };

pdn_status pdn_rewiring_new(size_t n, pdn_rewire_kind kind,
                            const uint32_t *from, const uint32_t *to, size_t m,
                            pdn_rewiring **out)
{
    uint32_t longest = n / SHARE > LONG ? (uint32_t)(n / SHARE) : LONG;

    if (n <= FEW) longest = 0;
    return rewiring__new(n, kind, &(rewiring__arcs){from, to, m}, longest, out);
}

void pdn_rewiring_free(pdn_rewiring *w)
{
    if (w == NULL) return;
    free(w->start);
    free(w->split);
    free(w->to);
    free(w->slot);
    free(w->pick);
    free(w->bits_of);
    free(w->bits);
    free(w);
}

/* ---- lookup ------------------------------------------------------------ */

/* Whether any of LANES slots leads to y. Branch-free on purpose. */
static bool any_leads(const uint32_t *to, uint32_t y)
{
    uint32_t hit = 0;

    for (size_t k = 0; k < LANES / 4; k++)
        hit |= (uint32_t)(to[k] == y) | (uint32_t)(to[k + LANES / 4] == y) |
               (uint32_t)(to[k + LANES / 2] == y) |
               (uint32_t)(to[k + 3 * LANES / 4] == y);
    return hit != 0;
}

/* The slot of x's row that leads to y, or NOWHERE. Blocks may read past the
 * row's end (to[] is padded), which saves a branch that is hard to predict; a
 * hit beyond the end is ruled out by the scalar loop. */
static uint32_t slot_in_row(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    uint32_t p = w->start[x], end = w->start[x + 1];

    while (p < end && !any_leads(&w->to[p], y))
        p += LANES;
    for (; p < end; p++)
        if (w->to[p] == y) return p;
    return NOWHERE;
}

static bool bit_of(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    return (*rewiring__word_of(w, x, y) >> (y % 64) & 1) != 0;
}

static uint32_t slot_of(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    if (rewiring__long_row(w, x) && !bit_of(w, x, y)) return NOWHERE;
    return slot_in_row(w, x, y);
}

static bool leads(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    if (rewiring__long_row(w, x)) return bit_of(w, x, y);
    return slot_in_row(w, x, y) != NOWHERE;
}

/* The kind of the dyad of x and the actor a slot of x's row leads to. */
enum { SENT, RECEIVED, BOTH, NONE };

static unsigned dyad_kind(const pdn_rewiring *w, uint32_t x, uint32_t p)
{
    if (p == NOWHERE) return NONE;
    return (unsigned)(p >= w->split[(size_t)2 * x]) +
           (unsigned)(p >= w->split[(size_t)2 * x + 1]);
}

/* ---- moves -------------------------------------------------------------- */

/* Flips the bits of y and z in x's row, if the row has bits. Flipped, not set:
 * a row may lose an actor and get the same one back. */
static inline void turn_bits(pdn_rewiring *w, uint32_t x, uint32_t y,
                             uint32_t z)
{
    if (!rewiring__long_row(w, x)) return;
    uint64_t *row = &w->bits[w->bits_of[x]];
    row[y / 64] ^= UINT64_C(1) << (y % 64);
    row[z / 64] ^= UINT64_C(1) << (z % 64);
}

/* A tie of x and y, with its slot in either row. */
struct tie {
    uint32_t x, in_x, y, in_y;
};

/* Writes ties into their slots. */
static void put_ties(pdn_rewiring *w, const struct tie *tie, size_t ties)
{
    for (size_t k = 0; k < ties && w->bits != NULL; k++) {
        turn_bits(w, tie[k].x, w->to[tie[k].in_x], tie[k].y);
        turn_bits(w, tie[k].y, w->to[tie[k].in_y], tie[k].x);
    }
    for (size_t k = 0; k < ties; k++) {
        const struct tie *t = &tie[k];
        w->to[t->in_x] = t->y;
        w->to[t->in_y] = t->x;
        w->slot[t->in_x].reverse = t->in_y;
        w->slot[t->in_y].reverse = t->in_x;
    }
}

/* Writes an arc (ARCS: the receiver's row has no slot for it). */
static void lead_to(pdn_rewiring *w, uint32_t p, uint32_t y)
{
    if (w->bits != NULL) turn_bits(w, w->slot[p].from, w->to[p], y);
    w->to[p] = y;
}

static uint32_t reverse(const pdn_rewiring *w, uint32_t p)
{
    return w->slot[p].reverse;
}

/* a > b and c > d (mutual: a = b and c = d) become a > d and c > b. The dyads
 * ad and cb must both be empty; or, for asymmetric arcs, both mutual or both
 * arcs d > a and b > c: they then change places with ab and cd. False: no
 * move. */
static bool swap_ties(pdn_rewiring *w, uint32_t e, uint32_t f, bool returned)
{
    uint32_t a = w->slot[e].from, b = w->to[e];
    uint32_t c = w->slot[f].from, d = w->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    uint32_t ad = slot_of(w, a, d), cb = slot_of(w, c, b);
    struct tie tie[4] = {{a, e, d, reverse(w, f)}, {c, f, b, reverse(w, e)}};
    size_t ties = 2;
    if (ad != NOWHERE || cb != NOWHERE) {
        if (returned) return false;
        unsigned there = dyad_kind(w, a, ad);
        if (there == SENT || dyad_kind(w, c, cb) != there) return false;
        tie[ties++] = (struct tie){a, ad, b, reverse(w, cb)};
        tie[ties++] = (struct tie){c, cb, d, reverse(w, ad)};
    }
    put_ties(w, tie, ties);
    return true;
}

/* The path a > b > c > d of asymmetric arcs becomes a > c > b > d; with d = a
 * the cycle is reversed. The dyads ac and bd must be both empty or both mutual;
 * mutual ones move to ab and cd. False: no move. */
static bool turn_ties(pdn_rewiring *w, uint32_t e, uint32_t f, uint32_t g)
{
    uint32_t a = w->slot[e].from, b = w->to[e], c = w->to[f], d = w->to[g];
    struct tie tie[5] = {{a, e, c, reverse(w, f)},
                         {c, g, b, reverse(w, e)},
                         {b, f, d, reverse(w, g)}};
    size_t ties = 3;

    if (d != a) {
        uint32_t ac = slot_of(w, a, c), bd = slot_of(w, b, d);
        unsigned there = dyad_kind(w, a, ac);
        if ((there != NONE && there != BOTH) || dyad_kind(w, b, bd) != there)
            return false;
        if (there == BOTH) {
            tie[ties++] = (struct tie){a, ac, b, bd};
            tie[ties++] = (struct tie){c, reverse(w, ac), d, reverse(w, bd)};
        }
    }
    put_ties(w, tie, ties);
    return true;
}

/* Mutual or not: a > b, c > d become a > d, c > b. False: no move. */
static bool swap_arcs(pdn_rewiring *w, uint32_t e, uint32_t f)
{
    uint32_t a = w->slot[e].from, b = w->to[e];
    uint32_t c = w->slot[f].from, d = w->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    if (leads(w, a, d) || leads(w, c, b)) return false;
    lead_to(w, e, d);
    lead_to(w, f, b);
    return true;
}

/* Reverses a cycle of three asymmetric arcs. False: no move. */
static bool turn_arcs(pdn_rewiring *w, uint32_t e, uint32_t f, uint32_t g)
{
    uint32_t a = w->slot[e].from, b = w->to[e], c = w->to[f];

    if (w->to[g] != a || leads(w, b, a) || leads(w, c, b) || leads(w, a, c))
        return false;
    lead_to(w, e, c);
    lead_to(w, f, a);
    lead_to(w, g, b);
    return true;
}

/* An arc that v sends, uniformly drawn; false: there is none. */
static bool sent_by(const pdn_rewiring *w, uint32_t v, pdn_random *stream,
                    uint32_t *arc)
{
    uint32_t first = w->start[v];
    uint32_t end = w->split != NULL ? w->split[(size_t)2 * v] : w->start[v + 1];

    if (first == end) return false;
    *arc = first + pdn_random_below(stream, end - first);
    return true;
}

/* Tries a turn from e along two arcs drawn on the way. Out-degrees never
 * change, so the move and its reverse are equally likely. */
static bool try_turn(pdn_rewiring *w, uint32_t e, pdn_random *stream)
{
    uint32_t f = 0, g = 0;

    if (!sent_by(w, w->to[e], stream, &f)) return false;
    if (!sent_by(w, w->to[f], stream, &g)) return false;
    return w->kind == PDN_REWIRE_ARCS ? turn_arcs(w, e, f, g)
                                      : turn_ties(w, e, f, g);
}

/* ---- the walk ----------------------------------------------------------- */

/* One in TURN trials on asymmetric arcs is a turn. Trials are drawn DRAWN at a
 * time and their memory prefetched AHEAD trials before it is read. */
enum { TURN = 8, DRAWN = 64, AHEAD = 12 };

/* Two ties, as picks after draw() and as slots after find(). A turn starts at
 * e and has no f. */
struct trial {
    uint32_t e, f;
    bool turn, returned;
};

static void fetch_slot(const pdn_rewiring *w, uint32_t p)
{
    __builtin_prefetch(&w->to[p]);
    __builtin_prefetch(&w->slot[p]);
}

/* Prefetches what a trial reads beside its own slots, as far as it does not
 * depend on trials before it. */
static void fetch_beside(const pdn_rewiring *w, uint32_t p)
{
    __builtin_prefetch(&w->start[w->slot[p].from]);
    if (w->kind != PDN_REWIRE_ARCS) fetch_slot(w, reverse(w, p));
}

static void draw(const pdn_rewiring *w, pdn_random *stream, struct trial *trial,
                 size_t trials)
{
    uint32_t both = w->both, sent = w->sent, ways = (both + sent) * TURN;
    pdn_random r = *stream;

    for (size_t k = 0; k < trials; k++) {
        struct trial *t = &trial[k];
        uint64_t bits = pdn_random_bits(&r);
        uint32_t way = pdn_random_fit(&r, (uint32_t)(bits >> 32), ways);
        t->e = t->f = way / TURN;
        t->returned = t->e < both;
        t->turn = !t->returned && way % TURN == 0;
        if (t->returned)
            t->f = pdn_random_fit(&r, (uint32_t)bits, both);
        else if (!t->turn)
            t->f = both + pdn_random_fit(&r, (uint32_t)bits, sent);
        if (w->pick == NULL) continue;
        __builtin_prefetch(&w->pick[t->e]);
        __builtin_prefetch(&w->pick[t->f]);
    }
    *stream = r;
}

static void find(const pdn_rewiring *w, struct trial *trial, size_t trials)
{
    for (size_t k = 0; k < trials; k++) {
        struct trial *t = &trial[k];
        if (w->pick != NULL) {
            t->e = w->pick[t->e];
            t->f = w->pick[t->f];
        }
        fetch_slot(w, t->e);
        fetch_slot(w, t->f);
    }
}

static bool try_one(pdn_rewiring *w, pdn_random *stream, const struct trial *t)
{
    if (t->turn) return try_turn(w, t->e, stream);
    if (w->kind == PDN_REWIRE_ARCS) return swap_arcs(w, t->e, t->f);
    return swap_ties(w, t->e, t->f, t->returned);
}

void pdn_rewiring_run(pdn_rewiring *w, pdn_random *stream, size_t trials)
{
    struct trial trial[DRAWN];
    uint64_t changes = 0;

    w->trials += trials;
    if (w->both + w->sent < 2) return;
    for (size_t now = 0; trials > 0; trials -= now) {
        now = trials < DRAWN ? trials : DRAWN;
        draw(w, stream, trial, now);
        find(w, trial, now);
        for (size_t k = 0; k < now; k++) {
            if (k + AHEAD < now) {
                fetch_beside(w, trial[k + AHEAD].e);
                fetch_beside(w, trial[k + AHEAD].f);
            }
            changes += try_one(w, stream, &trial[k]);
        }
    }
    w->changes += changes;
}

void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from, uint32_t *to)
{
    size_t k = 0;

    for (uint32_t e = 0; e < w->both + w->sent; e++) {
        uint32_t p = w->pick != NULL ? w->pick[e] : e;
        uint32_t x = w->slot[p].from, y = w->to[p];
        if (w->kind == PDN_REWIRE_EDGES && x > y) continue;
        from[k] = x;
        to[k++] = y;
    }
}

void pdn_rewiring_count(const pdn_rewiring *w, uint64_t *trials,
                        uint64_t *changes)
{
    *trials = w->trials;
    *changes = w->changes;
}
