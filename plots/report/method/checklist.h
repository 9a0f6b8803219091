/* checklist.h - items of guidelines for reporting, and what says each. */
#ifndef PDN_CHECKLIST_H
#define PDN_CHECKLIST_H

#include "method_facts.h"

#include "pdnet/tables.h"

/** Of what a guideline is: it stands where the study has such. */
typedef enum {
    CHECKLIST_ANY,
    CHECKLIST_NETWORK,
    CHECKLIST_ESTIMATES
} checklist_of;

/** One item. `fact` says it, else `other`, and then as far as `state` says; of
 *  nothing that says it the program knows nothing. */
typedef struct {
    const char *number;
    const char *asks; /* msgid */
    method_fact fact, other;
    pdn_checklist_state state;
} checklist__item;

typedef struct {
    const char *name, *about; /* msgid: what it is for */
    checklist_of of;
    const checklist__item *item;
    size_t items;
} checklist__guideline;

extern const checklist__guideline checklist__guidelines[];
extern const size_t checklist__guidelines_count;

#endif
