/* unit_people.h - whether enough people stand behind a unit's mean. */
#ifndef PDN_UNIT_PEOPLE_H
#define PDN_UNIT_PEOPLE_H

#include "pdnet/table.h"

/* What a measure is of everybody. */
typedef struct {
    double common;   /* what half of the people have, or more; NaN: nothing */
    bool two_values; /* yes or no */
    bool whole;      /* counts */
} unit_people__values;

/* What it is of the people of one unit. Zero-initialise. */
typedef struct {
    double people, answered; /* of whom it is known; who of them answered */
    double uncommon;         /* who of them have not what most have */
    double sum, least, most;
} unit_people;

/* Of all people of a table; scratch has room for them. */
unit_people__values unit_people__of_all(const pdn_column *c, size_t people,
                                        double *scratch);

void unit_people__add(unit_people *u, const unit_people__values *of, double x,
                      bool answered);

/* Whether a mean, told with how many the people are, is one of fewer than
 * `fewest`: of those who answered, of contacts, or of those who are not as most
 * are; or all of few are alike. */
bool unit_people__are_few(const unit_people *u, const unit_people__values *of,
                          double fewest);

/* The same of a count alone: it is 1 to fewest - 1, or so many are not as most
 * are. */
bool unit_people__have_few(const unit_people *u, const unit_people__values *of,
                           double fewest);

#endif
