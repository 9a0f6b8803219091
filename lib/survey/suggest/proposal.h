/* proposal.h - what was understood of a survey's files. */
#ifndef PDN_PROPOSAL_H
#define PDN_PROPOSAL_H

#include "survey/answers.h"
#include "survey/suggest/files/later_waves.h"
#include "survey/suggest/files/organisation_answers.h"
#include "survey/suggest/headings/heading_patterns.h"
#include "survey/suggest/headings/heading_series.h"
#include "survey/suggest/headings/question_guess.h"
#include "survey/suggest/who/respondent_column.h"

/** Another spelling of somebody. */
typedef struct {
    const char *alias;
    const char *id;   /* NULL: nobody can know; it is asked about */
    const char *near; /* who it may be: ids, in words */
    bool shared;      /* it is the name of each of these */
    bool sure;        /* it stands so in the list, in another column */
    pdn_diagnostic at;
} proposal_alias;

/** A column whose cells list names. */
typedef struct {
    size_t column;
    const char *question; /* NULL: nothing says which; it is left out */
    const char *option;   /* the answer that who is named there gets; NULL: 1 */
    double value;         /* of that answer */
    const char *by;       /* the actors' column of the services; NULL: people */
    size_t cells, names, several; /* several: cells of more than one */
    size_t known;                 /* of the names */
    size_t others; /* of the names: whom the form has none for (Annet) */
} proposal_list;

typedef struct {
    answers_context *w;
    pdn_survey_options *o; /* what w->o is: as it was called, and proposed */
    const char *folder;
    pdn_table t;     /* the roster, or the ties */
    pdn_table list;  /* of variables and their labels, where one is given */
    pdn_table shown; /* its columns, by what that list calls them */
    bool labelled;   /* or by a row of labels in the file itself */
    pdn_arena text;
    heading_part *part; /* of each column of the roster */
    const char *pattern;
    bool listed;     /* every heading has a line of its own in the codebook */
    size_t named;    /* headings that name people on the list */
    size_t services; /* those that name services of the actor file */
    size_t boxes;    /* different answers that have a column of their own */
    const char *by;  /* the column of actors that groups; NULL: none */
    const char *by_called; /* what it is called where each survey has its own;
                              NULL */
    const char *by_year;   /* it is of a year, and some survey has none of its
                              own: by what year it is; NULL */
    size_t *question_of;   /* of each column, or SIZE_MAX */
    question_guess *question;
    size_t questions;
    size_t id; /* the column of who answers, or SIZE_MAX */
    size_t id_known, id_cells;
    proposal_list *listing; /* columns whose cells list names */
    size_t listings;
    proposal_list *passed; /* asked as one of these; most is no name known */
    size_t passes;
    bool id_counts;    /* it is 1, 2, 3 ... down the rows */
    const char *id_by; /* it holds what the actors have in this column, and no
                          id or name; NULL: ids or names */
    signatures *signatures;
    respondent_choice choice; /* of it, and of another column that says others
                               */
    size_t signed_with_more;  /* who answer with more than their name */
    const char *first_signature;
    proposal_alias *alias;
    size_t aliases, alias_capacity;
    const char **rename; /* headings that stand for columns: KIND.NAME=THEIRS */
    size_t renames;
    later_waves wave;
    const char *more_answers, *more_aliases; /* lines of later surveys; NULL */
    bool turned; /* surveys in one file whose answers have files of their own */
    size_t doubtful; /* headings that name two, either as likely */
    const char *doubtful_first;
    bool asks_blank; /* nothing says what a cell of contact left blank means */
    heading_series series; /* questions asked again of each who is named */
    bool actors_made, folder_made;      /* by proposal__put_actors */
    organisation_answers organisations; /* each gave one answer */
    size_t numbered; /* headings of people of one name, told by a number */
} proposal;

/** The list of names that stands in a column; NULL: none does. */
const proposal_list *proposal__list_in(const proposal *p, size_t column);

/** Finds the columns whose cells list people of the list, or services. */
pdn_status proposal__find_lists(proposal *p) PDN_MUST_USE;

