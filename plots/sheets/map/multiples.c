/* Small maps of services, one a wave, everything in the same place. */
#include "canvas/scale.h"
#include "map_parts.h"
#include "sheet/sheet_column.h"
#include "sheet/verdict_look.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Dotted pairs are left out where they are more than so many of ten. */
enum { MOST_OF_TEN = 3 };

/* One small map, in a sheet of its own. */
struct small {
    services__map map;
    pdn_sheet sheet;
    pdn_ring ring; /* with what this wave has */
    const pdn_multiple *wave;
    double unit;          /* of the sheet that holds the maps */
    double widest;        /* the density drawn widest, of all waves */
    bool hidden, unknown; /* what was left out */
};

static bool is_hidden(const pdn_pair *p)
{
    return pdn_state_of(p->ties) == PDN_SUPPRESSED;
}

static bool is_unknown(const pdn_pair *p)
{
    return !is_hidden(p) && !(p->possible > 0);
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

/* ---- one map ---- */

static bool is_there(const pdn_multiple *w, const char *id)
{
    for (size_t i = 0; i < w->pairs; i++)
        if (strcmp(w->pair[i].group_a, id) == 0 ||
            strcmp(w->pair[i].group_b, id) == 0)
            return true;
    return false;
}

/* Marks of one size in their places; their names stand beside them where
 * there is room, of many in small type. The same in every map. */
static pdn_status place(struct small *s, pdn_sheet *sheet, const pdn_ring *ring,
                        pdn_box box)
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
        names.service[i] = ring->service[i];
        names.service[i].actors = names.service[i].answered = (double)NAN;
        names.service[i].gone = false;
    }
    PDN_TRY(services__make(&s->sheet, &names, &s->map));
    s->ring = names;
    s->map.ring = &s->ring;
    names.service = NULL;
out:
    free(names.service);
    return st;
}

static void displace(struct small *s)
{
    services__clear(&s->map);
    free(s->ring.service);
    s->ring = (pdn_ring){0};
}

static bool is_left_out(const pdn_multiple *w, bool (*what)(const pdn_pair *p))
{
    size_t between = 0, n = 0;

    for (size_t i = 0; i < w->pairs; i++) {
        between += !pdn_pair_within(&w->pair[i]);
        n += !pdn_pair_within(&w->pair[i]) && what(&w->pair[i]);
    }
    return 10 * n > MOST_OF_TEN * between;
}

/* Faint lines first. */
static void draw_pair(const struct small *s, const pdn_pair *p, bool plain)
{
    pdn_canvas *c = s->sheet.canvas;
    double u = s->unit;
    size_t a = pdn_ring_find(s->map.ring, p->group_a);
    size_t b = pdn_ring_find(s->map.ring, p->group_b);
    pdn_pen pen = {PDN_HAIR_GREY, .9 * u, 1, PDN_DOTTED};

    if (a == SIZE_MAX || b == SIZE_MAX || a == b) return;
    if (plain == (is_hidden(p) || is_unknown(p))) return;
    if ((is_hidden(p) && s->hidden) || (is_unknown(p) && s->unknown)) return;
    if (plain) {
        double share =
            isfinite(p->density) ? fmin(p->density / s->widest, 1) : 0;
        if (!(p->ties > 0)) return;
        pen = (pdn_pen){share > .5 ? 0x9DA1A9 : PDN_TIE_GREY,
                        u * (.7 + 4.2 * share * share), 1, PDN_SOLID};
    }
    services__curve q = services__curve_of(&s->map, a, b);
    pdn_curve(c, q.p[0], q.p[1], q.p[2], q.p[3], pen);
    if (is_hidden(p))
        verdict_look__cross(c, services__curve_at(&q, .5), .6 * u);
}

/* Where lines were left out, how many; where nothing is left, that in the
 * middle: no line is not no contact. */
