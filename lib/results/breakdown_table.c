#include "pdnet/breakdown_table.h"

#include <stddef.h>

/* P(column, kind, unit, title, definition): one row per column, in order. */
/* clang-format off */
#define PAIRS(P)                                                               \
    P(group_a, TEXT, "group", "Group a",                                       \
      "The first group of the pair; group_a <= group_b in byte order.")        \
    P(group_b, TEXT, "group", "Group b",                                       \
      "The second group; the same as group_a in a within-group row.")          \
    P(actors_a, INTEGER, "people", "People in a",                              \
      "People on the list in group a.")                                        \
    P(actors_b, INTEGER, "people", "People in b",                              \
      "People on the list in group b.")                                        \
    P(respondents_a, INTEGER, "people", "Answered in a",                       \
      "People of group a who answered.")                                       \
    P(respondents_b, INTEGER, "people", "Answered in b",                       \
      "People of group b who answered.")                                       \
    P(ties, INTEGER, "arcs", "Reported ties T",                                \
      "Contacts reported between the two groups, in both directions: "         \
      "2 confirmed + one_sided + unknown. Undirected: each tie once.")         \
    P(possible, INTEGER, "arcs", "Possible ties P",                            \
      "Contacts that those who answered could have reported: r_a n_b + "       \
      "r_b n_a; within a group r_a (n_a - 1). Undirected: dyads.")             \
    P(density, REAL, "share", "Density",                                       \
      "ties / possible.")                                                      \
    P(expected, REAL, "arcs", "Expected ties E",                               \
      "Mean of ties under the null of the row: of the draws (contacts), or "   \
      "exact over all shuffles of labels among those who answered and among "  \
      "the silent (labels).")                                                  \
    P(ratio, REAL, "ratio", "Reported divided by expected",                    \
      "ties / expected.")                                                      \
    P(z, REAL, "standard deviations", "Distance from expected",                \
      "(ties - expected) / the standard deviation under the same null; for "   \
      "reading, the verdict uses p from draws.")                  \
    P(p, REAL, "probability", "p, two-sided",                                  \
      "min(1, 2 min(p_low, p_high)), each (b + 1) / (m + 1) of m draws "       \
      "(Phipson and Smyth 2010).")                                             \
    P(q, REAL, "probability", "q of p",                                        \
      "p adjusted by Benjamini and Hochberg (1995) over the assessable "       \
      "pairs between groups; within-group rows are a family of their own.")    \
    P(confirmed, INTEGER, "dyads", "Reported by both",                         \
      "Dyads whose two people both answered and both report contact.")         \
    P(one_sided, INTEGER, "dyads", "Reported by one of two",                   \
      "Dyads whose two people both answered and one reports contact.")         \
    P(unknown, INTEGER, "dyads", "Cannot be confirmed",                        \
      "Dyads with a reported contact whose other end did not answer.")         \
    P(confirmation, REAL, "share", "Confirmation",                             \
      "confirmed / (confirmed + one_sided).")                                  \
    P(mean_frequency, REAL, "frequency", "Mean frequency",                     \
      "Mean frequency of the reported contacts.")                              \
    P(quality_ab, REAL, "scale", "Quality, a about b",                         \
      "Mean over raters in a of each one's mean rating of b.")                 \
    P(quality_ba, REAL, "scale", "Quality, b about a",                         \
      "Mean over raters in b of each one's mean rating of a.")                 \
    P(quality_gap, REAL, "scale", "Difference in quality",                     \
      "quality_ab - quality_ba.")                                              \
    P(knowledge, REAL, "scale", "Knowing each other's work",                   \
      "Mean of the two directions, each the mean of raters' means; the one "   \
      "there is where the other side gave none.")                              \
    P(recognition, REAL, "scale", "Recognition",                               \
      "As knowledge, of recognition.")                                         \
    P(skill, REAL, "scale", "Skill in working together",                       \
      "As knowledge, of skill in working together.")                           \
    P(top_barrier, TEXT, "code", "Most named obstacle",                        \
      "The barrier code that most respondents name on contacts of the pair; "  \
      "the first in byte order on a tie.")                                     \
    P(top_barrier_share, REAL, "share", "Share naming it",                     \
      "Those respondents / respondents who gave a rating or a barrier on "     \
      "any contact of the pair.")                                              \
    P(carriers, INTEGER, "people", "People who carry it",                      \
      "Fewest people whose loss removes every direct tie: a largest matching " \
      "between groups (Koenig 1931), an exact smallest vertex cover within. "  \
      "Empty where that search was given up.")                                 \
    P(hangs_on, TEXT, "id", "Hangs on",                                        \
      "The person when carriers is 1 (both, joined by +, of a single dyad), "  \
      "or the person of the verdict hangs-on-one.")                            \
    P(top_share, REAL, "share", "Largest share of one person",                 \
      "Share of the dyads with a tie that the busiest person is part of.")     \
    P(cut_people, INTEGER, "people", "People between the groups",              \
      "Fewest people whose loss leaves no way from one group to the other, "   \
      "members of the groups counted; 0 when there is none already (Menger "   \
      "1927). Collapsed graph; empty within a group.")                         \
    P(duty, BOOLEAN, "yes/no", "Stated duty",                                  \
      "1 when the duties say that the two ought to work together; empty when " \
      "no duties were given.")                                                 \
    P(verdict, TEXT, "code", "Verdict",                                        \
      "missing, hangs-on-one, one-sided, strained, thin, works, ordinary or "  \
      "unknown, by the rule that pdn-breakdown --help prints.")                \
    P(friction, REAL, "share", "Friction",                                     \
      "Mean of the parts there are of f1 unmet need, f2 low quality, f4 "      \
      "unconfirmed, f5 barriers; at least 3 of them and 5 raters on both "     \
      "sides. Compare only pairs with the same friction_parts.")               \
    P(friction_lo, REAL, "share", "Friction, from",                            \
      "Lower end of its 95 % interval: respondents drawn again within their "  \
      "group, expanded percentile (Hesterberg 2015).")                         \
    P(friction_hi, REAL, "share", "Friction, to",                              \
      "Upper end of the same interval.")                                       \
    P(also, TEXT, "codes", "Also",                                             \
      "The other verdicts whose conditions hold, joined by +.")                \
    P(verdict_note, TEXT, "codes", "Reasons",                                  \
      "Codes joined by +: duty, low-activity, single-post, four-of-five, "     \
      "some-silent, strained-ab, strained-ba, no-answers, few-respondents, "   \
      "places-and-groups-coincide, too-small-to-tell, low-response, "          \
      "too-wide, draws-undecided.")                                      \
    P(one_sided_ab, INTEGER, "dyads", "Reported by a only",                    \
      "Of one_sided, those that the person in a reports.")                     \
    P(one_sided_ba, INTEGER, "dyads", "Reported by b only",                    \
      "Of one_sided, those that the person in b reports.")                     \
    P(expected_activity, REAL, "arcs", "Expected from activity",               \
      "Ties expected from how much each group sends to and receives from "     \
      "all others (quasi-independence); empty with fewer than four groups "    \
      "that have ties to others.")                                             \
    P(friction_min, REAL, "share", "Friction, least",                          \
      "Friction if every silent person had none.")                             \
    P(friction_max, REAL, "share", "Friction, most",                           \
      "Friction if every silent person had all.")                              \
    P(friction_parts, TEXT, "codes", "Parts of friction",                      \
      "Which of f1, f2, f4, f5 are in friction, joined by +.")                 \
    P(lead, TEXT, "text", "Who coordinates",                                   \
      "What the duties say of who coordinates.")                               \
    P(p_low, REAL, "probability", "p of so few",                               \
      "Share of draws with no more ties than reported, (b + 1) / (m + 1).")    \
    P(q_low, REAL, "probability", "q of p_low",                                \
      "p_low adjusted as q is.")                                               \
    P(q_direction, REAL, "probability", "q of the direction",                  \
      "Two-sided p of arcs a > b minus arcs b > a in the same draws, "         \
      "adjusted as q is.")                                                     \
    P(assessable, BOOLEAN, "yes/no", "Could be tested",                        \
      "1 when two answered on each side, five in all (five within a group), "  \
      "the draws move the ties, and the least ties drawn would be "            \
      "surprising (at most 5 % of draws).")                           \
    P(carriers_max, INTEGER, "people", "People who carry it, at most",         \
      "carriers if every dyad with a silent end were a tie; empty above "      \
      "2 000 people in the pair.")                                             \
    P(raters_ab, INTEGER, "people", "Raters of quality in a",                  \
      "People of group a behind quality_ab.")                                  \
    P(raters_ba, INTEGER, "people", "Raters of quality in b",                  \
      "People of group b behind quality_ba.")                                  \
    P(quality_lo, REAL, "scale", "Scale of quality, from",                     \
      "Least that quality can be; empty where the survey did not say.")        \
    P(quality_hi, REAL, "scale", "Scale of quality, to",                       \
      "Most that quality can be; empty where the survey did not say.")         \
    P(quality_gap_lo, REAL, "scale", "Gap in quality, from",                   \
      "Lower end of the 95 % interval of quality_gap with staff like these: "  \
      "respondents drawn again within each group with all they said, "         \
      "expanded percentile (Hesterberg 2015). Empty below five raters on "     \
      "either side, within a group and without draws.")                        \
    P(quality_gap_hi, REAL, "scale", "Gap in quality, to",                     \
      "Upper end of the same interval.")                                       \
    P(top_share_expected, REAL, "share", "Top share by chance",                \
      "Mean of top_share if as many dyads were placed at random on those "     \
      "that could be seen: in small groups one person has much of the "        \
      "contact by chance alone. All placings where there are no more than "    \
      "2 000, else 2 000 drawn ones (200 at least of many dyads). Empty "      \
      "without dyads and above 2 000 people in the pair.")                     \
    P(ratio_lo, REAL, "ratio", "Reported divided by expected, from",           \
      "Lower 90 % limit of ratio (one-sided 5 %): Byar's limit of ties / "     \
      "phi, times phi / expected, phi = variance / expected of the draws "     \
      "or shuffles, at least .05.")                                            \
    P(ratio_hi, REAL, "ratio", "Reported divided by expected, to",             \
      "Upper limit of the same interval.")                                     \
    P(q_strained, REAL, "probability", "q of low ratings",                     \
      "Smaller of the two directions: share of within-rater shuffles that "    \
      "give so low a sum of ratings, adjusted by Benjamini and Hochberg "      \
      "over the directions between groups with 3 raters and 5 ratings. "       \
      "The raters are raters_ab and raters_ba.")                               \
    P(tipping, REAL, "ratio", "Tipping point of silence",                      \
      "(2/3 - c ratio) / (1 - c), c the share of possible reports that "       \
      "was seen: so many times the expected contact would the silent have "    \
      "to have for missing to vanish. Empty when all were seen.")              \
    P(cuts_survived, INTEGER, "cuts", "Cut points that give the same verdict", \
      "Of cuts_tried, those at which the verdict stands when only "            \
      "contacts of at least that frequency count; 2 000 draws a cut, or 40 "   \
      "a pair of groups where that is more.")                                  \
    P(cuts_tried, INTEGER, "cuts", "Cut points of frequency",                  \
      "Values of frequency that occur among contacts, from the lowest up to "  \
      "the first at which the draws leave the verdict open; empty above 20.")  \
    P(recall_ab, REAL, "share", "Of b's reports, told by a too",               \
      "confirmed / (confirmed + one_sided_ba): of the contacts that b "        \
      "reports, the share that a reports too. Empty within a group.")          \
    P(recall_ba, REAL, "share", "Of a's reports, told by b too",               \
      "confirmed / (confirmed + one_sided_ab).")                               \
    P(contacts_estimated, REAL, "dyads", "Contacts there are, told or not",    \
      "(n_ab + 1)(n_ba + 1) / (confirmed + 1) - 1 with n_ab = confirmed + "    \
      "one_sided_ab (Chapman 1951), over dyads whose two people answered; "    \
      "empty when none is confirmed, and within a group.")                     \
    P(null, TEXT, "code", "What chance is",                                    \
      "contacts: contacts between groups rewired, everybody keeps how "        \
      "many s/he has. labels: group labels shuffled among those who "          \
      "answered and among the silent; always within groups, and where "        \
      "fewer than four groups have contacts with others.")                     \
    P(share_ab, REAL, "share", "Of a, those who name b",                       \
      "Respondents of a who name b / respondents of a, where people name "     \
      "services; else empty.")                                                 \
    P(share_ab_lo, REAL, "share", "Of a, those who name b, from",              \
      "Lower end of its 95 % Wilson interval.")                                \
    P(share_ab_hi, REAL, "share", "Of a, those who name b, to",                \
      "Upper end of the same interval.")                                       \
    P(share_ba, REAL, "share", "Of b, those who name a",                       \
      "As share_ab.")                                                          \
    P(share_ba_lo, REAL, "share", "Of b, those who name a, from",              \
      "As share_ab_lo.")                                                       \
    P(share_ba_hi, REAL, "share", "Of b, those who name a, to",                \
      "As share_ab_hi.")                                                       \
    P(from_says, REAL, "frequency", "What a says",                             \
      "Frequency that a gives b, where each organisation gave one answer; "    \
      "else empty.")                                                           \
    P(to_says, REAL, "frequency", "What b says",                               \
      "Frequency that b gives a, likewise.")                                   \
    P(differs, REAL, "steps", "How far they differ",                           \
      "Difference of the two in steps of the scale.")
/* clang-format on */

#define FIELD(column, sort, of, heading, meaning) \
    {                                             \
        .name = #column,                          \
        .kind = PDN_##sort,                       \
        .at = offsetof(pdn_pair, column),         \
        .unit = (of),                             \
        .title = (heading),                       \
        .definition = (meaning),                  \
    },

static const pdn_field fields[] = {PAIRS(FIELD)};

const pdn_schema pdn_breakdown_schema = {
    .name = "breakdown",
    .title = "Every pair of groups: ties against chance, and the verdict",
    .stride = sizeof(pdn_pair),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};