/** What such columns ask, by their headings and what else is asked. */
pdn_status proposal__settle_lists(proposal *p) PDN_MUST_USE;

/** Whether some column, or list of names, asks the question. */
bool proposal__asks(const proposal *p, const char *question);

/** What a cell says of contact: 1 or 0, by a number or a word; -1: nothing. */
pdn_status proposal__says_contact(const proposal *p, size_t column, size_t row,
                                  int *says) PDN_MUST_USE;

/** Those whom lists name nearly as somebody on the list. */
pdn_status proposal__add_listed_aliases(proposal *p) PDN_MUST_USE;

/** The line of codebook.csv that takes a list in: as a question of one's own
 *  where nothing says which. */
pdn_status proposal__line_of_list(proposal *p, const proposal_list *l,
                                  const char **line) PDN_MUST_USE;

pdn_status proposal__tell_lists(proposal *p) PDN_MUST_USE;

/** The most headings that one proposal says stand for columns. */
enum { PDN_PROPOSED_RENAMES = 16 };

/** Whether what is asked about is services. */
bool proposal__asks_of_services(const proposal *p);

/** Whether the column asks about somebody, or something, that is known. */
bool proposal__is_known(const proposal *p, size_t column);

/** The same for a file of ties, whose questions are its columns. */
pdn_status proposal__read_ties(proposal *p) PDN_MUST_USE;

/** Reads the answers to the questions: what words there are, on what scale. */
pdn_status proposal__understand(proposal *p) PDN_MUST_USE;

/** What the numbers of a question mean, by its heading and its answers. */
pdn_status proposal__settle_numbers(proposal *p,
                                    question_guess *q) PDN_MUST_USE;

/** Whether a question asks how often, by its name, its answers, or what its
 *  heading says outright. */
pdn_status proposal__is_how_often(proposal *p, const question_guess *q,
                                  bool *yes) PDN_MUST_USE;

/** The cross that is all that stands in its cells; NULL: more does. */
const char *proposal__only_tick(const question_guess *q);

/** Reads the actors, and the answers to all that is asked. */
pdn_status proposal__read(proposal *p) PDN_MUST_USE;

void proposal__clear(proposal *p);

/** The codebook of each later survey whose headings are codes, by its own list
 *  of them; one that cannot be read is left out, and told. */
pdn_status proposal__read_later(proposal *p) PDN_MUST_USE;

/** Whether one list of what answers stand for, made of all rows, turns round
 *  what those of one survey mean by themselves. */
pdn_status proposal__is_turned(const proposal *all, const proposal *own,
                               bool *yes) PDN_MUST_USE;

/** Asks about the scale of each question of p that stands on one scale in one
 *  survey and on another, or on the same turned round, in `other`, which is v;
 *  one may be p. */
pdn_status proposal__compare_scales(proposal *p, const proposal *one,
                                    const proposal *other,
                                    const later_wave *v) PDN_MUST_USE;

/** Columns of the actors that are of a year (Tjeneste 2023): each survey's own,
 *  where they have. */
pdn_status proposal__find_years(proposal *p) PDN_MUST_USE;

/** The range of a question's scale as it is proposed; *wider: than what was
 *  answered. least > most: none. */
pdn_status proposal__scale(const question_guess *q, double *least, double *most,
                           bool *wider) PDN_MUST_USE;

/** What answers stand for, and names, as files. */
pdn_status proposal__write_answers(proposal *p, FILE *f) PDN_MUST_USE;
pdn_status proposal__write_aliases(proposal *p, FILE *f) PDN_MUST_USE;

/** What the headings ask, as a codebook. */
pdn_status proposal__write_codebook(proposal *p, FILE *f) PDN_MUST_USE;

/** A fault in w->f for what is not understood and must be: who answers, whom
 *  they were asked about, how often. */
pdn_status proposal__check(proposal *p) PDN_MUST_USE;

/** Somebody who is written nearly as one on the list is put among the aliases;
 *  whose, is asked where several are as near, or digits tell people apart. */
pdn_status proposal__add_alias(proposal *p, const char *text,
                               pdn_diagnostic at) PDN_MUST_USE;

