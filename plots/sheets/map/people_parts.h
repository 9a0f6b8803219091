/* people_parts.h - the parts of the map of people. Private to plots/. */
#ifndef PDN_PEOPLE_PARTS_H
#define PDN_PEOPLE_PARTS_H

#include "map_parts.h"
#include "pdnet/network.h"
#include "pdnet/sheets.h"
#include "sheet/findings_column.h"

/** More people than this are a crowd: lines between them would be a plate, so
 *  each pair of services has one, as on the map of services; beside what is
 *  found, the so many of most contacts. */
enum { PEOPLE_CROWD = 400, PEOPLE_LINES = 100 };

/** The map under way. */
typedef struct {
    const pdn_people *p;
    pdn_sheet *sheet;
    services__map map;
    pdn_groups q;
    pdn_adjacency net;
    size_t n;
    const char *const *label; /* of each actor */
    size_t *service;          /* of each, in the ring */
    pdn_point *at;
    double *radius;
    unsigned char *broken; /* services x services */
    pdn_point *middle;     /* of each service's people */
    double *reach;         /* how far they reach from it */
    services__map links;   /* of a crowd: services in their people's middle */
    pdn_ring circle;       /* of `links` */
    pdn_point *number;     /* of the findings */
    size_t numbers;
    size_t left_out;       /* names that found no place */
    size_t lines_left_out; /* of pairs of services, in a crowd */
    double faint;          /* opacity of an ordinary tie */
} people;

static inline bool people__crowd(const people *m)
{
    return m->n > PEOPLE_CROWD;
}

/** Who is in which service, and what is to be marked, of m->p. */
pdn_status people__prepare(people *m) PDN_MUST_USE;
void people__clear(people *m);

/** The mark before a service's name: its middle and radius, and the label's
 *  box with the mark in it. */
pdn_point people__name_mark(const people *m, size_t service, double *radius);
pdn_box people__label(const people *m, size_t service);

/** Sizes and places of all people on the page, then of the findings'
 *  numbers. */
pdn_status people__place(people *m, const pdn_place *place) PDN_MUST_USE;
pdn_status people__place_numbers(people *m,
                                 const findings_column *t) PDN_MUST_USE;

/** Of a crowd: where the links between services begin and end. */
pdn_status people__place_links(people *m) PDN_MUST_USE;

/** Draws contacts; dotted lines where they are missing; people; their names,
 *  as many as find room; the services' names. */
pdn_status people__draw_ties(people *m) PDN_MUST_USE;
void people__draw_missing(const people *m, const findings_column *t);
void people__draw(const people *m);
pdn_status people__draw_names(people *m) PDN_MUST_USE;
void people__draw_services(people *m);

#endif
