/* unit_beside.h - what the means of two measures tell together. */
#ifndef PDN_UNIT_BESIDE_H
#define PDN_UNIT_BESIDE_H

#include "unit_people.h"

/* The measures looked at, in order. Zero-initialise. */
typedef struct {
    size_t people, units;
    size_t *unit;   /* of each person; SIZE_MAX: none that is judged */
    bool *answered; /* of each person */
    const pdn_column **measure;
    size_t measures;
    bool *told; /* measures x units: the unit's mean stands */
    bool *few;  /* of each unit, of the measure looked at last */
    double *over, *scratch;
    unit_people *sum;
    pdn_arena memory;
} unit_beside;

/* Room for every column of the table as a measure. */
pdn_status unit_beside__make(const pdn_table *t, size_t units,
                             unit_beside *out) PDN_MUST_USE;
void unit_beside__clear(unit_beside *b);

/* Finds the units whose mean would tell, beside those of the measures before,
 * of 1 to fewest - 1 contacts or people. */
void unit_beside__look(unit_beside *b, const pdn_column *c, double fewest);

/* Takes the measure in; told: of each unit, whether its mean stands. */
void unit_beside__note(unit_beside *b, const pdn_column *c, const bool *told);

#endif
