/* answers.h - one survey under way, shared by the steps of reading it. */
#ifndef PDN_ANSWERS_H
#define PDN_ANSWERS_H

#include "names.h"
#include "pdnet/survey.h"

typedef enum {
    PDN_LEFT_OUT, /* a self-tie, or an end that is not there */
    PDN_CONTACT,
    PDN_NO_CONTACT, /* the answer "no" */
    PDN_OPEN        /* the question of contact was left open */
} answers__class;

/** Answers as they stand in the file: from, to and the questions. */
typedef struct {
    pdn_table table;
    uint32_t *from, *to; /* actors; length table.rows */
    answers__class *class;
    size_t *field; /* of each cell, row by row; NULL: table.field */
} answers__table;

/** The survey under way. */
typedef struct {
    const pdn_survey_options *o;
    pdn_diagnostics *f;
    pdn_provenance *origin;
    pdn_survey *s;
    pdn_names names;
    answers__table answers;
    bool *gone;         /* actors taken out by --drop-id */
    size_t *answers_of; /* rows that each actor sent */
} answers_context;

/** Where a cell of t stands, as an error of that code; row SIZE_MAX is the
 *  header, column SIZE_MAX the whole row. */
pdn_diagnostic answers__cell(const pdn_table *t, size_t row, size_t column,
                             const char *code);

/** The number of the column of that name, SIZE_MAX when there is none. */
size_t answers__column(const pdn_table *t, const char *name);

/** Reads a file with faults put into w->f. A refused file gives an empty
 *  table without a name and PDN_OK: the other files are still read. */
pdn_status answers__read_file(answers_context *w, const char *path,
                              const pdn_csv_options *csv, const pdn_want *want,
                              size_t wants, pdn_table *out) PDN_MUST_USE;

/** Was a fault told at that place already? */
bool answers__is_told(const answers_context *w, pdn_diagnostic at);

/** The actor called so; else a fault at that place with the nearest name, and
 *  UINT32_MAX. Text NULL was told as empty. */
pdn_status answers__find_actor(answers_context *w, const char *text,
                               pdn_diagnostic at, uint32_t *actor) PDN_MUST_USE;

/* The steps, in order. */
pdn_status actors__read(answers_context *w) PDN_MUST_USE;
pdn_status roster__read(answers_context *w) PDN_MUST_USE;
pdn_status endpoints__find(answers_context *w) PDN_MUST_USE;
pdn_status scales__apply(answers_context *w) PDN_MUST_USE;
pdn_status merge__answers(answers_context *w) PDN_MUST_USE;
pdn_status corrections__apply(answers_context *w) PDN_MUST_USE;
pdn_status nonresponse__treat(answers_context *w) PDN_MUST_USE;

/** Takes actors and all their ties out. */
pdn_status actors__remove(pdn_survey *s, const bool *gone) PDN_MUST_USE;

#endif
