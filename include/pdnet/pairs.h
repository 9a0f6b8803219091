/* pairs.h - one row of figures per pair of groups: where collaboration breaks
 * down. */
#ifndef PDN_PAIRS_H
#define PDN_PAIRS_H

#include "pdnet/groups.h"
#include "pdnet/progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The columns of pdn-breakdown (contract section 3), in its order. Text lives
 *  in the breakdown's arena or borrows from the network. */
typedef struct {
    const char *group_a, *group_b;
    double actors_a, actors_b, respondents_a, respondents_b;
    double ties, possible, density, expected, ratio, z, p, q;
    double confirmed, one_sided, unknown, confirmation;
    double mean_frequency, quality_ab, quality_ba, quality_gap;
    double knowledge, recognition, skill;
    const char *top_barrier;
    double top_barrier_share, carriers;
    const char *hangs_on;
    double top_share, cut_people, duty;
    const char *verdict; /* a code: missing, hangs-on-one ...; NULL: none */
    double friction, friction_lo, friction_hi;
    const char *also, *verdict_note; /* codes joined by + */
    double one_sided_ab, one_sided_ba, expected_activity;
    double friction_min, friction_max;
    const char *friction_parts, *lead;
    double p_low, q_low, q_direction, assessable;
    double carriers_max; /* if every dyad with a silent end were a tie */
    double raters_ab, raters_ba;   /* people of a who rated somebody of b */
    double quality_lo, quality_hi; /* ends of the scale of quality */
    double quality_gap_lo, quality_gap_hi, top_share_expected;
    double ratio_lo, ratio_hi;        /* 90 % limits of ratio */
    double q_strained;                /* the smaller of the two directions */
    double tipping;                   /* what the silent would have to report */
    double cuts_survived, cuts_tried; /* cut points of frequency, up to the
                                         first whose draws left it open */
    double recall_ab, recall_ba, contacts_estimated;
    const char *null; /* a code: contacts, labels */
    /* of surveys in which people name services, or organisations answer */
    double share_ab, share_ab_lo, share_ab_hi;
    double share_ba, share_ba_lo, share_ba_hi;
    double from_says, to_says, differs;
} pdn_pair;

/** A row without figures: every number not defined, every text NULL. */
pdn_pair pdn_pair_empty(void);

/** A stated duty to work together, between groups or people (ids). */
typedef struct {
    const char *from, *to, *why, *lead;
} pdn_duty;

/** What chance is between groups. Contacts: arcs between groups are rewired and
 *  everybody keeps how many contacts s/he has with other groups
 *  (contact_rewiring.h). Labels: group labels are shuffled, so that contacts
 *  inside groups weigh in. Within groups it is always labels, and between them
 *  too where fewer than four groups have contacts with others. */
typedef enum { PDN_NULL_CONTACTS, PDN_NULL_LABELS } pdn_null;

/** Draws when nobody says how many: so many at least, and at most. They come
 *  from one seed, whatever the seed is: a verdict must not turn on it, and
 * where something stands at the edge of settled, that it would. */
enum { PDN_LEAST_DRAWS = 2000, PDN_MOST_DRAWS = 50000, PDN_VERDICT_SEED = 1 };

typedef struct {
    const char *by;     /* grouping column; NULL: sector */
    const char *within; /* columns with commas between, "none"; NULL: the
                           contract's default (strata.h) */
    pdn_null null;
    const pdn_duty *duty;
    size_t duties;
    size_t draws; /* 0: none. Exactly so many, unless most_draws is given */
    size_t most_draws; /* > 0: the draws that decide verdicts are made in blocks
                          of 1000, 2000 at least, until every verdict is clear
                          of its thresholds by 99.9 % Monte Carlo intervals, or
                          there are so many. `draws` and `seed` are then for
                          the rest: intervals, obstacles */
    size_t threads;
    uint64_t seed;
    const pdn_progress *progress;
} pdn_breakdown_options;

/** The whole table. Zero-initialise.
 *
 *  People whose group is not known (its name is empty or NA) stand in no pair,
 *  as if they were not there, but for cut_people and for who could be asked.
 *
 *  by_chance: the mean number of between-group pairs that the counts and q of
 *  missing or thin would mark in a table of chance: each of the first thousand
 *  draws is judged as if it had been observed, against the others. Verdicts
 *  that rest on ratings, on one person or on one side are not in it.
 *
 *  p_error: the largest Monte Carlo error, half the width of a 95 % interval,
 *  of any p_low of the between-group pairs that could be tested; p_error_at_5:
 *  that of a p of .05, where verdicts are decided. */
typedef struct {
    pdn_arena text;
    pdn_pair *pair; /* group_a <= group_b in byte order, rows so ordered */
    size_t pairs, groups;
    pdn_null null;        /* between groups, as it came to be */
    size_t draws;         /* made between groups */
    size_t undecided;     /* pairs whose verdict the draws did not settle */
    size_t group_unknown; /* people whose group is not known */
    size_t assessable;    /* between-group pairs that could be tested */
    double by_chance; /* marks that chance alone would give; NaN: no draws */
    double p_error, p_error_at_5; /* NaN: no draws, or nothing to test */
    const char *within; /* columns that keep people apart; NULL: none, or all
                           are in one place */
} pdn_breakdown;

pdn_status pdn_breakdown_make(const pdn_network *g,
                              const pdn_breakdown_options *o,
                              pdn_breakdown *out) PDN_MUST_USE;

void pdn_breakdown_clear(pdn_breakdown *b);

#ifdef __cplusplus
}
#endif

#endif
