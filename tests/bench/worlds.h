/* worlds.h - made surveys in which people and services differ as they do: for
 * how often a finding is false, and how often a planted one is found.
 *
 * Eight services of 4 to 20 people. A dyad {i, j} is empty, one-way or mutual
 * with weights 1, exp(t + a_i + b_j), exp(t + a_j + b_i) and the product of the
 * two times exp(rho) (the p1 model, Holland and Leinhardt 1981); t is found so
 * that .12 of the reports between services that could be made are. 78 % answer,
 * of one service of 12 only 30 % unless `even`. Before use: MUST, networks.h.
 */
#ifndef PDN_WORLDS_H
#define PDN_WORLDS_H

#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdio.h>

enum { WORLD_SERVICES = 8, WORLD_PLACES = 4 };

static const size_t world_size[WORLD_SERVICES] = {4, 6, 8, 8, 12, 12, 16, 20};

typedef struct {
    const char *name;
    double inside;   /* times the odds of contact within a service */
    double activity; /* sd over services, of what is sent and received */
    double degree;   /* sd over people, likewise */
    double rho;
    double place; /* times the odds within a municipality; 0: there is none */
    bool nested;  /* half of the services stand in one municipality each */
    bool quiet;   /* busy people answer less */
    bool even;    /* every service answers alike */
    /* pdn-breakdown(1): p_low <= .05, missing + thin per table, tables with
     * any, the 90 % interval holds 1; 0: it does not say */
    double said[4];
} world;

/* Contact between services g and h at so many times the odds. */
typedef struct {
    uint32_t g, h;
    double odds;
} world_plant;

typedef struct {
    struct plain p;
    uint32_t place[MOST_ACTORS];
    double send[MOST_ACTORS], receive[MOST_ACTORS];
} world_survey;

static inline void world_person(const world *w, uint32_t g, double all,
                                pdn_random *r, world_survey *s)
{
    size_t i = s->p.n++;
    double own = w->degree * pdn_random_normal(r);
    double like = g == 5 && !w->even ? .3 : .78, u = pdn_random_unit(r);
    uint32_t anywhere = (uint32_t)pdn_random_below(r, WORLD_PLACES);

    if (w->quiet) like = 1 / (1 + exp(own - log(like / (1 - like))));
    s->send[i] = s->receive[i] = all + own;
    s->place[i] = w->nested && g % 2 == 0 ? g / 2 : anywhere;
    s->p.group[i] = g;
    s->p.answered[i] = u < like;
}

static inline void world_people(const world *w, pdn_random *r, world_survey *s)
{
    s->p =
        (struct plain){.directed = true, .groups = WORLD_SERVICES, .strata = 1};
    for (uint32_t g = 0; g < WORLD_SERVICES; g++) {
        double all = w->activity * pdn_random_normal(r);
        for (size_t k = 0; k < world_size[g]; k++)
            world_person(w, g, all, r, s);
    }
}

/* The log odds between two people beside t and what they are themselves. */
static inline double world_bond(const world *w, const world_plant *plant,
                                const world_survey *s, size_t i, size_t j)
{
    uint32_t g = s->p.group[i], h = s->p.group[j];
    double x = 0;

    if (g == h) x += log(w->inside);
    if (w->place > 0 && s->place[i] == s->place[j]) x += log(w->place);
    if (plant != NULL &&
        ((g == plant->g && h == plant->h) || (g == plant->h && h == plant->g)))
        x += log(plant->odds);
    return x;
}

/* Chances of a dyad: mutual, i > j alone, j > i alone. */
static inline void world_dyad(const world *w, const world_survey *s, size_t i,
                              size_t j, double x, double p[3])
{
    double to = x + s->send[i] + s->receive[j];
    double back = x + s->send[j] + s->receive[i];
    double both = exp(to + back + w->rho), one = exp(to), other = exp(back);
    double sum = 1 + one + other + both;

    p[0] = both / sum;
    p[1] = one / sum;
    p[2] = other / sum;
}

static inline double world_density(const world *w, const world_survey *s,
                                   double t)
{
    double arcs = 0, cells = 0, p[3];

    for (size_t i = 0; i < s->p.n; i++)
        for (size_t j = i + 1; j < s->p.n; j++) {
            if (s->p.group[i] == s->p.group[j]) continue;
            world_dyad(w, s, i, j, t + world_bond(w, NULL, s, i, j), p);
            arcs += 2 * p[0] + p[1] + p[2];
            cells += 2;
        }
    return arcs / cells;
}

static inline double world_level(const world *w, const world_survey *s)
{
    double lo = -15, hi = 5;

    for (int k = 0; k < 40; k++) {
        double t = (lo + hi) / 2;
        if (world_density(w, s, t) < .12)
            lo = t;
        else
            hi = t;
    }
    return (lo + hi) / 2;
}

static inline void world_make(const world *w, const world_plant *plant,
                              pdn_random *r, world_survey *s)
{
    world_people(w, r, s);
    double t = world_level(w, s), p[3];

    for (uint32_t i = 0; i < s->p.n; i++)
        for (uint32_t j = i + 1; j < s->p.n; j++) {
            double u = pdn_random_unit(r);
            world_dyad(w, s, i, j, t + world_bond(w, plant, s, i, j), p);
            bool to = u < p[0] + p[1];
            bool back = u < p[0] || (!to && u < p[0] + p[1] + p[2]);
            if (to && s->p.answered[i] && s->p.arcs < MOST_ARCS)
                plain_arc(&s->p, i, j);
            if (back && s->p.answered[j] && s->p.arcs < MOST_ARCS)
                plain_arc(&s->p, j, i);
        }
}

/** The table of the survey; clear both. */
static inline void world_table(const world *w, const world_survey *s,
                               const pdn_breakdown_options *o, pdn_network *g,
                               pdn_breakdown *b)
{
    char text[32];

    *g = network_of(&s->p);
    if (w->place > 0) {
        pdn_column *place = network_column(&g->actor, "municipality", PDN_TEXT);
        for (size_t i = 0; i < s->p.n; i++) {
            snprintf(text, sizeof text, "M%u", s->place[i]);
            place = pdn_table_mutable_column(&g->actor, "municipality");
            MUST(pdn_table_text(&g->actor, text, &place->text[i]));
        }
    }
    MUST(pdn_breakdown_make(g, o, b));
}

#endif
