/* services_level.h - the whole network where people name services. */
#ifndef PDN_SERVICES_LEVEL_H
#define PDN_SERVICES_LEVEL_H

#include "pdnet/measures.h"

/** Fills the rows (PDN_WHOLES of them, called so): people, answers, contacts
 *  and their density, the share of those who could name another service who do.
 *  What needs contacts that are told from both ends, or ways through others, is
 *  not defined. */
pdn_status services_level__measure(const pdn_network *g, const char *by,
                                   const char *const *names,
                                   pdn_graph_level *row) PDN_MUST_USE;

#endif
