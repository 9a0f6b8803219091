/* word_count.h - the different words of a question, counted, in the order they
 * came. */
#ifndef PDN_WORD_COUNT_H
#define PDN_WORD_COUNT_H

#include "core/textmap.h"
#include "pdnet/core.h"

typedef struct {
    const char *text; /* as it first stood */
    size_t count;
    pdn_diagnostic at; /* of the first cell */
} word_count__word;

/** Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap of; /* pdn_name_key -> word */
    word_count__word *word;
    size_t words, capacity, cells;
} word_count;

/** Counts a word; `at` is kept for the first. */
pdn_status word_count__add(word_count *c, const char *word,
                           pdn_diagnostic at) PDN_MUST_USE;

/** The words and how often each stands, most first, as a message lists them:
 *  `Aldri 913, Sjeldnere 402 ...`. */
void word_count__list(word_count *c, char *text, size_t capacity);

void word_count__clear(word_count *c);

#endif
