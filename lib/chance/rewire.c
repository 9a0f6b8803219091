#include "arc_slots.h"

#include "pdnet/chance.h"

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

/* What does not change while a walk goes on, known where it is compiled:
 * whether it is on arcs, whose receivers have no slots, and whether every row
 * has a bit set, which then is near too. */
struct way {
    bool arcs, near;
};

#define INLINE inline __attribute__((always_inline))

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

static INLINE bool has_bits(const pdn_rewiring *w, struct way way, uint32_t x)
{
    return way.near || rewiring__long_row(w, x);
}

static INLINE bool bit_of(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    return (*rewiring__word_of(w, x, y) >> (y % 64) & 1) != 0;
}

static INLINE uint32_t slot_of(const pdn_rewiring *w, struct way way,
                               uint32_t x, uint32_t y)
{
    if (has_bits(w, way, x) && !bit_of(w, x, y)) return NOWHERE;
    return slot_in_row(w, x, y);
}

static INLINE bool leads(const pdn_rewiring *w, struct way way, uint32_t x,
                         uint32_t y)
{
    if (has_bits(w, way, x)) return bit_of(w, x, y);
    return slot_in_row(w, x, y) != NOWHERE;
}

/* The kind of the dyad of x and the actor a slot of x's row leads to. */
enum { SENT, RECEIVED, BOTH, NONE };

static INLINE unsigned dyad_kind(const pdn_rewiring *w, uint32_t x, uint32_t p)
{
    if (p == NOWHERE) return NONE;
    return (unsigned)(p >= w->split[(size_t)2 * x]) +
           (unsigned)(p >= w->split[(size_t)2 * x + 1]);
}

/* ---- moves -------------------------------------------------------------- */

/* Flips the bits of y and z in x's row, if the row has bits. Flipped, not set:
 * a row may lose an actor and get the same one back. */
static INLINE void turn_bits(pdn_rewiring *w, struct way way, uint32_t x,
                             uint32_t y, uint32_t z)
{
    if (!has_bits(w, way, x)) return;
    uint64_t *row = &w->bits[w->bits_of[x]];
    row[y / 64] ^= UINT64_C(1) << (y % 64);
    row[z / 64] ^= UINT64_C(1) << (z % 64);
}

/* Writes a tie of x and y into its slot in either row. */
static INLINE void put_tie(pdn_rewiring *w, struct way way, uint32_t x,
                           uint32_t in_x, uint32_t y, uint32_t in_y)
{
    if (way.near || w->bits != NULL) {
        turn_bits(w, way, x, w->to[in_x], y);
        turn_bits(w, way, y, w->to[in_y], x);
    }
    w->to[in_x] = y;
    w->to[in_y] = x;
    w->slot[in_x].reverse = in_y;
    w->slot[in_y].reverse = in_x;
}

/* Writes an arc (ARCS: the receiver's row has no slot for it). */
static INLINE void lead_to(pdn_rewiring *w, struct way way, uint32_t p,
                           uint32_t y)
{
    if (way.near || w->bits != NULL)
        turn_bits(w, way, w->slot[p].from, w->to[p], y);
    w->to[p] = y;
}

static INLINE uint32_t reverse(const pdn_rewiring *w, uint32_t p)
{
    return w->slot[p].reverse;
}

/* a > b and c > d (mutual: a = b and c = d) become a > d and c > b. The dyads
 * ad and cb must both be empty; or, for asymmetric arcs, both mutual or both
 * arcs d > a and b > c: they then change places with ab and cd. False: no
 * move. */
