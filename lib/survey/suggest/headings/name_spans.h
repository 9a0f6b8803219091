/* name_spans.h - where names of a list stand in a text. */
#ifndef PDN_NAME_SPANS_H
#define PDN_NAME_SPANS_H

#include "core/textmap.h"
#include "pdnet/core.h"

/** One name of the list. */
typedef struct {
    const char *shown;
    uint32_t actor; /* UINT32_MAX: of a service */
    size_t next;    /* of the next one who is called the same; SIZE_MAX */
    bool shares;    /* others may be called so: it is no id */
} name_entry;

/** Names, folded (pdn_normalize_name), each once, but those of people who are
 *  called the same, a chain. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap at;   /* folded name -> its number */
    pdn_textmap bent; /* the same with an ending put on or taken off */
    name_entry *entry;
    const char **folded;         /* length n */
    size_t n, capacity, longest; /* longest: in bytes */
} name_list;

/** Adds a name. One that stands already is left as it is, but where both share
 *  it, another actor's comes behind. */
pdn_status name_list__add(name_list *l, const char *name,
                          name_entry entry) PDN_MUST_USE;

/** Adds the forms that Norwegian gives names (barnevern, barnevernet) that are
 *  no names themselves. After all names. */
pdn_status name_list__bend(name_list *l) PDN_MUST_USE;

/** The number of the name that a folded text is, as it stands or bent; of the
 *  nearest one else; SIZE_MAX where none is near. */
size_t name_list__near(const name_list *l, const char *folded);

void name_list__clear(name_list *l);

/** A name in a text: [from, to). */
typedef struct {
    size_t from, to, name;
    uint64_t likely; /* of those called so, in the order of the chain, whom the
                        text may mean: a bit each */
    bool numbered;   /* a number beside it told which of them */
} name_span;

enum { NAME_SPANS = 16 };

/** The names in a folded text, each between two ends of words, none within a
 *  longer one; the first sixteen. Digits behind a name that is a heading alone
 *  (NAV2) end it. */
size_t name_spans__find(const name_list *l, const char *text,
                        name_span span[NAME_SPANS]);

#endif
