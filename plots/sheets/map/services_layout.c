/* Where the services of a map, their labels and the curves between them go. */
#include "layout/hyphens.h"
#include "layout/labels.h"
#include "map_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- marks ---- */

static void size_marks(services__map *m)
{
    double most = 1, u = m->sheet->unit;
    size_t n = m->ring->services;

    for (size_t i = 0; i < n; i++)
        if (m->ring->service[i].actors > most)
            most = m->ring->service[i].actors;
    double largest = fmin(22 * u, fmin(m->rx, m->ry) * 2 / (double)(n + 1));
    for (size_t i = 0; i < n; i++) {
        const pdn_service *s = &m->ring->service[i];
        double share = isfinite(s->actors) ? s->actors / most : .25;
        m->spot[i].radius = fmax(largest * sqrt(share), .36 * largest);
        m->spot[i].reach =
            marks__reach(m->spot[i].radius, palette__service_mark(s->mark));
        m->spot[i].at =
            (pdn_point){m->centre.x + m->rx * s->x, m->centre.y - m->ry * s->y};
    }
}

/* ---- labels ---- */

static pdn_type name_type(const services__map *m)
{
    return (pdn_type){.size = m->name_size, .bold = true, .color = PDN_INK};
}

static pdn_type count_type(const services__map *m, const services__spot *s)
{
    return (pdn_type){.size = m->count_size, .bold = s->few};
}

/* The width that a wrapped text really takes. */
static double wrapped_width(pdn_canvas *c, const char *text, pdn_type type,
                            double width)
{
    double whole = pdn_text_width(c, text, type, NULL, NULL) + 1;

    if (whole <= width) return whole;
    /* The narrowest column that needs no more lines: evener lines. */
    size_t lines = pdn_paragraph_lines(c, width, text, type);
    double lo = whole / (double)(lines + 1), hi = width;
    for (int i = 0; i < 12; i++) {
        double mid = (lo + hi) / 2;
        if (pdn_paragraph_lines(c, mid, text, type) <= lines)
            hi = mid;
        else
            lo = mid;
    }
    return hi;
}

/* The widest part that no line may break. */
static double widest_word(pdn_canvas *c, const char *name, pdn_type type)
{
    char word[200];
    double widest = 0;

    for (const char *p = name; *p != '\0';) {
        size_t n = strcspn(p, " -/\xC2");
        bool soft = strncmp(p + n, HYPHENS_SOFT, 2) == 0;
        if (p[n] == '\xC2' && !soft) n++;
        bool hyphen = soft || p[n] == '-' || p[n] == '/';
        snprintf(word, sizeof word, "%.*s%s", (int)n, p, hyphen ? "-" : "");
        widest = fmax(widest, pdn_text_width(c, word, type, NULL, NULL) + 1);
        p += n + (soft ? 2 : p[n] != '\0');
    }
    return widest;
}

/* The short count stands beside the name's first line. */
static double fraction_width(const services__map *m, const services__spot *s)
{
    if (s->fraction[0] == '\0') return 0;
    return pdn_text_width(m->sheet->canvas, s->fraction, count_type(m, s), NULL,
                          NULL) +
           .5 * m->count_size;
}

static void measure_labels(services__map *m, double widest)
{
    pdn_canvas *c = m->sheet->canvas;

    for (size_t i = 0; i < m->ring->services; i++) {
        services__spot *s = &m->spot[i];
        double least = widest_word(c, s->shown, name_type(m));
        double most = fmax(widest, least);
        double w = fmax(wrapped_width(c, s->shown, name_type(m), most), least);
        s->name_height =
            pdn_paragraph(c, (pdn_point){0}, w, s->shown, name_type(m), false);
        s->name_width = w;
        double h = s->name_height, ascent = 0, descent = 0;
        if (m->short_counts) {
            w += fraction_width(m, s);
        } else if (s->count[0] != '\0') {
            double count = pdn_text_width(c, s->count, count_type(m, s),
                                          &ascent, &descent) +
                           1;
            w = fmax(w, count);
            h += ascent + descent;
        }
        s->label.width = w;
        s->label.height = h;
    }
}

