#include "legend.h"

#include "sheet_column.h"

#include "canvas/marks.h"

/* The line of a row, as long as its sample. */
static void draw_sample(pdn_sheet *s, const pdn_legend_line *row,
                        pdn_point from, pdn_point to)
{
    enum { CORNERS = 9 };
    pdn_pen pen = row->pen;
    pdn_point p[CORNERS];

    if (row->form == VERDICT_LINE_ZIGZAG) {
        for (int i = 0; i < CORNERS; i++)
            p[i] = (pdn_point){from.x + (to.x - from.x) * i / (CORNERS - 1),
                               from.y + (i % 2 == 0 ? 3.5 : -3.5) * s->unit};
        pdn_polyline(s->canvas, p, CORNERS, false, pen);
        return;
    }
    pdn_line(s->canvas, from, to, pen);
    if (row->form == VERDICT_LINE_BEAD)
        pdn_disc(s->canvas, (pdn_point){(from.x + to.x) / 2, from.y},
                 VERDICT_LINE_BEAD_SIZE * pen.width, pen.color, 1);
    if (row->form == VERDICT_LINE_CROSS)
        verdict_look__cross(s->canvas, (pdn_point){(from.x + to.x) / 2, from.y},
                            s->unit);
    if (row->form == VERDICT_LINE_DOUBLE) {
        pen.color = 0xFFFFFF;
        pen.width *= VERDICT_LINE_GAP;
        pdn_line(s->canvas, from, to, pen);
    }
}

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
        draw_sample(s, row, from, (pdn_point){to.x - .7 * head, y});
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
            sheet__take(s, h);
        }
        sum += h;
    }
    return sum;
}
