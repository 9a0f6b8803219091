#include "contact_pools.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 28 };

/* ---- what comes in ------------------------------------------------------ */

static pdn_status check_arc(const pdn_contacts *c, size_t k)
{
    uint32_t i = c->from[k], j = c->to[k];

    if (i >= c->actors || j >= c->actors || i == j)
        return pdn_fail(PDN_EARG, "arc %zu leads from %u to %u", k, i, j);
    if (c->directed && !c->answered[i])
        return pdn_fail(PDN_EARG, "arc %zu: %u did not answer", k, i);
    return PDN_OK;
}

static pdn_status check(const pdn_contacts *c)
{
    pdn_status st = PDN_OK;

    if (c->actors >= MOST || c->arcs >= MOST || c->blanks >= MOST)
        return pdn_fail(PDN_EARG, "%zu actors, %zu arcs, %zu blanks: too many",
                        c->actors, c->arcs, c->blanks);
    for (size_t i = 0; i < c->actors; i++)
        if (c->group[i] >= c->groups && c->group[i] != PDN_NO_GROUP)
            return pdn_fail(PDN_EARG, "actor %zu is in group %u", i,
                            c->group[i]);
    for (size_t k = 0; k < c->arcs && st == PDN_OK; k++)
        st = check_arc(c, k);
    for (size_t k = 0; k < c->blanks && st == PDN_OK; k++)
        if (c->blank_from[k] >= c->actors || c->blank_to[k] >= c->actors)
            st = pdn_fail(PDN_EARG, "blank cell %zu: no such actor", k);
    return st;
}

static pdn_status make_traits(contact_pools__walk *w)
{
    pdn_status st = PDN_OK;
    const pdn_contacts *c = &w->c;

    w->words = 1 + c->places / 2;
    PDN_TAKE(&w->memory, w->trait, c->actors * w->words);
    for (size_t i = 0; i < c->actors; i++) {
        uint64_t *word = &w->trait[i * w->words];
        word[0] = c->group[i];
        for (size_t k = 0; k < c->places; k++)
            word[(k + 1) / 2] |= (uint64_t)c->place[k * c->actors + i]
                                 << (k % 2 == 0 ? 32 : 0);
    }
out:
    return st;
}

/* ---- contacts and pools ------------------------------------------------- */

enum { MUTUAL, ONE_WAY, TO_SILENT };

/* A contact while pools are made; differ is its row of the table. */
struct member {
    uint32_t low, high;
    bool up, down; /* reported by the lower number, by the higher */
    int class;
    size_t words;
    const uint64_t *differ;
};

static int by_ends(const void *x, const void *y)
{
    const struct member *a = x, *b = y;

    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    return (a->high > b->high) - (a->high < b->high);
}

/* By class and stratum; the ends let no order depend on qsort. */
static int by_pool(const void *x, const void *y)
{
    const struct member *a = x, *b = y;

    if (a->class != b->class) return a->class < b->class ? -1 : 1;
    for (size_t k = 0; k < a->words; k++)
        if (a->differ[k] != b->differ[k])
            return a->differ[k] < b->differ[k] ? -1 : 1;
    return by_ends(x, y);
}

/* The dyads that have contacts, each once: two arcs of one are one mutual
 * contact. */
static pdn_status gather(const pdn_contacts *c, struct member *member,
                         size_t *contacts)
{
    size_t arcs = 0, m = 0;

    for (size_t k = 0; k < c->arcs; k++) {
        uint32_t i = c->from[k], j = c->to[k];
        if (!contact_pools__moves(c, k)) continue;
        member[arcs++] = (struct member){.low = i < j ? i : j,
                                         .high = i < j ? j : i,
                                         .up = i < j || !c->directed,
                                         .down = i > j || !c->directed};
    }
    qsort(member, arcs, sizeof *member, by_ends);
    for (size_t k = 0; k < arcs; k++) {
        struct member *last = &member[m > 0 ? m - 1 : 0], now = member[k];
        if (m == 0 || by_ends(last, &now) != 0) {
            member[m++] = now;
            continue;
        }
        if ((last->up && now.up) || (last->down && now.down))
            return pdn_fail(PDN_EARG, "a contact of %u and %u stands twice",
                            now.low, now.high);
        last->up = last->down = true;
    }
    *contacts = m;
    return PDN_OK;
}

