/* labels.h - places for labels, so that none lies on another. */
#ifndef PDN_LABELS_H
#define PDN_LABELS_H

#include "pdnet/canvas.h"

/** A block in a stack: where its middle wants to be, how high it is, and where
 *  its top came to stand. */
typedef struct {
    double want, height, top;
} pdn_stacked;

/**
 * Stacks n blocks in their order between lo and hi, `gap` apart, each as near
 * as may be to where it wants (least squares: pool adjacent violators, then
 * held to the ends). False, tops untouched, when they do not fit. O(n).
 */
bool labels__stack(double lo, double hi, double gap, pdn_stacked *s, size_t n);

/** A label of a point: its text (for the caller), what surrounds the point, the
 *  label's size, and where it came to stand. */
typedef struct {
    const char *text;
    pdn_point at;
    double radius, width, height;
    pdn_box box;
    bool placed;
    size_t next_point, next_box; /* of its cell, while labels are placed */
} pdn_label;

/** True when two boxes share more than an edge. */
bool labels__boxes_meet(pdn_box a, pdn_box b);

/**
 * Places labels beside their points, in the order given (the most important
 * first), each in the first of eight positions that meets no other label, no
 * point of another label, nothing of `avoid`, and stays within `within`. A
 * label that finds no place is left out. Returns how many were placed.
 * Source: Christensen, Marks and Shieber (1995), ACM TOG 14:203, the greedy
 * form. O(n (avoids + labels and points near by)).
 */
size_t labels__place(pdn_label *l, size_t n, const pdn_box *avoid,
                     size_t avoids, pdn_box within);

#endif