static void tell_hidden(const struct small *s, double y, pdn_type grey)
{
    pdn_canvas *c = s->sheet.canvas;
    const double width = 1.3 * s->map.rx;
    const pdn_point middle = s->map.centre;
    size_t between = 0, hidden = 0, shown = 0;

    for (size_t i = 0; i < s->wave->pairs; i++) {
        const pdn_pair *p = &s->wave->pair[i];
        between += !pdn_pair_within(p);
        hidden += !pdn_pair_within(p) && is_hidden(p);
        shown += !pdn_pair_within(p) && p->ties > 0;
    }
    if (hidden == 0) return;
    pdn_text(c, (pdn_point){middle.x, y},
             pdn_say(pdn_word("%s of %s pairs hidden"),
                     pdn_format_count((double)hidden),
                     pdn_format_count((double)between)),
             grey);
    if (shown > 0) return;
    const char *text = pdn_word("The figures are hidden to protect privacy.");
    pdn_point at = {middle.x - width / 2, middle.y};
    at.y -= pdn_paragraph(c, at, width, text, grey, false) / 2;
    (void)pdn_paragraph(c, at, width, text, grey, true);
}

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

static pdn_status draw_small(struct small *s, pdn_sheet *sheet,
                             const pdn_ring *ring, pdn_box box, bool named)
{
    pdn_status st = PDN_OK;
    pdn_type bold = pdn_sheet_type(sheet, 15, true, PDN_INK, PDN_CENTRE);
    pdn_type grey = pdn_sheet_type(sheet, 11.5, false, PDN_GREY, PDN_CENTRE);
    const pdn_multiple *w = s->wave;
    s->unknown = is_left_out(w, is_unknown);
    double middle = box.x + box.width / 2;

    pdn_text(sheet->canvas, (pdn_point){middle, box.y + bold.size}, w->label,
             bold);
    const bool before = pdn_words_asked_unknown(w->asked_unknown);
    if (isfinite(w->actors) && isfinite(w->answered))
        pdn_text(sheet->canvas,
                 (pdn_point){middle, box.y + 1.3 * bold.size + grey.size},
                 say_answered(sheet, w), grey);
    (void)pdn_words_asked_unknown(before);
    PDN_TRY(place(s, sheet, ring, box_below_head(sheet, box)));
    s->map.nameless |= !named;
    if (s->hidden)
        tell_hidden(s, box.y + 1.3 * bold.size + 2.3 * grey.size, grey);
    for (int plain = 0; plain < 2; plain++)
        for (size_t i = 0; i < w->pairs; i++)
            draw_pair(s, &w->pair[i], plain == 1);
    for (size_t i = 0; i < ring->services; i++)
        s->ring.service[i].gone = !is_there(w, ring->service[i].id);
    services__marks(&s->map);
out:
    displace(s);
    return st;
}

/* ---- the sheet ---- */

/* As many columns as make the maps largest. */
static size_t columns_for(pdn_box f, size_t n)
{
    size_t best = 1;
    double most = 0;

    for (size_t k = 1; k <= n; k++) {
        size_t rows = (n + k - 1) / k;
        double size = fmin(f.width / (double)k, f.height / (double)rows);
        if (size > most * 1.001) {
            most = size;
            best = k;
        }
    }
    return best;
}

/* Marks and names of the services from..to, in their order. */
static void set_key(pdn_sheet *s, const pdn_ring *ring, size_t from, size_t to)
{
    pdn_type type = pdn_sheet_type(s, 12.5, false, PDN_INK, PDN_LEFT);
    double r = .38 * type.size;

    for (size_t i = from; i < to; i++) {
        const pdn_service *v = &ring->service[i];
        const char *name = pdn_service_label(v->id);
        pdn_point at = {s->column.x + 3.4 * r, s->column.y};
        double width = s->column.width - 3.4 * r;
        double h = pdn_paragraph(s->canvas, at, width, name, type, false);
        if (h > s->column.height) break;
        marks__draw(
            s->canvas,
            (pdn_point){s->column.x + 1.2 * r, s->column.y + .7 * type.size}, r,
            palette__service_mark(v->mark), false);
        pdn_paragraph(s->canvas, at, width, name, type, true);
        sheet__take(s, h + s->unit);
    }
}

/* Where the maps go: in a grid, or where that would leave places empty all in
 * one row over the whole sheet, and what they need to be read below it. */
