/* breakdown.h - where collaboration breaks down: every pair of groups. */
#ifndef PDN_BREAKDOWN_H
#define PDN_BREAKDOWN_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- what is found of a pair; the codes stand in lib/columns/codes.def. */

/** In the order of logic: is there contact, does it outlive one person, do
 *  both see it, is it good, is there enough. */
typedef enum {
    PDN_NO_VERDICT, /* not judged */
#define VERDICT(name, code, concern) PDN_##name,
#include "columns/codes.def"
    PDN_VERDICTS
} pdn_verdict;

/** Why it is so, beside the verdict. */
typedef enum {
    PDN_NO_REASON,
#define REASON(name, code) PDN_REASON_##name,
#include "columns/codes.def"
    PDN_REASONS
} pdn_reason;

/** What friction is made of, where it is known. */
typedef enum {
    PDN_NO_FRICTION_PART,
#define FRICTION_PART(name, code) PDN_FRICTION_##name,
#include "columns/codes.def"
} pdn_friction_part;

/** What chance is between groups. Contacts: arcs between groups are rewired and
 *  everybody keeps how many contacts s/he has with other groups
 *  (chance.h). Labels: group labels are shuffled, so that contacts
 *  inside groups weigh in. Within groups it is always labels, and between them
 *  too where fewer than four groups have contacts with others. */
typedef enum {
    PDN_NULL_NONE, /* asked for: contacts */
#define NULL_KIND(name, code) PDN_NULL_##name,
#include "columns/codes.def"
    PDN_NULLS
} pdn_null;
extern PDN_API const pdn_option_word pdn_nulls[];

/** What form of survey it is: who names whom, and who answers. People name
 *  people; people name services, which never answer (pdn-ingest --alters
 *  groups); or every group has one actor, an organisation that gave one answer:
 *  a count of everybody, without chance. The rule has a part for each. */
typedef enum {
    PDN_FORM_PEOPLE,
    PDN_FORM_SERVICES,
    PDN_FORM_ORGANISATIONS
} pdn_survey_form;

/* ---- one row of figures per pair of groups: where collaboration breaks
 * down. */

/** The columns of pdn-breakdown (contract section 3), in its order. Text lives
 *  in the breakdown's arena or borrows from the network. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/breakdown.def"
    /* no columns, for lib/privacy: whom friction asks of their need, those who
     * want contact and have none (0 where it does not); the scale; the share of
     * possible reports that was seen */
    double asked_of_need, unmet_need, frequency_lo, frequency_hi, coverage;
} pdn_pair;

extern PDN_API const pdn_schema pdn_breakdown_schema;

/** A stated duty to work together, between groups or people (ids). */
typedef struct {
    const char *from, *to, *why, *lead;
} pdn_duty;

/** Draws when nobody says how many: so many at least, and at most. They come
 *  from one seed, whatever the seed is: a verdict must not turn on it, and
 * where something stands at the edge of settled, that it would. */
enum { PDN_LEAST_DRAWS = 2000, PDN_MOST_DRAWS = 50000, PDN_VERDICT_SEED = 1 };

typedef struct {
    const char *by;     /* grouping column; NULL: sector, or the actor's own
                           label of organisations (pdn_network_by) */
    const char *within; /* columns with commas between, "none"; NULL: the
                           contract's default (chance.h) */
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
    pdn_shard *shard; /* shards.h; wants most_draws 0 */
} pdn_breakdown_options;

/** The options when nobody says otherwise; who names a number of draws sets
 *  most_draws to 0. */
PDN_API pdn_breakdown_options pdn_breakdown_defaults(void);

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
    pdn_survey_form form;
    pdn_null null;        /* between groups, as it came to be, or none */
    size_t draws;         /* made between groups */
    size_t undecided;     /* pairs whose verdict the draws did not settle */
    size_t group_unknown; /* people whose group is not known */
    size_t assessable;    /* between-group pairs that could be tested */
    double by_chance; /* marks that chance alone would give; NaN: no draws */
    double p_error, p_error_at_5; /* NaN: no draws, or nothing to test */
    const char *within; /* columns that keep people apart; NULL: none do */
    bool places_mixed;  /* unasked, chance mixes municipalities */
} pdn_breakdown;

/** A note of places_mixed; study: as study.ini says it. */
PDN_API pdn_status pdn_breakdown_tell_places(const pdn_breakdown *b, bool study,
                                             pdn_diagnostics *f) PDN_MUST_USE;

