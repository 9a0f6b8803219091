/* change_parts.h - the units of the sheet of change. */
#ifndef PDN_CHANGE_PARTS_H
#define PDN_CHANGE_PARTS_H

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"
#include "sheet/axes.h"

typedef struct {
    const pdn_baseline_row *now, *then; /* then: NULL where not in the table */
    bool own;                           /* one of one's own units */
    bool sure;         /* as large as could be detected, and beyond noise */
    pdn_sentence says; /* of the sure ones, and of few */
} change__rows;

typedef struct {
    change__rows *unit; /* the sure ones first, the largest change first */
    size_t units, sure;
    double nullpunkt, year;
    const char *indicator;
} benchmark__change;

pdn_status change__take(const pdn_baseline_row *row, size_t n,
                        const char *indicator, double year,
                        benchmark__change *out);
void change__clear(benchmark__change *q);

/** Marks one's own units. PDN_EDATA: a name that none has. */
pdn_status change__highlight(benchmark__change *q,
                             const pdn_sheet_asked *asked) PDN_MUST_USE;

/* Text of the context. */
const char *change__title(const benchmark__change *q);

/* "268 av 1476 -> 178 av 1464: -6,0 prosentpoeng, 0,67 ganger nullpunktet".
 * Text of the context. */
const char *change__figures(const change__rows *m);

#endif
