/* figure_practice.h - the report's sheet of whom to visit. */
#ifndef PDN_FIGURE_PRACTICE_H
#define PDN_FIGURE_PRACTICE_H

#include "figure.h"

#include "pdnet/outcome_sheets.h"

/** Whether there is a unit to visit. */
bool figure_practice__has_visits(const pdn_report *r);
/** What the sheet of visits is drawn from; borrows. */
pdn_visits figure_practice__visits(const pdn_report *r);
figure__title_of figure_practice__visits_title;
figure__drawing figure_practice__draw_visits;

#endif
