#include "pdnet/tables.h"

#include <stddef.h>

pdn_status pdn_whatif_schema(pdn_arena *text, pdn_schema *out)
{
    const pdn_schema *pairs = &pdn_breakdown_schema;
    pdn_field *field = pdn_arena_get(text, (pairs->fields + 1) * sizeof *field);

    if (field == NULL) return pdn_no_memory();
    field[0] = (pdn_field){.name = "state",
                           .kind = PDN_TEXT,
                           .at = offsetof(pdn_whatif_row, state),
                           .unit = "code",
                           .title = "Before or after",
                           .definition = "before: the network as it is; "
                                         "after: with the change asked for."};
    for (size_t k = 0; k < pairs->fields; k++) {
        field[k + 1] = pairs->field[k];
        field[k + 1].at += offsetof(pdn_whatif_row, pair);
    }
    *out = (pdn_schema){.name = "whatif",
                        .title = "Every pair of groups, before and after",
                        .stride = sizeof(pdn_whatif_row),
                        .field = field,
                        .fields = pairs->fields + 1};
    return PDN_OK;
}