static void classify(const contact_pools__walk *w, struct member *m,
                     uint64_t *differ)
{
    const uint64_t *low = &w->trait[m->low * w->words];
    const uint64_t *high = &w->trait[m->high * w->words];

    for (size_t k = 0; k < w->words; k++)
        differ[k] = contact_pools__differ(low[k], high[k]);
    m->differ = differ;
    m->words = w->words;
    if (m->up && m->down)
        m->class = MUTUAL;
    else
        m->class =
            w->c.answered[m->up ? m->high : m->low] ? ONE_WAY : TO_SILENT;
}

static bool same_pool(const struct member *a, const struct member *b)
{
    return a->class == b->class &&
           memcmp(a->differ, b->differ, a->words * sizeof *a->differ) == 0;
}

static void fill_pools(contact_pools__walk *w, const struct member *member)
{
    contact_pools__pool *pool = w->pool;

    for (uint32_t k = 0; k < w->contacts; k++) {
        const struct member *m = &member[k];
        if (k == 0 || !same_pool(&m[-1], m)) {
            pool = &w->pool[w->pools++];
            *pool = (contact_pools__pool){
                .first = k, .mutual = m->class == MUTUAL, .differ = m->differ};
        }
        pool->size++;
        w->pool_of[k] = (uint32_t)(w->pools - 1);
        w->observed[(size_t)2 * k] = m->up ? m->low : m->high;
        w->observed[(size_t)2 * k + 1] = m->up ? m->high : m->low;
    }
}

static pdn_status make_pools(contact_pools__walk *w)
{
    pdn_status st = PDN_OK;
    struct member *member = NULL;

    PDN_NEW(member, w->c.arcs);
    PDN_TRY(gather(&w->c, member, &w->contacts));
    PDN_TAKE(&w->memory, w->differ, w->contacts * w->words);
    for (size_t k = 0; k < w->contacts; k++)
        classify(w, &member[k], &w->differ[k * w->words]);
    qsort(member, w->contacts, sizeof *member, by_pool);
    PDN_TAKE(&w->memory, w->pool, w->contacts);
    PDN_TAKE(&w->memory, w->pool_of, w->contacts);
    PDN_TAKE(&w->memory, w->observed, 2 * w->contacts);
    PDN_TAKE(&w->memory, w->end, 2 * w->contacts);
    fill_pools(w, member);
out:
    free(member);
    return st;
}

/* ---- dyads -------------------------------------------------------------- */

static bool same_stratum(const contact_pools__walk *w,
                         const contact_pools__pool *p,
                         const contact_pools__pool *q)
{
    return memcmp(p->differ, q->differ, w->words * sizeof *p->differ) == 0;
}

/* Gives every stratum of a pool its bits; returns how many bits that takes. */
static size_t share_bits(contact_pools__walk *w)
{
    size_t bits = 0, n = w->c.actors;

    for (size_t k = 0; k < w->pools; k++) {
        size_t as = 0;
        while (!same_stratum(w, &w->pool[as], &w->pool[k]))
            as++;
        w->pool[k].bits = as < k ? w->pool[as].bits : bits;
        if (as == k) bits += n * (n + 1) / 2;
    }
    return bits;
}

/* Opens a dyad in its stratum, if there is a pool of that. */
static void open_dyad(contact_pools__walk *w, uint32_t x, uint32_t y)
{
    for (size_t k = 0; k < w->pools; k++) {
        if (!contact_pools__alike(w, &w->pool[k], x, y)) continue;
        contact_pools__turn(w->closed,
                            w->pool[k].bits + contact_pools__dyad(x, y));
        return;
    }
}

/* Of unknown groups too: what never moves never comes to look at them. The bits
 * of somebody with the own self, at which a trial may look, stay closed. */
