/* sentence.h - what a sheet says of a row of figures, in whole sentences: the
 * finding, the number, how sure, and what is not seen. */
#ifndef PDN_SENTENCE_H
#define PDN_SENTENCE_H

#include "pdnet/baseline.h"
#include "pdnet/pairs.h"
#include "pdnet/words.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How sure: "clear" (q <= .05 and a large effect, or a counted fact), "a sign
 *  of" (.05 < q <= .20), "not known". */
typedef enum { PDN_CLEAR, PDN_SIGN, PDN_UNSURE } pdn_sureness;

/** What the sheet says of a finding: one headline with its full stop (no
 *  person named), then one or two sentences with how sure and what is not seen
 *  ("" for none); a name of few words for the margin. malloc'ed, the caller's
 *  to free. */
typedef struct {
    char *headline, *detail, *short_name; /* "NAV – BUP: mangler" */
    pdn_sureness sureness;
} pdn_sentence;

/** What a row does not tell, or what is to stand instead of what it tells of
 *  the scale and the raters. All zero: not known. */
typedef struct {
    double scale_lo, scale_hi;   /* of quality; both 0: not known */
    double raters_ab, raters_ba; /* people who rated the other side */
    bool youth_asked;            /* young people's answers stand beside */
} pdn_saying;

/** The sentences of a pair by its verdict and notes. Hidden figures are told
 *  as hidden. Two services that the catalogue knows are named in its order,
 *  other names in the row's. */
pdn_status pdn_sentence_of_pair(const pdn_pair *pair,
                                pdn_sentence *out) PDN_MUST_USE;
pdn_status pdn_sentence_of_pair_with(const pdn_pair *pair,
                                     const pdn_saying *saying,
                                     pdn_sentence *out) PDN_MUST_USE;

/** A unit's share with its count, its uncertainty, and whether it differs from
 *  the benchmark by more than chance variation. */
pdn_status pdn_sentence_of_baseline(const pdn_baseline_row *row,
                                    pdn_sentence *out) PDN_MUST_USE;

void pdn_sentence_clear(pdn_sentence *s);

/** Gives *out copies of three texts (short_name may be NULL: the headline). */
pdn_status pdn_sentence_make(const char *headline, const char *detail,
                             const char *short_name, pdn_sureness sureness,
                             pdn_sentence *out) PDN_MUST_USE;

/** Whether group_b is named before group_a: both are known services and it
 *  comes first in the catalogue. */
bool pdn_pair_turned(const pdn_pair *pair);

/** "mellom NAV og BUP", "innad i NAV". In the ring of say.h. */
const char *pdn_say_where(const pdn_pair *pair);

/** "NAV og BUP", "NAV". In the ring of say.h. */
const char *pdn_say_both(const pdn_pair *pair);

/** "NAV – BUP", "NAV" as labels. In the ring of say.h. */
const char *pdn_say_labels(const pdn_pair *pair);

/** "om lag 14", or "10" where it is whole. In the ring of say.h. */
const char *pdn_say_expected(double expected);

#ifdef __cplusplus
}
#endif

#endif
