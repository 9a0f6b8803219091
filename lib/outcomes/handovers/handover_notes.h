/* handover_notes.h - what is said about the handovers of a year. */
#ifndef PDN_HANDOVER_NOTES_H
#define PDN_HANDOVER_NOTES_H

#include "steps.h"

/* A year, and the names of its services. */
typedef struct {
    const pdn_table *t;
    pdn_diagnostics *f;
    const char *const *name;
    const steps__flow *s;
    double year;
} handover_notes;

/* What does not balance: who was not sent on, in one note; each service that
 * sent on more than came, a warning. place: the table's row of each step. */
pdn_status handover_notes__balance(const handover_notes *r,
                                   const size_t *place);

/* The chance from each source, and the most that gets through (NaN: not
 * known). */
pdn_status handover_notes__reach(const handover_notes *r, const double *reach,
                                 double most);

/* By service, what passing on all its loss would give; gain: by step. */
pdn_status handover_notes__gains(const handover_notes *r, const double *gain);

#endif
