/* respondent_column.h - which column says who answers. */
#ifndef PDN_RESPONDENT_COLUMN_H
#define PDN_RESPONDENT_COLUMN_H

#include "survey/suggest/headings/heading_patterns.h"
#include "survey/suggest/who/signatures.h"

/** A column that may. */
typedef struct {
    size_t column;                  /* SIZE_MAX: none */
    size_t cells, known, different; /* people: somebody on the list, and how
                                       many of them */
    size_t several;                 /* cells of a name that several have */
    size_t asked, own; /* rows that say something of most others: and of the one
                          who answers */
    bool rises;        /* numbers that only rise down the rows */
    bool counts;       /* one by one */
    const char *by;    /* what the actors have in this column; NULL: ids, names
                        */
    pdn_textmap of;    /* from such a text, folded, to the actor's row */
    uint32_t *who;     /* of each row; UINT32_MAX: nobody */
} respondent_column;

/** Why it is that one and no other. */
typedef enum {
    RESPONDENT_OWN,   /* whoever answers leaves the cell about themselves blank,
                         and by the other most do not */
    RESPONDENT_NAMES, /* the other is numbers that only rise */
    RESPONDENT_MORE   /* it has more people */
} respondent_reason;

typedef struct {
    respondent_column best, rival; /* rival: says another in `differ` rows */
    size_t differ, both;           /* both: rows in which both say somebody */
    respondent_reason why;
} respondent_choice;

/** What is looked at. */
typedef struct {
    signatures *names;
    const pdn_table *actor;
    const pdn_table *t;
    const heading_part *part; /* of each column */
    const bool *taken;        /* of each column: it asks */
    const char *said;         /* the column that was named; NULL */
    bool is_list;             /* the file is the list of actors too */
} respondent_search;

/** Chooses the column. */
pdn_status respondent_column__choose(const respondent_search *s,
                                     pdn_arena *text,
                                     respondent_choice *out) PDN_MUST_USE;

/** Whether by that column most answer about themselves. */
bool respondent_column__is_of_others(const respondent_column *c);

void respondent_choice__clear(respondent_choice *c);

#endif
