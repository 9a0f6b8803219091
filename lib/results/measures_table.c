#include "pdnet/tables.h"

/* M(column, kind, unit, title, definition, source): one row per figure. */
/* clang-format off */
#define MEASURES(M)                                                           \
    M(out_degree, INTEGER, "people", "Contacts named",                        \
      "How many others the actor names as contacts; empty for "               \
      "who did not answer.",                                                  \
      "Freeman (1978), Soc. Networks 1, 215-239")                             \
    M(in_degree, INTEGER, "people", "Named by",                               \
      "How many of those who answered name the actor; the "                   \
      "denominator is nominators. What is filled in for the silent "          \
      "does not count.",                                                      \
      "Freeman (1978), Soc. Networks 1, 215-239")                             \
    M(degree, INTEGER, "people", "Contacts",                                  \
      "Distinct partners in either direction.",                               \
      "Freeman (1978), Soc. Networks 1, 215-239")                             \
    M(out_strength, REAL, "frequency", "Frequency given",                     \
      "Sum of the frequencies of the contacts that the actor "                \
      "names.",                                                               \
      "Barrat et al. (2004), PNAS 101, 3747-3752")                            \
    M(in_strength, REAL, "frequency", "Frequency received",                   \
      "Sum of the frequencies with which those who answered name "            \
      "the actor.",                                                           \
      "Barrat et al. (2004), PNAS 101, 3747-3752")                            \
    M(betweenness, REAL, "pairs", "Betweenness",                              \
      "Over all ordered pairs of others (undirected: "                        \
      "unordered), the share of their shortest paths that pass "              \
      "through the actor; by hops, or with --distance "                       \
      "inverse-frequency by length 1/frequency; end points not "              \
      "counted.",                                                             \
      "Freeman (1977), Sociometry 40, 35-41; Brandes (2001), J. "             \
      "Math. Sociol. 25, 163-177")                                            \
    M(betweenness_share, REAL, "share", "Betweenness, share of pairs",        \
      "Betweenness divided by (n-1)(n-2), undirected by half "                \
      "that.",                                                                \
      "Freeman (1978), Soc. Networks 1, 215-239")                             \
    M(harmonic_in, REAL, "share", "Nearness to the actor",                    \
      "Mean over the n-1 others of 1/distance from them to the "              \
      "actor, by the distance of betweenness; who has no way "                \
      "there adds 0.",                                                        \
      "Marchiori and Latora (2000), Physica A 285, 539-546; "                 \
      "Rochat (2009)")                                                        \
    M(harmonic_out, REAL, "share", "Nearness of others",                      \
      "Mean over the n-1 others of 1/distance from the actor to "             \
      "them, by the distance of betweenness; who cannot be "                  \
      "reached adds 0.",                                                      \
      "Marchiori and Latora (2000), Physica A 285, 539-546; "                 \
      "Rochat (2009)")                                                        \
    M(eigenvector, REAL, "score", "Eigenvector centrality",                   \
      "Proportional to the sum of the contacts' own scores, "                 \
      "greatest 1; collapsed and unweighted, in the largest "                 \
      "component (the first on a tie), empty elsewhere.",                     \
      "Bonacich (1972), J. Math. Sociol. 2, 113-120")                         \
    M(pagerank, REAL, "share", "PageRank",                                    \
      "Share of time a walker along the arcs spends with the "                \
      "actor; damping .85, unweighted, from actors without arcs "             \
      "on to anybody; sums to 1.",                                            \
      "Brin and Page (1998), Comput. Netw. ISDN Syst. 30, "                   \
      "107-117")                                                              \
    M(constraint, REAL, "score", "Constraint",                                \
      "How much of the actor's contact goes, directly or "                    \
      "through common contacts, to the same people: sum over "                \
      "contacts of (p_ij + sum_q p_iq p_qj)^2 with z_ij = a_ij "              \
      "+ a_ji, unweighted. Low: free to broker.",                             \
      "Burt (2004), Am. J. Sociol. 110, 349-399")                             \
    M(effective_size, REAL, "people", "Effective size",                       \
      "Contacts less those that other contacts lead to: sum "                 \
      "over contacts of 1 - sum_q p_iq m_jq, m_jq = z_jq / "                  \
      "max_k z_jk.",                                                          \
      "Burt (1992), Structural Holes, ch. 2")                                 \
    M(hierarchy, REAL, "score", "Hierarchy",                                  \
      "How far the constraint comes from few contacts: 0 even, "              \
      "1 all from one; empty below two contacts.",                            \
      "Burt (1992), Structural Holes, ch. 2")                                 \
    M(core, INTEGER, "people", "Core",                                        \
      "The largest k such that the actor belongs to a part in "               \
      "which everybody has at least k contacts within it; "                   \
      "collapsed.",                                                           \
      "Seidman (1983), Soc. Networks 5, 269-287")                             \
    M(clustering, REAL, "share", "Clustering",                                \
      "Share of the pairs of contacts who have contact "                      \
      "themselves; collapsed, empty below two contacts.",                     \
      "Watts and Strogatz (1998), Nature 393, 440-442")                       \
    M(ei_index, REAL, "score", "E-I index",                                   \
      "(E - I)/(E + I) over distinct partners outside (E) and "               \
      "inside (I) the actor's group: -1 all inside, 1 all "                   \
      "outside.",                                                             \
      "Krackhardt and Stern (1988), Soc. Psychol. Q. 51, "                    \
      "123-140")                                                              \
    M(coordinator, INTEGER, "ways", "Coordinator",                            \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with all three in one group (A A A, w_I); undirected: "                \
      "each way counts twice.",                                               \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(itinerant, INTEGER, "ways", "Itinerant broker",                         \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with the two others in one group, the actor in another "               \
      "(B A B, w_O); undirected: each way counts twice.",                     \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(gatekeeper, INTEGER, "ways", "Gatekeeper",                              \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with the receiver in the actor's group, the sender not "               \
      "(B A A, b_OI); undirected: each way counts twice.",                    \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(representative, INTEGER, "ways", "Representative",                      \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with the sender in the actor's group, the receiver not "               \
      "(A A B, b_IO); undirected: each way counts twice.",                    \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(liaison, INTEGER, "ways", "Liaison",                                    \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with all three in different groups (B A C, b_O); "                     \
      "undirected: each way counts twice.",                                   \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(brokerage, INTEGER, "ways", "Brokerage",                                \
      "Ordered ways i > actor > k where i > k is not there, "                 \
      "with groups in any of the five ways; undirected: each "                \
      "way counts twice.",                                                    \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(coordinator_z, REAL, "sd", "Coordinator, z",                            \
      "The count of coordinator, less its expectation and "                   \
      "divided by its spread when each arc is there with chance "             \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(itinerant_z, REAL, "sd", "Itinerant broker, z",                         \
      "The count of itinerant, less its expectation and divided "             \
      "by its spread when each arc is there with chance "                     \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(gatekeeper_z, REAL, "sd", "Gatekeeper, z",                              \
      "The count of gatekeeper, less its expectation and "                    \
      "divided by its spread when each arc is there with chance "             \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(representative_z, REAL, "sd", "Representative, z",                      \
      "The count of representative, less its expectation and "                \
      "divided by its spread when each arc is there with chance "             \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(liaison_z, REAL, "sd", "Liaison, z",                                    \
      "The count of liaison, less its expectation and divided "               \
      "by its spread when each arc is there with chance "                     \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(brokerage_z, REAL, "sd", "Brokerage, z",                                \
      "The count of brokerage, less its expectation and divided "             \
      "by its spread when each arc is there with chance "                     \
      "arcs/(n(n-1)) and groups are fixed; empty where "                      \
      "impossible, and undirected. For reading, not for "                     \
      "testing.",                                                             \
      "Gould and Fernandez (1989), Sociol. Methodol. 19, 89-126")             \
    M(cut_actor, BOOLEAN, "yes/no", "Cut actor",                              \
      "1 where the actor's component falls apart without the "                \
      "actor; collapsed.",                                                    \
      "Hopcroft and Tarjan (1973), Commun. ACM 16, 372-378")                  \
    M(parts_if_gone, INTEGER, "components", "Parts if gone",                  \
      "Into how many components the actor's own falls without "               \
      "the actor: isolate 0, ordinary 1; collapsed.",                         \
      "Hopcroft and Tarjan (1973), Commun. ACM 16, 372-378")                  \
    M(load, REAL, "people per post", "Contacts per post",                     \
      "Degree divided by fte (full-time equivalents); empty for "             \
      "who did not answer.",                                                  \
      "pdnet")                                                                \
    M(rank, REAL, "rank", "Rank by betweenness",                              \
      "Place by betweenness among those who answered, 1 the "                 \
      "highest, mid-ranks on ties.",                                          \
      "pdnet")                                                                \
    M(rank_lo, REAL, "rank", "Rank, lower end",                               \
      "5 % order statistic of the rank over draws in which as "               \
      "many again fall silent in each group (at least 10, at "                \
      "most 50 %) and the actor does not. A sensitivity range, "              \
      "not a confidence interval; empty undirected and below "                \
      "100 such draws.",                                                      \
      "pdnet")                                                                \
    M(rank_hi, REAL, "rank", "Rank, upper end",                               \
      "95 % order statistic of the same draws as rank_lo.",                   \
      "pdnet")                                                                \
    M(nominators, INTEGER, "people", "Could have named",                      \
      "Respondents other than the actor: the denominator of "                 \
      "in_degree.",                                                           \
      "pdnet")                                                                \
    M(ei_expected, REAL, "score", "E-I index by chance",                      \
      "Mean of ei_index over all ways to shuffle the groups of the "          \
      "others among those who answered and among the silent (within "         \
      "each municipality as --within says), contacts kept: with one "         \
      "such set 1 - 2(n_g - 1)/(n - 1). Empty where ei_index is.",            \
      "Krackhardt and Stern (1988), Soc. Psychol. Q. 51, 123-140")

/* MEASURES(M) and what is there only where asked for. */
#define ROLES_BY_CHANCE(M)                                                    \
    M(coordinator_p, REAL, "probability", "Coordinator, p",                   \
      "Two-sided, min(1, 2 min(p_low, p_high)), each (b+1)/(m+1) over "       \
      "draws that shuffle the groups among those who answered and "           \
      "among the silent (within each municipality as --within says) "         \
      "and keep the contacts; the actor's own group moves too. Empty "        \
      "where the groups' sizes leave no room for the role.",                  \
      "Hubert and Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241")   \
    M(itinerant_p, REAL, "probability", "Itinerant, p",                       \
      "As coordinator_p.",                                                    \
      "Hubert and Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241")   \
    M(gatekeeper_p, REAL, "probability", "Gatekeeper, p",                     \
      "As coordinator_p.",                                                    \
      "Hubert and Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241")   \
    M(representative_p, REAL, "probability", "Representative, p",             \
      "As coordinator_p.",                                                    \
      "Hubert and Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241")   \
    M(liaison_p, REAL, "probability", "Liaison, p",                           \
      "As coordinator_p.",                                                    \
      "Hubert and Schultz (1976), Br. J. Math. Stat. Psychol. 29, 190-241")
/* clang-format on */

#define FIELD(column, kind, unit, title, definition, source) \
    {#column, PDN_##kind, offsetof(pdn_measures, column),    \
     unit,    title,      definition " Source: " source "."},
#define ABOUT(column, kind, unit, title, definition, source) \
    {#column, unit, definition, source},
#define ONE(column, kind, unit, title, definition, source) +1

static const pdn_field fields[] = {
    /* clang-format off */
    {"id", PDN_TEXT, offsetof(pdn_measures, id), "id", "Actor",
     "The actor's id in the survey."},
    {"name", PDN_TEXT, offsetof(pdn_measures, name), "text", "Name",
     "The actor's name."},
    {"sector", PDN_TEXT, offsetof(pdn_measures, sector), "text", "Sector",
     "The actor's sector."},
    {"unit", PDN_TEXT, offsetof(pdn_measures, unit), "text", "Unit",
     "The actor's unit."},
    {"municipality", PDN_TEXT, offsetof(pdn_measures, municipality), "text",
     "Municipality", "The actor's municipality."},
    {"responded", PDN_BOOLEAN, offsetof(pdn_measures, responded), "yes/no",
     "Answered", "1 where the actor answered the survey."},
    MEASURES(FIELD)
    ROLES_BY_CHANCE(FIELD)
    /* clang-format on */
};

enum { ALL = sizeof fields / sizeof *fields, ROLES = 0 ROLES_BY_CHANCE(ONE) };

const size_t pdn_measures_fields = ALL;

const pdn_schema pdn_measures_schema = {
    .name = "measures",
    .title = "Figures of every actor",
    .stride = sizeof(pdn_measures),
    .field = fields,
    .fields = ALL - ROLES,
};

/* What is said of the columns that come from sampled paths. */
static const struct {
    size_t at;
    const char *definition;
} sampled[] = {
    /* clang-format off */
    {offsetof(pdn_measures, betweenness),
     "Estimated from sampled shortest paths: with chance .9 at least no figure "
     "is off by more than --approximate times all n(n-1) pairs (undirected: "
     "half of them). Over all ordered pairs of others, the share of their "
     "shortest paths that pass through the actor. Source: Riondato and "
     "Kornaropoulos (2016), Data Min. Knowl. Discov. 30, 438-475."},
    {offsetof(pdn_measures, betweenness_share),
     "Estimated from sampled shortest paths. Betweenness divided by "
     "(n-1)(n-2), undirected by half that."},
    {offsetof(pdn_measures, rank),
     "Place by estimated betweenness among those who answered, 1 the highest, "
     "mid-ranks on ties."},
    {offsetof(pdn_measures, rank_lo), "Empty: betweenness is estimated."},
    {offsetof(pdn_measures, rank_hi), "Empty: betweenness is estimated."},
    /* clang-format on */
};

pdn_schema pdn_measures_as(bool role_p, bool from_samples, pdn_field *field)
{
    pdn_schema schema = pdn_measures_schema;

    if (role_p) schema.fields = ALL;
    for (size_t k = 0; k < schema.fields; k++) {
        field[k] = fields[k];
        for (size_t i = 0; i < sizeof sampled / sizeof *sampled; i++)
            if (from_samples && sampled[i].at == fields[k].at)
                field[k].definition = sampled[i].definition;
    }
    schema.field = field;
    return schema;
}

const pdn_measure_about pdn_measure_abouts[] = {MEASURES(ABOUT)
                                                    ROLES_BY_CHANCE(ABOUT)};
const size_t pdn_measure_abouts_count =
    sizeof pdn_measure_abouts / sizeof *pdn_measure_abouts;

static const pdn_field about_fields[] = {
    {"measure", PDN_TEXT, offsetof(pdn_measure_about, measure), "id", "Column",
     "Name of the column in the table of measures."},
    {"unit", PDN_TEXT, offsetof(pdn_measure_about, unit), "text", "Unit",
     "What the figure counts, or the scale it stands on."},
    {"definition", PDN_TEXT, offsetof(pdn_measure_about, definition), "text",
     "Definition", "How the figure is formed, and when it is empty."},
    {"source", PDN_TEXT, offsetof(pdn_measure_about, source), "text", "Source",
     "Where the measure comes from."},
};

const pdn_schema pdn_measure_about_schema = {
    .name = "measure-list",
    .title = "Every measure with its unit, definition and source",
    .stride = sizeof(pdn_measure_about),
    .field = about_fields,
    .fields = sizeof about_fields / sizeof *about_fields,
};
