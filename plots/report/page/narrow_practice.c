/* The figures of what those who do better do. */
#include "narrow.h"

#include "sheets/practices/practices_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

/* Practices that stand open; the others are folded away. */
enum { OPEN_ROWS = 12 };

pdn_status narrow__practices(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_practice_schema);
    practices_rows q = {0};
    narrow_row *row = NULL;

    if (t == NULL) return PDN_OK;
    PDN_TRY(practices_rows__take(t->row, t->rows, 0, &q));
    PDN_NEW(row, q.rows);
    for (size_t i = 0; i < q.rows; i++) {
        const pdn_practice_row *p = q.row[i];
        const bool shares = p->kind == PDN_PRACTICE_YES_OR_NO;
        row[i] = (narrow_row){.label = pdn_say_capital(p->name),
                              .says = practices_rows__detail(p),
                              .lo = shares ? p->lo : (double)NAN,
                              .x = shares ? p->difference : (double)NAN,
                              .hi = shares ? p->hi : (double)NAN,
                              .other = shares ? 0 : (double)NAN,
                              .strong = practices_rows__stands_out(p)};
    }
    narrow__list(h, row, q.rows, OPEN_ROWS, -1, 1);
    html__element(h, "p class=\"under\"", practices_rows__caution());
    PDN_TRY(html__status(h));
out:
    free(row);
    practices_rows__clear(&q);
    return st;
}
