#include "pdnet/moments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many arcs lead from one stratum to another. */
struct pdn_arc_class {
    uint32_t from, to;
    double count;
};

/* Ways in which two arcs (i > j and its fellow) can touch. */
enum shape { ITSELF, MUTUAL, SENDER, RECEIVER, CHAIN };

/* Vertices of the fellow arc, as places among the distinct vertices 0 > 1. */
static const struct {
    unsigned char from, to, vertices;
} fellow[] = {
    [ITSELF] = {0, 1, 2},   [MUTUAL] = {1, 0, 2}, [SENDER] = {0, 2, 3},
    [RECEIVER] = {2, 1, 3}, [CHAIN] = {1, 2, 3},
};

/* Ordered pairs of arcs that touch so, by the strata of their vertices. */
struct pdn_touching {
    uint32_t shape, at[3];
    double count;
};

/* A growing list; ITSELF entries are the arc classes at the same time. */
struct list {
    struct pdn_touching *row;
    size_t rows, room;
};

static pdn_status add(struct list *l, struct pdn_touching row)
{
    if (row.count <= 0) return PDN_OK;
    if (l->rows == l->room) {
        size_t room = l->room == 0 ? 256 : 2 * l->room;
        struct pdn_touching *wider = realloc(l->row, room * sizeof *wider);
        if (wider == NULL) return pdn_no_memory();
        l->row = wider;
        l->room = room;
    }
    l->row[l->rows++] = row;
    return PDN_OK;
}

static int by_class(const void *x, const void *y)
{
    const struct pdn_touching *a = x, *b = y;

    if (a->shape != b->shape) return a->shape < b->shape ? -1 : 1;
    for (int k = 0; k < 3; k++)
        if (a->at[k] != b->at[k]) return a->at[k] < b->at[k] ? -1 : 1;
    return 0;
}

static void merge(struct list *l)
{
    size_t kept = 0;

    if (l->rows > 1) qsort(l->row, l->rows, sizeof *l->row, by_class);
    for (size_t k = 0; k < l->rows; k++)
        if (kept > 0 && by_class(&l->row[kept - 1], &l->row[k]) == 0)
            l->row[kept - 1].count += l->row[k].count;
        else
            l->row[kept++] = l->row[k];
    l->rows = kept;
}

/* Neighbours of one vertex counted by stratum. */
struct tally {
    double *count;  /* length strata, zero but where touched */
    uint32_t *seen; /* strata touched */
    size_t n;
};

static void tally_add(struct tally *t, uint32_t stratum)
{
    if (t->count[stratum] < 0.5) t->seen[t->n++] = stratum;
    t->count[stratum]++;
}

static void tally_empty(struct tally *t)
{
    for (size_t k = 0; k < t->n; k++)
        t->count[t->seen[k]] = 0;
    t->n = 0;
}

/* Everything at one vertex v: whom v names, who names v, whom both. */
struct around {
    struct tally out, in, both;
};

static pdn_status add_star(struct list *l, enum shape shape, uint32_t v,
                           const struct tally *t)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < t->n; i++)
        for (size_t j = 0; j < t->n; j++) {
            uint32_t s = t->seen[i], u = t->seen[j];
            double n = t->count[s] * (t->count[u] - (s == u));
            struct pdn_touching row = {shape, {v, s, u}, n};
            if (shape == RECEIVER)
                row = (struct pdn_touching){shape, {s, v, u}, n};
            PDN_TRY(add(l, row));
        }
out:
    return st;
}

static pdn_status add_vertex(struct list *l, uint32_t v, const struct around *a)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < a->out.n; i++) {
        uint32_t s = a->out.seen[i];
        PDN_TRY(
            add(l, (struct pdn_touching){ITSELF, {v, s, 0}, a->out.count[s]}));
        PDN_TRY(
            add(l, (struct pdn_touching){MUTUAL, {v, s, 0}, a->both.count[s]}));
    }
    PDN_TRY(add_star(l, SENDER, v, &a->out));
    PDN_TRY(add_star(l, RECEIVER, v, &a->in));
    for (size_t i = 0; i < a->in.n; i++)
        for (size_t j = 0; j < a->out.n; j++) {
            uint32_t s = a->in.seen[i], u = a->out.seen[j];
            double n = a->in.count[s] * a->out.count[u] -
                       (s == u ? a->both.count[s] : 0);
            /* twice: either arc of the pair may be the first */
            PDN_TRY(add(l, (struct pdn_touching){CHAIN, {s, v, u}, 2 * n}));
        }
