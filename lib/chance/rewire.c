#include "pdnet/rewire.h"

#include <stdlib.h>
#include <string.h>

/* How x and y stand to each other, seen from x: nothing, x > y, y > x, both. */
enum { NONE, SENT, RECEIVED, BOTH };

/* Ties by their sender. A row holds its length for ever: what a trial moves is
 * only whom the ties of a row lead to. A returned tie stands in two rows, and
 * twin says where it stands in the other. */
struct rows {
    size_t m;
    uint32_t *start, *from, *to, *twin;
};

/* Up to SQUARE actors the states of all pairs stand in a square, seen from the
 * row (12 ns a trial; two bits each, from the lower end, are four times as
 * slow: which end is lower the processor guesses wrong). Of more, the dyads
 * with a tie are a set: (lower end, higher end, state from the lower) in the
 * bits of a word; 0 is an empty seat. */
enum { SQUARE = 2048 };

struct pdn_rewiring {
    size_t n;
    bool directed;
    struct rows both, sent; /* returned ties (undirected: all), and others */
    bool loose;             /* returned arcs are as others: all in `sent` */
    uint8_t *square;
    uint64_t *seat, mask;
    unsigned shift;
    uint64_t trials, changes;
};

/* ---- the set ------------------------------------------------------------ */

static uint64_t dyad(uint32_t x, uint32_t y)
{
    return x < y ? ((uint64_t)x << 31 | y) << 2 : ((uint64_t)y << 31 | x) << 2;
}

/* The state from the other end. */
static unsigned turned(unsigned state)
{
    return (state & 1) << 1 | state >> 1;
}

static uint64_t home(const pdn_rewiring *w, uint64_t key)
{
    return ((key >> 2) * UINT64_C(0x9e3779b97f4a7c15)) >> w->shift;
}

/* The seat of the dyad, or the empty one where it would sit. */
static uint64_t seat_of(const pdn_rewiring *w, uint64_t key)
{
    uint64_t at = home(w, key);

    while (w->seat[at] != 0 && (w->seat[at] ^ key) > 3)
        at = (at + 1) & w->mask;
    return at;
}

static unsigned state_of(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    if (w->square != NULL) return w->square[x * w->n + y];
    unsigned state = w->seat[seat_of(w, dyad(x, y))] & 3;

    return x < y ? state : turned(state);
}

/* Empties a seat; those behind it who could sit nearer home move up. */
static void leave(pdn_rewiring *w, uint64_t at)
{
    for (uint64_t next = (at + 1) & w->mask; w->seat[next] != 0;
         next = (next + 1) & w->mask) {
        uint64_t wanted = home(w, w->seat[next]);
        if (((next - wanted) & w->mask) < ((next - at) & w->mask)) continue;
        w->seat[at] = w->seat[next];
        at = next;
    }
    w->seat[at] = 0;
}

static void set_state(pdn_rewiring *w, uint32_t x, uint32_t y, unsigned state)
{
    if (w->square != NULL) {
        w->square[x * w->n + y] = (uint8_t)state;
        w->square[y * w->n + x] = (uint8_t)turned(state);
        return;
    }
    uint64_t key = dyad(x, y), at = seat_of(w, key);

    if (state != NONE)
        w->seat[at] = key | (x < y ? state : turned(state));
    else if (w->seat[at] != 0)
        leave(w, at);
}

/* ---- beginning ---------------------------------------------------------- */

/* Where the rows of a beginning are put together. */
struct sorting {
    const uint32_t *from, *to;
    size_t m;
};

static bool returned(const pdn_rewiring *w, uint32_t x, uint32_t y)
{
    if (!w->directed) return true;
    return !w->loose && state_of(w, x, y) == BOTH;
}

static pdn_status rows_make(struct rows *r, size_t n, size_t room)
{
    pdn_status st = PDN_OK;

    PDN_NEW(r->start, n + 2);
    PDN_NEW(r->from, room);
    PDN_NEW(r->to, room);
    PDN_NEW(r->twin, room);
out:
    return st;
}

