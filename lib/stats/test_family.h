/* test_family.h - tests whose figures stand in several tables, and one
 * adjustment over them all. */
#ifndef PDN_TEST_FAMILY_H
#define PDN_TEST_FAMILY_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>

/** A test, by where its figures stand in its row; all borrowed. */
typedef struct {
    const double *p; /* may be filled in after the test was added; NaN: none */
    double *q;
    const double *lo, *hi; /* with clear */
    double *clear; /* 1 at q of at most `most` and an interval clear of 0, else
                      0; NULL: the row has no such column */
    double least;  /* the least p that it could have, whichever way what it is
                      about had gone */
    bool in;       /* set by test_family__choose */
    bool left;     /* out of the family, with the q it has */
} test_family__test;

/** Zero-initialise, but for `most`. */
typedef struct {
    test_family__test *test;
    size_t tests, capacity;
    double most; /* the largest q at which something is said */
} test_family;

pdn_status test_family__add(test_family *f,
                            test_family__test test) PDN_MUST_USE;

/**
 * Which tests are in: the largest number of those with the least `least` that
 * could all, each by itself, have a q of at most `most` among so many
 * (Tarone 1990, Biometrics 46:515; Gilbert 2005, Applied Statistics 54:143).
 * What a test finds has no say in that.
 */
pdn_status test_family__choose(test_family *f) PDN_MUST_USE;

/** q (and clear) of those that are in, have a p and were not left, by
 *  pdn_q_values; of those that are not in q and clear are not defined. */
pdn_status test_family__adjust(test_family *f) PDN_MUST_USE;

void test_family__clear(test_family *f);

#endif
