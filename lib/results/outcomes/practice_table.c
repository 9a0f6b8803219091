#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(name, TEXT, "name", "Practice or measure",                              \
      "As in the practices file, or the column of the measures.")             \
    R(kind, TEXT, "code", "Kind", "practice (yes or no) or measure (the "     \
      "mean over a unit's people).")                                          \
    R(deviants_with, INTEGER, "count", "Deviants that do it",                 \
      "Units with claim sustained or improved; empty for a measure.")         \
    R(deviants, INTEGER, "count", "Deviants",                                 \
      "Those of them that it is known of.")                                   \
    R(peers_with, INTEGER, "count", "Peers that do it",                       \
      "Units with claim none or one-year; empty for a measure.")              \
    R(peers, INTEGER, "count", "Peers", "Those of them that it is known of.") \
    R(difference, REAL, "share", "Difference",                                \
      "Share of the deviants that do it less that of the peers; for a "       \
      "measure the difference of the means, in the measure's unit.")          \
    R(lo, REAL, "share", "Difference, from",                                  \
      "95 %: Newcombe (1998), method 10; for a measure the shifts that the "  \
      "permutation does not refuse (Maritz 1979), empty where none is "       \
      "refused.")                                                             \
    R(hi, REAL, "share", "Difference, to", "See lo.")                         \
    R(delta, REAL, "share", "Cliff's delta",                                  \
      "Pairs of a deviant and a peer in which the deviant has more, less "    \
      "those in which it has less, of all pairs (Cliff 1993). Of yes and no " \
      "it is the difference.")                                                \
    R(p_exact, REAL, "p", "p",                                                \
      "Two-sided: Fisher's exact test; for a measure the share of the "       \
      "assignments of labels to units that differ as much, the graph held "   \
      "fixed. Empty where no test could have shown anything.")                \
    R(smallest_p, REAL, "p", "Smallest p", "The least p that so few units "   \
      "could have given, whoever did it.")                                    \
    R(q, REAL, "p", "q", "p_exact after Benjamini and Hochberg (1995) over "  \
      "the rows that were tested.")                                           \
    R(year, INTEGER, "year", "Year", "As in the practices file.")             \
    R(deviants_mean, REAL, "measure", "Mean of the deviants",                 \
      "Of a measure, over units; in the measure's unit.")                     \
    R(peers_mean, REAL, "measure", "Mean of the peers", "See deviants_mean.") \
    R(draws, INTEGER, "count", "Draws", "Random assignments behind p_exact; " \
      "empty where every assignment was gone through.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_practice_row, column), \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_practice_schema = {
    .name = "practices",
    .title = "What those who do better do that their peers do not",
    .stride = sizeof(pdn_practice_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
