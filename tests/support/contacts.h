/* contacts.h - the slow plain twin of contacts moved about between groups: all
 * graphs that swaps reach, breadth first on a plain matrix, and, without any
 * swap, all graphs that keep what is to be kept. Include after check.h. */
#ifndef PDN_CONTACTS_H
#define PDN_CONTACTS_H

#include "chance/contact_pools.h"

#include "pdnet/chance.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PEOPLE = 11, MOST_REPORTS = 128, MOST_COLUMNS = 2 };

/** A small network in plain arrays. */
struct contacts {
    bool directed;
    size_t n, groups, arcs, places, blanks;
    uint32_t group[MOST_PEOPLE], place[MOST_COLUMNS * MOST_PEOPLE];
    bool answered[MOST_PEOPLE];
    uint32_t from[MOST_REPORTS], to[MOST_REPORTS];
    uint32_t blank_from[MOST_REPORTS], blank_to[MOST_REPORTS];
};

static inline pdn_contacts contacts_of(const struct contacts *c)
{
    return (pdn_contacts){c->directed, c->n,     c->groups, c->group,
                          c->answered, c->arcs,  c->from,   c->to,
                          c->places,   c->place, c->blanks, c->blank_from,
                          c->blank_to};
}

/** arcs as "02 20 13": sender and receiver, a digit each, a = 10. */
static inline size_t contacts_read(const char *text, uint32_t *from,
                                   uint32_t *to)
{
    size_t m = 0;

    for (const char *at = text; *at != '\0'; at += at[2] == ' ' ? 3 : 2) {
        from[m] = (uint32_t)strtoul((char[2]){at[0], 0}, NULL, 16);
        to[m++] = (uint32_t)strtoul((char[2]){at[1], 0}, NULL, 16);
    }
    return m;
}

/** All arcs as they are now, as many as came in, in an order of no meaning. */
static inline void contacts_now(const contact_pools__walk *w, uint32_t *from,
                                uint32_t *to)
{
    size_t m = 0;

    for (size_t k = 0; k < w->c.arcs; k++) {
        if (contact_pools__moves(&w->c, k)) continue;
        from[m] = w->c.from[k];
        to[m++] = w->c.to[k];
    }
    for (size_t k = 0; k < w->contacts; k++) {
        from[m] = w->end[2 * k];
        to[m++] = w->end[2 * k + 1];
        if (!w->c.directed || w->pool[w->pool_of[k]].mutual == 0) continue;
        from[m] = w->end[2 * k + 1];
        to[m++] = w->end[2 * k];
    }
}

/** groups as "00112233", a digit each; everybody answered. */
static inline struct contacts contacts_made(const char *groups,
                                            const char *arcs, bool directed)
{
    struct contacts c = {.directed = directed, .n = strlen(groups)};

    for (size_t i = 0; i < c.n; i++) {
        c.group[i] =
            groups[i] == '-' ? PDN_NO_GROUP : (uint32_t)(groups[i] - '0');
        if (c.group[i] != PDN_NO_GROUP && c.group[i] >= c.groups)
            c.groups = c.group[i] + 1;
        c.answered[i] = true;
    }
    c.arcs = contacts_read(arcs, c.from, c.to);
    return c;
}

/** "02 20": arcs 0 > 2 and 2 > 0; groups and places: a digit for each actor;
 *  silent: of those who are. */
struct fixture {
    const char *name;
    bool directed;
    const char *groups, *arcs, *silent, *place, *blanks;
    size_t graphs, kept; /* reached; that keep all, 0: no more */
    const char *source;
};

static inline struct contacts contacts_fixture(const struct fixture *f)
{
    struct contacts c = contacts_made(f->groups, f->arcs, f->directed);

    for (const char *at = f->silent; *at != '\0'; at++)
        c.answered[strtoul((char[2]){*at, 0}, NULL, 16)] = false;
    for (size_t i = 0; f->place[i] != '\0'; i++)
        c.place[i] = (uint32_t)f->place[i];
    c.places = f->place[0] != '\0';
    c.blanks = contacts_read(f->blanks, c.blank_from, c.blank_to);
    return c;
}

