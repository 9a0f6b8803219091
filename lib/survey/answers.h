/* answers.h - one survey under way, shared by the steps of reading it. */
#ifndef PDN_ANSWERS_H
#define PDN_ANSWERS_H

#include "pdnet/survey.h"
#include "survey/names/names.h"
#include "survey/webform/answer_book.h"

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

/** A name that nobody is called by, and where it was told. */
typedef struct {
    size_t finding, cells;
} answers__unknown_actor;

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
    bool responded;     /* the actor file says who did */
    answer_book book;   /* what words stand for */
    pdn_textmap nobody; /* names that aliases say are nobody on the list */
    bool lists;         /* a cell of several names is read */
    pdn_textmap unknown_of;
    answers__unknown_actor *unknown;
    size_t unknowns, unknown_capacity;
    size_t alias_first, alias_end; /* their places in names */
    const char *alias_file;
    bool *placeless; /* actors without a service in its column of the year;
                        NULL: it is of no year */
    const char *place_heading; /* what that column is called */
    uint32_t *own; /* alters groups: of each person on the list, the row of the
                      own service; UINT32_MAX: not known. NULL: people */
    size_t owns;
    size_t by_name; /* cells that name people, not ids; the first name */
    const char *first_name;
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

/** Whether nothing stands in a cell. */
bool answers__is_empty(const pdn_column *c, size_t row);

/** Was a fault told at that place already? */
bool answers__is_told(const answers_context *w, pdn_diagnostic at);

/** The actor with that id or alias, or the only one of that name (counted);
 *  UINT32_MAX when there is none. */
pdn_status answers__seek_actor(answers_context *w, const char *text,
                               uint32_t *actor) PDN_MUST_USE;

/** Is anybody called so, by id, alias or name? Nothing is counted. */
pdn_status answers__is_called(answers_context *w, const char *text,
                              bool *yes) PDN_MUST_USE;

/** Whether aliases say that the name is nobody's on the list (-). */
pdn_status answers__is_nobody(answers_context *w, const char *text,
                              bool *yes) PDN_MUST_USE;

/** The actor called so; else a fault at that place with the nearest name, and
 *  UINT32_MAX. A name is told once, and how often it stands. Text NULL was
 *  told as empty. */
pdn_status answers__find_actor(answers_context *w, const char *text,
                               pdn_diagnostic at, uint32_t *actor) PDN_MUST_USE;

/** A fault at that place where somebody stands who cannot stand there: a
 *  service that is said to answer, or, where services are named, a person who
 *  is named. UINT32_MAX was told. */
pdn_status answers__check_end(answers_context *w, uint32_t actor, bool named,
                              pdn_diagnostic at) PDN_MUST_USE;

/** Whether an answer is about the one who gives it, or about the own service.
 */
bool answers__is_own(const answers_context *w, uint32_t from, uint32_t to);

/** A name of which nobody has said yet whom it means: told once, as a fault at
 *  that place. */
pdn_status answers__leave_open(answers_context *w, const char *text,
                               pdn_diagnostic at) PDN_MUST_USE;

/** Tells how many names were read as ids, and how often each that is not known
 *  stands. */
pdn_status answers__tell_found(answers_context *w) PDN_MUST_USE;

void answers__clear_found(answers_context *w);

/** The first ids of a list that a message has space for, and how many there
 *  are. Zero-initialise. */
typedef struct {
    char text[160];
    size_t n, used;
} answers__some;

void answers__name_one(answers__some *s, const char *id);

/** Makes that row of the actors a service of that name (alters groups). */
void actors__put_service(answers_context *w, size_t row, const char *name);

/* The steps, in order. */
pdn_status actors__read(answers_context *w) PDN_MUST_USE;
pdn_status roster__read(answers_context *w) PDN_MUST_USE;
pdn_status endpoints__find(answers_context *w) PDN_MUST_USE;
pdn_status scales__apply(answers_context *w) PDN_MUST_USE;

/** Who answered, where the actor file does not say: those who sent an answer,
 *  or everybody (`answered`). */
pdn_status senders__find(answers_context *w) PDN_MUST_USE;
pdn_status merge__answers(answers_context *w) PDN_MUST_USE;
pdn_status corrections__apply(answers_context *w) PDN_MUST_USE;
pdn_status nonresponse__treat(answers_context *w) PDN_MUST_USE;

/** Takes actors and all their ties out. */
pdn_status actors__remove(pdn_survey *s, const bool *gone) PDN_MUST_USE;

#endif
