/* Who is on the list in a wave, and who of them answered. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

uint64_t synth__hash(const char *text)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return h;
}

pdn_random synth__stream(const synth__recipe *r, uint64_t purpose, uint64_t a,
                         uint64_t b)
{
    pdn_random out;

    pdn_random_start(&out, r->seed, purpose,
                     a * UINT64_C(0x9e3779b97f4a7c15) ^ (b << 32 | b >> 32));
    return out;
}

/* People whom the recipe names stay where they are. */
static bool is_named(const synth__recipe *r, const char *id)
{
    for (size_t i = 0; i < r->plants; i++) {
        const synth__plant *p = &r->plant[i];
        if (p->person != NULL && strcmp(p->person, id) == 0) return true;
        if (synth__listed(&p->dependants, id)) return true;
    }
    for (size_t i = 0; i < r->groups; i++)
        if (synth__listed(&r->group[i].people, id)) return true;
    return false;
}

static bool is_person_of_plant(const synth__recipe *r, const char *id)
{
    for (size_t i = 0; i < r->plants; i++)
        if (r->plant[i].person != NULL && strcmp(r->plant[i].person, id) == 0)
            return true;
    return false;
}

/* A new holder gets the post's id and a letter: NAV-K-02b. */
static void find_holder(const synth__recipe *r, size_t wave, synth__person *p)
{
    if (is_named(r, p->id)) return;
    pdn_random chance =
        synth__stream(r, PURPOSE_SYNTH_HOLDER, synth__hash(p->id), 0);
    size_t before = 0, n = strlen(p->id);

    for (size_t w = 1; w <= wave; w++)
        before += pdn_random_unit(&chance) < r->contact.turnover;
    if (before == 0 || before > 25) return;
    p->id[n] = (char)('a' + before);
    p->id[n + 1] = '\0';
}

static void describe(const synth__recipe *r, size_t wave, synth__person *p)
{
    static const double fte[] = {1, 1, 1, 1, 1, 1, 0.8, 0.8, 0.5, 0.6};

    p->key = synth__hash(p->id);
    pdn_random chance = synth__stream(r, PURPOSE_SYNTH_POST, p->key, 0);
    p->fte = fte[pdn_random_below(&chance, 10)];
    p->mandate = pdn_random_unit(&chance) < p->sector->mandate;
    p->activity = r->contact.activity * pdn_random_normal(&chance);
    p->grade = r->contact.grade * pdn_random_normal(&chance);
    for (size_t i = 0; i < r->groups; i++)
        if (wave >= synth__wave_at(r, r->group[i].first, 0) &&
            synth__listed(&r->group[i].people, p->id))
            p->group = &r->group[i];
    for (size_t i = 0; i < r->plants; i++) {
        const synth__plant *plant = &r->plant[i];
        if (!synth__plant_is(plant, "overloaded") ||
            !synth__plant_at(r, plant, wave) ||
            strcmp(plant->person, p->id) != 0)
            continue;
        p->fte = isnan(plant->fte) ? 0.5 : plant->fte;
        p->mandate = 1;
    }
}

/* A place that falls apart has lost its coordinator from that wave on. */
static bool has_left(const synth__recipe *r, size_t wave, const char *id)
{
    for (size_t i = 0; i < r->plants; i++)
        if (synth__plant_is(&r->plant[i], "falls-apart") &&
            strcmp(r->plant[i].person, id) == 0 &&
            synth__plant_at(r, &r->plant[i], wave))
            return true;
    return false;
}

static const synth__plant *plant_on(const synth__recipe *r, size_t wave,
                                    const char *kind, const synth__sector *s)
{
    for (size_t i = 0; i < r->plants; i++) {
        const synth__plant *p = &r->plant[i];
        if (synth__plant_is(p, kind) && synth__plant_at(r, p, wave) &&
            strcmp(p->sector, s->name) == 0)
            return p;
    }
    return NULL;
}

