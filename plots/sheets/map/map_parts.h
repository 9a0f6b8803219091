/* map_parts.h - the parts of the map of services. Private to plots/. */
#ifndef PDN_MAP_PARTS_H
#define PDN_MAP_PARTS_H

#include "canvas/marks.h"
#include "pdnet/sheets.h"
#include "sheet/findings_column.h"

/** A service on the page: its mark and its label. */
typedef struct {
    pdn_point at;
    double radius, reach;
    const char *name;  /* in the label's words */
    char count[96];    /* "15 of 18 answered"; "" when not known */
    char fraction[48]; /* "15/18" */
    bool few;          /* under half answered */
    pdn_box label;
    double name_width, name_height;
    bool right; /* the label stands to the right */
} pdn_i_spot;

typedef struct {
    pdn_point p[4];
} pdn_i_curve;

typedef struct {
    pdn_sheet *sheet;
    const pdn_ring *ring;
    pdn_point centre;
    double rx, ry;
    double name_size, count_size; /* points */
    bool short_counts;            /* "15/18" beside the name, to save height */
    bool nameless;                /* labels find no room at any size */
    pdn_i_spot *spot;             /* as ring->service */
    pdn_arena text;
} pdn_i_map;

/** Sizes, places and labels of all services. Clear it. */
pdn_status pdn_i_map_make(pdn_sheet *sheet, const pdn_ring *ring,
                          pdn_i_map *out) PDN_MUST_USE;

void pdn_i_map_clear(pdn_i_map *m);

/** The curve between two services: bent inwards, past the middle. */
pdn_i_curve pdn_i_map_curve(const pdn_i_map *m, size_t a, size_t b);

pdn_point pdn_i_curve_at(const pdn_i_curve *q, double t);

/** Draws marks and labels. */
void pdn_i_map_marks(const pdn_i_map *m);

/** Draws the labels alone. */
void pdn_i_map_names(const pdn_i_map *m);

/** Whether so many pairs are not known (above three of ten) that their lines
 *  would hide the others: they are not drawn then, and the note says so. */
bool services__hides_unknown(const pdn_pair *pair, size_t pairs);

/** A row of the legend for each kind of line that pdn_i_map_links draws. */
void pdn_i_map_legend(const pdn_sheet *s, pdn_i_story *t);

/** Draws the links of all pairs and the numbers of the n that are numbered
 *  (number[k] is the row of number k + 1). */
pdn_status pdn_i_map_links(const pdn_i_map *m, const pdn_pair *pair,
                           size_t pairs, const size_t *number,
                           size_t n) PDN_MUST_USE;

#endif
