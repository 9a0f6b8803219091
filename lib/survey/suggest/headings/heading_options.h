/* heading_options.h - headings that are the boxes of one question. */
#ifndef PDN_HEADING_OPTIONS_H
#define PDN_HEADING_OPTIONS_H

#include "survey/suggest/headings/heading_patterns.h"

/** Finds what of the headings of t is one box each of a question that has
 *  several ("Hva hindrer? - Tid", "Hva hindrer? - Mål"): their cells are those
 *  of boxes, and what they ask begins the same. There asks becomes what they
 *  share, option the rest. Text is taken from the arena. *boxes: how many
 *  different answers. */
pdn_status heading_options__find(const pdn_table *t, pdn_arena *text,
                                 heading_part *part,
                                 size_t *boxes) PDN_MUST_USE;

#endif
