#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(removed, INTEGER, "people", "People gone",                              \
      "How many have left; 0 is the network as it is.")                       \
    R(order, TEXT, "code", "Who goes",                                        \
      "targeted: the most in between first; random: anybody.")                \
    R(actor, TEXT, "id", "Last to go",                                        \
      "The person whose loss this row adds; empty for random orders.")        \
    R(largest_share, REAL, "share", "Largest part",                           \
      "People in the largest connected part / all people of the network; of " \
      "random orders the mean (Albert, Jeong and Barabasi 2000).")            \
    R(largest_lo, REAL, "share", "Largest part, from",                        \
      "2.5 % quantile over the random orders.")                               \
    R(largest_hi, REAL, "share", "Largest part, to",                          \
      "97.5 % quantile over the random orders.")                              \
    R(efficiency, REAL, "share", "Efficiency",                                \
      "Sum of 1/distance over ordered pairs who stay / n(n-1), n all people " \
      "of the network; of random orders the mean (Latora and Marchiori "      \
      "2001).")                                                               \
    R(efficiency_lo, REAL, "share", "Efficiency, from",                       \
      "2.5 % quantile over the random orders.")                               \
    R(efficiency_hi, REAL, "share", "Efficiency, to",                         \
      "97.5 % quantile over the random orders.")                              \
    R(as_bad, REAL, "share", "Random orders as bad",                          \
      "Share of the random orders whose largest part is no larger after as "  \
      "many losses; targeted rows only.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning)  \
    {                                              \
        .name = #column,                           \
        .kind = PDN_##sort,                        \
        .at = offsetof(pdn_fragility_row, column), \
        .unit = (of),                              \
        .title = (heading),                        \
        .definition = (meaning),                   \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_fragility_schema = {
    .name = "fragility",
    .title = "What is left of the network as people leave it",
    .stride = sizeof(pdn_fragility_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
