/* pairs_parts.h - the pair table under way, shared by its two files. */
#ifndef PDN_PAIRS_PARTS_H
#define PDN_PAIRS_PARTS_H

#include "pdnet/sheets.h"

typedef struct {
    const char *name;
    double actors, answered;
    size_t mark; /* its place in the order of colours and shapes */
} pdn_i_service;

typedef struct {
    pdn_sheet sheet;
    const pdn_pair *pair;
    size_t pairs;
    pdn_i_service *service; /* in the order drawn */
    size_t services;
    const pdn_pair **at;  /* services x services, lower triangle; NULL: none */
    int *number;          /* of each pair; 0: none */
    pdn_box grid;         /* all cells */
    double width, height; /* of a cell */
    double left;          /* what stands left of the grid */
    bool stacked;         /* figures stand one above the other in all cells */
} pdn_i_table;

/** What a cell looks like by its verdict and state. */
typedef enum {
    PDN_I_PLAIN,
    PDN_I_HATCHED, /* not known */
    PDN_I_CROSSED  /* hidden */
} pdn_i_fill;

/** What is under a pair's figures. */
pdn_i_fill pdn_i_cell_fill(const pdn_pair *p);

/** Draws the cell of a pair whose row service is i and column service j. */
void pdn_i_cell(const pdn_i_table *t, size_t i, size_t j);

/** Whether the cell's figures fit on one line. */
bool pdn_i_cell_fits(const pdn_i_table *t, size_t i, size_t j);

/** How to read it, from the top of box; the height. */
double pdn_i_pairs_legend(const pdn_i_table *t, pdn_box box, bool draw);

/** Fill, frame and sign of a cell; the legend draws its samples by it. */
void pdn_i_cell_ground(const pdn_i_table *t, pdn_box box, pdn_i_fill fill,
                       double ratio);
void pdn_i_cell_frame(const pdn_i_table *t, pdn_box box, pdn_verdict verdict);

#endif
