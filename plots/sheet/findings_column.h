/* findings_column.h - what the column of a map tells. Private to plots/. */
#ifndef PDN_FINDINGS_COLUMN_H
#define PDN_FINDINGS_COLUMN_H

#include "legend.h"
#include "pdnet/words.h"

enum { FINDINGS_COLUMN_LEGEND_ROWS = 11 };

/** pair, pairs, the legend and size_note are the caller's; the rest is made by
 *  findings_column__make. Zero-initialise. */
typedef struct {
    const pdn_pair *pair;
    size_t pairs;
    pdn_legend_line row[FINDINGS_COLUMN_LEGEND_ROWS];
    size_t rows;
    const char *size_note;
    const char *more_note; /* after it; NULL: none */
    size_t *index; /* of the pairs that break down, most important first */
    size_t breaks;
    pdn_entry *entry;
    const char **detail, **brief, **terse; /* each says less */
} findings_column;

/** Words the findings. */
pdn_status findings_column__make(findings_column *s) PDN_MUST_USE;

/** Sets the column; how many findings stand in it. */
size_t findings_column__draw(pdn_sheet *s, const findings_column *t);

void findings_column__clear(findings_column *s);

#endif
