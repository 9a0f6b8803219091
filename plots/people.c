#include "pdnet/people.h"

#include "pdnet/labels.h"
#include "pdnet/ranking.h"
#include "pdnet/say.h"
#include "pdnet/stress.h"
#include "services_i.h"
#include "story_i.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SAID_OUT = 1, SAID_IN = 2, BROKEN = 4 };

typedef struct {
    const pdn_people *p;
    pdn_sheet *sheet;
    pdn_i_map map;
    pdn_groups q;
    size_t n;
    size_t *service; /* of each actor, in the ring */
    pdn_point *at;
    double *radius;
    unsigned char *broken; /* services x services */
    pdn_point *number;     /* of the findings */
    size_t numbers;
    size_t left_out; /* names that found no place */
    double faint;    /* opacity of an ordinary tie */
} people;

/* ---- sizes and places ---- */

static const pdn_measures *measures_of(const people *m, size_t i)
{
    const char *id = m->p->network->id[i];

    if (m->p->measure == NULL) return NULL;
    if (i < m->p->measures && strcmp(m->p->measure[i].id, id) == 0)
        return &m->p->measure[i];
    for (size_t k = 0; k < m->p->measures; k++)
        if (strcmp(m->p->measure[k].id, id) == 0) return &m->p->measure[k];
    return NULL;
}

static double size_of(const people *m, size_t i)
{
    const pdn_measures *row = measures_of(m, i);

    if (row == NULL) return pdn_absent(PDN_NOT_DEFINED);
    return m->p->by_degree ? row->degree : row->load;
}

/* Area by size; the largest stand for the 95th of a hundred and more, so that
 * one part-time post does not shrink all others. */
static pdn_status size_people(people *m)
{
    pdn_status st = PDN_OK;
    double *known = NULL, most = 1;
    size_t count = 0;
    double u = m->sheet->unit;
    double largest = fmin(8.5, 8.5 * sqrt(180 / (double)(m->n + 1))) * u;

    PDN_NEW(known, m->n);
    for (size_t i = 0; i < m->n; i++) {
        double x = size_of(m, i);
        if (!isfinite(x)) continue;
        size_t at = count++;
        while (at > 0 && known[at - 1] > x) {
            known[at] = known[at - 1];
            at--;
        }
        known[at] = x;
    }
    if (count > 0) most = known[(count - 1) * 95 / 100];
    for (size_t i = 0; i < m->n; i++) {
        double x = size_of(m, i);
        double share = isfinite(x) && most > 0 ? fmin(x / most, 1) : .3;
        m->radius[i] = largest * fmax(sqrt(share), .42);
    }
out:
    free(known);
    return st;
}

static bool in_the_way(const people *m)
{
    pdn_box f = m->sheet->figure;

    for (size_t i = 0; i < m->n; i++) {
        double r =
            pdn_mark_reach(m->radius[i], pdn_service_mark(m->service[i])) + 2;
        pdn_box own = {m->at[i].x - r, m->at[i].y - r, 2 * r, 2 * r};
        if (own.x < f.x || own.y < f.y || own.x + own.width > f.x + f.width ||
            own.y + own.height > f.y + f.height)
            return true;
        for (size_t k = 0; k < m->map.ring->services; k++)
            if (!m->map.ring->service[k].gone &&
                pdn_boxes_meet(own, m->map.spot[k].label))
                return true;
    }
    return false;
}

/* Brings the layout onto the page and parts what overlaps; drawn together a
 * little when that pushes somebody into a label. */
static void put_people(people *m, const pdn_place *place)
{
    const pdn_place *own = place + m->p->ring->services;

    for (int step = 0; step < 14; step++) {
        double scale = 1 - .03 * step;
        for (size_t i = 0; i < m->n; i++)
            m->at[i] =
                (pdn_point){m->map.centre.x + scale * m->map.rx * own[i].x,
                            m->map.centre.y - scale * m->map.ry * own[i].y};
        pdn_discs_part(m->at, m->radius, m->n, 1.6 * m->sheet->unit);
        if (!in_the_way(m)) break;
    }
}

