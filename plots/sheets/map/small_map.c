/* One small map of services: a wave, in the places of all. */
#include "small_map.h"

#include "canvas/scale.h"
#include "sheet/verdict_look.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool small_map__is_hidden(const pdn_pair *p)
{
    return pdn_state_of(p->ties) == PDN_SUPPRESSED;
}

static bool is_unknown(const pdn_pair *p)
{
    return !small_map__is_hidden(p) && !(p->possible > 0);
}

/* Too small to be shown: beside every other service it is hidden. */
static bool is_too_small(const pdn_multiple *w, const char *id)
{
    bool there = false;

    for (size_t i = 0; i < w->pairs; i++) {
        const pdn_pair *p = &w->pair[i];
        const bool a = strcmp(p->group_a, id) == 0;
        if (!a && strcmp(p->group_b, id) != 0) continue;
        if (pdn_state_of(a ? p->actors_a : p->actors_b) != PDN_SUPPRESSED)
            return false;
        there = true;
    }
    return there;
}

static bool is_of_small(const pdn_multiple *w, const pdn_pair *p)
{
    return is_too_small(w, p->group_a) || is_too_small(w, p->group_b);
}

/* Of what is between services, where both are shown. */
static bool are_many_hidden(const pdn_multiple *w)
{
    size_t between = 0, n = 0;

    for (size_t i = 0; i < w->pairs; i++) {
        const pdn_pair *p = &w->pair[i];
        if (pdn_pair_within(p) || is_of_small(w, p)) continue;
        between++;
        n += small_map__is_hidden(p);
    }
    return verdict_look__are_many(n, between);
}

static bool are_many_unknown(const pdn_multiple *w)
{
    size_t between = 0, n = 0;

    for (size_t i = 0; i < w->pairs; i++) {
        between += !pdn_pair_within(&w->pair[i]);
        n += !pdn_pair_within(&w->pair[i]) && is_unknown(&w->pair[i]);
    }
    return verdict_look__are_many(n, between);
}

/* Exceeded by one pair of ten, over all waves. */
static pdn_status find_widest(const pdn_multiple *m, size_t n, double *out)
{
    pdn_status st = PDN_OK;
    double *density = NULL;
    size_t all = 0, count = 0;

    for (size_t k = 0; k < n; k++)
        all += m[k].pairs;
    PDN_NEW(density, all);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < m[k].pairs; i++)
            if (!pdn_pair_within(&m[k].pair[i]) && m[k].pair[i].density > 0)
                density[count++] = m[k].pair[i].density;
    if (count > 0) qsort(density, count, sizeof *density, scale__by_number);
    *out = count > 0 ? density[(count - 1) * 9 / 10] : 1;
out:
    free(density);
    return st;
}

pdn_status small_map__begin(const pdn_multiple *m, size_t n, double unit,
                            small_map *out)
{
    *out = (small_map){.all = m, .waves = n, .widest = 1, .unit = unit};
    /* where one map leaves them out, all do: they are looked at together */
    for (size_t k = 0; k < n; k++)
        out->many |= are_many_hidden(&m[k]);
    return find_widest(m, n, &out->widest);
}

/* ---- the services ---- */

static bool is_there(const pdn_multiple *w, const char *id)
{
    for (size_t i = 0; i < w->pairs; i++)
        if (strcmp(w->pair[i].group_a, id) == 0 ||
            strcmp(w->pair[i].group_b, id) == 0)
            return true;
    return false;
}

/* Marks of one size in their places; their names stand beside them where
 * there is room, of many in small type, with room below them where one wave
 * has to say there that the service is too small. The same in every map. */
