/* What each kind of plant does to the chances between two people. */
#include "synth_model.h"

#include <math.h>
#include <string.h>

static bool is_of(const pdn_i_person *p, const char *sector)
{
    return sector != NULL && strcmp(p->sector->name, sector) == 0;
}

static bool is_one(const pdn_i_person *p, const char *id)
{
    return id != NULL && strcmp(p->id, id) == 0;
}

static double or_else(double x, double otherwise)
{
    return isnan(x) ? otherwise : x;
}

/* Both are of different sectors of the list. */
static bool are_between(const pdn_i_plant *p, const pdn_i_person *a,
                        const pdn_i_person *b)
{
    return a->sector != b->sector &&
           pdn_i_listed(&p->between, a->sector->name) &&
           pdn_i_listed(&p->between, b->sector->name);
}

static void missing(const pdn_i_plant *p, const pdn_i_person *a,
                    const pdn_i_person *b, pdn_i_chance *c)
{
    if (!are_between(p, a, b)) return;
    c->contact *= or_else(p->keep, 0.05);
    for (int i = 0; i < 2; i++) {
        c->need[i] = fmin(1, c->need[i] * 8);
        c->barrier[i] = p->barrier;
    }
}

static void hangs_on_one(const pdn_i_plant *p, const pdn_i_person *a,
                         const pdn_i_person *b, pdn_i_chance *c)
{
    if (!are_between(p, a, b)) return;
    if (is_one(a, p->person) || is_one(b, p->person)) {
        c->contact = or_else(p->contact, 0.9);
        c->say[0] = c->say[1] = or_else(p->say, 0.9);
    } else {
        c->contact *= or_else(p->keep, 0);
    }
}

static void raise_contact(const pdn_i_plant *p, const pdn_i_person *a,
                          const pdn_i_person *b, pdn_i_chance *c)
{
    double far = or_else(p->elsewhere, 0);

    c->contact =
        fmax(c->contact, a->place == b->place || a->place->region > 0 ||
                                 b->place->region > 0
                             ? or_else(p->contact, 0)
                             : far);
}

static void strained(const pdn_i_plant *p, const pdn_i_person *a,
                     const pdn_i_person *b, pdn_i_chance *c)
{
    int rater = is_of(a, p->from) && is_of(b, p->to)   ? 0
                : is_of(b, p->from) && is_of(a, p->to) ? 1
                                                       : -1;
    if (rater < 0) return;
    raise_contact(p, a, b, c);
    c->say[0] = c->say[1] = or_else(p->say, 0.9);
    c->quality[rater] = or_else(p->quality, 2);
    c->quality[1 - rater] = or_else(p->other, 4);
    for (int i = 0; i < 2; i++) {
        c->barrier[i] = p->barrier;
        c->barred[i] = 0.7;
    }
}

static void one_sided(const pdn_i_plant *p, const pdn_i_person *a,
                      const pdn_i_person *b, pdn_i_chance *c)
{
    int names = is_of(a, p->from) && is_of(b, p->to)   ? 0
                : is_of(b, p->from) && is_of(a, p->to) ? 1
                                                       : -1;
    if (names < 0) return;
    raise_contact(p, a, b, c);
    c->say[names] = or_else(p->say, 0.95);
    c->say[1 - names] = or_else(p->back, 0.05);
}

static void overloaded(const pdn_i_plant *p, const pdn_i_person *a,
                       const pdn_i_person *b, pdn_i_chance *c)
{
    if (is_one(a, p->person) || is_one(b, p->person))
        c->contact = fmax(c->contact, or_else(p->contact, 0.3));
}

static void works(const pdn_i_plant *p, const pdn_i_person *a,
                  const pdn_i_person *b, pdn_i_chance *c)
{
    if (!are_between(p, a, b)) return;
    raise_contact(p, a, b, c);
    for (int i = 0; i < 2; i++) {
        c->say[i] = or_else(p->say, 0.95);
        c->quality[i] = or_else(p->quality, 4.3);
        c->barred[i] *= 0.5;
    }
}

