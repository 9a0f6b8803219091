#include "pdnet/tables.h"

#include <stddef.h>

/* clang-format off */
const pdn_measure_about pdn_whole_abouts[] = {
    [PDN_WHOLE_N] = {"n", "people", "People on the list.", "pdnet"},
    [PDN_WHOLE_RESPONDENTS] = {"respondents", "people",
     "People who answered.", "pdnet"},
    [PDN_WHOLE_RESPONSE] = {"response", "share",
     "respondents / n.", "pdnet"},
    [PDN_WHOLE_ARCS] = {"arcs", "ties",
     "Contacts named; undirected: ties.", "pdnet"},
    [PDN_WHOLE_DENSITY] = {"density", "share",
     "Contacts named by those who answered / those they could have named, "
     "respondents x (n - 1).",
     "Wasserman and Faust (1994), Social Network Analysis, ch. 4"},
    [PDN_WHOLE_RECIPROCITY_ARCS] = {"reciprocity_arcs", "share",
     "Of the contacts named between two people who both answered, those that "
     "the other names too. Nobody who did not answer is counted as not naming.",
     "Newman, Forrest and Balthrop (2002), Phys. Rev. E 66:035101"},
    [PDN_WHOLE_RECIPROCITY_DYADS] = {"reciprocity_dyads", "share",
     "Of the pairs who both answered and of whom one names the other at "
     "least, those who name each other: the same figure as confirmation, "
     "beside what chance would give.",
     "Wasserman and Faust (1994), Social Network Analysis, ch. 13"},
    [PDN_WHOLE_CONFIRMATION] = {"confirmation", "share",
     "Of the pairs who both answered and of whom one names the other at "
     "least, those who name each other.",
     "Stork and Richards (1992), Group Organ. Manage. 17, 193-209"},
    [PDN_WHOLE_TRANSITIVITY] = {"transitivity", "share",
     "Of all pairs of contacts of one person, those who have contact "
     "themselves; collapsed.",
     "Wasserman and Faust (1994), Social Network Analysis, ch. 6"},
    [PDN_WHOLE_COMPONENTS] = {"components", "components",
     "Parts without contact between them, single people counted; collapsed.",
     "Wasserman and Faust (1994), Social Network Analysis, ch. 4"},
    [PDN_WHOLE_LARGEST_SHARE] = {"largest_share", "share",
     "People in the largest part / n; collapsed.",
     "Albert, Jeong and Barabasi (2000), Nature 406, 378-382"},
    [PDN_WHOLE_EFFICIENCY] = {"efficiency", "share",
     "Mean of 1/distance over all ordered pairs, 0 where there is no way; "
     "collapsed, by hops.",
     "Latora and Marchiori (2001), Phys. Rev. Lett. 87:198701"},
    [PDN_WHOLE_MEAN_DISTANCE] = {"mean_distance", "hops",
     "Mean distance of the pairs that have a way; collapsed.",
     "Watts and Strogatz (1998), Nature 393, 440-442"},
    [PDN_WHOLE_CENTRALISATION_IN] = {"centralisation_in", "share",
     "Sum over people of (greatest in_degree - in_degree) / (n - 1)^2, the "
     "most there can be; undirected by degree / (n - 1)(n - 2).",
     "Freeman (1978), Soc. Networks 1, 215-239"},
    [PDN_WHOLE_CENTRALISATION_BETWEENNESS] = {"centralisation_betweenness",
     "share",
     "Sum over people of (greatest betweenness - betweenness) / (n - 1)^2 "
     "(n - 2), undirected by half that; along arcs, by hops.",
     "Freeman (1978), Soc. Networks 1, 215-239"},
    [PDN_WHOLE_EI_INDEX] = {"ei_index", "score",
     "(E - I)/(E + I) over contacts named, E between groups and I within: -1 "
     "all within, 1 all between.",
     "Krackhardt and Stern (1988), Soc. Psychol. Q. 51, 123-140"},
    [PDN_WHOLE_ASSORTATIVITY] = {"assortativity", "score",
     "(sum e_gg - sum a_g b_g) / (1 - sum a_g b_g), e the shares of contacts "
     "named from group to group, a and b its margins: 1 all within, 0 as if "
     "groups did not matter. Empty with one group.",
     "Newman (2003), Phys. Rev. E 67:026126"},
    [PDN_WHOLE_MODULARITY_GROUP] = {"modularity_group", "share",
     "Share of contacts within groups, less what contacts laid at random "
     "would have there; collapsed.",
     "Newman and Girvan (2004), Phys. Rev. E 69:026113"},
    [PDN_WHOLE_MODULARITY_LEIDEN] = {"modularity_leiden", "share",
     "Modularity of the division found for the greatest by up to 100 tries, "
     "fewer in large networks (10 000 contacts in all of them); collapsed. "
     "Chance networks, searched by as many tries, have much of it, too: read "
     "it beside null_mean.",
     "Traag, Waltman and van Eck (2019), Sci. Rep. 9:5233"},
    [PDN_WHOLE_CORE_PERIPHERY] = {"core_periphery", "score",
     "Greatest correlation found between contact and \"one of the two at "
     "least belongs to the core\"; collapsed. A star has 1.",
     "Borgatti and Everett (2000), Soc. Networks 21, 375-395"},
};

