/* heading_runs.h - headings that are a name alone, in a run of such. */
#ifndef PDN_HEADING_RUNS_H
#define PDN_HEADING_RUNS_H

#include "survey/suggest/headings/heading_patterns.h"

/** Of headings that name nobody who is known, those that stand in one run with
 *  headings that are a known name alone (NAV, BUP, Politiet), or a name and the
 *  number that a form puts behind the second time (NAV2), and hold no other
 *  answers than these: they ask the same of somebody else, and become
 *  strangers. `services` says what is known. Text is taken from the arena. */
pdn_status heading_runs__find(const pdn_table *t, bool services,
                              pdn_arena *text, heading_part *part) PDN_MUST_USE;

#endif
