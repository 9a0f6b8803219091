#include "claim_rule.h"

#include "pdnet/deviants.h"

#define SAID(threshold) CLAIM_TEXT(threshold)

/* clang-format off */
const char pdn_claim_rule[] =
    "z: how far a unit's logit is from what the others give with the same\n"
    "resources, in standard deviations of chance and of what units differ\n"
    "by lastingly (tau2, from the others).\n"
    "sustained: z >= " SAID(CLAIM_Z) " in K of N years and above "
    SAID(CLAIM_LAST_Z) " in the last; q of\n"
    "the years together <= " SAID(CLAIM_Q)
    "; the shrunk ratio of the rarer outcome at\n"
    "least " SAID(CLAIM_BETTER_PCT) " % better; " SAID(CLAIM_AGREE_PCT)
    " % of the specifications agree (z >= " SAID(CLAIM_Z) ") and\n"
    "none says the contrary; the counter-indicator not worse. improved:\n"
    "both last two years and q <= " SAID(CLAIM_Q)
    " in a model with the unit's own\n"
    "nullpunkt, and a change that could be shown. one-year: one year with\n"
    "q <= " SAID(CLAIM_Q) ". too-little-data: under " SAID(CLAIM_YEARS)
    " years that could show anything,\n"
    "fewer than " SAID(CLAIM_UNITS) " units or " SAID(CLAIM_UNITS_PER)
    " per resource and one more. Thresholds are\n"
    "judgement.\n"
    "Four years of a ten-year age band hold mostly the same people: they\n"
    "are little more than one observation. Of made studies of 46\n"
    "units that differ lastingly by a tenth on the logit, one of them better,\n"
    "a unit of 1 100 people with 20 % fewer events is called in 7 of 100,\n"
    "with 30 % fewer in 38, with 40 % fewer in 80: only large differences\n"
    "are found. Where none is better some unit is called in 5.\n"
    "A claim makes a candidate; only its practices can make it more.\n";
/* clang-format on */

pdn_claim_thresholds pdn_claim_thresholds_of_rule(void)
{
    return (pdn_claim_thresholds){claim__rule.z, claim__rule.q,
                                  claim__rule.ratio, claim__rule.agree};
}
