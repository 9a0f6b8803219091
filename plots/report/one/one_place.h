/* one_place.h - municipalities and resource groups, and who of the survey is
 * there. */
#ifndef PDN_ONE_PLACE_H
#define PDN_ONE_PLACE_H

#include "report/report_parts.h"

/** One of them, or of several by one name. */
typedef struct {
    const char *name;
    bool municipality, group, unit; /* unit: of the outcome */
    double people, answered;
    double *of; /* people of each service there, in the order of wave->groups */
} one__place;

typedef struct {
    one__place *place;
    size_t places, capacity;
    pdn_groups column[2]; /* who is in which municipality, and group */
} one__places;

/** Those of the latest wave, and the units of the outcome that is shown; in
 *  byte order. Names borrow from the report and from `column`. */
pdn_status one__find(const pdn_report *r, one__places *out) PDN_MUST_USE;

void one__clear(one__places *p);

/** May pairs of services be told of the place: are there enough people, and did
 *  enough of them answer? */
bool one__may_tell(const pdn_report *r, const one__place *place);

/** Has the pair people there on both sides, and enough of them together? */
bool one__has_pair(const pdn_report *r, const one__place *place,
                   const pdn_pair *pair);

#endif