static void rows_free(struct rows *r)
{
    free(r->start);
    free(r->from);
    free(r->to);
    free(r->twin);
}

static uint32_t rows_add(struct rows *r, uint32_t x, uint32_t y)
{
    uint32_t at = r->start[x + 1]++;

    r->from[at] = x;
    r->to[at] = y;
    r->m++;
    return at;
}

static uint32_t place_in(const struct rows *r, uint32_t x, uint32_t y)
{
    uint32_t at = r->start[x];

    while (r->to[at] != y)
        at++;
    return at;
}

/* start[x + 1] runs from the beginning of row x to its end. */
static void rows_open(struct rows *r, size_t n)
{
    for (size_t v = 0; v < n; v++)
        r->start[v + 2] += r->start[v + 1];
    /* now start[x + 1] is where row x begins */
}

static void fill_rows(pdn_rewiring *w, const struct sorting *s)
{
    for (size_t k = 0; k < s->m; k++) {
        uint32_t x = s->from[k], y = s->to[k];
        bool pair = returned(w, x, y);
        struct rows *r = pair ? &w->both : &w->sent;
        r->start[x + 2]++;
        if (pair && !w->directed) r->start[y + 2]++;
    }
    rows_open(&w->both, w->n);
    rows_open(&w->sent, w->n);
    for (size_t k = 0; k < s->m; k++) {
        uint32_t x = s->from[k], y = s->to[k];
        bool pair = returned(w, x, y);
        rows_add(pair ? &w->both : &w->sent, x, y);
        if (pair && !w->directed) rows_add(&w->both, y, x);
    }
    for (uint32_t e = 0; e < w->both.m; e++)
        w->both.twin[e] = place_in(&w->both, w->both.to[e], w->both.from[e]);
}

static pdn_status fill_set(pdn_rewiring *w, const struct sorting *s)
{
    for (size_t k = 0; k < s->m; k++) {
        uint32_t x = s->from[k], y = s->to[k];
        if (x >= w->n || y >= w->n || x == y)
            return pdn_fail(PDN_EARG, "tie %zu leads from %u to %u", k, x, y);
        unsigned state = state_of(w, x, y);
        if ((state & SENT) != 0)
            return pdn_fail(PDN_EARG, "tie %zu stands twice", k);
        set_state(w, x, y, w->directed ? state | SENT : BOTH);
    }
    return PDN_OK;
}

pdn_status pdn_rewiring_new(size_t n, pdn_rewire_kind kind,
                            const uint32_t *from, const uint32_t *to, size_t m,
                            pdn_rewiring **out)
{
    pdn_status st = PDN_OK;
    pdn_rewiring *w = NULL;
    struct sorting s = {from, to, m};
    bool directed = kind != PDN_REWIRE_EDGES;
    size_t room = directed ? m : 2 * m;
    uint64_t seats = 16;

    if (n >= (size_t)1 << 31 || room >= UINT32_MAX)
        return pdn_fail(PDN_EARG, "%zu actors, %zu ties: too many", n, m);
    PDN_NEW(w, 1);
    w->n = n;
    w->directed = directed;
    w->loose = kind == PDN_REWIRE_ARCS;
    w->shift = 60;
    if (n <= SQUARE) PDN_NEW(w->square, n * n);
    for (; n > SQUARE && seats < 3 * (uint64_t)m; seats *= 2)
        w->shift--;
    w->mask = seats - 1;
    PDN_NEW(w->seat, seats);
    PDN_TRY(rows_make(&w->both, n, room));
    PDN_TRY(rows_make(&w->sent, n, room));
    PDN_TRY(fill_set(w, &s));
    fill_rows(w, &s);
    *out = w;
    w = NULL;
out:
    pdn_rewiring_free(w);
    return st;
}

void pdn_rewiring_free(pdn_rewiring *w)
{
    if (w == NULL) return;
    rows_free(&w->both);
    rows_free(&w->sent);
    free(w->seat);
    free(w->square);
    free(w);
}