/* ---- ties ---- */

static pdn_pen pen_of_tie(const people *m, size_t i, size_t j,
                          unsigned char said)
{
    const pdn_network *g = m->p->network;
    double u = m->sheet->unit;
    size_t a = m->service[i], b = m->service[j];
    bool both = said == (SAID_OUT | SAID_IN);
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

static pdn_status draw_ties(const people *m)
{
    const pdn_network *g = m->p->network;
    unsigned char *said = calloc(m->n * m->n + 1, 1);

    if (said == NULL) return pdn_no_memory();
    for (size_t e = 0; e < g->ties; e++) {
        if (!g->contact[e]) continue;
        size_t i = g->from[e], j = g->to[e];
        if (i < j)
            said[i * m->n + j] |= SAID_OUT;
        else
            said[j * m->n + i] |= SAID_IN;
    }
    for (int storey = 0; storey < 2; storey++)
        for (size_t i = 0; i < m->n; i++)
            for (size_t j = i + 1; j < m->n; j++) {
                unsigned char s = said[i * m->n + j];
                if (s == 0) continue;
                pdn_pen pen = pen_of_tie(m, i, j, s);
                if ((pen.color == PDN_BROWN) == (storey == 1))
                    pdn_line(m->sheet->canvas, m->at[i], m->at[j], pen);
            }
    free(said);
    return PDN_OK;
}

/* ---- findings ---- */

/* The middle of a service's people. */
static pdn_point middle_of(const people *m, size_t service)
{
    pdn_point sum = {0, 0};
    double count = 0;

    for (size_t i = 0; i < m->n; i++)
        if (m->service[i] == service) {
            sum.x += m->at[i].x;
            sum.y += m->at[i].y;
            count++;
        }
    if (count > 0) return (pdn_point){sum.x / count, sum.y / count};
    return m->map.spot[service].at;
}

static double room_at(const people *m, pdn_point p, const pdn_point *done,
                      size_t k)
{
    double r = pdn_sheet_number_radius(m->sheet), room = 3 * r;

    for (size_t i = 0; i < m->n; i++)
        room = fmin(room, hypot(p.x - m->at[i].x, p.y - m->at[i].y) - r -
                              1.3 * m->radius[i]);
    for (size_t i = 0; i < k; i++)
        room = fmin(room, hypot(p.x - done[i].x, p.y - done[i].y) - 2.2 * r);
    return room;
}

/* Between a and b, or from there towards the middle of the map, where nobody
 * stands; k numbers are placed already. */
static pdn_point number_place(const people *m, pdn_point a, pdn_point b,
                              const pdn_point *done, size_t k)
{
    double best = -1e9;
    pdn_point place = a, centre = m->map.centre;

    for (int in = 0; in <= 4; in++)
        for (int step = 0; step <= 12; step++) {
            double s = .5 + (step % 2 == 0 ? .025 : -.025) * step;
            double inwards = .08 * in;
            pdn_point c = {a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)};
            c.x += inwards * (centre.x - c.x);
            c.y += inwards * (centre.y - c.y);
            double room = room_at(m, c, done, k);
            if (room > best + 1e-9) {
                best = room;
                place = c;
            }
            if (room > 2) return place;
        }
    return place;
}

/* Places for the numbers of all findings. */
static pdn_status place_numbers(people *m, const pdn_i_story *t)
{
    pdn_status st = PDN_OK;

    PDN_NEW(m->number, t->breaks);
    m->numbers = t->breaks;
    for (size_t k = 0; k < t->breaks; k++) {
        const pdn_pair *p = &t->pair[t->index[k]];
        pdn_point a = middle_of(m, pdn_ring_find(m->map.ring, p->group_a));
        pdn_point b = middle_of(m, pdn_ring_find(m->map.ring, p->group_b));
        m->number[k] = number_place(m, a, b, m->number, k);
    }
out:
    return st;
}

