/* people.h - the map of people, for those who own it: each service opened into
 * its people. Not for the wall. */
#ifndef PDN_PEOPLE_H
#define PDN_PEOPLE_H

#include "pdnet/measure.h"
#include "pdnet/ring.h"
#include "pdnet/sheet.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What the map is drawn from. */
typedef struct {
    const pdn_network *network;
    const char *by;              /* grouping column; NULL: sector */
    const pdn_ring *ring;        /* of the same groups */
    const pdn_measures *measure; /* rows found by id; NULL: sizes are alike,
                                    or by contacts with by_degree */
    size_t measures;
    bool by_degree;       /* size by contacts, not by contacts per post */
    const pdn_pair *pair; /* rows of the breakdown; NULL: nothing is marked */
    size_t pairs;
    const pdn_place *anchor; /* last year's places, services and people */
    size_t anchors;
    bool names; /* the owner's copy: with names, as many as find room */
} pdn_people;

/** Where each actor stands, in the ring's measure (x to the right, y up):
 *  stress layout over hop distances, held to the service's place, or to last
 *  year's; of more than 500 people sparse stress with 250 pivots. place is
 *  malloc'ed, the caller's: a row per service, then a row per actor; ids
 *  borrow. The same network gives the same places. O(n^2) a sweep, then
 *  O(n pivots + ties). */
pdn_status pdn_people_places(const pdn_people *p, pdn_place **place,
                             size_t *n) PDN_MUST_USE;

/** Draws the map as a whole sheet. place as pdn_people_places gave it. */
pdn_status pdn_people_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                            const pdn_people *p,
                            const pdn_place *place) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
