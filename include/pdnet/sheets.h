/* sheets.h - the sheets for a wall. */
#ifndef PDN_SHEETS_H
#define PDN_SHEETS_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/canvas.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/fragility.h"
#include "pdnet/measures.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the frame of every sheet: the finding on top, the column of findings at
 * the side, the question and the small print below. */

/** What every sheet must tell. NaN and NULL: not known, left out. */
typedef struct {
    const char *study, *wave; /* "Kongsvingerregionen", "2021" */
    double actors, answered;
    double seed, draws;
    const char *version;
    const char *origin;      /* "made data" / published source, as a sentence */
    bool internal, of_shown; /* people may be shown; others are hidden */
    const char *hidden; /* what is hidden, for the small print; NULL: nothing */
    const char **asked; /* NULL, or where the question goes: context's text */
    const char **told;  /* the same of the title */
} pdn_sheet_facts;

/** One numbered entry of the side column. */
typedef struct {
    int number; /* 0: no number */
    const char *headline, *detail;
    pdn_color color;
} pdn_entry;

/** A sheet under way: where the figure and the rest of the column may be. */
typedef struct {
    pdn_canvas *canvas;
    double unit;    /* 1 on A3; type and pens are scaled by it */
    pdn_box figure; /* two thirds */
    pdn_box column; /* one third; shrinks from the top as things are set */
    double detail;  /* size of the text under a headline, on A3 */
    double least;   /* points; no type is smaller */
    bool slide;     /* much wider than high: shown, not hung up */
    bool untold;    /* something of the column stands in the table alone */
    pdn_sheet_facts facts;
} pdn_sheet;

typedef enum { PDN_A3, PDN_A4, PDN_SLIDE, PDN_A2, PDN_A1 } pdn_paper;
extern PDN_API const pdn_option_word pdn_papers[];

/* The greys of every sheet. */
enum { PDN_INK = 0x1A1A1A, PDN_GREY = 0x595959, PDN_PALE = 0xD9D9D9 };

/** Sets title (the finding), the grey line under it (study, wave, who answered
 *  and then `under`: what the marks mean), the question and the small print;
 *  leaves figure and column. `question` may be NULL. Without a canvas title and
 *  question are told, and nothing else is done. */
PDN_API void pdn_sheet_begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                             const char *title, const char *under,
                             const char *question, pdn_sheet *out);

/** Sets an entry at the top of what is left of the column. False, nothing
 *  drawn, when there is no room. */
PDN_API bool pdn_sheet_entry(pdn_sheet *s, const pdn_entry *e);

/** Sets as many of n entries as there is room for when `below` points of the
 *  column are kept free: in full, else in smaller type (`detail`), else the
 * last ones by their headline only, else with a line "and N more in the table".
 * On a slide at most three. Returns how many stand. */
PDN_API size_t pdn_sheet_entries(pdn_sheet *s, const pdn_entry *e, size_t n,
                                 double below);

/** The height that n entries take in full in the type of `detail`. */
PDN_API double pdn_sheet_entries_height(pdn_sheet *s, const pdn_entry *e,
                                        size_t n);

/** Sets a paragraph at the top of what is left of the column and returns its
 *  height with the space under it; with draw false only measures. The size of
 *  `type` is in points on A3. On a slide notes (under 12) and what finds no
 *  room are left out: 0. */
PDN_API double pdn_sheet_paragraph(pdn_sheet *s, const char *text,
                                   pdn_type type, bool draw);

/** A thin line across the column with room around it; the height it takes. */
PDN_API double pdn_sheet_rule(pdn_sheet *s, bool draw);

/** Points for a size of type that is `size` on A3: never under what can be
 *  read (10.5 on A3, 9 on A4, 14 on a slide 540 points high). */
PDN_API double pdn_sheet_size(const pdn_sheet *s, double size);

/** A type of that size. */
PDN_API pdn_type pdn_sheet_type(const pdn_sheet *s, double size, bool bold,
                                pdn_color color, pdn_align align);

/** A number in a ring, as it stands in figure and column; the ring's radius. */
PDN_API void pdn_sheet_number(const pdn_sheet *s, pdn_point centre, int number,
                              pdn_color color);
PDN_API double pdn_sheet_number_radius(const pdn_sheet *s);

/** Width and height in points of a paper (landscape). */
PDN_API void pdn_paper_size(pdn_paper paper, double *width, double *height);

/* ---- the services in their fixed order on a ring: by prevention level,
 * then so that those who work together, or ought to, stand near each other. */

/** One service. `mark` is its place in the order of colours and shapes. */
typedef struct {
    const char *id; /* as in the data */
    double actors, answered, level;
    double x, y; /* on the unit circle, y up, the first at the top */
    size_t mark;
    bool gone; /* in the layout file only: its place is kept empty */
} pdn_service;