/* Where no tie is drawn a dotted line says where one ought to be. */
static void draw_missing(const people *m, const pdn_i_story *t)
{
    for (size_t k = 0; k < t->breaks; k++) {
        const pdn_pair *p = &t->pair[t->index[k]];
        if (strcmp(p->verdict, "missing") != 0 || p->ties > 0) continue;
        pdn_line(m->sheet->canvas,
                 middle_of(m, pdn_ring_find(m->map.ring, p->group_a)),
                 middle_of(m, pdn_ring_find(m->map.ring, p->group_b)),
                 (pdn_pen){PDN_BROWN, 2.8 * m->sheet->unit, 1, PDN_DOTTED});
    }
}

/* ---- people ---- */

static void draw_people(const people *m)
{
    const pdn_network *g = m->p->network;
    pdn_canvas *c = m->sheet->canvas;

    for (size_t i = 0; i < m->n; i++) {
        pdn_mark mark =
            pdn_service_mark(m->map.ring->service[m->service[i]].mark);
        mark.letter = 0;
        pdn_group_begin(c, m->p->names ? g->id[i] : NULL,
                        g->answered[i] ? m->map.spot[m->service[i]].name
                                       : pdn_word("did not answer"));
        pdn_mark_draw(c, m->at[i], m->radius[i], mark, !g->answered[i]);
        pdn_group_end(c);
    }
}

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
        taken[k] = around(m->map.spot[k].label, 4 * u);
    for (size_t k = 0; k < m->numbers; k++)
        taken[services + k] =
            around((pdn_box){m->number[k].x, m->number[k].y, 0, 0}, r + 2 * u);
}

/* The largest first; who finds no room is counted. */
static pdn_status draw_names(people *m)
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
        l[i] = (pdn_label){.at = m->at[i],
                           .radius = m->radius[i],
                           .text = m->p->network->label[i]};
        l[i].width =
            pdn_text_width(m->sheet->canvas, l[i].text, type, &up, &down);
        l[i].height = .8 * (up + down);
    }
    if (m->n > 0) qsort(l, m->n, sizeof *l, larger_first);
    m->left_out =
        m->n - pdn_labels_place(l, m->n, taken, obstacles, m->sheet->figure);
    for (size_t i = 0; i < m->n; i++)
        if (l[i].placed)
            pdn_text(m->sheet->canvas,
                     (pdn_point){l[i].box.x, l[i].box.y + .8 * l[i].box.height},
                     l[i].text, type);
out:
    free(taken);
    free(l);
    return st;
}

/* ---- the column ---- */

static void tell_legend(const people *m, pdn_i_story *t)
{
    double u = m->sheet->unit;
    pdn_color grey = 0x8A8D93;
    size_t n = 0;

    if (m->p->network->directed) {
        t->row[n++] = (pdn_legend_line){
            {grey, 1.2 * u, 1, PDN_SOLID}, false, pdn_word("reported by both")};
        t->row[n++] = (pdn_legend_line){{grey, 1.2 * u, 1, PDN_DASHED},
                                        false,
                                        pdn_word("reported by one of the two")};
        t->row[n++] = (pdn_legend_line){{grey, 1.2 * u, 1, PDN_DOTTED},
                                        false,
                                        pdn_word("the other did not answer")};
    } else {
        t->row[n++] = (pdn_legend_line){
            {grey, 1.2 * u, 1, PDN_SOLID}, false, pdn_word("work together")};
    }
    if (t->breaks > 0)
        t->row[n++] = (pdn_legend_line){
            {PDN_BROWN, 2 * u, 1, PDN_SOLID},
            false,
            pdn_word("contact where collaboration gets stuck")};
    t->rows = n;
}

