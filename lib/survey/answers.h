/* answers.h - one survey under way, shared by the steps of reading it. */
#ifndef PDN_ANSWERS_H
#define PDN_ANSWERS_H

#include "names.h"
#include "pdnet/survey.h"
#include "survey/webform/answer_book.h"

typedef enum {
    PDN_LEFT_OUT, /* a self-tie, or an end that is not there */
    PDN_CONTACT,
    PDN_NO_CONTACT, /* the answer "no" */
    PDN_OPEN        /* the question of contact was left open */
} pdn_i_class;

/** Answers as they stand in the file: from, to and the questions. */
typedef struct {
    pdn_table table;
    uint32_t *from, *to; /* actors; length table.rows */
    pdn_i_class *class;
    size_t *field; /* of each cell, row by row; NULL: table.field */
} pdn_i_answers;

/** A name that nobody is called by, and where it was told. */
typedef struct {
    size_t finding, cells;
} pdn_i_unknown;

/** The survey under way. */
typedef struct {
    const pdn_survey_options *o;
    pdn_findings *f;
    pdn_provenance *origin;
    pdn_survey *s;
    pdn_names names;
    pdn_i_answers answers;
    bool *gone;         /* actors taken out by --drop-id */
    size_t *answers_of; /* rows that each actor sent */
    bool responded;     /* the actor file says who did */
    answer_book book;   /* what words stand for */
    pdn_textmap unknown_of;
    pdn_i_unknown *unknown;
    size_t unknowns, unknown_room;
    size_t alias_first, alias_end; /* their places in names */
    const char *alias_file;
    size_t by_name; /* cells that name people, not ids; the first name */
    const char *first_name;
} pdn_i_work;

/** Where a cell of t stands, as an error of that code; row SIZE_MAX is the
 *  header, column SIZE_MAX the whole row. */
pdn_finding pdn_i_cell_at(const pdn_table *t, size_t row, size_t column,
                          const char *code);

/** The number of the column of that name, SIZE_MAX when there is none. */
size_t pdn_i_column_of(const pdn_table *t, const char *name);

/** Reads a file with faults put into w->f. A refused file gives an empty
 *  table without a name and PDN_OK: the other files are still read. */
pdn_status pdn_i_file_read(pdn_i_work *w, const char *path,
                           const pdn_csv_options *csv, const pdn_want *want,
                           size_t wants, pdn_table *out) PDN_MUST_USE;

/** Was a fault told at that place already? */
bool pdn_i_told(const pdn_i_work *w, pdn_finding at);

/** The actor with that id or alias, or the only one of that name (counted);
 *  UINT32_MAX when there is none. */
pdn_status pdn_i_seek(pdn_i_work *w, const char *text,
                      uint32_t *actor) PDN_MUST_USE;

/** Is anybody called so, by id, alias or name? Nothing is counted. */
pdn_status pdn_i_is_called(pdn_i_work *w, const char *text,
                           bool *yes) PDN_MUST_USE;

/** The actor called so; else a fault at that place with the nearest name, and
 *  UINT32_MAX. A name is told once, and how often it stands. Text NULL was
 *  told as empty. */
pdn_status pdn_i_find(pdn_i_work *w, const char *text, pdn_finding at,
                      uint32_t *actor) PDN_MUST_USE;

/** Tells how many names were read as ids, and how often each that is not known
 *  stands. */
pdn_status pdn_i_found_tell(pdn_i_work *w) PDN_MUST_USE;

void pdn_i_found_clear(pdn_i_work *w);

/* The steps, in order. */
pdn_status pdn_i_actors_read(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_roster_read(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_ends_find(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_scales_apply(pdn_i_work *w) PDN_MUST_USE;

/** Who answered, where the actor file does not say: those who sent an answer,
 *  or everybody (`answered`). */
pdn_status pdn_i_senders_find(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_answers_merge(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_corrections_apply(pdn_i_work *w) PDN_MUST_USE;
pdn_status pdn_i_silence_treat(pdn_i_work *w) PDN_MUST_USE;

/** Takes actors and all their ties out. */
pdn_status pdn_i_actors_take_out(pdn_survey *s, const bool *gone) PDN_MUST_USE;

#endif
