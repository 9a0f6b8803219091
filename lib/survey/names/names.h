/* names.h - what people are called in the files: ids, aliases, near misses. */
#ifndef PDN_NAMES_H
#define PDN_NAMES_H

#include "core/textmap.h"
#include "pdnet/core.h"

#include <stdbool.h>

/** One way to call an actor. */
typedef struct {
    const char *text, *folded; /* folded: without case, composed */
    uint32_t actor;
    bool counts; /* an id or alias; else a name */
    bool shared; /* a name that several are called by */
    bool met;    /* somebody was found by it */
} pdn_called;

/** All of them. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap exact, named; /* key of ids, of names -> place in called */
    pdn_called *called;
    size_t n, capacity;
} pdn_names;

enum { PDN_NAMES_NONE = -1 };

/** Adds an id or alias (counts) or a name of the actor. *first is the actor
 *  who is called so already, or `actor`. Texts of one pdn_name_key are the
 *  same. */
pdn_status names__add(pdn_names *names, const char *text, uint32_t actor,
                      bool counts, uint32_t *first) PDN_MUST_USE;

/** Adds a name's other order: Anna Moe is Moe, Anna too, and the other way
 *  round; of several words each that may be the first family name. */
pdn_status names__add_turned(pdn_names *names, const char *text,
                             uint32_t actor) PDN_MUST_USE;

/** The actor with that id or alias; PDN_NAMES_NONE when there is none. */
pdn_status names__find(pdn_names *names, const char *text,
                       int64_t *actor) PDN_MUST_USE;

/** Send for the memory that names__find will look at, of which each part says
 *  where the next is: of a long list all of it is far away. */
void names__fetch(const pdn_names *names, const char *text);
void names__fetch_more(const pdn_names *names, const char *text);

/** Who is called by that name: one actor, or several (shared); NULL: none. */
pdn_status names__named(pdn_names *names, const char *text,
                        const pdn_called **out) PDN_MUST_USE;

/** The actors who have that name: *n of them, the first `most` in actor. */
pdn_status names__bearers(pdn_names *names, const char *text, uint32_t *actor,
                          size_t most, size_t *n) PDN_MUST_USE;

/** The nearest to a text that was not found, or NULL: an id or alias, else the
 *  name of somebody. Case and composition do not count; up to one letter in
 *  three may be wrong. The result lives in names. */
pdn_status names__near(pdn_names *names, const char *text,
                       const pdn_called **out) PDN_MUST_USE;

/** Those who are as near to the text as `near`, which names__near found, one
 *  way to call each: n of them, the first `most` in out. */
pdn_status names__as_near(pdn_names *names, const char *text,
                          const pdn_called *near, const pdn_called **out,
                          size_t most, size_t *n) PDN_MUST_USE;

void names__clear(pdn_names *names);

#endif