/**
 * Every pair of groups of a network, and every group within itself: what was
 * reported, what chance gives (rules 1), how sure, how many carry it, what the
 * ratings say, and the verdict (rules 2, 7).
 *
 * The network is directed or not; groups come from o->by. A pair of which
 * nothing could be seen has its row, with what is not defined NaN. Where there
 * are fewer than four groups with contacts between them, chance is that of
 * labels whatever was asked; out->null says so. The same for any o->threads.
 *
 * Errors: PDN_EDATA (no column to group by, text where ratings go, a duty of
 * nobody, vertices that are neither people nor groups), PDN_ENOMEM.
 * Cost: O(draws (ties + pairs)) and 5 m trials a draw, m contacts between
 * groups. *out is left alone on failure; pdn_breakdown_clear frees it.
 */
PDN_API pdn_status pdn_breakdown_make(const pdn_network *g,
                                      const pdn_breakdown_options *o,
                                      pdn_breakdown *out) PDN_MUST_USE;

/** Frees what it holds. Safe on a cleared value. */
PDN_API void pdn_breakdown_clear(pdn_breakdown *b);

/* ---- the rule that says what is the matter between two groups. */

/** The ratings one side gives the other, as the rule reads them. */
typedef struct {
    double raters, ratings, mean, mean_without, drop_without;
    double q; /* of the within-rater shuffle; NaN: not in the family */
} pdn_strain;

/** What one organisation says of another. */
typedef enum {
    PDN_SAYS_NOTHING, /* did not answer, or left it open */
    PDN_SAYS_NO,
    PDN_SAYS_CONTACT
} pdn_organisation_says;

/** Everything the rule reads of one pair. NaN: not known. */
typedef struct {
    pdn_survey_form form;
    /* where people name services: shares of those of a who could name b, and
     * of b, and Fisher's p of the two; q_direction is then its q */
    double share_ab, share_ba, p_shares;
    /* of organisations */
    pdn_organisation_says a_says, b_says;
    double actors_a, actors_b, respondents_a, respondents_b;
    double ties, expected, coverage; /* coverage c: share of arcs seen */
    double p_least;                  /* P(T* = the least T* drawn) */
    double ratio_lo;                 /* lower limit of ties / expected */
    double q_low;
    double activity; /* T / expected_activity where it is known */
    double dyads;    /* e */
    double top_dyads, top_heard, top_chance; /* p_star */
    double top_q; /* p_star adjusted over the pairs it is asked of */
    double answered_others, silent_others; /* s and u */
    double confirmed, one_sided, one_sided_ab, one_sided_ba;
    double namers; /* respondents of the larger side who name an answered */
    double difference, difference_expected, q_direction;
    pdn_strain ab, ba;
    double middle, step; /* of the quality scale; NaN: no ratings */
    double carriers, top_share;
    uint32_t top; /* the actor on most dyads */
    bool within, directed, duty;
    bool moves;          /* some draw has another number of ties than another */
    bool coincide;       /* each place of the two groups holds one group only */
    bool activity_known; /* and asked: only where labels were shuffled */
    bool sides_hold;     /* the counts hold with any one respondent left out */
    /* what the draws could not settle: these do not count as held, and where
     * that changes the verdict a note says so */
    bool denied[PDN_VERDICTS], undecided;
} pdn_evidence;

/** What the rule answers. */
typedef struct {
    pdn_verdict verdict;
    bool assessable;
    bool holds[PDN_VERDICTS]; /* which conditions hold, the verdict's too */
    unsigned also, note;      /* sets of pdn_verdict, of pdn_reason */
} pdn_finding_of_pair;

/** Is there enough to test: two who answered on each side and five in all
 *  (within a group: five), draws that move the ties, and a least number of
 *  ties that would be surprising? */
PDN_API bool pdn_assessable(const pdn_evidence *e);

/** Are the counts of one-sided met: at least 5 dyads seen by both sides, at
 *  most a third confirmed, at least .8 of the rest from one side? */
PDN_API bool pdn_sides_differ(double confirmed, double one_sided_ab,
                              double one_sided_ba);

/** The verdict of a pair by the rule of its form (rules 2, 7): the first
 *  condition that holds, which others hold too (`also`) and why it is not known
 *  or weaker (`note`). A figure that is NaN makes no condition hold. */
PDN_API void pdn_verdict_decide(const pdn_evidence *e,
                                pdn_finding_of_pair *out);

/** Whether a is the side that reports in a pair of which only one side does. */
PDN_API bool pdn_pair_a_speaks(const pdn_pair *p);

/** The conditions alone, each by itself: holds[v]. The verdict is the first. */
PDN_API pdn_verdict pdn_verdict_look(const pdn_evidence *e,
                                     bool holds[PDN_VERDICTS]);

/** x as the thresholds on T/E, ratio_lo and P(least) see it: two decimals, so
 *  that a hair does not decide. */
PDN_API double pdn_two_decimals(double x);

/** Too few ties for chance: the counts and q alone, as missing (strong) or
 *  thin ask. For counting what a table of chance would be given. */
PDN_API bool pdn_too_few(double ratio, double coverage, double q, bool strong);