static char *tell_sizes(const people *m)
{
    const char *size = "";

    if (m->p->measure != NULL)
        size = m->p->by_degree ? pdn_word("Size: how many contacts.")
                               : pdn_word("Size: contacts per full-time post.");
    GString *note = g_string_new(size);
    g_string_append_printf(note, "%s%s", note->len > 0 ? " " : "",
                           pdn_word("Hollow: did not answer."));
    if (m->left_out > 0) {
        g_string_append_c(note, ' ');
        g_string_append_printf(note,
                               pdn_words_plural("%zu name is left out.",
                                                "%zu names are left out.",
                                                m->left_out),
                               m->left_out);
    }
    return g_string_free(note, FALSE);
}

/* ---- the sheet ---- */

static pdn_status find_broken(people *m)
{
    pdn_status st = PDN_OK;
    size_t n = m->p->ring->services;

    PDN_NEW(m->broken, n * n);
    for (size_t i = 0; i < m->p->pairs; i++) {
        const pdn_pair *p = &m->p->pair[i];
        size_t a = pdn_ring_find(m->p->ring, p->group_a);
        size_t b = pdn_ring_find(m->p->ring, p->group_b);
        if (a == SIZE_MAX || b == SIZE_MAX || a == b) continue;
        if (pdn_concern_of(p->verdict) == PDN_BREAKS)
            m->broken[a * n + b] = m->broken[b * n + a] = 1;
    }
out:
    return st;
}

static pdn_status prepare(people *m)
{
    pdn_status st = PDN_OK;
    const char *by = m->p->by != NULL ? m->p->by : "sector";

    m->n = m->p->network->actors;
    PDN_NEW(m->service, m->n);
    PDN_NEW(m->at, m->n);
    PDN_NEW(m->radius, m->n);
    PDN_TRY(pdn_groups_by(m->p->network, by, &m->q));
    for (size_t i = 0; i < m->n; i++) {
        m->service[i] = pdn_ring_find(m->p->ring, m->q.label[m->q.of[i]]);
        if (m->service[i] == SIZE_MAX)
            PDN_FAIL(PDN_EDATA,
                     "\"%s\" is not in the breakdown: made with "
                     "another --by?",
                     m->q.label[m->q.of[i]]);
    }
    PDN_TRY(find_broken(m));
    /* Many lines together are dark enough. */
    m->faint = fmin(.6, fmax(.25, 400 / (double)(m->p->network->ties + 1)));
out:
    return st;
}

static void people_clear(people *m)
{
    pdn_i_map_clear(&m->map);
    pdn_groups_clear(&m->q);
    free(m->service);
    free(m->at);
    free(m->radius);
    free(m->broken);
    free(m->number);
}

pdn_status pdn_people_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                            const pdn_people *p, const pdn_place *place)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    people m = {.p = p, .sheet = &sheet};
    pdn_i_story t = {.pair = p->pair, .pairs = p->pairs};
    char *title = NULL, *sizes = NULL;
    size_t shown = 0;

    PDN_TRY(prepare(&m));
    PDN_TRY(pdn_i_story_tell(&t));
    PDN_TRY(pdn_services_title(facts, p->pair, p->pairs, &title));
    pdn_sheet_begin(c, facts, title,
                    pdn_word("each mark is one person, each line a reported "
                             "contact"),
                    pdn_question("map"), &sheet);
    PDN_TRY(pdn_i_map_make(&sheet, p->ring, &m.map));
    PDN_TRY(size_people(&m));
    put_people(&m, place);
    PDN_TRY(place_numbers(&m, &t));
    PDN_TRY(draw_ties(&m));
    draw_missing(&m, &t);
    draw_people(&m);
    if (p->names) PDN_TRY(draw_names(&m));
    pdn_i_map_names(&m.map);
    sizes = tell_sizes(&m);
    t.size_note = sizes;
    tell_legend(&m, &t);
    shown = pdn_i_story_set(&sheet, &t);
    for (size_t k = 0; k < shown; k++)
        pdn_sheet_number(&sheet, m.number[k], (int)k + 1, PDN_BROWN);
out:
    g_free(sizes);
    free(title);
    pdn_i_story_clear(&t);
    people_clear(&m);
    return st;
}
