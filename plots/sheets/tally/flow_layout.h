/* flow_layout.h - where services stand when people flow from left to right.
 * Geometry without a canvas; private to plots/. */
#ifndef PDN_FLOW_LAYOUT_H
#define PDN_FLOW_LAYOUT_H

#include "pdnet/canvas.h"
#include "pdnet/core.h"
#include "pdnet/handovers.h"

/** A service; or, without a name, the room that a step takes where it passes a
 *  layer. */
typedef struct {
    const char *name;
    size_t layer;
    double in, out;     /* people, as far as they are known */
    double top, height; /* of its bar; the label stands above it */
    double order;       /* 0, 1, 2 ... from the top of its layer */
} flow_node;

/** A step between two services, or a part of one that is long. */
typedef struct {
    const pdn_handover_row *row;
    size_t index; /* of the row */
    size_t from, to;
    bool back;            /* leads to where it came from: a loop */
    bool first, last;     /* the part that leaves, the part that arrives */
    double a, b, width;   /* of the band: its tops at both bars, once placed */
    double lost, lost_at; /* width and top of what is lost */
} flow_step;

/** Zero-initialise. Texts borrow. */
typedef struct {
    flow_node *node;
    flow_step *step;
    size_t nodes, steps, layers;
    double scale; /* points a person */
} flow_layout;

/** The services of the rows and their layers: each right of all that send to
 *  it, loops apart; the order within a layer by who sends. */
pdn_status flow_layout__make(const pdn_handover_row *const *row, size_t n,
                             flow_layout *out) PDN_MUST_USE;

/** Sets top, height, bands and scale in a box; `label` is kept free above each
 *  service, `gap` between all, `fall` below what loses. False: no room. */
bool flow_layout__place(flow_layout *f, pdn_box box, double label, double gap,
                        double fall);

void flow_layout__clear(flow_layout *f);

#endif
