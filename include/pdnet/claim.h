/* claim.h - what a sheet says of a unit that does better than expected, of a
 * change, and of a hidden number. */
#ifndef PDN_CLAIM_H
#define PDN_CLAIM_H

#include "pdnet/sentence.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A claim about one unit. NaN: not known, left out. */
typedef struct {
    const char *unit, *claim; /* codes of pdn-deviants (contract section 3) */
    double years_better, years;
    double share, expected;        /* of the judged years together */
    double any_by_chance;          /* how often chance alone gives any */
    double gain, gain_lo, gain_hi; /* improved: beyond expected, a share */
    double lasted;                 /* improved: years */
    double year;                   /* one-year: which */
    double units;                  /* too-little-data: how many there are */
    double needed;         /* and how many these resources need; 0: not known */
    const char *counter;   /* its code; NULL: not told here */
    const char *unchecked; /* the claim but for the counter; NULL: the same */
} pdn_claim;

/** A count of contacts in two waves, common respondents only. */
typedef struct {
    const pdn_pair *pair;         /* its groups */
    const char *place;            /* "kommune E"; NULL: everywhere */
    double before, after, lo, hi; /* the change's interval */
    bool beyond_noise;
} pdn_pair_change;

/** Sentences of a claim: sustained, improved, one-year, too-little-data, none,
 *  outlier; and of what would be one if the counter-indicator were not worse.
 *  too-little-data speaks of all units together. */
pdn_status pdn_sentence_of_claim(const pdn_claim *claim,
                                 pdn_sentence *out) PDN_MUST_USE;

/** The unit's change since the nullpunkt of that year: beyond noise, or not
 *  and then the smallest change that could have been detected. PDN_EDATA when
 *  the row has no nullpunkt. */
pdn_status pdn_sentence_of_change(const pdn_baseline_row *row,
                                  double nullpunkt_year,
                                  pdn_sentence *out) PDN_MUST_USE;

/** More, less or no detectable change of collaboration. */
pdn_status pdn_sentence_of_pair_change(const pdn_pair_change *change,
                                       pdn_sentence *out) PDN_MUST_USE;

/** How many units are needed to judge with these resources; 0: not known. In
 * the ring of say.h. */
const char *pdn_say_needed(double needed);

/** How much better a unit must be to be found as a rule: of made studies like
 *  the sample's (tests/bench/bench_outcomes.c). In the ring of say.h. */
const char *pdn_say_power(void);

/** Why a number is hidden: fewer than `fewest` people stand behind it. In the
 *  ring of say.h. */
const char *pdn_say_hidden(size_t fewest);

#ifdef __cplusplus
}
#endif

#endif
