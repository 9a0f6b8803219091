#include "common_arcs.h"

#include <stdlib.h>
#include <string.h>

static pdn_status take_people(const wave_match *m, common_arcs *c,
                              uint32_t *number)
{
    pdn_status st = PDN_OK;

    for (int k = 0; k < 2; k++)
        PDN_TAKE(&c->memory, c->actor[k], m->members);
    PDN_TAKE(&c->memory, c->heard, m->members);
    PDN_TAKE(&c->memory, c->service, m->members);
    PDN_TAKE(&c->memory, c->group, m->members);
    for (uint32_t i = 0; i < m->members; i++) {
        number[i] = WAVE_MATCH_NOBODY;
        if (!wave_match__common(m, i)) continue;
        number[i] = (uint32_t)c->people;
        for (int k = 0; k < 2; k++)
            c->actor[k][c->people] = m->wave[k].actor[i];
        c->heard[c->people] = wave_match__heard(m, i);
        c->service[c->people++] = m->service[i];
    }
out:
    return st;
}

/* Known groups of the later wave, and everybody's. */
static pdn_status take_groups(const wave_match *m, const char *by,
                              common_arcs *c)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = m->wave[1].g;
    uint32_t *number = NULL;

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &c->q));
    PDN_NEW(number, c->q.groups);
    PDN_TAKE(&c->memory, c->label, c->q.groups);
    for (size_t k = 0; k < c->q.groups; k++) {
        number[k] = PDN_NO_GROUP;
        if (!pdn_groups_is_known(c->q.label[k])) continue;
        c->label[c->groups] = c->q.label[k];
        number[k] = (uint32_t)c->groups++;
    }
    for (size_t i = 0; i < c->people; i++)
        c->group[i] = number[c->q.of[c->actor[1][i]]];
out:
    free(number);
    return st;
}

/* One report of one wave, by its dyad. */
struct report {
    uint32_t a, b;
    unsigned char wave, bit;
};

static int by_dyad(const void *x, const void *y)
{
    const struct report *p = x, *q = y;

    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

static size_t gather(const wave_match *m, const uint32_t *number, int wave,
                     struct report *out)
{
    const wave_match__wave *w = &m->wave[wave];
    size_t n = 0;

    for (size_t k = 0; k < w->arcs; k++) {
        uint32_t i = w->arc[k].from, j = w->arc[k].to;
        if (i == j || !wave_match__heard(m, i) || !wave_match__common(m, j) ||
            !wave_match__seen(m, 0, i, j) || !wave_match__seen(m, 1, i, j))
            continue;
        uint32_t a = number[i], b = number[j];
        bool there = a < b || !m->directed;
        out[n++] =
            (struct report){a < b ? a : b, a < b ? b : a, (unsigned char)wave,
                            there ? COMMON_ARCS_THERE : COMMON_ARCS_BACK};
    }
    return n;
}

static pdn_status take_dyads(const wave_match *m, const uint32_t *number,
                             common_arcs *c)
{
    pdn_status st = PDN_OK;
    struct report *r = NULL;
    size_t n = 0;

    PDN_NEW(r, m->wave[0].arcs + m->wave[1].arcs);
    for (int k = 0; k < 2; k++)
        n += gather(m, number, k, r + n);
    qsort(r, n, sizeof *r, by_dyad);
    PDN_TAKE(&c->memory, c->dyad, n);
    for (size_t k = 0; k < n; k++) {
        if (k == 0 || r[k].a != r[k - 1].a || r[k].b != r[k - 1].b)
            c->dyad[c->dyads++] = (common_arcs__dyad){r[k].a, r[k].b, {0, 0}};
        c->dyad[c->dyads - 1].says[r[k].wave] |= r[k].bit;
    }
out:
    free(r);
    return st;
}

/* Services that people have left: they were not asked about them before. */
static size_t gather_left(const wave_match *m, const uint32_t *number,
                          wave_match__arc *out)
{
    size_t n = 0;

    for (uint32_t i = 0; i < m->members; i++) {
        const uint32_t left = m->wave[0].own[i];
        if (!wave_match__heard(m, i) || left == WAVE_MATCH_NOBODY ||
            left == m->wave[1].own[i] || !wave_match__common(m, left))
            continue;
        out[n++] = (wave_match__arc){number[i], number[left], 0};
    }
    return n;
}

static pdn_status take_open(const wave_match *m, const uint32_t *number,
                            common_arcs *c)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    PDN_TAKE(&c->memory, c->open,
             m->wave[0].opens + m->wave[1].opens + m->members);
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < m->wave[k].opens; i++) {
            wave_match__arc a = m->wave[k].open[i];
            if (!wave_match__heard(m, a.from) || !wave_match__common(m, a.to))
                continue;
            c->open[n++] = (wave_match__arc){number[a.from], number[a.to], 0};
        }
    n += gather_left(m, number, c->open + n);
    c->opens = wave_match__each_once(c->open, n);
