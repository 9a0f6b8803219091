/* name_spans.h - where names of a list stand in a text. */
#ifndef PDN_NAME_SPANS_H
#define PDN_NAME_SPANS_H

#include "core/textmap.h"
#include "pdnet/core.h"

/** Names, folded (pdn_normalize_name), each once. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_textmap at;      /* folded name -> its number */
    pdn_textmap bent;    /* the same with an ending put on or taken off */
    const char **name;   /* as it is shown */
    const char **folded; /* length n */
    uint32_t *actor;     /* UINT32_MAX: of a service */
    size_t n, capacity, longest; /* longest: in bytes */
} name_list;

/** Adds a name; one that stands already is left as it is. */
pdn_status name_list__add(name_list *l, const char *name, const char *shown,
                          uint32_t actor) PDN_MUST_USE;

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
} name_span;

enum { NAME_SPANS = 16 };

/** The names in a folded text, each between two ends of words, none within a
 *  longer one; the first sixteen. Digits behind a name that is a heading alone
 *  (NAV2) end it. */
size_t name_spans__find(const name_list *l, const char *text,
                        name_span span[NAME_SPANS]);

#endif
