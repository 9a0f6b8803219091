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
    double other; /* a second rating; NaN where there is none */
    int indent;
    bool strong; /* the one that the title speaks of */
} pdn_i_bar;

enum { PDN_I_MOST_ENTRIES = 12 };

/** All texts live in `text`. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_i_bar *bar;
    size_t bars;
    const char *title, *under, *question, *note;
    const char *mark, *second; /* what bar and second mark show */
    bool ratings;
    bool calm; /* what is marked is no breakdown */
    bool few;  /* too few for per cent: the axis has no figures */
    pdn_entry entry[PDN_I_MOST_ENTRIES];
    size_t entries;
} pdn_i_bars;

/** Draws the whole sheet. */
void pdn_i_bars_draw(pdn_canvas *c, const pdn_sheet_facts *facts,
                     const pdn_i_bars *b);

/** Entries, then the marks (drawn by bars), then the note under a rule. */
void pdn_i_bars_column(pdn_sheet *s, const pdn_i_bars *b);

/** Text in at most `lines` lines of width, made smaller and then cut, its
 *  middle at y. */
void pdn_i_set_label(const pdn_sheet *s, pdn_box box, const char *text,
                     pdn_type type, size_t lines);

void pdn_i_bars_clear(pdn_i_bars *b);

#endif
