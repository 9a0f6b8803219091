/* practice_context.h - deviants and peers held against each other: what is
 * under way. */
#ifndef PDN_PRACTICE_CONTEXT_H
#define PDN_PRACTICE_CONTEXT_H

#include "core/textmap.h"
#include "pdnet/practices.h"
#include "unit_beside.h"
#include "unit_people.h"

/* Fewer on a side are not tested. */
enum { PRACTICE_FEWEST_TO_TEST = 2 };

typedef enum {
    PRACTICE_NEITHER,
    PRACTICE_DEVIANT,
    PRACTICE_PEER
} practice__side;

/* The judged units and everything under way. */
typedef struct {
    const pdn_practice_options *o;
    pdn_diagnostics *f;
    const pdn_deviant_row *unit;
    size_t units;
    pdn_textmap number; /* of each judged unit, by its name */
    practice__side *side;
    size_t deviants, peers, outliers;
    size_t bargains;     /* better at the price of something else */
    const char *bargain; /* the first of them */
    pdn_practice_row *row;
    size_t rows;
    unit_people *people; /* units: of the measure under way */
    unit_people__values values;
    double *scratch; /* people */
    double *value;   /* units: the deviants' means, then the peers' */
    bool *seen;      /* units that the measures tell of */
    bool *small;     /* and of which some mean is of too few people */
    bool *told;      /* of the measure under way: whose mean stands */
    unit_beside beside;
    size_t foreign; /* rows of the measures about other units */
    pdn_arena memory;
} practice_context;

/* A row for each measure: the mean of each unit's people. */
pdn_status practice__measures(practice_context *w) PDN_MUST_USE;

#endif
