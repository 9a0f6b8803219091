/* Bars for services, bands for people: as wide as there are people, and what is
 * lost falls off. */
#include "canvas/palette.h"
#include "flow_parts.h"
#include "layout/labels.h"
#include "sheet/axes.h"
#include "sheet/bars.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* points of an edge; what is lost is wide from here on */
enum { BEND = 24, WIDE = 48 };

/* type of services, and of how many are lost */
enum { NAME = 15, LOST = 14 };

static const pdn_color band = 0x9FB2BF, bar = 0x3F6478;

struct flow {
    pdn_sheet *sheet;
    flow_layout *f;
    const int *number;
    double left, spacing, bar; /* of layers, and how wide a bar is */
    double label;              /* height of a name */
    size_t lines;              /* and of how many at most */
    bool far_names; /* in rows above and below, with a line to their bar */
    double row, top,
        low;        /* of these rows: their height, and where they begin */
    pdn_box *taken; /* by texts */
    size_t texts, most;
    pdn_box *name; /* of each service; no width: no room */
};

static double x_of(const struct flow *q, size_t node)
{
    return q->left + (double)q->f->node[node].layer * q->spacing;
}

/* Whether a text may stand there; then it is taken. */
static bool take(struct flow *q, pdn_box box)
{
    pdn_box f = q->sheet->figure;

    if (box.x < f.x - 1 || box.y < f.y - 1 ||
        box.x + box.width > f.x + f.width + 1 ||
        box.y + box.height > f.y + f.height + 1 || q->texts == q->most)
        return false;
    for (size_t i = 0; i < q->texts; i++)
        if (labels__boxes_meet(box, q->taken[i])) return false;
    q->taken[q->texts++] = box;
    return true;
}

/* ---- services ---- */

static pdn_type name_type(const struct flow *q)
{
    return pdn_sheet_type(q->sheet, NAME, true, PDN_INK, PDN_LEFT);
}

/* Many layers: names stand in two rows above and two below, by turns. */
static pdn_box far_box(const struct flow *q, const flow_node *n, double x)
{
    double u = q->sheet->unit;
    const size_t turn = n->layer % 4;
    const bool inner = turn >= 2, above = turn % 2 == 0;
    double y =
        above ? q->top + (inner ? q->row : 0) : q->low + (inner ? 0 : q->row);

    return (pdn_box){x, y, (inner ? 2 : 4) * q->spacing - 14 * u,
                     q->row - 2 * u};
}

static bool on_a_bar(const struct flow *q, size_t v, pdn_box box)
{
    for (size_t i = 0; i < q->f->nodes; i++) {
        const flow_node *n = &q->f->node[i];
        const pdn_box b = {x_of(q, i) - 4 * q->sheet->unit, n->top,
                           q->bar + 8 * q->sheet->unit, n->height};
        if (i != v && n->name != NULL && labels__boxes_meet(box, b))
            return true;
    }
    return false;
}

/* Above its bar, over two layers where nothing stands there, else over one. */
static void place_name(struct flow *q, size_t v)
{
    const flow_node *n = &q->f->node[v];
    pdn_sheet *s = q->sheet;
    double x = x_of(q, v), right = s->figure.x + s->figure.width;
    double text = pdn_text_width(s->canvas, pdn_service_label(n->name),
                                 name_type(q), NULL, NULL) +
                  2;
    double u = s->unit, y = n->top - q->label;
    pdn_box box[] = {
        far_box(q, n, x),
        {x, y, 2 * q->spacing - 14 * u, q->label - 2},
        {x, y, q->spacing - 8 * u, q->label - 2},
    };

    for (size_t i = q->far_names && n->order < .5 ? 0 : 1;
         i < PDN_COUNT(box) && !(q->name[v].width > 0); i++) {
        box[i].width = fmin(fmin(box[i].width, right - x), text);
        if (i == 1 && on_a_bar(q, v, box[i])) continue;
        if (take(q, box[i])) q->name[v] = box[i];
    }
}

