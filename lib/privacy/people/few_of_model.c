/* A regression over pairs of people: where one term of it rests on few pairs or
 * few people, it gives with the intercept what they answered. */
#include "privacy/hide_cells.h"

#include "pdnet/qap.h"

#include <math.h>

/* The other terms with the number of pairs would tell it, too: all go. */
void few_of_model__hide(hide_cells__work *w)
{
    for (size_t n = 0; n < w->tables; n++) {
        hide_cells__table *t = &w->table[n];
        for (size_t i = 0; t->schema == &pdn_qap_schema && i < t->rows; i++) {
            const pdn_qap_row *r = hide_cells__row(t, i);
            if (r->behind < w->o.fewest - 1e-9) hide_few__row(w, t, i);
        }
    }
}
