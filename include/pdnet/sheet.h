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
    pdn_box column; /* one third; shrinks as entries are set */
    pdn_sheet_facts facts;
} pdn_sheet;

typedef enum { PDN_A3, PDN_A4, PDN_SLIDE } pdn_paper;

/** Sets title (the finding), the grey line under it, the question and the
 *  small print; leaves figure and column. */
void pdn_sheet_begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                     const char *title, const char *under, const char *question,
                     pdn_sheet *out);

/** Sets an entry at the top of what is left of the column. False, nothing
 *  drawn, when there is no room. */
bool pdn_sheet_entry(pdn_sheet *s, const pdn_entry *e);

/** Width and height in points of a paper (landscape). */
void pdn_paper_size(pdn_paper paper, double *width, double *height);

#ifdef __cplusplus
}
#endif

#endif
