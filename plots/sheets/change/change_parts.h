/* change_parts.h - the units of the sheet of change. */
#ifndef PDN_CHANGE_PARTS_H
#define PDN_CHANGE_PARTS_H

#include "pdnet/sheets.h"
#include "pdnet/words.h"
#include "sheet/axes.h"

typedef struct {
    const pdn_baseline_row *now, *then; /* then: NULL where not in the table */
    bool sure;         /* as large as could be detected, and beyond noise */
    pdn_sentence says; /* of the sure ones, and of few */
} pdn_i_moved;

typedef struct {
    pdn_i_moved *unit; /* the sure ones first, the largest change first */
    size_t units, sure;
    double nullpunkt, year;
    const char *indicator;
} pdn_i_change;

pdn_status pdn_i_change_take(const pdn_baseline_row *row, size_t n,
                             const char *indicator, double year,
                             pdn_i_change *out);
void pdn_i_change_clear(pdn_i_change *q);

/* Text of the context. */
const char *pdn_i_change_title(const pdn_i_change *q);

/* "268 av 1476 -> 178 av 1464: -6,0 prosentpoeng, 0,67 ganger nullpunktet".
 * Text of the context. */
const char *pdn_i_change_figures(const pdn_i_moved *m);

#endif