out:
    return st;
}

/* Arcs by receiver: those into j are into[first[j]] .. */
static pdn_status turn_arcs(const pdn_reports *r, uint32_t **first,
                            uint32_t **into)
{
    pdn_status st = PDN_OK;
    uint32_t *start = NULL, *arc = NULL;

    PDN_NEW(start, r->actors + 2);
    PDN_NEW(arc, r->arcs);
    for (size_t k = 0; k < r->arcs; k++)
        start[r->to[k] + 2]++;
    for (size_t i = 0; i < r->actors; i++)
        start[i + 2] += start[i + 1];
    for (uint32_t k = 0; k < r->arcs; k++)
        arc[start[r->to[k] + 1]++] = k;
    *first = start;
    *into = arc;
    start = arc = NULL;
out:
    free(start);
    free(arc);
    return st;
}

static pdn_status walk(const pdn_reports *r, const uint32_t *stratum,
                       struct around *a, struct list *l)
{
    pdn_status st = PDN_OK;
    uint32_t *first = NULL, *into = NULL;

    PDN_TRY(turn_arcs(r, &first, &into));
    for (uint32_t v = 0; v < r->actors; v++) {
        for (uint32_t k = r->first[v]; k < r->first[v + 1]; k++) {
            tally_add(&a->out, stratum[r->to[k]]);
            if (r->directed && pdn_reports_arc(r, r->to[k], v) != PDN_NO_ARC)
                tally_add(&a->both, stratum[r->to[k]]);
        }
        for (uint32_t k = first[v]; k < first[v + 1]; k++)
            tally_add(&a->in, stratum[r->from[into[k]]]);
        st = add_vertex(l, stratum[v], a);
        tally_empty(&a->out);
        tally_empty(&a->in);
        tally_empty(&a->both);
        PDN_TRY(st);
        if (l->rows > 100000) merge(l);
    }
    merge(l);
out:
    free(first);
    free(into);
    return st;
}

static pdn_status tally_new(struct tally *t, size_t strata)
{
    pdn_status st = PDN_OK;

    PDN_NEW(t->count, strata);
    PDN_NEW(t->seen, strata);
out:
    return st;
}

static pdn_status count_touching(const pdn_reports *r, const pdn_strata *s,
                                 struct list *l)
{
    pdn_status st = PDN_OK;
    struct around a = {0};
    struct tally *all[] = {&a.out, &a.in, &a.both};

    for (size_t k = 0; k < 3; k++)
        PDN_TRY(tally_new(all[k], s->strata));
    PDN_TRY(walk(r, s->of, &a, l));
out:
    for (size_t k = 0; k < 3; k++) {
        free(all[k]->count);
        free(all[k]->seen);
    }
    return st;
}

pdn_status pdn_moments_make(const pdn_reports *r, const pdn_strata *s,
                            pdn_moments *out)
{
    pdn_status st = PDN_OK;
    struct list l = {0};
    pdn_moments m = {.strata = s->strata, .groups = r->groups};

    PDN_NEW(m.size, s->strata);
    PDN_NEW(m.member, s->strata * r->groups);
    for (size_t i = 0; i < r->actors; i++) {
        m.size[s->of[i]]++;
        m.member[r->group[i] * s->strata + s->of[i]]++;
    }
    PDN_TRY(count_touching(r, s, &l));
    PDN_NEW(m.arc, l.rows);
    for (size_t k = 0; k < l.rows && l.row[k].shape == ITSELF; k++)
        m.arc[m.arcs++] = (struct pdn_arc_class){l.row[k].at[0], l.row[k].at[1],
                                                 l.row[k].count};
    m.touch = l.row;
    m.touches = l.rows;
    l.row = NULL;
    *out = m;
    m = (pdn_moments){0};
out:
    free(l.row);
    pdn_moments_clear(&m);
    return st;
}

void pdn_moments_clear(pdn_moments *m)
{
    free(m->size);
    free(m->member);
    free(m->arc);
    free(m->touch);
    *m = (pdn_moments){0};
}

/* One way for an arc to count: sender in group x, receiver in y. */
struct way {
    uint32_t from, to;
    double weight;
};

struct kernel {
    const pdn_moments *m;
    struct way way[2];
    size_t ways;
};

/* P(vertex k, of stratum at[k], is in group[k], for all n vertices): the
 * product over strata and groups of (n_gs)_need / (N_s)_need. */