/** Who leads to whom, a byte each ordered pair. */
struct matrix {
    unsigned char x[MOST_PEOPLE][MOST_PEOPLE];
};

static inline struct matrix contacts_matrix(const struct contacts *c,
                                            const uint32_t *from,
                                            const uint32_t *to)
{
    struct matrix m;

    memset(&m, 0, sizeof m);
    for (size_t k = 0; k < c->arcs; k++) {
        CHECK(from[k] != to[k] && !m.x[from[k]][to[k]], "%u > %u is no new arc",
              from[k], to[k]);
        m.x[from[k]][to[k]] = 1;
        if (!c->directed) m.x[to[k]][from[k]] = 1;
    }
    return m;
}

/* ---- sets of graphs ----------------------------------------------------- */

enum { MOST_GRAPHS = 1 << 15, SLOTS = 1 << 17 };

/** Graphs in the order in which they came. */
struct graphs {
    size_t n;
    struct matrix graph[MOST_GRAPHS];
    uint32_t slot[SLOTS]; /* by their hash: place + 1 */
};

static inline struct graphs *graphs_new(void)
{
    struct graphs *s = calloc(1, sizeof *s);

    CHECK(s != NULL, "no memory");
    return s;
}

static inline uint32_t *graphs_slot(struct graphs *s, const struct matrix *m)
{
    uint64_t hash = UINT64_C(1469598103934665603);

    for (size_t k = 0; k < sizeof *m; k++)
        hash = (hash ^ (&m->x[0][0])[k]) * UINT64_C(1099511628211);
    uint32_t at = (uint32_t)(hash >> 40) % SLOTS;
    while (s->slot[at] != 0 &&
           memcmp(&s->graph[s->slot[at] - 1], m, sizeof *m) != 0)
        at = (at + 1) % SLOTS;
    return &s->slot[at];
}

static inline void graphs_add(struct graphs *s, const struct matrix *m)
{
    uint32_t *slot = graphs_slot(s, m);

    if (*slot != 0) return;
    CHECK(s->n < MOST_GRAPHS, "too many graphs");
    s->graph[s->n] = *m;
    *slot = (uint32_t)++s->n;
}

/** The place of a graph; s->n if it is not there. */
static inline size_t graphs_find(struct graphs *s, const struct matrix *m)
{
    uint32_t at = *graphs_slot(s, m);

    return at == 0 ? s->n : at - 1;
}

/* ---- the swaps as the rule says them ------------------------------------ */

static inline bool apart(const struct contacts *c, size_t i, size_t j)
{
    return c->group[i] != PDN_NO_GROUP && c->group[j] != PDN_NO_GROUP &&
           c->group[i] != c->group[j];
}

/** In which columns the two have the same place. */
static inline size_t stratum_of(const struct contacts *c, size_t i, size_t j)
{
    size_t s = 0;

    for (size_t k = 0; k < c->places; k++)
        s = 2 * s + (c->place[k * c->n + i] == c->place[k * c->n + j]);
    return s;
}

static inline bool blank_at(const struct contacts *c, size_t i, size_t j)
{
    for (size_t k = 0; k < c->blanks; k++)
        if (c->blank_from[k] == i && c->blank_to[k] == j) return true;
    return false;
}

enum { IS_MUTUAL, IS_ONE_WAY, IS_TO_SILENT };

static inline int class_of(const struct contacts *c, const struct matrix *m,
                           size_t i, size_t j)
{
    if (!c->directed) return IS_MUTUAL;
    if (!c->answered[j]) return IS_TO_SILENT;
    return m->x[j][i] ? IS_MUTUAL : IS_ONE_WAY;
}

