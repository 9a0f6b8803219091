#include "one_place.h"

#include "pdnet/network.h"

#include <stdlib.h>
#include <string.h>

/* Of a place of which fewer answered nothing of pairs is public. */
enum { LEAST_ANSWERED = 3 };

static pdn_status get(const pdn_report *r, one__places *p, const char *name,
                      one__place **out)
{
    pdn_status st = PDN_OK;
    one__place *new = NULL;
    const size_t services = r->wave != NULL ? r->wave->groups.groups : 0;

    for (size_t i = 0; i < p->places; i++)
        if (strcmp(p->place[i].name, name) == 0) {
            *out = &p->place[i];
            return PDN_OK;
        }
    PDN_TRY(pdn_list_reserve(&p->place, sizeof *p->place, p->places + 1,
                             &p->capacity));
    new = &p->place[p->places];
    *new = (one__place){.name = name};
    PDN_NEW(new->of, services + 1);
    p->places++;
    *out = new;
out:
    return st;
}

/* Everybody once, who is of it by either column. */
static void count(const pdn_report *r, const pdn_groups *column,
                  const bool *counted, one__place *place, size_t label)
{
    const pdn_network *g = &r->wave->network;

    for (size_t i = 0; i < g->actors; i++) {
        if (column->of[i] != label || counted[i]) continue;
        place->people++;
        place->answered += g->answered[i];
        place->of[r->wave->groups.of[i]]++;
    }
}

/* Marks who was counted in a place of that name by the other column. */
static void mark(const pdn_groups *other, const char *name, bool *counted)
{
    for (size_t i = 0; i < other->actors; i++)
        counted[i] =
            other->groups > 0 && strcmp(other->label[other->of[i]], name) == 0;
}

static pdn_status take_column(const pdn_report *r, one__places *p,
                              const pdn_groups *column, const pdn_groups *other,
                              bool groups)
{
    pdn_status st = PDN_OK;
    bool *counted = NULL;

    PDN_NEW(counted, r->wave->network.actors + 1);
    for (size_t l = 0; l < column->groups; l++) {
        one__place *place = NULL;
        if (!pdn_groups_is_known(column->label[l]) || column->size[l] == 0)
            continue;
        PDN_TRY(get(r, p, column->label[l], &place));
        if (groups && other != NULL) mark(other, place->name, counted);
        *(groups ? &place->group : &place->municipality) = true;
        count(r, column, counted, place, l);
    }
out:
    free(counted);
    return st;
}

/* A column that no actor has gives no places. */
static pdn_status by(const pdn_report *r, const char *column, pdn_groups *out)
{
    if (pdn_table_column(&r->wave->network.actor, column) == NULL)
        return PDN_OK;
    return pdn_groups_by(&r->wave->network, column, out);
}

static int by_name(const void *a, const void *b)
{
    const one__place *x = a, *y = b;

    return strcmp(x->name, y->name);
}

pdn_status one__find(const pdn_report *r, one__places *out)
{
    pdn_status st = PDN_OK;
    one__places p = {0};
    pdn_groups *places = &p.column[0], *groups = &p.column[1];
    one__place *place = NULL;

    if (r->wave != NULL) {
        PDN_TRY(by(r, "municipality", places));
        PDN_TRY(by(r, "group", groups));
        PDN_TRY(take_column(r, &p, places, NULL, false));
        PDN_TRY(take_column(r, &p, groups, places->groups > 0 ? places : NULL,
                            true));
    }
    for (size_t i = 0; i < r->units; i++) {
        PDN_TRY(get(r, &p, r->unit[i].unit, &place));
        place->unit = true;
    }
    if (p.places > 0) qsort(p.place, p.places, sizeof *p.place, by_name);
    *out = p;
    p = (one__places){0};
out:
    one__clear(&p);
    return st;
}

void one__clear(one__places *p)
{
    for (size_t i = 0; i < p->places; i++)
        free(p->place[i].of);
    free(p->place);
    for (size_t i = 0; i < PDN_COUNT(p->column); i++)
        pdn_groups_clear(&p->column[i]);
    *p = (one__places){0};
}

static bool is_public(const pdn_report *r)
{
    return r->results->public_copy &&
           r->wave->breakdown.form != PDN_FORM_ORGANISATIONS;
}

bool one__may_tell(const pdn_report *r, const one__place *place)
{
    if (r->wave == NULL || place->people < .5) return false;
    if (!is_public(r)) return true;
    return place->people > r->results->hidden.fewest - .5 &&
           place->answered > LEAST_ANSWERED - .5;
}

static size_t service(const pdn_groups *g, const char *label)
{
    size_t i = 0;

    while (i < g->groups && strcmp(g->label[i], label) != 0)
        i++;
    return i;
}

bool one__has_pair(const pdn_report *r, const one__place *place,
                   const pdn_pair *pair)
{
    const pdn_groups *g = &r->wave->groups;
    const size_t a = service(g, pair->group_a), b = service(g, pair->group_b);

    if (a >= g->groups || b >= g->groups || pair->verdict == PDN_HIDDEN)
        return false;
    if (place->of[a] < .5 || place->of[b] < .5) return false;
    const double people = a == b ? place->of[a] : place->of[a] + place->of[b];
    return !is_public(r) || people > r->results->hidden.fewest - .5;
}
