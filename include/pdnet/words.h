/* words.h - the words people read, in bokmal, nynorsk and English, from one
 * catalogue. English is the source text; plots/words/NAME.nb.po and .nn.po
 * hold the translations. */
#ifndef PDN_WORDS_H
#define PDN_WORDS_H

#include "pdnet/say.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { PDN_BOKMAL, PDN_NYNORSK, PDN_ENGLISH } pdn_lang;

/** Sets the language of everything below; may be called again. Touches
 *  LC_MESSAGES and LANGUAGE only. The catalogues are found beside the program
 *  (../share/locale), else where they were installed. Not for threads. */
void pdn_words_use(pdn_lang lang);
pdn_lang pdn_words_lang(void);

/** "nb", "nn", "en". */
const char *pdn_lang_code(pdn_lang lang);

/** The language that a text names: nb, no, nn or en, alone or as a locale
 *  ("nn_NO.UTF-8"). False, *lang untouched, for any other text or NULL. */
bool pdn_lang_read(const char *text, pdn_lang *lang);

/** The first that names a language: the option, the study file's `language`,
 *  LC_ALL, LC_MESSAGES, LANG; else bokmal. Either argument may be NULL. */
pdn_lang pdn_lang_choose(const char *option, const char *study_language);

/** The catalogue's text for an English source text; valid until the next
 *  pdn_words_use. */
const char *pdn_word(const char *english) __attribute__((format_arg(1)));
const char *pdn_words_plural(const char *one, const char *many, size_t n)
    __attribute__((format_arg(1), format_arg(2)));

/** The same source text with another meaning: its context says which. */
const char *pdn_word_in(const char *context, const char *english)
    __attribute__((format_arg(2)));

/** Marks a text of a table for the catalogue; looked up later. */
#define PDN_SAYS(english)             english
#define PDN_SAYS_IN(context, english) english

/** A verdict, barrier, claim, state or theme code as a word ("missing" ->
 *  "mangler"); the code itself if it is not known; "" for NULL. */
const char *pdn_word_of_code(const char *code);

/** A sentence that must stand on a sheet, by its code:
 *  one-in-five       of five findings marked like this, one may be chance
 *  not-the-person    it is the arrangement that is fragile, not the person
 *  youth-not-asked   young people were not asked
 *  place-not-rank    the place on the map does not say who matters most
 *  empty-not-missing an empty field does not mean that collaboration is missing
 *  hidden-not-zero   hidden does not mean zero
 *  ranks-uncertain   the order is uncertain
 *  NULL for another code. */
const char *pdn_note(const char *code);

/** A question for the conversation, by verdict code or figure ("map", "pairs",
 *  "baseline"); the map's for another code or NULL. */
const char *pdn_question(const char *verdict);

/** A service's name as it stands in a sentence: definite form where the
 *  catalogue knows its code or name ("ungdomsskole" -> "ungdomsskolen"), else
 *  as it stands. */
const char *pdn_service_name(const char *sector);

/** Whether English says "they" of a known service ("the police", "the GPs"). */
bool pdn_service_is_many(const char *sector);

/** The same when it was named a moment ago ("the health clinic", then "the
 *  clinic"; "the other side" for a name of three words or more). */
const char *pdn_service_again(const char *sector);

/** The name of two services together where they share a word ("lower and upper
 *  secondary school"); else NULL. */
const char *pdn_service_pair_name(const char *a, const char *b);

/** A service's name as a label, with a capital letter. */
const char *pdn_service_label(const char *sector);

/** The code of a known service (its place in the catalogue, from 0), or -1. */
int pdn_service_code(const char *sector);

#ifdef __cplusplus
}
#endif

#endif