/** Zero-initialise. */
typedef struct {
    pdn_service *service; /* in the order of their marks */
    size_t services;
    pdn_arena text;
} pdn_ring;

/**
 * Puts the services of a pair table on a ring.
 *
 * @param pair    rows of the breakdown; the within-group rows tell how many
 *                people each has and how many answered.
 * @param network whose actor column `level` gives each group's median level;
 *                NULL: level_a and level_b of the rows, which say the same.
 * @param by      the grouping column (NULL: sector).
 * @param anchor  a layout file read before: who stands there keeps place and
 *                mark; who is new is put in the widest gap; who is gone leaves
 *                the place empty. NULL: a new order.
 *
 * A new order goes by level and, within a level, by local search for the
 * shortest weighted sum of chords (density of contact, and more for a verdict),
 * from byte order: the same rows give the same ring. O(n^4) a round, of more
 * than 100 services O(n^3).
 */
PDN_API pdn_status pdn_ring_make(const pdn_pair *pair, size_t pairs,
                                 const pdn_network *network, const char *by,
                                 const pdn_place *anchor, size_t anchors,
                                 pdn_ring *out) PDN_MUST_USE;

/** A pair as a ring is made of it, from a row of pdn-waves --pairs: people and
 *  answers of both waves together, contacts of the later one; all else absent.
 *  Of several steps the last row of a pair counts. Texts borrow. */
PDN_API void pdn_pair_of_change(const pdn_wave_pair *row, pdn_pair *out);

/** Index of a service, or SIZE_MAX. */
PDN_API size_t pdn_ring_find(const pdn_ring *r, const char *id);

/** The rows of a layout file: one per service. *out is malloc'ed, the
 *  caller's; its text borrows from the ring. Length r->services. */
PDN_API pdn_status pdn_ring_places(const pdn_ring *r,
                                   pdn_place **out) PDN_MUST_USE;

PDN_API void pdn_ring_clear(pdn_ring *r);

/* ---- the map of services: who works with whom, and where it breaks
 * down, without people. */

/**
 * Draws the map of services as a whole sheet: services on their ring, a curve
 * for each pair, verdicts marked and numbered, the findings in the column.
 * Rows without a verdict are drawn by their density and nothing is marked.
 * Labels stand outside the ring: none meets another, a mark, a curve or the
 * figure's edge (where there is room for them at all: up to some 40).
 *
 * @param c    an empty page.
 * @param ring made from the same rows.
 */
PDN_API pdn_status pdn_services_sheet(pdn_canvas *c,
                                      const pdn_sheet_facts *facts,
                                      const pdn_ring *ring,
                                      const pdn_pair *pair,
                                      size_t pairs) PDN_MUST_USE;

/** The finding as a title: how many places, and which; also the picture's
 *  accessible name. Text of the context. */
PDN_API const char *pdn_services_title(const pdn_sheet_facts *facts,
                                       const pdn_pair *pair, size_t pairs);

/* ---- the map of people, for those who own it: each service opened into
 * its people. Not for the wall. */

/** The finding of the map of services, and that each mark is one person. */
PDN_API const char *pdn_people_title(const pdn_sheet_facts *facts,
                                     const pdn_pair *pair, size_t pairs);

/** What the map is drawn from. */
typedef struct {
    const pdn_network *network;
    const char *by;              /* grouping column; NULL: sector */
    const pdn_ring *ring;        /* of the same groups */
    const pdn_measures *measure; /* by id; NULL: sizes alike, or by_degree */
    size_t measures;
    bool by_degree;       /* size by contacts, not by contacts per post */
    const pdn_pair *pair; /* rows of the breakdown; NULL: nothing is marked */
    size_t pairs;
    const pdn_place *anchor; /* last year's places, services and people */
    size_t anchors;
    bool names;     /* the owner's copy: with names, as many as find room */
    bool ungrouped; /* nobody is held to a service, only by contacts */
    double give;    /* 0: who has a place in `anchor` stays; 1: begins there */
} pdn_people;

/**
 * Where each actor stands, in the ring's measure (x to the right, y up): stress
 * layout over hop distances, held to the service's place; of more than 500
 * people sparse stress with 250 pivots. Parts without a way between them stand
 * apart as if it were half as long again as the longest (ungrouped), or are
 * held by their services.
 *
 * Whoever has a place in `anchor` and is in the service that stands nearest to
 * it keeps it, or gives way (Brandes and Mader 2012, LNCS 7034:99): a penalty
 * of (1 - give) / give times what pulls at a person, times the squared way from
 * there. Newcomers begin at the mean of their neighbours, weighted by how often
 * they are in contact. Ungrouped, the whole is then turned onto the former
 * places (Procrustes). A network that has not changed gives the same places.
 *
 * place is malloc'ed, the caller's: a row per service, then a row per actor;
 * ids borrow. The same input gives the same places. O(n^2) a sweep, then O(n
 * pivots + ties).
 */
