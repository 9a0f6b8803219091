/* signatures.h - what people write for who they are. */
#ifndef PDN_SIGNATURES_H
#define PDN_SIGNATURES_H

#include "survey/answers.h"

/** Names of the list, and what stands beside them. */
typedef struct signatures signatures;

/** How somebody was known. */
typedef enum {
    SIGNATURE_OF_NOBODY,
    SIGNATURE_OF_SEVERAL, /* who have one name */
    SIGNATURE_AS_LISTED,  /* an id, a name, either order with a comma */
    SIGNATURE_IN_CASE,    /* but for capitals */
    SIGNATURE_WITH_MORE   /* with the own service, or in another order */
} signature_kind;

/** w lives longer. */
pdn_status signatures__open(answers_context *w, signatures **out) PDN_MUST_USE;

/** Whose signature a text is: an id or name; a name with what the list says of
 *  that person, and no other of that name, beside it ("Kari Hansen (NAV)"); its
 *  words in another order. *actor is UINT32_MAX where it is nobody's. */
pdn_status signatures__read(signatures *s, const char *text, uint32_t *actor,
                            signature_kind *kind) PDN_MUST_USE;

void signatures__close(signatures *s);

#endif
