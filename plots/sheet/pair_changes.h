/* pair_changes.h - the pairs of one wave and the next, as sheets tell them.
 * Private to plots/. */
#ifndef PDN_PAIR_CHANGES_H
#define PDN_PAIR_CHANGES_H

#include "pdnet/sheets.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

/** What can be said of a pair; later ones are drawn over earlier ones. */
typedef enum {
    PAIR_CHANGES_EMPTY,   /* no contact either time */
    PAIR_CHANGES_UNKNOWN, /* nothing that both waves saw */
    PAIR_CHANGES_HIDDEN,
    PAIR_CHANGES_TOLD, /* how much is hidden; that no clear change is seen is
                          not */
    PAIR_CHANGES_KEPT,
    PAIR_CHANGES_GONE, /* some before, none after; no more is said */
    PAIR_CHANGES_NEW,
    PAIR_CHANGES_LESS, /* beyond chance */
    PAIR_CHANGES_MORE,
    PAIR_CHANGES_STATES
} pair_changes__state;

/** Zero-initialise. Rows borrow. */
typedef struct {
    const pdn_wave_pair **row; /* those that changed first, then by how much */
    size_t rows;
    size_t count[PAIR_CHANGES_STATES]; /* of all of them */
    size_t tested;
    size_t adjusted; /* of these: so many that a change could have been told */
    bool unsure;     /* whether one could is hidden of some of these */
    const char *from, *to;
} pair_changes;

/** The rows of the latest step, or of that whose later wave is of `year`.
 *  PDN_EDATA where there is none. */
pdn_status pair_changes__take(const pdn_wave_pair *row, size_t n, double year,
                              pair_changes *out) PDN_MUST_USE;
void pair_changes__clear(pair_changes *q);

pair_changes__state pair_changes__state_of(const pdn_wave_pair *r);

/** Whether it is told as changed. */
bool pair_changes__is_said(const pdn_wave_pair *r);

/** Whether it is told as changed, or some contact came or all went. */
bool pair_changes__differs(const pdn_wave_pair *r);

/** "Fra 2022 til 2023: mer kontakt i ...". Text of the context. */
const char *pair_changes__title(const pair_changes *q);

typedef const char *pair_changes__say(const pair_changes *q);

/** A title of rows, as pair_changes__take takes them. */
pdn_status pair_changes__title_of(const pdn_wave_pair *row, size_t n,
                                  double year, pair_changes__say *title,
                                  const char **out) PDN_MUST_USE;

/** What is said of a pair that changed. */
pdn_sentence pair_changes__say_pair(const pdn_wave_pair *r);

/** What the group may talk about under changes; where none is told, of what
 *  is not seen. */
const char *pair_changes__ask(bool any);
const char *pair_changes__question(const pair_changes *q);

/** The two groups as labels. Text of the context. */
const char *pair_changes__name(const pdn_wave_pair *r);

/** What is said of it: less contact than last time. Where there were no fewer,
 * or how many is hidden: seen against all other contact. */
const char *pair_changes__found(const pdn_wave_pair *r);

/** Entries of the pairs that changed, in the column, with `below` kept free. */
pdn_status pair_changes__entries(pdn_sheet *s, const pair_changes *q,
                                 double below) PDN_MUST_USE;

/** A rule under the entries, where there are any; the height. */
double pair_changes__rule(pdn_sheet *s, const pair_changes *q, bool draw);

/** How many were tested, and what chance may give; the height. */
double pair_changes__note(pdn_sheet *s, const pair_changes *q, bool draw);

/** How a state is drawn on a sheet of that unit: told apart without colour. */
pdn_pen pair_changes__pen(pair_changes__state state, double unit);

/** Could a change have been told at all? p may be there where the least that
 * draws can give is no finding: then q is not. In a public copy that is not
 * known beside hidden contacts: it could. */
bool pair_changes__is_tellable(const pdn_wave_pair *r);

/** The same, where that is not known: q is hidden, and may be none. */
bool pair_changes__may_be_told(const pdn_wave_pair *r);

/** So many, or "at most" so many. */
const char *pair_changes__count(size_t n, bool unsure);

/** Whether the year that a wave's label begins with is that; any, for 0. */
bool pair_changes__is_year(const char *wave, double year);

#endif
