/* outcome_lines.h - an outcomes table from lines in a test. Include after
 * check.h. */
#ifndef OUTCOME_LINES_H
#define OUTCOME_LINES_H

#include "pdnet/core.h"
#include "pdnet/table.h"

struct line {
    const char *unit;
    double year;
    const char *indicator, *group;
    double events, population, percent;
};

#define NONE   ((double)NAN)
#define HIDDEN (-1.0) /* in these tables: a suppressed count */

static inline double number_of(double x)
{
    return x < 0 ? pdn_absent(PDN_SUPPRESSED) : x;
}

static inline void fill(pdn_table *t, const struct line *line, size_t n)
{
    static const char *const names[] = {
        "unit",   "indicator",  "group",        "year",
        "events", "population", "share_percent"};
    pdn_column *c = NULL;

    t->rows = n;
    for (size_t k = 0; k < LEN(names); k++) {
        MUST(pdn_table_add(t, names[k], k < 3 ? PDN_TEXT : PDN_REAL, &c));
        for (size_t i = 0; i < n; i++) {
            const char *text[] = {line[i].unit, line[i].indicator,
                                  line[i].group};
            double number[] = {line[i].year, line[i].events, line[i].population,
                               line[i].percent};
            if (k < 3)
                c->text[i] = text[k];
            else
                c->number[i] = number_of(number[k - 3]);
        }
    }
}

#endif
