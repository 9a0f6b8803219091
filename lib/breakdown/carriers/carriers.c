#include "carriers.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#define NOBODY UINT32_MAX

/* Above this the dyads that silence may hide are too many to list. */
enum { MOST_PEOPLE = 2000 };

/* A largest matching grows by one alternating path at a time. */
struct matching {
    uint32_t *first, *to; /* links by their a */
    uint32_t *mate;       /* of everybody; NOBODY: free */
    uint32_t *from;       /* of each b reached: the a it was reached from */
    uint32_t *queue;
    size_t people;
    pdn_arena memory;
};

static void turn_round(struct matching *m, uint32_t b)
{
    while (b != NOBODY) {
        uint32_t a = m->from[b];
        uint32_t next = m->mate[a];
        m->mate[b] = a;
        m->mate[a] = b;
        b = next;
    }
}

static bool grow(struct matching *m, uint32_t start)
{
    size_t head = 0, tail = 0;

    for (size_t v = 0; v < m->people; v++)
        m->from[v] = NOBODY;
    m->queue[tail++] = start;
    while (head < tail) {
        uint32_t a = m->queue[head++];
        for (uint32_t k = m->first[a]; k < m->first[a + 1]; k++) {
            uint32_t b = m->to[k];
            if (m->from[b] != NOBODY) continue;
            m->from[b] = a;
            if (m->mate[b] == NOBODY) {
                turn_round(m, b);
                return true;
            }
            m->queue[tail++] = m->mate[b];
        }
    }
    return false;
}

static void sort_links(const pdn_link *link, size_t links, struct matching *m)
{
    for (size_t k = 0; k < links; k++)
        m->first[link[k].a + 2]++;
    for (size_t v = 0; v < m->people; v++) {
        m->first[v + 2] += m->first[v + 1];
        m->mate[v] = NOBODY;
    }
    for (size_t k = 0; k < links; k++)
        m->to[m->first[link[k].a + 1]++] = link[k].b;
}

pdn_status carriers__cover_between(const pdn_link *link, size_t links,
                                   size_t people, size_t *cover)
{
    pdn_status st = PDN_OK;
    struct matching m = {.people = people};
    size_t matched = 0;

    PDN_TAKE(&m.memory, m.first, people + 2);
    PDN_TAKE(&m.memory, m.to, links);
    PDN_TAKE(&m.memory, m.mate, people);
    PDN_TAKE(&m.memory, m.from, people);
    PDN_TAKE(&m.memory, m.queue, people + 1);
    sort_links(link, links, &m);
    for (uint32_t a = 0; a < people; a++)
        if (m.first[a] < m.first[a + 1]) matched += grow(&m, a);
    *cover = matched;
out:
    pdn_arena_clear(&m.memory);
    return st;
}

/* Everybody of the two groups, numbered from 0; `number` by actor. */
struct members {
    uint32_t *number, *actor;
    size_t n;
};

static pdn_status members_of(const pdn_reports *r, size_t g, size_t h,
                             struct members *m)
{
    pdn_status st = PDN_OK;

    PDN_NEW(m->number, r->actors);
    PDN_NEW(m->actor, r->actors);
    for (uint32_t i = 0; i < r->actors; i++) {
        if (r->group[i] != g && r->group[i] != h) continue;
        m->number[i] = (uint32_t)m->n;
        m->actor[m->n++] = i;
    }
out:
    return st;
}

static pdn_status cover(const pdn_link *link, size_t links, size_t people,
                        bool within, double *out)
{
    size_t matched = 0;

    if (within) return carriers__cover_within(link, links, people, out);
    pdn_status st = carriers__cover_between(link, links, people, &matched);
    *out = (double)matched;
    return st;
}

/* The links seen, and after them those that silence may hide. */
static size_t possible_links(const pdn_reports *r, size_t g, size_t h,
                             const struct members *m, pdn_link *link)
{
    size_t n = 0;

    for (uint32_t x = 0; x < m->n; x++)
        for (uint32_t y = 0; y < m->n; y++) {
            uint32_t i = m->actor[x], j = m->actor[y];
            bool pair = g == h ? x < y : r->group[i] == g && r->group[j] == h;
            if (pair && !(r->answered[i] && r->answered[j]))
                link[n++] = (pdn_link){x, y};
        }
    return n;
}

static pdn_status with_silent(const pdn_reports *r, size_t g, size_t h,
                              const struct members *m, pdn_carriers *out)
{
    pdn_status st = PDN_OK;
    const size_t p = reports__pair_at(r->groups, g, h);
    const size_t seen = r->start[p + 1] - r->start[p];
    pdn_link *link = NULL;
    size_t n = 0;

    PDN_NEW(link, m->n * m->n + seen);
    n = possible_links(r, g, h, m, link);
    for (size_t k = r->start[p]; k < r->start[p + 1]; k++)
        if (r->dyad[k].seen)
            link[n++] =
                (pdn_link){m->number[r->dyad[k].a], m->number[r->dyad[k].b]};
    PDN_TRY(cover(link, n, m->n, g == h, &out->carriers_max));
out:
    free(link);
    return st;
}