#define ROWS(R)                                                               \
    R(value, "as the measure", "Value", "The figure of this network.")        \
    R(lo, "as the measure", "From",                                           \
      "Lower end, value - t(.975) s. s of shares of pairs: spread over draws " \
      "of people with replacement; of other figures by leaving people out, a " \
      "range of sensitivity (Snijders and Borgatti 1999, Connections 22, "    \
      "161-170). Empty for counts, and where nothing moves the figure.")      \
    R(hi, "as the measure", "To", "Upper end, value + t(.975) s.")            \
    R(null_mean, "as the measure", "By chance",                               \
      "Mean over networks rewired with everybody's contacts kept; of "        \
      "reciprocity those sent and received among the people who answered, "   \
      "of other measures returned ones too (Rao, Jana and Bandyopadhyay "     \
      "1996; Roberts 2000).")                                                 \
    R(null_lo, "as the measure", "By chance, from",                           \
      "2.5 % quantile over the rewired networks.")                            \
    R(null_hi, "as the measure", "By chance, to",                             \
      "97.5 % quantile over the rewired networks.")                           \
    R(p, "probability", "p",                                                  \
      "Two-sided, min(1, 2 min(p_low, p_high)), each (b+1)/(m+1) over the "   \
      "rewired networks.")                                                    \
    R(draws, "draws", "Draws",                                                \
      "Draws behind the row; empty where none were needed.")                  \
    R(shuffled_mean, "as the measure", "With groups shuffled",                \
      "Of ei_index, assortativity and modularity_group: mean over shuffles "  \
      "of who belongs to which group, contacts kept, among those who "        \
      "answered and among the silent (within each municipality as --within "  \
      "says). Of ei_index exact, of the others from the draws. Source: "      \
      "Krackhardt and Stern (1988), Soc. Psychol. Q. 51, 123-140.")           \
    R(shuffled_p, "probability", "p, groups shuffled",                        \
      "Two-sided, min(1, 2 min(p_low, p_high)), each (b+1)/(m+1) over the "   \
      "shuffles.")
/* clang-format on */

#define FIELD(column, of, heading, meaning)    \
    {                                          \
        .name = #column,                       \
        .kind = PDN_REAL,                      \
        .at = offsetof(pdn_whole_row, column), \
        .unit = (of),                          \
        .title = (heading),                    \
        .definition = (meaning),               \
    },

static const pdn_field fields[] = {
    {"measure", PDN_TEXT, offsetof(pdn_whole_row, measure), "code", "Measure",
     "Name of the figure; pdn-measure --whole --list says what it is."},
    ROWS(FIELD)};

const pdn_schema pdn_whole_schema = {
    .name = "whole",
    .title = "Figures of the network as a whole",
    .stride = sizeof(pdn_whole_row),
    .field = fields,
    .fields = sizeof fields / sizeof *fields,
};

void pdn_whole_rows(const pdn_whole *whole, pdn_whole_row *row)
{
    for (int k = 0; k < PDN_WHOLES; k++) {
        const pdn_whole *w = &whole[k];
        row[k] = (pdn_whole_row){pdn_whole_abouts[k].measure,
                                 w->value,
                                 w->lo,
                                 w->hi,
                                 w->null_mean,
                                 w->null_lo,
                                 w->null_hi,
                                 w->p,
                                 w->draws,
                                 w->shuffled_mean,
                                 w->shuffled_p};
    }
}