static pdn_status make_bits(contact_pools__walk *w, size_t bits)
{
    pdn_status st = PDN_OK;
    const pdn_contacts *c = &w->c;

    PDN_TAKE(&w->memory, w->closed, bits / 8 + 1);
    memset(w->closed, 0xff, bits / 8 + 1);
    for (uint32_t x = 0; x < c->actors; x++)
        for (uint32_t y = 0; y < x; y++)
            open_dyad(w, x, y);
    if (c->blanks == 0) goto out;
    PDN_TAKE(&w->memory, w->blank, c->actors * c->actors / 8 + 1);
    for (size_t k = 0; k < c->blanks; k++) {
        size_t at = c->blank_from[k] * c->actors + c->blank_to[k];
        if (!contact_pools__bit(w->blank, at))
            contact_pools__turn(w->blank, at);
    }
out:
    return st;
}

static pdn_status make_sets(contact_pools__walk *w)
{
    pdn_status st = PDN_OK;
    const pdn_contacts *c = &w->c;

    PDN_TRY(cell_set__new(w->contacts, &w->taken));
    PDN_TRY(cell_set__new(c->blanks, &w->left_blank));
    for (size_t k = 0; k < c->blanks; k++)
        if (!cell_set__has(&w->left_blank, c->blank_from[k], c->blank_to[k]))
            cell_set__add(&w->left_blank, c->blank_from[k], c->blank_to[k]);
out:
    return st;
}

/* No contact is taken yet: what bars one is a blank. */
static pdn_status check_blanks(const contact_pools__walk *w)
{
    for (size_t k = 0; k < w->contacts && w->c.blanks > 0; k++) {
        uint32_t x = w->observed[2 * k], y = w->observed[2 * k + 1];
        const contact_pools__pool *p = &w->pool[w->pool_of[k]];
        bool open = w->closed != NULL
                        ? contact_pools__blank(w, p->mutual, x, y) == 0
                        : contact_pools__open(w, p, x, y);
        if (!open)
            return pdn_fail(PDN_EARG,
                            "a contact of %u and %u, and its cell left blank",
                            x, y);
    }
    return PDN_OK;
}

static pdn_status make(contact_pools__walk *w, size_t most_bits)
{
    pdn_status st = PDN_OK;
    size_t bits = 0;

    PDN_TRY(check(&w->c));
    PDN_TRY(make_traits(w));
    PDN_TRY(make_pools(w));
    bits = share_bits(w);
    if (bits <= most_bits)
        PDN_TRY(make_bits(w, bits));
    else
        PDN_TRY(make_sets(w));
    PDN_TRY(check_blanks(w));
out:
    return st;
}

void contact_pools__free(contact_pools__walk *w)
{
    if (w == NULL) return;
    pdn_arena_clear(&w->memory);
    cell_set__clear(&w->taken);
    cell_set__clear(&w->left_blank);
    free(w);
}

/* Turns the bit of every contact in its stratum. */
static void turn_bits(contact_pools__walk *w)
{
    for (size_t k = 0; k < w->contacts; k++)
        contact_pools__turn(
            w->closed,
            w->pool[w->pool_of[k]].bits +
                contact_pools__dyad(w->end[2 * k], w->end[2 * k + 1]));
}

/* Bits and sets know of no contact before. */
static void take_observed(contact_pools__walk *w)
{
    memcpy(w->end, w->observed, 2 * w->contacts * sizeof *w->end);
    if (w->closed != NULL) {
        turn_bits(w);
        return;
    }
    for (size_t k = 0; k < w->contacts; k++)
        contact_pools__take(w, w->end[2 * k], w->end[2 * k + 1]);
}

void contact_pools__begin(contact_pools__walk *w)
{
    if (w->closed != NULL)
        turn_bits(w);
    else
        cell_set__empty(&w->taken);
    take_observed(w);
    w->changes = 0;
}

pdn_status contact_pools__new(const pdn_contacts *c, size_t most_bits,
                              contact_pools__walk **out)
{
    pdn_status st = PDN_OK;
    contact_pools__walk *w = NULL;

    PDN_NEW(w, 1);
    w->c = *c;
    PDN_TRY(make(w, most_bits));
    take_observed(w);
    *out = w;
    w = NULL;
out:
    contact_pools__free(w);
    return st;
}
