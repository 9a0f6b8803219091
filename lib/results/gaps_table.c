#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define GAPS(G)                                                               \
    G(from, TEXT, "group or id", "From",                                      \
      "Who ought to work with the other, as the duties name them.")           \
    G(to, TEXT, "group or id", "To",                                          \
      "With whom.")                                                           \
    G(why, TEXT, "text", "Why",                                               \
      "Agreement or duty, as the duties give it.")                            \
    G(lead, TEXT, "text", "Who coordinates",                                  \
      "Who is to coordinate, as the duties give it.")                         \
    G(ties, INTEGER, "arcs", "Reported ties",                                 \
      "Contacts reported between the two.")                                   \
    G(possible, INTEGER, "arcs", "Possible ties",                             \
      "Contacts that those who answered could have reported.")                \
    G(verdict, TEXT, "code", "Verdict",                                       \
      "Of the pair of groups; empty where the duty names a person.")          \
    G(could_be_asked, TEXT, "ids", "Who could be asked",                      \
      "Up to three people who have contact with both sides, joined by + "     \
      "(an id that holds + or a quote in quotes, as in CSV): "                \
      "most contacts on the lesser side first.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_gap, column),          \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {GAPS(FIELD)};

const pdn_schema pdn_gaps_schema = {
    .name = "gaps",
    .title = "Stated duties to work together that are not met",
    .stride = sizeof(pdn_gap),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