/* How far from the middle a label must begin, at its height on the page. */
static double clear_of(const services__map *m, size_t i)
{
    const services__spot *s = &m->spot[i];
    double top = s->label.y, bottom = s->label.y + s->label.height;
    double gap = 7 * m->sheet->unit;
    double nearest = fmin(fmax(m->centre.y, top), bottom) - m->centre.y;
    double inside = 1 - nearest * nearest / (m->ry * m->ry);
    double x = inside > 0 ? m->rx * sqrt(inside) : 0;

    for (size_t j = 0; j < m->ring->services; j++) {
        const services__spot *o = &m->spot[j];
        if (m->ring->service[j].gone) continue;
        if (o->at.y + o->reach + 2 < top || o->at.y - o->reach - 2 > bottom)
            continue;
        double side = s->right ? o->at.x - m->centre.x : m->centre.x - o->at.x;
        x = fmax(x, side + o->reach);
    }
    return x + gap;
}

static int by_height(const void *a, const void *b)
{
    const services__spot *x = *(services__spot *const *)a;
    const services__spot *y = *(services__spot *const *)b;

    if (x->at.y < y->at.y) return -1;
    if (x->at.y > y->at.y) return 1;
    return (x > y) - (x < y);
}

/* Stacks the labels of one side; false when they are too many. */
static bool stack_side(services__map *m, bool right, services__spot **of,
                       pdn_stacked *block)
{
    size_t n = 0;
    pdn_box f = m->sheet->figure;

    for (size_t i = 0; i < m->ring->services; i++)
        if (m->spot[i].right == right && !m->ring->service[i].gone)
            of[n++] = &m->spot[i];
    if (n == 0) return true;
    qsort(of, n, sizeof(services__spot *), by_height);
    for (size_t i = 0; i < n; i++) {
        /* At the top a label stands above its mark's height, at the foot
         * below: outwards, where there is room. */
        double up = (of[i]->at.y - m->centre.y) / m->ry;
        block[i] = (pdn_stacked){
            .want = of[i]->at.y + up * fabs(up) * of[i]->label.height / 2,
            .height = of[i]->label.height};
    }
    if (!labels__stack(f.y, f.y + f.height, 3 * m->sheet->unit, block, n))
        return false;
    for (size_t i = 0; i < n; i++)
        of[i]->label.y = block[i].top;
    return true;
}

/* Puts the labels beside the ring and moves the ring to where both sides have
 * as much room; how far the labels then leave the figure. */
static double place_across(services__map *m)
{
    double left = -m->sheet->figure.width, right = left;
    pdn_box f = m->sheet->figure;

    for (size_t i = 0; i < m->ring->services; i++) {
        services__spot *s = &m->spot[i];
        if (m->ring->service[i].gone) continue;
        double x = clear_of(m, i);
        s->label.x =
            s->right ? m->centre.x + x : m->centre.x - x - s->label.width;
        if (s->right)
            right = fmax(right, s->label.x + s->label.width - f.x - f.width);
        else
            left = fmax(left, f.x - s->label.x);
    }
    double reach = m->rx + 22 * m->sheet->unit; /* marks have edges too */
    right = fmax(right, m->centre.x + reach - f.x - f.width);
    left = fmax(left, f.x - (m->centre.x - reach));
    double shift = (left - right) / 2;
    m->centre.x += shift;
    for (size_t i = 0; i < m->ring->services; i++) {
        m->spot[i].label.x += shift;
        m->spot[i].at.x += shift;
    }
    return (left + right) / 2;
}

/* Who stands at the very top or foot goes to the side with fewer lines. */
static void choose_sides(services__map *m)
{
    double left = 0, right = 0;

    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < m->ring->services; i++) {
            services__spot *s = &m->spot[i];
            double x = m->ring->service[i].x;
            bool middle = fabs(x) < .1;
            if (m->ring->service[i].gone || middle != (round == 1)) continue;
            s->right = middle ? right < left : x > 0;
            *(s->right ? &right : &left) += s->label.height;
        }
}

