/* Items of guidelines for reporting, in our words. Their own:
 * GRAND   Guidelines for Reporting About Network Data, version 1.0 (preprint
 *         2026, grand-statement.org): numbers as there.
 * SoNHR   Luke et al. (2023), PLoS ONE 18(12), e0285236: 18 recommendations in
 *         five domains; a row for each domain, since the items bear no numbers
 *         that are used elsewhere.
 * GATHER  Stevens et al. (2016), Lancet 388, e19-e23.
 * STROBE  von Elm et al. (2007), PLoS Med 4(10), e296: cohort and
 *         cross-sectional studies together. */
#include "checklist.h"

#include "pdnet/words.h"

/* clang-format off */
static const checklist__item grand[] = {
    {"1.1", PDN_SAYS("How the data were collected"), METHOD_DESIGN, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"1.2", PDN_SAYS("Ethical approval"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"1.3", PDN_SAYS("How many surveys, and the time between them"), METHOD_DESIGN, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"1.4", PDN_SAYS("The place that the data stand for"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"1.5", PDN_SAYS("The dates that the data stand for"), METHOD_ANSWERED, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"1.6", PDN_SAYS("Where the data can be had, or why not"), METHOD_DATA, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"1.7", PDN_SAYS("A citation of the data"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"2.1", PDN_SAYS("What a node is"), METHOD_LISTED, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"2.2", PDN_SAYS("How many nodes"), METHOD_ANSWERED, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"2.3", PDN_SAYS("Who ought to be in the network"), METHOD_LISTED, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"2.4", PDN_SAYS("How many are missing"), METHOD_ANSWERED, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"2.5", PDN_SAYS("Limits on how many could be named"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"3.1", PDN_SAYS("What an edge is"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"3.2", PDN_SAYS("The direction of edges"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"3.3", PDN_SAYS("The weight of edges"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"3.4", PDN_SAYS("Edges from a node to itself"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"3.5", PDN_SAYS("Nodes of two kinds, and what edges join"), METHOD_KINDS, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"3.6", PDN_SAYS("Edges of more than two nodes"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_NOT_HERE},
    {"3.7", PDN_SAYS("How many edges"), METHOD_COUNTED, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"4.1", PDN_SAYS("Whether edges were made symmetric"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"4.2", PDN_SAYS("Whether weights were cut to yes or no"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"4.3", PDN_SAYS("Whether it was made from other data"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_NOT_HERE},
    {"4.4", PDN_SAYS("What was left out"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"4.5", PDN_SAYS("What was put together"), METHOD_GROUPS, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"4.6", PDN_SAYS("What was filled in"), METHOD_SILENT, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
};

static const checklist__item sonhr[] = {
    {PDN_SAYS("conceptualization"), PDN_SAYS("What the network stands for in theory"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {PDN_SAYS("operationalization"), PDN_SAYS("How nodes, ties and the boundary are defined"), METHOD_CONTACT, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {PDN_SAYS("data collection and management"), PDN_SAYS("How answers were collected, and what is missing"), METHOD_SILENT, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {PDN_SAYS("analyses and results"), PDN_SAYS("How the network was analysed, drawn and told"), METHOD_CHANCE, METHOD_RULE, PDN_CHECKLIST_TOLD},
    {PDN_SAYS("ethics and equity"), PDN_SAYS("How the people in it are looked after"), METHOD_PRIVACY, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
};

static const checklist__item gather[] = {
    {"1", PDN_SAYS("Indicators, populations and years"), METHOD_OUTCOME, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"2", PDN_SAYS("Who paid for the work"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"3", PDN_SAYS("How the data were found and had"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"4", PDN_SAYS("What was taken in and what was not"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"5", PDN_SAYS("Each source: who is counted, how and when"), METHOD_OUTCOME, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"6", PDN_SAYS("Which data may be biased"), METHOD_LIMITS, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"7", PDN_SAYS("Other data that were used"), METHOD_MODEL, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"8", PDN_SAYS("The data in files that can be read"), METHOD_DATA, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"9", PDN_SAYS("The method as a whole"), METHOD_SHARES, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"10", PDN_SAYS("Each step of it, with formulas"), METHOD_SHARES, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"11", PDN_SAYS("How the model was chosen"), METHOD_MODEL, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"12", PDN_SAYS("How well the model does, asked in other ways too"), METHOD_SENSITIVITY, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"13", PDN_SAYS("How uncertainty was found, and what it leaves out"), METHOD_SHARES, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"14", PDN_SAYS("How the code can be had"), METHOD_SOFTWARE, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"15", PDN_SAYS("Estimates in a file that can be read"), METHOD_DATA, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"16", PDN_SAYS("The uncertainty of each estimate"), METHOD_SHARES, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"17", PDN_SAYS("The results beside what was known"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"18", PDN_SAYS("What limits the estimates"), METHOD_LIMITS, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
};

static const checklist__item strobe[] = {
    {"1a", PDN_SAYS("The design in the title or the abstract"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"1b", PDN_SAYS("A summary"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"2", PDN_SAYS("Why it was done"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"3", PDN_SAYS("What was to be found out"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"4", PDN_SAYS("The design"), METHOD_DESIGN, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"5", PDN_SAYS("Places and dates"), METHOD_DESIGN, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"6", PDN_SAYS("Who could take part, and how they were chosen"), METHOD_LISTED, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"7", PDN_SAYS("Outcomes, predictors and confounders"), METHOD_RULE, METHOD_OUTCOME, PDN_CHECKLIST_PARTLY},
    {"8", PDN_SAYS("Where each figure comes from"), METHOD_CONTACT, METHOD_OUTCOME, PDN_CHECKLIST_PARTLY},
    {"9", PDN_SAYS("What was done about bias"), METHOD_SILENT, METHOD_LIMITS, PDN_CHECKLIST_PARTLY},
    {"10", PDN_SAYS("How the size of the study came about"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"11", PDN_SAYS("How numbers were grouped"), METHOD_GROUPS, METHOD_SHARES, PDN_CHECKLIST_TOLD},
    {"12a", PDN_SAYS("Statistical methods"), METHOD_CHANCE, METHOD_SHARES, PDN_CHECKLIST_TOLD},
    {"12b", PDN_SAYS("Subgroups and interactions"), METHOD_STRATA, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"12c", PDN_SAYS("What was done about missing data"), METHOD_SILENT, METHOD_OUTCOME, PDN_CHECKLIST_TOLD},
    {"12d", PDN_SAYS("What was done about those who were lost, or how they were drawn"), METHOD_CHANGE, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"12e", PDN_SAYS("Whether it was asked in other ways"), METHOD_SENSITIVITY, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"13a", PDN_SAYS("How many at each stage"), METHOD_ANSWERED, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"13b", PDN_SAYS("Why some did not take part"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"13c", PDN_SAYS("A flow diagram"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"14a", PDN_SAYS("Who they are"), METHOD_LISTED, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"14b", PDN_SAYS("How many lack data"), METHOD_ANSWERED, METHOD_OUTCOME, PDN_CHECKLIST_PARTLY},
    {"15", PDN_SAYS("How many outcomes"), METHOD_OUTCOME, METHOD_COUNTED, PDN_CHECKLIST_TOLD},
    {"16a", PDN_SAYS("Estimates and their precision"), METHOD_SHARES, METHOD_FAMILIES, PDN_CHECKLIST_TOLD},
    {"16b", PDN_SAYS("Where numbers were cut"), METHOD_RULE, METHOD_SHARES, PDN_CHECKLIST_TOLD},
    {"16c", PDN_SAYS("Differences as people, not as ratios alone"), METHOD_SHARES, METHOD_NOTHING, PDN_CHECKLIST_TOLD},
    {"17", PDN_SAYS("Other analyses"), METHOD_SENSITIVITY, METHOD_FAMILIES, PDN_CHECKLIST_TOLD},
    {"18", PDN_SAYS("The results in short"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"19", PDN_SAYS("Limits, and which way they pull"), METHOD_LIMITS, METHOD_NOTHING, PDN_CHECKLIST_PARTLY},
    {"20", PDN_SAYS("A careful reading of the whole"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"21", PDN_SAYS("Where else it holds"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
    {"22", PDN_SAYS("Who paid for the work"), METHOD_NOTHING, METHOD_NOTHING, PDN_CHECKLIST_TO_WRITE},
};

/* clang-format on */

#define ITEMS(list) (list), PDN_COUNT(list)
const checklist__guideline checklist__guidelines[] = {
    {"GRAND", PDN_SAYS("of networks"), CHECKLIST_NETWORK, ITEMS(grand)},
    {"SoNHR", PDN_SAYS("of networks in health"), CHECKLIST_NETWORK,
     ITEMS(sonhr)},
    {"GATHER", PDN_SAYS("of estimates of outcomes"), CHECKLIST_ESTIMATES,
     ITEMS(gather)},
    {"STROBE", PDN_SAYS("of studies that only look on"), CHECKLIST_ANY,
     ITEMS(strobe)},
};

const size_t checklist__guidelines_count = PDN_COUNT(checklist__guidelines);
