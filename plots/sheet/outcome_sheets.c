/* The sheets that show units by their share, by name. */
#include "pdnet/outcome_sheets.h"
#include "pdnet/words.h"

#include <string.h>

const pdn_outcome_sheet *pdn_outcome_sheet_of(const char *name)
{
    static const pdn_outcome_sheet sheets[] = {
        {"baseline", pdn_title_of_baseline, pdn_draw_baseline},
        {"funnel", pdn_title_of_funnel, pdn_draw_funnel},
        {"map", pdn_title_of_tiles, pdn_draw_tiles}};

    for (size_t i = 0; i < PDN_COUNT(sheets); i++)
        if (strcmp(sheets[i].name, name) == 0) return &sheets[i];
    return NULL;
}