struct arrangement {
    bool named; /* beside each mark; else in a key */
    bool one_row;
    size_t columns, rows;
    pdn_box maps, below;
    size_t parts; /* of the key, side by side */
};

/* Lines of what is said below; a slide has no notes. */
static double lines_below(const pdn_sheet *s, const pdn_ring *ring,
                          const struct arrangement *a)
{
    const size_t keys = (ring->services + a->parts - 1) / a->parts;
    const double notes = s->slide ? 0 : a->named ? 4 : 9;

    return fmax(a->named ? 0 : (double)keys, notes);
}

static void arrange(const pdn_sheet *s, const pdn_ring *ring, size_t n,
                    struct arrangement *a)
{
    const pdn_box f = s->figure;
    const double width = s->column.x + s->column.width - f.x;
    const double line = 1.6 * pdn_sheet_size(s, 12.5), gap = 16 * s->unit;

    a->parts = s->slide ? 4 : 3;
    a->columns = columns_for(f, n);
    a->rows = (n + a->columns - 1) / a->columns;
    a->maps = f;
    /* names at both sides want a ring that is higher than wide */
    const double high =
        fmin(f.height - lines_below(s, ring, a) * line - gap,
             (a->named ? 1.3 : 1) * width / (double)n + 3 * line);
    const double grid =
        fmin(f.width / (double)a->columns, f.height / (double)a->rows);
    const double gain = fmin(width / (double)n, high) / grid;
    a->one_row = gain >= (a->rows * a->columns == n ? 1.15 : .98);
    if (!a->one_row) return;
    a->columns = n;
    a->rows = 1;
    a->maps = (pdn_box){f.x, f.y, width, high};
    a->below = (pdn_box){f.x, f.y + high + gap, width, f.height - high - gap};
}

/* The key in parts side by side; the notes have the last third, if any. */
static void set_below(pdn_sheet *s, const pdn_ring *ring,
                      const struct arrangement *row)
{
    const double gap = 20 * s->unit, all = row->below.width / 3;
    const double wide = (s->slide ? 3 : 2) * all / (double)row->parts;
    const size_t each = (ring->services + row->parts - 1) / row->parts;

    s->column = row->below;
    if (row->named) return;
    for (size_t k = 0; k < row->parts; k++) {
        const size_t from = k * each, to = from + each;
        s->column = (pdn_box){row->below.x + wide * (double)k, row->below.y,
                              wide - gap, row->below.height};
        set_key(s, ring, from, to < ring->services ? to : ring->services);
    }
    s->column =
        (pdn_box){row->below.x + 2 * all, row->below.y, all, row->below.height};
}

/* Their height. */
static double set_notes(pdn_sheet *s, const bool hidden[2], bool draw)
{
    pdn_type grey = {.size = 11.5, .color = PDN_GREY};
    double h = pdn_sheet_rule(s, draw);

    h += pdn_sheet_paragraph(
        s,
        pdn_word("Width: contacts per possible contact, on one scale. "
                 "Dotted: nobody answered."),
        grey, draw);
    h += pdn_sheet_paragraph(
        s,
        pdn_word("Other people answer each time: that two maps differ is no "
                 "finding. What clearly changed stands in the table of "
                 "change."),
        grey, draw);
    if (hidden[1])
        h += pdn_sheet_paragraph(
            s,
            hidden[0] ? pdn_word("Pairs that are hidden to protect privacy are "
                                 "many and are not drawn.")
                      : pdn_word("Dotted with a cross: hidden to protect "
                                 "privacy. Hidden does not mean zero."),
            grey, draw);
    return h;
}

/* The key above the notes: in two parts where one has no room for all. */
static void set_beside(pdn_sheet *s, const pdn_ring *ring, const bool hidden[2])
{
    const pdn_box all = s->column;
    const double high = all.height - set_notes(s, hidden, false);
    const double line = 1.6 * pdn_sheet_size(s, 12.5);
    const bool one = (double)ring->services * line <= high;
    const size_t parts = one ? 1 : 2;
    const size_t each = (ring->services + parts - 1) / parts;
    double end = all.y;

    for (size_t k = 0; k < parts; k++) {
        const size_t from = k * each, to = from + each;
        s->column = (pdn_box){all.x + all.width / (double)parts * (double)k,
                              all.y, all.width / (double)parts, high};
        set_key(s, ring, from, to < ring->services ? to : ring->services);
        end = fmax(end, s->column.y);
    }
    s->column = (pdn_box){all.x, end, all.width, all.y + all.height - end};
}

