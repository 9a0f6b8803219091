#include "pdnet/core.h"
#include "pdnet/table.h"

#include <assert.h>
#include <string.h>

const char *pdn_unit_name(pdn_unit unit)
{
    static const char *const word[] = {
#define UNIT(unit, word, decimals) word,
#include "columns/units.def"
    };

    assert((unsigned)unit < PDN_UNITS);
    return word[unit];
}

int pdn_unit_decimals(pdn_unit unit)
{
    static const int of[] = {
#define UNIT(unit, word, decimals) decimals,
#include "columns/units.def"
    };

    assert((unsigned)unit < PDN_UNITS);
    return of[unit];
}

const pdn_field *pdn_field_at(const pdn_schema *schema, size_t at)
{
    for (size_t i = 0; i < schema->fields; i++)
        if (schema->field[i].at == at) return &schema->field[i];
    return NULL;
}

void pdn_row_clear(const pdn_schema *schema, void *row)
{
    const double none = pdn_absent(PDN_NOT_DEFINED);
    const char *nothing = NULL;
    const unsigned no_code = 0;

    memset(row, 0, schema->stride); /* what has no column, too */
    for (size_t i = 0; i < schema->fields; i++) {
        char *member = (char *)row + schema->field[i].at;
        switch (schema->field[i].kind) {
        case PDN_TEXT: memcpy(member, &nothing, sizeof nothing); break;
        case PDN_CODE:
        case PDN_CODES: memcpy(member, &no_code, sizeof no_code); break;
        case PDN_REAL:
        case PDN_INTEGER:
        case PDN_BOOLEAN: memcpy(member, &none, sizeof none); break;
        }
    }
}
