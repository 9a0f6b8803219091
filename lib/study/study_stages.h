/* study_stages.h - the table of stages: what each reads, does and releases. */
#ifndef PDN_STUDY_STAGES_H
#define PDN_STUDY_STAGES_H

#include "pdnet/study.h"

/** What a value may be. A path stands beside the study file. */
typedef enum {
    ANY,
    PATH,
    CHOICE, /* a word of the key's choice */
    BENCHMARK,
    SEED,
    REFERENCES,
    SOURCE,     /* of an outcomes file, by its marks */
    HIDDEN,     /* what a hidden count may be */
    THREE,      /* 3 */
    WHOLE,      /* a whole number from 0 */
    ABOVE_ZERO, /* a number */
    FROM_ZERO,  /* a number */
    SHARE,      /* between 0 and 1 */
    YEARS,      /* K/N */
    LABEL,      /* words, comma between */
    AGE,        /* as 20-29 */
    DAY         /* as 2023-08-01 */
} study_stages__form;

/** A key of study.ini. */
typedef struct {
    const char *key;
    size_t at; /* in pdn_study; for a section of many, in one of these */
    study_stages__form form;
    const char *about;
    const pdn_option_word *choice;
} study_stages__key;

struct study_work;

/** What a section's heading and keys are. */
typedef enum {
    ONCE,
    MANY,    /* [wave LABEL] */
    SCALES,  /* names of columns, with their ranges */
    RENAMES, /* names of columns, with what the files call them */
    NAMES,   /* names of services, with what people call them */
    DIALECT  /* how files are read */
} study_stages__shape;

/** One stage. A section with a kind of file has the key `file` beside its own.
 *  read: its file into results->input, run: its results, either
 *  NULL where there is nothing to do; run is called where the section names a
 *  file, or could name none. */
typedef struct {
    pdn_stage what;
    study_stages__shape shape;
    const study_stages__key *key;
    size_t keys;
    pdn_stage_id needs; /* without which it is of no use; zero: nothing */
    pdn_status (*read)(struct study_work *w, pdn_stage_id id);
    pdn_status (*run)(struct study_work *w, pdn_stage_id id);
    void (*clear)(pdn_results *r);
} study_stages__row;

const study_stages__row *study_stages__of(pdn_stage_id id);

/** The stage of that section; PDN_STAGES where none is called so. *label is
 *  what stands behind the name of one of many. */
pdn_stage_id study_stages__named(const char *section, const char **label);

/* What the stages do, in files of their own. */
pdn_status study_waves__duties(struct study_work *w,
                               pdn_stage_id id) PDN_MUST_USE;
pdn_status study_waves__run(struct study_work *k, pdn_stage_id id) PDN_MUST_USE;
void study_waves__clear(pdn_results *r);
/** Whether a group of any wave has that name. */
bool study_waves__has_group(const pdn_results *r, const char *name);
pdn_status study_change__run(struct study_work *k,
                             pdn_stage_id id) PDN_MUST_USE;
void study_change__clear(pdn_results *r);
pdn_status study_outcomes__read(struct study_work *w,
                                pdn_stage_id id) PDN_MUST_USE;
pdn_status study_outcomes__baseline(struct study_work *w,
                                    pdn_stage_id id) PDN_MUST_USE;
pdn_status study_outcomes__deviants(struct study_work *w,
                                    pdn_stage_id id) PDN_MUST_USE;
void study_outcomes__clear(pdn_results *r);
pdn_status study_counts__tally(struct study_work *w,
                               pdn_stage_id id) PDN_MUST_USE;
pdn_status study_counts__handovers(struct study_work *w,
                                   pdn_stage_id id) PDN_MUST_USE;
pdn_status study_counts__practices(struct study_work *w,
                                   pdn_stage_id id) PDN_MUST_USE;
void study_counts__clear(pdn_results *r);
pdn_status study_change__actions(struct study_work *w,
                                 pdn_stage_id id) PDN_MUST_USE;
pdn_status study_words__check(struct study_work *w,
                              pdn_stage_id id) PDN_MUST_USE;
pdn_status study_truth__check(struct study_work *w,
                              pdn_stage_id id) PDN_MUST_USE;

#endif
