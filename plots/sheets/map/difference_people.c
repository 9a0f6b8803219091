/* The maps of people of two waves as one: what is kept, new, gone, and what
 * cannot be known. */
#include "difference_parts.h"
#include "people_parts.h"
#include "sheet/legend.h"
#include "sheet/pair_changes.h"
#include "sheet/sheet_column.h"

#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The sheet under way. m.n is everybody on either list. */
struct difference {
    const pdn_difference *d;
    people m;
    pdn_people people; /* sizes alike */
    pdn_place *place;
    const char **label;
    size_t joiners, leavers, both, heard;
    double finer; /* lines, where many changed */
};

const struct difference__fate difference__fates[PDN_CONTACT_FATES] = {
    {PDN_CONTACT_NEW, PDN_SAYS_IN("contact", "new")},
    {PDN_CONTACT_GONE, PDN_SAYS_IN("contact", "gone")},
    {PDN_CONTACT_KEPT, PDN_SAYS_IN("contact", "kept")},
    {PDN_CONTACT_UNSEEN,
     PDN_SAYS_IN("contact", "cannot be known: one of the two did not answer "
                            "both times, or came or left")},
};

/* ---- the title ---- */

static pdn_pen fate_pen(pdn_contact_fate fate, double unit)
{
    switch (fate) {
    case PDN_CONTACT_NEW: return (pdn_pen){0x2F566B, 2.3 * unit, 1, PDN_SOLID};
    case PDN_CONTACT_GONE:
        return (pdn_pen){PDN_BROWN, 1.5 * unit, 1, PDN_DASHED};
    case PDN_CONTACT_UNSEEN:
        return (pdn_pen){0x9DA1A9, 1 * unit, 1, PDN_DOTTED};
    case PDN_CONTACT_KEPT:
    case PDN_CONTACT_FATES: break;
    }
    return (pdn_pen){PDN_TIE_GREY, .9 * unit, 1, PDN_SOLID};
}

/* "det samme (310)": a row of the legend with its count; NaN: without. Text of
 * the context. */
static const char *count_label(const char *what, double count)
{
    if (!isfinite(count)) return what;
    return pdn_say("%s: %s", what, pdn_format_count(count));
}

/* "Fra 2022 til 2023: ..." from its end. Text of the context. */
static const char *since_text(const char *from, const char *to)
{
    return pdn_say(pdn_word("From %s to %s"), from, to);
}

static size_t count_told(const pdn_difference *d)
{
    const size_t *n = d->contacts->count;

    return n[PDN_CONTACT_KEPT] + n[PDN_CONTACT_NEW] + n[PDN_CONTACT_GONE];
}

const char *pdn_difference_title(const pdn_difference *d)
{
    const size_t *n = d->contacts->count;
    const char *since = since_text(d->wave[0].label, d->wave[1].label);

    if (count_told(d) == 0)
        return pdn_say(pdn_word("%s: too few answered both times for us to see "
                                "which contacts are kept, new or gone"),
                       since);
    return pdn_say(pdn_word("%s: %s pairs of people keep contact, %s have "
                            "come into contact, %s no longer. Of %s we cannot "
                            "know."),
                   since, pdn_format_count((double)n[PDN_CONTACT_KEPT]),
                   pdn_format_count((double)n[PDN_CONTACT_NEW]),
                   pdn_format_count((double)n[PDN_CONTACT_GONE]),
                   pdn_format_count((double)n[PDN_CONTACT_UNSEEN]));
}

/* ---- everybody of either wave ---- */

/* The service of one who left, by the list that s/he was on. */
static pdn_status services_of_leavers(struct difference *k)
{
    pdn_status st = PDN_OK;
    const pdn_network *g = k->d->wave[0].network;
    const pdn_people *p = &k->d->map->people;
    pdn_groups q = {0};

    PDN_TRY(pdn_groups_by(g, pdn_network_by(g, p->by), &q));
    for (size_t i = 0; i < k->m.n; i++) {
        const pdn_wave_member *w = &k->d->contacts->member[i];
        if (w->actor[1] != SIZE_MAX) continue;
        size_t at = pdn_ring_find(p->ring, q.label[q.of[w->actor[0]]]);
        k->m.service[i] = at != SIZE_MAX ? at : 0;
    }
out:
    pdn_groups_clear(&q);
    return st;
}

static void count_people(struct difference *k)
{
    for (size_t i = 0; i < k->m.n; i++) {
        const pdn_wave_member *w = &k->d->contacts->member[i];
        bool was = w->actor[0] != SIZE_MAX, is = w->actor[1] != SIZE_MAX;
        k->joiners += is && !was;
        k->leavers += was && !is;
        k->both += was && is;
        k->heard += was && is && w->answered[0] && w->answered[1];
    }
}