PDN_API pdn_status pdn_people_places(const pdn_people *p, pdn_place **place,
                                     size_t *n) PDN_MUST_USE;

/** What keeping places costs. Lengths are parts of the ring's radius. */
typedef struct {
    size_t stayers, others; /* with a former place in `anchor`, without */
    double mean_moved, most_moved; /* of the stayers; NaN: there are none */
    double stress; /* 0: all stand as far apart as the contacts say, up to the
                      scale of the whole; to 1. 1 - (sum r/d)^2 / (N sum
                      (r/d)^2) over the N pairs with a way, d hops long, r
                      apart; of more than 500 people those with a pivot */
    double free_stress; /* of the same people, held to no place at all */
} pdn_people_moved;

/** Measures places against p->anchor and against the contacts. place as
 *  pdn_people_places gave it for p. Costs one more layout. */
PDN_API pdn_status pdn_people_measure(const pdn_people *p,
                                      const pdn_place *place,
                                      pdn_people_moved *out) PDN_MUST_USE;

/** Draws the map as a whole sheet. place as pdn_people_places gave it. */
PDN_API pdn_status pdn_people_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                                    const pdn_people *p,
                                    const pdn_place *place) PDN_MUST_USE;

/* ---- the same people in the same places, wave after wave. */

/** What is asked of the maps of several waves; all borrowed. */
typedef struct {
    const pdn_wave *wave;
    size_t waves;
    const pdn_wave_contacts *contacts; /* of each wave and the next */
    const char *by;                    /* of every map, as in pdn_people */
    const pdn_table *crosswalk; /* services that got other names; or NULL */
    bool ungrouped;
    double give;
    const pdn_place *anchor; /* where all stood before; NULL: nowhere */
    size_t anchors;
} pdn_wave_maps_asked;

/** The map of one wave. */
typedef struct {
    pdn_ring ring; /* services keep their places, too */
    pdn_people people;
    pdn_place *former; /* who stood where before, by the ids of this wave */
    size_t formers;
    pdn_place *place; /* services; the people of this wave, in its order; then
                         who stood there before and is not in it */
    size_t places;
} pdn_wave_map;

/**
 * Places the people of every wave, each held to where they stood in the wave
 * before (pdn_people_places).
 *
 * @param[out] map  malloc'ed, one a wave, for pdn_wave_maps_clear. Ids borrow.
 *
 * Errors  those of pdn_people_places; PDN_EDATA: people name services
 * Proof   test_wave_maps
 */
PDN_API pdn_status pdn_wave_maps_make(const pdn_wave_maps_asked *asked,
                                      pdn_wave_map **map) PDN_MUST_USE;

PDN_API void pdn_wave_maps_clear(pdn_wave_map *map, size_t waves);

/* ---- two waves' maps as one, for those who own the people in them. */

/** Borrowed, all of it. */
typedef struct {
    const pdn_wave *wave; /* two */
    const pdn_wave_contacts *contacts;
    const pdn_wave_map *map; /* of the later wave */
    bool names;              /* with names, as many as find room */
} pdn_difference;

/**
 * What became of the contact of every two people, on one map: new as a thick
 * line, gone dashed, kept thin, what cannot be known dotted, each with its
 * count. Who came has a ring around the mark, who left is pale and stands where
 * s/he stood, who did not answer both times is hollow. Of more than 400 people
 * only what is new or gone has a line.
 *
 * @param c an empty page.
 */
PDN_API pdn_status pdn_difference_sheet(pdn_canvas *c,
                                        const pdn_sheet_facts *facts,
                                        const pdn_difference *d) PDN_MUST_USE;

/** "Fra 2022 til 2023: 310 kontakter består, 62 er nye ..." Text of the
 *  context. */
PDN_API const char *pdn_difference_title(const pdn_difference *d);

/**
 * The maps of services of two waves as one, without people: a curve for each
 * pair, clearly more contact as a double line, clearly less dashed and thick,
 * contact only now or only last time thin, what cannot be known dotted, what is
 * hidden dotted with a cross. Where more than three of ten pairs are unknown,
 * or hidden, those are counted and not drawn.
 *
 * @param c    an empty page.
 * @param ring the services in their places.
 * @param row  rows of pdn-waves --pairs, of one step or several.
 * @param year of the later wave, as its label begins; 0: the latest step.
 *
 * Errors  PDN_EDATA  no rows, or none of that year.
 */
