/* The links, marks and labels of the map of services. */
#include "canvas/scale.h"
#include "map_parts.h"
#include "sheet/verdict_look.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLES = 24 };

/* ---- how a pair is drawn ---- */

/* The densities that are drawn widest (exceeded by one pair of ten, so that a
 * single close pair does not make all others thin) and in full grey (by one of
 * three). */
typedef struct {
    double widest, full;
} scale;

static pdn_status find_scale(const pdn_pair *pair, size_t n, scale *out)
{
    pdn_status st = PDN_OK;
    double *density = NULL;
    size_t count = 0;

    PDN_NEW(density, n);
    for (size_t i = 0; i < n; i++)
        if (!pdn_pair_within(&pair[i]) && pair[i].density > 0)
            density[count++] = pair[i].density;
    if (count > 0) qsort(density, count, sizeof *density, scale__by_number);
    *out = (scale){1, 0};
    if (count > 0)
        *out = (scale){density[(count - 1) * 9 / 10],
                       density[(count - 1) * 2 / 3]};
out:
    free(density);
    return st;
}

bool services__is_hidden(const pdn_pair *p)
{
    return pdn_state_of(p->ties) == PDN_SUPPRESSED &&
           !(verdict_look__of(p->verdict)->least > 0);
}

/* Whether a pair has a line by how much contact there is alone: of no verdict,
 * or as expected. */
static bool is_plain(const pdn_pair *p)
{
    return p->ties > 0 && !(verdict_look__of(p->verdict)->least > 0);
}

static bool is_pale(const pdn_pair *p, scale k)
{
    return p->density < k.full;
}

pdn_status services__plain_lines(const pdn_pair *pair, size_t pairs,
                                 services__plain *out)
{
    scale k = {1, 0};
    pdn_status st = find_scale(pair, pairs, &k);

    *out = (services__plain){false, false};
    for (size_t i = 0; i < pairs && st == PDN_OK; i++) {
        if (pdn_pair_within(&pair[i]) || !is_plain(&pair[i])) continue;
        *(is_pale(&pair[i], k) ? &out->pale : &out->full) = true;
    }
    return st;
}

/* Width 0: nothing is drawn. */
static pdn_pen pen_of(const pdn_pair *p, scale k, double unit)
{
    double share = isfinite(p->density) ? fmin(p->density / k.widest, 1) : 0;
    double width = unit * (1 + 6.5 * share * share);
    const verdict_look *look = verdict_look__of(p->verdict);

    if (look->least > 0)
        return (pdn_pen){
            look->color,
            fmax(fmin(width, look->most * unit), look->least * unit), 1,
            look->dash};
    if (services__is_hidden(p)) return verdict_look__hidden(unit);
    if (!is_plain(p)) return (pdn_pen){.width = 0};
    return (pdn_pen){is_pale(p, k) ? PDN_TIE_PALE : PDN_TIE_GREY, width, 1,
                     PDN_SOLID};
}

/* What is drawn first lies lowest. */
static int storey(const pdn_pair *p, scale k)
{
    switch (pdn_concern_of(p->verdict)) {
    case PDN_BREAKS: return 4;
    case PDN_WORKS: return 3;
    case PDN_THIN: return 2;
    case PDN_UNKNOWN:
        if (p->verdict != PDN_NO_VERDICT) return 0;
        break;
    case PDN_PLAIN:
    case PDN_WITHHELD: break;
    }
    return p->density >= k.full ? 1 : 0;
}

static bool is_unknown(const pdn_pair *p)
{
    return p->verdict == PDN_NOT_KNOWN;
}

static bool are_many(const pdn_pair *pair, size_t pairs,
                     bool (*what)(const pdn_pair *p))
{
    size_t between = 0, n = 0;

    for (size_t i = 0; i < pairs; i++) {
        if (pdn_pair_within(&pair[i])) continue;
        between++;
        n += what(&pair[i]);
    }
    return verdict_look__are_many(n, between);
}

bool services__hides_unknown(const pdn_pair *pair, size_t pairs)
{
    return are_many(pair, pairs, is_unknown);
}

bool services__hides_hidden(const pdn_pair *pair, size_t pairs)
{
    return are_many(pair, pairs, services__is_hidden);
}

/* ---- links ---- */

/* The part of the curve at which it comes out of the mark of its end. */
static double end_of(const services__map *m, const axes__curve *q, size_t b)
{
    const services__spot *s = &m->spot[b];

    double t = 1;

    while (t > .5) {
        pdn_point p = axes__along(q, t);
        if (hypot(p.x - s->at.x, p.y - s->at.y) > s->reach + 3 * m->sheet->unit)
            return t;
        t -= .005;
    }
    return .5;
}

