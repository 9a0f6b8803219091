#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define BARRIERS(B)                                                           \
    B(barrier, TEXT, "code", "Obstacle",                                      \
      "Code of the obstacle, as the survey names it.")                        \
    B(group_a, TEXT, "group", "Group a",                                      \
      "The first group of the pair.")                                         \
    B(group_b, TEXT, "group", "Group b",                                      \
      "The second group of the pair.")                                        \
    B(respondents, INTEGER, "people", "Named it",                             \
      "Respondents of either group who name the obstacle on a contact of "    \
      "the pair.")                                                            \
    B(asked, INTEGER, "people", "Could name it",                              \
      "Respondents who gave a rating or a barrier on any contact of the "     \
      "pair.")                                                                \
    B(share, REAL, "share", "Share naming it",                                \
      "respondents / asked.")                                                 \
    B(expected, REAL, "people", "Expected",                                   \
      "asked x the share naming it over all pairs together.")                 \
    B(residual, REAL, "standard deviations", "Distance from expected",        \
      "Standardised residual (o - e) / sqrt(e (1 - r)(1 - c)) in the table "  \
      "named or not by pair.")                                                \
    B(p, REAL, "probability", "p of the code",                                \
      "Chi-square of the code's whole table; whole respondents change "       \
      "places; (b + 1) / (m + 1). The same in every row of a code.")          \
    B(q, REAL, "probability", "q of the code",                                \
      "p adjusted by Benjamini and Hochberg (1995) over the codes.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_barrier, column),      \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {BARRIERS(FIELD)};

const pdn_schema pdn_barriers_schema = {
    .name = "barriers",
    .title = "Obstacles that respondents name, by pair of groups",
    .stride = sizeof(pdn_barrier),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