out:
    return st;
}

pdn_status common_arcs__make(const pdn_wave wave[2], const pdn_waves_options *o,
                             pdn_diagnostics *f, common_arcs *out)
{
    pdn_status st = PDN_OK;
    common_arcs c = {0};
    const wave_match *m = &c.match;
    uint32_t *number = NULL;

    PDN_TRY(wave_names__take(o->aliases, o->crosswalk, f, &c.names));
    PDN_TRY(wave_match__make(&wave[0], &wave[1], &c.names, &c.match));
    c.directed = m->directed;
    c.services = m->services;
    PDN_NEW(number, m->members);
    PDN_TRY(take_people(m, &c, number));
    PDN_TRY(take_groups(m, o->by, &c));
    PDN_TRY(take_dyads(m, number, &c));
    PDN_TRY(take_open(m, number, &c));
    *out = c;
    c = (common_arcs){0};
out:
    free(number);
    common_arcs__clear(&c);
    return st;
}

static double times_of(const uint32_t *times, uint32_t i)
{
    return times == NULL ? 1 : times[i];
}

/* Those of a group who answered times those of another who can be named, less
 * everybody about him- or herself. */
static void count_cells(const common_arcs *c, const uint32_t *times,
                        double *possible)
{
    size_t n = c->groups;

    for (uint32_t i = 0; i < c->people; i++) {
        uint32_t g = c->group[i];
        if (g == PDN_NO_GROUP) continue;
        if (c->services == c->service[i])
            for (size_t k = 0; k < n; k++)
                possible[k * n + g] += times_of(times, i);
    }
    /* the columns hold who can be named: now times who answered */
    for (size_t g = 0; g < n; g++) {
        double heard = 0, selves = 0;
        for (uint32_t i = 0; i < c->people; i++) {
            if (c->group[i] != g || !c->heard[i]) continue;
            heard += times_of(times, i);
            selves += times_of(times, i) * times_of(times, i);
        }
        for (size_t h = 0; h < n; h++)
            possible[g * n + h] *= heard;
        if (c->services)
            possible[g * n + g] = 0;
        else
            possible[g * n + g] -= selves;
    }
}

void common_arcs__possible(const common_arcs *c, const uint32_t *times,
                           double *possible)
{
    size_t n = c->groups;

    memset(possible, 0, n * n * sizeof *possible);
    count_cells(c, times, possible);
    for (size_t k = 0; k < c->opens; k++) {
        uint32_t i = c->open[k].from, j = c->open[k].to;
        uint32_t g = c->group[i], h = c->group[j];
        if (g == PDN_NO_GROUP || h == PDN_NO_GROUP) continue;
        double cells = times_of(times, i) * times_of(times, j);
        possible[g * n + h] -= cells;
        if (!c->directed) possible[h * n + g] -= cells;
    }
}

void common_arcs__seen(const common_arcs *c, int wave, const uint32_t *times,
                       double *seen)
{
    size_t n = c->groups;

    memset(seen, 0, n * n * sizeof *seen);
    for (size_t k = 0; k < c->dyads; k++) {
        const common_arcs__dyad *d = &c->dyad[k];
        uint32_t g = c->group[d->a], h = c->group[d->b];
        unsigned char says = d->says[wave];
        if (g == PDN_NO_GROUP || h == PDN_NO_GROUP) continue;
        if (!c->directed && says != 0)
            says = COMMON_ARCS_THERE | COMMON_ARCS_BACK;
        double arcs = times_of(times, d->a) * times_of(times, d->b);
        if (says & COMMON_ARCS_THERE) seen[g * n + h] += arcs;
        if (says & COMMON_ARCS_BACK) seen[h * n + g] += arcs;
    }
}

void common_arcs__people(const common_arcs *c, double *people)
{
    for (size_t g = 0; g <= c->groups; g++)
        people[g] = 0;
    for (size_t i = 0; i < c->people; i++) {
        if (c->service[i]) continue;
        people[c->groups]++;
        if (c->group[i] != PDN_NO_GROUP) people[c->group[i]]++;
    }
}

void common_arcs__clear(common_arcs *c)
{
    pdn_arena_clear(&c->memory);
    pdn_groups_clear(&c->q);
    wave_match__clear(&c->match);
    wave_names__clear(&c->names);
    *c = (common_arcs){0};
}

void common_arcs__exchange(const common_arcs *c, pdn_random *stream, bool *swap)
{
    for (size_t k = 0; k < c->dyads; k++)
        swap[k] = c->dyad[k].says[0] != c->dyad[k].says[1] &&
                  pdn_random_bits(stream) >> 63;
}