static bool try_ring(services__map *m, services__spot **of, pdn_stacked *block)
{
    pdn_box f = m->sheet->figure;
    double tall = 0;

    m->centre =
        (pdn_point){f.x + f.width / 2, f.y + f.height / 2}; /* moved before */
    for (size_t i = 0; i < m->ring->services; i++)
        tall = fmax(tall, m->spot[i].label.height);
    choose_sides(m);
    m->ry = f.height / 2 - fmin(.5 * tall + 8 * m->sheet->unit, .2 * f.height);
    const bool one = m->ring->services == 1; /* its name stands beside it */
    m->rx = (one ? .1 : .5) * f.width;
    for (int i = 0; i < 60 && (one || m->rx > .22 * f.width); i++) {
        size_marks(m);
        if (!stack_side(m, false, of, block) || !stack_side(m, true, of, block))
            return false;
        double over = place_across(m);
        if (!(over > 0)) return true;
        m->rx -= fmax(over * .7, 1);
    }
    return false;
}

/* Without names: the ring fills the figure, marks and curves on it. */
static void ring_alone(services__map *m)
{
    pdn_box f = m->sheet->figure;
    double u = m->sheet->unit;

    m->centre = (pdn_point){f.x + f.width / 2, f.y + f.height / 2};
    m->rx = fmax(f.width / 2 - 40 * u, .3 * f.width);
    m->ry = fmax(f.height / 2 - 40 * u, .3 * f.height);
    size_marks(m);
}

/* From now on words of more letters may be broken. */
static pdn_status soften_names(services__map *m, size_t longest)
{
    for (size_t i = 0; i < m->ring->services; i++) {
        char *soft = hyphens__soften(m->spot[i].name, longest);
        m->spot[i].shown = pdn_arena_string(&m->text, soft);
        free(soft);
        if (m->spot[i].shown == NULL) return pdn_no_memory();
    }
    return PDN_OK;
}

static pdn_status name_services(services__map *m)
{
    for (size_t i = 0; i < m->ring->services; i++) {
        const pdn_service *s = &m->ring->service[i];
        services__spot *spot = &m->spot[i];
        const char *name = pdn_service_label(s->id);
        if (name[0] == '\0') name = pdn_word("Without a service");
        spot->name = pdn_arena_string(&m->text, name);
        if (spot->name == NULL) return pdn_no_memory();
        spot->shown = spot->name;
        if (pdn_state_of(s->actors) == PDN_SUPPRESSED)
            snprintf(spot->count, sizeof spot->count, "%s",
                     pdn_word("too few to be shown"));
        if (!isfinite(s->actors) || !isfinite(s->answered)) continue;
        snprintf(spot->count, sizeof spot->count, pdn_word("%s answered"),
                 pdn_format_answered(s->answered, s->actors));
        snprintf(spot->fraction, sizeof spot->fraction, "%s",
                 pdn_format_answered_short(s->answered, s->actors));
        spot->few = s->answered < s->actors / 2;
        if (m->organisations) {
            snprintf(spot->count, sizeof spot->count, "%s",
                     spot->few ? pdn_word("did not answer") : "");
            snprintf(spot->fraction, sizeof spot->fraction, "%s",
                     spot->few ? "?" : "");
        }
    }
    return PDN_OK;
}

/* The width of labels that leaves the widest ring. */
static bool fit_labels(services__map *m, services__spot **of,
                       pdn_stacked *block)
{
    static const double width[] = {.23, .19, .16, .28, .34};
    double wide = m->sheet->figure.width, best = 0, chosen = 0;

    for (size_t j = 0; j < PDN_COUNT(width); j++) {
        measure_labels(m, width[j] * wide);
        if (!try_ring(m, of, block) || m->rx < 1.04 * best) continue;
        best = m->rx;
        chosen = width[j];
    }
    if (!(best > 0)) return false;
    measure_labels(m, chosen * wide);
    return try_ring(m, of, block);
}

