/* groups.h - actors sorted into groups by one of their columns. */
#ifndef PDN_GROUPS_H
#define PDN_GROUPS_H

#include "pdnet/network.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Groups in byte order of their labels. Zero-initialise. Labels borrow from
 *  the network. */
typedef struct {
    size_t actors, groups;
    uint32_t *of;       /* group of each actor */
    const char **label; /* length groups */
    size_t *size, *answered;
    pdn_arena arena;
} pdn_groups;

/** Groups by an actor column; numbers are written shortest. An actor without a
 *  value belongs to the group "". PDN_EDATA when there is no such column. */
pdn_status pdn_groups_by(const pdn_network *g, const char *column,
                         pdn_groups *out) PDN_MUST_USE;

/** False for a label that names no group: empty, or `NA`. */
bool pdn_groups_is_known(const char *label);

void pdn_groups_clear(pdn_groups *q);

#ifdef __cplusplus
}
#endif

#endif