/* Who is on most dyads. A dyad is heard from the other end when that end
 * reports it (an undirected tie: always). */
static pdn_status find_top(const pdn_reports *r, size_t p,
                           const struct members *m, pdn_carriers *out)
{
    pdn_status st = PDN_OK;
    uint32_t *dyads = NULL;

    PDN_NEW(dyads, m->n);
    for (size_t k = r->start[p]; k < r->start[p + 1]; k++) {
        dyads[m->number[r->dyad[k].a]]++;
        dyads[m->number[r->dyad[k].b]]++;
    }
    for (uint32_t x = 0; x < m->n; x++)
        if (dyads[x] > out->top_dyads) {
            out->top_dyads = dyads[x];
            out->top = m->actor[x];
        }
    for (size_t k = r->start[p]; k < r->start[p + 1]; k++) {
        const pdn_dyad *d = &r->dyad[k];
        if (d->a == out->top) out->top_heard += d->arc_ba != PDN_NO_ARC;
        if (d->b == out->top) out->top_heard += d->arc_ab != PDN_NO_ARC;
    }
out:
    free(dyads);
    return st;
}

pdn_status carriers__of(const pdn_reports *r, size_t g, size_t h,
                        pdn_carriers *out)
{
    pdn_status st = PDN_OK;
    const size_t p = reports__pair_at(r->groups, g, h);
    const size_t dyads = r->start[p + 1] - r->start[p];
    struct members m = {0};
    pdn_link *link = NULL;
    pdn_carriers c = {.top_share = (double)NAN};

    PDN_TRY(members_of(r, g, h, &m));
    PDN_NEW(link, dyads);
    for (size_t k = 0; k < dyads; k++) {
        const pdn_dyad *d = &r->dyad[r->start[p] + k];
        link[k] = (pdn_link){m.number[d->a], m.number[d->b]};
    }
    PDN_TRY(cover(link, dyads, m.n, g == h, &c.carriers));
    c.carriers_max = c.carriers;
    if (m.n > MOST_PEOPLE)
        c.carriers_max = (double)NAN;
    else if (r->heard[g] < r->size[g] || r->heard[h] < r->size[h])
        PDN_TRY(with_silent(r, g, h, &m, &c));
    PDN_TRY(find_top(r, p, &m, &c));
    if (dyads > 0) c.top_share = (double)c.top_dyads / (double)dyads;
    *out = c;
out:
    free(link);
    free(m.number);
    free(m.actor);
    return st;
}

/* People, times P(X >= t) of each, X ~ Hypergeometric: e draws from D of which
 * d are marked. D holds d where there is anybody (of a group of one, D is 0).
 */
static double tail(double people, double all, double marked, size_t e, size_t t)
{
    double p = 0;

    if (people < 0.5) return 0;
    for (size_t x = t; x <= e && (double)x <= marked; x++)
        p += gsl_ran_hypergeometric_pdf((unsigned)x, (unsigned)marked,
                                        (unsigned)(all - marked), (unsigned)e);
    return people * p;
}

double carriers__chance_of(const carriers__side *g, const carriers__side *h,
                           bool within, size_t e, size_t t)
{
    double n_g = g->people, n_h = h->people;
    double r_g = g->heard, r_h = h->heard;
    double m_g = n_g - r_g, m_h = n_h - r_h;

    if (within) {
        // D = C(n, 2) - C(m, 2); d_v = n - 1 if v answered, else r
        double all = n_g * (n_g - 1) / 2 - m_g * (m_g - 1) / 2;
        return fmin(1,
                    tail(r_g, all, n_g - 1, e, t) + tail(m_g, all, r_g, e, t));
    }
    // D = n_g n_h - m_g m_h; d_v = n_h if v in g answered, else r_h; and so on
    double all = n_g * n_h - m_g * m_h;
    return fmin(1, tail(r_g, all, n_h, e, t) + tail(m_g, all, r_h, e, t) +
                       tail(r_h, all, n_g, e, t) + tail(m_h, all, r_g, e, t));
}

double carriers__chance(const pdn_reports *r, size_t g, size_t h, size_t e,
                        size_t t)
{
    const carriers__side of_g = {r->size[g], r->heard[g]};
    const carriers__side of_h = {r->size[h], r->heard[h]};

    return carriers__chance_of(&of_g, &of_h, g == h, e, t);
}
