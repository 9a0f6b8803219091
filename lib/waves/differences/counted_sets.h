/* counted_sets.h - whose answers of one wave are counted where: in the wave's
 * own tables, among those that the wave before saw too, among those that the
 * next did. What two of these tell differs by what a few say. */
#ifndef PDN_COUNTED_SETS_H
#define PDN_COUNTED_SETS_H

#include "core/textmap.h"
#include "waves/match/wave_match.h"

enum {
    COUNTED_ALL,       /* whoever answered, about whoever is on the list */
    COUNTED_WITH_LAST, /* as wave_pairs has them, of the wave before and this */
    COUNTED_WITH_NEXT, /* of this and the next */
    COUNTED_SETS
};

/** One set, of each actor of the wave. */
typedef struct {
    bool there;
    uint32_t *group;         /* PDN_NO_GROUP: none that is known */
    bool *reporter, *member; /* who is heard; who can be spoken of */
    size_t opens; /* cells that it leaves out, by actors; in order, once each */
    wave_match__arc *open;
    const pdn_network *other; /* the wave that saw it too; NULL: none */
    uint32_t *here;           /* of each of its actors: which of this wave */
} counted_sets__set;

/** Zero-initialise. */
typedef struct {
    const pdn_network *g;
    bool directed;
    size_t groups;
    pdn_textmap number; /* of the key of a group's name */
    counted_sets__set set[COUNTED_SETS];
    pdn_arena text;
} counted_sets;

/** The two waves around it; either may be NULL. */
typedef struct {
    const wave_match *last, *next;
    const char *by;
    wave_names *names;
    wave_names__span span; /* from this wave to the next */
} counted_sets__wave;

/** as_next: groups as the next wave has them (all sets); else as this one does
 *  (without the last set). PDN_EDATA: no such column. */
pdn_status counted_sets__make(const counted_sets__wave *w, bool as_next,
                              counted_sets *out) PDN_MUST_USE;

/** The number of a group by its name; PDN_NO_GROUP: there is none. */
uint32_t counted_sets__group(counted_sets *c, const char *name);

void counted_sets__clear(counted_sets *c);

#endif
