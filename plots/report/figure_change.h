/* figure_change.h - the report's sheets of change, from wave to wave and since
 * the nullpunkt. */
#ifndef PDN_FIGURE_CHANGE_H
#define PDN_FIGURE_CHANGE_H

#include "figure.h"

/* The difference of the two latest waves: of services, and of people. */
figure__title_of figure_change__services_title, figure_change__people_title;
figure__drawing figure_change__draw_services, figure_change__draw_people;

/** Whether any pair of services could be tested for change; and whether one of
 *  that table has more or less contact than last time, or some where there was
 *  none. */
bool figure_change__has_tested(const pdn_report *r);
bool figure_change__has_difference(const pdn_result_table *t);

/* All waves side by side. */
figure__title_of figure_change__multiples_title;
figure__drawing figure_change__draw_multiples;

/** The indicator that has a change since the nullpunkt; NULL: none. */
const char *figure_change__indicator(const pdn_report *r);

/** Whether units have a change since the nullpunkt to draw. */
bool figure_change__has_slopes(const pdn_report *r);
figure__title_of figure_change__slopes_title;
figure__drawing figure_change__draw_slopes;

#endif
