#include "verdict_look.h"

#include "canvas/marks.h"
#include "canvas/palette.h"

#include "pdnet/words.h"

#include <math.h>

/* ---- signs ---- */

static pdn_pen pen_of(double size, pdn_color color)
{
    return (pdn_pen){.color = color, .width = fmax(1.2, .16 * size)};
}

static void cross(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                  bool up)
{
    const double r = .8 * size / 2;
    const pdn_pen pen = pen_of(size, color);

    (void)up;
    pdn_line(c, (pdn_point){p.x - r, p.y - r}, (pdn_point){p.x + r, p.y + r},
             pen);
    pdn_line(c, (pdn_point){p.x - r, p.y + r}, (pdn_point){p.x + r, p.y - r},
             pen);
}

static void bead(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                 bool up)
{
    const double r = size / 2;

    (void)up;
    pdn_line(c, (pdn_point){p.x - 1.15 * r, p.y},
             (pdn_point){p.x + 1.15 * r, p.y}, pen_of(size, color));
    pdn_disc(c, p, .5 * r, color, 1);
}

/* From the one who reports, round the corner, to the one who does not: the
 * row's service stands to the right, the column's above. */
static void elbow(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                  bool up)
{
    const double r = size / 2;
    pdn_point right = {p.x + r, p.y + .6 * r}, corner = {p.x, p.y + .6 * r},
              top = {p.x, p.y - r};
    pdn_point line[] = {up ? right : top, corner, up ? top : right};

    corner.x -= .3 * r;
    line[0].x -= .3 * r * !up;
    line[2].x -= .3 * r * up;
    line[1] = corner;
    pdn_point tip = line[2], stop = tip;
    if (up)
        stop.y += .5 * r;
    else
        stop.x -= .5 * r;
    line[2] = stop;
    pdn_polyline(c, line, 3, false, pen_of(size, color));
    marks__arrow(c, corner, tip, 1.1 * r, color);
}

static void zigzag(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                   bool up)
{
    const double r = size / 2;
    pdn_point line[7];

    (void)up;
    for (int i = 0; i < 7; i++)
        line[i] = (pdn_point){p.x + r * (i - 3) / 2.6,
                              p.y + (i % 2 == 0 ? .5 : -.5) * r};
    pdn_polyline(c, line, 7, false, pen_of(size, color));
}

static void hair(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                 bool up)
{
    const double r = size / 2;

    (void)up;
    pdn_line(c, (pdn_point){p.x - r, p.y}, (pdn_point){p.x + r, p.y},
             (pdn_pen){.color = color, .width = fmax(.9, .08 * size)});
}

static void tick(pdn_canvas *c, pdn_point p, double size, pdn_color color,
                 bool up)
{
    const double r = size / 2;
    const pdn_point line[] = {{p.x - .8 * r, p.y + .05 * r},
                              {p.x - .2 * r, p.y + .65 * r},
                              {p.x + .9 * r, p.y - .7 * r}};

    (void)up;
    pdn_polyline(c, line, 3, false, pen_of(size, color));
}

/* ---- what is hidden ---- */

pdn_pen verdict_look__hidden(double unit)
{
    return (pdn_pen){PDN_HAIR_GREY, 1.1 * unit, 1, PDN_DOTTED};
}

void verdict_look__cross(pdn_canvas *c, pdn_point at, double unit)
{
    const double r = 4.5 * unit;
    const pdn_pen pen = {.color = PDN_HAIR_GREY, .width = 1.6 * unit};

    pdn_line(c, (pdn_point){at.x - r, at.y - r},
             (pdn_point){at.x + r, at.y + r}, pen);
    pdn_line(c, (pdn_point){at.x - r, at.y + r},
             (pdn_point){at.x + r, at.y - r}, pen);
}

bool verdict_look__are_many(size_t n, size_t of)
{
    return 10 * n > 3 * of;
}

/* ---- the table ---- */

/* A verdict without its row does not compile. */
/* clang-format off */
#define LOOK_MISSING \
    {PDN_BROWN, PDN_DOTTED, 2.8, 0, false, VERDICT_LINE_PLAIN, \
     5, 2.8, PDN_SAYS("missing"), \
     cross, PDN_SAYS("missing")}
#define LOOK_HANGS_ON_ONE \
    {PDN_BROWN, PDN_SOLID, 3.6, 5.5, false, VERDICT_LINE_BEAD, \
     2, 4, PDN_SAYS("hangs on one person"), \
     bead, PDN_SAYS("hangs on one person")}
#define LOOK_ONE_SIDED \
    {PDN_BROWN, PDN_DASHED, 3.2, 5.5, true, VERDICT_LINE_PLAIN, \
     4, 3.2, PDN_SAYS("only one side sees it (the arrow: who says so)"), \
     elbow, \
     PDN_SAYS("only one side sees it (the arrow points to the other)")}
#define LOOK_STRAINED \
    {PDN_BROWN, PDN_SOLID, 3.6, 5.5, false, VERDICT_LINE_ZIGZAG, \
     3, 2.4, PDN_SAYS("strained"), \
     zigzag, PDN_SAYS("strained")}
#define LOOK_THIN_CONTACT \
    {PDN_HAIR_GREY, PDN_SOLID, 1, 0, false, VERDICT_LINE_PLAIN, \
     6, 1, PDN_SAYS("a sign of little contact"), \
     hair, PDN_SAYS("thin (a sign, not proof)")}
#define LOOK_WORKS_WELL \
    {PDN_BLUE_GREY, PDN_SOLID, 4.5, (double)INFINITY, false, VERDICT_LINE_DOUBLE, \
     1, 6, PDN_SAYS("works well, say the staff"), \
     tick, PDN_SAYS("works well")}
#define LOOK_BOTH_REPORT \
    {0xA6A8AD, PDN_SOLID, 2.2, 2.2, false, VERDICT_LINE_PLAIN, \
     8, 2.2, PDN_SAYS("both report contact"), \
     NULL, NULL}
#define LOOK_NEITHER_REPORTS \
    {0}
#define LOOK_ORDINARY \
    {0}
#define LOOK_HIDDEN \
    {0}
#define LOOK_NOT_SAID \
    {0}
#define LOOK_NOT_KNOWN \
    {0xA6A8AD, PDN_DOTTED, 1.1, 0, false, VERDICT_LINE_PLAIN, \
     7, 1.1, PDN_SAYS("not known"), \
     NULL, NULL}
/* clang-format on */

static const verdict_look looks[] = {
    {0},
#define VERDICT(name, code, concern) LOOK_##name,
#include "columns/codes.def"
};

const verdict_look *verdict_look__of(pdn_verdict verdict)
{
    return &looks[verdict];
}

pdn_verdict verdict_look__in_legend(int k)
{
    for (int v = 1; v < PDN_VERDICTS; v++)
        if (looks[v].legend_order == k) return (pdn_verdict)v;
    return PDN_NO_VERDICT;
}