static double chance(const pdn_moments *m, const uint32_t *at,
                     const uint32_t *group, size_t n)
{
    double p = 1;

    for (size_t k = 0; k < n; k++) {
        double have = m->member[group[k] * m->strata + at[k]];
        double of = m->size[at[k]];
        for (size_t j = 0; j < k; j++) {
            of -= at[j] == at[k];
            have -= at[j] == at[k] && group[j] == group[k];
        }
        if (have < 0.5 || of < 0.5) return 0;
        p *= have / of;
    }
    return p;
}

/* E[K] of one arc. */
static double one_arc(const struct kernel *k, uint32_t from, uint32_t to)
{
    uint32_t at[2] = {from, to};
    double sum = 0;

    for (size_t w = 0; w < k->ways; w++) {
        uint32_t group[2] = {k->way[w].from, k->way[w].to};
        sum += k->way[w].weight * chance(k->m, at, group, 2);
    }
    return sum;
}

/* E[K K'] of two arcs without a common end. */
static double apart(const struct kernel *k, const uint32_t at[4])
{
    double sum = 0;

    for (size_t v = 0; v < k->ways; v++)
        for (size_t w = 0; w < k->ways; w++) {
            uint32_t group[4] = {k->way[v].from, k->way[v].to, k->way[w].from,
                                 k->way[w].to};
            sum += k->way[v].weight * k->way[w].weight *
                   chance(k->m, at, group, 4);
        }
    return sum;
}

/* E[K K'] of two arcs that touch. */
static double touching(const struct kernel *k, const struct pdn_touching *t)
{
    const size_t from = fellow[t->shape].from, to = fellow[t->shape].to;
    double sum = 0;

    for (size_t v = 0; v < k->ways; v++)
        for (size_t w = 0; w < k->ways; w++) {
            const struct way *second = &k->way[w];
            uint32_t group[3] = {k->way[v].from, k->way[v].to, 0};
            if (from == 2) group[2] = second->from;
            if (to == 2) group[2] = second->to;
            if (group[from] != second->from || group[to] != second->to)
                continue;
            sum += k->way[v].weight * second->weight *
                   chance(k->m, t->at, group, fellow[t->shape].vertices);
        }
    return sum;
}

static bool overlap(const struct pdn_arc_class *a,
                    const struct pdn_arc_class *b)
{
    return a->from == b->from || a->from == b->to || a->to == b->from ||
           a->to == b->to;
}

/* Can an arc of this class count at all? */
static bool reaches(const struct kernel *k, const struct pdn_arc_class *c)
{
    uint32_t at[2] = {c->from, c->to};

    for (size_t w = 0; w < k->ways; w++) {
        uint32_t group[2] = {k->way[w].from, k->way[w].to};
        if (chance(k->m, at, group, 2) > 0) return true;
    }
    return false;
}

void pdn_moments_of(const pdn_moments *m, size_t g, size_t h,
                    pdn_statistic statistic, double *mean, double *variance)
{
    uint32_t a = (uint32_t)g, b = (uint32_t)h;
    struct kernel k = {m, {{a, b, 1}, {b, a, 1}}, g == h ? 1 : 2};
    double sum = 0, var = 0, size = 0;

    if (statistic == PDN_DIFFERENCE) k.way[1].weight = -1;
    for (size_t i = 0; i < m->arcs; i++) {
        const struct pdn_arc_class *c = &m->arc[i];
        if (!reaches(&k, c)) continue;
        double e = one_arc(&k, c->from, c->to);
        sum += c->count * e;
        // every pair of arcs as if it were apart: M M' (E[K K'] - E[K] E[K'])
        for (size_t j = 0; j < m->arcs; j++) {
            const struct pdn_arc_class *d = &m->arc[j];
            if (!overlap(c, d) || !reaches(&k, d)) continue;
            uint32_t at[4] = {c->from, c->to, d->from, d->to};
            double both = apart(&k, at);
            double alone = e * one_arc(&k, d->from, d->to);
            var += c->count * d->count * (both - alone);
            size += c->count * d->count * (fabs(both) + fabs(alone));
        }
    }
    for (size_t i = 0; i < m->touches; i++) {
        const struct pdn_touching *t = &m->touch[i];
        uint32_t at[4] = {t->at[0], t->at[1], t->at[fellow[t->shape].from],
                          t->at[fellow[t->shape].to]};
        // and then the pairs that touch, put right
        double right = touching(&k, t), wrong = apart(&k, at);
        var += t->count * (right - wrong);
        size += t->count * (fabs(right) + fabs(wrong));
    }
    *mean = sum;
    *variance = var > 1e-12 * size ? var : 0;
}