/* The line from a far name to its bar. */
static void lead(const struct flow *q, size_t v)
{
    const flow_node *n = &q->f->node[v];
    pdn_box b = q->name[v];
    double x = x_of(q, v) + q->bar / 2;
    double end = b.y + b.height;

    if (!q->far_names || !(b.width > 0)) return;
    if (end + q->label < n->top)
        pdn_line(q->sheet->canvas, (pdn_point){x, end}, (pdn_point){x, n->top},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = q->sheet->unit});
    if (b.y > n->top + n->height)
        pdn_line(q->sheet->canvas, (pdn_point){x, n->top + n->height},
                 (pdn_point){x, b.y},
                 (pdn_pen){.color = PDN_HAIR_GREY, .width = q->sheet->unit});
}

static void draw_services(const struct flow *q)
{
    for (size_t v = 0; v < q->f->nodes; v++) {
        const flow_node *n = &q->f->node[v];
        if (n->name == NULL) continue;
        lead(q, v);
        pdn_rect(q->sheet->canvas,
                 (pdn_box){x_of(q, v), n->top, q->bar, n->height}, bar, 1);
    }
    for (size_t v = 0; v < q->f->nodes; v++) {
        if (!(q->name[v].width > 0)) continue;
        pdn_rect(q->sheet->canvas, q->name[v], 0xFFFFFF, .8);
        bars__label(q->sheet, q->name[v], pdn_service_label(q->f->node[v].name),
                    name_type(q), q->lines);
    }
}

/* ---- steps ---- */

/* From the right of one bar to the left of the other, at these heights; a loop
 * goes round below. */
static axes__curve curve_of(const struct flow *q, const flow_step *s, double a,
                            double b)
{
    double u = q->sheet->unit, x = x_of(q, s->from);
    double end = x_of(q, s->to), round = fmin(.6 * q->spacing, 60 * u);

    /* what only passes has no bar */
    x += q->f->node[s->from].name != NULL ? q->bar : q->bar / 2;
    end += q->f->node[s->to].name != NULL ? 0 : q->bar / 2;
    if (!s->back) {
        double bend = .45 * (end - x);
        return (axes__curve){
            {{x, a}, {x + bend, a}, {end - bend, b}, {end, b}}};
    }
    double low = fmax(q->f->node[s->from].top + q->f->node[s->from].height,
                      q->f->node[s->to].top + q->f->node[s->to].height);
    low = fmin(low + 130 * u,
               q->sheet->figure.y + 1.05 * q->sheet->figure.height);
    return (axes__curve){
        {{x, a}, {x + round, low}, {end - round, low}, {end, b}}};
}

/* A band between two edges. */
static void fill(const struct flow *q, const axes__curve *upper,
                 const axes__curve *lower, pdn_color color, double opacity)
{
    pdn_point p[2 * BEND];

    for (int i = 0; i < BEND; i++) {
        p[i] = axes__along(upper, (double)i / (BEND - 1));
        p[BEND + i] = axes__along(lower, 1 - (double)i / (BEND - 1));
    }
    pdn_polygon(q->sheet->canvas, p, PDN_COUNT(p), color, opacity);
}

/* Those who arrived; who is not known, or hidden, as a dotted line; nobody as a
 * hair. */
static void draw_step(const struct flow *q, const flow_step *s)
{
    axes__curve c = curve_of(q, s, s->a + s->width / 2, s->b + s->width / 2);
    pdn_pen pen = {.color = band, .width = s->width, .opacity = .8};

    if (!isfinite(s->row->arrived))
        pen = (pdn_pen){.color = PDN_HAIR_GREY,
                        .width = 2.2 * q->sheet->unit,
                        .dash = PDN_DOTTED};
    else if (!(s->row->arrived > 0))
        pen = (pdn_pen){.color = PDN_HAIR_GREY,
                        .width = .8 * q->sheet->unit,
                        .dash = PDN_DASHED};
    pdn_group_begin(q->sheet->canvas, NULL,
                    pdn_say("%s → %s: %s", pdn_service_label(s->row->from),
                            pdn_service_label(s->row->to),
                            pdn_format_of(s->row->arrived, s->row->sent)));
    if (s->back || !(s->width > 0)) {
        pdn_curve(q->sheet->canvas, c.p[0], c.p[1], c.p[2], c.p[3], pen);
    } else {
        axes__curve upper = curve_of(q, s, s->a, s->b);
        axes__curve lower = curve_of(q, s, s->a + s->width, s->b + s->width);
        fill(q, &upper, &lower, band, .8);
    }
    pdn_group_end(q->sheet->canvas);
}

