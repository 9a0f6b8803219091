/* pair_context.h - what the parts of one breakdown share while it is made. */
#ifndef PDN_PAIR_CONTEXT_H
#define PDN_PAIR_CONTEXT_H

#include "breakdown/arcs/dyad_counts.h"
#include "breakdown/arcs/ratings.h"
#include "breakdown/carriers/carriers.h"
#include "breakdown/chance/mixing.h"
#include "core/purposes.h"
#include "pdnet/breakdown.h"
#include "pdnet/chance.h"

enum {
    PDN_FREQUENCY,
    PDN_QUALITY,
    PDN_KNOWLEDGE,
    PDN_RECOGNITION,
    PDN_SKILL,
    PDN_NUMBERS
};

/* One number column of the ties, by arc. */
struct pdn_answers {
    bool asked;
    double *value; /* NaN where there is no answer */
};

struct pair_context {
    const pdn_network *g;     /* people whose group is known */
    const pdn_network *whole; /* everybody */
    pdn_network known;        /* g, where that is not everybody */
    uint32_t *group;          /* of everybody; PDN_NO_GROUP: not known */
    size_t group_unknown;
    const pdn_breakdown_options *o;
    pdn_survey_form form;
    pdn_null null;      /* between groups */
    bool verdicts_only; /* no tables of chance are judged */
    const char *by;     /* the column of the groups */
    pdn_groups q;
    double *level; /* of each group */
    pdn_reports r;
    pdn_strata s;
    pdn_localities places;
    bool *alone; /* by group: its places hold no other group */
    struct pdn_answers answers[PDN_NUMBERS];
    double quality_lo, quality_hi; /* scale; NaN: no ratings */
    pdn_evidence *evidence;        /* by pair */
    uint32_t *said; /* of organisations, groups x groups: the row of the ties on
                       which one speaks of another; PDN_NO_ARC: none */
    double *expected_activity;
    double *variance; /* of ties under shuffled labels, by pair */
    pdn_arena memory;
};

/** Reads network and options: groups, reports, strata, answers. */
pdn_status pair_context__begin(const pdn_network *g,
                               const pdn_breakdown_options *o,
                               struct pair_context *w) PDN_MUST_USE;
void pair_context__clear(struct pair_context *w);

/** Has some group people of two municipalities? */
pdn_status pair_context__mixes_places(const struct pair_context *w,
                                      bool *mixed) PDN_MUST_USE;

/** Puts what people say in one of the number columns into a cell: not asked,
 * not defined, or x. */
void pair_context__put(const struct pair_context *w, int column, double x,
                       double *cell);

/** Who has contact with whom, and who is where; borrowed. */
pdn_contacts pair_context__contacts(const struct pair_context *w);

/** The draws of one question as the options want them. */
pdn_draws pair_context__draws(const pdn_breakdown_options *o, uint64_t purpose,
                              const char *what);

/** Counts, rates and judges (pairs.c): the rows with all but what the verdict
 *  does not need (friction, obstacles, gaps, cuts). b zeroed; the caller clears
 * it. */
pdn_status inference__of_columns(struct pair_context *w,
                                 pdn_breakdown *b) PDN_MUST_USE;

/** Fills cuts_survived and cuts_tried (after the verdicts). */
pdn_status frequencycuts__count(const struct pair_context *w,
                                pdn_breakdown *b) PDN_MUST_USE;

/** Makes the draws and fills p to q, verdict, also, note and assessable. */
pdn_status inference__of_pairs(struct pair_context *w,
                               pdn_breakdown *b) PDN_MUST_USE;

/** Fills top_barrier and its share. */
pdn_status barriers__top(const struct pair_context *w,
                         pdn_breakdown *b) PDN_MUST_USE;

/** Fills the friction columns. */
pdn_status friction__fill(const struct pair_context *w,
                          pdn_breakdown *b) PDN_MUST_USE;

/** Fills quality_gap_lo and quality_gap_hi (after the ratings). */
pdn_status quality_gap__fill(const struct pair_context *w,
                             pdn_breakdown *b) PDN_MUST_USE;

/** Fills top_share_expected. */
pdn_status top_share__fill(const struct pair_context *w,
                           pdn_breakdown *b) PDN_MUST_USE;

/** Among whom respondents are drawn again: those of each group, and its silent
 *  people apart. */
pdn_status respondents__fill(const struct pair_context *w,
                             pdn_strata *out) PDN_MUST_USE;

/** The group or actor that a duty names. A person whose group is not known:
 *  PDN_NO_GROUP. *actor counts among everybody. */
pdn_status unmet_duties__find_end(const struct pair_context *w,
                                  const char *name, uint32_t *group,
                                  size_t *actor) PDN_MUST_USE;

#endif
