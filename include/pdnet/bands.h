/* bands.h - the classes that a published map colours by. */
#ifndef PDN_BANDS_H
#define PDN_BANDS_H

#include "pdnet/findings.h"
#include "pdnet/table.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A band of the published map: [from, to) in per cent; a band that ends at
 *  100 holds 100 too. */
typedef struct {
    const char *label;
    double from_percent, to_percent;
} pdn_band;

/** Takes the bands of a bands table, in its order: label, from_percent,
 *  to_percent. Faults (empty label, from not below to, an overlap) are
 *  recorded with their line; PDN_EPARSE then. *band is malloc'ed, its labels
 *  are borrowed. */
pdn_status pdn_bands_take(const pdn_table *table, pdn_findings *f,
                          pdn_band **band, size_t *bands) PDN_MUST_USE;

/** The band of x of n, without rounding: NULL where none holds it. */
const pdn_band *pdn_band_of(const pdn_band *band, size_t bands, double x,
                            double n);

/** Whether x of n in per cent, rounded to one decimal, is where one band ends
 *  and another begins: the published map may have it on either side. */
bool pdn_band_edge(const pdn_band *band, size_t bands, double x, double n);

#ifdef __cplusplus
}
#endif

#endif