static pdn_status place(small_map *s, const pdn_sheet *sheet,
                        const pdn_ring *ring, pdn_box box)
{
    pdn_status st = PDN_OK;
    enum { FEW = 8 };
    const double small_type = ring->services > FEW ? .72 : 1;
    pdn_ring names = *ring;

    s->sheet = *sheet;
    s->sheet.figure = box;
    s->sheet.unit *= small_type;
    names.service = NULL;
    PDN_NEW(names.service, ring->services);
    for (size_t i = 0; i < ring->services; i++) {
        pdn_service *v = &names.service[i];
        *v = ring->service[i];
        v->actors = v->answered = (double)NAN;
        v->gone = false;
        for (size_t k = 0; k < s->waves; k++)
            if (is_too_small(&s->all[k], v->id))
                v->actors = pdn_absent(PDN_SUPPRESSED);
    }
    PDN_TRY(services__make(&s->sheet, &names, &s->map));
    s->ring = names;
    s->map.ring = &s->ring;
    names.service = NULL;
out:
    free(names.service);
    return st;
}

static void displace(small_map *s)
{
    services__clear(&s->map);
    free(s->ring.service);
    s->ring = (pdn_ring){0};
}

/* What this wave has, and what it may not show: a grey cross over the mark. */
static void draw_services(small_map *s, const pdn_ring *ring)
{
    const pdn_multiple *w = s->wave;

    for (size_t i = 0; i < ring->services; i++) {
        const char *id = ring->service[i].id;
        s->ring.service[i].gone = !is_there(w, id);
        if (!is_too_small(w, id)) s->map.spot[i].count[0] = '\0';
    }
    services__marks(&s->map);
    for (size_t i = 0; i < ring->services; i++) {
        if (!is_too_small(w, ring->service[i].id)) continue;
        const double u = s->unit, r = s->map.spot[i].radius;
        const pdn_point at = s->map.spot[i].at;
        marks__draw(s->sheet.canvas, at, r,
                    palette__service_mark(ring->service[i].mark), true);
        verdict_look__cross(s->sheet.canvas, at, fmax(.8 * u, r / 7));
        s->crossed_out = true;
    }
}

/* ---- the pairs ---- */

/* Whether another wave shows what this one hides: no line here would look as
 * if the contact had come or gone. */
static bool is_seen_elsewhere(const small_map *s, const pdn_pair *p)
{
    for (size_t k = 0; k < s->waves; k++)
        for (size_t i = 0; i < s->all[k].pairs; i++) {
            const pdn_pair *q = &s->all[k].pair[i];
            const bool same = strcmp(p->group_a, q->group_a) == 0 &&
                              strcmp(p->group_b, q->group_b) == 0;
            const bool turned = strcmp(p->group_a, q->group_b) == 0 &&
                                strcmp(p->group_b, q->group_a) == 0;
            if ((same || turned) && q->ties > 0) return true;
        }
    return false;
}

static bool has_hidden_line(const small_map *s, const pdn_pair *p)
{
    return is_seen_elsewhere(s, p) || (!s->many && !is_of_small(s->wave, p));
}

static void draw_curve(const small_map *s, const pdn_pair *p, pdn_pen pen)
{
    pdn_canvas *c = s->sheet.canvas;
    size_t a = pdn_ring_find(s->map.ring, p->group_a);
    size_t b = pdn_ring_find(s->map.ring, p->group_b);

    if (a == SIZE_MAX || b == SIZE_MAX || a == b) return;
    axes__curve q = services__curve_of(&s->map, a, b);
    pdn_curve(c, q.p[0], q.p[1], q.p[2], q.p[3], pen);
    if (small_map__is_hidden(p))
        verdict_look__cross(c, axes__along(&q, .5), .8 * s->unit);
}

static void draw_contact(const small_map *s, const pdn_pair *p)
{
    const double share =
        isfinite(p->density) ? fmin(p->density / s->widest, 1) : 0;

    if (!(p->ties > 0)) return;
    draw_curve(s, p,
               (pdn_pen){share > .5 ? 0x9DA1A9 : PDN_TIE_GREY,
                         s->unit * (.7 + 4.2 * share * share), 1, PDN_SOLID});
}

