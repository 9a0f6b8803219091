/* The maps of several waves: everybody in the same place, wave after wave. */
#include "pdnet/sheets.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Groups of one wave on the ring of the wave before. */
static pdn_status make_ring(const pdn_wave_maps_asked *a, size_t k,
                            const pdn_place *before, size_t befores,
                            pdn_ring *out)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = a->wave[k].network;
    pdn_groups q = {0};
    pdn_pair *pair = NULL;
    size_t pairs = 0;

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, a->by), &q));
    PDN_TRY(pdn_pairs_of_people(g, &q, &pair, &pairs));
    PDN_TRY(pdn_ring_make(pair, pairs, g, a->by, before, befores, out));
out:
    free(pair);
    pdn_groups_clear(&q);
    return st;
}

/* The ring keeps the services of the wave before; of the first wave those that
 * the anchor has. */
static pdn_status place_services(const pdn_wave_maps_asked *a, size_t k,
                                 pdn_wave_map *map)
{
    pdn_status st = PDN_OK;
    pdn_place *before = NULL;
    const char **name = NULL;
    pdn_arena names = {0};
    pdn_waves_options o = {.by = a->by, .crosswalk = a->crosswalk};

    if (k == 0) return make_ring(a, k, a->anchor, a->anchors, &map[k].ring);
    const size_t n = map[k - 1].ring.services;
    PDN_TRY(pdn_ring_places(&map[k - 1].ring, &before));
    PDN_NEW(name, n);
    for (size_t i = 0; i < n; i++)
        name[i] = before[i].id;
    PDN_TRY(pdn_waves_rename_groups(&a->wave[k - 1], &o, name, n, &names));
    for (size_t i = 0; i < n; i++)
        before[i].id = name[i];
    PDN_TRY(make_ring(a, k, before, n, &map[k].ring));
out:
    free(before);
    free(name);
    pdn_arena_clear(&names);
    return st;
}

/* Those who stood somewhere, by the ids that this wave has. */
static pdn_status find_former(const pdn_wave_maps_asked *a, size_t k,
                              const pdn_wave_map *before, pdn_wave_map *map)
{
    pdn_status st = PDN_OK;
    const pdn_place *from = k > 0 ? before->place : a->anchor;
    const size_t n = k > 0 ? before->places : a->anchors;
    const size_t first = k > 0 ? before->ring.services : 0;

    PDN_NEW(map->former, n);
    for (size_t i = first; i < n; i++) {
        pdn_place p = from[i];
        if (k > 0 && i - first < a->wave[k - 1].network->actors) {
            const pdn_wave_contacts *c = &a->contacts[k - 1];
            p.id = c->member[c->now[i - first]].id;
        }
        map->former[map->formers++] = p;
    }
out:
    return st;
}

/* Behind the wave's own places those of people who are not in it. */
static pdn_status keep_others(pdn_wave_map *map)
{
    pdn_status st = PDN_OK;
    GHashTable *here = g_hash_table_new(g_str_hash, g_str_equal);
    pdn_place *all = NULL;
    size_t n = map->places;

    PDN_NEW(all, n + map->formers);
    memcpy(all, map->place, n * sizeof *all);
    for (size_t i = 0; i < n; i++)
        g_hash_table_add(here, (void *)(uintptr_t)all[i].id);
    for (size_t i = 0; i < map->formers; i++)
        if (g_hash_table_add(here, (void *)(uintptr_t)map->former[i].id))
            all[n++] = map->former[i];
    free(map->place);
    map->place = all;
    map->places = n;
out:
    g_hash_table_destroy(here);
    return st;
}

static pdn_status make_map(const pdn_wave_maps_asked *a, size_t k,
                           pdn_wave_map *map)
{
    pdn_status st = PDN_OK;

    PDN_TRY(place_services(a, k, map));
    PDN_TRY(find_former(a, k, k > 0 ? &map[k - 1] : NULL, &map[k]));
    map[k].people = (pdn_people){.network = a->wave[k].network,
                                 .by = a->by,
                                 .ring = &map[k].ring,
                                 .by_degree = true,
                                 .anchor = map[k].former,
                                 .anchors = map[k].formers,
                                 .ungrouped = a->ungrouped,
                                 .give = a->give};
    PDN_TRY(pdn_people_places(&map[k].people, &map[k].place, &map[k].places));
    PDN_TRY(keep_others(&map[k]));
out:
    return st;
}

pdn_status pdn_wave_maps_make(const pdn_wave_maps_asked *a, pdn_wave_map **out)
{
    pdn_status st = PDN_OK;
    pdn_wave_map *map = NULL;

    PDN_NEW(map, a->waves);
    for (size_t k = 0; k < a->waves; k++) {
        if (pdn_network_names_groups(a->wave[k].network))
            PDN_FAIL(PDN_EDATA,
                     "%s: people name services here, and have no "
                     "places by each other",
                     a->wave[k].label);
        PDN_TRY(make_map(a, k, map));
    }
    *out = map;
    map = NULL;
out:
    pdn_wave_maps_clear(map, a->waves);
    return st;
}

void pdn_wave_maps_clear(pdn_wave_map *map, size_t waves)
{
    for (size_t k = 0; map != NULL && k < waves; k++) {
        pdn_ring_clear(&map[k].ring);
        free(map[k].former);
        free(map[k].place);
    }
    free(map);
}