/** Whether a contact of the class may come from i to j. */
static inline bool may_come(const struct contacts *c, const struct matrix *m,
                            int class, size_t i, size_t j)
{
    if (i == j || !apart(c, i, j) || m->x[i][j] || m->x[j][i]) return false;
    return !blank_at(c, i, j) && (class != IS_MUTUAL || !blank_at(c, j, i));
}

static inline void swap_if(const struct contacts *c, const struct matrix *m,
                           const size_t e[2], const size_t f[2],
                           struct graphs *out)
{
    size_t i = e[0], j = e[1], p = f[0], q = f[1], s = stratum_of(c, i, j);
    int class = class_of(c, m, i, j);
    struct matrix to = *m;

    if (class != class_of(c, m, p, q) || stratum_of(c, p, q) != s) return;
    if (!may_come(c, m, class, i, q) || !may_come(c, m, class, p, j)) return;
    if (stratum_of(c, i, q) != s || stratum_of(c, p, j) != s) return;
    to.x[i][j] = to.x[p][q] = 0;
    to.x[i][q] = to.x[p][j] = 1;
    if (class == IS_MUTUAL) {
        to.x[j][i] = to.x[q][p] = 0;
        to.x[q][i] = to.x[j][p] = 1;
    }
    graphs_add(out, &to);
}

/** All graphs that swaps reach. A mutual contact stands as two arcs, so that
 *  either sense of it is taken. */
static inline struct graphs *graphs_reached(const struct contacts *c)
{
    struct graphs *s = graphs_new();
    struct matrix start = contacts_matrix(c, c->from, c->to);

    graphs_add(s, &start);
    for (size_t at = 0; at < s->n; at++) {
        struct matrix m = s->graph[at];
        size_t arc[MOST_PEOPLE * MOST_PEOPLE][2], arcs = 0;
        for (size_t i = 0; i < c->n; i++) {
            for (size_t j = 0; j < c->n; j++) {
                if (!m.x[i][j] || !apart(c, i, j)) continue;
                arc[arcs][0] = i;
                arc[arcs++][1] = j;
            }
        }
        for (size_t e = 0; e < arcs; e++)
            for (size_t f = 0; f < arcs; f++)
                if (e != f) swap_if(c, &m, arc[e], arc[f], s);
    }
    return s;
}

/* ---- all graphs that keep what is kept, without a swap ------------------ */

enum { MUTUAL_OF, OUT_OF, IN_OF, TO_SILENT_OF, FROM_OF, KINDS_OF };
enum { MOST_STRATA = 1 << MOST_COLUMNS };

/** How many contacts of each kind everybody has with each stratum. */
struct kept {
    int of[MOST_PEOPLE][MOST_STRATA][KINDS_OF];
};

/** Takes arc i > j (mutual: both) off or puts it in; false: one too many. */
static inline bool keep(const struct contacts *c, struct kept *k, const int way,
                        const size_t e[2], int by)
{
    static const int sends[] = {MUTUAL_OF, OUT_OF, TO_SILENT_OF};
    static const int gets[] = {MUTUAL_OF, IN_OF, FROM_OF};
    size_t s = stratum_of(c, e[0], e[1]);
    int *x = &k->of[e[0]][s][sends[way]], *y = &k->of[e[1]][s][gets[way]];

    *x += by;
    *y += by;
    return *x >= 0 && *y >= 0;
}

static inline bool done_with(const struct kept *k, size_t i)
{
    static const int none[MOST_STRATA][KINDS_OF];

    return memcmp(k->of[i], none, sizeof none) == 0;
}

/** What graph m has between groups, and the arcs that stay. */
static inline struct kept kept_of(const struct contacts *c,
                                  const struct matrix *m, struct matrix *stays)
{
    struct kept k;

    memset(&k, 0, sizeof k);
    memset(stays, 0, sizeof *stays);
    for (size_t i = 0; i < c->n; i++) {
        for (size_t j = 0; j < c->n; j++) {
            if (!m->x[i][j]) continue;
            int way = class_of(c, m, i, j);
            if (!apart(c, i, j))
                stays->x[i][j] = 1;
            else if (way != IS_MUTUAL || i < j)
                keep(c, &k, way, (const size_t[]){i, j}, 1);
        }
    }
    return k;
}