static const char *title_of(const pdn_multiple *m, size_t n)
{
    enum { MOST_NAMED = 4 };
    const char *text = m[0].label, *finding = m[n - 1].finding;

    for (size_t k = 1; k < n; k++)
        text = format_number__list(text, m[k].label, k + 1 == n);
    if (finding == NULL)
        return pdn_say(pdn_word("Who works with whom: %s"), text);
    text = n > MOST_NAMED ? pdn_say(pdn_word("%s surveys side by side."),
                                    pdn_say_capital(pdn_format_cardinal(n)))
                          : pdn_say(pdn_word("%s side by side."), text);
    return format_number__join(text, finding);
}

pdn_status pdn_multiples_title(const pdn_multiple *m, size_t n,
                               const char **out)
{
    if (n == 0) return pdn_fail(PDN_EDATA, "no wave to draw");
    *out = title_of(m, n);
    return PDN_OK;
}

static pdn_box box_of(const pdn_sheet *s, const struct arrangement *a, size_t k)
{
    const double gap = 16 * s->unit, w = a->maps.width / (double)a->columns;
    const double h = a->maps.height / (double)a->rows;

    return (pdn_box){a->maps.x + w * (double)(k % a->columns),
                     a->maps.y + h * (double)(k / a->columns), w - gap,
                     h - gap};
}

/* With names where they find room beside the marks. */
static pdn_status choose(pdn_sheet *s, const pdn_ring *ring, size_t n,
                         struct arrangement *out)
{
    pdn_status st = PDN_OK;
    struct small small = {0};

    out->named = true;
    arrange(s, ring, n, out);
    PDN_TRY(place(&small, s, ring, box_below_head(s, box_of(s, out, 0))));
    out->named = !small.map.nameless;
    if (!out->named) arrange(s, ring, n, out);
out:
    displace(&small);
    return st;
}

/* All maps; whether hidden pairs were left out of one, and whether there are
 * any. */
static pdn_status draw_all(pdn_sheet *s, const pdn_ring *ring,
                           const pdn_multiple *m, size_t n,
                           const struct arrangement *a, bool hidden[2])
{
    pdn_status st = PDN_OK;
    struct small small = {.widest = 1, .unit = s->unit};

    PDN_TRY(find_widest(m, n, &small.widest));
    /* where one map leaves them out, all do: they are looked at together */
    for (size_t k = 0; k < n; k++)
        small.hidden |= is_left_out(&m[k], is_hidden);
    hidden[0] = small.hidden;
    for (size_t k = 0; k < n; k++) {
        small.wave = &m[k];
        PDN_TRY(draw_small(&small, s, ring, box_of(s, a, k), a->named));
        for (size_t i = 0; i < m[k].pairs; i++)
            hidden[1] |= is_hidden(&m[k].pair[i]);
    }
out:
    return st;
}

pdn_status pdn_multiples_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                               const pdn_ring *ring, const pdn_multiple *m,
                               size_t n)
{
    pdn_status st = PDN_OK;
    pdn_sheet s;
    pdn_sheet_facts about = *facts;
    bool hidden[2] = {false, false};
    struct arrangement a = {0};

    if (n == 0) return pdn_fail(PDN_EDATA, "no wave to draw");
    about.wave = NULL; /* each map tells its own */
    about.actors = about.answered = (double)NAN;
    pdn_sheet_begin(
        c, &about, title_of(m, n),
        pdn_word("each map is one survey, all in the same place each time"),
        pdn_word("What has changed since we began?"), &s);
    PDN_TRY(choose(&s, ring, n, &a));
    PDN_TRY(draw_all(&s, ring, m, n, &a, hidden));
    if (a.one_row)
        set_below(&s, ring, &a);
    else if (!a.named)
        set_beside(&s, ring, hidden);
    set_notes(&s, hidden, true);
out:
    return st;
}