/* ---- moves -------------------------------------------------------------- */

/* a = b and c = d become a = d and c = b. */
static bool swap_returned(pdn_rewiring *w, uint32_t e, uint32_t f)
{
    struct rows *r = &w->both;
    uint32_t a = r->from[e], b = r->to[e], c = r->from[f], d = r->to[f];

    if (a == c || a == d || b == c || b == d) return false;
    if (state_of(w, a, d) != NONE || state_of(w, c, b) != NONE) return false;
    set_state(w, a, b, NONE);
    set_state(w, c, d, NONE);
    set_state(w, a, d, BOTH);
    set_state(w, c, b, BOTH);
    uint32_t of_b = r->twin[e], of_d = r->twin[f];
    r->to[e] = d;
    r->to[of_d] = a;
    r->twin[e] = of_d;
    r->twin[of_d] = e;
    r->to[f] = b;
    r->to[of_b] = c;
    r->twin[f] = of_b;
    r->twin[of_b] = f;
    return true;
}

/* Where returned arcs are as others: a > b, c > d become a > d, c > b. */
static bool swap_loose(pdn_rewiring *w, uint32_t e, uint32_t f)
{
    struct rows *r = &w->sent;
    uint32_t a = r->from[e], b = r->to[e], c = r->from[f], d = r->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    unsigned ad = state_of(w, a, d), cb = state_of(w, c, b);
    if (((ad | cb) & SENT) != 0) return false;
    set_state(w, a, b, state_of(w, a, b) & RECEIVED);
    set_state(w, c, d, state_of(w, c, d) & RECEIVED);
    set_state(w, a, d, ad | SENT);
    set_state(w, c, b, cb | SENT);
    r->to[e] = d;
    r->to[f] = b;
    return true;
}

/* The returned tie x = y becomes x = z in x's row; its twin is told later. */
static uint32_t lead_to(struct rows *r, uint32_t x, uint32_t y, uint32_t z)
{
    uint32_t at = place_in(r, x, y);

    r->to[at] = z;
    return at;
}

/* The returned ties a = d and c = b become a = b and c = d. */
static void return_others(struct rows *r, const uint32_t end[4])
{
    uint32_t a = end[0], b = end[1], c = end[2], d = end[3];
    uint32_t of_a = lead_to(r, a, d, b), of_d = lead_to(r, d, a, c);
    uint32_t of_c = lead_to(r, c, b, d), of_b = lead_to(r, b, c, a);

    r->twin[of_a] = of_b;
    r->twin[of_b] = of_a;
    r->twin[of_c] = of_d;
    r->twin[of_d] = of_c;
}

/* Unreturned a > b and c > d become a > d and c > b; what stood there, if it
 * is the same twice, goes to a b and c d. */
static bool swap_sent(pdn_rewiring *w, uint32_t e, uint32_t f)
{
    struct rows *r = &w->sent;
    uint32_t a = r->from[e], b = r->to[e], c = r->from[f], d = r->to[f];

    if (a == c || b == d || a == d || c == b) return false;
    unsigned there = state_of(w, a, d);
    if (there == SENT || state_of(w, c, b) != there) return false;
    set_state(w, a, b, there);
    set_state(w, c, d, there);
    set_state(w, a, d, SENT);
    set_state(w, c, b, SENT);
    r->to[e] = d;
    r->to[f] = b;
    if (there == RECEIVED) {
        lead_to(r, d, a, c);
        lead_to(r, b, c, a);
    } else if (there == BOTH) {
        return_others(&w->both, (uint32_t[]){a, b, c, d});
    }
    return true;
}

/* a > b > c > d, all unreturned, becomes a > c > b > d; with d = a the ring is
 * turned round. What stands between a and c and between b and d, nothing or
 * returned ties, goes to a b and c d. */
