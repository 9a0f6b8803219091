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
#include "pdnet/privacy.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a study is made of, in the order of work. Everything that is listed by
 *  what a study may hold (sections and keys of study.ini, the tables of a
 *  report, the manual) walks these. */
typedef enum {
    PDN_STAGE_STUDY,
    PDN_STAGE_FILES,
    PDN_STAGE_COLUMNS,
    PDN_STAGE_SERVICES,
    PDN_STAGE_SCALES,
    PDN_STAGE_SURVEY,
    PDN_STAGE_PRIVACY,
    PDN_STAGE_DUTIES,
    PDN_STAGE_CORRECTIONS,
    PDN_STAGE_WAVES,
    PDN_STAGE_OUTCOMES,
    PDN_STAGE_CROSSWALK,
    PDN_STAGE_BREAKS,
    PDN_STAGE_CHANGE,
    PDN_STAGE_BASELINE,
    PDN_STAGE_DEVIANTS,
    PDN_STAGE_INPUTS,
    PDN_STAGE_VOICES,
    PDN_STAGE_TOGETHER,
    PDN_STAGE_STAGES,
    PDN_STAGE_OFFERS,
    PDN_STAGE_ACTIONS,
    PDN_STAGE_HANDOVERS,
    PDN_STAGE_PRACTICES,
    PDN_STAGE_WORDS,
    PDN_STAGE_TRUTH,
    PDN_STAGES
} pdn_stage_id;

/** A table that a stage gives, and the tool that gives it alone. */
typedef struct {
    const pdn_schema *schema;
    const char *tool; /* "pdn-breakdown" */
    bool people;      /* a row is a person */
} pdn_stage_table;

/** One stage. */
typedef struct {
    const char *section; /* of study.ini; NULL: none, it follows from others */
    const char *kind;    /* of the file that the section names, or NULL */
    const char *about;   /* what it is for, English; NULL without a section */
    const pdn_stage_table *table;
    size_t tables;
} pdn_stage;

/** What is known of a stage. Never NULL; it lives as long as the program. */
PDN_API const pdn_stage *pdn_stage_of(pdn_stage_id id);

/** Key i of the stage's section and what it says (NULL: the file of the
 *  stage's kind); NULL beyond the last. A section whose keys are names of
 *  columns ([columns], [scales]) has none. */
PDN_API const char *pdn_stage_key(pdn_stage_id id, size_t i,
                                  const char **about);

/** One [wave LABEL] section. Paths are as they are opened (the study's folder
 *  put before them). */
typedef struct {
    const char *label, *actors, *ties, *aliases, *answers;
    const char *roster, *roster_id, *roster_pattern, *codebook;
    const char *where; /* "COLUMN=VALUE", comma between: rows of these files */
    const char *columns; /* "NAME=THEIRS", comma between: what their columns
                            are called */
    size_t line;         /* of the section in study.ini */
} pdn_study_wave;

/** A share that stands beside the units and is never one of them: the county,
 *  the region. events and population are absent where only the share is
 *  published. */
typedef struct {
    const char *label;
    double share, events, population;
} pdn_study_reference;

/** How the files of a section are read, where it is not found out. */
typedef struct {
    const char *section; /* "outcomes", "wave"; NULL: all */
    const char *key;     /* separator, decimal, thousands or encoding */
    const char *value;
} pdn_study_dialect;

/** What a study calls a service: the name in its files, and the name that
 *  sentences take: in any language, in bokmål, nynorsk and English, or NULL. */
typedef struct {
    const char *name, *said[4];
    size_t line;
} pdn_study_service;

/** What study.ini says; what is not said is NULL. Zero-initialise. */
typedef struct {
    pdn_arena text;
    const char *folder, *name; /* of the study file */
    /* where the keys stand that name what other files hold, and the section of
     * scales; 0: not given */
    struct {
        size_t by, indicator, screen, counter, controls, resources;
        size_t drop, scales, within;
    } line;
    const char *title, *language, *by, *nullpunkt;
    const char *layout; /* where services and people stood, or NULL */
    const char *draws;  /* of every analysis; NULL: each its own */
    /* [survey]: as pdn-ingest, pdn-measure and pdn-breakdown have them */
    const char *blank, *answered, *asked, *nonresponse, *min_frequency,
        *undirected, *unknown, *drop, *alters, *answers_of;
    const char *within, *null, *most_draws, *distance, *approximate;
    const char *fewest, *allow_fewer; /* [privacy] */
    const char *practices_named;      /* [practices] named */
    const char *origin; /* "made", "real": what the small print says, or NULL */
    uint64_t seed;
    pdn_study_wave *wave;
    size_t waves;
    const char **scale; /* "column=LO:HI" */
    size_t scales;
    const char **rename; /* [columns]: "NAME=THEIRS" or "KIND.NAME=THEIRS" */
    size_t *rename_line, renames;
    pdn_study_service *service; /* [services] */
    size_t services;
    pdn_study_dialect *dialect; /* [files] */
    size_t dialects;
    const char *file[PDN_STAGES]; /* the file of each section, or NULL */
    const char *indicator, *better, *resources, *counter, *controls, *benchmark,
        *bands;
    const char *where, *source, *hidden, *rounded; /* of the outcomes file */
    const char *interval, *level, *rate, *model, *years;
    /* what people call the outcome, those among whom it is counted and the
     * units: in any language, in nb, nn and en */
    const char *label[4], *people_label[4], *unit_label[4];
    const char *age;                             /* "20-29" */
    const char *handover_source, *handover_goal; /* commas between */
    const char *themes_interval, *actions_on, *voices_least;
    const char *screen; /* the indicator screened for deviants, or NULL */
    pdn_study_reference *reference;
    size_t references;
} pdn_study;