static INLINE bool swap_ties(pdn_rewiring *w, struct way way, uint32_t e,
                             uint32_t f, bool returned)
{
    uint32_t a = w->slot[e].from, b = w->to[e];
    uint32_t c = w->slot[f].from, d = w->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    uint32_t ad = slot_of(w, way, a, d), cb = slot_of(w, way, c, b);
    uint32_t back_e = reverse(w, e), back_f = reverse(w, f);
    if (ad != NOWHERE || cb != NOWHERE) {
        if (returned) return false;
        unsigned there = dyad_kind(w, a, ad);
        if (there == SENT || dyad_kind(w, c, cb) != there) return false;
        uint32_t back_ad = reverse(w, ad), back_cb = reverse(w, cb);
        put_tie(w, way, a, ad, b, back_cb);
        put_tie(w, way, c, cb, d, back_ad);
    }
    put_tie(w, way, a, e, d, back_f);
    put_tie(w, way, c, f, b, back_e);
    return true;
}

/* The path a > b > c > d of asymmetric arcs becomes a > c > b > d; with d = a
 * the cycle is reversed. The dyads ac and bd must be both empty or both mutual;
 * mutual ones move to ab and cd. False: no move. */
static INLINE bool turn_ties(pdn_rewiring *w, struct way way, uint32_t e,
                             uint32_t f, uint32_t g)
{
    uint32_t a = w->slot[e].from, b = w->to[e], c = w->to[f], d = w->to[g];
    uint32_t back_e = reverse(w, e), back_f = reverse(w, f);
    uint32_t back_g = reverse(w, g);

    if (d != a) {
        uint32_t ac = slot_of(w, way, a, c), bd = slot_of(w, way, b, d);
        unsigned there = dyad_kind(w, a, ac);
        if ((there != NONE && there != BOTH) || dyad_kind(w, b, bd) != there)
            return false;
        if (there == BOTH) {
            uint32_t back_ac = reverse(w, ac), back_bd = reverse(w, bd);
            put_tie(w, way, a, ac, b, bd);
            put_tie(w, way, c, back_ac, d, back_bd);
        }
    }
    put_tie(w, way, a, e, c, back_f);
    put_tie(w, way, c, g, b, back_e);
    put_tie(w, way, b, f, d, back_g);
    return true;
}

/* Mutual or not: a > b, c > d become a > d, c > b. False: no move. */
static INLINE bool swap_arcs(pdn_rewiring *w, struct way way, uint32_t e,
                             uint32_t f)
{
    uint32_t a = w->slot[e].from, b = w->to[e];
    uint32_t c = w->slot[f].from, d = w->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    if (leads(w, way, a, d) || leads(w, way, c, b)) return false;
    lead_to(w, way, e, d);
    lead_to(w, way, f, b);
    return true;
}

/* Reverses a cycle of three asymmetric arcs. False: no move. */
static INLINE bool turn_arcs(pdn_rewiring *w, struct way way, uint32_t e,
                             uint32_t f, uint32_t g)
{
    uint32_t a = w->slot[e].from, b = w->to[e], c = w->to[f];

    if (w->to[g] != a || leads(w, way, b, a) || leads(w, way, c, b) ||
        leads(w, way, a, c))
        return false;
    lead_to(w, way, e, c);
    lead_to(w, way, f, a);
    lead_to(w, way, g, b);
    return true;
}

/* An arc that v sends, uniformly drawn; false: there is none. */
static INLINE bool sent_by(const pdn_rewiring *w, uint32_t v,
                           pdn_random *stream, uint32_t *arc)
{
    uint32_t first = w->start[v];
    uint32_t end = w->split != NULL ? w->split[(size_t)2 * v] : w->start[v + 1];

    if (first == end) return false;
    *arc = first + pdn_random_below(stream, end - first);
    return true;
}

/* Tries a turn from e along two arcs drawn on the way. Out-degrees never
 * change, so the move and its reverse are equally likely. */