static bool turn_sent(pdn_rewiring *w, uint32_t e, uint32_t f, uint32_t g)
{
    struct rows *r = &w->sent;
    uint32_t a = r->from[e], b = r->to[e], c = r->to[f], d = r->to[g];
    unsigned there = NONE;

    if (d != a) {
        there = state_of(w, a, c);
        if ((there != NONE && there != BOTH) || state_of(w, b, d) != there)
            return false;
        set_state(w, a, b, there);
        set_state(w, c, d, there);
    }
    set_state(w, a, c, SENT);
    set_state(w, c, b, SENT);
    set_state(w, b, d, SENT);
    r->to[e] = c;
    r->to[g] = b;
    r->to[f] = d;
    if (there == BOTH) return_others(&w->both, (uint32_t[]){a, b, d, c});
    return true;
}

/* A ring of three arcs turned round, where returned arcs are as others. */
static bool turn_loose(pdn_rewiring *w, uint32_t e, uint32_t f, uint32_t g)
{
    struct rows *r = &w->sent;
    uint32_t a = r->from[e], b = r->to[e], c = r->to[f];

    if (r->to[g] != a || state_of(w, a, b) != SENT ||
        state_of(w, b, c) != SENT || state_of(w, c, a) != SENT)
        return false;
    set_state(w, a, c, SENT);
    set_state(w, c, b, SENT);
    set_state(w, b, a, SENT);
    r->to[e] = c;
    r->to[g] = b;
    r->to[f] = a;
    return true;
}

/* An arc of v's, any with the same chance; false: v sends none. */
static bool sent_by(const struct rows *r, uint32_t v, pdn_random *stream,
                    uint32_t *arc)
{
    uint32_t first = r->start[v], own = r->start[v + 1] - first;

    if (own == 0) return false;
    *arc = first + pdn_random_below(stream, own);
    return true;
}

/* A row's length never changes, so a way on from an arc, arc by arc, is as
 * likely to be met as what it is turned into. */
static bool try_turn(pdn_rewiring *w, pdn_random *stream)
{
    const struct rows *r = &w->sent;
    uint32_t e = pdn_random_below(stream, (uint32_t)r->m), f = 0, g = 0;

    if (!sent_by(r, r->to[e], stream, &f)) return false;
    if (!sent_by(r, r->to[f], stream, &g)) return false;
    return w->loose ? turn_loose(w, e, f, g) : turn_sent(w, e, f, g);
}

/* One trial in so many, of those among unreturned arcs, is a turn. */
enum { TURN = 8 };

static bool try_one(pdn_rewiring *w, pdn_random *stream)
{
    uint32_t both = (uint32_t)w->both.m, sent = (uint32_t)w->sent.m;
    uint32_t e = pdn_random_below(stream, both + sent);

    if (e < both) return swap_returned(w, e, pdn_random_below(stream, both));
    if (pdn_random_below(stream, TURN) == 0) return try_turn(w, stream);
    e -= both;
    uint32_t f = pdn_random_below(stream, sent);
    return w->loose ? swap_loose(w, e, f) : swap_sent(w, e, f);
}

void pdn_rewiring_run(pdn_rewiring *w, pdn_random *stream, size_t trials)
{
    w->trials += trials;
    if (w->both.m + w->sent.m < 2) return;
    for (size_t k = 0; k < trials; k++)
        w->changes += try_one(w, stream);
}

void pdn_rewiring_ties(const pdn_rewiring *w, uint32_t *from, uint32_t *to)
{
    size_t k = 0;

    for (size_t e = 0; e < w->sent.m; e++, k++) {
        from[k] = w->sent.from[e];
        to[k] = w->sent.to[e];
    }
    for (size_t e = 0; e < w->both.m; e++) {
        if (!w->directed && w->both.from[e] > w->both.to[e]) continue;
        from[k] = w->both.from[e];
        to[k++] = w->both.to[e];
    }
}

void pdn_rewiring_count(const pdn_rewiring *w, uint64_t *trials,
                        uint64_t *changes)
{
    *trials = w->trials;
    *changes = w->changes;
}
