#include "legend.h"

#include "canvas/marks.h"

#include <math.h>

static double set_row(pdn_sheet *s, const pdn_legend_line *row, bool draw)
{
    pdn_type type = pdn_sheet_type(s, 12.5, false, 0x333333, PDN_LEFT);
    double sample = 44 * s->unit, gap = 12 * s->unit;
    pdn_point at = {s->column.x + sample + gap, s->column.y};
    double width = s->column.width - sample - gap;
    double h = pdn_paragraph(s->canvas, at, width, row->label, type, draw);

    if (draw) {
        double y = s->column.y + .68 * type.size;
        pdn_point from = {s->column.x, y}, to = {s->column.x + sample, y};
        double head = row->arrow ? 12 * s->unit : 0;
        pdn_line(s->canvas, from, (pdn_point){to.x - .7 * head, y}, row->pen);
        if (row->arrow) marks__arrow(s->canvas, from, to, head, row->pen.color);
    }
    return h + 3 * s->unit;
}

double legend__lines(pdn_sheet *s, const pdn_legend_line *row, size_t n,
                     bool draw)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        double h = set_row(s, &row[i], false);
        if (draw) {
            if (h > s->column.height) break;
            set_row(s, &row[i], true);
            s->column.y += h;
            s->column.height -= h;
        }
        sum += h;
    }
    return sum;
}