/** The rule in words, as --help prints it, with the thresholds that are
 *  judgement named. */
extern PDN_API const char pdn_verdict_rule[];

/** The form of survey that a row comes from, by what it tells: shares of people
 *  who name the other service, or what either organisation says. */
PDN_API pdn_survey_form pdn_form_of_pair(const pdn_pair *p);

/** The form of a whole table: that of some pair between groups. */
PDN_API pdn_survey_form pdn_form_of_pairs(const pdn_pair *pair, size_t n);

/** The thresholds that the rule judges by, for words about it: each stands
 * once, in lib/breakdown/verdict_rule.h. Shares are 0 to 1, ratios are of ties
 * to expected, steps are of the scale of ratings. */
typedef struct {
    double p; /* p and q of what is clear */
    double missing_ratio, missing_shortfall;
    double thin_ratio, thin_q, thin_shortfall;
    double one_dyads, one_share, one_many_dyads, one_heard;
    double sides_dyads, sides_confirmed, sides_lean;
    double strained_raters, strained_ratings, strained_steps;
    double works_ratio, works_confirmed, works_carriers, works_top_share,
        works_steps;
    double coverage, ordinary_ratio; /* of as expected */
    double named_most, named_least, named_answered;
    double tested_side, tested_answered;
} pdn_verdict_thresholds;

PDN_API pdn_verdict_thresholds pdn_verdict_thresholds_of_rule(void);

/* ---- which pairs a sheet speaks of, and in which order: the same
 * numbers stand in every figure and on the page. */

/** What a verdict asks of the reader. */
typedef enum {
    PDN_BREAKS, /* missing, hangs-on-one, one-sided, strained */
    PDN_THIN,   /* thin: a sign only */
    PDN_WORKS,
    PDN_PLAIN, /* ordinary */
    PDN_UNKNOWN,
    PDN_WITHHELD /* too few people to be shown (privacy.h) */
} pdn_concern;

/** The concern of a verdict; of none PDN_UNKNOWN. */
PDN_API pdn_concern pdn_concern_of(pdn_verdict verdict);

/** Finds the between-group pairs of one concern, the most important first:
 *  stated duties before others, then the order of the verdict rule, then the
 *  strongest: of missing and thin the lowest ratio, of strained the lowest
 *  rating, of one-sided the least q and then the least confirmed (of
 *  organisations the largest difference), of others the larger shortfall
 *  against the expected number; then the names. `index` has room for n; returns
 *  how many were put there. */
PDN_API size_t pdn_pairs_of_concern(const pdn_pair *pair, size_t n,
                                    pdn_concern concern, size_t *index);

/* ---- which obstacles people name between which groups. */

/** One code and one pair: the columns of pdn-breakdown --barriers. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/barriers.def"
} pdn_barrier;

extern PDN_API const pdn_schema pdn_barriers_schema;

/** Rows by code, then by pair, in byte order; pairs where nobody was asked are
 *  left out. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_barrier *row;
    size_t rows, codes;
} pdn_barriers;

/**
 * Counts respondents, not ties. For each code the table named / not named by
 * pair is set against its margins: expected = asked x (named / asked over all
 * pairs), residual = (o - e) / sqrt(e (1 - r)(1 - c)), and one p per code from
 * the chi-square of the whole table. A respondent stands in several pairs, so
 * whole respondents change places, among those asked about equally many pairs,
 * and each one's answers among the pairs; with one pair each this is the usual
 * permutation of a 2 x K table. q over the codes.
 *
 * PDN_EDATA when the ties have no column barrier.
 * Source   Agresti and Liu (1999), Biometrics 55, 936-943.
 */
PDN_API pdn_status pdn_barriers_make(const pdn_network *g,
                                     const pdn_breakdown_options *o,
                                     pdn_barriers *out) PDN_MUST_USE;

PDN_API void pdn_barriers_clear(pdn_barriers *b);

/** Whether everybody may read the obstacle: a code of the network's codebook
 *  (PDN_OBSTACLE_CODES); without one, a code that pdnet has words for. Never an
 * id of the network. */
PDN_API bool pdn_obstacle_is_code(const pdn_network *g, const char *obstacle);

/** Before rows are hidden (privacy.h): marks obstacles that are no codes as
 *  hidden, so that their text is. How many rows. */
PDN_API size_t pdn_breakdown_codes_only(const pdn_network *g, pdn_breakdown *b);
PDN_API size_t pdn_barriers_codes_only(const pdn_network *g, pdn_barriers *b);

/* ---- who ought to work together and does not. */

/** Stated duties, as a file gives them. Zero-initialise. */
typedef struct {
    pdn_table table; /* owns the text */
    pdn_duty *duty;
    size_t duties;
} pdn_duties;

