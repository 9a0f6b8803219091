/* deviants.h - who does better than expected with the same resources. */
#ifndef PDN_DEVIANTS_H
#define PDN_DEVIANTS_H

#include "pdnet/baseline.h"
#include "pdnet/core.h"
#include "pdnet/shards.h"

#ifdef __cplusplus
extern "C" {
#endif

/** From the weakest to the strongest. */
typedef enum {
    PDN_NO_CLAIM,
#define CLAIM(name, code) PDN_CLAIM_##name,
#include "columns/codes.def"
    PDN_CLAIMS
} pdn_claim_kind;

/** The indicator that must not be worse. */
typedef enum {
    PDN_NO_COUNTER,
#define COUNTER(name, code) PDN_COUNTER_##name,
#include "columns/codes.def"
    PDN_COUNTERS
} pdn_counter_state;

/** Rules of others that would choose a unit. */
typedef enum {
    PDN_NO_CHOICE,
#define CHOICE(name, code) PDN_CHOICE_##name,
#include "columns/codes.def"
    PDN_CHOICES
} pdn_choice;

/** The columns of pdn-deviants (contract section 3), in its order. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/deviants.def"
} pdn_deviant_row;

extern PDN_API const pdn_schema pdn_deviant_schema;

/** `--fit`: one row per term of the model with every unit in. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/deviants_fit.def"
} pdn_deviant_term;

extern PDN_API const pdn_schema pdn_deviant_fit_schema;

/** `--residuals`: one row per unit and judged year, every unit in. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/deviants_residuals.def"
} pdn_deviant_residual;

extern PDN_API const pdn_schema pdn_deviant_residual_schema;

/** `--matches`: one row per unit with a claim, ordinary unit to visit beside it
 * (up to four, nearest first) and resource. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/deviants_matches.def"
} pdn_deviant_match;

extern PDN_API const pdn_schema pdn_deviant_match_schema;

enum { PDN_MOST_CONTROLS = 64 };

/** How the resource model is fitted. Robust: units far off weigh less, or
 *  nothing. */
typedef enum { PDN_BINOMIAL, PDN_ROBUST } pdn_model;
extern PDN_API const pdn_option_word pdn_models[];

typedef struct {
    const char *indicator; /* NULL: the only one */
    const char *const *resource;
    size_t resources;
    pdn_better better;
    pdn_model model;
    const char *counter; /* an indicator, or NULL */
    pdn_better counter_better;
    const char *const *control; /* indicators that nothing here can move */
    size_t controls;            /* at most PDN_MOST_CONTROLS */
    double nullpunkt;           /* a year; 0: the first */
    size_t good_years;          /* K of N; 0: 3 */
    size_t years;               /* N, the last ones; 0: 4 */
    const pdn_table *breaks;    /* as in pdn_baseline_options: no unit is
                                   improved across one; NULL: none */
    bool matches;               /* make those rows too */
    double fewest; /* units with fewer events or other people in a judged year
                      or the nullpunkt are in no model: what is said of the
                      others gives nothing away. 0: all are */
    const pdn_crosswalk *crosswalk; /* NULL: none */
    size_t draws, threads;
    uint64_t seed;
    const pdn_progress *progress;
    pdn_shard *shard; /* NULL: all draws are made here (shards.h) */
} pdn_deviant_options;

/** The options when nobody says otherwise. */
PDN_API pdn_deviant_options pdn_deviants_defaults(void);

/** "K/N": better in K of the last N judged years, 1 <= K <= N <= 40. False,
 *  *out untouched, for another text. */
PDN_API bool pdn_years_read(const char *text, pdn_deviant_options *out);

/** "NAME", "NAME:lower" or "NAME:higher": a counter-indicator and which share
 * of it is the better one, `better` where none is said. A colon before another
 *  word is part of the name. The name lives in `words` (or is the text). */
PDN_API pdn_status pdn_counter_take(const char *text, pdn_better better,
                                    pdn_arena *words,
                                    pdn_deviant_options *out) PDN_MUST_USE;

/** Zero-initialise. Rows stand in byte order of the units. */
typedef struct {
    pdn_arena text;
    pdn_deviant_row *row;
    size_t rows;
    pdn_deviant_term *term;
    size_t terms;
    pdn_deviant_residual *residual;
    size_t residuals;
    pdn_deviant_match *match;
    size_t matches;
} pdn_deviants;

/**
 * Judges every unit of an outcomes table by `claim`: sustained, improved,
 * one-year, none, too-little-data; without resources outlier where one of the
 * first three would stand. A unit is held beside ordinary ones: claim none,
 * whether or not the counter-indicator is looked at.
 *
 * Units are taken to differ lastingly in what no resource tells of: the logit
 * of a unit's share is x b + N(0, tau2) + the chance of its count, all found
 * from the others (pdn-deviants(1)). With controls p is the upper tail of z
 * beside what z is on indicators that nothing here can move.
 *
 * What cannot be fitted for one unit or year leaves its cells empty and is told
 * in f, with file, indicator, unit and year; the others stand.
 *
 * Errors  PDN_EPARSE  faults of the rows, in f.
 *         PDN_EDATA   no such indicator or column; several indicators and none
 *                     chosen; resources >= units - 2; resources that cannot be
 *                     told apart.
 * Cost    units x (5 + resources + years) small regressions, and per draw one
 *         study made by chance.
 * Source  pdn-deviants(1), METHOD; Spiegelhalter (2005), Stat. Med. 24, 1185.
 */
PDN_API pdn_status pdn_deviants_make(const pdn_table *outcomes,
                                     const pdn_deviant_options *o,
                                     pdn_diagnostics *f,
                                     pdn_deviants *out) PDN_MUST_USE;

/** The rule of the claims in words, as --help prints it. */
extern PDN_API const char pdn_claim_rule[];

/** The thresholds that the claims are judged by, for words about them: z of a
 *  good year, q, the largest ratio, the share of specifications that agree. */
typedef struct {
    double z, q, ratio, agree;
} pdn_claim_thresholds;

PDN_API pdn_claim_thresholds pdn_claim_thresholds_of_rule(void);

/** How many units are needed to judge with so many resources: the larger of 12
 *  and 5 for each and one more. */
PDN_API double pdn_units_needed(size_t resources);

/** How many units are left out of the model to protect privacy: their counts
 *  are too small to be shown, and what is expected of the others would tell
 *  them. Claims may differ from those of a run that has them in. */
PDN_API size_t pdn_deviants_left_out(const pdn_deviant_row *row, size_t n);

/** The same of a table: its specifications are 4, one per resource and one per
 *  year. 0: not known. */
PDN_API double pdn_deviants_needed(const pdn_deviant_row *row, size_t n);

/** z beside a unit's own z on n controls: m their mean, s2 = max(0, mean
 *  (z - m)^2 - 1), (z - m) / sqrt(1 + s2). NaN are left out; NaN where fewer
 *  than two are left. */
PDN_API double pdn_control_z(double z, const double *control, size_t n);

PDN_API void pdn_deviants_clear(pdn_deviants *d);

#ifdef __cplusplus
}
#endif

#endif
