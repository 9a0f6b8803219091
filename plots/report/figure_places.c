#include "figure_places.h"

#include "figures.h"

#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

pdn_people figure_places__people(const pdn_report *r, const pdn_wave_results *w,
                                 const pdn_ring *ring)
{
    return (pdn_people){.network = &w->network,
                        .by = r->study->by,
                        .ring = ring,
                        .measure = w->measure,
                        .measures = w->network.actors,
                        .pair = w->breakdown.pair,
                        .pairs = w->breakdown.pairs};
}

static pdn_status pick_units(pdn_report *r)
{
    pdn_status st = PDN_OK;
    const pdn_baseline *b = &r->results->baseline;
    size_t *index = NULL;

    PDN_NEW(index, b->rows);
    PDN_NEW(r->unit, b->rows);
    r->units =
        pdn_baseline_pick(b->row, b->rows, r->study->indicator, 0, index);
    for (size_t i = 0; i < r->units; i++)
        r->unit[i] = b->row[index[i]];
out:
    free(index);
    return st;
}

static bool has_group(const pdn_groups *q, const char *name)
{
    for (size_t k = 0; k < q->groups; k++)
        if (strcmp(q->label[k], name) == 0) return true;
    return false;
}

/* Of a service that is gone, the new one that people read by the same word;
 * itself where there is none. */
static const char *said_alike(const char *name, const pdn_groups *was,
                              const pdn_groups *is)
{
    if (name == NULL || has_group(is, name)) return name;
    for (size_t k = 0; k < is->groups; k++)
        if (!has_group(was, is->label[k]) &&
            strcmp(pdn_service_label(is->label[k]), pdn_service_label(name)) ==
                0)
            return is->label[k];
    return name;
}

pdn_status figure_places__name(const pdn_report *r, size_t k, const char **name,
                               size_t n, pdn_arena *a)
{
    const pdn_results *all = r->results;
    const pdn_wave_results *w[] = {&all->wave[k], r->wave};
    const pdn_wave wave[] = {{w[0]->label, &w[0]->network},
                             {w[1]->label, &w[1]->network}};
    pdn_status st = PDN_OK;
    pdn_waves_options o = {.by = r->study->by};

    if (w[0] >= w[1]) return PDN_OK;
    if (r->study->file[PDN_STAGE_CROSSWALK] != NULL)
        o.crosswalk = &all->input[PDN_STAGE_CROSSWALK];
    PDN_TRY(pdn_waves_rename_groups(wave, &o, name, n, a));
    for (size_t i = 0; i < n; i++)
        name[i] = said_alike(name[i], &w[0]->groups, &w[1]->groups);
out:
    return st;
}

/* How many of the services of a wave stood in those places. */
static size_t stood(const pdn_place *place, size_t places,
                    const pdn_groups *now)
{
    size_t n = 0;

    for (size_t k = 0; k < now->groups; k++)
        for (size_t i = 0; i < places; i++)
            n += strcmp(place[i].id, now->label[k]) == 0;
    return n;
}

/* The places of the study's layout, or of the first wave, which every later
 * one keeps; but not one that is of others for the most part, as networks of
 * two regions are. */
static pdn_status place_services(pdn_report *r)
{
    pdn_status st = PDN_OK;
    bool same = false;
    pdn_place *place = NULL;
    const char **name = NULL;
    pdn_arena names = {0};
    const pdn_results *all = r->results;
    const pdn_wave_results *w = &all->wave[0];

    PDN_TRY(pdn_ring_make(w->breakdown.pair, w->breakdown.pairs, &w->network,
                          r->study->by, all->place, all->places, &r->first));
    PDN_TRY(pdn_ring_places(&r->first, &place));
    PDN_NEW(name, r->first.services);
    for (size_t i = 0; i < r->first.services; i++)
        name[i] = place[i].id;
    PDN_TRY(figure_places__name(r, 0, name, r->first.services, &names));
    for (size_t i = 0; i < r->first.services; i++)
        place[i].id = name[i];
    w = r->wave;
    same = 2 * stood(place, r->first.services, &w->groups) >= w->groups.groups;
    PDN_TRY(pdn_ring_make(w->breakdown.pair, w->breakdown.pairs, &w->network,
                          r->study->by, same ? place : NULL,
                          same ? r->first.services : 0, &r->ring));
out:
    free(place);
    free(name);
    pdn_arena_clear(&names);
    return st;
}

