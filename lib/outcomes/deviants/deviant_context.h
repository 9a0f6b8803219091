/* deviant_context.h - what pdn_deviants_make has under its hands. */
#ifndef PDN_DEVIANT_CONTEXT_H
#define PDN_DEVIANT_CONTEXT_H

#include "screen.h"

#include "pdnet/core.h"
#include "stats/models/ranks.h"

typedef struct {
    const pdn_deviant_options *o;
    const pdn_table *table;
    pdn_diagnostics *f;
    pdn_outcomes rows, counter_rows;
    panel__data panel, counter_panel;
    screen__study study;
    screen__unit *unit;
    double rho[PANEL_LONGEST_LAG + 1];
    pdn_arena words;
    screen__result screened;
    double *counter; /* z of the years together there */
    controls__law controls;
    pdn_rank_unit *rank;
    double expected_by_chance, any_by_chance;
    bool fitted; /* there is a model of all units */
} deviant_work;

/* "indicator "x": ", or nothing where the file has one indicator and no column
 * of that name. Lives in `text`. */
const char *deviant__named(const pdn_outcomes *rows, pdn_arena *text);

/* A row per unit. */
pdn_status deviant__rows(deviant_work *w, pdn_deviants *out) PDN_MUST_USE;

/* Findings: judged years that tell nobody apart; fits of single units or years
 * that could not be made; what no unit can be called, and why. */
pdn_status deviant__tell_years(deviant_work *w) PDN_MUST_USE;
pdn_status deviant__tell_failed(deviant_work *w) PDN_MUST_USE;
pdn_status deviant__tell(const deviant_work *w,
                         const pdn_deviants *d) PDN_MUST_USE;

#endif
