/* People, their contacts and names. */
#include "layout/labels.h"
#include "people_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- contacts ---- */

static pdn_pen pen_of_tie(const people *m, uint32_t i, uint32_t j)
{
    const pdn_network *g = m->p->network;
    double u = m->sheet->unit;
    size_t a = m->service[i], b = m->service[j];
    bool both =
        pdn_packed_has(&m->net.out, i, j) && pdn_packed_has(&m->net.out, j, i);
    bool silent = !g->answered[i] || !g->answered[j];
    bool broken = m->broken[a * m->map.ring->services + b] != 0;
    pdn_pen pen = {.color = a == b ? PDN_TIE_GREY : 0x9DA1A9,
                   .width = (m->faint > .4 ? 1 : .7) * u,
                   .opacity = a == b ? 1.5 * m->faint : m->faint};

    if (g->directed && !both) pen.dash = silent ? PDN_DOTTED : PDN_DASHED;
    if (broken) {
        pen.color = PDN_BROWN;
        pen.opacity = .85;
        pen.width = 1.3 * u;
    }
    return pen;
}

pdn_status people__place_links(people *m)
{
    pdn_status st = PDN_OK;
    const services__map *map = &m->map;
    const size_t services = map->ring->services;

    if (!people__crowd(m)) return PDN_OK;
    PDN_NEW(m->circle.service, services);
    m->links = *map;
    m->links.text = (pdn_arena){0};
    PDN_NEW(m->links.spot, services);
    for (size_t k = 0; k < services; k++) {
        m->circle.service[k] = map->ring->service[k];
        m->circle.service[k].x = (m->middle[k].x - map->centre.x) / map->rx;
        m->circle.service[k].y = (map->centre.y - m->middle[k].y) / map->ry;
        m->links.spot[k] = map->spot[k];
        m->links.spot[k].at = m->middle[k];
        m->links.spot[k].reach = m->reach[k];
    }
    m->circle.services = services;
    m->links.ring = &m->circle;
out:
    return st;
}

/* Whether the pair breaks down or works. */
static bool is_found(const pdn_pair *p)
{
    pdn_concern concern = pdn_concern_of(p->verdict);

    return concern == PDN_BREAKS || concern == PDN_WORKS;
}

/* Findings first, then by contacts. */
static int more_first(const void *a, const void *b)
{
    const pdn_pair *x = a, *y = b;
    bool first = is_found(x), second = is_found(y);

    if (first != second) return first ? -1 : 1;
    if (x->ties > y->ties) return -1;
    if (x->ties < y->ties) return 1;
    int order = strcmp(x->group_a, y->group_a);
    return order != 0 ? order : strcmp(x->group_b, y->group_b);
}

/* A line for each pair of services, as wide as it has many contacts: by
 * contacts per possible one, a service of one person would outdo all. All that
 * is found, and of the rest those of most contacts. */
static pdn_status draw_links(people *m)
{
    pdn_status st = PDN_OK;
    pdn_pair *pair = NULL;
    size_t n = 0, found = 0, drawn = 0;

    PDN_NEW(pair, m->p->pairs);
    for (size_t k = 0; k < m->p->pairs; k++) {
        const pdn_pair *p = &m->p->pair[k];
        bool contact = isfinite(p->ties) && p->ties > 0;
        if (pdn_pair_within(p) || !(contact || is_found(p))) continue;
        found += is_found(p);
        pair[n] = *p;
        pair[n++].density = contact ? p->ties : 0;
    }
    if (n > 0) qsort(pair, n, sizeof *pair, more_first);
    drawn = n - found > PEOPLE_LINES ? found + PEOPLE_LINES : n;
    m->lines_left_out = n - drawn;
    PDN_TRY(services__links(&m->links, pair, drawn, NULL, 0));
out:
    free(pair);
    return st;
}

pdn_status people__draw_ties(people *m)
{
    const pdn_packed *both = &m->net.both;

    if (people__crowd(m)) return draw_links(m);
    for (int storey = 0; storey < 2; storey++)
        for (uint32_t i = 0; i < m->n; i++)
            for (uint32_t k = both->start[i]; k < both->start[i + 1]; k++) {
                uint32_t j = both->to[k];
                if (j < i) continue;
                pdn_pen pen = pen_of_tie(m, i, j);
                if ((pen.color == PDN_BROWN) == (storey == 1))
                    pdn_line(m->sheet->canvas, m->at[i], m->at[j], pen);
            }
    return PDN_OK;
}

