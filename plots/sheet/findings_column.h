/* findings_column.h - what the column of a map tells. Private to plots/. */
#ifndef PDN_FINDINGS_COLUMN_H
#define PDN_FINDINGS_COLUMN_H

#include "legend.h"
#include "pdnet/words.h"

enum { PDN_I_LEGEND_ROOM = 10 };

/** pair, pairs, the legend and size_note are the caller's; the rest is made by
 *  pdn_i_story_tell. Zero-initialise. */
typedef struct {
    const pdn_pair *pair;
    size_t pairs;
    pdn_legend_line row[PDN_I_LEGEND_ROOM];
    size_t rows;
    const char *size_note;
    const char *more_note; /* after it; NULL: none */
    size_t *index; /* of the pairs that break down, most important first */
    size_t breaks;
    pdn_sentence *sentence;
    pdn_entry *entry;
    char **detail;
} pdn_i_story;

/** Words the findings. */
pdn_status pdn_i_story_tell(pdn_i_story *s) PDN_MUST_USE;

/** Sets the column; how many findings stand in it. */
size_t pdn_i_story_set(pdn_sheet *s, const pdn_i_story *t);

void pdn_i_story_clear(pdn_i_story *s);

#endif
