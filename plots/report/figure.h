/* figure.h - one sheet of the report. */
#ifndef PDN_FIGURE_H
#define PDN_FIGURE_H

#include "report_parts.h"

typedef struct figure figure;

/** One sheet: the table that it shows, where it belongs, how it is drawn. Who
 *  may see the table may see it. `title` gives the finding, the picture's
 *  accessible name. */
struct figure {
    const char *name;
    const pdn_schema *shows;
    report_section section;
    const char *caption;
    pdn_status (*title)(const pdn_report *r, const figure *f, const char **out);
    pdn_status (*draw)(const pdn_report *r, const figure *f, pdn_canvas *c);
};

/** The table that a sheet shows; without rows where there is none to show. */
const pdn_result_table *figure__table(const pdn_report *r, const figure *f);

#endif
