/* bars.h - rows of shares or ratings with a column beside them: what the
 * sheets of tallies share. */
#ifndef PDN_BARS_H
#define PDN_BARS_H

#include "pdnet/core.h"
#include "pdnet/sheets.h"

/** One row. A figure that is absent is said in words. */
typedef struct {
    const char *label;
    const char *count; /* at the right edge */
    double x, lo, hi;
    double other;                /* a second rating; NaN where there is none */
    const char *at_x, *at_other; /* said beside the two marks; NULL: nothing */
    int indent;
    bool strong; /* the one that the title speaks of */
} bars__bar;

enum { BARS_MOST_ENTRIES = 12 };

/** Texts are the context's. Zero-initialise. */
typedef struct {
    bars__bar *bar;
    size_t bars;
    const char *title, *under, *question, *note;
    const char *mark, *second; /* what bar and second mark show */
    bool ratings;
    bool calm; /* what is marked is no breakdown */
    double of; /* too few for per cent: the axis counts up to so many; else
                  0. Where it is not known (NaN) it has no figures. */
    pdn_entry entry[BARS_MOST_ENTRIES];
    size_t entries;
} bars__chart;

/** Draws the whole sheet. */
void bars__draw(pdn_canvas *c, const pdn_sheet_facts *facts,
                const bars__chart *b);

/** Begins its sheet, under what the chart says: it is about no survey. */
void bars__begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                 const bars__chart *b, pdn_sheet *out);

/** Entries, then the marks (drawn by bars), then the note under a rule. */
void bars__column(pdn_sheet *s, const bars__chart *b);

/** How many lines of the smallest type stand in so high a row: 1 to 4. */
size_t bars__lines(const pdn_sheet *s, double height);

/** Text in at most `lines` lines of width, made smaller and then cut, its
 *  middle at y. Of two names ("A – B", "A: b", "A → B") both are cut. */
void bars__label(const pdn_sheet *s, pdn_box box, const char *text,
                 pdn_type type, size_t lines);

/** The size at which it stands there whole; at least four fifths of `size`. */
double bars__label_size(const pdn_sheet *s, pdn_box box, const char *text,
                        pdn_type type, size_t lines);

void bars__clear(bars__chart *b);

#endif
