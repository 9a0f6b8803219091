#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <errno.h>
#include <stdlib.h>

/* The pairs of one concern; *number is the last number given, NULL: none. */
static pdn_status tell_concern(FILE *f, const pdn_breakdown *b,
                               pdn_concern concern, size_t *number)
{
    pdn_status st = PDN_OK;
    size_t *index = NULL, n = 0;

    PDN_NEW(index, b->pairs);
    n = pdn_pairs_of_concern(b->pair, b->pairs, concern, index);
    for (size_t i = 0; i < n; i++) {
        const pdn_sentence s = pdn_sentence_of_pair(&b->pair[index[i]]);
        if (number != NULL) fprintf(f, "%zu. ", ++*number);
        fprintf(f, "%s%s%s\n", s.headline, *s.detail != '\0' ? " " : "",
                s.detail);
    }
out:
    free(index);
    return st;
}

static pdn_status tell_unknown(FILE *f, const pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    size_t *index = NULL, n = 0;

    PDN_NEW(index, b->pairs);
    n = pdn_pairs_of_concern(b->pair, b->pairs, PDN_UNKNOWN, index);
    if (n == 0) goto out;
    if (b->form == PDN_FORM_ORGANISATIONS)
        fprintf(f,
                pdn_words_plural("We do not know enough about %zu pair of "
                                 "organisations.",
                                 "We do not know enough about %zu pairs of "
                                 "organisations.",
                                 n),
                n);
    else
        fprintf(f,
                pdn_words_plural("The answers do not say enough about %zu "
                                 "pair of services.",
                                 "The answers do not say enough about %zu "
                                 "pairs of services.",
                                 n),
                n);
    fprintf(f, " %s\n",
            pdn_word("That does not mean that collaboration is missing."));
out:
    free(index);
    return st;
}

pdn_status pdn_text_report_pairs(FILE *f, const pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    size_t number = 0;

    fprintf(f, "%s\n", pdn_title_of_map(b->pair, b->pairs));
    PDN_TRY(tell_concern(f, b, PDN_BREAKS, &number));
    PDN_TRY(tell_concern(f, b, PDN_THIN, &number));
    PDN_TRY(tell_concern(f, b, PDN_WORKS, NULL));
    PDN_TRY(tell_unknown(f, b));
    fprintf(f, "%s\n", pdn_note_of_pairs(b->pair, b->pairs, b->by_chance));
    PDN_TRY(pdn_context_status());
    if (fflush(f) != 0 || ferror(f))
        PDN_FAIL(PDN_EIO, "sentences: %s", pdn_system_error(errno));
out:
    return st;
}
