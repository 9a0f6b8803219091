/* survey.h - who was asked, who answered, and what they said. */
#ifndef PDN_SURVEY_H
#define PDN_SURVEY_H

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is done about people who did not answer. */
typedef enum { PDN_KEEP, PDN_DROP, PDN_RECONSTRUCT } pdn_nonresponse;
extern PDN_API const pdn_option_word pdn_nonresponses[];

/** What somebody who is not on the list is: a fault, or added to it. */
typedef enum { PDN_UNKNOWN_ERROR, PDN_UNKNOWN_ADD } pdn_unknown_actor;
extern PDN_API const pdn_option_word pdn_unknown_actors[];

/** What a cell of a roster that was left blank is: nothing said of it (silence,
 *  where the question has an answer that means no contact; else refused), did
 *  not answer, or no contact. */
typedef enum { PDN_BLANK_UNSAID, PDN_BLANK_SILENT, PDN_BLANK_NO } pdn_blank;
extern PDN_API const pdn_option_word pdn_blanks[];

/** Who answered, where no column responded says it: who sent something, or
 *  everybody. */
typedef enum { PDN_ANSWERED_SENDERS, PDN_ANSWERED_ALL } pdn_answered_rule;
extern PDN_API const pdn_option_word pdn_answered_rules[];

/** Whom the actor file lists: everybody who was asked, or those who answered,
 *  so that nobody knows how many were asked. Unsaid: the latter, where it is
 *  the file of answers itself and all on it answered. */
typedef enum { PDN_ASKED_UNSAID, PDN_ASKED_LIST, PDN_ASKED_UNKNOWN } pdn_asked;
extern PDN_API const pdn_option_word pdn_asked_words[];

/** What headings of a roster and `to` of ties name: people on the list, or
 *  services (rules: the actor file says who belongs to which). */
typedef enum { PDN_ALTERS_PEOPLE, PDN_ALTERS_GROUPS } pdn_alters;
extern PDN_API const pdn_option_word pdn_alters_words[];

/** Whose answers they are: people's, or each actor is an organisation that gave
 *  one answer. */
typedef enum { PDN_ANSWERS_PEOPLE, PDN_ANSWERS_ORGANISATIONS } pdn_answers_of;
extern PDN_API const pdn_option_word pdn_answers_of_words[];

/** Is the row of an actor table a service that is only named, and never
 *  answers (`kind` is `group`)? */
PDN_API bool pdn_survey_is_group(const pdn_table *actor, size_t row);

/** One correction that was made: the columns of the internal report's
 *  corrections.csv. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/corrections.def"
} pdn_correction_row;

extern PDN_API const pdn_schema pdn_corrections_schema;

/** Corrections that were made, by the ids that people have in the network;
 * those of people who were taken out are not among them. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_correction_row *row;
    size_t rows, capacity;
} pdn_corrections;

PDN_API void pdn_corrections_clear(pdn_corrections *c);

/** What pdn-ingest takes (contract section 3). Zero means the default. Either
 *  ties or roster is given. */
typedef struct {
    const char *actors, *ties;
    const char *roster, *roster_id, *roster_pattern, *codebook;
    const char *aliases, *corrections, *wave;
    const char *answers; /* what words stand for: question, answer, value */
    const char *const *scale; /* "column=LO:HI" */
    size_t scales;
    const char *const *drop; /* ids */
    size_t drops;
    pdn_alters alters;
    bool alters_said; /* pdn_survey_suggest: people are meant, and not only
                         where nothing is said */
    const char *by;   /* alters groups: the column of actors whose services are
                         named; NULL: sector */
    pdn_answers_of answers_of;
    bool undirected;
    bool scales_of_many; /* a scale of no column is told, not refused */
    pdn_unknown_actor unknown;
    pdn_answered_rule answered;
    pdn_asked asked;
    pdn_blank blank;
    pdn_nonresponse nonresponse;
    double min_frequency; /* 0: above zero */
    pdn_csv_options csv;
    pdn_corrections *corrected; /* those that are made are added; NULL: none */
} pdn_survey_options;

