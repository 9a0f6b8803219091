/* barrier_codes.h - the codes of obstacles, as cells of ties hold them. */
#ifndef PDN_BARRIER_CODES_H
#define PDN_BARRIER_CODES_H

#include "pdnet/core.h"

/** Codes, each once, in byte order when sorted. Zero-initialise. */
typedef struct {
    pdn_arena text;
    const char **code;
    size_t codes, capacity;
} barrier_codes;

/** The next code of a list separated by spaces or +, of *n bytes from *at;
 *  false at its end. */
bool barrier_codes__next(const char **at, size_t *n);

/** Takes in the codes of a cell. Sort before finding. */
pdn_status barrier_codes__add(barrier_codes *c, const char *cell) PDN_MUST_USE;
void barrier_codes__sort(barrier_codes *c);

/** Where a code of n bytes stands, that was taken in. O(log codes). */
size_t barrier_codes__find(const barrier_codes *c, const char *s, size_t n);

void barrier_codes__clear(barrier_codes *c);

#endif
