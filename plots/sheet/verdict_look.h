/* verdict_look.h - how a verdict is drawn, and what legends say of it. */
#ifndef PDN_VERDICT_LOOK_H
#define PDN_VERDICT_LOOK_H

#include "pdnet/breakdown.h"
#include "pdnet/canvas.h"

/** What tells lines of one colour apart, also in grey. */
typedef enum {
    VERDICT_LINE_PLAIN,
    VERDICT_LINE_DOUBLE,
    VERDICT_LINE_BEAD, /* a disc in the middle */
    VERDICT_LINE_ZIGZAG,
    VERDICT_LINE_CROSS /* a cross in the middle: hidden */
} verdict_line;

/** The white within a double line, and a bead's radius, in widths of the
 *  line. */
#define VERDICT_LINE_GAP       .42
#define VERDICT_LINE_BEAD_SIZE 1.7

typedef struct {
    /* its line on a map: as wide as there is contact, within these, in units */
    pdn_color color;
    pdn_dash dash;
    double least, most;
    bool arrow; /* from the side that reports to the other */
    verdict_line form;
    /* its row of the map's legend, 0: none */
    int legend_order;
    double legend_width;
    const char *map_legend; /* msgid */
    /* its sign in the table of pairs, NULL: none; up: an arrow points from the
     * row to the column */
    void (*glyph)(pdn_canvas *c, pdn_point centre, double size, pdn_color color,
                  bool up);
    const char *table_legend; /* msgid */
} verdict_look;

/** The line of what is hidden, without its cross. */
pdn_pen verdict_look__hidden(double unit);

/** The cross of a line whose figures are hidden. */
void verdict_look__cross(pdn_canvas *c, pdn_point at, double unit);

/** Whether so many of the pairs between services are alike (above three of ten)
 *  that their lines would hide the others. */
bool verdict_look__are_many(size_t n, size_t of);

/** Of PDN_NO_VERDICT: nothing, least and most 0. */
const verdict_look *verdict_look__of(pdn_verdict verdict);

/** The verdict whose row of the map's legend is the k-th from 1; PDN_NO_VERDICT
 *  after the last. */
pdn_verdict verdict_look__in_legend(int k);

#endif
