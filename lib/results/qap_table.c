#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(term, TEXT, "name", "Term",                                             \
      "r: correlation with the one predictor; intercept; or a predictor.")    \
    R(estimate, REAL, "", "Estimate",                                         \
      "Coefficient of least squares over all pairs with everything known; "   \
      "empty for a predictor that does not vary, and for all terms where "    \
      "predictors follow from each other.")                                   \
    R(t, REAL, "", "t",                                                       \
      "Estimate / its ordinary standard error; for comparison only, pairs "   \
      "are not independent.")                                                 \
    R(p, REAL, "probability", "p, two-sided",                                 \
      "Share of relabelings with |t| no smaller, by double "                  \
      "semi-partialling (Dekker, Krackhardt and Snijders 2007), among those " \
      "that leave the pairs with everything known where they are: (b + 1) / " \
      "(m + 1) of m draws, b / all where all were gone through; with --stop " \
      "H H / draws where H of them were as far (Besag and Clifford 1991). "   \
      "Empty for fewer than 20 pairs or fewer than 100 relabelings.")         \
    R(draws, INTEGER, "draws", "Relabelings",                                 \
      "How many were used: with --stop, up to the draw that was enough for "  \
      "this term.")                                                           \
    R(cells, INTEGER, "pairs", "Pairs",                                       \
      "Ordered pairs of actors with everything known (undirected: pairs).")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_qap_row, column),      \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_qap_schema = {
    .name = "qap",
    .title = "What kinds of tie go together",
    .stride = sizeof(pdn_qap_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
