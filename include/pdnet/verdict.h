/* verdict.h - the rule that says what is the matter between two groups. */
#ifndef PDN_VERDICT_H
#define PDN_VERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** In the order of logic: is there contact, does it outlive one person, do
 *  both see it, is it good, is there enough. */
typedef enum {
    PDN_MISSING,
    PDN_HANGS_ON_ONE,
    PDN_ONE_SIDED,
    PDN_STRAINED,
    PDN_THIN_CONTACT,
    PDN_WORKS_WELL,
    PDN_ORDINARY,
    PDN_NOT_KNOWN,
    PDN_VERDICTS
} pdn_verdict;

/** The ratings one side gives the other, as the rule reads them. */
typedef struct {
    double raters, ratings, mean, mean_without, drop_without;
    double q; /* of the within-rater shuffle; NaN: not in the family */
} pdn_strain;

/** Everything the rule reads of one pair. NaN: not known. */
typedef struct {
    bool within, directed, duty;
    double actors_a, actors_b, respondents_a, respondents_b;
    double ties, expected, coverage; /* coverage c: share of arcs seen */
    bool moves;      /* some draw has another number of ties than another */
    double p_least;  /* P(T* = the least T* drawn) */
    bool coincide;   /* each place of the two groups holds one group only */
    double ratio_lo; /* lower limit of ties / expected */
    double q_low;
    bool activity_known; /* and asked: only where labels were shuffled */
    double activity;     /* T / expected_activity where it is known */
    double dyads;        /* e */
    uint32_t top;        /* the actor on most dyads */
    double top_dyads, top_heard, top_chance; /* p_star */
    double answered_others, silent_others;   /* s and u */
    double confirmed, one_sided, one_sided_ab, one_sided_ba;
    bool sides_hold; /* the counts hold with any one respondent left out */
    double namers;   /* respondents of the larger side who name an answered */
    double difference, difference_expected, q_direction;
    pdn_strain ab, ba;
    double middle, step; /* of the quality scale; NaN: no ratings */
    double carriers, top_share;
    /* what the draws could not settle: these do not count as held, and where
     * that changes the verdict a note says so */
    bool denied[PDN_VERDICTS], undecided;
} pdn_evidence;

/** What the rule answers. also and note hold room for every code. */
typedef struct {
    pdn_verdict verdict;
    bool assessable;
    bool holds[PDN_VERDICTS]; /* which conditions hold, the verdict's too */
    char also[96], note[200]; /* codes joined by + */
} pdn_finding_of_pair;

/** Is there enough to test: two who answered on each side and five in all
 *  (within a group: five), draws that move the ties, and a least number of
 *  ties that would be surprising? */
bool pdn_assessable(const pdn_evidence *e);

/** Are the counts of one-sided met: at least 5 dyads seen by both sides, at
 *  most a third confirmed, at least .8 of the rest from one side? */
bool pdn_sides_differ(double confirmed, double one_sided_ab,
                      double one_sided_ba);

void pdn_verdict_decide(const pdn_evidence *e, pdn_finding_of_pair *out);

/** The conditions alone, each by itself: holds[v]. The verdict is the first. */
pdn_verdict pdn_verdict_look(const pdn_evidence *e, bool holds[PDN_VERDICTS]);

/** "missing", "hangs-on-one" ... */
const char *pdn_verdict_code(pdn_verdict v);

/** x as the thresholds on T/E, ratio_lo and P(least) see it: two decimals, so
 *  that a hair does not decide. */
double pdn_two_decimals(double x);

/** Too few ties for chance: the counts and q alone, as missing (strong) or
 *  thin ask. For counting what a table of chance would be given. */
bool pdn_too_few(double ratio, double coverage, double q, bool strong);

/** The rule in words, as --help prints it, with the thresholds that are
 *  judgement named. */
extern const char pdn_verdict_rule[];

#ifdef __cplusplus
}
#endif

#endif
