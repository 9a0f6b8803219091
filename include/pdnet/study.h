/* study.h - a whole study from one file. */
#ifndef PDN_STUDY_H
#define PDN_STUDY_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/handovers.h"
#include "pdnet/measures.h"
#include "pdnet/practices.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One [wave LABEL] section. Paths are as they are opened (the study's folder
 *  put before them). */
typedef struct {
    const char *label, *actors, *ties, *aliases, *answers;
    const char *roster, *roster_id, *roster_pattern, *codebook;
    size_t line; /* of the section in study.ini */
} pdn_study_wave;

/** One file of a further kind ([duties], [practices] ...), in the order of the
 *  study file. */
typedef struct {
    const char *kind, *file;
} pdn_study_file;

/** A share that stands beside the units and is never one of them: the county,
 *  the region. events and population are absent where only the share is
 *  published. */
typedef struct {
    const char *label;
    double share, events, population;
} pdn_study_reference;

/** What study.ini says. Zero-initialise. */
typedef struct {
    pdn_arena text;
    const char *folder, *name; /* of the study file */
    size_t by_line;            /* where `by` stands; 0: not given */
    const char *title, *language, *by, *nullpunkt;
    const char *blank,
        *answered;      /* [survey]: as pdn-ingest has them, or NULL */
    const char *origin; /* "made", "real": what the small print says, or NULL */
    uint64_t seed;
    pdn_study_wave *wave;
    size_t waves;
    const char **scale; /* "column=LO:HI" */
    size_t scales;
    const char *outcomes, *indicator, *better, *resources, *counter, *controls,
        *benchmark, *bands;
    const char *screen; /* the indicator screened for deviants, or NULL */
    pdn_study_reference *reference;
    size_t references;
    pdn_study_file *further;
    size_t furthers;
} pdn_study;

/** Reads a study file. Every fault (an unknown section or key, a missing file)
 *  is recorded with its line. */
PDN_API pdn_status pdn_study_read(const char *path, pdn_findings *f,
                                  pdn_study *out) PDN_MUST_USE;

PDN_API void pdn_study_clear(pdn_study *s);

/** The file of a further kind ("duties"), or NULL. */
PDN_API const char *pdn_study_file_of(const pdn_study *s, const char *kind);

/** One wave's results. */
typedef struct {
    const char *label;
    pdn_network network;
    pdn_groups groups;     /* the services, or what `by` names */
    pdn_measures *measure; /* of every person, or NULL */
    pdn_breakdown breakdown;
    double actors, answered, response;
    double ties, confirmed, one_sided, unknown; /* summed over all pairs */
} pdn_wave_results;

/** One tally: "themes", "voices" ... and what it was counted from. */
typedef struct {
    const char *kind;
    pdn_tally tally;
    pdn_table table;
} pdn_tally_results;

/** All results of a study, ready for writers and diagrams. */
typedef struct {
    pdn_wave_results *wave;
    size_t waves;
    pdn_baseline baseline; /* empty without outcomes */
    pdn_tally_results *tally;
    size_t tallies;
    pdn_handover_row *handover;
    size_t handovers;
    pdn_table handover_table;
    pdn_practices practices;
    pdn_table practice_table;
    pdn_deviants deviants; /* empty without resources */
    pdn_band *band;        /* of the published map */
    size_t bands;
    double baseline_draws, measure_draws, deviant_draws;
    pdn_table outcomes, band_table, duty_table, crosswalk_table;
} pdn_results;

typedef struct {
    const char *wave; /* only this one; NULL: all */
    bool people;      /* measure every person, too */
    long draws;       /* below 0: each analysis its own default */
    uint64_t seed;
    size_t threads;
    const pdn_progress *progress;
} pdn_study_options;

/** Does all the work of a study, in order. The origin collects every input. */
PDN_API pdn_status pdn_study_run(const pdn_study *s, const pdn_study_options *o,
                                 pdn_findings *f, pdn_provenance *origin,
                                 pdn_results *out) PDN_MUST_USE;

PDN_API void pdn_results_clear(pdn_results *r);

/** Writes the nullpunkt, the state that later years are judged against, as
 *  JSON: the services and pairs of the first wave (or of the study's nullpunkt
 *  wave) and the outcomes of the nullpunkt year. */
PDN_API pdn_status pdn_nullpunkt_write(const char *path, const pdn_study *s,
                                       const pdn_results *r) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
