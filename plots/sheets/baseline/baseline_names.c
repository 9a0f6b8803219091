/* Who is named where units are more than rows of type: one's own, then those
 * outside, the clearest first; names stand apart and are led to their row. */
#include "baseline_parts.h"
#include "layout/labels.h"
#include "sheet/bars.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>

pdn_type baseline__type(const baseline__chart *q, bool bold, pdn_color color,
                        pdn_align align)
{
    double size = fmin(q->row > 50 * q->sheet.unit ? 17 : 15,
                       .62 * q->row / q->sheet.unit);
    return pdn_sheet_type(&q->sheet, size, bold, color, align);
}

const char *baseline__counts(const pdn_baseline_row *r)
{
    if (pdn_state_of(r->events) == PDN_SUPPRESSED)
        return pdn_format_count(r->events);
    if (!isfinite(r->events) || !isfinite(r->population))
        return pdn_word("counts not given");
    return pdn_format_of(r->events, r->population);
}

void baseline__name(const baseline__chart *q, const pdn_baseline_row *r,
                    double y)
{
    pdn_canvas *c = q->sheet.canvas;
    bool bold = pdn_baseline_outside(r) > 0 || outcome_rows__own(q->o, r);
    pdn_type name = baseline__type(q, bold, PDN_INK, PDN_RIGHT);
    const double gap = 12 * q->sheet.unit, high = q->crowded ? 0 : q->row;
    pdn_type count = baseline__type(q, false, PDN_GREY, PDN_RIGHT);
    double base = y + .36 * name.size, most = q->plot.x - q->sheet.figure.x;

    count.size = pdn_sheet_size(&q->sheet, .82 * name.size / q->sheet.unit);
    bars__label(&q->sheet,
                (pdn_box){q->sheet.figure.x, y - high / 2, most - gap, high},
                r->unit, name, bars__lines(&q->sheet, high));
    pdn_text(c, (pdn_point){q->counts, base}, baseline__counts(r), count);
}

/* The larger, the sooner named. */
static double weight_of(const baseline__chart *q, const pdn_baseline_row *r)
{
    int outside = pdn_baseline_outside(r);
    double z = fabs(isfinite(r->z_adjusted) ? r->z_adjusted : r->z);

    if (outcome_rows__own(q->o, r)) return 1e6;
    if (outside == 0) return 0;
    return 1000 * outside + fmin(isfinite(z) ? z : 0, 999);
}

/* The `most` rows of most weight, in the order of the rows; how many. */
static size_t choose(const baseline__chart *q, size_t most, size_t *index)
{
    size_t n = 0;

    for (size_t i = 0; i < q->all->rows; i++) {
        double weight = weight_of(q, &q->all->row[i]);
        if (!(weight > 0)) continue;
        if (n < most) {
            index[n++] = i;
            continue;
        }
        size_t least = 0;
        for (size_t k = 1; k < n; k++)
            if (weight_of(q, &q->all->row[index[k]]) <
                weight_of(q, &q->all->row[index[least]]))
                least = k;
        if (n == 0 || weight <= weight_of(q, &q->all->row[index[least]]))
            continue;
        for (size_t k = least; k + 1 < n; k++)
            index[k] = index[k + 1];
        index[n - 1] = i;
    }
    return n;
}

pdn_status baseline__names(const baseline__chart *q, size_t *named)
{
    pdn_status st = PDN_OK;
    const pdn_sheet *s = &q->sheet;
    double u = s->unit, line = 1.3 * pdn_sheet_size(s, 0);
    size_t most = pdn_number_to_size(q->plot.height / line), n = 0;
    size_t *index = NULL;
    pdn_stacked *block = NULL;

    PDN_NEW(index, most + 1);
    PDN_NEW(block, most + 1);
    n = choose(q, most, index);
    for (size_t k = 0; k < n; k++)
        block[k] =
            (pdn_stacked){.want = q->plot.y + ((double)index[k] + .5) * q->row,
                          .height = line};
    if (!labels__stack(q->plot.y, q->plot.y + q->plot.height, 0, block, n))
        n = 0;
    for (size_t k = 0; k < n; k++) {
        double y = block[k].top + line / 2;
        double row = q->plot.y + ((double)index[k] + .5) * q->row;
        pdn_line(s->canvas, (pdn_point){q->plot.x - 9 * u, y},
                 (pdn_point){q->plot.x - u, row},
                 (pdn_pen){.color = 0xB0B0B0, .width = .8 * u});
        baseline__name(q, &q->all->row[index[k]], y);
    }
    *named = n;
out:
    free(block);
    free(index);
    return st;
}
