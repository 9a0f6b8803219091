#include "marks.h"

#include <math.h>

/* Half the side of a square, and half the diagonal of a diamond, as large as a
 * circle of radius 1: sqrt(pi)/2 and sqrt(pi/2). */
static const double square_half = .886, diamond_half = 1.253;
static const double square_corner = 1.253;

double marks__reach(double radius, pdn_mark mark)
{
    return mark.shape == PDN_SQUARE    ? square_corner * radius
           : mark.shape == PDN_DIAMOND ? diamond_half * radius
                                       : radius;
}

static size_t outline(pdn_point m, double r, pdn_shape shape, pdn_point p[4])
{
    double s = square_half * r, d = diamond_half * r;

    if (shape == PDN_SQUARE) {
        p[0] = (pdn_point){m.x - s, m.y - s};
        p[1] = (pdn_point){m.x + s, m.y - s};
        p[2] = (pdn_point){m.x + s, m.y + s};
        p[3] = (pdn_point){m.x - s, m.y + s};
    } else {
        p[0] = (pdn_point){m.x, m.y - d};
        p[1] = (pdn_point){m.x + d, m.y};
        p[2] = (pdn_point){m.x, m.y + d};
        p[3] = (pdn_point){m.x - d, m.y};
    }
    return 4;
}

static void filled(pdn_canvas *c, pdn_point m, double r, pdn_shape shape,
                   pdn_color color)
{
    pdn_point p[4];

    if (shape == PDN_ROUND)
        pdn_disc(c, m, r, color, 1);
    else
        pdn_polygon(c, p, outline(m, r, shape, p), color, 1);
}

void marks__draw(pdn_canvas *c, pdn_point centre, double radius, pdn_mark mark,
                 bool hollow)
{
    pdn_point p[4];
    double rim = fmin(1.5, .25 * radius);

    filled(c, centre, radius + rim, mark.shape, 0xFFFFFF);
    if (!hollow) {
        filled(c, centre, radius, mark.shape, mark.color);
    } else {
        pdn_pen pen = {.color = mark.color, .width = fmax(.3 * radius, 1)};
        double r = radius - pen.width / 2;
        if (mark.shape == PDN_ROUND)
            pdn_circle(c, centre, r, pen);
        else
            pdn_polyline(c, p, outline(centre, r, mark.shape, p), true, pen);
    }
    if (mark.letter != 0 && radius >= 5) {
        char text[2] = {mark.letter, '\0'};
        pdn_type type = {.size = 1.3 * radius,
                         .bold = true,
                         .color = hollow ? mark.color : 0xFFFFFF,
                         .align = PDN_CENTRE};
        pdn_text(c, (pdn_point){centre.x, centre.y + .357 * type.size}, text,
                 type);
    }
}

void marks__arrow(pdn_canvas *c, pdn_point from, pdn_point tip, double size,
                  pdn_color color)
{
    double dx = tip.x - from.x, dy = tip.y - from.y;
    double length = hypot(dx, dy);

    if (!(length > 0)) return;
    dx *= size / length;
    dy *= size / length;
    pdn_polygon(c,
                (pdn_point[]){tip,
                              {tip.x - dx - .5 * dy, tip.y - dy + .5 * dx},
                              {tip.x - dx + .5 * dy, tip.y - dy - .5 * dx}},
                3, color, 1);
}