/* The waves from the last back whose people name each other. */
static size_t first_of_people(const pdn_report *r)
{
    size_t k = r->results->waves;

    while (k > 0 && r->results->wave[k - 1].breakdown.form == PDN_FORM_PEOPLE)
        k--;
    return k;
}

static pdn_status match_waves(pdn_report *r)
{
    pdn_status st = PDN_OK;
    const pdn_results *all = r->results;
    const size_t first = first_of_people(r), n = all->waves - first;
    pdn_diagnostics told = {0}; /* the tables' faults are told already */
    pdn_waves_options o = pdn_waves_defaults();

    if (r->study->file[PDN_STAGE_CROSSWALK] != NULL)
        o.crosswalk = &all->input[PDN_STAGE_CROSSWALK];
    PDN_NEW(r->mapped, n);
    PDN_NEW(r->contacts, n);
    r->maps = n;
    for (size_t k = 0; k < n; k++)
        r->mapped[k] = (pdn_wave){all->wave[first + k].label,
                                  &all->wave[first + k].network};
    for (size_t k = 0; k + 1 < n; k++)
        PDN_TRY(
            pdn_wave_contacts_make(&r->mapped[k], &o, &told, &r->contacts[k]));
out:
    pdn_diagnostics_clear(&told);
    return st;
}

/* Services in the places of `first`, people in those of the study's layout. */
static pdn_status former_places(const pdn_report *r, pdn_place **out, size_t *n)
{
    pdn_status st = PDN_OK;
    const pdn_results *all = r->results;
    pdn_place *services = NULL, *place = NULL;

    PDN_TRY(pdn_ring_places(&r->first, &services));
    PDN_NEW(place, r->first.services + all->places);
    memcpy(place, services, r->first.services * sizeof *place);
    *n = r->first.services;
    for (size_t i = 0; i < all->places; i++)
        if (pdn_ring_find(&r->first, all->place[i].id) == SIZE_MAX)
            place[(*n)++] = all->place[i];
    *out = place;
out:
    free(services);
    return st;
}

/* Everybody near the own service and where s/he stood the wave before. */
static pdn_status place_people(pdn_report *r)
{
    pdn_status st = PDN_OK;
    pdn_place *former = NULL;
    pdn_wave_maps_asked asked = {.by = r->study->by};

    PDN_TRY(match_waves(r));
    PDN_TRY(former_places(r, &former, &asked.anchors));
    if (r->study->file[PDN_STAGE_CROSSWALK] != NULL)
        asked.crosswalk = &r->results->input[PDN_STAGE_CROSSWALK];
    asked.wave = r->mapped;
    asked.waves = r->maps;
    asked.contacts = r->contacts;
    asked.anchor = former;
    PDN_TRY(pdn_wave_maps_make(&asked, &r->map));
out:
    free(former);
    return st;
}

static pdn_status place_all(pdn_report *r)
{
    pdn_status st = PDN_OK;

    if (r->wave == NULL) return PDN_OK;
    PDN_TRY(place_services(r));
    if (r->options->internal && r->wave->breakdown.form == PDN_FORM_PEOPLE)
        PDN_TRY(place_people(r));
out:
    return st;
}

pdn_status figures__layout(const pdn_report *r, pdn_place **out, size_t *n)
{
    pdn_status st = PDN_OK;

    if (r->maps == 0) {
        *n = r->ring.services;
        return pdn_ring_places(&r->ring, out);
    }
    const pdn_wave_map *map = &r->map[r->maps - 1];
    PDN_NEW(*out, map->places);
    memcpy(*out, map->place, map->places * sizeof **out);
    *n = map->places;
out:
    return st;
}

pdn_status figures__prepare(pdn_report *r)
{
    pdn_status st = PDN_OK;

    PDN_TRY(place_all(r));
    PDN_TRY(pick_units(r));
out:
    return st;
}

void figures__clear(pdn_report *r)
{
    free(r->unit);
    pdn_wave_maps_clear(r->map, r->maps);
    for (size_t k = 0; r->contacts != NULL && k < r->maps; k++)
        pdn_wave_contacts_clear(&r->contacts[k]);
    free(r->contacts);
    free(r->mapped);
    pdn_ring_clear(&r->first);
    pdn_ring_clear(&r->ring);
}
