/* sheet_kinds.h - the kinds of sheet that one table is drawn as. A kind is
 * defined in the file that draws it, as sheet_NAME, and stands here once. */
#ifndef PDN_SHEET_KINDS_H
#define PDN_SHEET_KINDS_H

#include "pdnet/sheets.h"

#define SHEET_KINDS(SHEET)  \
    SHEET(fragility)        \
    SHEET(handover)         \
    SHEET(themes)           \
    SHEET(voices)           \
    SHEET(together)         \
    SHEET(stages)           \
    SHEET(offers)           \
    SHEET(actions)          \
    SHEET(deviants)         \
    SHEET(practices)        \
    SHEET(practices_change) \
    SHEET(change)           \
    SHEET(waves)            \
    SHEET(waves_pairs)

#define SHEET(name) extern const pdn_sheet_kind sheet_##name;
SHEET_KINDS(SHEET)
#undef SHEET

#endif
