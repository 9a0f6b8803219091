/* form_counts.h - what a pair counts where people name services, or where each
 * organisation gave one answer. */
#ifndef PDN_FORM_COUNTS_H
#define PDN_FORM_COUNTS_H

#include "pair_context.h"

/** Which form of survey it is (after groups and reports). */
pdn_survey_form form_counts__form(const struct pair_context *w);

/** PDN_EDATA where what is asked for does not go with the form: services that
 *  are named stand in one column, and in no place. */
pdn_status form_counts__check(const pdn_network *g,
                              const pdn_breakdown_options *o) PDN_MUST_USE;

/** PDN_EDATA where places are to keep services apart. */
pdn_status form_counts__check_places(const struct pair_context *w) PDN_MUST_USE;

/** Where people name services: contacts, shares with their Wilson intervals,
 *  and Fisher's test of the two. */
pdn_status form_counts__services(struct pair_context *w, size_t g, size_t h,
                                 pdn_pair *row) PDN_MUST_USE;

/** Fills w->said: where each organisation speaks of each other. */
pdn_status form_counts__index(struct pair_context *w) PDN_MUST_USE;

/** What each of two organisations says, after the dyad was counted. */
void form_counts__organisations(struct pair_context *w, size_t g, size_t h,
                                pdn_pair *row);

#endif
