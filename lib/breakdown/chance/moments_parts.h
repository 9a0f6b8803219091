/* moments_parts.h - what the moments keep of the arcs. Private to breakdown. */
#ifndef PDN_MOMENTS_PARTS_H
#define PDN_MOMENTS_PARTS_H

#include "moments.h"

/** Arcs between the actors of one stratum and those of stratum `at`. */
struct pdn_arc_class {
    uint32_t at;
    double out, in;   /* to it, from it */
    double mutual;    /* of those out, how many are answered by an arc */
    double out_pairs; /* ordered pairs of arcs out of one actor */
    double in_pairs;  /* ordered pairs of arcs into one actor */
    double chains;    /* arc in, arc out at one actor, not of one dyad */
};

/** Arcs between one actor and stratum `at`. */
struct pdn_arc_end {
    uint32_t at, out, in;
};

#endif
