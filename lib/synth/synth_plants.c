/* What each kind of plant does to the chances between two people. */
#include "synth_model.h"

#include <math.h>
#include <stdlib.h>
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

typedef void bend(const synth__plant *, const synth__person *,
                  const synth__person *, synth__chance *);

/* The pairs of sectors that a plant may bend. */
typedef enum { BETWEEN, FROM_TO, ONE_SECTOR, ANY_SECTOR } reach;

static const struct kind {
    const char *kind;
    bend *bend; /* NULL: falls_apart, which wants the wave */
    reach reach;
} kinds[] = {
    {"missing", missing, BETWEEN},
    {"hangs-on-one", hangs_on_one, BETWEEN},
    {"strained", strained, FROM_TO},
    {"one-sided", one_sided, FROM_TO},
    {"overloaded", overloaded, ANY_SECTOR},
    {"works", works, BETWEEN},
    {"tied-group", tied_group, ANY_SECTOR},
    {"single-post", single_post, ONE_SECTOR},
    {"falls-apart", NULL, ANY_SECTOR},
};

static bool is_named(const synth__sector *s, const char *name)
{
    return name != NULL && strcmp(s->name, name) == 0;
}

static bool reaches(const synth__plant *p, reach how, const synth__sector *a,
                    const synth__sector *b)
{
    switch (how) {
    case BETWEEN:
        return a != b && synth__listed(&p->between, a->name) &&
               synth__listed(&p->between, b->name);
    case FROM_TO:
        return (is_named(a, p->from) && is_named(b, p->to)) ||
               (is_named(b, p->from) && is_named(a, p->to));
    case ONE_SECTOR: return is_named(a, p->sector) != is_named(b, p->sector);
    case ANY_SECTOR: break;
    }
    return true;
}

/* The plants that may bend each pair of sectors, in the recipe's order: how
 * many, then which. */
enum { CELL = SYNTH_PLANTS + 1 };
_Static_assert(SYNTH_PLANTS < 256, "a plant's number is one byte");

pdn_status synth__bends_make(const synth__recipe *r, size_t wave,
                             synth__bends *out)
{
    pdn_status st = PDN_OK;
    synth__bends b = {.recipe = r, .wave = wave};

    PDN_NEW(b.plant, r->sectors * r->sectors * CELL);
    for (size_t i = 0; i < r->plants; i++) {
        const synth__plant *p = &r->plant[i];
        size_t k = 0;
        while (k < PDN_COUNT(kinds) && !synth__plant_is(p, kinds[k].kind))
            k++;
        if (k == PDN_COUNT(kinds)) continue;
        if (kinds[k].bend != NULL && !synth__plant_at(r, p, wave)) continue;
        b.kind[i] = (unsigned char)k;
        b.person[i] = p->person != NULL ? synth__hash(p->person) : 0;
        for (size_t cell = 0; cell < r->sectors * r->sectors; cell++) {
            unsigned char *list = b.plant + cell * CELL;
            if (reaches(p, kinds[k].reach, &r->sector[cell / r->sectors],
                        &r->sector[cell % r->sectors]))
                list[1 + list[0]++] = (unsigned char)i;
        }
    }
    *out = b;
out:
    return st;
}

void synth__bends_clear(synth__bends *b)
{
    free(b->plant);
    *b = (synth__bends){0};
}

/* One that bends nobody but a person: most dyads are without. */
static bool is_without(const synth__bends *b, size_t plant,
                       const synth__person *x, const synth__person *y)
{
    return kinds[b->kind[plant]].bend == overloaded &&
           b->person[plant] != x->key && b->person[plant] != y->key;
}

static void apply(const synth__bends *b, const synth__person *x,
                  const synth__person *y, synth__chance *c)
{
    const synth__recipe *r = b->recipe;
    const size_t cell = (size_t)(x->sector - r->sector) * r->sectors +
                        (size_t)(y->sector - r->sector);
    const unsigned char *list = b->plant + cell * CELL;

    for (size_t i = 0; i < list[0]; i++) {
        const size_t plant = list[1 + i];
        const synth__plant *p = &r->plant[plant];
        bend *how = kinds[b->kind[plant]].bend;
        if (is_without(b, plant, x, y)) continue;
        if (how != NULL)
            how(p, x, y, c);
        else
            falls_apart(r, b->wave, p, x, y, c);
    }
}

static double usual(const synth__contact *t, const synth__person *a,
                    const synth__person *b)
{
    if (a->place == b->place)
        return a->sector == b->sector ? t->within : t->place;
    if (a->place->region > 0 || b->place->region > 0) return t->region;
    return a->sector == b->sector ? t->sector : t->elsewhere;
}

synth__chance synth__chance_of(const synth__bends *bends,
                               const synth__person *a, const synth__person *b)
{
    const synth__contact *t = &bends->recipe->contact;
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
    apply(bends, a, b, &c);
    return c;
}
