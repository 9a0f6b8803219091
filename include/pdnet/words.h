/* words.h - the words people read, in bokmal, nynorsk and English, from one
 * catalogue. */
#ifndef PDN_WORDS_H
#define PDN_WORDS_H

#include "pdnet/baseline.h"
#include "pdnet/pairs.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { PDN_BOKMAL, PDN_NYNORSK, PDN_ENGLISH } pdn_lang;

/** Sets the language of everything below. Touches LC_MESSAGES only. */
void pdn_words_use(pdn_lang lang);
pdn_lang pdn_words_lang(void);

/** "nb", "nn", "en". */
const char *pdn_lang_code(pdn_lang lang);

/** The catalogue's text for an English source text. */
const char *pdn_word(const char *english) __attribute__((format_arg(1)));
const char *pdn_words_plural(const char *one, const char *many, size_t n)
    __attribute__((format_arg(1), format_arg(2)));

/** A verdict, barrier or state code as a word ("missing" -> "mangler"); the
 *  code itself if it is not known. */
const char *pdn_word_of_code(const char *code);

/** A service's name in definite form where the catalogue knows its code or
 *  name ("ungdomsskole" -> "ungdomsskolen"), else as it stands. */
const char *pdn_service_name(const char *sector);

/* Numbers as people read them: decimal comma and no-break space in nb and nn.
 * Each returns text in a ring of buffers, good for the next 32 calls. */
const char *pdn_say_number(double x, int decimals);
const char *pdn_say_percent(double share, int decimals); /* "22,8 %" */
const char *pdn_say_count(double x);                     /* "10 000" */

/** How sure: "clear", "sign", "unknown" as rules.md and words.md say. */
typedef enum { PDN_CLEAR, PDN_SIGN, PDN_UNSURE } pdn_sureness;

/** What the sheet says of a finding: one short headline (no person named),
 *  then one or two sentences with the figures and how sure. malloc'ed, the
 *  caller's to free. */
typedef struct {
    char *headline, *detail, *short_name; /* "NAV – BUP: mangler" */
    pdn_sureness sureness;
} pdn_sentence;

pdn_status pdn_sentence_of_pair(const pdn_pair *pair,
                                pdn_sentence *out) PDN_MUST_USE;
pdn_status pdn_sentence_of_baseline(const pdn_baseline_row *row,
                                    pdn_sentence *out) PDN_MUST_USE;
void pdn_sentence_clear(pdn_sentence *s);

#ifdef __cplusplus
}
#endif

#endif
