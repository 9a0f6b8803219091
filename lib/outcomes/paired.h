/* paired.h - change among the people who were there both at the nullpunkt and
 * now: its counts, what may be wrong with them, its cells. */
#ifndef PDN_PAIRED_H
#define PDN_PAIRED_H

#include "pdnet/baseline.h"
#include "pdnet/outcome.h"

/* Room for the text of a fault. */
enum { PDN_I_WHY = 200 };

/* The columns of an outcomes file, by PDN_PAIRED_BOTH and so on. */
extern const char *const pdn_i_paired_name[PDN_PAIRED];

/* The column at fault, and why; -1: none. Looks at the row alone: all four or
 * none, and no more people than its events and population hold. */
int pdn_i_paired_fault(const pdn_outcome *o, char why[PDN_I_WHY]);

/* As pdn_i_paired_fault, against the row of the nullpunkt year. */
int pdn_i_paired_base_fault(const pdn_outcome *o, const pdn_outcome *base,
                            char why[PDN_I_WHY]);

/* All four counts are there. */
bool pdn_i_paired_there(const pdn_outcome *o);

/* paired_n to change_paired_hi; base NULL: no row of the nullpunkt year, or
 * nothing can be told against it. */
void pdn_i_paired(const pdn_outcome *o, const pdn_outcome *base,
                  const pdn_baseline_options *options, pdn_baseline_row *row);

#endif
