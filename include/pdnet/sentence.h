/* sentence.h - what a sheet says of a row of figures, in whole sentences. */
#ifndef PDN_SENTENCE_H
#define PDN_SENTENCE_H

#include "pdnet/baseline.h"
#include "pdnet/pairs.h"
#include "pdnet/words.h"

#ifdef __cplusplus
extern "C" {
#endif

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
