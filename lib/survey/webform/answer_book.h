/* answer_book.h - what the words of a form's answers stand for. */
#ifndef PDN_ANSWER_BOOK_H
#define PDN_ANSWER_BOOK_H

#include "core/textmap.h"
#include "pdnet/core.h"
#include "pdnet/table.h"

#include <stdbool.h>

/** One line of the file `question,answer,value`. question NULL: any. number:
 *  what the value reads as, or its absence; is_number is false for a code. */
typedef struct {
    const char *question, *answer, *value;
    double number;
    bool is_number;
    size_t line;
    bool met; /* some cell held it */
} answer_book__entry;

/** Zero-initialise; an empty book knows no word. */
typedef struct {
    pdn_arena text;
    const char *file; /* NULL: none was given */
    answer_book__entry *entry;
    size_t entries;
    pdn_textmap at; /* "question\nkey of the answer" -> entry */
} answer_book;

/** The columns of the file. */
extern const pdn_want answer_book__want[];
enum { ANSWER_BOOK_WANTS = 3 };

/** The column of ties that a word names, by its own name or another that is
 *  known; NULL for a word that names none. */
pdn_status answer_book__question(pdn_arena *a, const char *word,
                                 const char **out) PDN_MUST_USE;

/** Takes a table of the file into the book. An answer that stands twice for
 *  one question with two values is a fault in f. */
pdn_status answer_book__fill(answer_book *b, const pdn_table *t,
                             pdn_diagnostics *f) PDN_MUST_USE;

/** What the answer to the question stands for: that question's own line, else
 *  the one for all; NULL where neither stands. Names of one pdn_name_key are
 *  the same answer. */
pdn_status answer_book__find(const answer_book *b, const char *question,
                             const char *answer,
                             const answer_book__entry **out) PDN_MUST_USE;

/** Whether some answer to the question stands for a number below `below`, or
 *  for 0. */
bool answer_book__has_none(const answer_book *b, const char *question,
                           double below);

/** Whether the book has answers to this very question, and all are numbers. */
bool answer_book__is_numeric(const answer_book *b, const char *question);

/** Whether some answer of the book holds that sign. */
bool answer_book__holds(const answer_book *b, const char *question, char sign);

/** What is wanted of an answer that stands for nothing: `wants`, or a line of
 *  the book, or a value there for its ?. */
pdn_status answer_book__say_wanted(const answer_book *b, const char *question,
                                   const char *answer, const char *wants,
                                   char *text, size_t capacity) PDN_MUST_USE;

/** Tells how many lines no cell met; nothing where all were met. */
pdn_status answer_book__tell_unmet(const answer_book *b,
                                   pdn_diagnostics *f) PDN_MUST_USE;

void answer_book__clear(answer_book *b);

#endif