/* Faint lines first. */
static void draw_pairs(small_map *s)
{
    const pdn_multiple *w = s->wave;
    const bool many_unknown = are_many_unknown(w);
    const pdn_pen dotted = verdict_look__hidden(s->unit);

    for (size_t i = 0; i < w->pairs; i++) {
        const pdn_pair *p = &w->pair[i];
        if (pdn_pair_within(p)) continue;
        if (small_map__is_hidden(p)) {
            if (has_hidden_line(s, p))
                draw_curve(s, p, dotted);
            else
                s->left_out = true;
        } else if (is_unknown(p) && !many_unknown) {
            draw_curve(s, p, dotted);
        }
    }
    for (size_t i = 0; i < w->pairs; i++)
        if (!small_map__is_hidden(&w->pair[i]) && !is_unknown(&w->pair[i]))
            draw_contact(s, &w->pair[i]);
}

/* How many are hidden; where nothing is left, that in the middle: no line is
 * not no contact. */
static void tell_hidden(const small_map *s, pdn_point head, pdn_type grey)
{
    pdn_canvas *c = s->sheet.canvas;
    const double width = 1.3 * s->map.rx;
    const pdn_point middle = s->map.centre;
    size_t between = 0, hidden = 0, shown = 0;

    for (size_t i = 0; i < s->wave->pairs; i++) {
        const pdn_pair *p = &s->wave->pair[i];
        between += !pdn_pair_within(p);
        hidden += !pdn_pair_within(p) && small_map__is_hidden(p);
        shown += !pdn_pair_within(p) && p->ties > 0;
    }
    if (hidden == 0) return;
    pdn_text(c, head,
             pdn_say(pdn_word("%s of %s pairs: number hidden"),
                     pdn_format_count((double)hidden),
                     pdn_format_count((double)between)),
             grey);
    if (shown > 0) return;
    const char *text = pdn_word("The figures are hidden to protect privacy.");
    pdn_point at = {middle.x - width / 2, middle.y};
    at.y -= pdn_paragraph(c, at, width, text, grey, false) / 2;
    (void)pdn_paragraph(c, at, width, text, grey, true);
}

/* ---- the map ---- */

/* Over each map its wave, how many answered, and what is left out. */
static pdn_box box_below_head(const pdn_sheet *s, pdn_box box)
{
    const double head =
        1.3 * pdn_sheet_size(s, 15) + 2.8 * pdn_sheet_size(s, 11.5);

    return (pdn_box){box.x, box.y + head, box.width, box.height - head};
}

static const char *say_answered(const pdn_sheet *s, const pdn_multiple *w)
{
    const char *counts = pdn_say(pdn_word("%s answered"),
                                 pdn_format_answered(w->answered, w->actors));

    return s->facts.of_shown && !s->slide
               ? pdn_say(pdn_word("%s in the services shown"), counts)
               : counts;
}

pdn_status small_map__has_names(small_map *s, const pdn_sheet *sheet,
                                const pdn_ring *ring, pdn_box box, bool *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(place(s, sheet, ring, box_below_head(sheet, box)));
    *out = !s->map.nameless;
out:
    displace(s);
    return st;
}

pdn_status small_map__draw(small_map *s, const pdn_sheet *sheet,
                           const pdn_ring *ring, pdn_box box, bool named,
                           size_t k)
{
    pdn_status st = PDN_OK;
    pdn_type bold = pdn_sheet_type(sheet, 15, true, PDN_INK, PDN_CENTRE);
    pdn_type grey = pdn_sheet_type(sheet, 11.5, false, PDN_GREY, PDN_CENTRE);
    const pdn_multiple *w = &s->all[k];
    const double middle = box.x + box.width / 2;
    const double first = box.y + 1.3 * bold.size;

    s->wave = w;
    pdn_text(sheet->canvas, (pdn_point){middle, box.y + bold.size}, w->label,
             bold);
    const bool before = pdn_words_asked_unknown(w->asked_unknown);
    if (isfinite(w->actors) && isfinite(w->answered))
        pdn_text(sheet->canvas, (pdn_point){middle, first + grey.size},
                 say_answered(sheet, w), grey);
    (void)pdn_words_asked_unknown(before);
    PDN_TRY(place(s, sheet, ring, box_below_head(sheet, box)));
    s->map.nameless |= !named;
    tell_hidden(s, (pdn_point){middle, first + 2.3 * grey.size}, grey);
    draw_pairs(s);
    draw_services(s, ring);
out:
    displace(s);
    return st;
}
