/* What each kind of plant does to the chances between two people. */
#include "synth_model.h"

#include <math.h>
#include <string.h>

static bool is_of(const synth__person *p, const char *sector)
{
    return sector != NULL && strcmp(p->sector->name, sector) == 0;
}

static bool is_one(const synth__person *p, const char *id)
{
    return id != NULL && strcmp(p->id, id) == 0;
}

static double or_else(double x, double otherwise)
{
    return isnan(x) ? otherwise : x;
}

/* Both are of different sectors of the list. */
static bool are_between(const synth__plant *p, const synth__person *a,
                        const synth__person *b)
{
    return a->sector != b->sector &&
           synth__listed(&p->between, a->sector->name) &&
           synth__listed(&p->between, b->sector->name);
}

static void missing(const synth__plant *p, const synth__person *a,
                    const synth__person *b, synth__chance *c)
{
    if (!are_between(p, a, b)) return;
    c->contact *= or_else(p->keep, 0.05);
    for (int i = 0; i < 2; i++) {
        c->need[i] = fmin(1, c->need[i] * 8);
        c->barrier[i] = p->barrier;
    }
}

static void hangs_on_one(const synth__plant *p, const synth__person *a,
                         const synth__person *b, synth__chance *c)
{
    if (!are_between(p, a, b)) return;
    if (is_one(a, p->person) || is_one(b, p->person)) {
        c->contact = or_else(p->contact, 0.9);
        c->say[0] = c->say[1] = or_else(p->say, 0.9);
    } else {
        c->contact *= or_else(p->keep, 0);
    }
}

static void raise_contact(const synth__plant *p, const synth__person *a,
                          const synth__person *b, synth__chance *c)
{
    double far = or_else(p->elsewhere, 0);

    c->contact =
        fmax(c->contact, a->place == b->place || a->place->region > 0 ||
                                 b->place->region > 0
                             ? or_else(p->contact, 0)
                             : far);
}

static void strained(const synth__plant *p, const synth__person *a,
                     const synth__person *b, synth__chance *c)
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

static void one_sided(const synth__plant *p, const synth__person *a,
                      const synth__person *b, synth__chance *c)
{
    int names = is_of(a, p->from) && is_of(b, p->to)   ? 0
                : is_of(b, p->from) && is_of(a, p->to) ? 1
                                                       : -1;
    if (names < 0) return;
    raise_contact(p, a, b, c);
    c->say[names] = or_else(p->say, 0.95);
    c->say[1 - names] = or_else(p->back, 0.05);
}

static void overloaded(const synth__plant *p, const synth__person *a,
                       const synth__person *b, synth__chance *c)
{
    if (is_one(a, p->person) || is_one(b, p->person))
        c->contact = fmax(c->contact, or_else(p->contact, 0.3));
}

static void works(const synth__plant *p, const synth__person *a,
                  const synth__person *b, synth__chance *c)
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
static void single_post(const synth__plant *p, const synth__person *a,
                        const synth__person *b, synth__chance *c)
{
    if (is_of(a, p->sector) != is_of(b, p->sector))
        c->contact = fmax(c->contact, or_else(p->contact, 0.25));
}

static void tied_group(const synth__plant *p, const synth__person *a,
                       const synth__person *b, synth__chance *c)
{
    if (a->group == NULL || a->group != b->group || p->group == NULL ||
        strcmp(a->group->name, p->group) != 0)
        return;
    c->contact = or_else(p->contact, 0.9);
    c->say[0] = c->say[1] = or_else(p->say, 0.95);
}

static bool depends(const synth__plant *p, const synth__person *x)
{
    return synth__listed(&p->dependants, x->id);
}

/* Before: the coordinator knows everybody in the place, and some know nobody
 * else. After: the coordinator is gone, and little is left. */
static void falls_apart(const synth__recipe *r, size_t wave,
                        const synth__plant *p, const synth__person *a,
                        const synth__person *b, synth__chance *c)
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
    } else if (in_a && in_b && synth__plant_at(r, p, wave)) {
        c->contact *= or_else(p->keep, 0.05);
    }
}

static void apply(const synth__recipe *r, size_t wave, const synth__plant *p,
                  const synth__person *a, const synth__person *b,
                  synth__chance *c)
{
    static const struct {
        const char *kind;
        void (*bend)(const synth__plant *, const synth__person *,
                     const synth__person *, synth__chance *);
    } kinds[] = {
        {"missing", missing},       {"hangs-on-one", hangs_on_one},
        {"strained", strained},     {"one-sided", one_sided},
        {"overloaded", overloaded}, {"works", works},
        {"tied-group", tied_group}, {"single-post", single_post},
    };

    if (synth__plant_is(p, "falls-apart")) {
        falls_apart(r, wave, p, a, b, c);
        return;
    }
    if (!synth__plant_at(r, p, wave)) return;
    for (size_t i = 0; i < PDN_COUNT(kinds); i++)
        if (synth__plant_is(p, kinds[i].kind)) kinds[i].bend(p, a, b, c);
}

static double usual(const synth__contact *t, const synth__person *a,
                    const synth__person *b)
{
    if (a->place == b->place)
        return a->sector == b->sector ? t->within : t->place;
    if (a->place->region > 0 || b->place->region > 0) return t->region;
    return a->sector == b->sector ? t->sector : t->elsewhere;
}

synth__chance synth__chance_of(const synth__recipe *r, size_t wave,
                               const synth__person *a, const synth__person *b)
{
    const synth__contact *t = &r->contact;
    double p = usual(t, a, b);
    synth__chance c = {
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