/* How far right of the bar what is lost falls: what is lower falls nearer. */
static double reach_of(const struct flow *q, const flow_step *s)
{
    double u = q->sheet->unit, reach = 16 * u + s->lost / 2;

    for (size_t i = 0; i < q->f->steps; i++) {
        const flow_step *o = &q->f->step[i];
        if (o->from == s->from && o->lost > 0 && o->lost_at > s->lost_at)
            reach += o->lost + 30 * u;
    }
    return fmin(reach, fmax(.8 * q->spacing, 16 * u + s->lost / 2));
}

static double lowest_lost(const struct flow *q, size_t node)
{
    double low = 0;

    for (size_t i = 0; i < q->f->steps; i++) {
        const flow_step *s = &q->f->step[i];
        if (s->from == node && s->lost > 0)
            low = fmax(low, s->lost_at + s->lost);
    }
    return low;
}

/* What is lost of very many ends at the bar: bent down it would cover what
 * stands to the right of it. */
static void draw_wide_lost(struct flow *q, const flow_step *s)
{
    pdn_canvas *c = q->sheet->canvas;
    double u = q->sheet->unit, x = x_of(q, s->from) + q->bar;
    double top = s->lost_at, low = top + s->lost, end = x + 12 * u;
    pdn_type type = pdn_sheet_type(q->sheet, LOST, true, PDN_BROWN, PDN_LEFT);
    const char *text = pdn_say("−%s", pdn_format_count(s->row->lost));
    pdn_box box = {end + 12 * u, (top + low) / 2 - .7 * type.size,
                   pdn_text_width(c, text, type, NULL, NULL) + 4 * u,
                   1.4 * type.size};

    pdn_rect(c, (pdn_box){x, top, end - x, s->lost}, PDN_BROWN, .7);
    pdn_polygon(
        c,
        (pdn_point[]){{end, top}, {end + 10 * u, (top + low) / 2}, {end, low}},
        3, PDN_BROWN, 1);
    if (!take(q, box)) return;
    pdn_rect(c, box, 0xFFFFFF, .8);
    pdn_text(c, (pdn_point){box.x + 2 * u, box.y + 1.05 * type.size}, text,
             type);
}

/* What is lost bends down and ends in an arrow with its count. */
static void draw_lost(struct flow *q, const flow_step *s)
{
    pdn_canvas *c = q->sheet->canvas;
    double u = q->sheet->unit, x = x_of(q, s->from) + q->bar;
    double middle = x + reach_of(q, s), half = s->lost / 2;
    double end = lowest_lost(q, s->from) + 16 * u, y = s->lost_at;
    double head = fmin(6 * u + half, 20 * u);
    axes__curve upper = {
        {{x, y}, {middle, y}, {middle + half, y + half}, {middle + half, end}}};
    axes__curve lower = {{{x, y + s->lost},
                          {fmax(middle - half, x), y + s->lost},
                          {middle - half, y + s->lost},
                          {middle - half, end}}};
    pdn_type type = pdn_sheet_type(q->sheet, LOST, true, PDN_BROWN, PDN_CENTRE);
    const char *text = pdn_say("−%s", pdn_format_count(s->row->lost));
    double w = pdn_text_width(c, text, type, NULL, NULL) + 4 * u;

    if (s->lost > WIDE * u) {
        draw_wide_lost(q, s);
        return;
    }
    fill(q, &upper, &lower, PDN_BROWN, .7);
    pdn_polygon(c,
                (pdn_point[]){{middle - half - 4 * u, end},
                              {middle + half + 4 * u, end},
                              {middle, end + head}},
                3, PDN_BROWN, 1);
    pdn_box box = {middle - w / 2, end, w, head + 1.4 * type.size};
    if (!take(q, box)) return;
    box.y += head;
    box.height -= head;
    pdn_rect(c, box, 0xFFFFFF, .8);
    pdn_text(c, (pdn_point){middle, box.y + 1.05 * type.size}, text, type);
}

