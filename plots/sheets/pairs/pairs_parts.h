/* pairs_parts.h - the pair table under way, shared by its files. */
#ifndef PDN_PAIRS_PARTS_H
#define PDN_PAIRS_PARTS_H

#include "pdnet/sheets.h"

typedef struct {
    const char *name;
    double actors, answered;
    size_t mark; /* its place in the order of colours and shapes */
} pairs__service;

typedef struct {
    pdn_sheet sheet;
    const pdn_pair *pair;
    size_t pairs;
    pairs__service *service; /* in the order drawn */
    size_t services;
    const pdn_pair **at;  /* services x services, lower triangle; NULL: none */
    int *number;          /* of each pair; 0: none */
    pdn_box grid;         /* all cells */
    double width, height; /* of a cell */
    double left;          /* what stands left of the grid */
    pdn_survey_form form;
    bool stacked;       /* figures stand one above the other in all cells */
    double legend_size; /* its type, where not the least; 0: that */
} pairs__table;

/** What a cell looks like by its verdict and state. */
typedef enum {
    PAIRS_PLAIN,
    PAIRS_HATCHED, /* not known */
    PAIRS_CROSSED, /* hidden */
    PAIRS_GREY     /* two organisations that both report contact */
} pairs__fill;

/** What is under a pair's figures. */
pairs__fill pairs__cell_fill(const pdn_pair *p);

/** Whether a pair of two is not known. */
bool pairs__any_hatched(const pdn_pair *pair, size_t n);

/** Draws the cell of a pair whose row service is i and column service j. */
void pairs__cell(const pairs__table *t, size_t i, size_t j);

/** Whether the cell's figures fit on one line. */
bool pairs__cell_fits(const pairs__table *t, size_t i, size_t j);

/** What the legend has: how to read it with the colours, and the signs. */
enum { PAIRS_WORDS = 1, PAIRS_SIGNS = 2, PAIRS_LEGEND = 3 };

/** These parts of it, from the top of box; the height. */
double pairs__legend(const pairs__table *t, int parts, pdn_box box, bool draw);

/** The name of service i, long words softened (text of the context), its type
 *  and the width that it needs. */
const char *pairs__name_of(const pairs__table *t, size_t i);
pdn_type pairs__name_type(const pairs__table *t);
/** On how many lines a name may stand. */
size_t pairs__name_lines(const pairs__table *t);
double pairs__name_width(const pairs__table *t, size_t i);

/** What is told of the pairs beside the table. Zero-initialise. */
typedef struct {
    pdn_entry *entry; /* those that break down, what is not known, the rest */
    size_t n, breaks, unknown;
    pdn_entry *brief;    /* of the first two: by their names, then what */
    pdn_entry joined[2]; /* the rest by their names alone */
    size_t joins;
    const char *note;
} pairs__told;

pdn_status pairs__tell(pairs__table *t, const pdn_pairs_options *o,
                       pairs__told *q) PDN_MUST_USE;
void pairs__told_clear(pairs__told *q);

/** Sets the column, with these parts of the legend under it. A pair that is not
 *  told loses its number. */
void pairs__column(pairs__table *t, const pairs__told *q, int legend);

/** Fill, frame and sign of a cell; the legend draws its samples by it. */
void pairs__cell_ground(const pairs__table *t, pdn_box box, pairs__fill fill,
                        double ratio);
void pairs__cell_frame(const pairs__table *t, pdn_box box, pdn_verdict verdict);

#endif