struct listing {
    const struct contacts *c;
    struct kept left;
    struct matrix m;
    struct graphs *out;
};

static inline void list_from(struct listing *l, size_t i, size_t j);

/** A contact of the class from a to b at dyad {i, j}, then all that follows. */
static inline void list_with(struct listing *l, int way, const size_t e[2])
{
    const struct contacts *c = l->c;
    size_t a = e[0], b = e[1], i = a < b ? a : b, j = a < b ? b : a;
    bool may = may_come(c, &l->m, way, a, b);

    if (keep(c, &l->left, way, e, -1) && may) {
        l->m.x[a][b] = 1;
        l->m.x[b][a] = way == IS_MUTUAL;
        list_from(l, i, j + 1);
        l->m.x[a][b] = l->m.x[b][a] = 0;
    }
    keep(c, &l->left, way, e, 1);
}

/** All ways to fill dyad {i, j} and those behind it. */
static inline void list_from(struct listing *l, size_t i, size_t j)
{
    const struct contacts *c = l->c;

    if (i == c->n) {
        graphs_add(l->out, &l->m);
        return;
    }
    if (j == c->n) {
        if (done_with(&l->left, i)) list_from(l, i + 1, i + 2);
        return;
    }
    list_from(l, i, j + 1);
    if (!apart(c, i, j)) return;
    bool seen = c->answered[i] && c->answered[j];
    if (!c->directed || seen) list_with(l, IS_MUTUAL, (const size_t[]){i, j});
    for (int turn = 0; turn < 2 && c->directed; turn++) {
        size_t a = turn ? j : i, b = turn ? i : j;
        if (!c->answered[a]) continue;
        list_with(l, c->answered[b] ? IS_ONE_WAY : IS_TO_SILENT,
                  (const size_t[]){a, b});
    }
}

static inline struct graphs *graphs_kept(const struct contacts *c)
{
    struct listing l = {.c = c, .out = graphs_new()};
    struct matrix start = contacts_matrix(c, c->from, c->to);

    l.left = kept_of(c, &start, &l.m);
    list_from(&l, 0, 1);
    return l.out;
}

/* ---- pairs of groups over a set ----------------------------------------- */

/** Arcs (undirected: contacts) between groups g and h. */
static inline size_t contacts_between(const struct contacts *c,
                                      const struct matrix *m, uint32_t g,
                                      uint32_t h)
{
    size_t t = 0;

    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++)
            t += m->x[i][j] && c->group[i] == g && c->group[j] == h;
    if (!c->directed) return t;
    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++)
            t += m->x[i][j] && c->group[i] == h && c->group[j] == g;
    return t;
}

/** T as observed, over all graphs of the set its mean and spread, the share
 *  with no more than observed, the least of all and its share. */
struct pair_sums {
    size_t seen, least;
    double mean, sd, p_low, p_least;
};

static inline struct pair_sums pair_over(const struct contacts *c,
                                         const struct graphs *s, uint32_t g,
                                         uint32_t h)
{
    struct matrix start = contacts_matrix(c, c->from, c->to);
    struct pair_sums p = {
        contacts_between(c, &start, g, h), SIZE_MAX, 0, 0, 0, 0};
    double n = (double)s->n, squares = 0;
    size_t low = 0, at_least = 0;

    for (size_t k = 0; k < s->n; k++) {
        size_t t = contacts_between(c, &s->graph[k], g, h);
        p.mean += (double)t / n;
        squares += (double)(t * t) / n;
        low += t <= p.seen;
        if (t < p.least) at_least = 0;
        if (t <= p.least) {
            p.least = t;
            at_least++;
        }
    }
    p.sd = sqrt(fmax(0, squares - p.mean * p.mean));
    p.p_low = (double)low / n;
    p.p_least = (double)at_least / n;
    return p;
}

#endif
