#include "pdnet/handover_table.h"

#include <stddef.h>

/* clang-format off */
#define ROWS(R)                                                               \
    R(from, TEXT, "name", "From", "The service that sends.")                  \
    R(to, TEXT, "name", "To", "The service that is to receive.")              \
    R(year, INTEGER, "year", "Year", "As it stands in the handovers file.")   \
    R(sent, INTEGER, "count", "Sent", "People sent from one to the other.")   \
    R(arrived, INTEGER, "count", "Arrived",                                   \
      "Of those sent, people who came; empty where it was not followed up.")  \
    R(lost, INTEGER, "count", "Lost on the way", "sent - arrived.")           \
    R(arrival, REAL, "share", "Share that arrived",                           \
      "arrived / sent; empty where nobody was sent.")                         \
    R(lo, REAL, "share", "Share that arrived, from",                          \
      "Wilson (1927), 95 %: how far it would move by chance alone.")          \
    R(hi, REAL, "share", "Share that arrived, to", "See lo.")                 \
    R(reach_goal_from, REAL, "share", "Chance to reach the goal",             \
      "Of those at `from`, the share that comes to a goal by the steps of "   \
      "that year: absorbing chain (Kemeny and Snell 1960), each step taken "  \
      "by arrived / max(arrived at `from`, sent from it). 0 where no step "   \
      "leads there.")                                                         \
    R(vitality, REAL, "people", "What hangs on this step",                    \
      "Drop in the most that can get from the sources to the goals when the " \
      "step goes (maximum flow, arrived as the step's capacity). 0: others "  \
      "can take its place.")                                                  \
    R(repair_gain, REAL, "people", "What repair would give",                  \
      "Arrivals at a goal if what is lost at this step were passed on: "      \
      "(sent - arrived, and by what was sent this step's part of those not "  \
      "sent on from `from`) times the chance from `to`. The steps of a "      \
      "service add up; first order where services stand in a circle.")        \
    R(repair_lo, REAL, "people", "What repair would give, from",              \
      "2.5 % quantile over draws of every service's multinomial (arrived, "   \
      "lost and not sent on, people held fixed). Empty where all draws give " \
      "the same: nobody was lost, or everybody.")                             \
    R(repair_hi, REAL, "people", "What repair would give, to",                \
      "97.5 % quantile; see repair_lo.")                                      \
    R(not_sent_on, INTEGER, "people", "Arrived and not sent on",              \
      "People who arrived at `from` less those sent from it that year: lost, "\
      "still there or done, the file does not tell. Empty where more were "   \
      "sent on than arrived: others began there or came another way, and "    \
      "who of those who arrived was not sent on cannot be told.")             \
    R(min_cut, BOOLEAN, "", "Narrowest cut",                                  \
      "1 where the step stands in the narrowest cut between sources and "     \
      "goals (the one nearest the sources): more capacity elsewhere helps "   \
      "nobody.")                                                              \
    R(way_gain, REAL, "people", "Repair, those lost on the way only",         \
      "(sent - arrived) times the chance from `to`: repair_gain without "     \
      "those not sent on, for whom the file does not tell whether they were " \
      "lost.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_handover_row, column), \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {ROWS(FIELD)};

const pdn_schema pdn_handover_schema = {
    .name = "handover",
    .title = "What becomes of those who are handed from service to service",
    .stride = sizeof(pdn_handover_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
