/* cell_forms.h - what everybody knows of hidden figures: sums of figures that
 * stand and figures that do not. */
#ifndef PDN_CELL_FORMS_H
#define PDN_CELL_FORMS_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A figure that stands in one form at least. */
typedef struct {
    double truth, shown; /* as it will stand, rounded */
    double slack;        /* how far the truth may be from shown */
    double cost;         /* of hiding it; infinite: it cannot be */
    double room;         /* its range need not be wider than that; 0: any */
    double most;         /* it is no more, as everybody knows; 0: any */
    bool hidden;
    bool counted; /* nobody may find out what it is, where it is hidden */
    bool cover;   /* hidden for another one only */
    bool known;   /* follows from what anybody knows: it is never hidden */
    bool part; /* of a sum of which others are hidden with it: for whose sake is
                  not known */
    bool settled; /* its range is wide enough; more hiding widens it */
    size_t twin;  /* the same figure elsewhere, a ring; itself: none */
    size_t table, row, column; /* where it stands; known_forms.h */
    uint32_t *form;            /* those it stands in, `forms` of them */
    uint32_t forms, capacity;
} cell_forms__cell;

/** The sum of times x cell over its terms, and the constant, is 0 to spread. */
typedef struct {
    double constant, spread;
    size_t first, terms;
} cell_forms__form;

typedef struct {
    uint32_t cell;
    double times;
} cell_forms__term;

/** Zero-initialise. */
typedef struct {
    cell_forms__cell *cell;
    size_t cells, cell_capacity;
    cell_forms__form *form;
    size_t forms, form_capacity;
    cell_forms__term *term;
    size_t terms, term_capacity;
} cell_forms;

/** Adds a cell; its number. */
pdn_status cell_forms__add_cell(cell_forms *s, const cell_forms__cell *cell,
                                size_t *out) PDN_MUST_USE;

/** Makes two cells the same figure: they are hidden together. */
void cell_forms__twin(cell_forms *s, size_t a, size_t b);

/** The first of a cell and its twins: what is said of the figure stands there.
 */
size_t cell_forms__first_twin(const cell_forms *s, size_t cell);

/** Begins a form, of no spread; then its terms; then its end, which takes it
 * back where the figures do not add up (it is no form of theirs). */
pdn_status cell_forms__begin(cell_forms *s, double constant) PDN_MUST_USE;
pdn_status cell_forms__put(cell_forms *s, size_t cell,
                           double times) PDN_MUST_USE;
pdn_status cell_forms__end(cell_forms *s) PDN_MUST_USE;

void cell_forms__clear(cell_forms *s);

/** Hides a cell with its twins. */
void cell_forms__hide(cell_forms *s, size_t cell);

/** Marks the cells that what stands determines: those whose unit vector lies in
 *  the row space of the exact forms restricted to hidden cells. Forms of more
 *  than a few dozen terms are left to the ranges. determined: one a cell. */
pdn_status cell_forms__determined(const cell_forms *s,
                                  bool *determined) PDN_MUST_USE;

/** The search for ranges: what it is looking at, and what it has seen.
 *  Zero-initialise. */
typedef struct {
    const cell_forms *s;
    uint32_t *lead;       /* of each cell: the first of its twins */
    double *least, *most; /* of each lead: values that fit, seen so far */
    uint32_t *cell, *column, *form, *met; /* as cell_range.c has them */
    size_t cells, forms, terms, looked, turns;
    bool *moved;    /* of each of `cell`: it is elsewhere at an end */
    uint32_t *keep; /* what was let go for one that was narrow: `kept` leads */
    size_t kept;
    double *price[2]; /* of each of `form`, `forms` of them: how much further
                         the least and the most of the range looked at last
                         would go, were that form a unit looser */
    pdn_arena memory;
} cell_forms__ranges;

/** Begins where no cell, form or twin is added any longer. More may be hidden
 *  then, and what is determined may be shown. */
pdn_status cell_forms__begin_ranges(const cell_forms *s,
                                    cell_forms__ranges *out) PDN_MUST_USE;
void cell_forms__end_ranges(cell_forms__ranges *r);

/** Whether a hidden cell can be anything in a range of that width; price: what
 *  holds one that is not wide. */
pdn_status cell_forms__is_wide(cell_forms__ranges *n, size_t cell, double width,
                               bool *wide) PDN_MUST_USE;

#endif