/** Reads a study file. Every fault (an unknown section or key, a missing file,
 * a section that nothing would come of) is recorded with its line. */
PDN_API pdn_status pdn_study_read(const char *path, pdn_diagnostics *f,
                                  pdn_study *out) PDN_MUST_USE;

PDN_API void pdn_study_clear(pdn_study *s);

/** One wave's results. */
typedef struct {
    const char *label;
    pdn_network network;
    pdn_groups groups;     /* the services, or what `by` names */
    pdn_measures *measure; /* of every person, or NULL */
    pdn_breakdown breakdown;
    double actors, answered, response;
    bool asked_unknown; /* actors are those who answered: how many were asked is
                           not known */
    double ties, confirmed, one_sided, unknown; /* summed over all pairs */
    bool some_hidden; /* public copy: actors, answered and contacts are of the
                         services that are shown, and not all are */
} pdn_wave_results;

/** A table of the study, ready to be written. */
typedef struct {
    pdn_stage_id stage;
    const pdn_stage_table *of;
    const char *name; /* of its file, without ending: "breakdown-2021" */
    void *row;        /* as its schema has them; NULL: none */
    size_t rows;
    pdn_about about;
    bool nothing_left; /* public copy: every figure that it is for is hidden */
} pdn_result_table;

/** All results of a study, ready for writers and diagrams. */
typedef struct {
    pdn_arena text;
    pdn_table input[PDN_STAGES]; /* the file of each section, as read */
    pdn_duty *duty;
    size_t duties;
    pdn_wave_results *wave;
    size_t waves;
    pdn_corrections corrected;     /* of the owner's copy */
    pdn_waves_row *turnover;       /* waves - 1; NULL of one wave */
    pdn_waves_row *shown_turnover; /* of services that are shown alone: what a
                                      public copy has instead */
    pdn_wave_whole *wave_whole;
    size_t wave_whole_rows;
    pdn_wave_pairs *wave_pairs; /* likewise */
    pdn_wave_pair *wave_pair;   /* all rows; wave_pairs[i].row is in it */
    size_t wave_pair_rows;
    pdn_wave_ratings wave_ratings; /* of all waves, one behind the other */
    pdn_wave_barriers wave_barriers;
    pdn_wave_differences wave_differences; /* of the rows of all three */
    pdn_arena place_text;
    pdn_place *place; /* where services and people stood: study->layout */
    size_t places;
    pdn_table band_table;
    pdn_band *band; /* of the published map */
    size_t bands;
    pdn_study_reference *reference; /* the study's, as they may be shown */
    size_t references;
    pdn_baseline baseline;       /* empty without outcomes */
    pdn_deviants deviants;       /* empty without resources */
    pdn_tally tally[PDN_STAGES]; /* of each file that is counted */
    pdn_handover_row *handover;
    pdn_practices practices;
    pdn_practices_change practices_change;
    pdn_result_table *table; /* all of them, in the order of work */
    size_t tables;
    pdn_hidden hidden;  /* of the public copy; fewest 0: nothing was hidden */
    bool public_copy;   /* pdn_results_hide was here */
    double draws_asked; /* of every analysis; absent: each its own */
} pdn_results;

/** The latest table of that schema, or NULL where there is none. */
PDN_API const pdn_result_table *pdn_results_find(const pdn_results *r,
                                                 const pdn_schema *schema);

typedef struct {
    const char *wave; /* only this one; NULL: all */
    bool people;      /* measure every person, too */
    bool to_public;   /* pdn_results_hide comes after: no model tells of units
                         that it hides */
    long draws;       /* below 0: each analysis its own default */
    uint64_t seed;
    size_t threads;
    const pdn_progress *progress;
} pdn_study_options;

/** Does all the work of a study, in order. The origin collects every input. */
PDN_API pdn_status pdn_study_run(const pdn_study *s, const pdn_study_options *o,
                                 pdn_diagnostics *f, pdn_provenance *origin,
                                 pdn_results *out) PDN_MUST_USE;

PDN_API void pdn_results_clear(pdn_results *r);

/** The versions of the libraries that figures are computed with, as they run
 *  here. */
typedef struct {
    const char *igraph, *gsl;
} pdn_versions;

PDN_API pdn_versions pdn_versions_here(void);

/** Makes the results those of the public copy (privacy.h): what is hidden is
 *  decided over all tables and waves at once, and hidden in the results
 *  themselves, so that tables, drawings, sentences and files follow. People on
 *  the list and people who answered are then those of the services that are
 *  shown. Tables whose rows are people are left alone: they are not for the
 *  public copy. A second call does nothing. */
PDN_API pdn_status pdn_results_hide(const pdn_study *s,
                                    pdn_results *r) PDN_MUST_USE;

/** Writes the nullpunkt, the state that later years are judged against, as
 *  JSON: the services and pairs of the first wave (or of the study's nullpunkt
 *  wave) and the outcomes of the nullpunkt year. */
PDN_API pdn_status pdn_nullpunkt_write(const char *path, const pdn_study *s,
                                       const pdn_results *r) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
