/* masking.h - one piece of masking under way: who is who, under which key. */
#ifndef PDN_MASKING_H
#define PDN_MASKING_H

#include "core/textmap.h"
#include "pdnet/pseudonyms.h"
#include "survey/names/names.h"

#include <stdbool.h>
#include <stddef.h>

/** A text by which somebody is known, to be found within other texts. */
typedef struct {
    const char *text; /* as pdn_name_key has it */
    uint32_t actor;
} masking__called;

/** Zero-initialise; the first three are the caller's. Clear it. */
typedef struct {
    const pdn_key *key;
    const pdn_mask_options *o;
    pdn_diagnostics *f;
    pdn_arena text;
    pdn_names names;
    const char **id; /* of each actor */
    size_t actors, capacity;
    masking__called *called; /* in the order of their first letters */
    size_t calleds, called_capacity;
    bool sorted;
    pdn_textmap known, taken; /* key of an id, and pseudonym -> its row */
    pdn_pseudonyms who;
    pdn_textmap group; /* keys of names that groups of the list have */
    bool *met;         /* of each column to keep: there is one */
} masking;

pdn_status masking__begin(masking *m) PDN_MUST_USE;

/** Adds the next actor; a name may be NULL. PDN_EDATA where an actor of that id
 *  is there already. */
pdn_status masking__add_actor(masking *m, const char *id,
                              const char *name) PDN_MUST_USE;

/** Another spelling of an actor's id. Of somebody unknown: nothing is done. */
pdn_status masking__add_alias(masking *m, const char *alias,
                              const char *id) PDN_MUST_USE;

/** A further text by which an actor is known: it is found within others, and
 *  calls nobody by itself. */
pdn_status masking__add_called(masking *m, const char *text,
                               uint32_t actor) PDN_MUST_USE;

/** A group of the list, by its name; NULL: none is known. */
pdn_status masking__add_group(masking *m, const char *name) PDN_MUST_USE;

/** People and groups of one cell, parted by , ; or +: pseudonyms in place of
 *  people, and of whoever is neither on the list nor a group of it. */
pdn_status masking__of_people(masking *m, const char *cell,
                              const char **out) PDN_MUST_USE;

/** The id of whom a text calls, by id, alias or unique name; NULL for nobody on
 *  the list. */
pdn_status masking__find(masking *m, const char *text,
                         const char **id) PDN_MUST_USE;

/** The pseudonym of a text as it stands. PDN_EDATA where another id has it. */
pdn_status masking__of_text(masking *m, const char *text,
                            const char **out) PDN_MUST_USE;

/** The pseudonym of whom a text calls; of nobody on the list, of the text. */
pdn_status masking__of_person(masking *m, const char *text,
                              const char **out) PDN_MUST_USE;

/** True for a column that is to be kept by name; it is met then. */
bool masking__keeps(masking *m, const char *column);

/** A fault in f for every column to keep that was not met. */
pdn_status masking__tell_unmet(masking *m) PDN_MUST_USE;

void masking__clear(masking *m);

#endif
