/* inference.h - what the files that judge a table share. */
#ifndef PDN_INFERENCE_H
#define PDN_INFERENCE_H

#include "pair_context.h"
#include "undecided.h"

/* Where a drawn figure comes from. */
enum { BY_CONTACTS, BY_LABELS, BY_RATINGS, SOURCES };

struct inference {
    struct pair_context *w;
    pdn_breakdown *b;
    size_t draws[SOURCES];        /* made so far */
    pdn_mixings *drawn[SOURCES];  /* of contacts and labels */
    pdn_mixing *said;             /* what they say of each pair */
    uint64_t *strain_hits;        /* groups squared */
    pdn_interval (*ends)[DOUBTS]; /* by pair */
};

/** Where the figures of a pair come from: its null. */
int inference__source(const struct pair_context *w, size_t pair);

/** Makes draws of a source until `all` are made. */
pdn_status inference__draw(struct inference *f, int source,
                           size_t all) PDN_MUST_USE;

/** Fills what the draws say in rows, evidence and ends. */
pdn_status inference__read(struct inference *f) PDN_MUST_USE;

/** Of exactly so many draws: marks as undecided what turns on a q, or a
 * P(least), that is above its limit and that so few draws could not have
 * brought under it. The verdict stays as it is: the weaker one. */
void inference__mark_unreached(struct inference *f);

/** Adjusts p over their families again. */
pdn_status inference__adjust(struct inference *f) PDN_MUST_USE;

/** Fills expected, ratio, its limits, z and tipping. */
void inference__expect(struct pair_context *w, size_t pair, double mean,
                       double variance, pdn_pair *row);

/** Fills by_chance from the draws that were kept. */
pdn_status inference__by_chance(struct inference *f,
                                size_t tables) PDN_MUST_USE;

#endif
