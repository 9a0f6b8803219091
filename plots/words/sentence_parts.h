/* sentence_parts.h - a pair as its sentences are made of it. */
#ifndef PDN_SENTENCE_PARTS_H
#define PDN_SENTENCE_PARTS_H

#include "format_number.h"

#include "pdnet/words.h"

/* One side of a pair and what it says of the other. */
struct side {
    const char *group;
    bool strained; /* says the note */
    double actors, answered, quality, one_sided, raters;
};

/* A pair in the order in which it is named. */
struct view {
    const pdn_pair *pair;
    pdn_saying saying;
    struct side a, b;
    bool within;
    double dyads, actors, answered;
};

/** A second caution, where the notes or the null ask for one; else "". */
const char *sentence__caution(const struct view *v);

/** Whether the finding stands at one cut of frequency only: with all contacts,
 *  the rarest too. */
bool caution__on_one_cut(const pdn_pair *p);

/** What says how sure a clear finding is: `plain`, or that it stands at one cut
 *  only. */
const char *caution__clear(const pdn_pair *p, const char *plain);

/** Whether what hangs on one person may be chance, so many pairs looked at: a
 *  break, and not a clear one. */
bool sentence__is_unclear(const pdn_pair *p);

/** Where few contacts were reported: what the silent would have to do, or what
 *  may be forgotten; else "". */
const char *caution__unseen(const struct view *v);

/** People who name services. bar: the rating that both sides reach; NULL: no
 *  scale is known. nobody_asked: a service that is only named; else NULL. */
pdn_sentence sentence__services_one_sided(const struct view *v);
pdn_sentence sentence__own(const struct view *v); /* of which nobody is asked */
pdn_sentence sentence__services_works(const struct view *v, const char *bar);
const char *sentence__nobody_asked(const struct view *v);

/** Two organisations; mean: what either gives the other, as text. */
pdn_sentence sentence__organisations(const struct view *v,
                                     const char *const mean[2]);

pdn_sentence sentence__single_post(const struct view *v);
pdn_sentence sentence__unknown(const struct view *v);
pdn_sentence sentence__ordinary(const struct view *v);
pdn_sentence sentence__hidden(const struct view *v);
pdn_sentence sentence__untested(const struct view *v);

/** The expected contacts as a number, without "about". Text of the context. */
const char *sentence__expected(double expected);

/** Whether the sentence of the verdict would say a number that is hidden; and
 *  the one that says none. */
bool sentence__says_hidden(const struct view *v);
pdn_sentence sentence__without_numbers(const struct view *v);

#endif
