/* Counting the arcs by the strata of their ends. */
#include "moments_parts.h"

#include <stdlib.h>

/* The other ends of one actor's arcs, or of one stratum's, by stratum. */
struct tally {
    struct pdn_arc_class *of; /* length strata, zero but where touched */
    uint32_t *seen;           /* strata touched */
    size_t n;
    bool *known;
    pdn_arena memory;
};

static struct pdn_arc_class *tally_at(struct tally *t, uint32_t stratum)
{
    if (!t->known[stratum]) {
        t->known[stratum] = true;
        t->seen[t->n++] = stratum;
        t->of[stratum] = (struct pdn_arc_class){.at = stratum};
    }
    return &t->of[stratum];
}

static void tally_empty(struct tally *t)
{
    for (size_t k = 0; k < t->n; k++)
        t->known[t->seen[k]] = false;
    t->n = 0;
}

static pdn_status tally_new(struct tally *t, size_t strata)
{
    pdn_status st = PDN_OK;

    PDN_TAKE(&t->memory, t->of, strata);
    PDN_TAKE(&t->memory, t->seen, strata);
    PDN_TAKE(&t->memory, t->known, strata);
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

/* The arcs at v, counted by the stratum of the other end. */
static void tally_actor(const pdn_reports *r, const uint32_t *stratum,
                        const uint32_t *first, const uint32_t *into, uint32_t v,
                        struct tally *t)
{
    for (uint32_t k = r->first[v]; k < r->first[v + 1]; k++) {
        struct pdn_arc_class *c = tally_at(t, stratum[r->to[k]]);
        c->out++;
        if (r->directed && reports__arc(r, r->to[k], v) != PDN_NO_ARC)
            c->mutual++;
    }
    for (uint32_t k = first[v]; k < first[v + 1]; k++)
        tally_at(t, stratum[r->from[into[k]]])->in++;
}

/* One actor's arcs become its ends, and go to the classes of its stratum. */
static void give_actor(const struct tally *actor, struct tally *stratum,
                       pdn_moments *m, size_t *ends)
{
    for (size_t k = 0; k < actor->n; k++) {
        const struct pdn_arc_class *a = &actor->of[actor->seen[k]];
        struct pdn_arc_class *c = tally_at(stratum, a->at);
        m->end[(*ends)++] =
            (struct pdn_arc_end){a->at, (uint32_t)a->out, (uint32_t)a->in};
        c->out += a->out;
        c->in += a->in;
        c->mutual += a->mutual;
        c->out_pairs += a->out * (a->out - 1);
        c->in_pairs += a->in * (a->in - 1);
        c->chains += a->in * a->out - a->mutual;
    }
}

static int by_stratum(const void *x, const void *y)
{
    const struct pdn_arc_class *a = x, *b = y;

    return (a->at > b->at) - (a->at < b->at);
}

/* The classes of a whole stratum, in order. */
static void give_stratum(struct tally *t, size_t s, pdn_moments *m)
{
    size_t from = m->arcs;

    for (size_t k = 0; k < t->n; k++)
        m->arc[m->arcs++] = t->of[t->seen[k]];
    if (m->arcs > from)
        qsort(m->arc + from, m->arcs - from, sizeof *m->arc, by_stratum);
    m->first_class[s + 1] = m->arcs;
    tally_empty(t);
}

static pdn_status count(const pdn_reports *r, const pdn_strata *s,
                        pdn_moments *m)
{
    pdn_status st = PDN_OK;
    uint32_t *first = NULL, *into = NULL;
    struct tally actor = {0}, stratum = {0};
    size_t actors = 0, ends = 0;

    PDN_TRY(turn_arcs(r, &first, &into));
    PDN_TRY(tally_new(&actor, s->strata));
    PDN_TRY(tally_new(&stratum, s->strata));
    for (size_t k = 0; k < s->strata; k++) {
        for (uint32_t i = s->start[k]; i < s->start[k + 1]; i++) {
            tally_actor(r, s->of, first, into, s->member[i], &actor);
            give_actor(&actor, &stratum, m, &ends);
            tally_empty(&actor);
            m->first_end[++actors] = ends;
        }
        m->first_actor[k + 1] = actors;
        give_stratum(&stratum, k, m);
    }
out:
    free(first);
    free(into);
    pdn_arena_clear(&actor.memory);
    pdn_arena_clear(&stratum.memory);
    return st;
}

pdn_status moments__make(const pdn_reports *r, const pdn_strata *s,
                         pdn_moments *out)
{
    pdn_status st = PDN_OK;
    pdn_moments m = {.strata = s->strata, .groups = r->groups};

    PDN_TAKE(&m.memory, m.size, s->strata);
    PDN_TAKE(&m.memory, m.member, s->strata * r->groups);
    PDN_TAKE(&m.memory, m.share, s->strata * r->groups);
    PDN_TAKE(&m.memory, m.first_class, s->strata + 1);
    PDN_TAKE(&m.memory, m.first_actor, s->strata + 1);
    PDN_TAKE(&m.memory, m.first_end, r->actors + 1);
    PDN_TAKE(&m.memory, m.arc, 2 * r->arcs);
    PDN_TAKE(&m.memory, m.end, 2 * r->arcs);
    for (size_t i = 0; i < r->actors; i++) {
        m.size[s->of[i]]++;
        m.member[r->group[i] * s->strata + s->of[i]]++;
    }
    for (size_t k = 0; k < s->strata * r->groups; k++)
        if (m.member[k] > 0)
            m.share[k] = (double)m.member[k] / m.size[k % s->strata];
    PDN_TRY(count(r, s, &m));
    *out = m;
    m = (pdn_moments){0};
out:
    moments__clear(&m);
    return st;
}

void moments__clear(pdn_moments *m)
{
    pdn_arena_clear(&m->memory);
    *m = (pdn_moments){0};
}
