/* name_bearers.h - what stands beside a name: who of several is meant by it. */
#ifndef PDN_NAME_BEARERS_H
#define PDN_NAME_BEARERS_H

#include "survey/suggest/headings/name_spans.h"

#include "pdnet/table.h"

/** What the numbers beside names are. */
typedef enum {
    NUMBERS_OF_HEADINGS,
    NUMBERS_ARE_IDS,
    NUMBERS_ARE_ROWS
} numbers_are;

/** Names, and what the list says of who bears them. */
typedef struct {
    const name_list *names;
    const pdn_table *actor;
    pdn_arena *text;
    bool before, behind; /* a number that stands there belongs to the name */
    numbers_are numbers;
} name_bearers;

/** Finds out of n folded headings whether numbers beside names are a part of
 *  them ("1. Kari Hansen", "2. Per Lien"): every number has one name, and no
 *  name several where they ask the same; and whether they are everybody's id,
 *  or place on the list. */
pdn_status name_bearers__number(name_bearers *b, const char *const *folded,
                                size_t n) PDN_MUST_USE;

/** The names in a folded heading (name_spans__find), each with its number and
 *  the bearer's own service, unit or place beside it: these tell no question
 *  from another, and of several who are called so, whom it means. */
pdn_status name_bearers__find(const name_bearers *b, const char *heading,
                              name_span span[NAME_SPANS],
                              size_t *n) PDN_MUST_USE;

/** A name alone, beside which nothing tells whom of several it means. */
name_span name_bearers__called(const name_bearers *b, size_t name);

/** Whether nothing tells which of several is meant. */
bool name_bearers__several(const name_span *at);

/** Their ids, in words. */
pdn_status name_bearers__list(const name_bearers *b, const name_span *at,
                              const char **ids) PDN_MUST_USE;

#endif
