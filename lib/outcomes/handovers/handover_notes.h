/* handover_notes.h - what is said about the handovers of a year. */
#ifndef PDN_HANDOVER_NOTES_H
#define PDN_HANDOVER_NOTES_H

#include "steps.h"

/* A year, and the names of its services. */
typedef struct {
    const pdn_table *t;
    pdn_findings *f;
    const char *const *name;
    const pdn_i_steps *s;
    double year;
} pdn_i_remarks;

/* What does not balance: who was not sent on, in one note; each service that
 * sent on more than came, a warning. place: the table's row of each step. */
pdn_status pdn_i_tell_balance(const pdn_i_remarks *r, const size_t *place);

/* The chance from each source, and the most that gets through (NaN: not
 * known). */
pdn_status pdn_i_tell_reach(const pdn_i_remarks *r, const double *reach,
                            double most);

/* By service, what passing on all its loss would give; gain: by step. */
pdn_status pdn_i_tell_gains(const pdn_i_remarks *r, const double *gain);

#endif