/** Reads a duties file. A name that is neither a group (by column `by`, NULL:
 *  sector) nor an id of g is a fault with its line and column. */
PDN_API pdn_status pdn_duties_read(const char *path,
                                   const pdn_csv_options *options,
                                   const pdn_network *g, const char *by,
                                   pdn_diagnostics *f,
                                   pdn_duties *out) PDN_MUST_USE;

PDN_API void pdn_duties_clear(pdn_duties *d);

/** A duty that is not met: the columns of pdn-breakdown --gaps. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/gaps.def"
} pdn_unmet_duty;

extern PDN_API const pdn_schema pdn_unmet_duties_schema;

typedef struct {
    pdn_arena text;
    pdn_unmet_duty *row;
    size_t rows;
} pdn_unmet_duties;

/**
 * The duties, in their order, of pairs without a reported tie or whose verdict
 * is missing. Where too few answered the verdict says unknown. could_be_asked:
 * those who have contact with both sides already, the most with the lesser of
 * the two first (either end's word counts).
 */
PDN_API pdn_status pdn_unmet_duties_make(const pdn_network *g,
                                         const pdn_breakdown_options *o,
                                         const pdn_breakdown *b,
                                         pdn_unmet_duties *out) PDN_MUST_USE;

PDN_API void pdn_unmet_duties_clear(pdn_unmet_duties *g);

/* ---- the pairs of groups, before and after one change. */

/** What changes; what is NULL does not. */
typedef struct {
    const char *without;   /* id of a person, or name of a unit: they leave */
    const char *from, *to; /* ids: the two have contact */
} pdn_change_asked;

/** The network as it is, or changed. */
typedef enum {
    PDN_WHATIF_NONE,
#define WHATIF(name, code) PDN_WHATIF_##name,
#include "columns/codes.def"
} pdn_whatif_state;

/** A row: the columns of pdn-breakdown after the first. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/whatif.def"
    pdn_pair pair;
} pdn_whatif_row;

extern PDN_API const pdn_schema pdn_whatif_schema;

/** Zero-initialise. */
typedef struct {
    pdn_breakdown before, after;
    pdn_whatif_row *row; /* of each pair first before, then after */
    size_t rows;
    size_t people; /* who left */
} pdn_whatif;

/**
 * The network with the change made, as a network of its own.
 *
 * Who leaves takes all ties to and from them along. A contact is reported by
 * those of its two ends who answered, and by whom it was not reported before;
 * its other columns are not defined. Scales stay those of the network.
 *
 * Errors  PDN_EDATA  nobody of that id or unit; the two are one, or have
 *                    contact both ways, or neither answered.
 */
PDN_API pdn_status pdn_network_changed(const pdn_network *g,
                                       const pdn_change_asked *a,
                                       pdn_network *out) PDN_MUST_USE;

/** Each pair's row before and after. Pairs of a group that nobody is left of
 *  have no row after. Labels live in before and after; lines of text, too. */
PDN_API pdn_status pdn_whatif_make(const pdn_network *before,
                                   const pdn_network *after,
                                   const pdn_breakdown_options *o,
                                   pdn_whatif *out) PDN_MUST_USE;

PDN_API void pdn_whatif_clear(pdn_whatif *w);

/* ---- contact between services, counted and not judged. */

/** True for what pdn-aggregate writes: vertices that carry `actors`. */
PDN_API bool pdn_pairs_are_aggregated(const pdn_network *g);

/** People on the list and people who answered: counted, or summed over the
 *  groups of an aggregated network. */
PDN_API void pdn_pairs_count_people(const pdn_network *g, double *actors,
                                    double *answered);

/** A row per pair of groups with what the aggregated network tells: people,
 *  ties, possible arcs (both directions together) and density; all else
 *  absent, nothing judged. Labels borrow from g. *pair is malloc'ed, the
 *  caller's. PDN_EDATA when ties or possible are missing. */
PDN_API pdn_status pdn_pairs_of_aggregated(const pdn_network *g,
                                           pdn_pair **pair,
                                           size_t *rows) PDN_MUST_USE;

/** The same of a network of people grouped by q: people, who answered, ties,
 *  possible and density, as pdn_breakdown_make counts them; all else absent,
 *  nothing judged and nothing expected. Labels borrow from q. *pair is
 *  malloc'ed, the caller's. O(ties log ties). */
PDN_API pdn_status pdn_pairs_of_people(const pdn_network *g,
                                       const pdn_groups *q, pdn_pair **pair,
                                       size_t *rows) PDN_MUST_USE;

/** PDN_EDATA unless the rows are about the groups of that column (NULL:
 *  sector), each and no other; of an aggregated network, its vertices. */
PDN_API pdn_status pdn_pairs_check_groups(const pdn_network *g, const char *by,
                                          const pdn_pair *pair,
                                          size_t n) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
