/* How large people are on the page, and where they and the numbers stand. */
#include "canvas/scale.h"
#include "discs.h"
#include "layout/labels.h"
#include "people_parts.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 500 };

/* ---- sizes ---- */

static double size_of(const people *m, const pdn_measures *row, size_t i)
{
    const pdn_packed *both = &m->net.both;

    if (row != NULL) return m->p->by_degree ? row->degree : row->load;
    if (m->p->measure == NULL && m->p->by_degree)
        return both->start[i + 1] - both->start[i];
    return pdn_absent(PDN_NOT_DEFINED);
}

static void find_sizes(const people *m, double *size)
{
    GHashTable *row = NULL;

    if (m->p->measure == NULL && !m->p->by_degree) { /* all alike */
        for (size_t i = 0; i < m->n; i++)
            size[i] = pdn_absent(PDN_NOT_DEFINED);
        return;
    }
    row = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t k = 0; m->p->measure != NULL && k < m->p->measures; k++) {
        const char *id = m->p->measure[k].id;
        if (id != NULL && !g_hash_table_contains(row, id))
            g_hash_table_insert(row, (void *)(uintptr_t)id,
                                (void *)(uintptr_t)&m->p->measure[k]);
    }
    for (size_t i = 0; i < m->n; i++)
        size[i] = size_of(m, g_hash_table_lookup(row, m->p->network->id[i]), i);
    g_hash_table_destroy(row);
}

/* The size that 95 of a hundred do not exceed; 1 when none is known. */
static pdn_status find_most(const double *size, size_t n, double *most)
{
    pdn_status st = PDN_OK;
    double *known = NULL;
    size_t count = 0;

    PDN_NEW(known, n);
    for (size_t i = 0; i < n; i++)
        if (isfinite(size[i])) known[count++] = size[i];
    if (count > 0) qsort(known, count, sizeof *known, scale__by_number);
    *most = count > 0 ? known[(count - 1) * 95 / 100] : 1;
out:
    free(known);
    return st;
}

/* Area by size; the largest stand for the 95th of a hundred and more, so that
 * one part-time post does not shrink all others. */
static pdn_status size_people(people *m)
{
    pdn_status st = PDN_OK;
    double *size = NULL, most = 1;
    double u = m->sheet->unit;
    double largest = fmin(8.5, 8.5 * sqrt(180 / (double)(m->n + 1))) * u;

    PDN_NEW(size, m->n);
    find_sizes(m, size);
    PDN_TRY(find_most(size, m->n, &most));
    for (size_t i = 0; i < m->n; i++) {
        double share =
            isfinite(size[i]) && most > 0 ? fmin(size[i] / most, 1) : .3;
        m->radius[i] = largest * fmax(sqrt(share), .42);
    }
out:
    free(size);
    return st;
}

/* ---- places ---- */

pdn_point people__name_mark(const people *m, size_t service, double *radius)
{
    const services__spot *s = &m->map.spot[service];
    double r = .36 * m->map.name_size, gap = .45 * m->map.name_size;

    *radius = r;
    return (pdn_point){s->right ? s->label.x - gap - r
                                : s->label.x + s->label.width + gap + r,
                       s->label.y + .7 * m->map.name_size};
}

pdn_box people__label(const people *m, size_t service)
{
    double r = 0;
    pdn_point mark = people__name_mark(m, service, &r);
    pdn_box b = m->map.spot[service].label;
    double left = fmin(b.x, mark.x - 1.3 * r);
    double right = fmax(b.x + b.width, mark.x + 1.3 * r);

    return (pdn_box){left, b.y, right - left, b.height};
}

/* Whether somebody stands in a service's label or outside the figure. */
static bool in_the_way(const people *m, size_t i)
{
    pdn_box f = m->sheet->figure;
    double r =
        marks__reach(m->radius[i], palette__service_mark(m->service[i])) + 2;
    pdn_box own = {m->at[i].x - r, m->at[i].y - r, 2 * r, 2 * r};

    if (own.x < f.x || own.y < f.y || own.x + own.width > f.x + f.width ||
        own.y + own.height > f.y + f.height)
        return true;
    for (size_t k = 0; k < m->map.ring->services; k++)
        if (!m->map.ring->service[k].gone &&
            labels__boxes_meet(own, people__label(m, k)))
            return true;
    return false;
}

static bool any_in_the_way(const people *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (in_the_way(m, i)) return true;
    return false;
}

/* The gap between people: less where they are small. */
static double gap_of(const people *m)
{
    double largest = 0;

    for (size_t i = 0; i < m->n; i++)
        largest = fmax(largest, m->radius[i]);
    return fmin(1.6 * m->sheet->unit, .7 * largest);
}

static void bring_onto_page(people *m, const pdn_place *own, double scale)
{
    for (size_t i = 0; i < m->n; i++)
        m->at[i] = (pdn_point){m->map.centre.x + scale * m->map.rx * own[i].x,
                               m->map.centre.y - scale * m->map.ry * own[i].y};
}

