#include "masked_columns.h"

#include "pdnet/core.h"

#include <string.h>

static const struct {
    const char *kind, *column;
    masked_columns__treatment treatment;
} columns[] = {
    {"actors", "id", MASK_PERSON},
    {"actors", "name", MASK_NAME},
    {"actors", "label", MASK_PERSON},
    {"actors", "other_name", MASK_NAME},
    {"actors", "sector", MASK_GROUP},
    {"actors", "unit", MASK_GROUP},
    {"actors", "municipality", MASK_GROUP},
    {"actors", "group", MASK_GROUP},
    {"actors", "role", MASK_STAYS},
    {"actors", "level", MASK_STAYS},
    {"actors", "fte", MASK_STAYS},
    {"actors", "fte_percent", MASK_STAYS},
    {"actors", "mandate", MASK_STAYS},
    {"actors", "responded", MASK_STAYS},
    {"actors", "kind", MASK_STAYS},
    {"ties", "from", MASK_PERSON},
    {"ties", "to", MASK_PERSON},
    {"ties", "frequency", MASK_STAYS},
    {"ties", "quality", MASK_STAYS},
    {"ties", "knowledge", MASK_STAYS},
    {"ties", "recognition", MASK_STAYS},
    {"ties", "skill", MASK_STAYS},
    {"ties", "need", MASK_STAYS},
    {"ties", "barrier", MASK_STAYS},
    {"ties", "relation", MASK_STAYS},
    {"ties", "tie", MASK_STAYS},
    {"ties", "reconstructed", MASK_STAYS},
    {"roster", "id", MASK_PERSON},
    {"codebook", "code", MASK_EITHER},
    {"codebook", "actor", MASK_EITHER},
    {"codebook", "question", MASK_STAYS},
    {"aliases", "alias", MASK_SPELLING},
    {"aliases", "id", MASK_PERSON},
    {"duties", "from", MASK_EITHER},
    {"duties", "to", MASK_EITHER},
    {"duties", "lead", MASK_EITHER},
    {"duties", "why", MASK_DROP},
    {"actions", "finding", MASK_STAYS},
    {"actions", "step", MASK_STAYS},
    {"actions", "owner", MASK_PEOPLE},
    {"actions", "invited", MASK_PEOPLE},
    {"actions", "deadline", MASK_STAYS},
    {"actions", "done", MASK_STAYS},
    {"actions", "wave", MASK_STAYS},
    {"actions", "group_a", MASK_STAYS},
    {"actions", "group_b", MASK_STAYS},
    {"actions", "lift", MASK_STAYS},
    {"corrections", "wave", MASK_STAYS},
    {"corrections", "from", MASK_PERSON},
    {"corrections", "to", MASK_PERSON},
    {"corrections", "change", MASK_STAYS},
    {"corrections", "column", MASK_STAYS},
    {"corrections", "value", MASK_STAYS},
    {"corrections", "said_by", MASK_SPEAKER},
};

masked_columns__treatment masked_columns__of(const char *kind,
                                             const char *column)
{
    for (size_t i = 0; i < PDN_COUNT(columns); i++)
        if (strcmp(columns[i].kind, kind) == 0 &&
            strcmp(columns[i].column, column) == 0)
            return columns[i].treatment;
    return MASK_DROP;
}
