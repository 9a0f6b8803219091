#include "sheet_kinds.h"

#include <string.h>

const pdn_sheet_kind *const pdn_sheet_kinds[] = {
#define SHEET(name) &sheet_##name,
    SHEET_KINDS(SHEET)
#undef SHEET
        NULL,
};

const pdn_sheet_kind *pdn_sheet_kind_of(const char *name)
{
    for (size_t i = 0; pdn_sheet_kinds[i] != NULL; i++)
        if (strcmp(pdn_sheet_kinds[i]->name, name) == 0)
            return pdn_sheet_kinds[i];
    return NULL;
}

pdn_status pdn_sheet_title(const pdn_sheet_kind *kind, const void *rows,
                           size_t n, const pdn_sheet_asked *asked,
                           const char **out)
{
    const pdn_sheet_facts facts = {.told = out};

    return kind->draw(kind, NULL, &facts, rows, n, asked);
}