/* Brings the layout onto the page and parts what overlaps; drawn together a
 * little when that pushes somebody into a label. */
static pdn_status put_few(people *m, const pdn_place *own)
{
    pdn_status st = PDN_OK;

    for (int step = 0; step < 14; step++) {
        bring_onto_page(m, own, 1 - .03 * step);
        PDN_TRY(discs__part(m->at, m->radius, m->n, gap_of(m), ROUNDS, NULL));
        if (!any_in_the_way(m)) break;
    }
out:
    return st;
}

/* The middle of each service's people; gone services keep their place. */
static void find_middles(people *m)
{
    const size_t services = m->map.ring->services;

    for (size_t k = 0; k < services; k++) {
        m->middle[k] = (pdn_point){0, 0};
        m->reach[k] = 0;
    }
    for (size_t i = 0; i < m->n; i++) {
        pdn_point *p = &m->middle[m->service[i]];
        *p = (pdn_point){p->x + m->at[i].x, p->y + m->at[i].y};
        m->reach[m->service[i]]++;
    }
    for (size_t k = 0; k < services; k++)
        m->middle[k] = m->reach[k] > 0
                           ? (pdn_point){m->middle[k].x / m->reach[k],
                                         m->middle[k].y / m->reach[k]}
                           : m->map.spot[k].at;
}

/* How far the discs of a service reach from its middle, packed. */
static void find_reach(people *m)
{
    const double half = gap_of(m) / 2, packed = .75;

    for (size_t k = 0; k < m->map.ring->services; k++)
        m->reach[k] = 0;
    for (size_t i = 0; i < m->n; i++)
        m->reach[m->service[i]] +=
            (m->radius[i] + half) * (m->radius[i] + half) / packed;
    for (size_t k = 0; k < m->map.ring->services; k++)
        m->reach[k] = sqrt(m->reach[k]);
}

/* All people as much smaller than `whole` as keeps two services from
 * touching. */
static void shrink(people *m, const double *whole)
{
    const size_t services = m->map.ring->services;
    double most = 1;

    memcpy(m->radius, whole, m->n * sizeof *whole);
    find_reach(m);
    for (size_t a = 0; a < services; a++)
        for (size_t b = 0; b < a; b++) {
            double far = hypot(m->middle[a].x - m->middle[b].x,
                               m->middle[a].y - m->middle[b].y);
            double want = m->reach[a] + m->reach[b];
            if (m->reach[a] > 0 && m->reach[b] > 0)
                most = fmin(most, .9 * far / want);
        }
    for (size_t i = 0; i < m->n; i++)
        m->radius[i] *= fmax(most, .3);
    find_reach(m);
}

/* How far a place is from a box; 0 within. */
static double far_from(pdn_point p, pdn_box b)
{
    double x = fmax(fmax(b.x - p.x, p.x - b.x - b.width), 0);
    double y = fmax(fmax(b.y - p.y, p.y - b.y - b.height), 0);

    return hypot(x, y);
}

/* Whether a service's people, packed, would stand in a label or outside. */
static bool any_in_a_label(const people *m)
{
    const pdn_box f = m->sheet->figure;

    for (size_t a = 0; a < m->map.ring->services; a++) {
        double r = 1.05 * m->reach[a];
        pdn_point c = m->middle[a];
        if (!(r > 0)) continue;
        if (c.x - r < f.x || c.x + r > f.x + f.width || c.y - r < f.y ||
            c.y + r > f.y + f.height)
            return true;
        for (size_t k = 0; k < m->map.ring->services; k++)
            if (!m->map.ring->service[k].gone &&
                far_from(c, people__label(m, k)) < r)
                return true;
    }
    return false;
}

/* Draws each service's people together until they are as dense as packed discs
 * on the whole: of a disc of radius r the mean square is r^2 / 2. */
static pdn_status gather(people *m)
{
    pdn_status st = PDN_OK;
    double *square = NULL, *count = NULL;

    PDN_NEW(square, m->map.ring->services);
    PDN_NEW(count, m->map.ring->services);
    for (size_t i = 0; i < m->n; i++) {
        pdn_point c = m->middle[m->service[i]];
        double x = m->at[i].x - c.x, y = m->at[i].y - c.y;
        square[m->service[i]] += x * x + y * y;
        count[m->service[i]]++;
    }
    for (size_t i = 0; i < m->n; i++) {
        size_t k = m->service[i];
        pdn_point c = m->middle[k], *p = &m->at[i];
        double wide = sqrt(2 * square[k] / count[k]);
        double s = wide > 0 ? fmin(1, m->reach[k] / wide) : 1;
        *p = (pdn_point){c.x + s * (p->x - c.x), c.y + s * (p->y - c.y)};
    }
out:
    free(square);
    free(count);
    return st;
}

/* Draws those who stand in a label, or far from their service, towards it; how
 * many. */
