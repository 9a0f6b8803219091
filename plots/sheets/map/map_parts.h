/* map_parts.h - the parts of the map of services. Private to plots/. */
#ifndef PDN_MAP_PARTS_H
#define PDN_MAP_PARTS_H

#include "canvas/marks.h"
#include "pdnet/sheets.h"
#include "sheet/axes.h"
#include "sheet/findings_column.h"
#include "sheet/verdict_look.h"

/** A service on the page: its mark and its label. */
typedef struct {
    pdn_point at;
    double radius, reach;
    const char *name;  /* in the label's words */
    const char *shown; /* the name, with soft hyphens where it needs them */
    char count[96];    /* "15 of 18 answered"; "" when not known */
    char fraction[48]; /* "15/18" */
    bool few;          /* under half answered */
    pdn_box label;
    double name_width, name_height;
    bool right; /* the label stands to the right */
} services__spot;

typedef struct {
    pdn_sheet *sheet;
    const pdn_ring *ring;
    pdn_point centre;
    double rx, ry;
    double name_size, count_size; /* points */
    bool organisations;   /* one answer each: only who did not answer is told */
    bool short_counts;    /* "15/18" beside the name, to save height */
    bool nameless;        /* labels find no room at any size */
    services__spot *spot; /* as ring->service */
    pdn_arena text;
} services__map;

/** Sizes, places and labels of all services. Clear it. */
pdn_status services__make(pdn_sheet *sheet, const pdn_ring *ring,
                          services__map *out) PDN_MUST_USE;

void services__clear(services__map *m);

/** The curve between two services: bent inwards, past the middle. */
axes__curve services__curve_of(const services__map *m, size_t a, size_t b);

/** Draws marks and labels. */
void services__marks(const services__map *m);

/** Draws the labels alone. */
void services__names(const services__map *m);

/** Whether a pair has no line but that of what is hidden: its contacts are, and
 *  its verdict has none of its own. */
bool services__is_hidden(const pdn_pair *p);

/** Whether so many are (above three of ten) that they are not drawn. */
bool services__hides_hidden(const pdn_pair *pair, size_t pairs);

/** Whether so many pairs are not known (above three of ten) that their lines
 *  would hide the others: they are not drawn then, and the note says so. */
bool services__hides_unknown(const pdn_pair *pair, size_t pairs);

/** Whether so many pairs break down that only those with a number are drawn in
 *  full: the others are thin. */
bool services__has_many(const pdn_pair *pair, size_t pairs);

/** Which plain lines are drawn: in full grey, and pale where there is less
 *  contact. */
typedef struct {
    bool full, pale;
} services__plain;

pdn_status services__plain_lines(const pdn_pair *pair, size_t pairs,
                                 services__plain *out) PDN_MUST_USE;

/** A row of the legend for each kind of line that services__links draws. */
pdn_status services__legend(const pdn_sheet *s,
                            findings_column *t) PDN_MUST_USE;

/** Draws the links of all pairs and the numbers of the n that are numbered
 *  (number[k] is the row of number k + 1). */
pdn_status services__links(const services__map *m, const pdn_pair *pair,
                           size_t pairs, const size_t *number,
                           size_t n) PDN_MUST_USE;

#endif