/** What became of the rows that were read: rows = ties + merged + self +
 *  none + unanswered + dropped. */
typedef struct {
    size_t rows;       /* answers read */
    size_t ties;       /* dyad directions with contact */
    size_t merged;     /* further reports of the same */
    size_t self;       /* from somebody to the same person: left out */
    size_t none;       /* the answer "no contact" */
    size_t unanswered; /* the question of contact left open (. or ..) */
    size_t dropped;    /* from or to somebody who was taken out */
    /* no part of the sum */
    size_t blank_cells;  /* cells of contact that a roster left blank */
    size_t blank_rows;   /* rows of a roster with nothing but blank cells */
    size_t sent_nothing; /* people read as silent for want of any answer */
} pdn_survey_sum;

/** One stated scale: the column's lowest and highest value, more is more.
 *  turned: the files have it the other way round (`--scale COLUMN=HI:LO`). */
typedef struct {
    const char *column;
    double lo, hi;
    bool turned;
} pdn_survey_scale;

/** The survey, merged and checked. Zero-initialise.
 *
 * actor  one row per actor: `id`, `label` and every column of the file. Where
 *        people name services, then a row for each service: `kind` is `group`,
 *        `id`, `label` and the column of services hold its name.
 * tie    one row per reported dyad direction: every column of the file but
 *        from and to; then `tie`. Undirected: from[i] < to[i]. */
typedef struct {
    bool directed;
    pdn_table actor, tie;
    uint32_t *from, *to; /* actors, length tie.rows */
    bool *answered;      /* length actor.rows; undirected: all true */
    bool asked_unknown;  /* the list is of those who answered */
    pdn_survey_sum sum;
    pdn_survey_scale *scale;
    size_t scales;
    const char *obstacles; /* codes of the codebook, joined by +; NULL: none */
    pdn_arena arena;       /* owns the arrays, the scales and the codes */
} pdn_survey;

/** Which rows of a table of ties are no report: somebody who answered left the
 *  question of contact open, or was not asked it (`tie` 0 with a frequency of
 *  `..` or `.`). Such a dyad direction is no possible contact. open: of each
 *  row. How many. */
PDN_API size_t pdn_survey_open(const pdn_table *tie, bool *open);

/** Reads "column=LO:HI"; column points into text, n is its length. False when
 *  the text has another form, LO is HI or one of them beyond 2^53. */
PDN_API bool pdn_survey_scale_read(const char *text, size_t *n, double *lo,
                                   double *hi);

/** True when the pattern can be read; else why (of `capacity` bytes) says what
 * is wrong with it. */
PDN_API bool pdn_survey_pattern_check(const char *pattern, char *why,
                                      size_t capacity);

/** Reads the files. Every fault of every file, warnings, and the sum are
 *  recorded in f, the inputs in origin (may be NULL). PDN_EPARSE when a file
 *  is refused; *out stays cleared then. */
PDN_API pdn_status pdn_survey_read(const pdn_survey_options *o,
                                   pdn_diagnostics *f, pdn_provenance *origin,
                                   pdn_survey *out) PDN_MUST_USE;

/** Reads files never seen and writes what they seem to say into the folder:
 *  answers.csv, codebook.csv, aliases.csv and study.ini, to be looked through.
 *  What was understood, what was not, and whether what is written can be read
 *  as it is (it is tried) is recorded in f. PDN_EPARSE, and nothing written,
 *  where no heading, nobody who answers or no question of how often is
 *  recognised. A file of that name that stands there and says otherwise is left
 *  alone: PDN_EIO. */
PDN_API pdn_status pdn_survey_suggest(const pdn_survey_options *o,
                                      const char *folder,
                                      pdn_diagnostics *f) PDN_MUST_USE;

PDN_API void pdn_survey_clear(pdn_survey *s);

#ifdef __cplusplus
}
#endif

#endif