static size_t draw_in(people *m)
{
    size_t drawn = 0;

    for (size_t i = 0; i < m->n; i++) {
        pdn_point c = m->middle[m->service[i]], *p = &m->at[i];
        double far = hypot(p->x - c.x, p->y - c.y);
        if (far < 1.25 * m->reach[m->service[i]] && !in_the_way(m, i)) continue;
        *p = (pdn_point){c.x + .7 * (p->x - c.x), c.y + .7 * (p->y - c.y)};
        drawn++;
    }
    return drawn;
}

/* A crowd: as wide as leaves the labels free of the services as wholes, then
 * person after person. */
static pdn_status put_crowd(people *m, const pdn_place *own)
{
    pdn_status st = PDN_OK;
    double *whole = NULL;

    PDN_NEW(whole, m->n);
    memcpy(whole, m->radius, m->n * sizeof *whole);
    for (int step = 0; step < 14; step++) {
        bring_onto_page(m, own, 1 - .03 * step);
        find_middles(m);
        shrink(m, whole);
        if (!any_in_a_label(m)) break;
    }
    PDN_TRY(gather(m));
    PDN_TRY(discs__part(m->at, m->radius, m->n, gap_of(m), ROUNDS / 5, NULL));
    for (int step = 0; step < 12 && draw_in(m) > 0; step++)
        PDN_TRY(
            discs__part(m->at, m->radius, m->n, gap_of(m), ROUNDS / 25, NULL));
out:
    free(whole);
    return st;
}

pdn_status people__place(people *m, const pdn_place *place)
{
    pdn_status st = PDN_OK;

    PDN_NEW(m->middle, m->map.ring->services);
    PDN_NEW(m->reach, m->map.ring->services);
    PDN_TRY(size_people(m));
    if (people__crowd(m))
        PDN_TRY(put_crowd(m, place + m->p->ring->services));
    else
        PDN_TRY(put_few(m, place + m->p->ring->services));
    find_middles(m);
    find_reach(m);
out:
    return st;
}

/* ---- the findings' numbers ---- */

static double clearance_at(const people *m, pdn_point p, size_t k)
{
    double r = pdn_sheet_number_radius(m->sheet), clearance = 3 * r;

    for (size_t i = 0; i < m->n; i++)
        clearance = fmin(clearance, hypot(p.x - m->at[i].x, p.y - m->at[i].y) -
                                        r - 1.3 * m->radius[i]);
    for (size_t i = 0; i < k; i++)
        clearance =
            fmin(clearance,
                 hypot(p.x - m->number[i].x, p.y - m->number[i].y) - 2.2 * r);
    return clearance;
}

/* The share `part` of the way between two services: along the line between
 * their people; in a crowd along the pair's curve. */
static pdn_point on_the_way(const people *m, size_t a, size_t b,
                            const pdn_point end[2], double part)
{
    if (people__crowd(m)) {
        axes__curve q = services__curve_of(&m->links, a, b);
        return axes__along(&q, part);
    }
    return (pdn_point){end[0].x + part * (end[1].x - end[0].x),
                       end[0].y + part * (end[1].y - end[0].y)};
}

/* Between services a and b, or from there towards the middle of the map, where
 * nobody stands; k numbers are placed already. */
static pdn_point number_place(const people *m, size_t a, size_t b, size_t k)
{
    const pdn_point end[2] = {m->middle[a], m->middle[b]};
    pdn_point place = end[0], centre = m->map.centre;
    double best = -1e9;

    for (int in = 0; in <= 4; in++)
        for (int step = 0; step <= 12; step++) {
            double part = .5 + (step % 2 == 0 ? .025 : -.025) * step;
            double inwards = .08 * in;
            pdn_point c = on_the_way(m, a, b, end, part);
            c.x += inwards * (centre.x - c.x);
            c.y += inwards * (centre.y - c.y);
            double clearance = clearance_at(m, c, k);
            if (clearance > best + 1e-9) {
                best = clearance;
                place = c;
            }
            if (clearance > 2) return place;
        }
    return place;
}

pdn_status people__place_numbers(people *m, const findings_column *t)
{
    pdn_status st = PDN_OK;

    PDN_NEW(m->number, t->breaks);
    m->numbers = t->breaks;
    for (size_t k = 0; k < t->breaks; k++) {
        const pdn_pair *p = &t->pair[t->index[k]];
        m->number[k] = number_place(m, pdn_ring_find(m->map.ring, p->group_a),
                                    pdn_ring_find(m->map.ring, p->group_b), k);
    }
out:
    return st;
}

void people__draw_missing(const people *m, const findings_column *t)
{
    if (people__crowd(m)) return; /* the pair's curve says it */
    for (size_t k = 0; k < t->breaks; k++) {
        const pdn_pair *p = &t->pair[t->index[k]];
        if (p->verdict != PDN_MISSING || p->ties > 0) continue;
        pdn_line(m->sheet->canvas,
                 m->middle[pdn_ring_find(m->map.ring, p->group_a)],
                 m->middle[pdn_ring_find(m->map.ring, p->group_b)],
                 (pdn_pen){PDN_BROWN, 2.8 * m->sheet->unit, 1, PDN_DOTTED});
    }
}