/* Those of the later wave stand where its map has them, others where they
 * stood. */
static pdn_status take_everybody(struct difference *k)
{
    pdn_status st = PDN_OK;
    const pdn_wave_map *map = k->d->map;
    const pdn_wave_contacts *c = k->d->contacts;
    const size_t services = map->ring.services;
    size_t *of = k->m.service;

    k->m.service = NULL;
    k->m.n = c->members;
    PDN_NEW(k->m.service, k->m.n);
    free(k->m.at);
    free(k->m.radius);
    k->m.at = NULL;
    k->m.radius = NULL;
    PDN_NEW(k->m.at, k->m.n);
    PDN_NEW(k->m.radius, k->m.n);
    PDN_NEW(k->label, k->m.n);
    PDN_NEW(k->place, services + k->m.n);
    for (size_t i = 0; i < k->m.n; i++) {
        const pdn_wave_member *w = &c->member[i];
        const pdn_place *at =
            w->actor[1] != SIZE_MAX
                ? &map->place[services + w->actor[1]]
                : pdn_places_find(map->place + services, map->places - services,
                                  w->id);
        k->label[i] = w->label;
        if (w->actor[1] != SIZE_MAX) k->m.service[i] = of[w->actor[1]];
        if (at != NULL) k->place[services + i] = *at;
    }
    k->m.label = k->label;
    PDN_TRY(services_of_leavers(k));
    count_people(k);
    k->finer =
        fmax(.5, fmin(1, sqrt(110 / (double)(c->count[PDN_CONTACT_NEW] +
                                             c->count[PDN_CONTACT_GONE] + 1))));
out:
    free(of);
    return st;
}

/* ---- drawing ---- */

/* Between many people only what changed is drawn. */
static bool is_drawn(const struct difference *k, pdn_contact_fate fate)
{
    return !people__crowd(&k->m) || fate == PDN_CONTACT_NEW ||
           fate == PDN_CONTACT_GONE;
}

static void draw_contacts(const struct difference *k)
{
    static const pdn_contact_fate order[] = {PDN_CONTACT_UNSEEN,
                                             PDN_CONTACT_KEPT, PDN_CONTACT_GONE,
                                             PDN_CONTACT_NEW};
    const pdn_wave_contacts *c = k->d->contacts;

    for (size_t s = 0; s < PDN_COUNT(order); s++) {
        pdn_pen pen = fate_pen(order[s], k->m.sheet->unit);
        if (!is_drawn(k, order[s])) continue;
        pen.width *= k->finer;
        if (order[s] == PDN_CONTACT_UNSEEN || order[s] == PDN_CONTACT_KEPT)
            pen.opacity = fmax(1.5 * k->m.faint, .5);
        for (size_t i = 0; i < c->contacts; i++)
            if (c->contact[i].fate == order[s])
                pdn_line(k->m.sheet->canvas, k->m.at[c->contact[i].a],
                         k->m.at[c->contact[i].b], pen);
    }
}

/* Pale: left; in a ring: came. */
static void draw_person(const struct difference *k, pdn_point at, double r,
                        const pdn_wave_member *w, pdn_mark mark)
{
    pdn_canvas *c = k->m.sheet->canvas;
    bool was = w->actor[0] != SIZE_MAX, is = w->actor[1] != SIZE_MAX;
    bool heard = (!was || w->answered[0]) && (!is || w->answered[1]);

    mark.letter = 0;
    if (!is) mark.color = 0xC9CDD3;
    marks__draw(c, at, r, mark, !heard);
    if (!was)
        pdn_circle(
            c, at, marks__reach(r, mark) + 1.6 * k->m.sheet->unit,
            (pdn_pen){.color = PDN_INK, .width = 1.3 * k->m.sheet->unit});
}

static const char *word_of(const pdn_wave_member *w)
{
    if (w->actor[1] == SIZE_MAX) return pdn_word("no longer on the list");
    if (w->actor[0] == SIZE_MAX) return pdn_word("new on the list");
    return w->answered[0] && w->answered[1]
               ? pdn_word("answered both times")
               : pdn_word("did not answer both times");
}

static void draw_people(const struct difference *k)
{
    for (size_t i = 0; i < k->m.n; i++) {
        const pdn_wave_member *w = &k->d->contacts->member[i];
        size_t mark = k->m.map.ring->service[k->m.service[i]].mark;
        pdn_group_begin(k->m.sheet->canvas, k->d->names ? w->id : NULL,
                        word_of(w));
        draw_person(k, k->m.at[i], k->m.radius[i], w,
                    palette__service_mark(mark));
        pdn_group_end(k->m.sheet->canvas);
    }
}

