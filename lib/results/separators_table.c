#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(kind, TEXT, "code", "Kind",                                             \
      "person: whose loss splits the network; bridge: a contact whose loss "  \
      "does (Hopcroft and Tarjan 1973).")                                     \
    R(actor, TEXT, "id", "Person",                                            \
      "The person, or one end of the contact.")                               \
    R(other, TEXT, "id", "Other end", "The other end of a bridge.")           \
    R(parts, INTEGER, "parts", "Parts",                                       \
      "Into how many parts that component falls.")                            \
    R(sizes, TEXT, "people", "Sizes",                                         \
      "People in each part, largest first, joined by +.")                     \
    R(groups, TEXT, "groups", "Groups",                                       \
      "Groups in each part, joined by +, in the order of sizes; parts are "   \
      "joined by |. A name, or a part, that holds what it is joined by or a " \
      "quote stands in quotes, as in CSV.")                                   \
    R(cut_off, TEXT, "groups", "Cut off",                                     \
      "Groups of the component with nobody left in its largest part, joined " \
      "by + (see groups).")                                                   \
    R(certain, BOOLEAN, "yes/no", "Certain",                                  \
      "1: so even if all who did not answer have contact with one another, "  \
      "which nobody can tell; 0: their contact could join two of the parts.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_separator, column),    \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_separators_schema = {
    .name = "separators",
    .title = "People and contacts whose loss splits the network",
    .stride = sizeof(pdn_separator),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
