/* Small maps of services, one a wave, everything in the same place. */
#include "sheet/sheet_column.h"
#include "small_map.h"
#include "words/format_number.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

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

/* How what is hidden looks, and what of it is not drawn. */
static const char *say_hidden(const small_map *maps)
{
    const char *text =
        pdn_word("Dotted with a cross: the number is hidden to protect "
                 "privacy. Hidden does not mean zero.");

    if (maps->crossed_out)
        text = format_number__join(
            text, pdn_word("A crossed mark: too few to be shown."));
    if (maps->left_out)
        text = format_number__join(
            text, pdn_word("Pairs that are hidden each time are not all "
                           "drawn."));
    return text;
}

/* Their height. */
static double set_notes(pdn_sheet *s, const small_map *maps, bool draw)
{
    pdn_type grey = {.size = 11.5, .color = PDN_GREY};
    double h = pdn_sheet_rule(s, draw);
    bool hidden = false;

    for (size_t k = 0; k < maps->waves; k++)
        for (size_t i = 0; i < maps->all[k].pairs; i++)
            hidden |= small_map__is_hidden(&maps->all[k].pair[i]);
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
    if (hidden) h += pdn_sheet_paragraph(s, say_hidden(maps), grey, draw);
    return h;
}

/* The key above the notes: in two parts where one has no room for all. */
static void set_beside(pdn_sheet *s, const pdn_ring *ring,
                       const small_map *maps)
{
    const pdn_box all = s->column;
    const double high = all.height - set_notes(s, maps, false);
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
    const size_t row = k / a->columns;

    return (pdn_box){a->maps.x + w * (double)(k % a->columns),
                     a->maps.y + h * (double)row, w - gap, h - gap};
}

/* With names where they find room beside the marks. */
static pdn_status choose(pdn_sheet *s, const pdn_ring *ring, small_map *maps,
                         struct arrangement *out)
{
    pdn_status st = PDN_OK;

    out->named = true;
    arrange(s, ring, maps->waves, out);
    PDN_TRY(
        small_map__has_names(maps, s, ring, box_of(s, out, 0), &out->named));
    if (!out->named) arrange(s, ring, maps->waves, out);
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
    small_map maps = {0};
    struct arrangement a = {0};

    if (n == 0) return pdn_fail(PDN_EDATA, "no wave to draw");
    about.wave = NULL; /* each map tells its own */
    about.actors = about.answered = (double)NAN;
    pdn_sheet_begin(
        c, &about, title_of(m, n),
        pdn_word("each map is one survey, all in the same place each time"),
        pdn_word("What has changed since we began?"), &s);
    PDN_TRY(small_map__begin(m, n, s.unit, &maps));
    PDN_TRY(choose(&s, ring, &maps, &a));
    for (size_t k = 0; k < n; k++)
        PDN_TRY(
            small_map__draw(&maps, &s, ring, box_of(&s, &a, k), a.named, k));
    if (a.one_row)
        set_below(&s, ring, &a);
    else if (!a.named)
        set_beside(&s, ring, &maps);
    set_notes(&s, &maps, true);
out:
    return st;
}