PDN_API pdn_status pdn_services_difference(pdn_canvas *c,
                                           const pdn_sheet_facts *facts,
                                           const pdn_ring *ring,
                                           const pdn_wave_pair *row, size_t n,
                                           double year) PDN_MUST_USE;

/** "Fra 2022 til 2023: ..." without hidden figures. Text of the context. */
PDN_API pdn_status pdn_title_of_difference(const pdn_wave_pair *row, size_t n,
                                           double year,
                                           const char **out) PDN_MUST_USE;

/* ---- the maps of services of several waves, side by side. */

/** One wave; borrowed. */
typedef struct {
    const char *label;
    const pdn_pair *pair;
    size_t pairs;
    double actors, answered;
    const char *finding; /* pdn_title_of_difference since the wave before */
    bool asked_unknown;  /* how many were asked is not known */
} pdn_multiple;

/**
 * A small map of services for each wave, each service in one place in all of
 * them: a curve for each pair in contact, its width by contacts per possible
 * one, on one scale. Nothing is judged: verdicts of two waves are not compared.
 * What is hidden is dotted with a cross, where nobody answered dotted. The key
 * of the services stands in the column.
 *
 * @param c    an empty page.
 * @param ring every service of any wave.
 */
PDN_API pdn_status pdn_multiples_sheet(pdn_canvas *c,
                                       const pdn_sheet_facts *facts,
                                       const pdn_ring *ring,
                                       const pdn_multiple *m,
                                       size_t n) PDN_MUST_USE;

/** The last wave's finding, else which waves. Text of the context. */
PDN_API pdn_status pdn_multiples_title(const pdn_multiple *m, size_t n,
                                       const char **out) PDN_MUST_USE;

/* ---- the pair table: every pair of services, what was reported
 * against what was expected, and where it breaks down. */

/** Zero but for by_chance (NaN: not known) means: nothing more is known. */
typedef struct {
    const char *const *order; /* services in their fixed order; NULL: none */
    size_t services;          /* names of the order */
    double by_chance;         /* marks that chance alone would give */
    pdn_saying saying;
} pdn_pairs_options;

/**
 * Draws the table as a whole sheet. Every service stands at its mark on the
 * diagonal with its name beside it: its row runs to the left of the mark, its
 * column runs down from it. A cell tells reported / expected contacts in words
 * of colour (orange less, purple more), a frame and a sign its verdict;
 * hatched is not known, crossed out is hidden. Numbers lead to the column.
 * Services that `order` does not name follow in byte order.
 *
 * @param c    an empty page.
 * @param pair rows of pdn-breakdown, one for each pair, in any order.
 */
PDN_API pdn_status pdn_draw_pairs(pdn_canvas *c, const pdn_sheet_facts *facts,
                                  const pdn_pair *pair, size_t n,
                                  const pdn_pairs_options *o) PDN_MUST_USE;

/* ---- the kinds of sheet that one table is drawn as, by name. */

/** What may be asked beside the rows; not every kind has a use for it. */
typedef struct {
    const char *indicator;        /* NULL: that of the first row */
    double year;                  /* 0: the latest */
    const char *const *highlight; /* one's own units, by name */
    size_t highlights;
    bool of_shown; /* counts are of the services that are shown alone */
} pdn_sheet_asked;

typedef struct pdn_sheet_kind pdn_sheet_kind;

/** One kind. `draw` wants an empty page; without a canvas only the title is
 * told (facts->told). PDN_EDATA where the rows hold nothing to draw. */
struct pdn_sheet_kind {
    const char *name;  /* "fragility" */
    const char *wrote; /* the command that writes its table */
    const char *shows; /* a few words of it for --help, or NULL; English */
    const char *about; /* a sentence of it for the manual page; English */
    const pdn_schema *schema;
    const char *heard; /* for those who hear it (pdn_word); NULL: the title */
    pdn_status (*draw)(const pdn_sheet_kind *kind, pdn_canvas *c,
                       const pdn_sheet_facts *facts, const void *rows, size_t n,
                       const pdn_sheet_asked *asked);
};

/** All of them, in the order in which they are told; NULL ends them. */
extern PDN_API const pdn_sheet_kind *const pdn_sheet_kinds[];

/** The kind of that name, or NULL. */
PDN_API const pdn_sheet_kind *pdn_sheet_kind_of(const char *name);

/** The finding of such a sheet as a sentence. Text of the context. */
PDN_API pdn_status pdn_sheet_title(const pdn_sheet_kind *kind, const void *rows,
                                   size_t n, const pdn_sheet_asked *asked,
                                   const char **out) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