/* A place on a curve where a number finds room. */
static void draw_number(struct flow *q, const flow_step *s)
{
    static const double at[] = {.5, .62, .4, .72, .3, .8, .22};
    const axes__curve c =
        curve_of(q, s, s->a + s->width / 2, s->b + s->width / 2);
    double r = pdn_sheet_number_radius(q->sheet);

    for (size_t i = 0; i < PDN_COUNT(at); i++) {
        const pdn_point p = axes__along(&c, at[i]);
        if (!take(q, (pdn_box){p.x - r, p.y - r, 2 * r, 2 * r})) continue;
        pdn_sheet_number(q->sheet, p, q->number[s->index], PDN_INK);
        return;
    }
}

static void draw_steps(struct flow *q)
{
    for (size_t i = 0; i < q->f->steps; i++)
        draw_step(q, &q->f->step[i]);
    draw_services(q);
    for (size_t i = 0; i < q->f->steps; i++)
        if (q->f->step[i].lost > 0) draw_lost(q, &q->f->step[i]);
    for (size_t i = 0; i < q->f->steps; i++) {
        const flow_step *s = &q->f->step[i];
        if (s->first && q->number[s->index] > 0) draw_number(q, s);
    }
}

/* Far names are no farther than need be. */
static void near_rows(struct flow *q)
{
    double u = q->sheet->unit, top = (double)INFINITY, low = 0;

    for (size_t v = 0; v < q->f->nodes; v++) {
        const flow_node *n = &q->f->node[v];
        top = fmin(top, n->top);
        low = fmax(low, n->top + n->height);
    }
    q->top = fmax(q->top, top - q->label - 2 * q->row - 12 * u);
    q->low = fmin(q->low, low + 66 * u);
}

/* Names above their bars; where layers stand near each other, in rows of their
 * own. */
static bool lay_out(struct flow *q)
{
    pdn_sheet *s = q->sheet;
    double u = s->unit;
    pdn_box f = s->figure;
    double last = fmin(.2 * f.width, 150 * u);
    double steps = (double)(q->f->layers > 1 ? q->f->layers - 1 : 1);

    q->bar = 12 * u;
    q->left = f.x;
    q->spacing = (f.width - last) / steps;
    q->lines = q->spacing < 7 * pdn_sheet_size(s, NAME) ? 3 : 2;
    q->label = 1.35 * (double)q->lines * pdn_sheet_size(s, NAME);
    q->far_names = q->spacing < 100 * u;
    if (q->far_names) {
        q->lines = 2;
        q->label = 1.4 * pdn_sheet_size(s, NAME);
        q->row = 2.7 * pdn_sheet_size(s, NAME);
        q->top = f.y;
        q->low = f.y + f.height - 2 * q->row;
        f.y += 2 * q->row;
        f.height -= 4 * q->row;
    }
    while (!flow_layout__place(q->f, f, q->label, 16 * u,
                               52 * u + pdn_sheet_size(s, LOST))) {
        q->label *= .8;
        if (!(q->label > 1.2 * pdn_sheet_size(s, 0))) return false;
    }
    if (q->far_names) near_rows(q);
    return true;
}

bool flow_draw(pdn_sheet *s, flow_layout *f, const int *number)
{
    struct flow q = {.sheet = s, .f = f, .number = number};

    q.most = f->nodes + 2 * f->steps;
    q.taken = calloc(q.most + 1, sizeof *q.taken);
    q.name = calloc(f->nodes + 1, sizeof *q.name);
    bool fits = q.taken != NULL && q.name != NULL && lay_out(&q);
    if (fits) {
        for (size_t v = 0; v < f->nodes; v++)
            if (f->node[v].name != NULL) place_name(&q, v);
        draw_steps(&q);
    }
    free(q.taken);
    free(q.name);
    return fits;
}
