/* measures.h - the measures of actors and of the whole network. */
#ifndef PDN_MEASURES_H
#define PDN_MEASURES_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- one row of figures per actor. */

/** The columns of pdn-measure (contract section 3), in its order; what is not
 *  defined for an actor is absent. Text borrows from the network. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/measures.def"
} pdn_measures;

/** Without the columns that are there only where they are asked for. */
extern PDN_API const pdn_schema pdn_measures_schema;

/** How many columns there are with those, which come last. */
extern PDN_API const size_t pdn_measures_fields;

/** The table with the p of roles, if they are wanted, and, where betweenness
 *  comes from sampled paths, saying so. field has room for pdn_measures_fields.
 */
PDN_API pdn_schema pdn_measures_as(bool role_p, bool from_samples,
                                   pdn_field *field);

typedef enum { PDN_HOPS, PDN_INVERSE_FREQUENCY } pdn_distance;
extern PDN_API const pdn_option_word pdn_distances[];

typedef struct {
    const char *by;     /* grouping column; NULL: sector */
    const char *within; /* as pdn_strata_of_network has it */
    pdn_distance distance;
    size_t draws, threads; /* draws of rank_lo and rank_hi */
    size_t role_draws;     /* of the p of roles; 0: none */
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
    /* Above 0: betweenness of more than PDN_EXACT_UP_TO actors from sampled
     * paths (betweenness_sampled.h); ranks then have no ends. By hops only. */
    double approximate;
} pdn_measure_options;

/** How a network was measured. */
typedef struct {
    size_t samples;           /* paths of betweenness; 0: exact */
    bool within_municipality; /* the shuffles */
} pdn_measure_notes;

/** The options when nobody says otherwise. */
PDN_API pdn_measure_options pdn_measure_defaults(void);

/** Measures every actor, in the graph's order. *out is malloc'ed, the
 *  caller's to free, length g->actors. notes may be NULL. */
PDN_API pdn_status pdn_measure(const pdn_network *g,
                               const pdn_measure_options *o, pdn_measures **out,
                               pdn_measure_notes *notes) PDN_MUST_USE;

/* ---- figures of the network as a whole, how far they would move with
 * other people, and what chance would give. */

/** The rows of pdn-measure --whole (contract section 3), in its order. */
enum {
#define FIGURE(figure, name, unit, definition, source) PDN_WHOLE_##figure,
#include "columns/whole_measures.def"
    PDN_WHOLES
};

/** One row; what is not defined is absent. draws: those behind lo and hi or
 *  the null columns, absent where none were needed. shuffled_*: of E-I,
 *  assortativity and modularity by group, the mean over shuffles of the groups'
 *  labels and the p beside it. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/whole.def"
} pdn_graph_level;

extern PDN_API const pdn_schema pdn_graph_level_schema;

/** What networks of chance are asked for: short spares what takes paths. */
typedef enum { PDN_NULL_SHORT, PDN_NULL_ALL } pdn_whole_null;
extern PDN_API const pdn_option_word pdn_whole_nulls[];

typedef struct {
    const char *by;     /* grouping column; NULL: sector */
    const char *within; /* as pdn_strata_of_network has it */
    size_t draws, threads;
    uint64_t seed;
    pdn_whole_null null;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_graph_level_options;

/** The options when nobody says otherwise. */
PDN_API pdn_graph_level_options pdn_whole_defaults(void);

/**
 * Measures the whole network.
 *
 * lo, hi: value -+ t(.975) s. s of figures that are shares of dyads (density,
 * reciprocity, confirmation, E-I, assortativity, modularity by group) is the
 * spread over draws of people with replacement, those who answered and the
 * silent apart, two copies of one person standing to each other as two people
 * drawn at random (Snijders and Borgatti 1999); of the others, which copies
 * would bias, sqrt((k-2)/(2k) sum (x_-i - mean)^2) over the network without
 * each person (above 500 people: without each of k = 100 random parts), the
 * jackknife of the same paper: a measure of sensitivity, in which communities
 * are not sought again but followed (communities__leiden_from). Held to what is
 * possible. Absent for counts, for fewer than three people, where no draw and
 * nobody left out moves the figure (a width of 0 would be no interval) and,
 * where paths or communities would take too long, above 2 000.
 *
 * Somebody who did not answer is nowhere read as "no" in density, reciprocity,
 * confirmation, E-I and assortativity, which count what those who answered
 * could say, or did. Reciprocity and confirmation count dyads of two who
 * answered. The others measure the graph that was told: two silent people stand
 * in it without contact, and one silent person sends nothing.
 *
 * null_*: mean, 2.5 and 97.5 % quantiles over draws from one walk of rewirings
 * (burn-in of 100 trials a tie, 10 between draws): of reciprocity among those
 * who answered, with what each of them sent to and received from the others of
 * them kept; of all others with returned ties kept too (a contact with a silent
 * person is moved as an unreturned one). Communities are sought by the same
 * tries as in the observed network. p two-sided
 * min(1, 2 min(p_low, p_high)), each (b+1)/(m+1), equal to 1e-9 counted as
 * equal.
 *
 * shuffled_*: labels shuffled as pdn_strata_of_network says, contacts kept. The
 * mean of E-I is exact and needs no draws; p as above, of draws with streams of
 * their own. Where no label can move, p is absent.
 *
 * @param[out] out      PDN_WHOLES rows.
 * @param[out] changed  share of the walk's trials that changed the network: 0
 *                      says that no other has the same contacts; NaN without
 *                      draws. May be NULL.
 *
 * Errors  PDN_EDATA no such column; PDN_ENOMEM, PDN_ELIB
 */
PDN_API pdn_status pdn_graph_level_measure(const pdn_network *g,
                                           const pdn_graph_level_options *o,
                                           pdn_graph_level *out,
                                           double *changed) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
