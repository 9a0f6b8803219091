#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(goal, TEXT, "code", "Best for",                                         \
      "fragment: their loss leaves most pairs without a way; reach: most "    \
      "people within one step; distance-reach: nearest to all (Borgatti "     \
      "2006).")                                                               \
    R(actors, TEXT, "ids", "The set",                                         \
      "Its people, joined by +; an id that holds + or a quote stands in "     \
      "quotes, as in CSV.")                                                   \
    R(size, INTEGER, "people", "Size", "How many they are.")                  \
    R(fragmentation, REAL, "share", "Fragmentation without them",             \
      "Share of the pairs of those who stay that have no way: F, "            \
      "denominator n'(n'-1), n' those who stay.")                             \
    R(fragmentation_n, REAL, "share", "Fragmentation, of all",                \
      "The same with those gone counted as parts of their own, denominator "  \
      "n(n-1).")                                                              \
    R(distance_fragmentation, REAL, "share", "Distance fragmentation",        \
      "1 - mean of 1/distance over the pairs of those who stay: DF.")         \
    R(reached, INTEGER, "people", "Reached",                                  \
      "People within one step of the set, its own too. Empty above 3 000 "    \
      "actors.")                                                              \
    R(distance_reach, REAL, "share", "Distance reach",                        \
      "Mean of 1/distance to the set over everybody, its own counted as 1: "  \
      "DR. Empty above 3 000 actors.")                                        \
    R(exact, BOOLEAN, "yes/no", "Proven best",                                \
      "1: every set was looked at; 0: heuristic, greedy and exchanges.")      \
    R(sets, INTEGER, "sets", "As good",                                       \
      "How many sets are as good, this one too; at most 1 000 of them are "   \
      "listed. Empty where not every set was looked at.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_key_set, column),      \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_keyplayers_schema = {
    .name = "keyplayers",
    .title = "Sets of people whose loss fragments most or who reach most",
    .stride = sizeof(pdn_key_set),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