/* The one post has contact with many; the chances are else the usual ones. */
static void single_post(const pdn_i_plant *p, const pdn_i_person *a,
                        const pdn_i_person *b, pdn_i_chance *c)
{
    if (is_of(a, p->sector) != is_of(b, p->sector))
        c->contact = fmax(c->contact, or_else(p->contact, 0.25));
}

static void tied_group(const pdn_i_plant *p, const pdn_i_person *a,
                       const pdn_i_person *b, pdn_i_chance *c)
{
    if (a->group == NULL || a->group != b->group || p->group == NULL ||
        strcmp(a->group->name, p->group) != 0)
        return;
    c->contact = or_else(p->contact, 0.9);
    c->say[0] = c->say[1] = or_else(p->say, 0.95);
}

static bool depends(const pdn_i_plant *p, const pdn_i_person *x)
{
    return pdn_i_listed(&p->dependants, x->id);
}

/* Before: the coordinator knows everybody in the place, and some know nobody
 * else. After: the coordinator is gone, and little is left. */
static void falls_apart(const pdn_i_recipe *r, size_t wave,
                        const pdn_i_plant *p, const pdn_i_person *a,
                        const pdn_i_person *b, pdn_i_chance *c)
{
    bool in_a = strcmp(a->place->name, p->place) == 0;
    bool in_b = strcmp(b->place->name, p->place) == 0;

    if (is_one(a, p->person) || is_one(b, p->person)) {
        if (!in_a || !in_b) return;
        c->contact =
            depends(p, a) || depends(p, b) ? 1 : or_else(p->contact, 0.95);
        c->say[0] = c->say[1] = 1;
    } else if (depends(p, a) || depends(p, b)) {
        c->contact = 0;
    } else if (in_a && in_b && pdn_i_plant_at(r, p, wave)) {
        c->contact *= or_else(p->keep, 0.05);
    }
}

static void apply(const pdn_i_recipe *r, size_t wave, const pdn_i_plant *p,
                  const pdn_i_person *a, const pdn_i_person *b, pdn_i_chance *c)
{
    static const struct {
        const char *kind;
        void (*bend)(const pdn_i_plant *, const pdn_i_person *,
                     const pdn_i_person *, pdn_i_chance *);
    } kinds[] = {
        {"missing", missing},       {"hangs-on-one", hangs_on_one},
        {"strained", strained},     {"one-sided", one_sided},
        {"overloaded", overloaded}, {"works", works},
        {"tied-group", tied_group}, {"single-post", single_post},
    };

    if (pdn_i_plant_is(p, "falls-apart")) {
        falls_apart(r, wave, p, a, b, c);
        return;
    }
    if (!pdn_i_plant_at(r, p, wave)) return;
    for (size_t i = 0; i < PDN_COUNT(kinds); i++)
        if (pdn_i_plant_is(p, kinds[i].kind)) kinds[i].bend(p, a, b, c);
}

static double usual(const pdn_i_contact *t, const pdn_i_person *a,
                    const pdn_i_person *b)
{
    if (a->place == b->place)
        return a->sector == b->sector ? t->within : t->place;
    if (a->place->region > 0 || b->place->region > 0) return t->region;
    return a->sector == b->sector ? t->sector : t->elsewhere;
}

pdn_i_chance pdn_i_chance_of(const pdn_i_recipe *r, size_t wave,
                             const pdn_i_person *a, const pdn_i_person *b)
{
    const pdn_i_contact *t = &r->contact;
    double p = usual(t, a, b);
    pdn_i_chance c = {
        .say = {t->say, t->say},
        .quality = {t->quality, t->quality},
        .barred = {t->barrier, t->barrier},
        .need = {t->need, t->need},
    };

    /* logit P = logit p + activity of both */
    double odds = p / (1 - p) * exp(a->activity + b->activity);
    c.contact = p >= 1 ? 1 : odds / (1 + odds);
    for (size_t i = 0; i < r->plants; i++)
        apply(r, wave, &r->plant[i], a, b, &c);
    return c;
}