static void add_posts(const synth__recipe *r, const synth__sector *s,
                      synth__crowd *c)
{
    const synth__plant *single = plant_on(r, c->wave, "single-post", s);
    size_t most = single == NULL         ? SIZE_MAX
                  : isnan(single->posts) ? 1
                                         : pdn_number_to_size(single->posts);

    for (size_t k = 0; k < r->places; k++) {
        for (unsigned n = 1; n <= pdn_number_to_uint32(s->post[k]) && most > 0;
             n++, most--) {
            synth__person p = {.sector = s, .place = &r->place[k]};
            snprintf(p.id, sizeof p.id - 2, "%.12s-%.12s-%02u", s->code,
                     r->place[k].code, n);
            if (has_left(r, c->wave, p.id))
                strcat(p.id, "b");
            else
                find_holder(r, c->wave, &p);
            describe(r, c->wave, &p);
            c->person[c->people++] = p;
        }
    }
}

struct order {
    double u;
    synth__person *person;
};

static int by_u(const void *a, const void *b)
{
    const struct order *x = a, *y = b;

    return (x->u > y->u) - (x->u < y->u);
}

/* The first `answer` of the sector in a random order, people of plants first,
 * answer. */
static void let_answer(const synth__recipe *r, const synth__crowd *c,
                       const synth__sector *s, size_t answer,
                       struct order *order)
{
    size_t n = 0;

    for (size_t i = 0; i < c->people; i++) {
        synth__person *p = &c->person[i];
        if (p->sector != s) continue;
        pdn_random chance =
            synth__stream(r, PURPOSE_SYNTH_NONRESPONSE, p->key, c->wave);
        double u = pdn_random_unit(&chance);
        order[n++] =
            (struct order){is_person_of_plant(r, p->id) ? u - 1 : u, p};
    }
    qsort(order, n, sizeof *order, by_u);
    for (size_t i = 0; i < n; i++)
        order[i].person->answered = i < answer;
}

static size_t size_of(const synth__crowd *c, const synth__sector *s)
{
    size_t n = 0;

    for (size_t i = 0; i < c->people; i++)
        n += c->person[i].sector == s;
    return n;
}

/* Sectors with a silence of their own first; the others share what is left
 * of the wave's answers evenly. */
static void share_answers(const synth__recipe *r, synth__crowd *c,
                          struct order *order)
{
    double all = round((double)c->people * r->wave[c->wave].response / 100);
    double others = (double)c->people, sum = 0, given = 0;

    for (size_t i = 0; i < r->sectors; i++) {
        const synth__plant *p = plant_on(r, c->wave, "silent", &r->sector[i]);
        if (p == NULL) continue;
        double answer = isnan(p->answered) ? 0 : p->answered;
        let_answer(r, c, &r->sector[i], pdn_number_to_size(answer), order);
        others -= (double)size_of(c, &r->sector[i]);
        all -= answer;
    }
    for (size_t i = 0; i < r->sectors; i++) {
        if (plant_on(r, c->wave, "silent", &r->sector[i]) != NULL) continue;
        size_t n = size_of(c, &r->sector[i]);
        sum += (double)n;
        double until = floor(fmin(1, all / fmax(1, others)) * sum + 0.5);
        let_answer(r, c, &r->sector[i], pdn_number_to_size(until - given),
                   order);
        given = until;
    }
}

pdn_status synth__crowd_make(const synth__recipe *r, size_t wave,
                             synth__crowd *out)
{
    pdn_status st = PDN_OK;
    synth__crowd c = {.wave = wave};
    struct order *order = NULL;
    double posts = 0;

    for (size_t i = 0; i < r->sectors; i++)
        for (size_t k = 0; k < r->places; k++)
            posts += r->sector[i].post[k];
    PDN_NEW(c.person, posts);
    PDN_NEW(order, posts);
    for (size_t i = 0; i < r->sectors; i++)
        add_posts(r, &r->sector[i], &c);
    share_answers(r, &c, order);
    *out = c;
    c = (synth__crowd){0};
out:
    free(order);
    synth__crowd_clear(&c);
    return st;
}

void synth__crowd_clear(synth__crowd *c)
{
    free(c->person);
    *c = (synth__crowd){0};
}