/* ---- people ---- */

void people__draw(const people *m)
{
    const pdn_network *g = m->p->network;
    pdn_canvas *c = m->sheet->canvas;

    for (size_t i = 0; i < m->n; i++) {
        pdn_mark mark =
            palette__service_mark(m->map.ring->service[m->service[i]].mark);
        mark.letter = 0;
        pdn_group_begin(c, m->p->names ? g->id[i] : NULL,
                        g->answered[i] ? m->map.spot[m->service[i]].name
                                       : pdn_word("did not answer"));
        marks__draw(c, m->at[i], m->radius[i], mark, !g->answered[i]);
        pdn_group_end(c);
    }
}

/* ---- names ---- */

static int larger_first(const void *a, const void *b)
{
    const pdn_label *x = a, *y = b;

    if (x->radius > y->radius) return -1;
    if (x->radius < y->radius) return 1;
    return (x->at.x > y->at.x) - (x->at.x < y->at.x);
}

static pdn_box around(pdn_box b, double margin)
{
    return (pdn_box){b.x - margin, b.y - margin, b.width + 2 * margin,
                     b.height + 2 * margin};
}

/* What names keep away from: the services' labels and the numbers. */
static void find_taken(const people *m, pdn_box *taken)
{
    size_t services = m->map.ring->services;
    double r = pdn_sheet_number_radius(m->sheet), u = m->sheet->unit;

    for (size_t k = 0; k < services; k++)
        taken[k] = around(people__label(m, k), 4 * u);
    for (size_t k = 0; k < m->numbers; k++)
        taken[services + k] =
            around((pdn_box){m->number[k].x, m->number[k].y, 0, 0}, r + 2 * u);
}

/* On a pale ground, so that no line runs through it. */
static void draw_name(const people *m, const pdn_label *l, pdn_type type)
{
    pdn_canvas *c = m->sheet->canvas;

    pdn_rect(c, around(l->box, .6 * m->sheet->unit), 0xFFFFFF, .8);
    pdn_text(c, (pdn_point){l->box.x, l->box.y + .8 * l->box.height}, l->text,
             type);
}

/* The largest first; who finds no room is counted. */
pdn_status people__draw_names(people *m)
{
    pdn_status st = PDN_OK;
    pdn_label *l = NULL;
    pdn_box *taken = NULL;
    size_t obstacles = m->map.ring->services + m->numbers;
    pdn_type type = pdn_sheet_type(m->sheet, 8, false, PDN_INK, PDN_LEFT);

    PDN_NEW(l, m->n);
    PDN_NEW(taken, obstacles);
    find_taken(m, taken);
    for (size_t i = 0; i < m->n; i++) {
        double up = 0, down = 0;
        l[i] = (pdn_label){
            .at = m->at[i], .radius = m->radius[i], .text = m->label[i]};
        l[i].width =
            pdn_text_width(m->sheet->canvas, l[i].text, type, &up, &down);
        l[i].height = .8 * (up + down);
    }
    if (m->n > 0) qsort(l, m->n, sizeof *l, larger_first);
    m->left_out =
        m->n - labels__place(l, m->n, taken, obstacles, m->sheet->figure);
    for (size_t i = 0; i < m->n; i++)
        if (l[i].placed) draw_name(m, &l[i], type);
out:
    free(taken);
    free(l);
    return st;
}

void people__draw_services(people *m)
{
    if (m->map.nameless) m->left_out += m->map.ring->services;
    for (size_t k = 0; k < m->map.ring->services; k++) {
        const pdn_service *s = &m->map.ring->service[k];
        double radius = 0;
        pdn_point at = people__name_mark(m, k, &radius);
        if (!s->gone && !m->map.nameless)
            marks__draw(m->sheet->canvas, at, radius,
                        palette__service_mark(s->mark), false);
    }
    services__names(&m->map);
}
