/* figure.h - one sheet of the report. */
#ifndef PDN_FIGURE_H
#define PDN_FIGURE_H

#include "narrow.h"

typedef struct figure figure;

/** Gives the finding, the picture's accessible name. */
typedef pdn_status figure__title_of(const pdn_report *r, const figure *f,
                                    const char **out);
typedef pdn_status figure__drawing(const pdn_report *r, const figure *f,
                                   pdn_canvas *c);

/** One sheet: the table that it shows, where it belongs, how it is drawn, and
 *  what it says as a list. Who may see the table may see it. */
struct figure {
    const char *name;
    const pdn_schema *shows;
    report_section section;
    const char *caption;
    /* NULL: that which pdn_sheet_kind_of knows by the figure's name */
    figure__title_of *title;
    figure__drawing *draw;
    narrow__figure *narrow; /* NULL: a tally's */
};

/** The table that a sheet shows; without rows where there is none to show. */
const pdn_result_table *figure__table(const pdn_report *r, const figure *f);

/** What its sheet tells beside its figures. */
pdn_sheet_facts figure__facts(const pdn_report *r, const figure *f);

pdn_status figure__title(const pdn_report *r, const figure *f,
                         const char **out) PDN_MUST_USE;
pdn_status figure__draw(const pdn_report *r, const figure *f,
                        pdn_canvas *c) PDN_MUST_USE;

#endif
