/* workbook_parts.h - what a workbook's sheets share: their names, the texts
 * that cells point at, and how numbers are shown. */
#ifndef PDN_WORKBOOK_PARTS_H
#define PDN_WORKBOOK_PARTS_H

#include "archive.h"
#include "number_look.h"

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name;
    const char *part; /* of the archive; NULL where it is no sheet of cells */
    bool hidden;
} workbook_sheet;

/** Zero-initialise; workbook_parts__clear. Text lives in the arena. */
typedef struct {
    archive *zip;
    workbook_sheet *sheet;
    size_t sheets, sheet_room;
    char **text; /* shared ones; NULL for an empty one */
    size_t texts, text_room;
    number_look *look; /* by style */
    size_t looks, look_room;
    size_t controls; /* characters of shared texts made spaces */
    bool since_1904;
} workbook_parts;

/** Opens the n bytes and reads what the sheets share. PDN_EPARSE where they are
 *  no workbook; *is_workbook says whether they look like one at all. */
pdn_status workbook_parts__open(const char *bytes, size_t n, pdn_arena *a,
                                workbook_parts *out,
                                bool *is_workbook) PDN_MUST_USE;

void workbook_parts__clear(workbook_parts *w);

#endif