/** The column of the roster that says who answers. */
pdn_status proposal__find_id(proposal *p) PDN_MUST_USE;

/** Says which it is, and which other says others. */
pdn_status proposal__tell_who(proposal *p) PDN_MUST_USE;

/** Those of the roster's headings and of who answers are. */
pdn_status proposal__find_aliases(proposal *p) PDN_MUST_USE;

/** Proposes that a heading stands for a column: KIND.NAME=THEIRS. */
pdn_status proposal__rename(proposal *p, const char *column,
                            const char *theirs) PDN_MUST_USE;

/** The text of a cell, numbers written; NULL where nothing stands. */
const char *proposal__cell(const pdn_column *c, size_t row,
                           char number[PDN_NUMBER_SIZE]);

/** Puts a list of actors into the folder, which is read instead of the one that
 *  was given; and takes it back where nothing comes of the proposal. */
pdn_status proposal__put_actors(proposal *p, const char *csv) PDN_MUST_USE;
void proposal__take_back_actors(const proposal *p);

/** Writes the four files, and a codebook for each survey with its own. */
pdn_status proposal__write(proposal *p) PDN_MUST_USE;

/** Puts study.ini there. */
pdn_status proposal__write_study(proposal *p, FILE *f) PDN_MUST_USE;

/** Whether the answers of a question are codes, or words as they stand. */
bool proposal__is_text(const question_guess *q);

/** Records what was understood. */
pdn_status proposal__tell(proposal *p) PDN_MUST_USE;

/** The same of the headings of a roster: of whom they ask, and why the others
 *  are not taken. */
pdn_status proposal__tell_headings(proposal *p) PDN_MUST_USE;
pdn_status proposal__tell_left_out(proposal *p) PDN_MUST_USE;

/** What the answers of a survey in a file beside say of those who answer, and
 *  the list another thing: in all->w->f. */
pdn_status proposal__tell_unlike(proposal *all, proposal *later) PDN_MUST_USE;

/** The same of one question. */
pdn_status proposal__tell_question(proposal *p, question_guess *q) PDN_MUST_USE;

/** Records one of these, about the file of answers. */
pdn_status proposal__note(proposal *p, pdn_severity severity, const char *fmt,
                          ...) PDN_PRINTF(3, 4) PDN_MUST_USE;

/** The number that stands for the i-th word of a question; the word is on no
 *  scale where *known is false. */
pdn_status proposal__number(const question_guess *q, size_t i, double *value,
                            bool *known) PDN_MUST_USE;

/** Whether the i-th word is the least of how much, where how often was asked
 *  ("i svært liten grad"): only who asked knows if it is no contact. */
pdn_status proposal__is_asked(const question_guess *q, size_t i,
                              bool *yes) PDN_MUST_USE;

/** The range of what its answers stand for. Of ratings whose scale nothing says
 *  the usual one that holds them, where they are not all of it (*wider). */
pdn_status proposal__range(const question_guess *q, double *least, double *most,
                           bool *wider) PDN_MUST_USE;

/** The place of the least number in cells above `last`, which becomes it; the
 *  number of them where there is none. */
size_t proposal__next_number(const question_guess *q, double *last);

/** Whether the i-th number is outside what can be an answer: it is asked about.
 */
bool proposal__is_stray(const question_guess *q, size_t i);

/** The number that a number in a cell of the question stands for. */
double proposal__of_number(const question_guess *q, double number);

/** Whether nothing among the answers to how often means no contact. */
pdn_status proposal__has_no_none(const proposal *p, const question_guess *q,
                                 bool *yes) PDN_MUST_USE;

/** Whether its numbers are codes of which nothing says what they mean, nor
 * which is no contact: each is asked about. */
pdn_status proposal__asks_codes(const proposal *p, const question_guess *q,
                                bool *yes) PDN_MUST_USE;

/** Whether the i-th number gets a ? for its value. */
bool proposal__is_asked_about(const question_guess *q, size_t i, bool codes);

/** Whether the question's words get lines of answers.csv. One of one's own
 *  whose words are on no scale stays text. */
bool proposal__has_lines(const question_guess *q);

#endif
