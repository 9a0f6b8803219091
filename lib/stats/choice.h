/* choice.h - all sets of so many among so many, one after another. */
#ifndef PDN_CHOICE_H
#define PDN_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The next set of k numbers below n, each larger than the one before, in
 *  dictionary order; begins at 0 .. k - 1. false after the last. */
bool choice__next(uint32_t *set, size_t k, size_t n);

#endif
