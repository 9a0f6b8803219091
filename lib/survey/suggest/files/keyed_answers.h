/* keyed_answers.h - what is answered by whom about whom, of one question, to be
 * compared with another survey's. */
#ifndef PDN_KEYED_ANSWERS_H
#define PDN_KEYED_ANSWERS_H

#include "core/textmap.h"
#include "pdnet/core.h"

typedef struct {
    const char *key;
    double value;
} keyed_answer;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap of; /* key -> place */
    keyed_answer *answer;
    size_t n, capacity;
} keyed_answers;

/** An answer; of two of one key the first counts. */
pdn_status keyed_answers__add(keyed_answers *a, const char *key,
                              double value) PDN_MUST_USE;

/** Whether the answers of two surveys that have the same key are mostly the
 *  opposite of each other: correlated below -.3, by more than 3.5 standard
 *  errors, six or more of them (judgement). Where nothing was turned round who
 *  works with whom is alike from one survey to the next. *both: how many. */
bool keyed_answers__are_opposite(const keyed_answers *a, const keyed_answers *b,
                                 size_t *both);

void keyed_answers__clear(keyed_answers *a);

#endif