/* Splits off the first part of a curve (de Casteljau). */
static axes__curve first_part(const axes__curve *q, double t)
{
    pdn_point p[4] = {q->p[0], q->p[1], q->p[2], q->p[3]};
    axes__curve out;

    for (int i = 0; i < 4; i++) {
        out.p[i] = p[0];
        for (int j = 0; j < 3 - i; j++)
            p[j] = (pdn_point){p[j].x + (p[j + 1].x - p[j].x) * t,
                               p[j].y + (p[j + 1].y - p[j].y) * t};
    }
    return out;
}

static void draw_curve(pdn_canvas *c, const axes__curve *q, pdn_pen pen)
{
    pdn_curve(c, q->p[0], q->p[1], q->p[2], q->p[3], pen);
}

/* The arrow goes from the side that reports the contact to the other. */
static void draw_one_sided(const services__map *m, const pdn_pair *p, size_t a,
                           size_t b, pdn_pen pen)
{
    pdn_canvas *c = m->sheet->canvas;
    bool turned = !pdn_pair_a_speaks(p);
    axes__curve q =
        turned ? services__curve_of(m, b, a) : services__curve_of(m, a, b);
    double head = fmax(3.4 * pen.width, 13 * m->sheet->unit);
    double t = end_of(m, &q, turned ? a : b);
    pdn_point tip = axes__along(&q, t), neck = tip;

    while (t > 0 && hypot(neck.x - tip.x, neck.y - tip.y) < .8 * head)
        neck = axes__along(&q, t -= .005);
    axes__curve shaft = first_part(&q, t);
    draw_curve(c, &shaft, pen);
    marks__arrow(c, neck, tip, head, pen.color);
}

/* To and fro across the curve. */
static void draw_zigzag(const services__map *m, const axes__curve *q,
                        pdn_pen pen)
{
    enum { MOST = 400 };
    pdn_point p[MOST], at = axes__along(q, 0);
    double wave = 7 * m->sheet->unit, away = 0;
    size_t n = 0;

    p[n++] = at;
    for (int i = 1; i <= 2000 && n < MOST - 1; i++) {
        pdn_point next = axes__along(q, i / 2000.0);
        double dx = next.x - at.x, dy = next.y - at.y, step = hypot(dx, dy);
        away += step;
        at = next;
        if (away < wave || !(step > 0)) continue;
        double side = (n % 2 == 0 ? .6 : -.6) * wave / step;
        p[n++] = (pdn_point){at.x - side * dy, at.y + side * dx};
        away = 0;
    }
    p[n++] = axes__along(q, 1);
    pdn_polyline(m->sheet->canvas, p, n, false, pen);
}

static void draw_form(const services__map *m, const axes__curve *q,
                      verdict_line form, pdn_pen pen)
{
    pdn_canvas *c = m->sheet->canvas;

    if (form == VERDICT_LINE_ZIGZAG) {
        draw_zigzag(m, q,
                    (pdn_pen){pen.color, fmin(pen.width, 2.4 * m->sheet->unit),
                              1, PDN_SOLID});
        return;
    }
    draw_curve(c, q, pen);
    if (form == VERDICT_LINE_DOUBLE) {
        pen.color = 0xFFFFFF;
        pen.width *= VERDICT_LINE_GAP;
        draw_curve(c, q, pen);
    }
    if (form == VERDICT_LINE_BEAD)
        pdn_disc(c, axes__along(q, .5), VERDICT_LINE_BEAD_SIZE * pen.width,
                 pen.color, 1);
}

/* Lighter and thin, of the same shape. */
static pdn_pen in_the_background(pdn_pen pen, double unit)
{
    pen.color = 0xC2A377;
    pen.width = fmax(.4 * pen.width, 1.1 * unit);
    return pen;
}

