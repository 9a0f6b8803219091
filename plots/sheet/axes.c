#include "axes.h"

#include "canvas/palette.h"

#include "pdnet/core.h"
#include "pdnet/words.h"

#include <math.h>

enum { TICKS = 16 };

/* As many as tell two apart whose distance is 1, 2 or 5 of some power. */
static int decimals_for(double by)
{
    return by > 0 ? (int)fmax(0, ceil(-log10(by) - 1e-9)) : 0;
}

const char *axes__tick_count(double x, double by)
{
    (void)by;
    return pdn_format_count(x);
}

const char *axes__tick_percent(double x, double by)
{
    return pdn_format_percent(x, decimals_for(100 * by));
}

const char *axes__tick_number(double x, double by)
{
    return pdn_format_number(x, decimals_for(by));
}

void axes__widen(double x, double *lo, double *hi)
{
    if (!isfinite(x)) return;
    *lo = fmin(*lo, x);
    *hi = fmax(*hi, x);
}

void axes__fit(axes *h, pdn_box box)
{
    double u = h->sheet->unit;

    h->plot =
        (pdn_box){box.x + 62 * u, box.y + 28 * u, fmax(1, box.width - 74 * u),
                  fmax(1, box.height - 80 * u)};
    h->x.from = h->plot.x;
    h->x.to = h->plot.x + h->plot.width;
    h->y.from = h->plot.y + h->plot.height;
    h->y.to = h->plot.y;
}

void axes__draw(const axes *h, axes__tick_text *x, axes__tick_text *y,
                const char *x_name, const char *y_name)
{
    pdn_canvas *c = h->sheet->canvas;
    pdn_scale across = h->x, up = h->y;
    double u = h->sheet->unit, tick[TICKS];
    double bottom = h->plot.y + h->plot.height;
    double right = h->plot.x + h->plot.width;
    pdn_pen hair = {.color = 0xEBECEF, .width = u};
    pdn_pen axis = {.color = PDN_HAIR_GREY, .width = u};
    pdn_type type = pdn_sheet_type(h->sheet, 12.5, false, PDN_GREY, PDN_RIGHT);
    size_t want = pdn_number_to_size(fmax(3, h->plot.height / (4 * type.size)));

    across.whole = x == axes__tick_count;
    up.whole = y == axes__tick_count;
    size_t n = scale__ticks(&up, want < 8 ? want : 8, tick, TICKS);

    for (size_t i = 0; i < n; i++) {
        double at = scale__at(&h->y, tick[i]);
        pdn_line(c, (pdn_point){h->plot.x, at}, (pdn_point){right, at}, hair);
        pdn_text(c, (pdn_point){h->plot.x - 8 * u, at + .36 * type.size},
                 y(tick[i], n > 1 ? tick[1] - tick[0] : 1), type);
    }
    type.align = PDN_CENTRE;
    n = scale__ticks(&across, 8, tick, TICKS);
    for (size_t i = 0; i < n; i++) {
        double at = scale__at(&h->x, tick[i]);
        pdn_line(c, (pdn_point){at, bottom}, (pdn_point){at, bottom + 5 * u},
                 axis);
        pdn_text(c, (pdn_point){at, bottom + 7 * u + type.size},
                 x(tick[i], n > 1 ? tick[1] - tick[0] : 1), type);
    }
    pdn_line(c, (pdn_point){h->plot.x, bottom}, (pdn_point){right, bottom},
             axis);
    type.align = PDN_RIGHT;
    type.color = PDN_INK;
    pdn_text(c, (pdn_point){right, bottom + 12 * u + 2.3 * type.size}, x_name,
             type);
    type.align = PDN_LEFT;
    pdn_text(c, (pdn_point){h->plot.x - 62 * u, h->plot.y - .9 * type.size},
             y_name, type);
}

pdn_point axes__along(const axes__curve *q, double t)
{
    double s = 1 - t;
    double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

    return (pdn_point){
        a * q->p[0].x + b * q->p[1].x + c * q->p[2].x + d * q->p[3].x,
        a * q->p[0].y + b * q->p[1].y + c * q->p[2].y + d * q->p[3].y};
}

double axes__note(pdn_sheet *s, const char *text, bool draw)
{
    pdn_type small = {.size = 11.5, .color = PDN_GREY};

    if (text == NULL || *text == '\0') return 0;
    return pdn_sheet_paragraph(s, text, small, draw);
}
