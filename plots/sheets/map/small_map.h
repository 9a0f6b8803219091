/* small_map.h - one of the small maps of services that stand side by side.
 * Private to plots/. */
#ifndef PDN_SMALL_MAP_H
#define PDN_SMALL_MAP_H

#include "map_parts.h"

/** Zero-initialise; everything but the last is of all waves alike. */
typedef struct {
    const pdn_multiple *all; /* every wave */
    size_t waves;
    double unit;       /* of the sheet that holds the maps */
    double widest;     /* the density drawn widest */
    bool many;         /* of one wave so many pairs are hidden that only those
                          seen in another are drawn */
    bool left_out;     /* set where a hidden pair is not drawn */
    bool crossed_out;  /* set where a service is too small to be shown */
    services__map map; /* of the wave that is drawn, and its sheet and ring */
    pdn_sheet sheet;
    pdn_ring ring;
    const pdn_multiple *wave;
} small_map;

bool small_map__is_hidden(const pdn_pair *p);

/** What all maps have alike. */
pdn_status small_map__begin(const pdn_multiple *m, size_t n, double unit,
                            small_map *out) PDN_MUST_USE;

/** Whether the names find room beside the marks in a box. */
pdn_status small_map__has_names(small_map *s, const pdn_sheet *sheet,
                                const pdn_ring *ring, pdn_box box,
                                bool *out) PDN_MUST_USE;

/** Draws wave k in a box. */
pdn_status small_map__draw(small_map *s, const pdn_sheet *sheet,
                           const pdn_ring *ring, pdn_box box, bool named,
                           size_t k) PDN_MUST_USE;

#endif