static INLINE bool try_turn(pdn_rewiring *w, struct way way, uint32_t e,
                            pdn_random *stream)
{
    uint32_t f = 0, g = 0;

    if (!sent_by(w, w->to[e], stream, &f)) return false;
    if (!sent_by(w, w->to[f], stream, &g)) return false;
    return way.arcs ? turn_arcs(w, way, e, f, g) : turn_ties(w, way, e, f, g);
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

static INLINE void fetch_slot(const pdn_rewiring *w, uint32_t p)
{
    __builtin_prefetch(&w->to[p]);
    __builtin_prefetch(&w->slot[p]);
}

/* Prefetches what a trial reads beside its own slots, as far as it does not
 * depend on trials before it. */
static INLINE void fetch_beside(const pdn_rewiring *w, struct way way,
                                uint32_t p)
{
    __builtin_prefetch(&w->start[w->slot[p].from]);
    if (!way.arcs) fetch_slot(w, reverse(w, p));
}

static INLINE void draw(const pdn_rewiring *w, struct way way,
                        pdn_random *stream, struct trial *trial, size_t trials)
{
    uint32_t both = w->both, sent = w->sent, ways = (both + sent) * TURN;
    pdn_random r = *stream;

    for (size_t k = 0; k < trials; k++) {
        struct trial *t = &trial[k];
        uint64_t bits = pdn_random_bits(&r);
        uint32_t pick = pdn_random_fit(&r, (uint32_t)(bits >> 32), ways);
        t->e = t->f = pick / TURN;
        t->returned = t->e < both;
        t->turn = !t->returned && pick % TURN == 0;
        if (t->returned)
            t->f = pdn_random_fit(&r, (uint32_t)bits, both);
        else if (!t->turn)
            t->f = both + pdn_random_fit(&r, (uint32_t)bits, sent);
        if (way.near || w->pick == NULL) continue;
        __builtin_prefetch(&w->pick[t->e]);
        __builtin_prefetch(&w->pick[t->f]);
    }
    *stream = r;
}

static INLINE void find(const pdn_rewiring *w, struct way way,
                        struct trial *trial, size_t trials)
{
    for (size_t k = 0; k < trials; k++) {
        struct trial *t = &trial[k];
        if (w->pick != NULL) {
            t->e = w->pick[t->e];
            t->f = w->pick[t->f];
        }
        if (way.near) continue;
        fetch_slot(w, t->e);
        fetch_slot(w, t->f);
    }
}

static INLINE bool try_one(pdn_rewiring *w, struct way way, pdn_random *stream,
                           const struct trial *t)
{
    if (t->turn) return try_turn(w, way, t->e, stream);
    if (way.arcs) return swap_arcs(w, way, t->e, t->f);
    return swap_ties(w, way, t->e, t->f, t->returned);
}

static INLINE void walk(pdn_rewiring *w, struct way way, pdn_random *stream,
                        size_t trials)
{
    struct trial trial[DRAWN];
    uint64_t changes = 0;

    for (size_t now = 0; trials > 0; trials -= now) {
        now = trials < DRAWN ? trials : DRAWN;
        draw(w, way, stream, trial, now);
        find(w, way, trial, now);
        for (size_t k = 0; k < now; k++) {
            if (!way.near && k + AHEAD < now) {
                fetch_beside(w, way, trial[k + AHEAD].e);
                fetch_beside(w, way, trial[k + AHEAD].f);
            }
            changes += try_one(w, way, stream, &trial[k]);
        }
    }
    w->changes += changes;
}

/* One body for each way. */
#define WALK(name, arcs, near)                                           \
    static void name(pdn_rewiring *w, pdn_random *stream, size_t trials) \
    {                                                                    \
        walk(w, (struct way){arcs, near}, stream, trials);               \
    }

WALK(near_arcs, true, true)
WALK(near_ties, false, true)
WALK(far_arcs, true, false)
WALK(far_ties, false, false)

void pdn_rewiring_run(pdn_rewiring *w, pdn_random *stream, size_t trials)
{
    bool near = w->bits != NULL && w->longest == 0;

    w->trials += trials;
    if (w->both + w->sent < 2) return;
    if (w->kind == PDN_REWIRE_ARCS)
        (near ? near_arcs : far_arcs)(w, stream, trials);
    else
        (near ? near_ties : far_ties)(w, stream, trials);
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
