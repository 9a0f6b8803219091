/* places.h - where things stand on a map, kept so that next year's map has the
 * same places. */
#ifndef PDN_PLACES_H
#define PDN_PLACES_H

#include "pdnet/field.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One row of a layout file: services first, in their fixed order (which is
 *  also the order of colours and shapes), then people. x to the right, y up;
 *  the ring of services has radius 1. */
typedef struct {
    const char *id;
    double x, y;
} pdn_place;

/** The columns id, x, y. */
extern const pdn_schema pdn_places_schema;

/** Reads a layout file. PDN_EPARSE when a row has no id or no place, or when
 *  an id stands twice. *out is malloc'ed, the caller's; text in `text`. */
pdn_status pdn_places_read(const char *path, pdn_findings *f, pdn_arena *text,
                           pdn_place **out, size_t *n) PDN_MUST_USE;

/** The row with that id, or NULL. */
const pdn_place *pdn_places_find(const pdn_place *p, size_t n, const char *id);

#ifdef __cplusplus
}
#endif

#endif