static void draw_link(const services__map *m, const pdn_pair *p, scale k,
                      bool behind)
{
    pdn_canvas *c = m->sheet->canvas;
    size_t a = pdn_ring_find(m->ring, p->group_a);
    size_t b = pdn_ring_find(m->ring, p->group_b);
    pdn_pen pen = pen_of(p, k, m->sheet->unit);
    char title[300];

    if (behind) pen = in_the_background(pen, m->sheet->unit);
    if (!(pen.width > 0) || a == SIZE_MAX || b == SIZE_MAX) return;
    snprintf(title, sizeof title, "%s – %s%s%s", m->spot[a].name,
             m->spot[b].name, p->verdict != PDN_NO_VERDICT ? ": " : "",
             pdn_word_of_pair(p));
    pdn_group_begin(c,
                    p->verdict != PDN_NO_VERDICT
                        ? pdn_code_text(&pdn_verdict_codes, p->verdict)
                        : NULL,
                    title);
    if (verdict_look__of(p->verdict)->arrow) {
        draw_one_sided(m, p, a, b, pen);
    } else {
        axes__curve q = services__curve_of(m, a, b);
        draw_form(m, &q, verdict_look__of(p->verdict)->form, pen);
        if (services__is_hidden(p))
            verdict_look__cross(c, axes__along(&q, .5), m->sheet->unit);
    }
    pdn_group_end(c);
}

/* ---- numbers ---- */

/* How free a place on a curve is for its number. */
static double clearance_at(const services__map *m, pdn_point p,
                           const axes__curve *all, size_t n, size_t k,
                           const pdn_point *done)
{
    double r = pdn_sheet_number_radius(m->sheet);
    double clearance = 4 * r;

    for (size_t i = 0; i < m->ring->services; i++)
        clearance = fmin(clearance,
                         hypot(p.x - m->spot[i].at.x, p.y - m->spot[i].at.y) -
                             m->spot[i].reach - r);
    for (size_t i = 0; i < k; i++)
        clearance =
            fmin(clearance, hypot(p.x - done[i].x, p.y - done[i].y) - 2 * r);
    for (size_t i = 0; i < n; i++)
        for (int j = 0; i != k && j <= SAMPLES; j++) {
            pdn_point q = axes__along(&all[i], (double)j / SAMPLES);
            clearance = fmin(clearance, hypot(p.x - q.x, p.y - q.y) - r);
        }
    return clearance;
}

/* A number stands in the middle of its curve, or near it: `off` keeps it from
 * what is drawn there. */
static pdn_point best_place(const services__map *m, const axes__curve *all,
                            size_t n, size_t k, const pdn_point *done,
                            double off)
{
    double best = -1e9, enough = 5 * m->sheet->unit;
    pdn_point middle = axes__along(&all[k], .5), place = middle;

    for (int step = 0; step <= 16; step++) {
        double t = .5 + (step % 2 == 0 ? .02 : -.02) * (double)(step + 1) / 1;
        pdn_point p = axes__along(&all[k], step == 0 ? .5 : t);
        double clearance =
            fmin(clearance_at(m, p, all, n, k, done),
                 off > 0 ? 4 * (hypot(p.x - middle.x, p.y - middle.y) - off)
                         : enough);
        if (clearance > best) {
            best = clearance;
            place = p;
        }
        if (clearance >= enough) break;
    }
    return place;
}

static pdn_status draw_numbers(const services__map *m, const pdn_pair *pair,
                               const size_t *number, size_t n)
{
    pdn_status st = PDN_OK;
    axes__curve *q = NULL;
    pdn_point *at = NULL;

    PDN_NEW(q, n);
    PDN_NEW(at, n);
    for (size_t k = 0; k < n; k++)
        q[k] = services__curve_of(
            m, pdn_ring_find(m->ring, pair[number[k]].group_a),
            pdn_ring_find(m->ring, pair[number[k]].group_b));
    for (size_t k = 0; k < n; k++) {
        bool bead = verdict_look__of(pair[number[k]].verdict)->form ==
                    VERDICT_LINE_BEAD;
        at[k] = best_place(
            m, q, n, k, at,
            bead ? pdn_sheet_number_radius(m->sheet) + 9 * m->sheet->unit : 0);
        pdn_sheet_number(m->sheet, at[k], (int)k + 1, PDN_BROWN);
    }
out:
    free(at);
    free(q);
    return st;
}

bool services__has_many(const pdn_pair *pair, size_t pairs)
{
    enum { MANY = 12 };
    size_t breaks = 0;

    for (size_t i = 0; i < pairs; i++)
        breaks += !pdn_pair_within(&pair[i]) &&
                  pdn_concern_of(pair[i].verdict) == PDN_BREAKS;
    return breaks > MANY;
}

static bool has_number(const size_t *number, size_t n, size_t row)
{
    for (size_t k = 0; k < n; k++)
        if (number[k] == row) return true;
    return false;
}

/* What is drawn one over the other, lowest first: see storey; of many breaks
 * those with a number over the others. */
