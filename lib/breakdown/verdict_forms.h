/* verdict_forms.h - the parts of the rule that are for other forms of survey:
 * people who name services, and organisations that gave one answer each. */
#ifndef PDN_VERDICT_FORMS_H
#define PDN_VERDICT_FORMS_H

#include "pdnet/breakdown.h"

/* Sums of floating point may miss a threshold by their last digits. */
#define VERDICT_SLACK 1e-9

/** Sums of floating point may miss a threshold by their last digits; NaN is
 *  never at most, never at least. */
bool verdict__at_most(double x, double limit);
bool verdict__at_least(double x, double limit);

/** One side with the mean rating that works asks for. */
bool verdict__good_side(const pdn_evidence *e, const pdn_strain *s);

/** Many of one side name the other service, few the other way, and Fisher's
 *  test tells the two shares apart. */
bool verdict_forms__one_sided(const pdn_evidence *e);

/** Half or more of either side name the other, and both rate it well. */
bool verdict_forms__works(const pdn_evidence *e);

/** Is Fisher's test of the two shares made: five who answered on each side,
 *  and both services could be named? */
bool verdict_forms__compares_shares(const pdn_evidence *e);

/** The conditions of two organisations. */
void verdict_forms__organisations(const pdn_evidence *e,
                                  bool holds[PDN_VERDICTS]);

/** The reasons of theirs, as bits. */
unsigned verdict_forms__reasons(const pdn_evidence *e,
                                const pdn_finding_of_pair *f);

#endif