/* ---- the column ---- */

static double set_contacts(struct difference *k, bool draw)
{
    pdn_legend_line line[PDN_CONTACT_FATES];

    for (size_t i = 0; i < PDN_COUNT(line); i++) {
        const pdn_contact_fate fate = difference__fates[i].fate;
        const char *label =
            count_label(pdn_word_in("contact", difference__fates[i].word),
                        (double)k->d->contacts->count[fate]);
        if (!is_drawn(k, fate))
            label = pdn_say(pdn_word("%s (not drawn)"), label);
        line[i] = legend__line(fate_pen(fate, k->m.sheet->unit), label);
    }
    return legend__lines(k->m.sheet, line, PDN_COUNT(line), draw);
}

/* A sample of a mark and what it means; its height. */
static double set_mark(struct difference *k, const pdn_wave_member *like,
                       const char *text, bool draw)
{
    pdn_sheet *s = k->m.sheet;
    pdn_type type = pdn_sheet_type(s, 12.5, false, 0x333333, PDN_LEFT);
    const pdn_point at = {s->column.x + 22 * s->unit,
                          s->column.y + .68 * type.size};
    const double h =
        sheet__beside(s, 56 * s->unit, text, type, 3 * s->unit, draw);

    if (draw)
        draw_person(k, at, 7 * s->unit, like,
                    (pdn_mark){.color = PDN_HAIR_GREY});
    return h;
}

static double set_marks(struct difference *k, bool draw)
{
    static const pdn_wave_member came = {.actor = {SIZE_MAX, 0},
                                         .answered = {true, true}},
                                 left = {.actor = {0, SIZE_MAX},
                                         .answered = {true, true}},
                                 silent = {.actor = {0, 0}};
    double h = 0;

    h += set_mark(k, &came,
                  count_label(pdn_word("new on the list"), (double)k->joiners),
                  draw);
    h += set_mark(
        k, &left,
        count_label(pdn_word("no longer on the list"), (double)k->leavers),
        draw);
    h += set_mark(k, &silent, pdn_word("did not answer both times"), draw);
    return h;
}

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    struct difference own = *(const struct difference *)of, *k = &own;
    pdn_type bold = {.size = 14, .bold = true, .color = PDN_INK};
    pdn_type grey = {.size = 12, .color = PDN_GREY};

    k->m.sheet = s;
    pdn_sheet_paragraph(s, pdn_word("Each line is the contact of two people"),
                        bold, true);
    set_contacts(k, true);
    pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(s, pdn_word("Each mark is one person"), bold, true);
    set_marks(k, true);
    pdn_sheet_rule(s, true);
    pdn_sheet_paragraph(
        s,
        pdn_say(pdn_word("%s people are on the list both times, and %s of them "
                         "answered both times. Only what these say is "
                         "compared."),
                pdn_format_count((double)k->both),
                pdn_format_count((double)k->heard)),
        grey, true);
    pdn_sheet_paragraph(
        s,
        pdn_word("Who was there before stands where s/he stood; "
                 "who is new stands near those s/he works "
                 "with."),
        grey, true);
    pdn_sheet_paragraph(s, pdn_note(PDN_PLACE_NOT_RANK), grey, true);
    if (k->m.left_out > 0)
        pdn_sheet_paragraph(
            s,
            pdn_say(pdn_words_plural("%zu name is left out.",
                                     "%zu names are left out.", k->m.left_out),
                    k->m.left_out),
            grey, true);
    return PDN_OK;
}

pdn_status pdn_difference_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                                const pdn_difference *d)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    struct difference k = {.d = d, .people = d->map->people};

    k.people.by_degree = false;
    k.people.measure = NULL;
    k.people.pairs = 0;
    k.m = (people){.p = &k.people, .sheet = &sheet};
    PDN_TRY(people__prepare(&k.m));
    PDN_TRY(take_everybody(&k));
    pdn_sheet_begin(c, facts, pdn_difference_title(d),
                    pdn_word("each line is the contact of two people, compared "
                             "with last time"),
                    pair_changes__ask(count_told(d) > 0), &sheet);
    PDN_TRY(services__make(&sheet, &d->map->ring, &k.m.map));
    PDN_TRY(people__place(&k.m, k.place));
    draw_contacts(&k);
    draw_people(&k);
    if (d->names) PDN_TRY(people__draw_names(&k.m));
    people__draw_services(&k.m);
    PDN_TRY(sheet__fill_column(&sheet, set_column, &k));
out:
    free(k.label);
    free(k.place);
    people__clear(&k.m);
    return st;
}
