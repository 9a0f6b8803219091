/* sheet.h - the frame of every sheet on the wall: the finding on top, the
 * column of findings at the side, the question and the small print below. */
#ifndef PDN_SHEET_H
#define PDN_SHEET_H

#include "pdnet/canvas.h"
#include "pdnet/words.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What every sheet must tell. NaN and NULL: not known, left out. */
typedef struct {
    const char *study, *wave; /* "Kongsvingerregionen", "2021" */
    double actors, answered;
    double seed, draws;
    const char *version;
    const char *origin; /* "made data" / published source, as a sentence */
    bool internal;      /* people may be shown */
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
    pdn_sheet_facts facts;
} pdn_sheet;

typedef enum { PDN_A3, PDN_A4, PDN_SLIDE } pdn_paper;

/* The greys of every sheet. */
enum { PDN_INK = 0x1A1A1A, PDN_GREY = 0x595959, PDN_PALE = 0xD9D9D9 };

/** Sets title (the finding), the grey line under it (study, wave, who answered
 *  and then `under`: what the marks mean), the question and the small print;
 *  leaves figure and column. `question` may be NULL. */
void pdn_sheet_begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                     const char *title, const char *under, const char *question,
                     pdn_sheet *out);

/** Sets an entry at the top of what is left of the column. False, nothing
 *  drawn, when there is no room. */
bool pdn_sheet_entry(pdn_sheet *s, const pdn_entry *e);

/** Sets as many of n entries as there is room for when `below` points of the
 *  column are kept free: in full, else in smaller type (`detail`), else the
 * last ones by their headline only, else with a line "and N more in the table".
 * Returns how many stand. */
size_t pdn_sheet_entries(pdn_sheet *s, const pdn_entry *e, size_t n,
                         double below);

/** The height that n entries take in full in the type of `detail`. */
double pdn_sheet_entries_height(pdn_sheet *s, const pdn_entry *e, size_t n);

/** Sets a paragraph at the top of what is left of the column and returns its
 *  height with the space under it; with draw false only measures. The size of
 *  `type` is in points on A3. */
double pdn_sheet_paragraph(pdn_sheet *s, const char *text, pdn_type type,
                           bool draw);

/** A thin line across the column with room around it; the height it takes. */
double pdn_sheet_rule(pdn_sheet *s, bool draw);

/** Points for a size of type that is `size` on A3: never under what can be
 *  read on the paper (10.5 on A3, 8 on A4). */
double pdn_sheet_size(const pdn_sheet *s, double size);

/** A type of that size. */
pdn_type pdn_sheet_type(const pdn_sheet *s, double size, bool bold,
                        pdn_color color, pdn_align align);

/** A number in a ring, as it stands in figure and column. */
void pdn_sheet_number(const pdn_sheet *s, pdn_point centre, int number,
                      pdn_color color);
/** The radius of that ring. */
double pdn_sheet_number_radius(const pdn_sheet *s);

/** Width and height in points of a paper (landscape). */
void pdn_paper_size(pdn_paper paper, double *width, double *height);

#ifdef __cplusplus
}
#endif

#endif