/* Type gives way in these steps; words are broken before it is small. */
enum { WHOLE_WORDS = 4, SIZES = 8 };

/* The largest of the first n sizes at which all names find room. */
static bool fit_sizes(services__map *m, int n, services__spot **of,
                      pdn_stacked *block)
{
    static const double size[SIZES] = {1, .94, .88, .82, .76, .7, .62, .55};
    double least = pdn_sheet_size(m->sheet, 0);

    for (int i = 0; i < n; i++) {
        m->name_size = fmax(pdn_sheet_size(m->sheet, 15) * size[i], least);
        m->count_size = fmax(pdn_sheet_size(m->sheet, 11.5) * size[i], least);
        if (fit_labels(m, of, block)) return true;
    }
    return false;
}

pdn_status services__make(pdn_sheet *sheet, const pdn_ring *ring,
                          services__map *out)
{
    pdn_status st = PDN_OK;
    services__map m = {
        .sheet = sheet, .ring = ring, .organisations = out->organisations};
    services__spot **of = NULL;
    pdn_stacked *block = NULL;
    static const size_t longest[] = {24, 18, 15, 12};
    bool good = false;

    PDN_NEW(m.spot, ring->services);
    PDN_NEW(of, ring->services);
    PDN_NEW(block, ring->services);
    PDN_TRY(name_services(&m));
    /* Two lines a service on each side must leave half the height free. */
    m.short_counts = (double)ring->services * pdn_sheet_size(sheet, 37) >
                     1.12 * sheet->figure.height;
    good = fit_sizes(&m, WHOLE_WORDS, of, block);
    for (size_t i = 0; i < PDN_COUNT(longest) && !good; i++) {
        PDN_TRY(soften_names(&m, longest[i]));
        good = fit_sizes(&m, longest[i] > 12 ? WHOLE_WORDS : SIZES, of, block);
    }
    /* On a slide names are worth more than how many answered. */
    for (size_t i = 0; !good && sheet->slide && i < ring->services; i++)
        m.spot[i].count[0] = m.spot[i].fraction[0] = '\0';
    if (!good && sheet->slide) good = fit_sizes(&m, SIZES, of, block);
    m.nameless = !good;
    if (m.nameless) ring_alone(&m);
    *out = m;
    m = (services__map){0};
out:
    free(block);
    free(of);
    services__clear(&m);
    return st;
}

void services__clear(services__map *m)
{
    free(m->spot);
    pdn_arena_clear(&m->text);
    *m = (services__map){0};
}

/* ---- curves ---- */

axes__curve services__curve_of(const services__map *m, size_t a, size_t b)
{
    const pdn_service *s = &m->ring->service[a], *t = &m->ring->service[b];
    double x = (s->x + t->x) / 2, y = (s->y + t->y) / 2;
    double off = hypot(x, y);                   /* cosine of half the arc */
    double span = sqrt(fmax(0, 1 - off * off)); /* and its sine */
    double bend = .30 + .16 * span;             /* towards the middle */
    double past = .26 * pow(span, 6);           /* and past it */
    axes__curve q;

    /* The side on which the chord passes; for two opposite, one of the two,
     * the same from either end. */
    if (off > 1e-6) {
        x /= off;
        y /= off;
    } else {
        const pdn_service *first = a < b ? s : t;
        x = -first->y;
        y = first->x;
    }
    double px[4] = {s->x, s->x * (1 - bend) + past * x,
                    t->x * (1 - bend) + past * x, t->x};
    double py[4] = {s->y, s->y * (1 - bend) + past * y,
                    t->y * (1 - bend) + past * y, t->y};
    for (int i = 0; i < 4; i++)
        q.p[i] = (pdn_point){m->centre.x + m->rx * px[i],
                             m->centre.y - m->ry * py[i]};
    return q;
}
