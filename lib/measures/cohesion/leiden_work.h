/* leiden_work.h - the memory of leiden.c. */
#ifndef PDN_LEIDEN_WORK_H
#define PDN_LEIDEN_WORK_H

#include "leiden.h"
#include "part_table.h"

/* A graph of pieces: contacts between two are counted in weight, those inside
 * one stand in its degree only. */
struct leiden__level {
    size_t n;
    uint32_t *start, *to, *weight, *degree;
};

struct leiden__work {
    int64_t twice; /* 2m: arcs */
    struct leiden__level people, pieces[2];
    uint32_t *node;  /* of each person, in the level at hand */
    uint32_t *part;  /* of each node of the level at hand */
    uint32_t *total; /* sum of degrees of each part */
    uint32_t *count; /* nodes of each part */
    uint32_t *spare; /* numbers of parts that have no node */
    size_t spares;
    uint32_t *order, *queue;
    bool *queued;
    uint32_t *met;    /* parts or pieces that a node has contact with */
    uint32_t *weight; /* contacts with each; 0 between uses */
    uint32_t *piece;  /* of each node; then of each piece: */
    uint32_t *mass;   /* sum of degrees */
    uint32_t *cut;    /* contacts with the rest of its part */
    uint32_t *members;
    part_table table; /* contacts of each node of the level at hand */
};

#endif
