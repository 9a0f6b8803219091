/* paired.h - the counts of people who were there both at the nullpunkt and
 * now, and what may be wrong with them. */
#ifndef PDN_PAIRED_H
#define PDN_PAIRED_H

#include "pdnet/baseline.h"

/* Room for the text of a fault. */
enum { PAIRED_REASON_SIZE = 200 };

/* The columns of an outcomes file, by PDN_PAIRED_BOTH and so on. */
extern const char *const paired__name[PDN_PAIRED];

/* The column at fault, and why; -1: none. Looks at the row alone: all four or
 * none, and no more people than its events and population hold. */
int paired__fault(const pdn_outcome *o, char why[PAIRED_REASON_SIZE]);

/* As paired__fault, against the row of the nullpunkt year. */
int paired__base_fault(const pdn_outcome *o, const pdn_outcome *base,
                       char why[PAIRED_REASON_SIZE]);

/* All four counts are there. */
bool paired__given(const pdn_outcome *o);

/* Of all four counts together. */
double paired__people(const pdn_outcome *o);

#endif
