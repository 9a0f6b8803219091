#include "contact_pools.h"

#include <stdlib.h>

/* Up to so many actors every row has a bit for each of them (8 megabytes). */
enum { ALL_BITS = 8192, MOST_PLACES = 62, MOST = 1 << 28 };

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
    if (c->places > MOST_PLACES)
        return pdn_fail(PDN_EARG, "%zu columns of places, %d at most",
                        c->places, MOST_PLACES);
    for (size_t i = 0; i < c->actors; i++)
        if (c->group[i] >= c->groups && c->group[i] != PDN_NO_GROUP)
            return pdn_fail(PDN_EARG, "actor %zu is in group %u", i,
                            c->group[i]);
    for (size_t k = 0; k < c->arcs && st == PDN_OK; k++)
        st = check_arc(c, k);
    for (size_t k = 0; k < c->blanks; k++)
        if (c->blank_from[k] >= c->actors || c->blank_to[k] >= c->actors)
            return pdn_fail(PDN_EARG, "blank cell %zu: no such actor", k);
    return st;
}

static void fill_traits(pdn_contact_walk *w)
{
    const pdn_contacts *c = &w->c;

    for (size_t i = 0; i < c->actors; i++) {
        w->trait[i * w->traits] = c->group[i];
        for (size_t k = 0; k < c->places; k++)
            w->trait[i * w->traits + k + 1] = c->place[k * c->actors + i];
    }
}

/* ---- blank cells -------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* start[x + 2] counts the cells of row x; then start[x + 1] is where it begins,
 * and moves on to its end while it is filled. */
static void sort_blanks(const pdn_contacts *c, uint32_t *start, uint32_t *to)
{
    for (size_t k = 0; k < c->blanks; k++)
        start[c->blank_from[k] + 2]++;
    for (size_t x = 0; x < c->actors; x++)
        start[x + 2] += start[x + 1];
    for (size_t k = 0; k < c->blanks; k++)
        to[start[c->blank_from[k] + 1]++] = c->blank_to[k];
    for (size_t x = 0; x < c->actors; x++)
        qsort(&to[start[x]], start[x + 1] - start[x], sizeof *to, by_number);
}

static pdn_status fill_blanks(pdn_contact_walk *w)
{
    pdn_status st = PDN_OK;
    const pdn_contacts *c = &w->c;

    if (c->blanks == 0) goto out;
    PDN_NEW(w->blank_start, c->actors + 2);
    PDN_NEW(w->blank_to, c->blanks);
    sort_blanks(c, w->blank_start, w->blank_to);
    for (size_t k = 0; k < c->arcs; k++) {
        uint32_t i = c->from[k], j = c->to[k];
        if (!contact_pools__moves(c, k)) continue;
        if (contact_pools__blank(w, i, j) ||
            (!c->directed && contact_pools__blank(w, j, i)))
            PDN_FAIL(PDN_EARG, "arc %zu is where %u left a blank", k, i);
    }
out:
    return st;
}

/* ---- rows --------------------------------------------------------------- */

static pdn_status fill_rows(pdn_contact_walk *w)
{
    pdn_status st = PDN_OK;
    const pdn_contacts *c = &w->c;
    pdn_rewire_kind kind = c->directed ? PDN_REWIRE_KINDS : PDN_REWIRE_EDGES;
    uint32_t longest = c->actors <= ALL_BITS ? 0 : tierows__longest(c->actors);
    uint32_t *from = NULL, *to = NULL;
    pdn_i_ties ties = {NULL, NULL, 0};

    PDN_NEW(from, c->arcs);
    PDN_NEW(to, c->arcs);
    for (size_t k = 0; k < c->arcs; k++) {
        if (!contact_pools__moves(c, k)) continue;
        from[ties.m] = c->from[k];
        to[ties.m++] = c->to[k];
    }
    ties.from = from;
    ties.to = to;
    PDN_TRY(pdn_i_rewiring_new(c->actors, kind, &ties, longest, &w->ties));
    PDN_TRY(pdn_i_rewiring_new(c->actors, kind, &ties, longest, &w->observed));
out:
    free(from);
    free(to);
    return st;
}

/* ---- pools -------------------------------------------------------------- */

enum { MUTUAL, ONE_WAY, TO_SILENT };

/* A contact while pools are made: those of one pool stand side by side. */
struct member {
    uint64_t likeness;
    uint32_t class, place;
};

static int by_pool(const void *x, const void *y)
{
    const struct member *a = x, *b = y;

    if (a->class != b->class) return a->class < b->class ? -1 : 1;
    if (a->likeness != b->likeness) return a->likeness < b->likeness ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* One place of each contact: where it is sent, or, if mutual, the place in the
 * row of the lower number. */
static size_t gather(const pdn_contact_walk *w, struct member *member)
{
    const pdn_rewiring *t = w->ties;
    size_t m = 0;

    for (uint32_t x = 0; x < t->n; x++) {
        uint32_t sent_end = t->split != NULL ? t->split[2 * x] : t->start[x];
        uint32_t both = t->split != NULL ? t->split[2 * x + 1] : t->start[x];
        for (uint32_t p = t->start[x]; p < t->start[x + 1]; p++) {
            uint32_t y = t->to[p], class = MUTUAL;
            if (p < sent_end)
                class = w->c.answered[y] ? ONE_WAY : TO_SILENT;
            else if (p < both || x > y)
                continue;
            member[m++] =
                (struct member){contact_pools__likeness(w, x, y), class, p};
        }
    }
    qsort(member, m, sizeof *member, by_pool);
    return m;
}

static void fill_pools(pdn_contact_walk *w, const struct member *member)
{
    contact_pools__pool *pool = w->pool;
    uint32_t picks = 0;

    for (size_t k = 0; k < w->contacts; k++) {
        const struct member *m = &member[k];
        bool mutual = m->class == MUTUAL;
        if (k == 0 || m->class != m[-1].class ||
            m->likeness != m[-1].likeness) {
            pool = &w->pool[w->pools++];
            *pool = (contact_pools__pool){m->likeness, picks, 0, mutual};
        }
        uint32_t other = mutual ? w->ties->place[m->place].twin : m->place;
        uint32_t at = (uint32_t)(pool - w->pool);
        w->contact[2 * k] = (contact_pools__contact){m->place, at};
        w->contact[2 * k + 1] = (contact_pools__contact){other, at};
        w->pick[picks++] = m->place;
        if (mutual) w->pick[picks++] = other;
        pool->size = picks - pool->begin;
    }
}

static pdn_status make_pools(pdn_contact_walk *w)
{
    pdn_status st = PDN_OK;
    struct member *member = NULL;

    PDN_NEW(member, w->ties->start[w->ties->n]);
    w->contacts = gather(w, member);
    PDN_NEW(w->contact, 2 * w->contacts);
    PDN_NEW(w->pool, w->contacts);
    PDN_NEW(w->pick, 2 * w->contacts);
    fill_pools(w, member);
out:
    free(member);
    return st;
}

pdn_status contact_pools__fill(pdn_contact_walk *w)
{
    pdn_status st = PDN_OK;

    PDN_TRY(check(&w->c));
    w->traits = 1 + w->c.places;
    PDN_NEW(w->trait, w->c.actors * w->traits);
    fill_traits(w);
    PDN_TRY(fill_blanks(w));
    PDN_TRY(fill_rows(w));
    PDN_TRY(make_pools(w));
out:
    return st;
}
