/* study_work.h - a study under way, and what its stages ask of it. */
#ifndef PDN_STUDY_WORK_H
#define PDN_STUDY_WORK_H

#include "study_stages.h"

#include "pdnet/privacy.h"

/** A study under way. */
struct study_work {
    const pdn_study *study;
    const pdn_study_options *options;
    pdn_diagnostics *findings;
    pdn_provenance *origin;
    pdn_results *results;
    const study_stages__row *stage; /* all, by their ids */
    bool *renamed; /* of each rename of the study: whether a file had it */
};

/** The user's number of draws, else the analysis's own. */
size_t study_work__draws(const struct study_work *w, size_t own);

/** Reads the file of a stage into results->input. */
pdn_status study_work__read(struct study_work *w, pdn_stage_id id) PDN_MUST_USE;

/** Adds table k of the stage, of one wave or (NULL) of none. n, answered and
 *  draws as about has them; rows live as long as the results. */
pdn_status study_work__add(struct study_work *w, pdn_stage_id id, size_t k,
                           void *row, size_t rows,
                           const pdn_about *about) PDN_MUST_USE;

/** Whether the user or study.ini says how many draws. */
bool study_work__draws_laid_down(const struct study_work *w);

/** The number that a key says; otherwise where it says none. */
double study_work__number(const char *text, double otherwise);

/** The value of the word that a key says; otherwise where it says none. */
int study_work__choice(const pdn_option_word *choice, const char *word,
                       int otherwise);

/** Lays down what a key of [files] says; false where the value is none of
 *  those that it may have. */
bool study_work__lay_down(const char *key, const char *value,
                          pdn_csv_options *csv);

/** How the files of a section are read. */
pdn_csv_options study_work__csv(const struct study_work *w,
                                const char *section);

/** Puts what the survey's own columns are called behind what those of all files
 *  are. */
pdn_status study_work__rename(const struct study_work *k,
                              const pdn_study_wave *wave, pdn_arena *text,
                              pdn_csv_options *csv) PDN_MUST_USE;

/** What a public copy of the study hides. */
pdn_privacy_options study_privacy__options(const pdn_study *s);

#endif
