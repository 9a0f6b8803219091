/* name_list.h - cells in which several names are listed. */
#ifndef PDN_NAME_LIST_H
#define PDN_NAME_LIST_H

#include "pdnet/core.h"

#include <stdbool.h>

/** Whether somebody is called so. */
typedef pdn_status (*name_list__known)(void *context, const char *text,
                                       bool *yes);

/** How cells are read. */
typedef struct {
    name_list__known is_known;
    void *context;
    char signs[3]; /* what parts a cell whatever stands there: of `;` and `|`
                      those that no name holds */
    bool whole;    /* elsewhere only what is names and nothing else is parted */
} name_list;

name_list name_list__of(name_list__known is_known, void *context);

/** No name holds the signs that part a cell: takes out what this one has. */
void name_list__heed(name_list *how, const char *name);

/** Whether a cell has anything that may part names: many have not. */
bool name_list__may_list(const char *cell);

/**
 * The names of a cell, of the arena: the cell itself where somebody is called
 * so, else what its signs part; of what nobody is called the longest names
 * between `,`, `+`, `&`, `/`, ends of lines and the word and, where some are
 * known. n is 0 for a cell of signs alone.
 */
pdn_status name_list__names(const name_list *how, const char *cell,
                            pdn_arena *a, const char ***name,
                            size_t *n) PDN_MUST_USE;

#endif
