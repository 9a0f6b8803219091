/* practice_context.h - deviants and peers held against each other: what is
 * under way. */
#ifndef PDN_PRACTICE_CONTEXT_H
#define PDN_PRACTICE_CONTEXT_H

#include "core/textmap.h"
#include "pdnet/practices.h"

/* Fewer on a side are not tested. */
enum { PDN_I_FEWEST_TO_TEST = 2 };

typedef enum { PDN_I_NEITHER, PDN_I_DEVIANT, PDN_I_PEER } pdn_i_side;

/* The judged units and everything under way. */
typedef struct {
    const pdn_practice_options *o;
    pdn_findings *f;
    const pdn_deviant_row *unit;
    size_t units;
    pdn_textmap number; /* of each judged unit, by its name */
    pdn_i_side *side;
    size_t deviants, peers, outliers;
    size_t bargains;     /* better at the price of something else */
    const char *bargain; /* the first of them */
    pdn_practice_row *row;
    size_t rows;
    double *sum, *people; /* units: of the measure under way */
    double *value;        /* units: the deviants' means, then the peers' */
    bool *seen;           /* units that the measures tell of */
    size_t foreign;       /* rows of the measures about other units */
} pdn_i_practice_work;

/* A row for each measure: the mean of each unit's people. */
pdn_status pdn_i_practice_measures(pdn_i_practice_work *w) PDN_MUST_USE;

#endif