enum { STOREYS = 6 };

pdn_status services__links(const services__map *m, const pdn_pair *pair,
                           size_t pairs, const size_t *number, size_t n)
{
    scale k = {1, 0};
    const bool no_unknown = services__hides_unknown(pair, pairs);
    const bool no_hidden = services__hides_hidden(pair, pairs);
    const bool many = services__has_many(pair, pairs);
    pdn_status st = find_scale(pair, pairs, &k);

    if (st != PDN_OK) return st;
    for (int level = 0; level < STOREYS; level++)
        for (size_t i = 0; i < pairs; i++) {
            if (pdn_pair_within(&pair[i]) ||
                (no_unknown && is_unknown(&pair[i])) ||
                (no_hidden && services__is_hidden(&pair[i])))
                continue;
            const int of = storey(&pair[i], k);
            const bool breaks = of == STOREYS - 2;
            const bool front = breaks && many && has_number(number, n, i);
            if (of + front == level)
                draw_link(m, &pair[i], k, breaks && many && !front);
        }
    return draw_numbers(m, pair, number, n);
}

/* ---- marks and labels ---- */

static void draw_leader(const services__map *m, const services__spot *s)
{
    if (m->nameless) return;
    double u = m->sheet->unit;
    double edge =
        s->right ? s->label.x - 2 * u : s->label.x + s->label.width + 2 * u;
    double y = fmin(fmax(s->at.y, s->label.y + .4 * m->name_size),
                    s->label.y + s->label.height - .3 * m->name_size);
    double dx = edge - s->at.x, dy = y - s->at.y;
    double away = hypot(dx, dy);

    if (away < s->reach + 22 * u) return;
    double k = (s->reach + 2 * u) / away;
    pdn_line(m->sheet->canvas, (pdn_point){s->at.x + k * dx, s->at.y + k * dy},
             (pdn_point){edge, y},
             (pdn_pen){.color = 0xB0B0B0, .width = .8 * u});
}

/* "15/18" on the outer side of the name's first line. */
static void draw_fraction(const services__map *m, const services__spot *s)
{
    pdn_type type = {.size = m->count_size,
                     .bold = s->few,
                     .color = s->few ? PDN_BROWN : PDN_GREY,
                     .align = s->right ? PDN_RIGHT : PDN_LEFT};
    double ascent = 0;

    pdn_text_width(m->sheet->canvas, "N",
                   (pdn_type){.size = m->name_size, .bold = true}, &ascent,
                   NULL);
    pdn_text(m->sheet->canvas,
             (pdn_point){s->right ? s->label.x + s->label.width : s->label.x,
                         s->label.y + ascent},
             s->fraction, type);
}

static void draw_label(const services__map *m, const services__spot *s)
{
    if (m->nameless) return;
    pdn_canvas *c = m->sheet->canvas;
    pdn_align align = s->right ? PDN_LEFT : PDN_RIGHT;
    pdn_point at = {s->label.x, s->label.y};
    double beside = m->short_counts ? s->label.width - s->name_width : 0;

    pdn_paragraph(c, (pdn_point){at.x + (s->right ? 0 : beside), at.y},
                  s->label.width - beside, s->shown,
                  (pdn_type){.size = m->name_size,
                             .bold = true,
                             .color = PDN_INK,
                             .align = align},
                  true);
    at.y += s->name_height;
    if (m->short_counts)
        draw_fraction(m, s);
    else if (s->count[0] != '\0')
        pdn_paragraph(c, at, s->label.width, s->count,
                      (pdn_type){.size = m->count_size,
                                 .bold = s->few,
                                 .color = s->few ? PDN_BROWN : PDN_GREY,
                                 .align = align},
                      true);
}

void services__marks(const services__map *m)
{
    pdn_canvas *c = m->sheet->canvas;

    for (size_t i = 0; i < m->ring->services; i++) {
        const pdn_service *s = &m->ring->service[i];
        if (s->gone) continue;
        draw_leader(m, &m->spot[i]);
        pdn_group_begin(c, s->id, m->spot[i].name);
        marks__draw(c, m->spot[i].at, m->spot[i].radius,
                    palette__service_mark(s->mark), false);
        draw_label(m, &m->spot[i]);
        pdn_group_end(c);
    }
}

void services__names(const services__map *m)
{
    for (size_t i = 0; i < m->ring->services; i++)
        if (!m->ring->service[i].gone) draw_label(m, &m->spot[i]);
}
